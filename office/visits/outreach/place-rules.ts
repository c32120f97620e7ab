import type { AccessRole } from '../../kernel/context.ts'
import { ok, type Result, refused } from '../../kernel/result.ts'
import { ARENAS, type Arena } from './model.ts'

/** Who knows where people are met: those who go out, and who leads. */
const KEEPS: readonly AccessRole[] = ['AS', 'AM', 'CO', 'DU', 'LE']
const LEADS: readonly AccessRole[] = ['LE']
type Who = { roles: readonly AccessRole[] }
export const mayKeepPlaces = ({ roles }: Who): boolean => roles.some((role) => KEEPS.includes(role))
/** the hours of a team take the time of everybody in it. */
export const maySetTeamHours = ({ roles }: Who): boolean => roles.some((role) => LEADS.includes(role))

export type NewPlace = { kind: string; name: string; address?: string; contact?: string }
type Read = { kind: Arena; name: string; address: string; contact: string }

const MOST_NAME = 120
const MOST_LINE = 200

/** a place as it was told. A home is nobody's meeting place, and stands in no register. */
export function readPlace(told: NewPlace): Result<Read> {
  const kind = ARENAS.find((arena) => arena === told.kind)
  if (kind === undefined || kind === 'home') return refused('badForm')
  const [name, address, contact] = [told.name, told.address ?? '', told.contact ?? ''].map((line) =>
    line.trim(),
  )
  if (!name) return refused('empty')
  if (name.length > MOST_NAME || [address, contact].some((line) => (line ?? '').length > MOST_LINE))
    return refused('tooLong')
  return ok({ kind, name, address: address ?? '', contact: contact ?? '' })
}

export type NewHours = {
  teamId: string
  placeId: string | null
  weekday: number
  opens: string
  closes: string
  fromDay: string
  untilDay?: string | undefined
  keptFor?: string | undefined
}
export type HoursRead = {
  weekday: number
  opens: string
  closes: string
  fromDay: Temporal.PlainDate
  untilDay: Temporal.PlainDate | null
  keptFor: KeptFor
}

/** R-453, C6-07: for whoever comes, or for those the team knows alone, who book in them. */
export const KEPT_FOR = ['anybody', 'regulars'] as const
export type KeptFor = (typeof KEPT_FOR)[number]

/** hours on one day of the week. Null where they are none: an end before its beginning, or days that are no days. */
export function readHours(told: NewHours): HoursRead | null {
  try {
    const [opens, closes] = [Temporal.PlainTime.from(told.opens), Temporal.PlainTime.from(told.closes)]
    const fromDay = Temporal.PlainDate.from(told.fromDay)
    const untilDay = told.untilDay ? Temporal.PlainDate.from(told.untilDay) : null
    const { weekday } = told
    const keptFor = KEPT_FOR.find((known) => known === (told.keptFor ?? 'anybody'))
    if (keptFor === undefined) return null
    if (!Number.isInteger(weekday) || weekday < 1 || weekday > 7) return null
    if (Temporal.PlainTime.compare(opens, closes) >= 0) return null
    if (untilDay !== null && Temporal.PlainDate.compare(fromDay, untilDay) > 0) return null
    const clock = (time: Temporal.PlainTime) => time.toString({ smallestUnit: 'minute' })
    return { weekday, opens: clock(opens), closes: clock(closes), fromDay, untilDay, keptFor }
  } catch {
    return null
  }
}

/** a count of people so few that it could point at one of them is not shown. */
export const unlessFew = (people: number, least: number): number | null =>
  people > 0 && people < least ? null : people
