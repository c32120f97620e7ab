import type { Ctx } from '../../kernel/context.ts'
import { recognise } from '../../threads/recognise/recognise.ts'
import type { SmsOutcome } from './model.ts'
import { NOBODY, queueText } from './queue.ts'
import { type HeldNumber, mayAnswer } from './rules.ts'

type Stranger = { from: string; text: string }

/**
 * from a number that is nobody's own. It lies where somebody who checks identities finds it, and gets one
 * neutral line in a day that tells nothing about anybody; a lost number gets not even that.
 */
export async function lay(
  ctx: Ctx,
  { from, text }: Stranger,
  number: string | null,
  held: readonly HeldNumber[],
): Promise<SmsOutcome> {
  const sender = number ?? from.slice(0, 100)
  const { language } = recognise(text)
  const answers = number !== null && mayAnswer(held) && !(await answeredLately(ctx, sender))
  await insertUnidentified(ctx, { channel: 'sms', sender, body: text, language, replied: answers })
  if (answers)
    await queueText(ctx, {
      personId: NOBODY,
      address: sender,
      language,
      body: 'sms.unknown',
      kind: 'smsReply',
    })
  return 'unidentified'
}

export async function insertUnidentified(
  ctx: Ctx,
  row: { channel: 'sms' | 'emailInbound'; sender: string; body: string; language: string; replied: boolean },
): Promise<string> {
  const id = ctx.newId()
  await ctx.tx
    .insertInto('unidentified')
    .values({ ...row, id, body: row.body.slice(0, 20_000), receivedAt: ctx.clock.now() })
    .execute()
  return id
}

export async function answeredLately(ctx: Ctx, sender: string): Promise<boolean> {
  const row = await ctx.tx
    .selectFrom('unidentified')
    .select('id')
    .where('sender', '=', sender)
    .where('replied', '=', true)
    .where('receivedAt', '>', ctx.clock.now().subtract({ hours: 24 }))
    .executeTakeFirst()
  return row !== undefined
}
