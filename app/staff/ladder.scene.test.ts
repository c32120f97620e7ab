import type { FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { PLACES } from '../../db/seed/organisation.ts'
import type { StaffKey } from '../../db/seed/staff.ts'
import { type Benches, benchesOver } from '../../test/support/benches.ts'
import { DESK, openBrowser, PHONE } from '../../test/support/browser.ts'
import { look } from '../../test/support/look.ts'
import { type NoticeStory, noticeStory } from '../../test/support/notices.ts'
import { post } from '../../test/support/story-pages.ts'

let story: NoticeStory
let digital: string
let comesBy: string
let benches: Benches
beforeAll(async () => {
  story = await noticeStory()
  benches = benchesOver(story)
  digital = await story.digital()
  await story.tell(digital)
  comesBy = await story.comesBy()
  await sql`update profile_fact set value = ${JSON.stringify([PLACES.deskA, PLACES.cafe])} where person_id = ${comesBy}`.execute(
    story.database.system,
  )
  await story.tell(comesBy, { eventKey: 'second' })
  await story.at('2026-03-06 12:00')
})
afterAll(async () => {
  await benches.close()
  await story.end()
})

const pagesOf = (key: StaffKey) => benches.of(key)
const plain = (html: string) =>
  html
    .replaceAll('<!-- -->', '')
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&nbsp;', ' ')
    .replace(/\s+/g, ' ')
const seen = async (app: FastifyInstance, url: string) => plain((await app.inject(url)).body)
const ladders = async (app: FastifyInstance, url: string) =>
  (await seen(app, url)).split(/Viktige brev|Gjør med/)[1] ?? ''
const points = (personId: string) =>
  story.database.system
    .selectFrom('contactPoint')
    .select(['id', 'kind', 'phoneKind', 'endedAt', 'notWorkingSince'])
    .where('personId', '=', personId)
    .execute()

test('the adviser sees each step with its time and channel, and the word "not reached"', async () => {
  const page = await ladders(await pagesOf('stateAdviserA'), `/arbeid/person/${digital}`)
  expect(page).toMatch(
    /Vedtak: \S.* Ikke nådd .*Neste: Skrevet ut og postet, onsdag 11\. mars kl\. 9.*Varsel uten innhold, SMS.*onsdag 4\. mars kl\. 9 Påminnelse, e-post.*i dag kl\. 9 Ringeoppgave, telefon/,
  )
})

describe('the list of those not reached', () => {
  test('is the adviser’s own, and the office’s for a leader', async () => {
    expect(await seen(await pagesOf('stateAdviserA'), '/arbeid/ikke-nadd')).toMatch(
      /4 d Una Prøvetoft .*Ringeoppgave/,
    )
    expect(await seen(await pagesOf('municipalAdviserA'), '/arbeid/ikke-nadd')).toContain(
      'Alt viktig har nådd fram.',
    )
    expect(await seen(await pagesOf('leadStateA'), '/arbeid/ikke-nadd?hos=kontoret')).toContain(
      'Una Prøvetoft',
    )
    const app = await pagesOf('stateAdviserA')
    expect((await app.inject('/arbeid/ikke-nadd?hos=kontoret')).statusCode).toBe(404)
  })
})

test('the work list says what a call is about and how often it has been tried', async () => {
  expect(await seen(await pagesOf('stateAdviserA'), '/arbeid')).toMatch(
    /ring tilbake.*ikke nådd: vedtak · 0 av 3 forsøk/,
  )
})

test('R-345: a number marked as lost is used no more, and the letter takes its next step by another way at once', async () => {
  const app = await pagesOf('stateAdviserA')
  const phone = (await points(digital)).find(({ kind }) => kind === 'phone')
  const url = `/arbeid/person/${digital}`
  const done = await post(app, url, { gjor: 'mistet', nummer: phone?.id ?? '' })
  expect(done.statusCode).toBe(303)
  expect(await seen(app, String(done.headers.location))).toContain('Nummeret er mistet.')
  expect((await points(digital)).find(({ id }) => id === phone?.id)).toMatchObject({ phoneKind: 'lost' })
  await story.at('2026-03-06 12:01')
  expect(await ladders(app, url)).toMatch(/i dag kl\. 12 Skrevet ut og postet, brev/)
})

test('K24: a letter marked as returned makes the address useless the same day, and nothing rests on it', async () => {
  const app = await pagesOf('stateAdviserA')
  const url = `/arbeid/person/${digital}`
  const sending = await story.database.system
    .selectFrom('outgoing')
    .select('id')
    .where('personId', '=', digital)
    .where('channel', '=', 'letter')
    .executeTakeFirstOrThrow()
  const done = await post(app, url, { gjor: 'retur', sending: sending.id })
  expect(await seen(app, String(done.headers.location))).toContain('Brevet er merket som returnert.')
  expect((await points(digital)).find(({ kind }) => kind === 'address')?.notWorkingSince).not.toBeNull()
  expect(await ladders(app, url)).toMatch(/brev · kom i retur/)
  expect((await post(app, url, { gjor: 'retur', sending: sending.id })).statusCode).toBe(422)
})

describe('where envelopes wait (R-344)', () => {
  test('whoever keeps a place sees its list and no other, and others none', async () => {
    expect(await seen(await pagesOf('hostA'), '/arbeid/hentested')).toMatch(
      /Skranken på .*Granvik Una Prøvetoft 1 konvolutt/,
    )
    expect(await seen(await pagesOf('keeper'), '/arbeid/hentested')).toMatch(
      /Gatekafeen .*Una Prøvetoft 1 konvolutt/,
    )
    expect(await seen(await pagesOf('hostB'), '/arbeid/hentested')).toContain('Ingen konvolutter venter her.')
    expect(await seen(await pagesOf('marketA'), '/arbeid/hentested')).not.toContain('Gatekafeen')
  })

  test('the keeper of a café reaches no other page and no person', async () => {
    const app = await pagesOf('keeper')
    for (const url of ['/arbeid', '/arbeid/sok?q=Una', `/arbeid/person/${comesBy}`, '/arbeid/ikke-nadd']) {
      const { statusCode, headers } = await app.inject(url)
      expect([url, statusCode, headers.location]).toEqual([url, 302, '/arbeid/hentested'])
    }
    const posted = await post(app, `/arbeid/person/${comesBy}`, {
      gjor: 'ring',
      snakket: 'ja',
      oppsummering: 'x',
    })
    expect([302, 404, 422]).toContain(posted.statusCode)
    const talks = await story.database.system
      .selectFrom('event')
      .select('id')
      .where('personId', '=', comesBy)
      .where('kind', 'in', ['callLogged', 'callAttempt'])
      .execute()
    expect(talks).toEqual([])
    expect(posted.body).not.toContain('Una')
  })

  test('nothing is handed over for a place that is not one’s own', async () => {
    const item = await story.database.system
      .selectFrom('pickupItem')
      .select('id')
      .where('placeId', '=', PLACES.cafe)
      .executeTakeFirstOrThrow()
    const values = { sted: PLACES.cafe, konvolutt: item.id, sett: 'knownHere' }
    for (const key of ['hostB', 'stateAdviserA'] as const)
      expect((await post(await pagesOf(key), '/arbeid/hentested', values)).statusCode).toBe(404)
    const done = await post(await pagesOf('keeper'), '/arbeid/hentested', values)
    expect(done.headers.location).toBe('/arbeid/hentested?gjort=levert')
    await story.at('2026-03-06 12:05')
    expect(await seen(await pagesOf('hostA'), '/arbeid/hentested')).toContain('Ingen konvolutter venter her.')
  })
})

describe('in a browser, in every language of the staff', () => {
  test.each(['nb', 'nn', 'en'] as const)('%s', async (language) => {
    const browser = await openBrowser()
    const page = await browser.newPage({ viewport: DESK })
    const pages: [StaffKey, string][] = [
      ['stateAdviserA', `/arbeid/person/${digital}`],
      ['stateAdviserA', '/arbeid/ikke-nadd'],
      ['leadStateA', '/arbeid/ikke-nadd?hos=kontoret'],
      ['hostA', '/arbeid/hentested'],
      ['keeper', '/arbeid/hentested'],
    ]
    for (const [key, path] of pages) {
      const address = (await benches.at(key, language)) + path
      expect(await look(page, address, { language, sizes: [DESK, PHONE] })).toEqual([])
    }
    await browser.close()
  })
})
