import { readFile } from 'node:fs/promises'
import { gzipSync } from 'node:zlib'
import Fastify, { type FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { DESK, openBrowser, PHONE } from '../test/support/browser.ts'
import { look } from '../test/support/look.ts'
import { shellApp, someone } from '../test/support/web-app.ts'

const FORM = { 'content-type': 'application/x-www-form-urlencoded' }

let visitor: FastifyInstance
let amina: FastifyInstance
let kari: FastifyInstance
let arabic: FastifyInstance

beforeAll(async () => {
  visitor = await shellApp()
  amina = await shellApp({ viewer: someone.amina })
  kari = await shellApp({ viewer: someone.kari })
  arabic = await shellApp({ language: 'ar' })
})
afterAll(() => Promise.all([visitor, amina, kari, arabic].map((app) => app.close())))

async function stylesOf(app: FastifyInstance, html: string): Promise<string[]> {
  const addresses = [...html.matchAll(/rel="stylesheet" href="([^"]+)"/g)].map(
    ([, address]) => address as string,
  )
  return Promise.all(addresses.map(async (url) => (await app.inject({ url })).body))
}

describe('a public page', () => {
  test('is complete without any script', async () => {
    const { body, statusCode } = await visitor.inject('/')
    expect(statusCode).toBe(200)
    expect(body).not.toContain('<script')
    expect(body).not.toContain('modulepreload')
    expect(body).toContain('55 55 30 00')
  })

  test('weighs less than 60 kB with its style on first view', async () => {
    const { body } = await visitor.inject('/')
    const styles = await stylesOf(visitor, body)
    expect(styles).toHaveLength(1)
    const bytes = [body, ...styles].reduce((sum, text) => sum + gzipSync(text).length, 0)
    expect(bytes).toBeLessThan(60_000)
  })

  test('loads nothing from elsewhere and hides no style in attributes', async () => {
    const { body } = await visitor.inject('/')
    const [style = ''] = await stylesOf(visitor, body)
    expect(body).not.toMatch(/ style="/)
    expect(`${body}${style}`).not.toMatch(/(?:src|href)="https?:|url\(["']?https?:|@font-face/)
  })

  test('is read from right to left in Arabic', async () => {
    expect((await arabic.inject('/')).body).toMatch(/<html lang="ar" dir="rtl"/)
    expect((await visitor.inject('/')).body).toMatch(/<html lang="nb" dir="ltr"/)
  })

  test('is guarded: only this answer’s scripts, no frames, no guessing of types, back only by TLS', async () => {
    const first = (await visitor.inject('/')).headers
    const second = (await visitor.inject('/')).headers
    const policy = String(first['content-security-policy'])
    expect(policy).toMatch(/script-src 'nonce-[\w+/]{22}=='/)
    expect(policy).toContain("style-src 'self'")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).not.toContain('unsafe')
    expect(second['content-security-policy']).not.toBe(policy)
    expect(first['x-content-type-options']).toBe('nosniff')
    expect(first['strict-transport-security']).toContain('max-age')
    expect(first['cache-control']).toBe('no-store')
  })

  test('is sent compressed, and its style is kept by the browser for good', async () => {
    const page = await visitor.inject({ url: '/', headers: { 'accept-encoding': 'br, gzip' } })
    expect(page.headers['content-encoding']).toBe('br')
    const address = /rel="stylesheet" href="([^"]+)"/.exec((await visitor.inject('/')).body)?.[1] ?? ''
    const style = await visitor.inject({ url: address, headers: { 'accept-encoding': 'br' } })
    expect(style.headers['content-encoding']).toBe('br')
    expect(style.headers['cache-control']).toContain('immutable')
  })
})

describe('Min side', () => {
  test('sends no script either', async () => {
    const { body, statusCode } = await amina.inject('/min-side')
    expect(statusCode).toBe(200)
    expect(body).toContain('Amina')
    expect(body).not.toContain('<script')
  })

  test('asks who you are first, and comes back to where you were going', async () => {
    const { statusCode, headers } = await visitor.inject('/min-side?x=1')
    expect(statusCode).toBe(302)
    expect(headers.location).toBe('/logg-inn?til=%2Fmin-side%3Fx%3D1')
  })

  test('does not exist for staff, nor the workbench for citizens', async () => {
    expect((await kari.inject('/min-side')).statusCode).toBe(404)
    expect((await amina.inject('/arbeid')).statusCode).toBe(404)
  })
})

describe('the workbench', () => {
  test('is hydrated with scripts that carry the answer’s nonce, every one', async () => {
    const { body, headers } = await kari.inject('/arbeid')
    const nonce = /'nonce-([^']+)'/.exec(String(headers['content-security-policy']))?.[1]
    const scripts = [...body.matchAll(/<script[^>]*>/g)].map(([tag]) => tag)
    expect(scripts.length).toBeGreaterThan(0)
    for (const tag of scripts) expect(tag).toContain(`nonce="${nonce}"`)
  })

  test('shows the leader’s page in the menu to leaders only', async () => {
    const leader = await shellApp({ viewer: { ...someone.kari, roles: ['LE'] } })
    expect((await leader.inject('/arbeid')).body).toContain('href="/arbeid/leder"')
    expect((await kari.inject('/arbeid')).body).not.toContain('href="/arbeid/leder"')
    await leader.close()
  })
})

describe('the demo room', () => {
  test('is open where the demo is, and elsewhere does not exist for reading, posting or data', async () => {
    const demo = await shellApp({ demo: true })
    expect((await demo.inject('/demo')).statusCode).toBe(200)
    await demo.close()
    const page = await visitor.inject('/demo')
    expect(page.statusCode).toBe(404)
    expect(page.body).toContain('rel="stylesheet"')
    expect(
      (await visitor.inject({ method: 'POST', url: '/demo', payload: 'a=1', headers: FORM })).statusCode,
    ).toBe(404)
    expect((await visitor.inject('/demo.data')).statusCode).toBe(404)
  })
})

describe('when something is wrong, the page says so in words and offers a human', () => {
  const humans = /Ring oss[\s\S]*Bli ringt[\s\S]*Kom til kontoret/

  test('an address that nothing answers', async () => {
    const { statusCode, body } = await visitor.inject('/finnes-ikke')
    expect(statusCode).toBe(404)
    expect(body).toMatch(humans)
    expect(body).toContain('rel="stylesheet"')
  })

  test.each([
    ['bytes that are not UTF-8', 'text=%FF%FE', FORM, 400],
    ['a NUL among the letters', 'text=hei%00', FORM, 400],
    ['more than a person writes', `text=${'a'.repeat(300_000)}`, FORM, 413],
    ['something that is not a form', '{"text":1}', { 'content-type': 'application/json' }, 415],
  ])('%s', async (_what, payload, headers, status) => {
    const { statusCode, body } = await visitor.inject({ method: 'POST', url: '/min-side', payload, headers })
    expect(statusCode).toBe(status)
    expect(body).toMatch(humans)
    expect(body).not.toMatch(/Error|node_modules|\.[jt]s:\d/)
  })

  test.each(['PUT', 'PATCH', 'DELETE'] as const)(
    'no page takes %s, and nothing goes wrong of it',
    async (method) => {
      for (const url of ['/chat', '/min-side', '/']) {
        const { statusCode, body } = await visitor.inject({ method, url })
        expect(statusCode, url).toBe(404)
        expect(body).toMatch(humans)
      }
    },
  )

  test('a failure inside says nothing of the inside', async () => {
    const broken = await shellApp({
      viewer: someone.amina,
      rememberLanguage: () => Promise.reject(new Error('relation "profile" does not exist')),
    })
    const payload = 'sprak=ar&csrf=token-of-this-session'
    const { statusCode, body } = await broken.inject({
      method: 'POST',
      url: '/sprak',
      payload,
      headers: FORM,
    })
    expect(statusCode).toBe(500)
    expect(body).not.toContain('relation')
    expect(body).toMatch(humans)
    await broken.close()
  })
})

describe('the choice of language', () => {
  test('is kept in a cookie, and on the profile of whoever is signed in', async () => {
    const remembered: string[] = []
    const app = await shellApp({
      viewer: someone.amina,
      rememberLanguage: async (language) => void remembered.push(language),
    })
    const payload = 'sprak=uk&tilbake=/min-side&csrf=token-of-this-session'
    const answer = await app.inject({ method: 'POST', url: '/sprak', payload, headers: FORM })
    expect(answer.statusCode).toBe(303)
    expect(answer.headers.location).toBe('/min-side')
    expect(answer.headers['set-cookie']).toMatch(/^sprak=uk;/)
    expect(remembered).toEqual(['uk'])
    await app.close()
  })

  test('leads back into the house only, and a strange form changes no profile', async () => {
    const remembered: string[] = []
    const app = await shellApp({
      viewer: someone.amina,
      rememberLanguage: async (language) => void remembered.push(language),
    })
    for (const back of ['//evil.example/', 'https://evil.example/', '/\\evil.example', 'evil']) {
      const payload = `sprak=en&tilbake=${encodeURIComponent(back)}`
      const { headers } = await app.inject({ method: 'POST', url: '/sprak', payload, headers: FORM })
      expect(headers.location).toBe('/')
    }
    expect(remembered).toEqual([])
    await app.close()
  })
})

describe('the one script that a conversation may carry', () => {
  const file = new URL('./static/live.js', import.meta.url)

  /** A conversation page with a reader halfway through a sentence, and an office that has just answered. */
  async function conversation() {
    const script = await readFile(file)
    const app = Fastify()
    app.get('/samtale', (_request, reply) =>
      reply
        .type('text/html')
        .send(
          '<div role="status" data-live="/nytt" data-live-text="Ny melding. Vis den"></div>' +
            '<textarea name="text"></textarea><script src="/live.js" defer></script>',
        ),
    )
    app.get('/live.js', (_request, reply) => reply.type('text/javascript').send(script))
    app.get('/nytt', (_request, reply) => reply.type('text/event-stream').send('event: news\ndata: 1\n\n'))
    return app
  }

  test('is at most 5 kB', async () => {
    expect((await readFile(file)).length).toBeLessThanOrEqual(5_000)
  })

  test('tells of news with a line to press, and pressing it keeps what was being written', async () => {
    const app = await conversation()
    const browser = await openBrowser()
    const page = await browser.newPage()
    await page.goto(`${await app.listen({ port: 0 })}/samtale`)
    await page.fill('textarea', 'Jeg lurer på')
    const line = page.getByRole('button', { name: 'Ny melding. Vis den' })
    await line.waitFor()
    await Promise.all([page.waitForEvent('load'), line.click()])
    await expect.poll(() => page.inputValue('textarea')).toBe('Jeg lurer på')
    await browser.close()
    await app.close()
  })
})

describe('in a browser', () => {
  let browser: Awaited<ReturnType<typeof openBrowser>>
  beforeAll(async () => {
    browser = await openBrowser()
  })
  afterAll(() => browser.close())

  /** Opens a page as people would and tells what axe, the width and the console say of it. */
  async function found(app: FastifyInstance, path: string, wanted: Parameters<typeof look>[2]) {
    const origin = await app.listen({ port: 0 })
    const page = await browser.newPage({ viewport: PHONE })
    const complaints: string[] = []
    page.on('console', (line) => complaints.push(line.text()))
    page.on('pageerror', (error) => complaints.push(error.message))
    complaints.push(...(await look(page, origin + path, wanted)))
    await page.close()
    await app.close()
    return complaints
  }

  test.each(['nb', 'ar', 'uk', 'ti'] as const)(
    'the front page is in order on a phone, in %s',
    async (language) => {
      expect(await found(await shellApp({ language }), '/', { language })).toEqual([])
    },
  )

  test('Min side is in order on a phone', async () => {
    expect(await found(await shellApp({ viewer: someone.amina }), '/min-side', {})).toEqual([])
  })

  test('the workbench hydrates under the security policy, at a desk and on a phone', async () => {
    const app = await shellApp({ viewer: someone.kari })
    expect(await found(app, '/arbeid', { sizes: [DESK, PHONE] })).toEqual([])
  })
})
