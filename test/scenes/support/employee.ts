import type { Field, Page } from './html.ts'
import { rowsOf } from './html.ts'
import { formWith, type Walker } from './walker.ts'

export type Row = {
  promiseId: string
  personId: string
  name: string
  cells: string[]
  text: string
  dueAt: string
}
export type Contact = {
  channel: 'contactCentrePhone' | 'officePhone' | 'dropIn' | 'meetingOffice' | 'outreach' | 'paperLetter'
  theme?: string
  text?: string
  urgent?: boolean
  helper?: string
  answered?: readonly string[]
  appeal?: boolean
}
type TalkTold = {
  spoke?: boolean
  channel?: string
  summary?: string
  inLanguage?: string
  interpreter?: string
  /** The entries that it answers; the chosen one otherwise. */
  about?: readonly string[]
}
type Place = { personId: string; threadId: string; promiseId?: string; purpose?: string }

/** What an employee does on the workbench, by its forms. */
export type Employee = Walker & {
  id: string
  name: string
  list(name?: 'mine' | 'laget' | 'vikar' | 'sortering' | 'teamleder' | 'kontoret'): Promise<Row[]>
  notices(): Promise<string[]>
  page(place: Omit<Place, 'threadId'> & { threadId?: string }): Promise<Page>
  /** The entries that are open on a conversation's page: id and what the page says of each. */
  entries(place: Place): Promise<{ promiseId: string; says: string }[]>
  /** `reason`: why in writing, where another way is advised; some reason is given where the page asks for one. */
  answers(place: Place, text: string, about?: readonly string[], reason?: string | null): Promise<Page>
  does(place: Place, deed: string, values: Readonly<Record<string, string | null>>): Promise<Page>
  takes(place: Place): Promise<Page>
  accepts(place: Place): Promise<Page>
  talks(place: Place, told: TalkTold): Promise<Page>
  registers(personId: string, contact: Contact): Promise<Page>
}

export function employee(walker: Walker, id: string, name: string): Employee {
  const page: Employee['page'] = ({ personId, threadId, promiseId, purpose }) => {
    const search = new URLSearchParams({
      ...(promiseId ? { oppgave: promiseId } : {}),
      ...(purpose ? { formal: purpose } : {}),
    })
    return walker.open(`/arbeid/person/${personId}${threadId ? `/samtale/${threadId}` : ''}?${search}`)
  }
  const does: Employee['does'] = async (place, deed, values) => {
    const shown = await page(place)
    return walker.send(shown, formWith(shown, `gjor=${deed}`), values)
  }
  return {
    ...walker,
    id,
    name,
    page,
    list: async (list = 'mine') => rowsIn(await walker.open(`/arbeid?liste=${list}`)),
    notices: async () => {
      const shown = await walker.open('/arbeid/varsler')
      const list = /<ul class="plain-list hits">([\s\S]*?)<\/ul>/.exec(shown.html)?.[1] ?? ''
      return [...list.matchAll(/<li\b[^>]*>([\s\S]*?)<\/li>/g)].map(([, inner = '']) => plain(inner))
    },
    entries: async (place) => {
      const shown = await page(place)
      return ticks(formWith(shown, 'gjor=svar').fields, 'gjelder')
    },
    answers: async (place, text, about, reason = null) => {
      const shown = await page(place)
      const form = formWith(shown, 'gjor=svar')
      const chosen = about === undefined ? {} : chosenTicks(form.fields, 'gjelder', about)
      const asked = form.fields.some((field) => field.name === 'valgGrunn')
      const why = reason !== null ? { valgGrunn: reason } : asked ? { valgGrunn: 'reReading' } : {}
      return walker.send(shown, form, { text, ...chosen, ...why })
    },
    does,
    takes: (place) => does(place, 'ta', {}),
    accepts: (place) => does(place, 'godta', {}),
    talks: async (place, told) => {
      const shown = await page(place)
      const form = formWith(shown, 'gjor=ring')
      return walker.send(shown, form, {
        snakket: told.spoke === false ? 'nei' : 'ja',
        kanal: told.channel ?? 'officePhone',
        tolk: told.interpreter ?? 'none',
        oppsummering: told.summary ?? '',
        ...(told.inLanguage === undefined ? {} : { oppsummeringSprak: told.inLanguage }),
        ...(told.about === undefined ? {} : chosenTicks(form.fields, 'samtale', told.about)),
      })
    },
    registers: async (personId, contact) => {
      const shown = await walker.open(`/arbeid/ny-kontakt?person=${personId}`)
      return walker.send(shown, formWith(shown, 'kanal'), {
        kanal: contact.channel,
        ...(contact.theme ? { tema: contact.theme } : {}),
        ...(contact.text ? { text: contact.text } : {}),
        ...(contact.urgent ? { haster: 'ja' } : {}),
        ...(contact.helper ? { hjelper: contact.helper } : {}),
        ...(contact.appeal ? { klage: 'ja' } : {}),
        ...Object.fromEntries((contact.answered ?? []).map((code) => [`besvart.${code}`, 'ja'])),
      })
    },
  }
}

const plain = (html: string) =>
  html
    .replace(/<form[\s\S]*?<\/form>/g, '')
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()

const ticks = (fields: readonly Field[], prefix: string) =>
  fields
    .filter((field) => field.name.startsWith(`${prefix}.`))
    .map((field) => ({ promiseId: field.name.slice(prefix.length + 1), says: field.label }))

const chosenTicks = (fields: readonly Field[], prefix: string, wanted: readonly string[]) =>
  Object.fromEntries(
    ticks(fields, prefix).map(({ promiseId }) => [
      `${prefix}.${promiseId}`,
      wanted.includes(promiseId) ? 'ja' : null,
    ]),
  )

/** The rows of a work list, in the order they stand. */
function rowsIn(page: Page): Row[] {
  return rowsOf(page).flatMap(({ html, cells }) => {
    const promiseId = /id="rad-([0-9a-f-]{36})"/.exec(html)?.[1] ?? /oppgave=([0-9a-f-]{36})/.exec(html)?.[1]
    const personId = /\/arbeid\/person\/([0-9a-f-]{36})/.exec(html)?.[1]
    if (!promiseId || !personId) return []
    const name = plain(/<bdi>([\s\S]*?)<\/bdi>/.exec(html)?.[1] ?? '')
    return [
      {
        promiseId,
        personId,
        name,
        cells,
        text: cells.join(' | '),
        dueAt: /<time dateTime="([^"]+)"/i.exec(html)?.[1] ?? '',
      },
    ]
  })
}
