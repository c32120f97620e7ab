import type { Reason } from '../../kernel/result.ts'
import { readWeek } from '../opening/rules.ts'
import { BODIES, type Entry, MATTERS, type Told } from './model.ts'

/** Said in a form: hours as a week from Monday, each day as one writes it. */
export type Said = {
  body: string
  themes: readonly string[]
  name: string
  phone?: string
  web?: string
  address?: string
  week?: readonly string[]
  languages?: readonly string[]
  interpreter?: boolean
}

const LONGEST = { name: 120, phone: 30, web: 200, address: 200 } as const
const PHONE = /^\+?[\d ]{3,}$/
const MOST_LANGUAGES = 20

/** a body, what it is for, and at least one way to it. Refuses with `badForm`, `empty`, `tooLong`. */
export function readEntry(said: Said): { ok: true; told: Told } | { ok: false; reason: Reason } {
  const no = (reason: Reason) => ({ ok: false, reason }) as const
  const body = BODIES.find((known) => known === said.body)
  const themes = MATTERS.filter((known) => said.themes.includes(known))
  const languages = [...new Set(said.languages ?? [])].sort()
  const hours = readWeek(said.week ?? [])
  if (body === undefined || hours === null || (said.week ?? []).length > 7) return no('badForm')
  if (languages.length > MOST_LANGUAGES || languages.some((code) => !/^[a-z]{2,3}$/.test(code)))
    return no('badForm')
  const [name, phone, web, address] = [said.name, said.phone, said.web, said.address].map(tidy)
  if (!name || themes.length === 0) return no('empty')
  const parts = { name, phone: phone ?? '', web: web ?? '', address: address ?? '' }
  for (const part of ['name', 'phone', 'web', 'address'] as const)
    if (parts[part].length > LONGEST[part]) return no('tooLong')
  if ((phone && !PHONE.test(phone)) || (web && !isWebPage(web))) return no('badForm')
  if (!phone && !web && !address) return no('empty')
  return {
    ok: true,
    told: {
      ...{ body, themes, name, hours, languages, interpreter: said.interpreter ?? false },
      ...{ phone: phone || null, web: web || null, address: address || null },
    },
  }
}

const tidy = (text: string | undefined) => (text ?? '').normalize('NFC').replace(/\s+/g, ' ').trim()

/** A page that a browser can be sent to, and nothing that does something. */
function isWebPage(text: string): boolean {
  if (!URL.canParse(text)) return false
  const { protocol, username } = new URL(text)
  return protocol === 'https:' && username === ''
}

/** nobody has made sure for so many days that it may be wrong. */
export const isStale = (checkedOn: string, today: string, days: number): boolean =>
  Temporal.PlainDate.compare(Temporal.PlainDate.from(checkedOn).add({ days }), today) < 0

/**
 * What counts on a day: of each entry the version that came into force last, unless it has ended. By what it is for where
 * that is asked; the office's own first, then in the order of the kinds, then by name.
 */
export function currentOn<E extends Entry>(
  versions: readonly E[],
  today: string,
  matter: string | null = null,
): E[] {
  const last = new Map<string, E>()
  for (const one of versions) {
    const before = last.get(one.id)
    if (one.validFrom <= today && (before === undefined || before.version < one.version))
      last.set(one.id, one)
  }
  return [...last.values()]
    .filter(({ ended, themes }) => !ended && (matter === null || themes.some((theme) => theme === matter)))
    .sort((a, b) => BODIES.indexOf(a.body) - BODIES.indexOf(b.body) || a.name.localeCompare(b.name, 'nb'))
}

/** what is put in somebody's hand: the entry that was named, else the only one of that body. */
export function entryFor<E extends Entry>(
  current: readonly E[],
  receiver: string,
  named: string | null,
): E | null {
  if (named !== null) return current.find(({ id, body }) => id === named && body === receiver) ?? null
  const [only, ...more] = current.filter(({ body }) => body === receiver)
  return only !== undefined && more.length === 0 ? only : null
}
