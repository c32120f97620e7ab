import type { Side, StaffSide } from '../../kernel/context.ts'
import type { MeetingDeclineReason, MeetingKind } from '../model.ts'
import type { Criterion, Grant, Granting, Rank, RequestFacts } from './model.ts'

const MONTH_DAYS = 365.25 / 12
const daysBetween = (from: Temporal.Instant, until: Temporal.Instant) => until.since(from).total('hours') / 24
const monthsAgo = (now: Temporal.Instant, months: number) =>
  now.subtract({ hours: Math.round(months * MONTH_DAYS * 24) })
const before = (a: Temporal.Instant, b: Temporal.Instant) => Temporal.Instant.compare(a, b) < 0

export type Limits = { notMetMonths: number }
type Rule = (facts: RequestFacts, now: Temporal.Instant, limits: Limits) => boolean | readonly Side[]

/**
 * R-464 as a table: each rule with a name, asked by itself, so that a yes can always say why. A rule that gives sides
 * holds where there are any, and only those sides may be told.
 */
export const RULES: Readonly<Record<Granting, Rule>> = {
  newRelation: ({ followedSince, lastMet }, now, { notMetMonths }) =>
    followedSince !== null &&
    !before(followedSince, monthsAgo(now, notMetMonths)) &&
    (lastMet === null || before(lastMet, followedSince)),
  interpreterNeed: ({ interpreterNeed }) => interpreterNeed !== 'none',
  notDigital: ({ contactStatus }) => contactStatus === 'assisted' || contactStatus === 'partlyDigital',
  conflict: ({ conflictSince }) => conflictSince !== null,
  refusalToExplain: ({ refusals }) => refusals,
  subsistence: ({ subsistence }) => subsistence,
  notMet: ({ lastMet, knownSince }, now, { notMetMonths }) =>
    !before(monthsAgo(now, notMetMonths), lastMet ?? knownSince),
  secondRequest: ({ contacts, answeredBefore }) => contacts >= 2 || answeredBefore,
  stillUnclear: ({ unclear }) => unclear,
}

/** every rule that gives this meeting, not only the first. None: it is for somebody to judge. */
export function grantsFor(facts: RequestFacts, now: Temporal.Instant, limits: Limits): Grant[] {
  return (Object.keys(RULES) as Granting[]).flatMap((rule): Grant[] => {
    const found = RULES[rule](facts, now, limits)
    if (typeof found === 'boolean') return found ? [{ rule, side: null }] : []
    return [...new Set(found)].map((side) => ({ rule, side: side === 'common' ? null : side }))
  })
}

/** As it is kept on the wish: `notMet`, or `subsistence:municipal` where only that side may know. */
export const grantCode = ({ rule, side }: Grant): string => (side === null ? rule : `${rule}:${side}`)

/** the names that this reader may see; `withheld`: it is given, and the other side knows why. */
export function grantsSeen(
  codes: readonly string[],
  sides: readonly StaffSide[] | 'all',
): { rules: Granting[]; withheld: boolean } {
  const open = codes.filter((code) => {
    const side = code.split(':')[1]
    return side === undefined || sides === 'all' || sides.some((own) => own === side)
  })
  return {
    rules: [...new Set(open.map((code) => code.split(':')[0] as Granting))],
    withheld: open.length < codes.length,
  }
}

export type Weights = Readonly<Record<Criterion, number>>
const MAPPING: ReadonlySet<MeetingKind> = new Set(['mapping', 'firstMeeting', 'clarification'])
const NEW_DAYS = 90
const MOST_WAITING = 60

/**
 * explicit criteria, each with the points it gave; nothing else is in it. `waiting` counts for each day and is what
 * brings everybody up in the end.
 */
export function rankOf(
  facts: Pick<
    RequestFacts,
    'kind' | 'followedSince' | 'knownSince' | 'conflictSince' | 'contactStatus' | 'needLevel' | 'askedAt'
  >,
  now: Temporal.Instant,
  weights: Weights,
): Rank {
  const days = Math.max(0, Math.floor(daysBetween(facts.askedAt, now)))
  const isNew = daysBetween(facts.followedSince ?? facts.knownSince, now) <= NEW_DAYS
  const given: Record<Criterion, number> = {
    new: isNew ? weights.new : 0,
    mapping: MAPPING.has(facts.kind) ? weights.mapping : 0,
    conflict: facts.conflictSince === null ? 0 : weights.conflict,
    nonDigital: facts.contactStatus === 'digital' ? 0 : weights.nonDigital,
    vulnerable: facts.needLevel * weights.vulnerable,
    waiting: Math.min(days, MOST_WAITING) * weights.waiting,
  }
  const because = (Object.entries(given) as [Criterion, number][])
    .filter(([, points]) => points > 0)
    .map(([criterion, points]) => ({ criterion, points }))
  return { points: because.reduce((sum, { points }) => sum + points, 0), because }
}

type Placed = {
  grants: readonly string[]
  granted: boolean
  rank: Rank
  askedAt: Temporal.Instant
  id: string
}

/** The order of the list: what is given first, by age; then the others by points, the oldest first among equals. */
export function byTurn(a: Placed, b: Placed): number {
  const given = (one: Placed) => (one.granted || one.grants.length > 0 ? 0 : 1)
  return (
    given(a) - given(b) ||
    (given(a) === 1 ? b.rank.points - a.rank.points : 0) ||
    Temporal.Instant.compare(a.askedAt, b.askedAt) ||
    a.id.localeCompare(b.id)
  )
}

/** where a rule gives the meeting, these are the only reasons for which it may still not be one of ours. */
const DESPITE_A_RULE: ReadonlySet<MeetingDeclineReason> = new Set(['notOurs', 'safety'])

export const mayDecline = (reason: MeetingDeclineReason, grants: readonly string[], granted: boolean) =>
  DESPITE_A_RULE.has(reason) || (grants.length === 0 && !granted)

/** a wish to meet ends with a time, a decision or the person's word; neither a letter nor a call ends it. */
export function isMeetingWish({
  kind,
  theme,
  details,
}: {
  kind: string
  theme: string
  details: unknown
}): boolean {
  if (kind === 'arrangeMeeting') return theme !== 'appointmentChange'
  return (details as { asked?: string } | null)?.asked === 'meetingReview'
}

/** is it the same matter as the wish that is open already? Nothing named is about whatever is open. */
export function sameWish(
  open: { kind: string; side: Side; theme: string },
  asked: { kind?: MeetingKind; side?: Side; theme?: string },
): boolean {
  const sides =
    asked.side === undefined || asked.side === 'common' || open.side === 'common' || open.side === asked.side
  const kinds =
    asked.kind === undefined
      ? open.kind !== 'digitalTraining'
      : open.kind === asked.kind || open.kind === 'followUp'
  return sides && kinds
}

/** Meetings that somebody else's matter or a course makes, and that no wish to talk is answered by. */
const FOR_THEMSELVES: ReadonlySet<string> = new Set([
  'digitalTraining',
  'dialogueMeeting2',
  'dialogueMeeting3',
  'caseConference',
  'collaboration',
  'preInterviewCheck',
  'contactSeries',
] satisfies MeetingKind[])

/** does a time for this meeting answer that wish, where nobody said which wish it was booked for? */
export function answersWish(
  open: { kind: string; side: Side; theme: string },
  meeting: { kind: MeetingKind; side: Side },
): boolean {
  const sides = open.side === 'common' || meeting.side === 'common' || open.side === meeting.side
  const talks = !FOR_THEMSELVES.has(open.kind) && !FOR_THEMSELVES.has(meeting.kind)
  return sides && (talks || open.kind === meeting.kind)
}
