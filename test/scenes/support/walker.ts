import { type Browser, browserAt, loginAs } from '../../support/login.ts'
import { type Button, type Form, type Page, readPage } from './html.ts'

/** Somebody signed in who goes about by links and forms, as a browser without scripts does. */
export type Walker = {
  open(path: string): Promise<Page>
  /** Sends a form as it stands, with these fields changed (null: unticked) and this button pressed. */
  send(
    page: Page,
    form: Form,
    change: Readonly<Record<string, string | null>>,
    button?: Button,
  ): Promise<Page>
  api(method: string, path: string, body?: unknown): Promise<ApiAnswer>
  browser: Browser
  csrf: string
}
type ApiAnswer = { status: number; body: unknown; text: string }

export async function walkIn(baseUrl: string, subject: string, kind: 'person' | 'staff'): Promise<Walker> {
  const { browser, csrf } = await loginAs(baseUrl, subject, kind)
  return walkerIn(baseUrl, browser, { csrf, subject })
}

/** A screen that nobody is signed in on. */
export const strangerAt = (baseUrl: string): Walker =>
  walkerIn(baseUrl, browserAt(baseUrl), { csrf: '', subject: 'stranger' })

function walkerIn(
  baseUrl: string,
  browser: Browser,
  { csrf, subject }: { csrf: string; subject: string },
): Walker {
  const go = async (path: string, init: Parameters<Browser['visit']>[1] = {}): Promise<Page> => {
    let address = path
    let answer = await browser.visit(address, {
      ...init,
      headers: { accept: 'text/html', origin: baseUrl, ...init.headers },
    })
    for (let hops = 0; answer.location !== null && answer.status >= 300 && answer.status < 400; hops += 1) {
      if (hops > 5) throw new Error(`led in a circle at ${answer.location}`)
      address = new URL(answer.location, new URL(address, baseUrl)).href.replace(baseUrl, '')
      answer = await browser.visit(address, { headers: { accept: 'text/html' } })
    }
    return readPage(answer, address)
  }
  let keys = 0
  return {
    browser,
    csrf,
    open: (path) => go(path),
    send: (page, form, change, button) => {
      const values: Record<string, string> = { ...form.values }
      for (const [name, value] of Object.entries(change)) {
        if (!form.fields.some((field) => field.name === name))
          throw new Error(
            `the form ${form.action} has no field ${name}: ${form.fields.map((field) => field.name)}`,
          )
        if (value === null) delete values[name]
        else values[name] = value
      }
      if (button?.name) values[button.name] = button.value
      return go(button?.action ?? (form.action || page.address), { form: values })
    },
    api: async (method, path, body) => {
      keys += 1
      const answer = await fetch(new URL(path, baseUrl), {
        method,
        headers: {
          cookie: browser.header(),
          origin: baseUrl,
          'x-csrf-token': csrf,
          'idempotency-key': `${subject}-${keys}`,
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      })
      const text = await answer.text()
      return {
        status: answer.status,
        text,
        body: text.startsWith('{') || text.startsWith('[') ? JSON.parse(text) : null,
      }
    },
  }
}

/** The form that holds a field or, with `name=value`, carries that value. */
export function formWith(page: Page, sought: string): Form {
  const [name = '', value] = sought.split('=')
  const found = page.forms.find((form) =>
    value === undefined ? form.fields.some((field) => field.name === name) : form.values[name] === value,
  )
  if (!found)
    throw new Error(`no form with ${sought} at ${page.address} (${page.status}):\n${page.text.slice(0, 800)}`)
  return found
}

export function buttonCalled(form: Form, text: string | RegExp): Button {
  const found = form.buttons.find((button) =>
    typeof text === 'string' ? button.text === text : text.test(button.text),
  )
  if (!found)
    throw new Error(`no button ${text} among ${form.buttons.map((button) => button.text).join(', ')}`)
  return found
}
