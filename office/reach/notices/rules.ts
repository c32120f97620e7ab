import type { Settings } from '../../kernel/settings.ts'
import { dueOf } from '../../kernel/time/deadlines.ts'
import { instantAt, localTime, MINUTE } from '../../kernel/time/localTime.ts'
import { stepsAfter, stepsBefore } from '../../kernel/time/steps.ts'
import type { ReachFacts } from '../../people/profile/model.ts'
import type { Act, LadderKind, NextStep, NoticeKind, OnLadder, Rung, Weight } from './model.ts'
import { DAYS, isImportant, KINDS, LADDERS, type Planned } from './table.ts'
import { callBar, ladderKind, letterPoint, mailboxPoint, noticePoint } from './ways.ts'

const before = (a: Temporal.Instant, b: Temporal.Instant) => Temporal.Instant.compare(a, b) <= 0
const LAST_MINUTE = (23 * 60 + 59) * MINUTE

/** The rung a step stands for: a second call task of a notice is `callTask.2`. */
export const rungOf = (step: string): Rung => step.split('.')[0] as Rung
const endOfDay = (at: Temporal.Instant) => instantAt(localTime(at).day, LAST_MINUTE)
export const later = (a: Temporal.Instant, b: Temporal.Instant) =>
  Temporal.Instant.compare(a, b) < 0 ? b : a

type Times = (at: Planned['at']) => Temporal.Instant

/** K23: the days of the ladder from the sending day, or from the next working day; automatic steps at 09:00 (K6). */
export function timesOf(notice: Pick<OnLadder, 'madeAt' | 'weight' | 'officeId'>, settings: Settings): Times {
  const { setting, clock } = DAYS[isImportant(notice.weight) ? 'important' : 'ordinary']
  const days = settings.get<number[]>(setting, notice.officeId)
  const times = stepsAfter(clock, notice.madeAt, settings.calendar(notice.officeId), { [setting]: days })
  return (at) => (at === 'now' ? notice.madeAt : (times[at] ?? times.at(-1) ?? notice.madeAt))
}

/** The ladder as it is for this person now; nobody is rung for what asks for nothing. */
function ladderOf(notice: OnLadder, kind: LadderKind): readonly Planned[] {
  const ladder = LADDERS[isImportant(notice.weight) ? 'important' : 'ordinary'][kind]
  if (isImportant(notice.weight) || (notice.details.needsAnswer ?? notice.kind === 'ordinaryMessage'))
    return ladder
  return ladder.filter(({ rung }) => rung !== 'callTask' && rung !== 'outreach')
}

type Climb = { kind: LadderKind; acts: Act[]; next: { step: NextStep; at: Temporal.Instant } | null }

/**
 * R-330, K17, K22 – K24: what is done for an unreached notice now, and what comes next. Every rung whose time has come
 * and that has not been taken is taken, in the ladder of the person as they are now; `nextRung` takes one more before
 * its time, since a way has failed, and `onPaper` the letter, since the digital mailbox has. A rung that cannot be taken is passed over with its reason, and as long as nothing
 * has gone any way but into the inbox, the next one is taken at once. An important ladder never runs out of steps.
 */
export function climb(
  notice: OnLadder,
  facts: ReachFacts,
  now: Temporal.Instant,
  settings: Settings,
  hasOpenTask: boolean,
): Climb {
  const kind = ladderKind(facts, now, settings.get<number>('reach.usableDays'))
  const ladderTimes = timesOf(notice, settings)
  const heardBy = heardFirst(notice, facts) ? heardAt(notice, settings) : null
  const times = ({ rung, at }: Planned) =>
    rung === 'letter' && heardBy !== null ? later(ladderTimes(at), heardBy) : ladderTimes(at)
  const taken = new Set(notice.steps.map(({ step }) => rungOf(step)))
  const untaken = ladderOf(notice, kind).filter(
    (planned) => !taken.has(planned.rung) && actOf(planned, notice, facts).length > 0,
  )
  const due = untaken.filter((planned) => before(times(planned), now))
  const acts = due.flatMap((planned, index) =>
    superseded(planned.rung, due.slice(index + 1), notice)
      ? [{ rung: planned.rung, step: planned.rung, does: 'skip' as const, why: 'laterStep' as const }]
      : actOf(planned, notice, facts),
  )
  const rest = hurriedFirst(
    untaken.filter((planned) => !due.includes(planned)),
    notice,
  )
  const onPaper = notice.nextStep === 'onPaper' && !taken.has('letter')
  const hurried = (notice.nextStep === 'nextRung' || onPaper) && due.length === 0
  while (
    rest.length > 0 &&
    ((hurried && acts.every(({ does }) => does === 'skip')) || nothingOut(kind, notice, acts))
  )
    acts.push(...actOf(rest.shift() as Planned, notice, facts))
  if (notice.nextStep === 'callNow') acts.push(...callNow(notice, facts, acts))
  const stuck =
    untaken.length === 0 && (notice.nextStep === 'askAgain' || notice.nextStep === 'nextRung') && !hasOpenTask
  if (stuck && isImportant(notice.weight)) acts.push(again('adviserTask', notice))
  return { kind, acts, next: nextOf(notice, rest, times, now, settings) }
}

/** What no mailbox took goes on paper at once, ahead of what would else come first. */
const hurriedFirst = (rest: readonly Planned[], { nextStep }: OnLadder): Planned[] => {
  if (nextStep !== 'onPaper') return [...rest]
  const paper = rest.filter(({ rung }) => rung === 'letter')
  return [...paper, ...rest.filter(({ rung }) => rung !== 'letter')]
}

/** A reminder beside a louder rung that is due in the same breath says nothing more; on the first day both go. */
const superseded = (rung: Rung, louder: readonly Planned[], notice: OnLadder) =>
  (rung === 'portalNotice' || rung === 'reminder') &&
  notice.steps.length > 0 &&
  louder.some((planned) => planned.rung === 'reminder' || planned.rung === 'callTask')

/** Beside a screen that nobody may look at, a text that points to it is nothing either. */
const NEUTRAL: ReadonlySet<Rung> = new Set(['portal', 'portalNotice', 'reminder'])
const counts = (kind: LadderKind, rung: Rung) => (kind === 'digital' ? rung !== 'portal' : !NEUTRAL.has(rung))

const nothingOut = (kind: LadderKind, notice: OnLadder, acts: readonly Act[]) =>
  isImportant(notice.weight) &&
  acts.length > 0 &&
  acts.every(({ does, rung }) => does === 'skip' || !counts(kind, rung)) &&
  notice.steps.every(({ step, why }) => why !== null || !counts(kind, rungOf(step)))

function actOf({ rung, optional }: Planned, notice: OnLadder, facts: ReachFacts): Act[] {
  const step = rung
  const skip = (why: Extract<Act, { does: 'skip' }>['why']): Act[] =>
    optional ? [] : [{ rung, step, does: 'skip', why }]
  switch (rung) {
    case 'portal':
      return [{ rung, step, does: 'portal' }]
    case 'portalNotice':
    case 'reminder': {
      // Somebody who cannot hold a digital dialogue is not sent to one.
      if (optional && facts.status === 'assisted') return []
      const told = notice.steps.find((taken) => taken.step === 'portalNotice')?.channel
      const point = noticePoint(facts, rung === 'reminder' ? told : null)
      if (point === null) return skip(facts.restrictions.includes('doNotText') ? 'doNotText' : 'noChannel')
      return [{ rung, step, does: 'send', ...point }]
    }
    case 'mailbox': {
      const point = mailboxPoint(facts)
      return point === null ? skip('noChannel') : [{ rung, step, does: 'send', channel: 'mailbox', ...point }]
    }
    case 'letter': {
      const point = letterPoint(facts)
      if (typeof point === 'string') return skip(point)
      return [{ rung, step, does: 'send', channel: 'letter', ...point }]
    }
    case 'callTask': {
      const bar = callBar(facts)
      return bar === null ? [{ rung, step, does: 'call' }] : skip(bar)
    }
    case 'outreach':
      return [{ rung, step, does: 'outreach' }]
    case 'pickUp':
      return [{ rung, step, does: 'pickUp' }]
    default:
      return [{ rung, step, does: 'visit' }]
  }
}

function nameOf(rung: Rung, notice: OnLadder): string {
  const count = notice.steps.filter((taken) => rungOf(taken.step) === rung).length
  return count === 0 ? rung : `${rung}.${count + 1}`
}

/** The same rung once more, under a name of its own: what was done is never done over. */
function again(rung: 'callTask' | 'adviserTask', notice: OnLadder): Act {
  const step = nameOf(rung, notice)
  return { rung, step, does: rung === 'callTask' ? 'call' : 'visit' }
}

/** K23: somebody else opened it, so the call step is taken at once; where nobody may ring, somebody goes there. */
function callNow(notice: OnLadder, facts: ReachFacts, acts: readonly Act[]): Act[] {
  if (acts.some(({ does }) => does === 'call' || does === 'visit')) return []
  return [again(callBar(facts) === null ? 'callTask' : 'adviserTask', notice)]
}

function nextOf(
  notice: OnLadder,
  rest: readonly Planned[],
  times: (planned: Planned) => Temporal.Instant,
  now: Temporal.Instant,
  settings: Settings,
): Climb['next'] {
  const steps: { step: NextStep; at: Temporal.Instant }[] = rest.map((planned) => ({
    step: planned.rung,
    at: later(times(planned), now),
  }))
  const posted = postedCountsAt(notice, settings)
  if (posted !== null) steps.push({ step: 'postedCounts', at: later(posted, now) })
  const [next] = steps.sort((a, b) => Temporal.Instant.compare(a.at, b.at))
  if (next || !isImportant(notice.weight)) return next ?? null
  const last = settings.get<number[]>(DAYS.important.setting, notice.officeId).at(-1) ?? 1
  const days = stepsAfter('unreadImportant', now, settings.calendar(notice.officeId), {
    [DAYS.important.setting]: [Math.max(1, last)],
  })
  return { step: 'askAgain', at: days[0] as Temporal.Instant }
}

/** posted to a valid address counts from the end of the third working day after; a returned letter never does. */
export function postedCountsAt(
  notice: Pick<OnLadder, 'postedAt' | 'returnedAt' | 'reachedAt' | 'officeId'>,
  settings: Settings,
): Temporal.Instant | null {
  if (notice.postedAt === null || notice.returnedAt !== null || notice.reachedAt !== null) return null
  const days = settings.get<number>('reach.postedCountsAfter', notice.officeId)
  return endOfDay(settings.calendar(notice.officeId).addWorkingDays(notice.postedAt, days))
}

/** K5, R-057, R-086: what runs for the person starts the day after the notice reached, and ends at 23:59. */
export function answerDueAt(
  notice: Pick<OnLadder, 'answerClock' | 'side' | 'officeId'>,
  reachedAt: Temporal.Instant,
  settings: Settings,
): Temporal.Instant | null {
  if (notice.answerClock === null) return null
  const clocks = settings.clocks(notice.officeId)
  const ofSide =
    notice.answerClock === 'appealDeadline' && notice.side === 'state'
      ? { 'clock.appeal.municipal': settings.get<number>('clock.appeal.state', notice.officeId) }
      : {}
  return dueOf(notice.answerClock, reachedAt, settings.calendar(notice.officeId), { ...clocks, ...ofSide })
    .dueAt
}

/** the reminder ahead of the last day, at 09:00 and back to a working day (K6); null when there is none to come. */
export function answerReminderAt(
  notice: Pick<OnLadder, 'answerClock' | 'officeId'>,
  dueAt: Temporal.Instant | null,
  after: Temporal.Instant,
  settings: Settings,
): Temporal.Instant | null {
  if (notice.answerClock === null || dueAt === null) return null
  const last = dueAt.toZonedDateTimeISO('Europe/Oslo').toPlainDate()
  const clocks = settings.clocks(notice.officeId)
  const [at] = stepsBefore(notice.answerClock, last, settings.calendar(notice.officeId), clocks)
  return at && Temporal.Instant.compare(at, after) > 0 ? at : null
}

/** the reminder goes the way the person is reached: by a notice, by telephone, by letter, or where they come by. */
export function reminderAct(notice: OnLadder, facts: ReachFacts, kind: LadderKind): Act {
  const rung = 'answerReminder'
  const step = nameOf(rung, notice)
  const point = kind === 'digital' ? noticePoint(facts, null) : null
  if (point !== null) return { rung, step, does: 'send', ...point }
  if (kind === 'pickUp') return { rung, step, does: 'outreach' }
  if (callBar(facts) === null) return { rung, step, does: 'call' }
  const letter = letterPoint(facts)
  if (typeof letter !== 'string') return { rung, step, does: 'send', channel: 'letter', ...letter }
  return { rung, step, does: 'visit' }
}

const INTERPRETED = new Set(['professional', 'onDemand'])

/** K23, K27: a talk reaches when it was interpreted where that is needed; by the family it carries nothing that weighs. */
export function talkReaches(
  facts: Pick<ReachFacts, 'interpreterNeed'>,
  weight: Weight,
  interpreter: string | undefined,
): boolean {
  const needed =
    facts.interpreterNeed === 'always' || (facts.interpreterNeed === 'forComplex' && weight === 'consequence')
  return !needed || INTERPRETED.has(interpreter ?? 'none')
}

/** text alone is not enough: the decision is explained in a talk, whatever else has reached. */
export const mustExplain = (
  kind: NoticeKind,
  facts: Pick<ReachFacts, 'interpreterNeed' | 'reading' | 'status'>,
): boolean =>
  KINDS[kind].explained &&
  (facts.interpreterNeed !== 'none' ||
    facts.reading === 'none' ||
    facts.reading === 'weak' ||
    facts.status === 'assisted')

const NOTICE_STATES = [
  'reached',
  'posted',
  'returned',
  'explained',
  'openedByOther',
  'notReached',
  'ended',
] as const
export type NoticeState = (typeof NOTICE_STATES)[number]

/** the one word for where a notice is now. Sent and delivered are no answer to that question. */
export function noticeState(
  notice: Pick<OnLadder, 'reachedAt' | 'reachedHow' | 'explainedAt' | 'returnedAt' | 'endedAt'> & {
    openedByKind: string | null
  },
): NoticeState {
  if (notice.explainedAt !== null) return 'explained'
  if (notice.reachedHow === 'posted') return 'posted'
  if (notice.reachedAt !== null) return 'reached'
  if (notice.endedAt !== null) return 'ended'
  if (notice.openedByKind === 'other') return 'openedByOther'
  return notice.returnedAt !== null ? 'returned' : 'notReached'
}

/**
 * a refusal or a stop is heard before it is read by somebody for whom text alone is not enough. The paper
 * waits for the talk, and no longer than the talk may take; where nobody may ring, it waits for nothing.
 */
export const heardFirst = (notice: Pick<OnLadder, 'adverse' | 'kind'>, facts: ReachFacts): boolean =>
  notice.adverse && mustExplain(notice.kind, facts) && callBar(facts) === null

/** When the talk is owed at the latest; from then on the paper goes, talk or no talk. */
export function heardAt(
  { madeAt, officeId }: Pick<OnLadder, 'madeAt' | 'officeId'>,
  settings: Settings,
): Temporal.Instant {
  return dueOf('callbackPromise', madeAt, settings.calendar(officeId), settings.clocks(officeId)).dueAt
}
