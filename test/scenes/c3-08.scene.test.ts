import { expect } from 'vitest'
import { PLACES } from '../../db/seed/organisation.ts'
import type { Employee } from './support/employee.ts'
import { type House, STAFF } from './support/house.ts'
import type { Form, Page } from './support/html.ts'
import { ladders, letter } from './support/letters.ts'
import { scene } from './support/scene.ts'
import { buttonCalled, formWith } from './support/walker.ts'

/** Somebody without telephone or address, as the office knows them from the start. */
const without = (house: House, givenName: string) =>
  house.neighbour({
    givenName,
    familyName: 'Prøvesti',
    contactStatus: 'assisted',
    phone: null,
    address: null,
    assigned: [{ side: 'state', staffId: STAFF.stateAdviserA, lead: true }],
  })

const [DESK, CAFE] = [`sted.${PLACES.deskA}`, `sted.${PLACES.cafe}`]

scene('C3-08 No phone, no fixed address', async (house) => {
  const ronny = await without(house, 'Ronny')
  const late = await without(house, 'Lillian')
  const [anne, vera, kari] = [
    await house.staff('hostA'),
    await house.staff('keeper'),
    await house.staff('stateAdviserA'),
  ]
  // He says it himself on his page; she says it at the desk.
  const own = await ronny.open('/min-side/slik-snakker-vi/hentested')
  expect(own.text).not.toContain('Elvemark')
  const saved = await ronny.send(own, formWith(own, DESK), { [DESK]: 'ja', [CAFE]: 'ja' })
  expect(saved.text).toContain('Lagret. Det gjelder fra nå.')
  const desk = await kari.open(`/arbeid/person/${late.id}/hentested`)
  await kari.send(desk, formWith(desk, CAFE), { [DESK]: 'ja', [CAFE]: 'ja', hvordan: 'desk' })
  const kept = await kari.open(`/arbeid/person/${late.id}/hentested`)
  expect(formWith(kept, DESK).values).toMatchObject({ [DESK]: 'ja', [CAFE]: 'ja' })

  const { noticeId } = await house.comesFromCase(letter(ronny.id))
  await sentFromForm(kari, late.id)
  await house.clockTo('2026-03-02 10:30')

  for (const keeper of [anne, vera]) {
    const list = await keeper.open('/arbeid/hentested')
    expect(list.text).toMatch(/Ronny Prøvesti\s+1 konvolutt fra i dag kl\. 10/)
  }
  // Must not: the café sees more than a name and that an envelope waits.
  const cafe = await vera.open('/arbeid/hentested')
  expect(cafe.html).not.toContain(ronny.id)
  expect(cafe.html).not.toContain(noticeId)
  expect(cafe.text).not.toMatch(/vedtak|AAP|arbeidsavklaring|Kari|stat\b/i)
  for (const path of ['/arbeid', '/arbeid/sok?q=Ronny', '/arbeid/ikke-nadd', '/arbeid/varsler'])
    expect((await vera.open(path)).address).toBe('/arbeid/hentested')
  expect((await vera.api('GET', `/api/v1/persons/${ronny.id}`)).text).not.toContain('Ronny')
  expect((await vera.api('GET', '/api/v1/persons?q=Prøvesti')).text).not.toContain('Prøvesti')

  await house.clockTo('2026-03-03 11:00')
  const unsure = await vera.send(cafe, formOf(cafe, 'Ronny'), { sett: '' })
  expect(unsure.text).toContain('Si hvordan du har sett hvem det er')
  const again = await vera.open('/arbeid/hentested')
  const handed = await vera.send(again, formOf(again, 'Ronny'), { sett: 'knownHere' })
  expect(handed.text).toContain('Konvolutten er gitt ut')
  expect(handed.text).not.toContain('Ronny')
  await house.clockTo('2026-03-03 11:05')
  expect((await anne.open('/arbeid/hentested')).text).not.toContain('Ronny')
  const shown = ladders(await kari.page({ personId: ronny.id }))
  expect(shown).toMatch(/Nådd\s+Sendt i går kl\. 10\. Gitt i hånda i dag kl\. 11/)
  const owed = (await kari.list('mine')).filter((row) => row.personId === ronny.id)
  // What is handed over has reached; that a decision is explained aloud to him is still owed.
  expect(owed.map(({ text }) => text)).toEqual([expect.stringMatching(/forklar vedtak/)])

  // Nobody has come for the other one: after working day 4 the outreach team has a task.
  await house.clockTo('2026-03-06 09:05')
  const tasks = (await kari.list('mine')).filter((row) => row.personId === late.id)
  expect(tasks.filter(({ text }) => /ta kontakt/.test(text))).toHaveLength(1)
  expect(ladders(await kari.page({ personId: late.id }))).toMatch(
    /fredag 6\. mars kl\. 9|i dag kl\. 9\s+Oppgave til oppsøkende team/,
  )
  // Must not: any step sends to a number or address.
  await house.clockTo('2026-03-20 12:00')
  expect(await house.outbox(ronny.id)).toEqual([])
  expect(await house.outbox(late.id)).toEqual([])
})

/** A letter by the form that staff have: filled in, looked over, sent. */
async function sentFromForm(staff: Employee, personId: string): Promise<void> {
  const page = await staff.open(`/arbeid/person/${personId}/brev?mal=statusCardMissing`)
  const form = formWith(page, 'mal=statusCardMissing')
  const filled = { 'fyll.from': '2026-02-09', 'fyll.until': '2026-02-22' }
  const looked = await staff.send(page, form, filled, buttonCalled(form, 'Se på brevet'))
  const ready = formWith(looked, 'mal=statusCardMissing')
  const sent = await staff.send(looked, ready, {}, buttonCalled(ready, 'Send brevet'))
  expect(sent.address).toContain('gjort=brevSendt')
}

/** The form beside a name: names and forms stand in the same order. */
function formOf(page: Page, name: string): Form {
  const names = [...page.text.matchAll(/(\S+) Prøvesti/g)].map(([, given]) => given)
  const form = page.forms.filter((one) => one.values.konvolutt !== undefined)[names.indexOf(name)]
  if (!form) throw new Error(`nothing waits for ${name}`)
  return form
}
