import { expect } from 'vitest'
import { textFor } from '../../text/index.ts'
import { inOslo } from './support/house.ts'
import { scene } from './support/scene.ts'

const IN_DARI = 'کمک اجتماعی شما به تاریخ ۲۰ مارچ پرداخت می‌شود.'

scene('C1-07 When writing tangles', async (house) => {
  const zahra = await house.person('dari')
  const oskar = await house.staff('municipalAdviserA3')
  const { threadId } = await zahra.writes('Når kommer sosialhjelpen?')
  const place = { personId: zahra.id, threadId }
  const talksOwed = async () => {
    const { entries } = (await oskar.api('GET', `/api/v1/persons/${zahra.id}/threads/${threadId}`))
      .body as Talked
    return entries.filter((entry) => entry.kind === 'holdMeeting' && entry.endedAt === undefined)
  }
  for (const [day, answer, reply] of [
    ['2026-03-03', 'Vi ser på saken din.', 'Jeg forstår ikke. Når kommer pengene?'],
    ['2026-03-04', 'Utbetalingen følger av vedtaket.', 'Jeg forstår fortsatt ikke. Når kommer pengene?'],
    ['2026-03-05', 'Se vedtaket, der står datoen.', 'Jeg forstår det ikke. Når kommer pengene til meg?'],
  ] as const) {
    expect(await talksOwed()).toEqual([])
    await house.clockTo(`${day} 10:00`)
    await oskar.answers(place, answer)
    await zahra.reads(threadId)
    await zahra.writes(reply, { thread: threadId })
  }
  expect(await talksOwed()).toHaveLength(1)
  await zahra.presses(threadId, 'Forstod ikke')
  const [owed, ...more] = await talksOwed()
  expect(more).toEqual([])
  expect(owed && [owed.ownerName, inOslo(owed.dueAt)]).toEqual(['Oskar Tjernlykt', '2026-03-12 10:00'])
  const rows = (await oskar.list('mine')).filter((row) => row.promiseId === owed?.promiseId)
  expect(rows).toHaveLength(1)
  expect(rows[0]?.text).toMatch(/dari, tolk/)

  const shown = await oskar.page({ ...place, promiseId: owed?.promiseId ?? '' })
  for (const question of ['Når kommer sosialhjelpen?', 'Jeg forstår det ikke. Når kommer pengene til meg?'])
    expect(shown.text).toContain(question)
  const open = await oskar.entries(place)
  expect(open).toHaveLength(2)
  for (const entry of open) expect(shown.html).toContain(entry.promiseId)

  await house.clockTo('2026-03-06 10:00')
  const tried = await oskar.answers(
    place,
    'Pengene kommer 20. mars.',
    open.map((entry) => entry.promiseId),
  )
  expect(tried.text).toMatch(/samtale/i)
  expect((await oskar.entries(place)).map((entry) => entry.promiseId).sort()).toEqual(
    open.map((entry) => entry.promiseId).sort(),
  )
  // Nothing longer was written by the house itself: what is in the thread was written by somebody.
  const before = await zahra.reads(threadId)
  expect(before.text.match(/Oskar Tjernlykt, sosialfaglig veileder/g)).toHaveLength(4)

  await house.clockTo('2026-03-10 12:00')
  await oskar.talks(
    { ...place, promiseId: owed?.promiseId ?? '' },
    {
      channel: 'meetingOffice',
      interpreter: 'professional',
      summary: 'Sosialhjelpen kommer 20. mars.',
      inLanguage: IN_DARI,
      about: open.map((entry) => entry.promiseId),
    },
  )
  expect(await talksOwed()).toEqual([])
  const told = await zahra.reads(threadId)
  expect(told.text).toContain(IN_DARI)
  expect(told.text).toContain('Sosialhjelpen kommer 20. mars.')

  await zahra.presses(threadId, 'Fortsatt uklart, jeg vil møtes')
  const home = await zahra.home()
  expect(home.text).toMatch(/Oskar Tjernlykt avtaler en tid med deg senest tirsdag 17\. mars kl\. 12\./)
})

type Talked = {
  entries: {
    promiseId: string
    kind: string
    endedAt?: string
    dueAt: string
    ownerName: string
    urgency: string
  }[]
}

scene('C1-08 Not enough food until Friday', async (house) => {
  await house.clockTo('2026-03-02 13:00')
  const silje = await house.person('mother')
  const [ruth, samir, liv, mona] = [
    await house.staff('dutyOfficerA'),
    await house.staff('dutyOfficerA2'),
    await house.staff('municipalAdviserA2'),
    await house.staff('leadMunicipalA'),
  ]
  const { page, threadId, parts } = await silje.writes('Skapet er tomt og pengene kommer først på fredag.')
  expect(parts.map(({ says }) => says)).toEqual([
    'Noen snakker med deg senest i dag kl. 14. Vakt Granvik har ansvaret.',
  ])
  expect(page.text).toMatch(/utenom åpningstiden\? Ring:\n800 00 112/)
  expect(await liv.list('mine')).toEqual([])
  const [row, ...more] = await ruth.list('laget')
  expect(more).toEqual([])
  expect(row && [row.personId, inOslo(row.dueAt)]).toEqual([silje.id, '2026-03-02 14:00'])
  expect(row?.text).toMatch(/^!/)
  for (const duty of [ruth, samir])
    expect(await duty.notices()).toEqual([expect.stringMatching(/^Det haster/)])

  const place = { personId: silje.id, threadId, promiseId: row?.promiseId ?? '' }
  const urgency = async () =>
    ((await ruth.api('GET', `/api/v1/persons/${silje.id}/threads/${threadId}`)).body as Talked).entries.map(
      (entry) => [entry.urgency, inOslo(entry.dueAt)],
    )
  await silje.writes('Takk', { thread: threadId })
  await house.clockTo('2026-03-02 13:20')
  expect(await urgency()).toEqual([['acute', '2026-03-02 14:00']])
  await ruth.talks(place, { summary: 'Vi snakket sammen. Naboen hjelper til i kveld.', about: [] })
  expect(await urgency()).toEqual([['acute', '2026-03-02 14:00']])
  expect((await silje.reads(threadId)).text).toContain('Vi snakket sammen. Naboen hjelper til i kveld.')

  await house.clockTo('2026-03-02 13:30')
  const without = await ruth.does(place, 'senk', { senkGrunn: '', senkKontakt: '2026-03-03T10:00' })
  expect(without.status).toBe(422)
  expect(without.text).toContain('Skriv hvorfor, så den neste forstår.')
  expect(await urgency()).toEqual([['acute', '2026-03-02 14:00']])
  const why = 'Har mat til i morgen, jeg kjenner familien og ringer igjen'
  expect((await ruth.does(place, 'senk', { senkGrunn: why, senkKontakt: '2026-03-03T10:00' })).status).toBe(
    200,
  )
  expect(await urgency()).toEqual([['ordinary', '2026-03-03 10:00']])
  const seen = await silje.reads(threadId)
  expect(seen.text).toMatch(/senest i morgen kl\. 10/)
  expect(seen.text).toContain('Ruth Kveldgard har vurdert hvor mye dette haster.')
  expect(seen.text).toContain(why)
  expect(
    (await mona.list('teamleder')).map((one) => [one.promiseId, /Hast er senket/.test(one.text)]),
  ).toEqual([[place.promiseId, true]])
})

scene("C1-09 Somebody else's task", async (house) => {
  const nour = await house.person('arabic')
  const [lars, gunnar] = [await house.staff('operator'), await house.staff('leadStateA')]
  const { threadId } = await nour.writes('متى أحصل على جواب من UDI بشأن تصريح الإقامة؟')
  const [row] = await lars.list('laget')
  const place = { personId: nour.id, threadId, promiseId: row?.promiseId ?? '' }
  expect(row?.personId).toBe(nour.id)

  // The operator stays on the line while the other body is rung.
  await lars.does(place, 'henvis', { etat: 'immigration', felles: 'ja' })
  const told = await nour.reads(threadId)
  expect(told.html).toMatch(/<html[^>]* lang="ar"/)
  expect(told.text).toContain(textFor('ar')('common:agency.immigration.name'))
  expect(told.text).toContain(textFor('ar')('common:agency.immigration.how'))
  expect(told.text).toContain(textFor('ar')('common:agency.immigration.bring'))
  expect(figures(await gunnar.api('GET', '/api/v1/leader/figures'))).toMatchObject({
    referredElsewhere: 1,
    notReached: 0,
  })
  expect((await gunnar.open('/arbeid/leder')).text).toMatch(/Svart, men ikke nådd fram\n0\nVist til andre\n1/)

  await house.clockTo('2026-03-06 10:00')
  await nour.writes('متى أحصل على جواب من UDI بشأن تصريح الإقامة؟')
  const again = (await lars.list('laget')).find((one) => one.personId === nour.id)
  const second = await lars.does({ ...place, promiseId: again?.promiseId ?? '' }, 'henvis', {
    etat: 'immigration',
  })
  expect(second.status).toBe(422)
  expect(second.text).toMatch(/sendt videre før/)

  await house.clockTo('2026-03-09 09:59')
  expect((await house.outbox(nour.id)).filter(({ kind }) => kind === 'referralCheck')).toEqual([])
  await house.clockTo('2026-03-09 10:00')
  expect(
    (await house.outbox(nour.id))
      .filter(({ kind }) => kind === 'referralCheck')
      .map(({ madeAt, state }) => [madeAt, state]),
  ).toEqual([['2026-03-09 10:00', 'sent']])
  expect((await nour.home()).text).toContain(
    textFor('ar')('citizen:referral.ask', { agency: textFor('ar')('common:agency.immigration.name') }),
  )

  await nour.gotThrough('nei')
  const tariq = await house.staff('stateAdviserA3')
  const back = (await tariq.list('mine')).filter((one) => one.personId === nour.id)
  expect(back.map((one) => one.promiseId)).toEqual([place.promiseId])
  expect(figures(await gunnar.api('GET', '/api/v1/leader/figures'))).toMatchObject({ notReached: 0 })
})

const figures = ({ body }: { body: unknown }) => body as Record<string, number>

const PIECES = [
  'Hei, når begynner kurset mitt?',
  'jeg skulle hatt plass på et tiltak',
  'men ingen har ringt',
  'arrangøren heter Muligheten AS',
  'jeg var der i januar',
  'da sa de at det var plass',
  'nå er det mars',
  'hva skjer med tiltaket?',
  'kan dere sjekke?',
  'jeg venter på svar',
] as const

scene('C1-10 Ten lines and a thank-you', async (house) => {
  const thomas = await house.person('resident')
  const [kari, gunnar] = [await house.staff('stateAdviserA'), await house.staff('leadStateA')]
  let threadId = ''
  for (const [index, piece] of PIECES.entries()) {
    await house.clockTo(`2026-03-02 10:${String(Math.round((index * 50) / 9)).padStart(2, '0')}`)
    const sent = await thomas.writes(piece, threadId === '' ? {} : { thread: threadId })
    threadId ||= sent.threadId
    expect(sent.threadId).toBe(threadId)
    expect(sent.parts.map(({ says }) => says)).toEqual([
      'Kari Mosetoft svarer deg senest onsdag 4. mars kl. 10.',
    ])
  }
  await house.clockTo('2026-03-02 10:52')
  const thanks = await thomas.writes('takk', { thread: threadId })
  expect(thanks.parts).toEqual([])
  expect(thanks.page.text).toContain('Vi har fått meldingen. Du trenger ikke gjøre noe mer.')

  const place = { personId: thomas.id, threadId }
  const rows = await kari.list('mine')
  expect(rows.map((row) => [row.personId, inOslo(row.dueAt)])).toEqual([[thomas.id, '2026-03-04 10:00']])
  expect(await kari.notices()).toEqual([expect.stringMatching(/^Ny henvendelse.*kl\. 10$/)])
  const shown = await kari.page(place)
  for (const piece of PIECES) expect(shown.text).toContain(piece)

  await house.clockTo('2026-03-03 09:00')
  await kari.answers(place, 'Vi ringer arrangøren i dag. Du får plass fra 16. mars.')
  expect(await kari.list('mine')).toEqual([])
  await house.clockTo('2026-03-04 09:00')
  expect((await thomas.writes('Alt bra 👍', { thread: threadId })).parts).toEqual([])
  expect(await kari.list('mine')).toEqual([])

  await house.clockTo('2026-03-10 10:00')
  const back = await thomas.writes(
    'Svaret hjalp ikke. Jeg vet fortsatt ikke når jeg får plass på tiltaket.',
    {
      thread: threadId,
    },
  )
  expect(back.threadId).toBe(threadId)
  expect(back.parts.map(({ says }) => says)).toEqual([
    'Kari Mosetoft svarer deg senest torsdag 12. mars kl. 10.',
  ])
  const again = await kari.list('mine')
  expect(again.map((row) => [row.personId, inOslo(row.dueAt), /Kom tilbake/.test(row.text)])).toEqual([
    [thomas.id, '2026-03-12 10:00', true],
  ])
  expect(again[0]?.promiseId).not.toBe(rows[0]?.promiseId)
  expect((await thomas.reads(threadId)).text).toContain('Du skrev igjen om noe vi hadde svart på.')
  expect(figures(await gunnar.api('GET', '/api/v1/leader/figures'))).toMatchObject({ reopened: 1 })
})
