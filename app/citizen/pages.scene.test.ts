import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { answer } from '../../office/threads/actions/answer.ts'
import { caseBrief } from '../../office/threads/views/person-page.ts'
import { openBrowser, PHONE } from '../../test/support/browser.ts'
import { look } from '../../test/support/look.ts'
import { beginStory, type Story } from '../../test/support/story.ts'
import { citizen, FORM, post, storyPages, TOKEN } from '../../test/support/story-pages.ts'
import { PERSONS, staffActor } from '../../test/support/world.ts'

let story: Story
const open: FastifyInstance[] = []
beforeAll(async () => {
  story = await beginStory()
})
afterAll(async () => {
  await Promise.all(open.map((app) => app.close()))
  await story.end()
})

async function pagesOf(key: keyof typeof PERSONS, ...language: ['ar'] | []): Promise<FastifyInstance> {
  const app = await storyPages(story, citizen(PERSONS[key], 'Rune', ...language))
  open.push(app)
  return app
}
const plain = (html: string) =>
  html
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('\u00a0', ' ')
    .replaceAll('&nbsp;', ' ')
    .replace(/\s+/g, ' ')
const seen = async (app: FastifyInstance, url: string) => plain((await app.inject(url)).body)
const write = (app: FastifyInstance, text: string, more: Record<string, string> = {}) =>
  post(app, '/min-side/skriv', { text, bekreftet: 'ja', ...more })
const openPromises = (personId: string) =>
  story.database.system
    .selectFrom('promise')
    .selectAll()
    .where('personId', '=', personId)
    .where('isOpen', '=', true)
    .orderBy('madeAt')
    .execute()
const drafts = (personId: string) =>
  story.database.system.selectFrom('draft').select(['id', 'body']).where('personId', '=', personId).execute()

describe('writing to the office', () => {
  test('C9-01 with social assistance only, a man registered five minutes ago meets the same page and a receipt with owner and time', async () => {
    const app = await pagesOf('socialOnly')
    expect(await seen(app, '/min-side')).toMatch(/Hva lurer du på.*Post og meldinger.*Folkene mine/)
    const sent = await write(app, 'Jeg har søkt om sosialhjelp. Trenger dere flere papirer?')
    expect(sent.statusCode).toBe(303)
    const receipt = await seen(app, String(sent.headers.location))
    expect(receipt).toMatch(/Mottatt mandag 2\. mars kl\. 10 ?\. Nummer \d+/)
    expect(receipt).toContain('Sosiale tjenester Granvik svarer deg senest onsdag 4. mars kl. 10 .')
    expect(await seen(app, '/min-side')).toMatch(
      /Dette venter du på .*Sosiale tjenester Granvik svarer deg senest onsdag 4\. mars kl\. 10/,
    )
  })

  test('C1-08 empty cupboards: no question in between, and the receipt says who will speak, before when, and the number', async () => {
    const app = await pagesOf('mother')
    const text = 'Vi har ikke mat igjen. Skapet er tomt og pengene kommer fredag.'
    const sent = await post(app, '/min-side/skriv', { text })
    expect(sent.statusCode).toBe(303)
    const receipt = await seen(app, String(sent.headers.location))
    expect(receipt).toMatch(/Noen snakker med deg senest i dag kl\. 11/)
    expect(receipt).toContain('55 55 30 11')
  })

  test('C1-02 what is known is shown as facts, nothing is sent before the person says so, and it always can be', async () => {
    const app = await pagesOf('aap')
    const text = 'Når får jeg pengene mine?'
    const asked = await post(app, '/min-side/skriv', { text })
    expect(asked.statusCode).toBe(200)
    expect(plain(asked.body)).toMatch(/Dette vet vi allerede.*12 430 kroner kommer tirsdag 10\. mars/)
    expect(asked.body).toContain(text)
    expect(await openPromises(PERSONS.aap)).toEqual([])
    expect((await drafts(PERSONS.aap)).map((draft) => draft.body)).toEqual([text])
    expect((await write(app, text)).headers.location).toMatch(/^\/min-side\/kvittering\//)
    expect(await openPromises(PERSONS.aap)).toHaveLength(1)
    expect(await drafts(PERSONS.aap)).toEqual([])
  })

  test('C1-10 thanks get a receipt that asks for nothing more', async () => {
    const app = await pagesOf('resident')
    const sent = await write(app, 'Takk 👍')
    expect(await seen(app, String(sent.headers.location))).toContain('Du trenger ikke gjøre noe mer.')
  })

  test('whoever would rather be called is called, also about what was asked in writing', async () => {
    const app = await pagesOf('dNumber')
    const first = String(
      (await write(app, 'Når kommer svaret på søknaden min om sosialhjelp?')).headers.location,
    )
    expect(await seen(app, first)).toContain('svarer deg senest')
    const body = (await app.inject(first)).body
    const samtale = /name="samtale" value="([\w-]+)"/.exec(body)?.[1] as string
    const text = /name="text" value="([^"]+)"/.exec(body)?.[1] as string
    const second = String((await write(app, text, { samtale, callMe: 'ja' })).headers.location)
    expect(await seen(app, second)).toContain('ringer deg senest')
    expect(await seen(app, '/min-side')).toContain('ringer deg senest')
    expect(await openPromises(PERSONS.dNumber)).toHaveLength(1)
  })

  test('a form sent twice gives the same receipt', async () => {
    const app = await pagesOf('disability')
    const twice = [1, 2].map(() => write(app, 'Kan jeg jobbe litt ved siden av?', { key: 'samme' }))
    const [first, second] = await Promise.all(twice)
    expect(first?.headers.location).toBe(second?.headers.location)
  })
})

describe('what cannot be taken in comes back with the text kept and says what to do', () => {
  test.each([
    ['nothing', ' \u200b ', 'Skriv noen ord'],
    ['too much', 'ord '.repeat(5000), 'Del den i flere meldinger'],
    ['bytes', 'hei\u0001\u0002', 'Noen av tegnene er ikke skrift'],
  ])('%s', async (_what, text, help) => {
    const app = await pagesOf('residentA')
    const { statusCode, body } = await write(app, text)
    expect(statusCode).toBe(422)
    expect(plain(body)).toContain(help)
    expect(await openPromises(PERSONS.residentA)).toEqual([])
  })

  test('a stale form, in the reader’s language, with the text', async () => {
    const app = await pagesOf('arabic', 'ar')
    const payload = new URLSearchParams({ csrf: 'another', text: 'أين مالي؟' }).toString()
    const { statusCode, body } = await app.inject({
      method: 'POST',
      url: '/min-side/skriv',
      payload,
      headers: FORM,
    })
    expect(statusCode).toBe(403)
    expect(body).toContain('dir="rtl"')
    expect(body).toContain('أين مالي؟')
    expect(body).toContain('نصّك ما زال هنا')
  })

  test('another person’s conversation, receipt and message do not exist, and nothing tells that they do', async () => {
    const mine = await pagesOf('socialOnly')
    const theirs = await pagesOf('residentB1')
    const receipt = String((await write(mine, 'Når kommer pengene?')).headers.location)
    const thread = /\/min-side\/samtaler\/[\w-]+/.exec((await mine.inject(receipt)).body)?.[0] ?? ''
    const never = '/min-side/samtaler/00000000-0000-7000-8000-000000000000'
    for (const url of [receipt, thread, never, '/min-side/samtaler/x']) {
      expect((await theirs.inject(url)).statusCode, url).toBe(404)
    }
    const samtale = thread.split('/').at(-1) as string
    const posted = await write(theirs, 'Dette skal ikke bli borte', { samtale })
    expect(posted.statusCode).toBe(404)
    expect(posted.body).toContain('Dette skal ikke bli borte')
  })
})

describe('a conversation', () => {
  test('what comes back from it is sent on in it, and is kept there meanwhile', async () => {
    const app = await pagesOf('nynorsk')
    const sent = await write(app, 'Eg lurer på tiltaket mitt.')
    const url = /\/min-side\/samtaler\/[\w-]+/.exec(
      (await app.inject(String(sent.headers.location))).body,
    )?.[0]
    const samtale = url?.split('/').at(-1) as string
    const refused = await write(app, 'ord '.repeat(3000), { samtale })
    expect(refused.statusCode).toBe(422)
    expect(refused.body).toContain(`name="samtale" value="${samtale}"`)
    expect((await app.inject(url as string)).body).toContain('ord ord ord')
    const again = await write(app, 'Når startar det?', { samtale })
    expect((await app.inject(String(again.headers.location))).body).toContain(samtale)
  })

  test('C1-06, C1-07 shows the answer as new once, changes words as it is kept, and takes the reader’s answer to it', async () => {
    const app = await pagesOf('residentB2')
    const personId = PERSONS.residentB2
    const sent = await write(app, 'Hjelpen til husleia var lavere enn sist. Hva har skjedd?', {
      helped: 'family',
    })
    const thread = /\/min-side\/samtaler\/[\w-]+/.exec(
      (await app.inject(String(sent.headers.location))).body,
    )?.[0]
    const url = thread as string
    const threadId = url.split('/').at(-1) as string
    expect(await seen(app, url)).toMatch(/svarer deg senest.*med hjelp av familie/)

    const staff = staffActor('municipalAdviserB2')
    await story.asStaff(staff, async (ctx) => {
      expect((await caseBrief(ctx, { personId })).ok).toBe(true)
      const promiseIds = (await openPromises(personId)).map((promise) => promise.id)
      const text = '**Strømmen** ble billigere.\n\n<script>x</script> ![](https://evil.example/p.gif)'
      expect((await answer(ctx, { personId, threadId, promiseIds, text })).ok).toBe(true)
    })
    expect(await seen(app, '/min-side')).toContain('Post og meldinger (1 ulest)')
    const first = (await app.inject(url)).body
    expect(first).toContain('<strong>Strømmen</strong> ble billigere.')
    expect(first).not.toMatch(/<script>x|<img/)
    expect(plain(first)).toMatch(
      /Besvart i dag kl\. 10.*Ny Svar på denne meldingen Forstått Forstod ikke Ring meg/,
    )
    const second = await seen(app, url)
    expect(second).not.toMatch(/ Ny Svar på/)
    expect(await seen(app, '/min-side')).toContain('Post og meldinger (ingen uleste)')

    const message = /value="notUnderstood\.([\w-]+)"/.exec(first)?.[1]
    const pressed = await post(app, '/min-side/tilbakemelding', {
      svar: `notUnderstood.${message}`,
      samtale: threadId,
      text: 'Jeg holdt på å skrive',
    })
    expect([pressed.statusCode, pressed.headers.location]).toEqual([303, `${url}#melding-${message}`])
    const after = await seen(app, url)
    expect(after).toMatch(/snakker med deg senest.*Vi tar en prat om det/)
    expect(after).toContain('Jeg holdt på å skrive')
    expect((await openPromises(personId)).map((promise) => promise.kind)).toEqual(['holdMeeting'])
  })

  test('sends one script and no other; every other page of Min side sends none', async () => {
    const app = await pagesOf('residentB2')
    const home = (await app.inject('/min-side')).body
    const url = /\/min-side\/samtaler\/[\w-]+/.exec(home)?.[0] as string
    const scripts = [...(await app.inject(url)).body.matchAll(/<script[^>]*src="([^"]+)"/g)].map(
      ([, src]) => src,
    )
    expect(scripts).toEqual([expect.stringMatching(/^\/assets\/live-/)])
    for (const page of [
      '',
      '/skriv',
      '/samtaler',
      '/folkene-mine',
      '/mine-tjenester',
      '/hvem-har-sett',
      '/sprak',
    ]) {
      const { body, statusCode } = await app.inject(`/min-side${page}`)
      expect([page, statusCode, /<script|modulepreload| style="/.test(body)]).toEqual([page, 200, false])
    }
  })
})

test('everybody who has opened the record stands in the log that the person reads (C9, R-730)', async () => {
  const app = await pagesOf('residentB2')
  const shown = await seen(app, '/min-side/hvem-har-sett')
  expect(shown).toContain(staffActor('municipalAdviserB2').name)
  expect(shown).toMatch(/mandag 2\. mars kl\. 10 · Grunn: oppfølging/)
  expect(await seen(await pagesOf('ukrainian'), '/min-side/hvem-har-sett')).toContain(
    'Ingen har åpnet saken din ennå.',
  )
})

describe('in a browser at 360 px, without JavaScript', () => {
  test.each(['nb', 'ar'] as const)('every page is in order, in %s', async (language) => {
    const app = await storyPages(story, citizen(PERSONS.residentB2, 'Lena', language))
    const origin = await app.listen({ port: 0 })
    const browser = await openBrowser()
    const page = await browser.newPage({ viewport: PHONE })
    await page.goto(`${origin}/min-side`)
    const conversation = await page.locator('a[href^="/min-side/samtaler/"]').first().getAttribute('href')
    const pages = [
      '',
      '/skriv',
      '/samtaler',
      '/folkene-mine',
      '/mine-tjenester',
      '/hvem-har-sett',
      '/sprak',
      '/ikke',
    ]
    for (const path of [...pages.map((rest) => `/min-side${rest}`), conversation as string]) {
      const status = path.endsWith('/ikke') ? 404 : 200
      expect(await look(page, origin + path, { language, status })).toEqual([])
    }
    await browser.close()
    await app.close()
  })
})

test('the token of a form is needed for every verb', async () => {
  const app = await pagesOf('residentA')
  for (const url of ['/min-side/skriv', '/min-side/tilbakemelding', '/min-side/henvisning']) {
    const payload = new URLSearchParams({ csrf: `${TOKEN}x`, text: 'hei' }).toString()
    const { statusCode, body } = await app.inject({ method: 'POST', url, payload, headers: FORM })
    expect([url, statusCode]).toEqual([url, 403])
    expect(body).toContain('55 55 30 00')
  }
})
