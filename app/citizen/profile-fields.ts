import { ACCESS_THINGS, RESTRICTIONS, TASKS, TIMES_OF_DAY } from '../../office/people/profile/model.ts'
import type { Written } from '../form.ts'

export const PROFILE = '/min-side/slik-snakker-vi'

/** The ways that a person is asked about; the others are the office's own arrangements. */
export const ASKED_WAYS = [
  'portal',
  'sms',
  'email',
  'letter',
  'phone',
  'video',
  'meeting',
  'homeVisit',
] as const
const LANGUAGE_FIELDS = [
  'interpreterNeed',
  'interpreterLanguage',
  'interpreterGender',
  'interpreterDialect',
  'reading',
] as const

const named = (prefix: string, names: readonly string[]) => names.map((name) => `${prefix}.${name}`)

/** What each form of the page may set. */
const SECTIONS: Readonly<Record<string, readonly string[]>> = {
  tasks: named('ability', TASKS),
  things: named('access', ACCESS_THINGS),
  wishes: named('wish', ASKED_WAYS),
  limits: named('restriction', RESTRICTIONS),
  times: ['times'],
  language: LANGUAGE_FIELDS,
  words: ['statement'],
}

export type Known = Readonly<Record<string, unknown>>

/** What the form says of each field that differs from what is known; what was left open is left as it is. */
export function changedIn(
  section: string,
  values: Written,
  known: Known,
): { field: string; value: unknown }[] {
  const fields = Object.hasOwn(SECTIONS, section) ? (SECTIONS[section] ?? []) : []
  return fields.flatMap((field) => {
    const value = valueIn(field, values)
    const same = value === null || JSON.stringify(value) === JSON.stringify(known[field] ?? unsaid(field))
    return same ? [] : [{ field, value }]
  })
}

const unsaid = (field: string) => (field.startsWith('restriction.') ? false : field === 'times' ? [] : null)

function valueIn(field: string, values: Written): unknown {
  if (field.startsWith('restriction.')) return values[field] === 'ja'
  if (field === 'times') return TIMES_OF_DAY.filter((time) => values[`time.${time}`] === 'ja')
  const said = values[field]?.trim() ?? ''
  return said === '' ? null : said
}
