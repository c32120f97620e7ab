import { expect } from 'vitest'
import { presses } from '../../test/scenes/support/desk.ts'
import { scene } from '../../test/scenes/support/scene.ts'
import { openBrowser, PHONE } from '../../test/support/browser.ts'
import { look, readAs } from '../../test/support/look.ts'

scene('Papers are scanned at the desk, and whoever leads sees hours and figures', async (house) => {
  const anne = await house.staff('hostA')
  const kari = await house.staff('stateAdviserA')
  const person = await house.person('resident')
  const asked = await kari.open(`/arbeid/person/${person.id}/papirer`)
  await presses(kari, asked, 'Legg inn', { papirer: 'Leiekontrakt\nLønnsslipp', side: 'state' })
  await presses(anne, await anne.open('/arbeid/mottak'), 'Sjekk inn', { hvorfor: 'deliverPaper' })
  const visit = await presses(anne, await anne.open('/arbeid/mottak'), 'Kall inn neste')
  const found = await anne.open(`${visit.address}?sok=Thomas Elvekvist`)
  const known = await presses(anne, found, 'Dette er Thomas Elvekvist', { hvordan: 'document' })
  const thing = known.forms
    .flatMap(({ fields }) => fields)
    .find(({ name }) => name === 'svarer.1')
    ?.options.find(({ label }) => label.includes('nr. 2 av 2'))
  expect(known.text).not.toContain('Leiekontrakt')
  await presses(anne, known, 'Mottatt nå', {
    'ark.1': 'payslip',
    'antall.1': '2',
    'svarer.1': thing?.value ?? '',
  })
  const at = visit.address.split('?')[0] ?? ''
  await presses(anne, await anne.open(at), 'Henvis', {
    ...{ til: 'police', gjorde: 'Ringte sammen', naar: '2026-03-04T10:00', svarte: 'accepted' },
  })
  const owed = await kari.open(`/arbeid/person/${person.id}`)
  expect(owed.text).toContain('Vist videre før')
  const became = await presses(kari, owed, 'Fikk hjelp der')
  expect(became.text).toContain('Skrevet ned.')
  expect(became.text).not.toContain('Vist videre før')
  const browser = await openBrowser()
  try {
    const screen = await browser.newPage({ viewport: PHONE })
    const holdUp = async (paths: readonly string[]) => {
      for (const path of paths) expect(await look(screen, house.baseUrl + path)).toEqual([])
    }
    await readAs(screen, house, 'nb', anne)
    await holdUp(['/arbeid/mottak', '/arbeid/mottak/papirer', at, `${at}/skann`])
    const pdf = { name: 'scan0001.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4 side') }
    await screen.setInputFiles('#fil', pdf)
    await screen.getByRole('button', { name: 'Legg på saken' }).click()
    await screen.getByText('Filen ligger på saken.').waitFor()
    expect((await anne.open('/arbeid/mottak/papirer')).text).toContain('Alt er skannet')
    const papers = await kari.open(`/arbeid/person/${person.id}/papirer`)
    expect(papers.text).toContain('Lønnsslipp 2026-03-02.pdf')
    expect(papers.text).toContain('1 av 2 mottatt')
    const leader = await house.staff('officeLeaderA')
    await readAs(screen, house, 'nb', leader)
    const hours = '/arbeid/apningstider'
    const proposed = await presses(leader, await leader.open(hours), 'Send på høring', {
      ...{
        'dag.1': '9–14',
        'dag.2': '9–14',
        innen: '2026-03-20',
        fra: '2026-04-07',
        hvorfor: 'Flere kommer tidlig',
      },
    })
    expect(proposed.text).toContain('Til høring')
    // Nobody is signed in who says what they think.
    await readAs(screen, house, 'ar')
    expect(await look(screen, `${house.baseUrl}/kontor/granvik/horing`, { language: 'ar' })).toEqual([])
    await screen.getByRole('textbox').fill('Onsdag passer best')
    await screen.getByRole('combobox').last().selectOption('against')
    await screen.locator('form.write button[type=submit]').click()
    await screen.getByRole('status').waitFor()
    await readAs(screen, house, 'nb', leader)
    const closing = { 'steng.fra': '2026-03-05', arsak: 'weather', ord: 'Veien er stengt av ras' }
    const closed = await presses(leader, await leader.open(hours), 'Steng', closing)
    expect(closed.text).toContain('1 svar: 0 for, 1 mot')
    expect(closed.text).toContain('Veien er stengt av ras')
    await presses(leader, await leader.open(hours), 'Steng', {
      ...{ 'steng.fra': '2026-03-02', 'steng.kl.fra': '10:30', 'steng.kl.til': '11:30' },
      ...{ arsak: 'building', ord: 'Vannlekkasje' },
    })
    const page = `${house.baseUrl}/kontor/granvik`
    await readAs(screen, house, 'ar')
    expect(await look(screen, page, { language: 'ar' })).toEqual([])
    expect(await screen.locator('main').innerText()).toContain('مشكلة في المبنى')
    await readAs(screen, house, 'nb', leader)
    await holdUp([
      '/arbeid/apningstider',
      '/arbeid/besokstall',
      '/arbeid/annen-tid',
      '/kontor/granvik',
      '/kontor/granvik/horing',
      '/arbeid/ute/steder',
      '/arbeid/ute/tall',
      '/arbeid/hvem-har-ansvar',
      '/kontor/granvik/hvem',
    ])
    const directory = '/arbeid/hvem-har-ansvar'
    const written = await presses(leader, await leader.open(directory), 'Lagre', {
      ...{ hvem: 'municipality', navn: 'Boligkontoret', 'tema.housing': 'ja', telefon: '76 00 00 00' },
    })
    const [entry] = /hvem-har-ansvar\/[0-9a-f-]{36}/.exec(written.html) ?? []
    await holdUp([`/arbeid/${entry}`])
    expect((await leader.open('/arbeid/besokstall/fil')).html).toContain(';Besøk;Løst her;')
  } finally {
    await browser.close()
  }
})
