import type { HelperCtx, Side } from '../../kernel/context.ts'
import { myScope, type Representing } from '../../people/mandates/views.ts'

type RepresentedThread = {
  threadId: string
  number: number
  lastAt: Temporal.Instant
  excerpt: string
}
type RepresentedPromise = {
  kind: string
  theme: string
  side: Side
  ownerName: string
  dueAt: Temporal.Instant
  threadId: string | null
}
export type Represented = {
  giver: Representing
  threads: RepresentedThread[]
  waitingFor: RepresentedPromise[]
  facts: { kind: string; side: string; value: Record<string, unknown>; asOf: Temporal.Instant }[]
}

/** Everything of the giver's that the holder may see now, and nothing that only hints at the rest. Null without mandate. */
export async function representedFor(ctx: HelperCtx): Promise<Represented | null> {
  const giver = await myScope(ctx)
  if (giver === null) return null
  const { personId } = ctx.actor
  const texts = await ctx.tx
    .selectFrom('messageText as x')
    .innerJoin('message as m', (join) =>
      join.onRef('m.personId', '=', 'x.personId').onRef('m.id', '=', 'x.messageId'),
    )
    .innerJoin('thread as t', (join) =>
      join.onRef('t.personId', '=', 'x.personId').onRef('t.id', '=', 'x.threadId'),
    )
    .select(['x.threadId', 't.number', 'm.receivedAt', 'x.body'])
    .where('x.personId', '=', personId)
    .orderBy('m.receivedAt', 'desc')
    .limit(500)
    .execute()
  const threads = new Map<string, RepresentedThread>()
  for (const { threadId, number, receivedAt, body } of texts)
    if (!threads.has(threadId))
      threads.set(threadId, {
        threadId,
        number: Number(number),
        lastAt: receivedAt,
        excerpt: body.replace(/\s+/g, ' ').slice(0, 120),
      })
  const promises = await ctx.tx
    .selectFrom('promise as p')
    .leftJoin('staff as s', 's.id', 'p.deskStaffId')
    .leftJoin('team as t', 't.id', 'p.deskTeamId')
    .select([
      'p.kind',
      'p.theme',
      'p.side',
      'p.dueAt',
      'p.latestNewAt',
      'p.threadId',
      's.name',
      't.name as team',
    ])
    .where('p.personId', '=', personId)
    .where('p.isOpen', '=', true)
    .orderBy('p.dueAt')
    .execute()
  const facts = await ctx.tx
    .selectFrom('personFact')
    .select(['kind', 'side', 'value', 'asOf'])
    .where('personId', '=', personId)
    .orderBy('asOf', 'desc')
    .execute()
  return {
    giver,
    threads: [...threads.values()],
    waitingFor: promises.map((row) => ({
      kind: row.kind,
      theme: row.theme,
      side: row.side as Side,
      ownerName: row.name ?? row.team ?? '',
      dueAt: row.latestNewAt ?? row.dueAt,
      threadId: row.threadId,
    })),
    facts: facts.map((row) => ({ ...row, value: row.value as Record<string, unknown> })),
  }
}
