import { sql } from 'kysely'
import type { Ctx } from '../../office/kernel/context.ts'
import { recordEvent } from '../../office/kernel/event.ts'
import { endPromises } from '../../office/kernel/promise/actions.ts'
import type { Promised } from '../../office/kernel/promise/model.ts'
import { inTransaction } from '../../office/kernel/transaction.ts'
import {
  channelFailed,
  noticeHandedOver,
  noticeReturned,
  noticesOpened,
  noticesPosted,
  noticesTold,
  openedByOther,
  talkTried,
} from '../../office/reach/notices/actions.ts'
import type { ReachTask } from '../../office/reach/notices/model.ts'
import { lockMany } from '../../office/reach/notices/store.ts'
import { type Someone, someone } from './people.ts'
import type { Simulation } from './world.ts'

const PORTION = 500
/** So many transactions beside each other: the office's employees do not wait for one another either. */
export const AT_ONCE = 3

/** Every portion of these in a transaction of its own, a few at a time. */
async function inPortions<T>(items: readonly T[], act: (some: T[]) => Promise<unknown>): Promise<void> {
  const starts = Array.from({ length: Math.ceil(items.length / PORTION) }, (_, n) => n * PORTION)
  const worker = async () => {
    for (let from = starts.shift(); from !== undefined; from = starts.shift())
      await act(items.slice(from, from + PORTION))
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker))
}
/** Some are not found for weeks. */
const LATEST_FOUND = '2026-04-14'
const indexOf = (personId: string) => Number.parseInt(personId.slice(24), 16) - 1

/** What people, staff, gateways and the post do in the simulation; all of it by the verbs of the office. */
export function happeningsOf(sim: Simulation) {
  /** How often each sending left the house, by its key: the gateways' own count. */
  const sends = new Map<string, number>()
  const posted: { at: string; outgoingId: string; who: Someone }[] = []
  const act = <T>(work: (ctx: Ctx) => Promise<T>) =>
    inTransaction(sim.around, { kind: 'system', name: 'simulation' }, work)
  const who = (personId: string) => someone(indexOf(personId), sim.seed)
  const today = () => sim.around.clock.now().toZonedDateTimeISO('Europe/Oslo').toPlainDate().toString()

  /** Everything that waits leaves; some of it comes back at once. */
  async function deliver(): Promise<void> {
    const worker = async () => {
      while ((await act(deliverSome)) > 0);
    }
    await Promise.all(Array.from({ length: AT_ONCE }, worker))
  }

  async function deliverSome(ctx: Ctx): Promise<number> {
    const now = ctx.clock.now()
    const { rows } = await sql<Sent>`
      update outgoing o set state = case when channel = 'letter' then 'sent' else 'delivered' end, sent_at = ${now}
      where (person_id, id) in (select q.person_id, q.id from outgoing q where q.state = 'queued' and coalesce(q.next_attempt_at, q.made_at) <= ${now}
        order by coalesce(q.next_attempt_at, q.made_at) limit ${PORTION * 2} for update skip locked)
      returning o.person_id, o.id, o.key, o.channel, o.notice_id`.execute(ctx.tx)
    for (const row of rows) sends.set(row.key, (sends.get(row.key) ?? 0) + 1)
    const letters = rows.filter((row) => row.channel === 'letter')
    await noticesPosted(
      ctx,
      (
        await lockMany(
          ctx.tx,
          letters.map((row) => ({ personId: row.personId, id: row.noticeId })),
        )
      ).map((notice) => ({ notice, at: now })),
    )
    for (const row of letters)
      if (who(row.personId).letterReturns)
        posted.push({ at: today(), outgoingId: row.id, who: who(row.personId) })
    for (const row of rows.filter(fails)) {
      await ctx.tx
        .updateTable('outgoing')
        .set({ state: 'undeliverable' })
        .where('personId', '=', row.personId)
        .where('id', '=', row.id)
        .execute()
      await channelFailed(ctx, { personId: row.personId, outgoingId: row.id, why: 'unknownAddress' })
    }
    return rows.length
  }
  const fails = (row: Sent) =>
    (row.channel === 'sms' && who(row.personId).smsFails) ||
    (row.channel === 'email' && who(row.personId).emailFails)

  /** The post brings back what was sent to an address that is not theirs, four working days later. */
  async function returnPost(before: string): Promise<number> {
    const back = posted.filter((one) => one.at <= before)
    for (const one of back) posted.splice(posted.indexOf(one), 1)
    await inPortions(back, (some) =>
      act(async (ctx) => {
        for (const { outgoingId } of some) {
          await sql`update outgoing set state = 'returned', returned_at = ${ctx.clock.now()} where id = ${outgoingId}`.execute(
            ctx.tx,
          )
          await noticeReturned(ctx, { outgoingId, at: ctx.clock.now(), why: 'unknownAddress' })
        }
      }),
    )
    return back.length
  }

  /** These people open what lies there; with some of them it turns out to have been somebody else. */
  async function open(people: readonly Someone[]): Promise<void> {
    await inPortions(people, (some) =>
      act(async (ctx) => {
        const notices = await lockMany(ctx.tx, await noticesOf(ctx, some))
        await noticesOpened(
          ctx,
          notices
            .filter((notice) => notice.openedAt === null)
            .map((notice) => ({ notice, by: 'person' as const, holderId: null })),
        )
        for (const notice of notices)
          if (notice.messageId !== null && who(notice.personId).openedByOther)
            await openedByOther(ctx, { personId: notice.personId, messageId: notice.messageId })
      }),
    )
  }

  /** Staff ring everybody on their list: some answer, the others are tried again. Nobody is rung more often than agreed. */
  async function ring(): Promise<{ talks: number; attempts: number }> {
    const tasks = await tasksOfKind('callBack')
    const few = tasks.filter((task) => (task.details.attempts ?? []).length < 3)
    let talks = 0
    await inPortions(few, (some) =>
      act(async (ctx) => {
        const answers = some.filter((task) => answersNow(task))
        talks += answers.length
        await talk(ctx, answers)
        await talkTried(
          ctx,
          some.filter((task) => !answersNow(task)),
        )
      }),
    )
    return { talks, attempts: few.length - talks }
  }
  const answersNow = (task: Task) => {
    const { answersAt } = who(task.personId)
    return answersAt !== null && (task.details.attempts ?? []).length + 1 >= answersAt
  }

  /** Advisers and outreach workers go and find people. */
  async function visit(): Promise<number> {
    const found = (one: Someone) => one.foundAtVisit || today() >= LATEST_FOUND
    const tasks = (await tasksOfKind('outreachContact')).filter((task) => found(who(task.personId)))
    await inPortions(tasks, (some) => act((ctx) => talk(ctx, some)))
    return tasks.length
  }

  async function talk(ctx: Ctx, tasks: readonly Task[]): Promise<void> {
    const notices = await lockMany(
      ctx.tx,
      tasks.flatMap((task) => task.details.notices.map((id) => ({ personId: task.personId, id }))),
    )
    await noticesTold(
      ctx,
      notices.map((notice) => ({ notice, channel: 'officePhone', interpreter: 'professional' })),
    )
    for (const task of tasks) {
      const { personId, side } = task
      const spoke = recordEvent(ctx, { personId, kind: 'callLogged', side, channel: 'officePhone' })
      await endPromises(ctx, [task], {
        state: 'keptElsewhere',
        how: 'talk',
        channel: 'officePhone',
        linkedEventId: spoke,
      })
    }
  }

  /** People come by where their envelope waits. */
  async function comeBy(people: readonly Someone[]): Promise<void> {
    await act(async (ctx) => {
      const { rows } = await sql<{ personId: string; noticeId: string; placeId: string }>`
        select distinct on (i.person_id, i.notice_id) i.person_id, i.notice_id, i.place_id from pickup_item i
        where i.removed_at is null and i.person_id = any(${people.map((one) => one.id)}::uuid[])`.execute(
        ctx.tx,
      )
      for (const row of rows) await noticeHandedOver(ctx, row as Parameters<typeof noticeHandedOver>[1])
    })
  }

  const tasksOfKind = async (kind: string) => {
    const { rows } =
      await sql<Task>`select * from promise where is_open and kind = ${kind} and details->>'asked' = 'unread'`.execute(
        sim.databases.system,
      )
    return rows
  }

  return { deliver, returnPost, open, ring, visit, comeBy, sends }
}

type Task = Promised & { details: ReachTask }
type Sent = { personId: string; id: string; key: string; channel: string; noticeId: string }

async function noticesOf(ctx: Ctx, people: readonly Someone[]): Promise<{ personId: string; id: string }[]> {
  const { rows } = await sql<{ personId: string; id: string }>`
    select person_id, id from notice where person_id = any(${people.map((one) => one.id)}::uuid[])`.execute(
    ctx.tx,
  )
  return rows
}
