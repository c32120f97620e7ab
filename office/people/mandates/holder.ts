import { dnr, fnr } from '@navikt/fnrvalidator'
import type { Ctx } from '../../kernel/context.ts'
import type { Reason } from '../../kernel/result.ts'
import type { HolderNamed, Relation } from './model.ts'
import { mayGive, mayHold } from './rules.ts'
import { type PersonCard, personByNumber } from './store.ts'

export type Holder = {
  holderId: string | null
  /** Whose number it is, whatever name came with it; nobody is told. */
  numberOf?: string | null
  number: string | null
  name: string
  birthDate: string | null
}

/** What came from a form, without what no name and no note has: it must not meet the database. */
export const tidy = (text: string, most = 200): string =>
  text
    .replace(/\p{Cc}/gu, ' ')
    .trim()
    .replace(/\s+/g, ' ')
    .slice(0, most)

const plain = (name: string) => name.trim().replace(/\s+/g, ' ').toLocaleLowerCase('nb')

/** A national number says when somebody was born; synthetic ones have 40 or 80 added to the month, D-numbers 40 to the day. */
export function bornOf(number: string): string | null {
  const digits = number.replace(/\s/g, '')
  if (fnr(digits).status !== 'valid' && dnr(digits).status !== 'valid') return null
  const [day, month, year, serial] = [0, 2, 4, 6].map((at) => Number(digits.slice(at, at === 6 ? 9 : at + 2)))
  if (day === undefined || month === undefined || year === undefined || serial === undefined) return null
  const date = {
    day: day > 40 ? day - 40 : day,
    month: month > 80 ? month - 80 : month > 40 ? month - 40 : month,
    year: centuryOf(year, serial) + year,
  }
  try {
    return Temporal.PlainDate.from(date, { overflow: 'reject' }).toString()
  } catch {
    return null
  }
}

function centuryOf(year: number, serial: number): number {
  if (serial < 500) return 1900
  if (serial < 750 && year >= 54) return 1800
  if (serial >= 900 && year >= 40) return 1900
  return 2000
}

/**
 * Whom the giver means. Number and name must agree before a login is given anything; when they do not, or the office
 * does not know the number, the mandate waits without a login, and nothing tells the giver which of the two it was.
 */
export async function findHolder(beyond: Ctx, named: HolderNamed): Promise<Holder | Reason> {
  const name = tidy(named.name)
  if (name === '') return 'empty'
  const number = named.number?.replace(/\s/g, '') ?? ''
  if (number === '') return { holderId: null, number: null, name, birthDate: dateOr(named.birthDate) }
  const born = bornOf(number)
  if (born === null) return 'badForm'
  const known = await personByNumber(beyond.tx, number)
  const agrees = known !== undefined && plain(name).endsWith(plain(known.familyName))
  return {
    holderId: agrees ? known.id : null,
    numberOf: known?.id ?? null,
    number,
    name: agrees ? `${known.givenName} ${known.familyName}` : name,
    birthDate: (agrees ? known.birthDate : null) ?? born,
  }
}

function dateOr(text: string | undefined): string | null {
  try {
    return text === undefined || text === '' ? null : Temporal.PlainDate.from(text).toString()
  } catch {
    return null
  }
}

/** K26: why these two cannot have a mandate between them. Null when they can. */
export function between(
  giver: PersonCard,
  holder: Holder,
  relation: Relation,
  at: Temporal.Instant,
): Reason | null {
  const same = plain(`${giver.givenName} ${giver.familyName}`) === plain(holder.name)
  if (
    holder.holderId === giver.id ||
    holder.numberOf === giver.id ||
    (same && holder.birthDate === giver.birthDate)
  )
    return 'holderIsSelf'
  if (!mayGive(giver, relation, at)) return 'guardianOnly'
  if (holder.birthDate === null && relation !== 'organisation') return 'needsHolderBirth'
  return mayHold({ ...holder, relation }, at) ? null : 'holderTooYoung'
}
