/** A browser without a screen: keeps cookies, follows nothing by itself. `fetch` may go over a socket or straight in. */
export type Visit = (
  url: string,
  init?: { method?: string; form?: Record<string, string>; headers?: Record<string, string> },
) => Promise<Answer>
export type Answer = { status: number; headers: Headers; body: string; location: string | null }
export type Browser = { visit: Visit; follow: Visit; cookies: Map<string, string>; header(): string }

/** Something that answers requests without following redirects: `fetch`, or a server's inner door. */
export type Sender = (url: string, init: RequestInit) => Promise<Response>

export function browserAt(baseUrl: string, send: Sender = (url, init) => fetch(url, init)): Browser {
  const cookies = new Map<string, string>()
  const header = () => [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  const visit: Visit = async (url, init = {}) => {
    const { method = init.form ? 'POST' : 'GET', form, headers } = init
    const response = await send(new URL(url, baseUrl).href, {
      method,
      redirect: 'manual',
      headers: {
        ...(cookies.size > 0 ? { cookie: header() } : {}),
        ...(form ? { 'content-type': 'application/x-www-form-urlencoded' } : {}),
        ...headers,
      },
      ...(form ? { body: new URLSearchParams(form).toString() } : {}),
    })
    for (const line of response.headers.getSetCookie()) keep(cookies, line)
    return {
      status: response.status,
      headers: response.headers,
      body: await response.text(),
      location: response.headers.get('location'),
    }
  }
  const follow: Visit = async (url, init) => {
    let answer = await visit(url, init)
    for (let hop = 0; answer.location !== null && answer.status >= 300 && answer.status < 400; hop++) {
      if (hop > 10) throw new Error(`led in a circle at ${answer.location}`)
      url = new URL(answer.location, new URL(url, baseUrl)).href
      answer = await visit(url)
    }
    return answer
  }
  return { visit, follow, cookies, header }
}

function keep(cookies: Map<string, string>, line: string): void {
  const [pair = '', ...rules] = line.split(';')
  const [name = '', ...value] = pair.split('=')
  const gone = rules.some((rule) => /^\s*(max-age=0|expires=Thu, 01 Jan 1970)/i.test(rule))
  if (gone) cookies.delete(name.trim())
  else cookies.set(name.trim(), value.join('='))
}

export type LoggedIn = { cookie: string; csrf: string; browser: Browser }

/** Goes the whole way through the provider, as a person does. Stops before the page that the login leads to. */
export async function loginAs(
  baseUrl: string,
  subject: string,
  kind: 'person' | 'staff' = 'person',
  options: { send?: Sender; browser?: Browser; level?: string; returnTo?: string } = {},
): Promise<LoggedIn> {
  const browser = options.browser ?? browserAt(baseUrl, options.send)
  const back = await cameBack(browser, subject, kind, options)
  if (back.status !== 303)
    throw new Error(`${subject} was not let in: ${back.status} ${back.body.slice(0, 200)}`)
  const answer = await browser.visit('/innlogging/hvem')
  const { csrf } = JSON.parse(answer.body) as { csrf: string }
  return { cookie: browser.header(), csrf, browser }
}

/** The answer at the callback, whether it lets the person in or not. */
export async function cameBack(
  browser: Browser,
  subject: string,
  kind: 'person' | 'staff',
  options: { level?: string; returnTo?: string } = {},
): Promise<Answer> {
  const path = kind === 'staff' ? '/logg-inn/ansatt' : '/logg-inn'
  const till = options.returnTo === undefined ? '' : `?til=${encodeURIComponent(options.returnTo)}`
  return browser.visit(await callbackAddress(browser, subject, `${path}${till}`, options.level))
}

/** Everything up to the address the provider sends the browser back to. */
export async function callbackAddress(
  browser: Browser,
  subject: string,
  begin: string,
  level?: string,
): Promise<string> {
  const asked = await browser.visit(begin)
  const choice = await browser.visit(led(asked))
  const chosen = await browser.visit(led(choice), {
    form: { sub: subject, ...(level ? { niva: level } : {}) },
  })
  return led(await browser.visit(led(chosen)))
}

function led(answer: Answer): string {
  if (answer.location === null)
    throw new Error(`expected to be led on, got ${answer.status}: ${answer.body.slice(0, 300)}`)
  return answer.location
}
