import type { Page } from './html.ts'
import { buttonCalled, formWith, type Walker } from './walker.ts'

export type Receipt = {
  page: Page
  threadId: string
  number: number
  /** What the receipt says of each part: what it is about, and who does what by when. */
  parts: { about: string; says: string }[]
}

export type Writing = {
  /** The conversation to go on with; the box on the front page otherwise. */
  thread?: string
  callMe?: boolean
  helped?: 'family' | 'friend' | 'neighbour' | 'organisation' | 'other'
}

/** What a person does on Min side, without scripts. */
export type Citizen = Walker & {
  id: string
  name: string
  home(): Promise<Page>
  /** The page that stands between writing and sending where the office knows something already; null where not. */
  factsBefore(text: string, how?: Writing): Promise<Page | null>
  writes(text: string, how?: Writing): Promise<Receipt>
  reads(threadId: string): Promise<Page>
  /** Presses a button under the newest message from staff. */
  presses(threadId: string, button: string | RegExp): Promise<Page>
  /** Yes or no: did you get through to the other body? */
  gotThrough(answer: 'ja' | 'nei'): Promise<Page>
}

export function citizen(walker: Walker, id: string, name: string): Citizen {
  const home = () => walker.open('/min-side')
  const reads = (threadId: string) => walker.open(`/min-side/samtaler/${threadId}`)
  const send = async (text: string, how: Writing) => {
    const page = await (how.thread ? reads(how.thread) : home())
    const form = formWith(page, 'text')
    return walker.send(
      page,
      form,
      { text, ...(how.callMe ? { callMe: 'ja' } : {}), ...(how.helped ? { helped: how.helped } : {}) },
      sendButton(form),
    )
  }
  return {
    ...walker,
    id,
    name,
    home,
    reads,
    factsBefore: async (text, how = {}) => {
      const page = await send(text, how)
      return isFacts(page) ? page : null
    },
    writes: async (text, how = {}) => {
      let page = await send(text, how)
      if (isFacts(page)) {
        const form = formWith(page, 'bekreftet=ja')
        page = await walker.send(page, form, {}, sendButton(form))
      }
      return receiptOn(page)
    },
    presses: async (threadId, button) => {
      const page = await reads(threadId)
      const form = formWith(page, 'text')
      const newest = [...form.buttons].reverse().filter((one) => one.name === 'svar')
      return walker.send(page, form, {}, buttonCalled({ ...form, buttons: newest }, button))
    },
    gotThrough: async (answer) => {
      const page = await home()
      const form = page.forms.find(({ action }) => action === '/min-side/henvisning')
      if (!form) throw new Error(`nothing is asked at ${page.address}`)
      const button = form.buttons.find((one) => one.value === answer)
      if (!button) throw new Error('nothing to answer with')
      return walker.send(page, form, {}, button)
    },
  }
}

const sendButton = (form: ReturnType<typeof formWith>) => {
  const button = form.buttons.find((one) => one.name === 'gjor' && one.value === 'send')
  if (!button) throw new Error('no way to send')
  return button
}

const isFacts = (page: Page) =>
  page.forms.some(
    (form) =>
      form.values.bekreftet === 'ja' &&
      form.values.gjor === undefined &&
      form.fields.some((field) => field.name === 'text'),
  )

function receiptOn(page: Page): Receipt {
  const threadId = /\/min-side\/samtaler\/([0-9a-f-]{36})/.exec(page.html)?.[1]
  if (!page.address.startsWith('/min-side/kvittering/') || threadId === undefined)
    throw new Error(`no receipt at ${page.address} (${page.status}):\n${page.text.slice(0, 800)}`)
  const list = /<ul class="receipt-parts[^"]*">([\s\S]*?)<\/ul>/.exec(page.html)?.[1] ?? ''
  const parts = [...list.matchAll(/<p class="strong">([\s\S]*?)<\/p><p>([\s\S]*?)<\/p>/g)].map(
    ([, about = '', says = '']) => ({ about: words(about), says: words(says) }),
  )
  return { page, threadId, number: Number(/Nummer (\d+)/.exec(page.text)?.[1] ?? Number.NaN), parts }
}

const words = (html: string) =>
  html
    .replace(/<[^>]*>/g, '')
    .replace(/&amp;/g, '&')
    .replace(/\s+/g, ' ')
    .trim()
