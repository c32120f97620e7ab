import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { giveConsent } from '../../office/people/mandates/actions.ts'
import { setFact } from '../../office/people/profile/actions.ts'
import { handIn, requestDocuments } from '../../office/reach/upload/actions.ts'
import { myDocumentRequests } from '../../office/reach/upload/views.ts'
import { type Benches, benchesOver, read, words } from '../../test/support/benches.ts'
import { DESK, openBrowser, PHONE } from '../../test/support/browser.ts'
import { look } from '../../test/support/look.ts'
import { beginStory, type Story } from '../../test/support/story.ts'
import { post } from '../../test/support/story-pages.ts'
import { addPerson, assign, STAFF, staffActor } from '../../test/support/world.ts'

let story: Story
let browser: Browser
let page: Page
let benches: Benches

beforeAll(async () => {
  story = await beginStory()
  browser = await openBrowser()
  page = await browser.newPage({ viewport: DESK })
  benches = benchesOver(story)
})
afterAll(async () => {
  await browser.close()
  await benches.close()
  await story.end()
})

const resident = () =>
  addPerson(story.database.system, {
    phone: '+4799880011',
    address: 'Skolegata 8',
    assigned: [{ side: 'state', staffId: STAFF.stateAdviserA, lead: true }],
  })
const shieldsOf = (personId: string) =>
  story.database.system.selectFrom('shield').select('code').where('personId', '=', personId).execute()

describe('protection (K32, R-724)', () => {
  test('is set on a page by whoever learns of the need, who then has lost the person', async () => {
    const personId = await resident()
    const bench = await benches.of('stateAdviserA')
    const address = `/arbeid/person/${personId}/skjerming`
    expect(await read(bench, address)).toContain('Strengt fortrolig adresse (kode 6)')
    expect(await look(page, (await benches.at('stateAdviserA')) + address)).toEqual([])
    const done = await post(bench, address, { 'vern.6': 'ja' })
    expect(done.headers.location).toBe('/arbeid/varsler?gjort=skjerming')
    expect(await read(bench, '/arbeid/varsler?gjort=skjerming')).toContain('Skjermingen er lagret.')
    expect(await shieldsOf(personId)).toEqual([{ code: '6' }])
    expect((await bench.inject(address)).statusCode).toBe(404)
  })

  test('is lifted only by somebody cleared', async () => {
    const personId = await resident()
    await assign(story.database.system, personId, 'state', { staffId: STAFF.clearedAdviserA })
    const bench = await benches.of('clearedAdviserA')
    const address = `/arbeid/person/${personId}/skjerming`
    await post(bench, address, { 'vern.7': 'ja' })
    expect(await shieldsOf(personId)).toEqual([{ code: '7' }])
    const done = await post(bench, address, {})
    expect(done.headers.location).toBe(`/arbeid/person/${personId}?gjort=skjerming`)
    expect(await shieldsOf(personId)).toEqual([])
  })

  test('is not for roles that only read who somebody is', async () => {
    const personId = await resident()
    const bench = await benches.of('officeLeaderA')
    await bench.inject(`/arbeid/person/${personId}?formal=qualityControl`)
    expect((await bench.inject(`/arbeid/person/${personId}/skjerming`)).statusCode).toBe(404)
  })
})

describe('who has looked (M-32)', () => {
  test('is read by the privacy role, with those who were turned away; for others the page is not there', async () => {
    const personId = await resident()
    const adviser = await benches.of('stateAdviserA')
    await adviser.inject(`/arbeid/person/${personId}`)
    const officer = await benches.of('privacyOfficer')
    expect(await read(officer, '/arbeid/innsyn?sok=Una')).toContain('Prøvetoft')
    const log = await read(officer, `/arbeid/innsyn/${personId}`)
    expect(log).toMatch(/Kari Mosetoft veileder, stat personsiden Oppfølging \(har ansvaret\) åpnet/)
    expect(log).toContain('leste loggen')
    const origin = await benches.at('privacyOfficer')
    expect(await look(page, `${origin}/arbeid/innsyn/${personId}`)).toEqual([])
    for (const place of ['/arbeid/innsyn', `/arbeid/innsyn/${personId}`])
      expect((await adviser.inject(place)).statusCode).toBe(404)
    expect((await officer.inject('/arbeid/innsyn/x')).statusCode).toBe(404)
  })
})

describe('papers (R-614)', () => {
  test('what the other side has is not asked for, and is fetched by one press', async () => {
    const personId = await resident()
    await assign(story.database.system, personId, 'municipal', { staffId: STAFF.municipalAdviserA })
    await story.asStaff(staffActor('municipalAdviserA'), (ctx) =>
      requestDocuments(ctx, { personId, side: 'municipal', what: ['Leiekontrakt'] }),
    )
    const [request] = await story.asPerson(personId, (ctx) => myDocumentRequests(ctx))
    const bytes = Buffer.from('%PDF-1.7 leie')
    await story.asSystem((ctx) => handIn(ctx, { code: request?.link ?? '', name: 'leie.pdf', bytes }))
    await story.asPerson(personId, (ctx) => giveConsent(ctx, { to: 'otherSide', sides: ['municipal'] }))
    const bench = await benches.of('stateAdviserA')
    const address = `/arbeid/person/${personId}/papirer`
    const asked = await post(bench, address, { papirer: 'leiekontrakt', side: 'state' })
    expect(asked.statusCode).toBe(422)
    expect(words(asked.body)).toContain('«Leiekontrakt» ligger alt hos den andre siden')
    const fetched = await post(bench, address, { gjor: 'hent', papir: 'Leiekontrakt', side: 'state' })
    expect(fetched.headers.location).toBe(`${address}?gjort=hentet`)
    expect(await read(bench, `${address}?gjort=hentet`)).toMatch(/Papiret ligger nå her også.*leie\.pdf/)
    // What is no id is not found, and no fault of the office.
    expect((await bench.inject(`${address}/x`)).statusCode).toBe(404)
  })
})

describe('texts that the person has asked not to get (K22, R-294)', () => {
  test('are sent only with a reason, which has its place, and what was written stays', async () => {
    const personId = await addPerson(story.database.system, {
      phone: '+4799880012',
      phoneConfirmedAt: story.clock.now(),
      assigned: [{ side: 'state', staffId: STAFF.stateAdviserA, lead: true }],
    })
    await story.asPerson(personId, (ctx) =>
      setFact(ctx, { personId, field: 'restriction.doNotText', value: true }),
    )
    const bench = await benches.of('stateAdviserA')
    const address = `/arbeid/person/${personId}/sms`
    expect(await read(bench, address)).toContain('Personen har bedt om å ikke få SMS.')
    const there = (await benches.at('stateAdviserA')) + address
    expect(await look(page, there, { sizes: [DESK, PHONE] })).toEqual([])
    const { id } = await story.database.system
      .selectFrom('contactPoint')
      .select('id')
      .where('personId', '=', personId)
      .executeTakeFirstOrThrow()
    const written = { gjor: 'tekst', tekst: 'Ring oss på 55 55 33 33', nummer: id }
    const refused = await post(bench, address, written)
    expect(refused.statusCode).toBe(422)
    expect(words(refused.body)).toContain('Skriv hvorfor du sender likevel')
    expect(refused.body).toContain('Ring oss på 55 55 33 33')
    const done = await post(bench, address, { ...written, hvorfor: 'Møtet er i dag.' })
    expect(done.headers.location).toBe(`${address}?gjort=tekst`)
  })
})
