import type { StaffCtx } from '../../kernel/context.ts'
import { recordEvent } from '../../kernel/event.ts'
import { makePromise } from '../../kernel/promise/actions.ts'
import type { Promised } from '../../kernel/promise/model.ts'
import { ok, type Result, refused } from '../../kernel/result.ts'
import { lockPersonUnits } from '../../people/units.ts'
import { held } from '../../threads/actions/held.ts'
import { logTalk } from '../../threads/actions.ts'
import { routeOf } from '../../threads/routing/rules.ts'
import { situationOf } from '../../threads/situation.ts'
import { DECISIONS, NEEDS } from './model.ts'

type DutyContact = {
  personId: string
  promiseId: string
  need: string
  decision: string
  /** Two lines to the person: what was decided, what comes next, and how to appeal. */
  summary: string
  interpreter?: 'professional' | 'onDemand' | 'familyEmergency' | 'companionOnly' | 'none'
}

/** */
const FOLLOW_UP_DAYS = 5

/**
 * the duty officer has spoken with whoever it is about and decided. What was owed is kept by the talk,
 * and the office owes a follow-up within five working days. Refuses with `badForm` (need or decision unknown), `empty`
 * (no words to the person), and as `held` and `logTalk` do.
 */
export async function logDutyContact(
  ctx: StaffCtx,
  input: DutyContact,
): Promise<Result<{ followUpDue: Temporal.Instant }>> {
  const need = NEEDS.find((known) => known === input.need)
  const decision = DECISIONS.find((known) => known === input.decision)
  if (need === undefined || decision === undefined) return refused('badForm')
  if (input.summary.trim() === '') return refused('empty')
  const found = await held(ctx, input, 'dutyContact')
  if (!found.ok) return found
  const talk = await logTalk(ctx, {
    personId: input.personId,
    channel: 'officePhone',
    spoke: true,
    promiseIds: [input.promiseId],
    summary: input.summary,
    ...(input.interpreter === undefined ? {} : { interpreter: input.interpreter }),
  })
  if (!talk.ok) return talk
  recordEvent(ctx, {
    personId: input.personId,
    kind: 'dutyContact',
    side: found.value.side,
    channel: 'officePhone',
    theme: found.value.theme,
    enquiryId: found.value.enquiryId,
    promiseId: found.value.id,
    data: { need, decision, urgency: found.value.urgency },
  })
  return ok({ followUpDue: await oweFollowUp(ctx, found.value) })
}

/** whoever follows the person up on that side looks after them once the emergency is over. */
async function oweFollowUp(ctx: StaffCtx, promise: Promised): Promise<Temporal.Instant> {
  const units = await lockPersonUnits(ctx, promise.personId)
  if (!units) throw new Error('a person who is not there')
  const { side } = promise
  const route = routeOf({ theme: 'contactAdviser', side, sideConfidence: 1 }, situationOf(units))
  const calendar = ctx.settings.calendar(promise.officeId)
  const dueAt = calendar.addWorkingDays(calendar.countingFrom(ctx.clock.now()), FOLLOW_UP_DAYS)
  await makePromise(ctx, {
    personId: promise.personId,
    kind: 'followEmergency',
    clock: 'contactTask',
    side,
    theme: promise.theme,
    owner: route.owner,
    acting: route.acting,
    officeId: units.officeId,
    threadId: promise.threadId,
    needLevel: units.needLevel,
    dueAt,
  })
  return dueAt
}
