import type { FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { myLetterCode } from '../../office/reach/letters/read.ts'
import { makeNotice } from '../../office/reach/notices/actions.ts'
import type { NewNotice } from '../../office/reach/notices/model.ts'
import { openBrowser, PHONE } from '../../test/support/browser.ts'
import { look } from '../../test/support/look.ts'
import { beginStory, type Story } from '../../test/support/story.ts'
import { citizen, FORM, post, storyPages } from '../../test/support/story-pages.ts'
import { PERSONS } from '../../test/support/world.ts'
import { LANGUAGES } from '../../text/index.ts'

let story: Story
const open: FastifyInstance[] = []
beforeAll(async () => {
  story = await beginStory()
})
afterAll(async () => {
  await Promise.all(open.map((app) => app.close()))
  await story.end()
})

const PERSON = PERSONS.resident
/** The pages of one reader, whose language may change meanwhile. */
async function pagesOf(personId: string = PERSON, reader = citizen(personId, 'Thomas')) {
  const app = await storyPages(story, reader)
  open.push(app)
  return app
}
const plain = (html: string) =>
  html
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&nbsp;', ' ')
    .replace(/\s+/g, ' ')
const seen = async (app: FastifyInstance, url: string) => plain((await app.inject(url)).body)
const row = (noticeId: string) =>
  story.database.system.selectFrom('notice').selectAll().where('id', '=', noticeId).executeTakeFirstOrThrow()
let letters = 0
async function sent(told: Partial<NewNotice> = {}): Promise<string> {
  letters += 1
  const made = await story.asSystem((ctx) =>
    makeNotice(ctx, {
      personId: PERSON,
      eventKey: `brev ${letters}`,
      kind: 'decision',
      side: 'state',
      theme: 'aap',
      language: 'nb',
      box: {
        what: 'Svar på søknaden din.',
        todo: 'Du trenger ikke gjøre noe.',
        byWhen: 'Klag innen seks uker hvis du er uenig.',
        otherwise: 'Da gjelder vedtaket.',
        whom: 'Kari Mosetoft',
      },
      body: 'Vi har sagt **ja**.\n\n<script>x</script>',
      answerClock: 'appealDeadline',
      ...told,
    }),
  )
  if (!made.ok) throw new Error(made.reason)
  return made.value.noticeId
}

describe('a letter is opened by whoever reads it, and by nothing else (K23)', () => {
  test('a browser that fetches ahead is shown nothing, and who only asks has not read', async () => {
    const app = await pagesOf()
    const noticeId = await sent()
    const url = `/min-side/post/${noticeId}`
    for (const headers of [{ 'sec-purpose': 'prefetch' }, { purpose: 'prefetch' }, { 'x-moz': 'prefetch' }]) {
      const ahead = await app.inject({ url, headers })
      expect([ahead.statusCode, ahead.body.includes('Vi har sagt')]).toEqual([503, false])
    }
    expect((await app.inject({ method: 'HEAD', url })).statusCode).toBe(200)
    expect((await app.inject(`${url}/forklar`)).statusCode).toBe(200)
    expect((await app.inject('/min-side/post')).statusCode).toBe(200)
    expect((await app.inject('/min-side/les-opp')).statusCode).toBe(200)
    expect((await row(noticeId)).openedAt).toBeNull()
    const page = await app.inject(url)
    expect(page.statusCode).toBe(200)
    expect(page.body).toContain('Vi har sagt <strong>ja</strong>.')
    expect(page.body).not.toContain('<script>x')
    expect(plain(page.body)).toMatch(/Du kan klage til og med mandag 13\. april/)
    expect(await row(noticeId)).toMatchObject({ openedByKind: 'person', reachedHow: 'opened' })
  })

  test('to hear it is to open it', async () => {
    const app = await pagesOf()
    const noticeId = await sent()
    const page = await app.inject(`/min-side/post/${noticeId}/les-opp`)
    expect(page.body.match(/data-say/g)?.length).toBeGreaterThan(5)
    expect([...page.body.matchAll(/<script[^>]*src="([^"]+)"/g)].map(([, src]) => src)).toEqual([
      expect.stringMatching(/^\/assets\/speak-/),
    ])
    expect((await row(noticeId)).openedAt).not.toBeNull()
    // Whoever would rather hear it on the telephone has the code to say there.
    expect(plain(page.body)).toMatch(/Si denne koden hvis du ringer om brevet: \d{3} \d{3} \d{3}/)
  })

  test('the square on the paper leads the person to the letter, and tells nobody else anything', async () => {
    const app = await pagesOf()
    const noticeId = await sent()
    const made = await story.asPerson(PERSON, (ctx) => myLetterCode(ctx, { noticeId }))
    const code = made.ok ? made.value.replaceAll(' ', '') : ''
    const other = await (await pagesOf(PERSONS.residentA)).inject(`/b/${code}`)
    const unknown = await (await pagesOf(PERSONS.residentA)).inject('/b/100000000')
    expect([other.statusCode, unknown.statusCode]).toEqual([200, 200])
    const shown = (body: string, of: string) =>
      plain(body).replaceAll(of.replace(/(\d{3})(?=\d)/g, '$1 '), 'X')
    expect(shown(other.body, code)).toBe(shown(unknown.body, '100000000'))
    expect(plain(other.body)).not.toMatch(/vedtak|søknad|aap/i)
    expect((await app.inject('/b/12')).statusCode).toBe(404)
    expect((await row(noticeId)).openedAt).toBeNull()
    const led = await app.inject(`/b/${code}`)
    expect([led.statusCode, led.headers.location]).toEqual([302, `/min-side/post/${noticeId}`])
    expect((await row(noticeId)).openedAt).toBeNull()
    const browser = await openBrowser()
    const page = await browser.newPage({ viewport: PHONE })
    const stranger = citizen(PERSONS.residentA, 'Thomas')
    const origin = await (await pagesOf(PERSONS.residentA, stranger)).listen({ port: 0 })
    for (const { code: language } of LANGUAGES) {
      Object.assign(stranger, citizen(PERSONS.residentA, 'Thomas', language))
      expect(await look(page, `${origin}/b/${code}`, { language })).toEqual([])
    }
    await browser.close()
  })

  test('somebody else’s letter does not exist, in any of its pages', async () => {
    const noticeId = await sent()
    const app = await pagesOf(PERSONS.residentA)
    for (const path of ['', '/forklar', '/les-opp'])
      expect((await app.inject(`/min-side/post/${noticeId}${path}`)).statusCode).toBe(404)
    for (const path of ['/forklar', '/telefon']) {
      const posted = await post(app, `/min-side/post/${noticeId}${path}`, { how: 'phone' })
      expect(posted.statusCode).toBe(404)
    }
    expect((await app.inject('/min-side/post/x')).statusCode).toBe(404)
    expect((await row(noticeId)).openedAt).toBeNull()
  })
})

describe('the inbox', () => {
  test('says what is important and why, by when, and moves what was read below', async () => {
    const app = await pagesOf(PERSONS.disability)
    expect(await seen(app, '/min-side/post')).toContain('Ingen post ennå.')
    const papers = await sent({
      personId: PERSONS.disability,
      kind: 'documentRequest',
      theme: 'missingDocuments',
      answerClock: 'documentRequest',
    })
    await sent({ personId: PERSONS.disability, kind: 'ordinaryMessage', theme: 'contactAdviser' })
    expect(await seen(app, '/min-side/post')).toMatch(
      /Post og meldinger \(2 uleste\).*Les dette først Vi trenger papirer: Papirer som mangler Ikke lest Viktig: Vi mangler noe fra deg.*Fristen begynner først når du har fått dette\..*Annet du ikke har lest Melding/,
    )
    expect(await seen(app, '/min-side')).toMatch(
      /Dette venter på deg.*Vi trenger papirer.*Dette venter du på/,
    )
    await app.inject(`/min-side/post/${papers}`)
    expect(await seen(app, '/min-side/post')).toMatch(
      /\(1 ulest\).*Lest før Vi trenger papirer.*Svar senest mandag 16\. mars/,
    )
    // What has been read and not done still waits, with its last day.
    expect(await seen(app, '/min-side')).toMatch(
      /Dette venter på deg.*Vi trenger papirer.*Svar senest mandag 16\. mars/,
    )
  })
})

describe('"explain this to me" (R-063)', () => {
  test('owes one call, with interpreter and time of the day, however often it is asked', async () => {
    const app = await pagesOf()
    const noticeId = await sent()
    const url = `/min-side/post/${noticeId}`
    const asked = { how: 'phone', interpreter: 'so', window: 'morning', number: '400 05 991' }
    for (let n = 0; n < 2; n += 1) {
      const answer = await post(app, `${url}/forklar`, asked)
      expect([answer.statusCode, answer.headers.location]).toEqual([303, url])
    }
    const owed = await story.database.system
      .selectFrom('promise')
      .select(['kind', 'details', 'isOpen'])
      .where('personId', '=', PERSON)
      .where('kind', '=', 'callBack')
      .execute()
    expect(owed).toEqual([
      {
        kind: 'callBack',
        isOpen: true,
        details: expect.objectContaining({ explain: noticeId, interpreter: 'so', window: 'morning' }),
      },
    ])
    const page = await seen(app, url)
    expect(page).toMatch(/Forklar dette for meg Kari Mosetoft ringer deg senest onsdag 4\. mars kl\. 10/)
    expect(page.match(/Forklar dette for meg/g)).toHaveLength(1)
  })

  test('a number that is none comes back with what was chosen', async () => {
    const app = await pagesOf()
    const url = `/min-side/post/${await sent()}/forklar`
    const answer = await post(app, url, { how: 'office', window: 'afternoon', number: 'ring meg' })
    expect(answer.statusCode).toBe(422)
    expect(answer.body).toMatch(/value="office" selected/)
    expect(answer.body).toContain('ring meg')
  })
})

test('"send this to my phone": one text without content a day, and none to who has no number of their own', async () => {
  const app = await pagesOf()
  const noticeId = await sent()
  const url = `/min-side/post/${noticeId}`
  for (let n = 0; n < 2; n += 1)
    expect((await post(app, `${url}/telefon`, {})).headers.location).toBe(`${url}?sendt=ja`)
  const texts = () =>
    story.database.system.selectFrom('outgoing').select('body').where('kind', '=', 'toMyPhone').execute()
  expect(await texts()).toEqual([{ body: 'notice.noticeWaits' }])
  const none = await sent({ personId: PERSONS.noNumber })
  const theirs = await pagesOf(PERSONS.noNumber)
  expect((await post(theirs, `/min-side/post/${none}/telefon`, {})).headers.location).toContain('sendt=nei')
  expect(await texts()).toHaveLength(1)
})

test('the answer to a letter is kept with it, and the page says so', async () => {
  const app = await pagesOf()
  const noticeId = await sent()
  const { messageId } = await row(noticeId)
  const pressed = await post(app, '/min-side/tilbakemelding', {
    svar: `understood.${messageId}`,
    brev: noticeId,
  })
  expect(pressed.headers.location).toBe(`/min-side/post/${noticeId}#svar`)
  expect(await seen(app, `/min-side/post/${noticeId}`)).toContain('Du sa at du forstod.')
  // "I do not understand" owes one talk about it, however often it is pressed.
  for (let n = 0; n < 2; n += 1)
    await post(app, '/min-side/tilbakemelding', { svar: `notUnderstood.${messageId}`, brev: noticeId })
  expect(await seen(app, `/min-side/post/${noticeId}`)).toMatch(
    /Forklar dette for meg Kari Mosetoft snakker med deg senest mandag 9\. mars kl\. 10/,
  )
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from promise
    where person_id = ${PERSON} and details->>'explain' = ${noticeId} and is_open`.execute(
    story.database.system,
  )
  expect(rows).toEqual([{ n: 1 }])
})

test('a form without its token is refused at every door of a letter', async () => {
  const app = await pagesOf()
  const noticeId = await sent()
  for (const path of ['forklar', 'telefon']) {
    const url = `/min-side/post/${noticeId}/${path}`
    const payload = new URLSearchParams({ csrf: 'x' }).toString()
    expect((await app.inject({ method: 'POST', url, payload, headers: FORM })).statusCode).toBe(403)
  }
})

test('no page of the letterbox sends a script but the one that reads aloud, and the first view stays small', async () => {
  const app = await pagesOf()
  const noticeId = await sent()
  for (const page of ['', '/post', `/post/${noticeId}`, `/post/${noticeId}/forklar`, '/folkene-mine']) {
    const { body, statusCode } = await app.inject(`/min-side${page}`)
    expect([page, statusCode, /<script|modulepreload| style="/.test(body)]).toEqual([page, 200, false])
  }
  const home = await app.inject({ url: '/min-side', headers: { 'accept-encoding': 'br' } })
  expect(home.rawPayload.length).toBeLessThan(20_000)
})

describe('in a browser at 360 px, in every language', () => {
  const reader = citizen(PERSON, 'Thomas')
  let browser: Browser
  let page: Page
  let origin: string
  beforeAll(async () => {
    browser = await openBrowser()
    page = await browser.newPage({ viewport: PHONE })
    origin = await (await pagesOf(PERSON, reader)).listen({ port: 0 })
  })
  afterAll(() => browser.close())

  test.each(LANGUAGES.map(({ code }) => code))('%s', async (language) => {
    const noticeId = await sent({
      language,
      bodyInNorwegian: 'Vi har sagt ja.',
      details: { annex: 'Loven § 1.' },
    })
    Object.assign(reader, citizen(PERSON, 'Thomas', language))
    const letter = `/min-side/post/${noticeId}`
    const paths = [
      '/min-side',
      '/min-side/post',
      letter,
      `${letter}/forklar`,
      `${letter}/les-opp`,
      '/min-side/les-opp',
      '/min-side/folkene-mine',
    ]
    for (const path of paths) expect(await look(page, origin + path, { language })).toEqual([])
  })
})
