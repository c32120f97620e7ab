import { sql } from 'kysely'
import type { Ctx } from '../../kernel/context.ts'
import { stepAfter } from '../../kernel/promise/rules.ts'
import type { ReceiptClock } from '../../kernel/time/clocks.ts'
import { latestNewTime } from '../../kernel/time/deadlines.ts'
import { NOBODY, queueText } from '../../reach/sms/queue.ts'

/** What comes next for a call that somebody asked for without a login. */
type RequestStep = 'remindOwner' | 'tellPerson' | 'breach'
type Due = {
  id: string
  number: string
  language: string
  clock: ReceiptClock
  countingFrom: Temporal.Instant | null
  dueAt: Temporal.Instant
  nextStep: RequestStep
  leadId: string | null
}
type Counted = Pick<Due, 'clock' | 'countingFrom' | 'dueAt'>

/** as for anything else that is owed; at an agreed hour, which nothing is counted from, only that it has passed. */
export function stepOf(
  { settings }: Pick<Ctx, 'settings'>,
  { clock, countingFrom, dueAt }: Counted,
  done: RequestStep | null,
): { nextStep: RequestStep | null; nextStepAt: Temporal.Instant | null } {
  if (done === 'breach') return { nextStep: null, nextStepAt: null }
  const next = countingFrom && stepAfter({ clock, countingFrom, dueAt }, done, settings, null)
  return next
    ? { nextStep: next.step as RequestStep, nextStepAt: next.at }
    : { nextStep: 'breach', nextStepAt: dueAt }
}

const BATCH = 500

/**
 * whoever asked without a login and has not been rung: at 75 % of the time those who lead the queue are
 * reminded, at 90 % the one who waits is told, on the number they gave, and when it is late those who lead are told of it;
 * it stays with those who ring. Each once for each time that was promised. Beyond the wall. Gives how many steps were taken.
 */
export async function tellLateRequests(ctx: Ctx): Promise<number> {
  const some = await claim(ctx)
  const now = ctx.clock.now()
  const notices = some.flatMap(({ nextStep, leadId }) =>
    leadId === null || nextStep === 'tellPerson'
      ? []
      : [
          {
            staffId: leadId,
            id: ctx.newId(),
            kind: nextStep === 'breach' ? 'callRequestLate' : 'callRequestSoon',
            at: now,
          },
        ],
  )
  if (notices.length > 0) await ctx.tx.insertInto('staffNotice').values(notices).execute()
  for (const one of uniqueById(some)) await advance(ctx, one)
  return some.length
}

const uniqueById = (some: readonly Due[]): Due[] => [...new Map(some.map((one) => [one.id, one])).values()]

/** One row for each who leads the queue in which it lies, or one without. */
async function claim(ctx: Ctx): Promise<Due[]> {
  const { rows } = await sql<Due>`
    with due as (
      select * from callback_request where done_at is null and next_step is not null and next_step_at <= ${ctx.clock.now()}
      order by next_step_at limit ${BATCH} for update skip locked)
    select due.id, due.number, due.language, due.clock, due.counting_from, due.due_at, due.next_step, l.id as lead_id
    from due join team t on t.id = due.team_id
      left join lateral (select s.id from staff s where s.active and (s.id = t.lead_id
        or (t.lead_id is null and 'LE' = any(s.roles) and exists (select from staff_team m where m.team_id = t.id and m.staff_id = s.id)))) l on true`.execute(
    ctx.tx,
  )
  return rows
}

async function advance(ctx: Ctx, one: Due): Promise<void> {
  const now = ctx.clock.now()
  const told = one.nextStep === 'tellPerson' ? await tell(ctx, one) : {}
  await ctx.tx
    .updateTable('callbackRequest')
    .set({
      ...stepOf(ctx, one, one.nextStep),
      ...told,
      ...(one.nextStep === 'breach' ? { leadToldAt: now } : {}),
    })
    .where('id', '=', one.id)
    .execute()
}

/** that it may be late, and the latest new time; neutral, since nobody has checked whose number it is. */
async function tell(ctx: Ctx, { number, language, dueAt }: Due) {
  const latestNewAt = latestNewTime(dueAt, ctx.settings.calendar(null))
  await queueText(ctx, {
    personId: NOBODY,
    address: number,
    language,
    body: 'callback.sms.mayBeLate',
    kind: 'callBack',
    data: { params: { when: latestNewAt.toString() } },
  })
  return { toldLateAt: ctx.clock.now(), latestNewAt }
}

/** When the next of them has a step to take; undefined where none waits. */
export async function nextLateRequest({ tx }: Pick<Ctx, 'tx'>): Promise<Temporal.Instant | undefined> {
  const { rows } = await sql<{ at: Temporal.Instant | null }>`
    select min(next_step_at) as at from callback_request where done_at is null and next_step is not null`.execute(
    tx,
  )
  return rows[0]?.at ?? undefined
}
