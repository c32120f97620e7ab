import { expect } from 'vitest'
import { MUNICIPALITIES } from '../../db/seed/staff.ts'
import { finds, isChecked, presses, ringsAndWaits, takesByHand, takesNext } from './support/desk.ts'
import type { House } from './support/house.ts'
import { scene } from './support/scene.ts'

const PIA = '+4742005104'
const CONDITION = 'Du må levere oversikt over utgifter hver måned.'

const decides = (house: House, personId: string) =>
  house.comesFromCase({
    personId,
    eventKey: 'decision:condition',
    kind: 'decision',
    side: 'municipal',
    theme: 'socialAssistance',
    box: {
      what: 'Vedtak om sosialhjelp',
      todo: 'Lever oversikten',
      byWhen: '31. mars',
      otherwise: 'Vi tar kontakt',
      whom: 'Kontoret',
    },
    body: `Du får stønad.\n\n${CONDITION}\n\nPengene kommer på konto 9901.11.30012.`,
    language: 'nb',
  })

scene('C4-09 "What does this condition mean?"', async (house) => {
  const pia = await house.person('residentA')
  const lars = await house.staff('operator')
  const anne = await house.staff('operator2')
  const letter = await decides(house, pia.id)
  await house.configure('access.ccReadMunicipalLetter', MUNICIPALITIES.A, {
    basis: 'Samtykke i samtale, avtale av 1. februar 2026',
    from: '2026-02-01',
  })
  await house.clockTo('2026-03-02 10:04')

  const caller = await ringsAndWaits(house, PIA)
  const taken = await takesNext(house, lars)
  const reading = `/arbeid/samtaler/${taken.callId}/brev/${letter.messageId}`
  const unsure = await presses(lars, taken.page, 'Pia Kolltoft snakker selv')
  expect(unsure.text).not.toContain('Brev fra kommunen')
  expect((await lars.open(reading)).status).toBe(404)
  const sure = await isChecked(house, lars, unsure, pia.id)
  expect(sure.text).toContain('Brev fra kommunen')
  expect(sure.html).not.toContain(CONDITION)
  expect((await lars.open(reading)).status).toBe(404)

  // She says yes: the letter opens, to him, in this call.
  const read = await presses(lars, sure, 'Personen sier ja til at jeg leser brevet i denne samtalen')
  expect(read.address).toContain(reading)
  expect(read.text).toContain(CONDITION)
  expect((await anne.open(reading)).status).toBe(404)

  // He shows her the same page: by a code, with numbers hidden, and points.
  const shared = await presses(lars, read, 'Vis brevet for personen')
  const code = /Koden er (\d{6})/.exec(shared.text)?.[1] ?? ''
  const wrong = await typesCode(house, code === '000000' ? '111111' : '000000')
  expect(wrong.text).toContain('Koden er feil')
  const screen = await typesCode(house, code)
  expect(screen.text).toContain(CONDITION)
  expect(screen.text).toContain('ser den samme siden')
  // The account is hidden, all of it; 9901 alone is also where the office stands.
  expect(screen.text).not.toMatch(/9901\D?11|30012/)
  expect(screen.text).toContain('Pengene kommer på konto')
  const pointing = shared.forms.filter(({ values }) => values.gjor === 'pek' || values.del === '1')
  expect(pointing).toHaveLength(1)
  const pointForm = pointing[0]
  if (!pointForm) throw new Error('nothing to point with')
  await lars.send(shared, pointForm, {}, pointForm.buttons[0])
  expect((await screen.again()).html).toMatch(/<mark>Du må levere oversikt/)

  // The call ends, and everything closes with it.
  await house.clockTo('2026-03-02 10:11')
  const about = await presses(lars, await lars.open(`/arbeid/samtaler/${taken.callId}`), 'Videre', {
    tema: 'socialAssistance',
  })
  const saved = await presses(lars, about, 'Lagre', { 'svart.rules': 'ja', resultat: 'resolved' })
  await presses(lars, saved, 'Lest opp. Avslutt samtalen')
  await house.soon(() => !caller.live())
  expect((await lars.open(reading)).status).toBe(404)
  expect((await screen.again()).text).toContain('ikke lenger tilgjengelig')
  expect((await lars.open(`/arbeid/person/${pia.id}/brev-med-samtykke/${letter.messageId}`)).status).toBe(404)
  const log = await pia.open('/min-side/hvem-har-sett')
  expect(log.text).toMatch(/Leste et brev til deg i en samtale, med ditt ja, 10:04–10:11/)

  // Where the municipality has not switched it on: kind and day, and a talk with the adviser of the municipality.
  const jan = await house.person('residentB1')
  const shut = await decides(house, jan.id)
  const screenB = await isChecked(
    house,
    lars,
    await finds(lars, await takesByHand(lars), 'Jan Veikvist'),
    jan.id,
  )
  expect(screenB.text).toContain('Brev fra kommunen')
  expect(screenB.text).toContain('Brevet kan ikke leses her')
  expect(screenB.text).not.toContain('Personen sier ja')
  const callB = /samtaler\/([0-9a-f-]{36})/.exec(screenB.address)?.[1] ?? ''
  expect((await lars.open(`/arbeid/samtaler/${callB}/brev/${shut.messageId}`)).status).toBe(404)
  const booked = await presses(lars, screenB, 'Avtal samtale')
  expect(booked.text).toContain('Les opp for personen')
  const promises = await house.db.system
    .selectFrom('promise')
    .select(['theme', 'side'])
    .where('personId', '=', jan.id)
    .where('isOpen', '=', true)
    .where('theme', '=', 'explainLetter')
    .execute()
  expect(promises).toEqual([{ theme: 'explainLetter', side: 'municipal' }])
  await presses(lars, booked, 'Lest opp. Avslutt samtalen')
})

/** A browser that is signed in nowhere. */
async function typesCode(house: House, kode: string) {
  const posted = await fetch(`${house.baseUrl}/vis`, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin: house.baseUrl, 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ kode }),
  })
  const cookie = (posted.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
  const again = async (path = '/vis') => {
    const answer = await fetch(`${house.baseUrl}${path}`, { headers: { accept: 'text/html', cookie } })
    const html = await answer.text()
    return { html, text: html.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ') }
  }
  return { ...(await again(posted.headers.get('location') ?? '/vis')), again }
}
