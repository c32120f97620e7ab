import { sql } from 'kysely'
import type { Ctx } from '../../kernel/context.ts'
import { holdersOf } from '../../people/mandates/views.ts'
import { reachFactsOf } from '../../people/profile/views.ts'
import type { OnLadder } from './model.ts'
import { insertOutgoing } from './store.ts'
import { letterPoint, noticePoint } from './ways.ts'

/**
 * whoever is to receive for the person hears that something has come, each as a sending of their own
 * and in their own language: by a neutral line, or on paper where no line reaches them. The paper is a copy of the letter
 * when they may read it too, and otherwise says that something waits. Their opening it counts as reached; that they were
 * told counts as nothing.
 */
export async function tellHolders(ctx: Ctx, notices: readonly OnLadder[]): Promise<void> {
  const helped = await withHolders(ctx, notices)
  if (helped.length === 0) return
  const now = ctx.clock.now()
  const told: { notice: OnLadder; holderId: string; reads: boolean }[] = []
  for (const notice of helped) {
    const question = {
      side: notice.side,
      theme: notice.theme,
      threadId: notice.threadId,
      at: now,
    }
    const readers = await holdersOf(ctx, notice.personId, { ...question, act: 'read' })
    for (const { holderId } of await holdersOf(ctx, notice.personId, { ...question, act: 'receive' }))
      told.push({ notice, holderId, reads: readers.some((one) => one.holderId === holderId) })
  }
  const facts = await reachFactsOf(ctx, [...new Set(told.map(({ holderId }) => holderId))])
  const rows = told.flatMap(({ notice, holderId, reads }) => {
    const holder = facts.get(holderId)
    if (holder === undefined) return []
    const letter = letterPoint(holder)
    const point =
      noticePoint(holder, null) ??
      (typeof letter === 'string' ? null : { channel: 'letter' as const, ...letter })
    if (point === null) return []
    const copy = point.channel === 'letter' && reads
    return [
      {
        personId: notice.personId,
        id: ctx.newId(),
        channel: point.channel,
        address: point.address,
        kind: copy ? 'letter' : 'noticeWaits',
        language: holder.language,
        body: copy ? '' : 'notice.noticeWaits',
        madeAt: now,
        key: `${notice.id}:holder:${holderId}`,
        noticeId: notice.id,
        messageId: notice.messageId,
        contactPointId: null,
        recipientId: holderId,
      },
    ]
  })
  await insertOutgoing(ctx.tx, rows)
}

/** Most people have nobody: one question tells who has. */
async function withHolders(ctx: Ctx, notices: readonly OnLadder[]): Promise<OnLadder[]> {
  if (notices.length === 0) return []
  const { rows } = await sql<{ personId: string }>`
    select distinct m.person_id from mandate m where m.state = 'active' and m.holder_id is not null
      and m.person_id = any(${notices.map((one) => one.personId)}::uuid[])`.execute(ctx.tx)
  const helped = new Set(rows.map((row) => row.personId))
  return notices.filter((one) => helped.has(one.personId))
}
