import { expect } from 'vitest'
import { assign, STAFF, T0 } from '../support/world.ts'
import type { House } from './support/house.ts'
import { scene } from './support/scene.ts'
import { buttonCalled, formWith } from './support/walker.ts'

const OWN = '+4740020001'
const BORROWED = '+4740020002'
const JPEG = new Uint8Array([0xff, 0xd8, 0xff, 0xe0, ...new TextEncoder().encode('a photo of a bill')])

async function resident(house: House) {
  const una = await house.neighbour({
    givenName: 'Una',
    familyName: 'Smstoft',
    contactStatus: 'partlyDigital',
  })
  await assign(house.db.system, una.id, 'state', { staffId: STAFF.stateAdviserA })
  for (const [value, phoneKind] of [
    [OWN, 'own'],
    [BORROWED, 'borrowed'],
  ] as const)
    await house.db.system
      .insertInto('contactPoint')
      .values({ personId: una.id, kind: 'phone', value, phoneKind, confirmedAt: T0 })
      .execute()
  return { una, kari: await house.staff('stateAdviserA') }
}

scene(
  'C3-05 words of health do not leave, the borrowed number cannot be chosen, and a neutral text is offered',
  async (house) => {
    const { una, kari } = await resident(house)
    const page = await kari.open(`/arbeid/person/${una.id}/sms`)
    const form = formWith(page, 'gjor=tekst')
    const borrowed = page.html.match(/<input[^>]*type="radio"[^>]*name="nummer"[^>]*>/g) ?? []
    expect(borrowed.filter((input) => /\bdisabled\b/.test(input)).length).toBe(4)
    expect(page.text).toContain('lånt telefon, kan ikke velges')

    const refused = await kari.send(page, form, { tekst: 'your sick note for back pain is missing' })
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('Ordet «sick» kan ikke stå i en SMS')
    expect(refused.text).toContain('Nøytral tekst med lenke')
    expect(house.simulators.sms?.texts()).toEqual([])

    // Who names the borrowed number anyway is turned down as well.
    const id =
      /name="nummer"[^>]*disabled[^>]*value="([^"]+)"|value="([^"]+)"[^>]*disabled|disabled=""[^>]*value="([^"]+)"/.exec(
        page.html,
      )
    const pointId = id?.slice(1).find(Boolean) ?? ''
    const tricked = await kari.send(page, form, { tekst: 'Ring meg, hilsen Kari', nummer: pointId })
    expect([tricked.status, house.simulators.sms?.to(BORROWED)]).toEqual([
      409 === tricked.status ? 409 : 422,
      [],
    ])

    const neutral = await kari.send(page, formWith(page, 'gjor=noytral'), {})
    expect(neutral.text).toContain('Den nøytrale SMS-en er lagt i køen')
    const sent = await house.soon(() => house.simulators.sms?.to(OWN)[0])
    expect(sent.text).toMatch(
      /^Velferdskontoret: Vi har en beskjed til deg\. Les den her: http.* Eller svar RING/,
    )
  },
)

scene(
  'C3-05 a photo of a bill: one link, once, no login; it lands where it was asked for and both see one of one',
  async (house) => {
    const { una, kari } = await resident(house)
    const papers = await kari.open(`/arbeid/person/${una.id}/papirer`)
    await kari.send(papers, formWith(papers, 'papirer'), {
      papirer: 'Strømregningen for februar',
      side: 'state',
    })
    expect((await una.home()).text).toContain('0 av 1 mottatt')

    await house.simulators.sms?.reply(house.baseUrl, OWN, 'Kan jeg sende et bilde av regningen?')
    const text = await house.soon(() =>
      house.simulators.sms?.to(OWN).find((one) => /Send bilde/.test(one.text)),
    )
    expect(text.text).toContain('24 timer')
    const link = /https?:\/\/\S+\/l\/[2-9a-z]+/.exec(text.text)?.[0] ?? ''

    const page = await fetch(link)
    const html = await page.text()
    expect([page.status, /<script/.test(html), html.includes('Una'), html.includes('Strømregning')]).toEqual([
      200,
      false,
      false,
      false,
    ])
    const action = page.url
    const bad = await upload(action, new TextEncoder().encode('MZ this is a program'), 'regning.jpg')
    expect(bad).toMatch(/Vi kan ikke åpne denne typen fil/)
    expect(await upload(action, JPEG, 'regning.jpg')).toMatch(/1 av 1 mottatt/)
    expect(await upload(action, JPEG, 'igjen.jpg')).toMatch(/1 av 1 mottatt/)

    expect((await una.home()).text).toContain('1 av 1 mottatt')
    const seen = await kari.open(`/arbeid/person/${una.id}/papirer`)
    expect(seen.text).toContain('1 av 1 mottatt')
    expect(seen.text.match(/regning\.jpg/g)).toHaveLength(1)
    const timeline = await kari.open(`/arbeid/person/${una.id}`)
    expect(timeline.text).toMatch(/Kan jeg sende et bilde av regningen\?|Dokument/)

    // Next day the link is gone.
    await house.clockTo('2026-03-04 10:00')
    expect((await fetch(link)).status).toBe(410)
  },
)

scene('C3-05 a link that nobody has used in a day leads nowhere', async (house) => {
  await resident(house)
  await house.simulators.sms?.reply(house.baseUrl, OWN, 'Jeg vil sende bilde')
  const text = await house.soon(() => house.simulators.sms?.to(OWN)[0])
  const link = /https?:\/\/\S+\/l\/[2-9a-z]+/.exec(text.text)?.[0] ?? ''
  await house.clockTo('2026-03-03 10:01')
  const page = await fetch(link)
  expect(page.status).toBe(410)
  expect(await page.text()).toContain('Lenken virker ikke lenger')
})

scene(
  'C3-05 a text from a number that is not confirmed lies under unidentified until somebody has checked',
  async (house) => {
    const { una, kari } = await resident(house)
    await house.simulators.sms?.reply(house.baseUrl, BORROWED, 'Hei, det er Una. Når får jeg svar?')
    const answer = await house.soon(() => house.simulators.sms?.to(BORROWED)[0])
    expect(answer.text).toMatch(/^Velferdskontoret: Vi ser ikke hvem denne meldingen er fra/)
    expect((await kari.open(`/arbeid/person/${una.id}/sms`)).text).not.toContain('det er Una')
    expect((await kari.open('/arbeid/uidentifisert')).status).toBe(404)

    const centre = await house.staff('operator')
    const queue = await centre.open('/arbeid/uidentifisert')
    expect(queue.text).toContain('det er Una')
    const chosen = await centre.open(
      `${/\/arbeid\/uidentifisert\?melding=[0-9a-f-]+/.exec(queue.html)?.[0]}&sok=Smstoft`,
    )
    const form = formWith(chosen, 'kontroll')
    const done = await centre.send(
      chosen,
      form,
      { person: una.id, kontroll: 'controlQuestions' },
      buttonCalled(form, 'Legg i samtalen'),
    )
    expect(done.text).toContain('Meldingen ligger nå i samtalen')
    expect((await kari.open(`/arbeid/person/${una.id}`)).text).toContain('det er Una')
  },
)

async function upload(url: string, bytes: Uint8Array, name: string): Promise<string> {
  const form = new FormData()
  form.append('fil', new Blob([bytes.slice()]), name)
  const answer = await fetch(url, { method: 'POST', body: form, headers: { origin: new URL(url).origin } })
  return answer.text()
}
