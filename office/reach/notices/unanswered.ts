import { sql } from 'kysely'
import type { Ctx } from '../../kernel/context.ts'
import { reachFactsOf } from '../../people/profile/views.ts'
import { unitsOf } from '../../people/units.ts'
import type { Act, OnLadder } from './model.ts'
import { insertSteps, lockNotices } from './store.ts'
import { taskBook } from './tasks.ts'

const STEP = 'unanswered'

/** C3-07: the last notice before something ends has had no answer: somebody rings, the next working day at the latest. */
export async function ringUnanswered(
  ctx: Ctx,
  tellings: readonly { personId: string; key: string }[],
): Promise<void> {
  if (tellings.length === 0) return
  const { rows } = await sql<{ personId: string; id: string }>`
    select n.person_id, n.id from notice n
    where n.person_id = any(${tellings.map((one) => one.personId)}::uuid[]) and n.event_key = any(${tellings.map((one) => one.key)})
      and n.ended_at is null and not exists (
        select from notice_step s where s.person_id = n.person_id and s.notice_id = n.id and s.step = ${STEP})`.execute(
    ctx.tx,
  )
  const notices: OnLadder[] = []
  for (const { personId, id } of rows) notices.push(...(await lockNotices(ctx.tx, personId, { ids: [id] })))
  if (notices.length === 0) return
  const personIds = [...new Set(notices.map((one) => one.personId))]
  const around = {
    facts: await reachFactsOf(ctx, personIds),
    units: await unitsOf(ctx, personIds),
    now: ctx.clock.now(),
  }
  const tasks = await taskBook(ctx, personIds, around)
  const acts = notices.map((notice) => {
    const act: Act = { rung: STEP, step: STEP, does: 'call' }
    tasks.owe(notice, act)
    return { notice, act }
  })
  const made = await tasks.write()
  await insertSteps(
    ctx.tx,
    acts.map(({ notice, act }) => ({
      personId: notice.personId,
      noticeId: notice.id,
      step: STEP,
      at: around.now,
      channel: 'phone',
      outgoingId: null,
      promiseId: made.get(act) ?? null,
      why: null,
    })),
  )
}
