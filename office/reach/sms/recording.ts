import { keepAsDocument } from '../../calls/line/voicemail.ts'
import type { Ctx, Side, StaffCtx } from '../../kernel/context.ts'
import { ok, type Result, refused } from '../../kernel/result.ts'
import { mayCheck } from './unidentified.ts'

/** Three minutes of speech in any form that platforms send is far less. */
const MOST_BYTES = 8 * 1024 * 1024
/** Whoever moves along a recording asks for it piece by piece; so long it is one listening. */
const LISTENING_MINUTES = 30
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/**
 * what somebody said after the tone from a number that is nobody's own, for those who find out who it was.
 * Each listening is written down, once however many pieces a player asks for. Refuses with `notFound`: for all others, and once it is somebody's.
 */
export async function unidentifiedRecording(
  ctx: StaffCtx,
  { id }: { id: string },
): Promise<Result<{ contentType: string; content: Uint8Array }>> {
  if (!mayCheck(ctx.actor.roles) || !UUID.test(id)) return refused('notFound')
  return ctx.beyondWall(async (beyond) => {
    const row = await beyond.tx
      .selectFrom('unidentified')
      .select(['recording', 'recordingType'])
      .where('id', '=', id)
      .where('state', '=', 'open')
      .where((e) => e(e.fn<number>('octet_length', ['recording']), '<=', MOST_BYTES))
      // Two pieces asked for at once are one listening too.
      .forNoKeyUpdate()
      .executeTakeFirst()
    if (row?.recording == null) return refused('notFound')
    await noteListening(beyond, id, ctx.actor.staffId)
    // What a platform calls it decides nothing here but whether it is sound.
    const contentType = /^audio\/[\w.+-]+$/.test(row.recordingType ?? '')
      ? (row.recordingType as string)
      : 'application/octet-stream'
    return ok({ contentType, content: row.recording })
  })
}

async function noteListening(
  { tx, clock, newId }: Ctx,
  unidentifiedId: string,
  staffId: string,
): Promise<void> {
  const at = clock.now()
  const already = await tx
    .selectFrom('recordingHeard')
    .select('id')
    .where('unidentifiedId', '=', unidentifiedId)
    .where('staffId', '=', staffId)
    .where('at', '>', at.subtract({ minutes: LISTENING_MINUTES }))
    .limit(1)
    .executeTakeFirst()
  if (already === undefined)
    await tx.insertInto('recordingHeard').values({ id: newId(), unidentifiedId, staffId, at }).execute()
}

/** It is known whose it was: the recording lies with the words, in their store, and nowhere else. */
export async function moveRecording(
  ctx: Ctx,
  { id, ...to }: { id: string; personId: string; threadId: string; messageId: string },
): Promise<void> {
  const row = await ctx.tx
    .selectFrom('unidentified as u')
    .innerJoin('messageText as t', (join) => join.on('t.messageId', '=', to.messageId))
    .select(['u.recording', 'u.recordingType', 'u.receivedAt', 't.side'])
    .where('u.id', '=', id)
    .where('t.personId', '=', to.personId)
    .orderBy('t.side')
    .limit(1)
    .executeTakeFirst()
  if (row?.recording == null) return
  await keepAsDocument(ctx, {
    personId: to.personId,
    threadId: to.threadId,
    side: row.side as Side,
    content: row.recording,
    contentType: row.recordingType ?? 'application/octet-stream',
    receivedAt: row.receivedAt,
  })
  await ctx.tx
    .updateTable('unidentified')
    .set({ recording: null, recordingType: null })
    .where('id', '=', id)
    .execute()
}
