import { openPerson } from '../../access/actions.ts'
import { bookingsOf } from '../../calls/interpreter/booked.ts'
import { belowLevel } from '../../calls/interpreter/booked-rules.ts'
import type { Level, Mode, Order } from '../../calls/interpreter/model.ts'
import { isInterpreted as canBeOrdered } from '../../calls/interpreter/rules.ts'
import type { Ctx, StaffCtx } from '../../kernel/context.ts'
import { ok, type Result, refused } from '../../kernel/result.ts'
import { reachFactsOf } from '../../people/profile/views.ts'
import type { InterpreterAnswer } from '../model.ts'
import type { InterpreterQuestion } from './model.ts'
import { isFlagged, languageFor, mayBeMissed } from './rules.ts'
import { lockMeetingHere, wishesOf } from './store.ts'

/**
 * the question that stands before form and place when somebody books with this person, prefilled: an
 * interpreter is ordered where a need is known. Refuses with `notFound`.
 */
export async function interpreterQuestion(
  ctx: StaffCtx,
  personId: string,
): Promise<Result<InterpreterQuestion>> {
  const opened = await openPerson(ctx, personId, { purpose: 'followUp', what: 'meeting' })
  if (!opened.ok) return opened
  return ctx.beyondWall(async (beyond) => {
    const found = await questionFor(beyond, personId)
    return found === null ? refused('notFound') : ok(found)
  })
}

/** The same for whoever has been let in, beyond the wall. */
export async function questionFor(ctx: Ctx, personId: string): Promise<InterpreterQuestion | null> {
  const facts = (await reachFactsOf(ctx, [personId])).get(personId)
  if (facts === undefined) return null
  const flagged = isFlagged(facts)
  const now = ctx.clock.now()
  const leadDays = ctx.settings.get<number>('interpreter.leadDays')
  return {
    flagged,
    language: languageFor(facts),
    prefilled: { answer: flagged ? 'ordered' : 'notFlagged', ...(await wishesOf(ctx.tx, personId)) },
    searchedUntil: ctx.settings.calendar().addWorkingDays(now, leadDays),
  }
}

type MeetingInterpreter = {
  answer: InterpreterAnswer
  reason: string | null
  flagged: boolean
  language: string
  /** The order that counts: booked for the time, or sought at once; null where none was ever placed. */
  order: {
    id: string
    state:
      | 'looking'
      | 'confirmed'
      | 'unconfirmed'
      | 'coming'
      | 'connected'
      | 'noneFound'
      | 'notCome'
      | 'ended'
    atOnce: boolean
    mode: Mode
    confirmBy: Temporal.Instant
    name: string | null
    level: Level | null
    below: boolean
    /** Whoever said yes is rung by the employee: at once, or when they are late. */
    number: string | null
  } | null
  /** The button "the interpreter is not here" is shown. */
  mayBeMissed: boolean
  /** a new time is owed by the office. */
  owesTime: boolean
}

/** the interpreter of a meeting, as its page shows it to staff. Refuses with `notFound`. */
export async function meetingInterpreter(
  ctx: StaffCtx,
  input: { personId: string; meetingId: string },
): Promise<Result<MeetingInterpreter>> {
  const opened = await openPerson(ctx, input.personId, { purpose: 'followUp', what: 'interpreter' })
  if (!opened.ok) return opened
  if (!['W', 'R'].includes(opened.value.codes['M-37'])) return refused('notFound')
  return ctx.beyondWall(async (beyond) => {
    const meeting = await lockMeetingHere(beyond.tx, input.personId, input.meetingId)
    const facts = (await reachFactsOf(beyond, [input.personId])).get(input.personId)
    if (meeting === undefined || facts === undefined) return refused('notFound')
    const [order] = await bookingsOf(beyond, meeting.id)
    const now = beyond.clock.now()
    const minutes = beyond.settings.get<number>('interpreter.lastMinutes', meeting.officeId)
    const sought =
      order !== undefined && order.startsAt === null && ['looking', 'coming'].includes(stateOf(order))
    return ok({
      answer: meeting.interpreter as InterpreterAnswer,
      reason: meeting.interpreterReason,
      flagged: isFlagged(facts),
      language: order?.language ?? languageFor(facts),
      order: order === undefined ? null : shown(order),
      mayBeMissed:
        !sought &&
        order?.endedHow !== 'connected' &&
        canBeOrdered(languageFor(facts)) &&
        mayBeMissed(meeting, now, minutes),
      owesTime: meeting.officeOwesTimeAt !== null,
    })
  })
}

const shown = (order: Order): NonNullable<MeetingInterpreter['order']> => ({
  id: order.id,
  state: stateOf(order),
  atOnce: order.startsAt === null,
  mode: order.mode,
  confirmBy: order.dueAt,
  name: order.interpreterName,
  level: order.interpreterLevel,
  below: order.acceptedAt !== null && belowLevel(order.levelWanted, order.interpreterLevel),
  number: order.endedHow === null && order.acceptedAt !== null ? order.interpreterNumber : null,
})

function stateOf(order: Order): NonNullable<MeetingInterpreter['order']>['state'] {
  const atOnce = order.startsAt === null
  switch (order.endedHow) {
    case null:
      if (order.acceptedAt !== null) return atOnce ? 'coming' : 'confirmed'
      return order.alarmedAt === null ? 'looking' : 'unconfirmed'
    case 'connected':
    case 'noneFound':
    case 'notCome':
      return order.endedHow
    default:
      return 'ended'
  }
}
