import { sql } from 'kysely'
import type { Ctx } from '../../kernel/context.ts'
import { setFact } from '../../people/profile/actions.ts'
import { channelFailed } from '../notices/actions.ts'
import { asPerson } from './thread.ts'

type Texter = { personId: string; pointId: string; language: string }

/**
 * somebody wants no more texts. The number gets none, the way counts as declined in the profile by the
 * person's own word, and what was about to leave for it goes another way at once.
 */
export async function stopTexts(ctx: Ctx, texter: Texter): Promise<void> {
  await markPoint(ctx, texter, true)
  await wish(ctx, texter, 'declined')
  const { rows } = await sql<{ id: string }>`update outgoing set state = 'cancelled'
    where person_id = ${texter.personId} and channel = 'sms' and state = 'queued' and kind <> 'smsReply' returning id`.execute(
    ctx.tx,
  )
  for (const { id } of rows)
    await channelFailed(ctx, {
      personId: texter.personId,
      outgoingId: id,
      why: 'unwanted',
      pointWorks: true,
    })
}

/** Undoes it: what the person wished before counts again, and texts are welcome where nothing was said. */
export async function startTexts(ctx: Ctx, texter: Texter): Promise<void> {
  await markPoint(ctx, texter, false)
  const { rows } = await sql<{ value: string }>`select value #>> '{}' as value from profile_fact
    where person_id = ${texter.personId} and field = 'wish.sms' and value <> '"declined"'
    order by at desc limit 1`.execute(ctx.tx)
  await wish(ctx, texter, rows[0]?.value ?? 'accepted')
}

async function markPoint(ctx: Ctx, { personId, pointId }: Texter, unwanted: boolean): Promise<void> {
  await ctx.tx
    .updateTable('contactPoint')
    .set({ unwanted })
    .where('personId', '=', personId)
    .where('id', '=', pointId)
    .execute()
}

async function wish(ctx: Ctx, { personId, language }: Texter, value: string): Promise<void> {
  const person = asPerson(ctx, personId, language)
  const set = await setFact(person, { personId, field: 'wish.sms', value, method: 'sms' })
  if (!set.ok) throw new Error(set.reason)
}
