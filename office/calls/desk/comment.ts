import { sql } from 'kysely'
import { openPerson } from '../../access/actions.ts'
import type { Ctx, PersonCtx, Side, StaffCtx } from '../../kernel/context.ts'
import { recordEvent } from '../../kernel/event.ts'
import type { Promised } from '../../kernel/promise/model.ts'
import { holdsPromise } from '../../kernel/promise/rules.ts'
import { lockPromise, updatePromise } from '../../kernel/promise/store.ts'
import { ok, type Result, refused } from '../../kernel/result.ts'
import { LATE_REASONS, type LateReason } from './model.ts'

const MOST_WORDS = 300

/**
 * R-042, C4-06: whoever owes something says why it is late and when it comes. The person and whoever takes their call
 * read the same; on the other side of a wall the reason in codes and the time, and no words. The first due time stays.
 * Refuses with `needsReason`, `needsContactTime` (not in time to come), `tooLong`, `notOwner`, `alreadyEnded`.
 */
export async function commentPromise(
  ctx: StaffCtx,
  input: {
    personId: string
    promiseId: string
    why: LateReason
    newAt?: Temporal.Instant | null
    text?: string
  },
): Promise<Result<null>> {
  const opened = await openPerson(ctx, input.personId, { purpose: null, what: 'comment' })
  if (!opened.ok) return opened
  if (!LATE_REASONS.includes(input.why)) return refused('needsReason')
  const text = (input.text ?? '').trim()
  if ([...text].length > MOST_WORDS) return refused('tooLong', { length: [...text].length, most: MOST_WORDS })
  const newAt = input.newAt ?? null
  if (newAt !== null && Temporal.Instant.compare(newAt, ctx.clock.now()) <= 0)
    return refused('needsContactTime')
  const promise = await lockPromise(ctx.tx, input.personId, input.promiseId)
  if (!promise) return refused('notFound')
  if (promise.endedAt !== null) return refused('alreadyEnded')
  if (!mayComment(ctx, promise)) return refused('notOwner')
  await keep(ctx, promise, { why: input.why, newAt, text })
  return ok(null)
}

/** Whoever has it, and whoever leads where it lies. */
const mayComment = ({ actor }: StaffCtx, promise: Promised) =>
  holdsPromise(promise, actor) ||
  (actor.roles.includes('LE') && promise.officeId !== null && promise.officeId === actor.officeId)

async function keep(
  ctx: StaffCtx,
  promise: Promised,
  said: { why: LateReason; newAt: Temporal.Instant | null; text: string },
): Promise<void> {
  const { personId, side } = promise
  await ctx.tx
    .insertInto('note')
    .values({
      personId,
      id: ctx.newId(),
      side,
      kind: 'officeComment',
      promiseId: promise.id,
      enquiryId: promise.enquiryId,
      authorKind: 'staff',
      authorId: ctx.actor.staffId,
      at: ctx.clock.now(),
      body: said.text,
      codes: JSON.stringify({ why: said.why, newAt: said.newAt?.toString() ?? null }),
    })
    .execute()
  if (said.newAt !== null) await updatePromise(ctx.tx, personId, promise.id, { latestNewAt: said.newAt })
  recordEvent(ctx, {
    personId,
    kind: 'officeCommented',
    side,
    channel: 'system',
    theme: promise.theme,
    threadId: promise.threadId,
    enquiryId: promise.enquiryId,
    promiseId: promise.id,
    data: { why: said.why, newAt: said.newAt?.toString() ?? null },
  })
}

type Comment = {
  promiseId: string
  side: Side
  why: string
  text: string | null
  at: Temporal.Instant
  newAt: Temporal.Instant | null
}

/** The newest comment on each of the person's open promises, as far as the wall lets whoever asks read it. */
export async function commentsOn({ tx }: Pick<Ctx, 'tx'>, personId: string): Promise<Map<string, Comment>> {
  const { rows } = await sql<Omit<Comment, 'newAt'> & { newAt: string | null }>`
    select distinct on (n.promise_id) n.promise_id as "promiseId", n.side, n.codes->>'why' as why, nullif(n.body, '') as text,
      n.at, n.codes->>'newAt' as "newAt"
    from note n where n.person_id = ${personId} and n.kind = 'officeComment' and n.promise_id is not null
    order by n.promise_id, n.at desc`.execute(tx)
  return new Map(
    rows.map((row) => [
      row.promiseId,
      { ...row, newAt: row.newAt === null ? null : Temporal.Instant.from(row.newAt) },
    ]),
  )
}

/** the person reads why it takes time, in the same words as whoever answers when they ring. */
export async function myComments(ctx: PersonCtx): Promise<Comment[]> {
  return [...(await commentsOn(ctx, ctx.actor.personId)).values()]
}
