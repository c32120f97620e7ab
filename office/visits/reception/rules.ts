import type { Reason } from '../../kernel/result.ts'
import { VISIT_OUTCOMES, VISIT_REASONS, type VisitOutcome, type VisitReason } from '../model.ts'
import {
  DEEDS,
  type DeedKind,
  type NextStep,
  OUTSIDE,
  RECEIVERS,
  type Receiver,
  type Referral,
  SHEETS,
  type Sheet,
  type SlipKind,
  TALLY,
  type Tally,
  type Visit,
} from './model.ts'

const ZONE = 'Europe/Oslo'
const LONGEST_NAME = 60
const MOST_PAGES = 500
const MOST_SHEETS = 40
const before = (a: Temporal.Instant, b: Temporal.Instant) => Temporal.Instant.compare(a, b) < 0

/** The day of a reception: the date on its wall. */
export const dayOf = (at: Temporal.Instant): Temporal.PlainDate => at.toZonedDateTimeISO(ZONE).toPlainDate()
/** from this moment on a visit of that day that nobody closed is the leader's. */
export const endOf = (day: string): Temporal.Instant =>
  Temporal.PlainDate.from(day).add({ days: 1 }).toZonedDateTime(ZONE).toInstant()

type Intake = { calledAs: string | null; reason: VisitReason; language: string; urgent: boolean }

/**
 * what is asked at the desk, and nothing more: a name or a nickname that may be left out, why they came, which
 * language, whether it can wait. Whoever came for food or somewhere to sleep cannot, also when nobody ticked that.
 * Null where it is none of that.
 */
export function readIntake(said: {
  calledAs?: string | null
  reason: string
  language: string
  urgent?: boolean
}): Intake | null {
  const reason = VISIT_REASONS.find((known) => known === said.reason)
  const calledAs = (said.calledAs ?? '').normalize('NFC').replace(/\s+/g, ' ').trim()
  if (reason === undefined || [...calledAs].length > LONGEST_NAME || /\p{Cc}/u.test(calledAs)) return null
  if (!/^[a-z]{2,3}$/.test(said.language)) return null
  const urgent = said.urgent === true || reason === 'emergencyAid'
  return { calledAs: calledAs === '' ? null : calledAs, reason, language: said.language, urgent }
}

type InLine = Pick<Visit, 'cameAt' | 'urgent' | 'appointmentAt' | 'privateRoom' | 'ticket'>

/**
 * The order of the queue: what cannot wait first, then appointments whose time has come, by that time, then everybody by
 * when they came. Who comes early for an appointment stands in line from its time on, inside.
 */
export function inOrder<V extends InLine>(queue: readonly V[], now: Temporal.Instant): V[] {
  const rank = ({ urgent, appointmentAt }: V) =>
    urgent ? 0 : appointmentAt !== null && !before(now, appointmentAt) ? 1 : 2
  const stands = (one: V) => (one.urgent ? one.cameAt : (one.appointmentAt ?? one.cameAt))
  return [...queue].sort(
    (a, b) =>
      rank(a) - rank(b) ||
      Temporal.Instant.compare(stands(a), stands(b)) ||
      Temporal.Instant.compare(a.cameAt, b.cameAt) ||
      a.ticket.localeCompare(b.ticket, 'nb', { numeric: true }),
  )
}

type AtDesk<V> = {
  now: Temporal.Instant
  room: boolean
  roomMinutes: number
  /** somebody at another desk now knows them, or they were promised that one; and for how long that is waited for. */
  elsewhere?: (one: V) => boolean
  knownMinutes?: number
}

/**
 * who is called next to this desk. A desk without a room passes over who asked for one, for so many minutes at
 * most: then they are called, and a room or a time today or tomorrow is found. R-460: whoever somebody at another desk knows is
 * left to that one for some minutes, as long as there is somebody else to call. Nobody is called before their turn for it.
 */
export function nextInLine<V extends InLine>(queue: readonly V[], at: AtDesk<V>): V | null {
  const waited = (one: V) => at.now.since(one.cameAt).total('minutes')
  const waitsForRoom = (one: V) => one.privateRoom && !one.urgent && waited(one) < at.roomMinutes
  const waitsForKnown = (one: V) =>
    !one.urgent && waited(one) < (at.knownMinutes ?? 0) && at.elsewhere?.(one) === true
  const order = inOrder(queue, at.now).filter((one) => at.room || !waitsForRoom(one))
  return order.find((one) => !waitsForKnown(one)) ?? order[0] ?? null
}

export type Wait = { from: number; until: number }
const USUAL = { typical: 5, long: 10 } as const
const ENOUGH = 8

/**
 * How long it takes until somebody with so many before them is called, in whole five minutes, from how long the last
 * visits here have taken; before there are enough of them, from what receptions have counted (5 and 10 minutes). Null:
 * no desk is open, and nobody can say.
 */
export function expectedWait(ahead: number, desks: number, lately: readonly number[]): Wait | null {
  if (desks < 1) return null
  const sorted = [...lately].sort((a, b) => a - b)
  const share = (part: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0
  const enough = sorted.length >= ENOUGH
  const [typical, long] = enough ? [share(0.5), share(0.9)] : [USUAL.typical, USUAL.long]
  const fives = (minutes: number, up: boolean) => (up ? Math.ceil(minutes / 5) : Math.floor(minutes / 5)) * 5
  const turns = ahead / desks
  return {
    from: fives(turns * Math.max(1, typical), false),
    until: Math.max(5, fives((turns + 1) * Math.max(1, long), true)),
  }
}

/** each sheet is on the receipt; null where the list is none. */
export function readSheets(told: readonly { kind: string; pages: number }[]): Sheet[] | null {
  const sheets: Sheet[] = []
  for (const { kind, pages } of told) {
    const known = SHEETS.find((one) => one === kind)
    if (known === undefined || !Number.isInteger(pages) || pages < 1 || pages > MOST_PAGES) return null
    sheets.push({ kind: known, pages })
  }
  return sheets.length === 0 || sheets.length > MOST_SHEETS ? null : sheets
}

/** what was told of the visit; what is none of the answers is left out. */
export function readTally(told: Readonly<Record<string, string | undefined>>): Tally {
  return Object.fromEntries(
    Object.entries(TALLY).flatMap(([field, answers]) => {
      const answer = (answers as readonly string[]).find((known) => known === told[field])
      return answer === undefined ? [] : [[field, answer]]
    }),
  )
}

/** Did anything that was done give the visitor what they came for? */
export const isSolved = (deeds: readonly { deed: DeedKind }[]): boolean =>
  deeds.some(({ deed }) => DEEDS[deed].solves)

export type Closing = {
  outcome: string
  now: Temporal.Instant
  visit: Pick<Visit, 'state' | 'urgent' | 'personId'>
  deeds: readonly { deed: DeedKind }[]
  steps: readonly NextStep[]
  referrals: readonly Pick<Referral, 'receiver' | 'nextAt'>[]
  slip: SlipKind | null
}

/** Steps that still lie ahead; what has been is nothing to go home with. */
const ahead = ({ steps, now }: Pick<Closing, 'steps' | 'now'>) =>
  steps.filter(({ at, until }) => before(now, Temporal.Instant.from(until ?? at)))

/**
 * may the visit end so? Solved, or with a dated next step that the visitor has in hand; being shown on is
 * neither. Gives the outcome, or why not: `referredAlone`, `noNextStep`, `noSlip`, `nothingDone`.
 */
export function closing(input: Closing): { ok: true; outcome: VisitOutcome } | { ok: false; reason: Reason } {
  const no = (reason: Reason) => ({ ok: false, reason }) as const
  const outcome = VISIT_OUTCOMES.find((known) => known === input.outcome)
  if (outcome === undefined) return no(input.outcome === 'referred' ? 'referredAlone' : 'badForm')
  const why = objection(outcome, input)
  return why === null ? { ok: true, outcome } : no(why)
}

/** help that has only begun when they go: somebody on duty is told, papers are to be read. */
const BEGINS = ['emergencyHelp', 'papers'] as const

function objection(outcome: VisitOutcome, input: Closing): Reason | null {
  const did = (...kinds: DeedKind[]) => input.deeds.some(({ deed }) => kinds.includes(deed))
  switch (outcome) {
    case 'helped':
      if (isSolved(input.deeds)) {
        if (input.visit.urgent || did(...BEGINS)) return inHand(input)
        return ahead(input).length > 0 && input.slip === null ? 'noSlip' : null
      }
      return input.referrals.length > 0
        ? 'referredAlone'
        : input.deeds.length > 0
          ? 'noNextStep'
          : 'nothingDone'
    case 'papersReceived':
      return did('papers') ? inHand(input) : 'nothingDone'
    case 'acuteHandled':
      return input.visit.urgent || did('emergencyHelp') ? inHand(input) : 'nothingDone'
    case 'booked':
      return inHand(input, ({ kind, latest }) => (kind === 'meeting' || kind === 'call') && !latest)
    case 'handedOver':
      return inHand(
        input,
        ({ kind, who }) => kind !== 'comeBack' && who !== '' && !managesAlone({ kind, who }),
      )
    case 'partlyHelpedWithFollowUp':
      return inHand(input)
    case 'notNavIntroduced': {
      const introduced = input.referrals.some(
        ({ receiver, nextAt }) => OUTSIDE.includes(receiver) && nextAt !== null,
      )
      return introduced ? inHand(input) : 'noNextStep'
    }
    case 'leftBeforeHelp':
      // Nobody can seek out who is not known: whoever was shown on had it in hand, or this is one more way to say "referred".
      return input.referrals.length > 0 && input.visit.personId === null ? inHand(input) : null
  }
}

/** C6-03: "go to the library" is nobody's next step. */
const managesAlone = ({ kind, who }: Pick<NextStep, 'kind' | 'who'>): boolean =>
  kind === 'otherBody' && Object.hasOwn(RECEIVERS, who) && RECEIVERS[who as Receiver].alone

/**
 * Something of this kind lies ahead, with a date, and the visitor has it on paper, on the phone or has had it read. Being sent to
 * manage alone is something only where the office owes to ask how it went.
 */
function inHand(input: Closing, fits: (step: NextStep) => boolean = () => true): Reason | null {
  const coming = ahead(input).filter((step) => step.promiseId !== null || !managesAlone(step))
  if (!coming.some(fits))
    return input.referrals.length > 0 && coming.length === 0 ? 'referredAlone' : 'noNextStep'
  return input.slip === null ? 'noSlip' : null
}

/** so many calendar days back. */
export const LOOP_DAYS = 14

/**
 * how often somebody has been shown on without a solution lately, in whatever channel. The one now would be one
 * more: the second is stopped, and a person is named who meets or rings them.
 */
export function loopOf(
  earlier: readonly { at: Temporal.Instant; solved: boolean }[],
  now: Temporal.Instant,
): { count: number; stops: boolean; since: Temporal.Instant | null } {
  const first = dayOf(now).subtract({ days: LOOP_DAYS })
  const open = earlier
    .filter(
      ({ at, solved }) => !solved && Temporal.PlainDate.compare(dayOf(at), first) >= 0 && !before(now, at),
    )
    .sort((a, b) => Temporal.Instant.compare(a.at, b.at))
  return { count: open.length, stops: open.length > 0, since: open[0]?.at ?? null }
}

/**
 * a referral is a receiver, what was done, and when there is contact next. Where people are left to manage
 * alone it is done together now, or there is a reason.
 */
export function readReferral(
  told: {
    receiver: string
    done: string
    nextAt: Temporal.Instant | null
    together?: boolean
    reason?: string
    /** they are known to manage it alone. */
    manages?: boolean
  },
  now: Temporal.Instant,
): { ok: true; receiver: Receiver; done: string } | { ok: false; reason: Reason } {
  if (!Object.hasOwn(RECEIVERS, told.receiver)) return { ok: false, reason: 'unknownReceiver' }
  const receiver = told.receiver as Receiver
  const done = told.done.trim()
  if (done === '') return { ok: false, reason: 'empty' }
  if (done.length > 500) return { ok: false, reason: 'tooLong' }
  if (told.nextAt === null || !before(now, told.nextAt)) return { ok: false, reason: 'noNextStep' }
  const reason = (told.reason ?? '').trim()
  if (RECEIVERS[receiver].alone && !told.together && !told.manages && reason === '')
    return { ok: false, reason: 'needsReason' }
  return { ok: true, receiver, done: reason === '' ? done : `${done} (${reason})`.slice(0, 600) }
}

/** R-447, C6-08: a letter is explained in a room, and by whoever may read the case. Null where it may be done here. */
export const explainObstacle = (at: { room: boolean; mayRead: boolean }): Reason | null =>
  !at.mayRead ? 'notYoursToExplain' : at.room ? null : 'openRoom'

/** Minutes from when somebody was served until now, the one begun counted; what staff say goes before it. */
export function minutesOf(
  servedAt: Temporal.Instant | null,
  now: Temporal.Instant,
  said?: number | null,
): number {
  if (said != null && Number.isInteger(said) && said >= 0 && said <= 600) return said
  return servedAt === null ? 0 : Math.min(600, Math.max(1, Math.ceil(now.since(servedAt).total('minutes'))))
}

/** What the screen on the wall shows: who is called is told where to go. */
export type Board = { called: { ticket: string; desk: string | null }[]; waiting: string[] }

/** a board has numbers only. What staff call their desk may be a name. */
export const numberOfDesk = (desk: string | null): string | null =>
  desk !== null && /^\d{1,3}[a-z]?$/i.test(desk) ? desk : null
