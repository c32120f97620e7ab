/** The work list's address: what is shown stands in it, so that it can be kept, shared and gone back to. Pure. */

export const LIST_WORDS = {
  mine: 'mine',
  team: 'laget',
  absent: 'vikar',
  triage: 'sortering',
  lead: 'teamleder',
  office: 'kontoret',
} as const
export type ListName = keyof typeof LIST_WORDS

const SIDES = { stat: 'state', kommune: 'municipal', felles: 'common' } as const
const URGENCIES = { haster: 'acute', forhoyet: 'elevated', vanlig: 'ordinary' } as const

export type ListAddress = {
  list: ListName
  side?: (typeof SIDES)[keyof typeof SIDES]
  urgency?: (typeof URGENCIES)[keyof typeof URGENCIES]
  theme?: string
  language?: string
  late?: boolean
  page?: number
  /** The entry whose brief stands beside the list. */
  shown?: string
}

/** Reads an address; what it does not know it leaves out, so that an old or mistyped one still shows a list. */
export function readAddress(params: URLSearchParams): ListAddress {
  const list = wordOf(LIST_WORDS, params.get('liste')) ?? 'mine'
  const side = codeOf(SIDES, params.get('side'))
  const urgency = codeOf(URGENCIES, params.get('hast'))
  const theme = word(params.get('tema'))
  const language = word(params.get('sprak'))
  const page = Number(params.get('bla') ?? 1)
  const shown = params.get('vis')
  return {
    list,
    ...(side ? { side } : {}),
    ...(urgency ? { urgency } : {}),
    ...(theme ? { theme } : {}),
    ...(language ? { language } : {}),
    ...(params.get('sene') === 'ja' ? { late: true } : {}),
    ...(Number.isInteger(page) && page > 1 ? { page } : {}),
    ...(shown && /^[0-9a-f-]{36}$/i.test(shown) ? { shown } : {}),
  }
}

/** The address of a list. Another list, or another filter, begins at its first page with nothing beside it. */
export function listAddress(address: ListAddress): string {
  const params = new URLSearchParams({ liste: LIST_WORDS[address.list] })
  if (address.side) params.set('side', wordOf(SIDES, address.side) ?? '')
  if (address.urgency) params.set('hast', wordOf(URGENCIES, address.urgency) ?? '')
  if (address.theme) params.set('tema', address.theme)
  if (address.language) params.set('sprak', address.language)
  if (address.late) params.set('sene', 'ja')
  if (address.page && address.page > 1) params.set('bla', String(address.page))
  if (address.shown) params.set('vis', address.shown)
  return `/arbeid?${params}`
}

/** What is kept for the next time: list and filters, never a page or a person. */
export function keptPart(address: ListAddress): string {
  const { page: _page, shown: _shown, ...kept } = address
  return listAddress(kept).slice('/arbeid?'.length)
}

/** Whether anything but the choice of list narrows what is shown. */
export function isFiltered({ side, urgency, theme, language, late }: ListAddress): boolean {
  return [side, urgency, theme, language, late].some((one) => one !== undefined)
}

function wordOf<T extends Record<string, string>>(table: T, value: string | null): keyof T | undefined {
  return Object.keys(table).find((key) => table[key] === value)
}

function codeOf<T extends Record<string, string>>(table: T, key: string | null): T[keyof T] | undefined {
  return key !== null && Object.hasOwn(table, key) ? table[key as keyof T] : undefined
}

const word = (value: string | null) => (value && /^[A-Za-z-]{2,40}$/.test(value) ? value : undefined)
