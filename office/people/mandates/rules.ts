import { OFFICE_ZONE } from '../../kernel/time/localTime.ts'
import type { Act, ConsentHeld, ConsentQuestion, Mandate, Question, Relation } from './model.ts'
import { CAREFUL_THEMES, INCLUDED, PRIVATE_THEMES } from './table.ts'

const before = (a: Temporal.Instant, b: Temporal.Instant) => Temporal.Instant.compare(a, b) < 0

/** K7: a person becomes a year older at 00:00 on the birthday, in the office's time zone. */
export function turns(birthDate: string, years: number): Temporal.Instant {
  return Temporal.PlainDate.from(birthDate).add({ years }).toZonedDateTime(OFFICE_ZONE).toInstant()
}
const reached = (birthDate: string, years: number, at: Temporal.Instant) =>
  !before(at, turns(birthDate, years))

const ADULT = 18

/** 18 or older, and known to be. An organisation without a login of its own acts by its people, and has no age. */
export function mayHold(
  holder: { birthDate: string | null; relation: Relation; holderId: string | null },
  at: Temporal.Instant,
  minAge: number = ADULT,
): boolean {
  if (holder.birthDate === null) return holder.relation === 'organisation' && holder.holderId === null
  return reached(holder.birthDate, minAge, at)
}

/** R-386, K26: under 18 the guardian acts and nobody else; that ends on the birthday. */
export function mayGive(
  giver: { birthDate: string | null },
  relation: Relation,
  at: Temporal.Instant,
): boolean {
  const isChild = giver.birthDate !== null && !reached(giver.birthDate, ADULT, at)
  return isChild === (relation === 'guardian')
}

/**
 * K26: does this one mandate let its holder do this now? From its start to the moment
 * before its end, in its sides, themes and matter, not while a safety flag stands, never for or by a child, and never
 * for material from before its start unless the giver has said so.
 */
export function covers(mandate: Mandate, question: Question): boolean {
  return mandate.kind === 'mandate' && inForce(mandate, question.at) && concerns(mandate, question)
}

function inForce(mandate: Mandate, at: Temporal.Instant): boolean {
  if (mandate.state !== 'active' || mandate.giverSafety) return false
  if (before(at, mandate.fromAt) || !before(at, mandate.untilAt)) return false
  if (mandate.holderId === mandate.personId) return false
  if (!mayHold({ ...mandate, birthDate: mandate.holderBirthDate }, at)) return false
  return mayGive({ birthDate: mandate.giverBirthDate }, mandate.relation, at)
}

function concerns(mandate: Mandate, question: Question): boolean {
  const { act, side, threadId = null, madeAt, inCall = false, callId = null } = question
  if (mandate.callOnly && !inCall) return false
  if (mandate.callId !== null && mandate.callId !== callId) return false
  if (!mandate.acts.some((given) => INCLUDED[given].includes(act))) return false
  if (!onSide(mandate, side)) return false
  if (mandate.threadId !== null && mandate.threadId !== threadId) return false
  if (!hasTheme(mandate, question.theme)) return false
  return madeAt === undefined || mandate.earlierMaterial || !before(madeAt, mandate.fromAt)
}

/** What belongs to no one side is opened by whoever has both. */
const onSide = (mandate: Pick<Mandate, 'sides'>, side: Question['side']) =>
  side === 'common'
    ? mandate.sides.includes('state') && mandate.sides.includes('municipal')
    : mandate.sides.includes(side)

function hasTheme(mandate: Pick<Mandate, 'themes' | 'threadId'>, theme: string | null): boolean {
  if (theme === null) return mandate.themes.length === 0 || mandate.threadId !== null
  if (mandate.themes.includes(theme)) return true
  return mandate.themes.length === 0 && !PRIVATE_THEMES.includes(theme)
}

/**
 * Mandates that overlap give what they give together. Where the person has said both yes and no about the same thing,
 * the latest statement counts.
 */
export function covered(register: readonly Mandate[], question: Question): Mandate | null {
  const said = register.filter(
    (record) => covers(record, question) || (record.kind === 'refusal' && refuses(record, question)),
  )
  const [latest] = said.sort(
    (a, b) => Temporal.Instant.compare(b.askedAt, a.askedAt) || (a.id < b.id ? 1 : -1),
  )
  return latest?.kind === 'mandate' ? latest : null
}

/** A no needs no age, no scope of time in the material, and nothing to be confirmed. */
function refuses(record: Mandate, question: Question): boolean {
  if (record.state !== 'active' || before(question.at, record.fromAt)) return false
  if (!before(question.at, record.untilAt)) return false
  const themes = record.themes.length === 0 || record.themes.includes(question.theme ?? '')
  const side = question.side === 'common' ? record.sides.length > 0 : record.sides.includes(question.side)
  return (
    themes &&
    side &&
    record.acts.includes(question.act) &&
    (record.threadId === null || record.threadId === question.threadId)
  )
}

const named = (name: string) => name.trim().replace(/\s+/g, ' ').toLocaleLowerCase('nb')

/**
 * does this consent open this, to this somebody, now? One that names an employee, a message or a call is
 * for that one alone; what is for one contact counts for nothing outside it, and sides and themes as in a mandate.
 */
export function consents(held: ConsentHeld, question: ConsentQuestion): boolean {
  if (held.kind !== 'consent' || held.state !== 'active' || held.consentTo !== question.to) return false
  if (before(question.at, held.fromAt) || !before(question.at, held.untilAt)) return false
  if (held.callId !== null && held.callId !== (question.callId ?? null)) return false
  if (held.messageId !== null && held.messageId !== (question.messageId ?? null)) return false
  if (held.toStaff !== null && held.toStaff !== question.staffId) return false
  if (
    held.toStaff === null &&
    question.to !== 'otherSide' &&
    named(held.holderName) !== named(question.recipient ?? '')
  )
    return false
  if (question.side !== undefined && !onSide(held, question.side)) return false
  if (question.theme === undefined) return held.themes.length === 0
  return hasTheme({ themes: held.themes, threadId: null }, question.theme)
}

/** R-382, C2-10: what must be heard from the giver alone before it works. */
export function mustBeAlone(given: {
  askedBy: 'person' | 'holder' | 'staff'
  sameHousehold: boolean
  relation: Relation
  themes: readonly string[]
}): boolean {
  if (given.askedBy === 'holder' || given.sameHousehold || given.relation === 'spouse') return true
  return given.themes.length === 0 || given.themes.some((theme) => CAREFUL_THEMES.includes(theme))
}

export type Limits = { maxMonths: number; spokenHours: number }
export type Period = { from: Temporal.Instant; until: Temporal.Instant }

/** at most so many months; for one call at most so many hours. Null: ends before it begins, or too late. */
export function periodOf(
  asked: { from?: Temporal.Instant; until?: Temporal.Instant; callOnly: boolean },
  now: Temporal.Instant,
  limits: Limits,
): Period | null {
  const from = asked.from === undefined || before(asked.from, now) ? now : asked.from
  const latest = asked.callOnly
    ? from.add({ hours: limits.spokenHours })
    : monthsAfter(from, limits.maxMonths)
  const until = asked.until ?? latest
  return before(from, until) && !before(latest, until) ? { from, until } : null
}

/** So many months later in the office's own days; the day as a whole when it began within one. */
export function monthsAfter(from: Temporal.Instant, months: number): Temporal.Instant {
  return from.toZonedDateTimeISO(OFFICE_ZONE).add({ months }).toInstant()
}

/** C2-09: the day's last minute is part of it: until 23:59, so from the midnight after it covers nothing. */
export function endOfDay(day: string): Temporal.Instant {
  return Temporal.PlainDate.from(day).add({ days: 1 }).toZonedDateTime(OFFICE_ZONE).toInstant()
}

/** Every act that these give, with what they take with them. */
export const actsGiven = (acts: readonly Act[]): Act[] => [...new Set(acts.flatMap((act) => INCLUDED[act]))]
