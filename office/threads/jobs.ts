import type { Ctx } from '../kernel/context.ts'
import { recordEvent } from '../kernel/event.ts'
import { lateNotice, recordPromise, resumePromise } from '../kernel/promise/actions.ts'
import { runSteps, type StepHandlers } from '../kernel/promise/due.ts'
import type { Promised } from '../kernel/promise/model.ts'
import { deadline } from '../kernel/promise/rules.ts'
import { promisedFrom, updatePromise } from '../kernel/promise/store.ts'
import { staffNotice } from '../kernel/staff-notice.ts'
import { inTransaction, type Surroundings } from '../kernel/transaction.ts'
import { doubtTold } from '../meetings/booking/meant.ts'
import { notifyPerson } from '../reach/actions.ts'
import { concludeThread } from './actions/conclude.ts'

/** attention is added; ownership never moves by itself. */
const STEP_HANDLERS: StepHandlers = {
  orphan: (ctx, promise) => toLead(ctx, promise, 'orphan', 'promiseEscalated'),
  remindOwner,
  tellPerson,
  breach: (ctx, promise) => toLead(ctx, promise, 'breach', 'promiseBreached'),
  officeLeader,
  resume: async (ctx, promise) => {
    await resumePromise(
      ctx,
      promise,
      deadline('contactTask', ctx.clock.now(), ctx.settings, promise.officeId).dueAt,
    )
  },
  askReferral,
}

/** Everything in the ledger that falls due up to `until`, in order of time. */
export const runDue = (around: Surroundings, until: Temporal.Instant): Promise<number> =>
  runSteps(around, until, STEP_HANDLERS)

/** 75 %: whoever has it is reminded, and the deputy may answer. */
async function remindOwner(ctx: Ctx, promise: Promised): Promise<void> {
  for (const staffId of await desk(ctx, promise))
    await staffNotice(ctx, staffId, 'dueSoon', promise.personId, promise.id)
  if (promise.deskStaffId !== null) {
    const owner = await ctx.tx
      .selectFrom('staff')
      .select('deputyId')
      .where('id', '=', promise.deskStaffId)
      .executeTakeFirst()
    if (owner?.deputyId)
      await staffNotice(ctx, owner.deputyId, 'deputyMayAnswer', promise.personId, promise.id)
  }
  recordPromise(ctx, 'promiseReminded', promise)
}

/**
 * 90 %: the person is told that it may be late, and the latest new time, once. Not of what the office owes
 * itself because something is unread: that would be a notice about a notice; and not of what the person knows
 * nothing of because it is done ahead for them.
 */
async function tellPerson(ctx: Ctx, promise: Promised): Promise<void> {
  if (
    UNASKED.has(promise.kind) ||
    NOT_THEIRS.has((promise.details as { asked?: string } | null)?.asked ?? '')
  )
    return
  const late = lateNotice(ctx, promise)
  await updatePromise(ctx.tx, promise.personId, promise.id, late)
  recordPromise(ctx, 'promiseToldLate', { ...promise, ...late }, { latestNewAt: late.latestNewAt.toString() })
  await notifyPerson(ctx, promise.personId, 'answerLate')
}

const NOT_THEIRS: ReadonlySet<string> = new Set(['unread', 'ahead'])
const UNASKED: ReadonlySet<string> = new Set(['reachPerson', 'reviewProfile'])

/** 100 %, and what nobody has recognised within an hour: on the team lead's list. */
async function toLead(ctx: Ctx, promise: Promised, reason: string, event: string): Promise<void> {
  const change = {
    leadListAt: promise.leadListAt ?? ctx.clock.now(),
    leadReason: promise.leadReason === 'bounced' ? 'bounced' : reason,
  }
  await updatePromise(ctx.tx, promise.personId, promise.id, change)
  for (const leadId of await leads(ctx, promise))
    await staffNotice(ctx, leadId, reason, promise.personId, promise.id)
  recordPromise(ctx, event, { ...promise, ...change }, { reason })
}

/** 150 %: the office leader's list. */
async function officeLeader(ctx: Ctx, promise: Promised): Promise<void> {
  await updatePromise(ctx.tx, promise.personId, promise.id, { leaderListAt: ctx.clock.now() })
  const leaderId = await officeLeaderOf(ctx, promise)
  if (leaderId) await staffNotice(ctx, leaderId, 'officeLeader', promise.personId, promise.id)
  recordPromise(ctx, 'promiseEscalated', promise, { to: 'officeLeader' })
}

/** five working days later the person is asked; without an answer the office takes it up again after two more. */
async function askReferral(ctx: Ctx, promise: Promised): Promise<void> {
  const again = deadline('contactTask', ctx.clock.now(), ctx.settings, promise.officeId).dueAt
  await updatePromise(ctx.tx, promise.personId, promise.id, { nextStep: 'resume', nextStepAt: again })
  await ctx.tx
    .updateTable('referral')
    .set({ askedAt: ctx.clock.now() })
    .where('personId', '=', promise.personId)
    .where('enquiryId', '=', promise.enquiryId as string)
    .where('outcome', 'is', null)
    .execute()
  recordEvent(ctx, {
    personId: promise.personId,
    kind: 'referralAsked',
    side: promise.side,
    channel: 'portalMessage',
    threadId: promise.threadId,
    enquiryId: promise.enquiryId,
    promiseId: promise.id,
  })
  await notifyPerson(ctx, promise.personId, 'referralCheck')
}

async function desk(ctx: Ctx, promise: Promised): Promise<string[]> {
  if (promise.deskStaffId !== null) return [promise.deskStaffId]
  const rows = await ctx.tx
    .selectFrom('staffTeam')
    .select('staffId')
    .where('teamId', '=', promise.deskTeamId)
    .execute()
  return rows.map((row) => row.staffId)
}

/** The lead of the queue or team that has it; else of a team of the office on its side; else the office leader. */
async function leads(ctx: Ctx, promise: Promised): Promise<string[]> {
  const own = promise.deskTeamId === null ? undefined : await leadOf(ctx, promise.deskTeamId)
  if (own) return [own]
  if (promise.officeId === null) return []
  const teams = await ctx.tx
    .selectFrom('team')
    .select(['leadId', 'side', 'kind'])
    .where('officeId', '=', promise.officeId)
    .where('leadId', 'is not', null)
    .where('kind', 'in', ['followUp', 'municipal'])
    .execute()
  const onSide = teams.find((team) => team.side === promise.side) ?? teams[0]
  if (onSide?.leadId) return [onSide.leadId]
  const leaderId = await officeLeaderOf(ctx, promise)
  return leaderId ? [leaderId] : []
}

async function leadOf(ctx: Ctx, teamId: string): Promise<string | null> {
  const team = await ctx.tx.selectFrom('team').select('leadId').where('id', '=', teamId).executeTakeFirst()
  return team?.leadId ?? null
}

async function officeLeaderOf(ctx: Ctx, promise: Promised): Promise<string | null> {
  if (promise.officeId === null) return null
  const office = await ctx.tx
    .selectFrom('office')
    .select('leaderId')
    .where('id', '=', promise.officeId)
    .executeTakeFirst()
  return office?.leaderId ?? null
}

/** A message has arrived: whoever now has something on the desk because of it hears of it, once for each entry. */
export async function arrived(around: Surroundings, payload: unknown): Promise<void> {
  const { personId, messageId } = payload as { personId: string; messageId: string }
  await inTransaction(around, { kind: 'system', name: 'arrived' }, async (ctx) => {
    const fresh = await ctx.tx
      .selectFrom('enquiry as e')
      .innerJoin('promise as p', (join) =>
        join.onRef('p.personId', '=', 'e.personId').onRef('p.id', '=', 'e.promiseId'),
      )
      .selectAll('p')
      .where('e.personId', '=', personId)
      .where('e.messageId', '=', messageId)
      .where('p.isOpen', '=', true)
      .execute()
    for (const promise of fresh.map(promisedFrom)) {
      if (await noticed(ctx, promise)) continue
      const urgent = promise.urgency === 'acute'
      // A queue is watched by those who staff it; only what is urgent rings everybody in it.
      const told = promise.deskStaffId !== null || urgent ? await desk(ctx, promise) : []
      for (const staffId of told)
        await staffNotice(ctx, staffId, urgent ? 'urgent' : 'arrived', personId, promise.id)
    }
    if (await isAboutTime(ctx, personId, messageId)) await doubtTold(ctx, personId)
  })
}

/** something in the message is that an appointment does not suit. */
const isAboutTime = async (ctx: Ctx, personId: string, messageId: string) =>
  (await ctx.tx
    .selectFrom('enquiryContact as c')
    .innerJoin('enquiry as e', (join) =>
      join.onRef('e.personId', '=', 'c.personId').onRef('e.id', '=', 'c.enquiryId'),
    )
    .select('e.id')
    .where('c.personId', '=', personId)
    .where('c.messageId', '=', messageId)
    .where('e.theme', '=', 'appointmentChange')
    .executeTakeFirst()) !== undefined

/** The queue may run a job twice; a notice is given once. */
const noticed = async (ctx: Ctx, promise: Promised) =>
  (await ctx.tx
    .selectFrom('staffNotice')
    .select('id')
    .where('promiseId', '=', promise.id)
    .where('kind', 'in', ['arrived', 'urgent'])
    .executeTakeFirst()) !== undefined

/** Something in a conversation has ended; if nothing is owed there any more it goes into the record. */
export async function conclude(around: Surroundings, payload: unknown): Promise<void> {
  const { personId, threadId } = payload as { personId: string; threadId: string }
  await inTransaction(around, { kind: 'system', name: 'conclude' }, (ctx) =>
    concludeThread(ctx, personId, threadId),
  )
}
