import type { Side, StaffCtx } from '../../kernel/context.ts'
import { ok, type Result } from '../../kernel/result.ts'
import type { ReachFacts } from '../../people/profile/model.ts'
import { keepChoice, readChoice } from '../advise/actions.ts'

/** What the person has asked for of texts; null where nothing stands in the way. */
export type AskedOfTexts = 'noTexts' | 'neutralOnly' | null

/** K22: no texts at all, or none but the neutral ones. */
export function askedOfTexts(facts: Pick<ReachFacts, 'restrictions' | 'declined'>): AskedOfTexts {
  if (facts.restrictions.includes('doNotText') || facts.declined.includes('sms')) return 'noTexts'
  return facts.restrictions.includes('neutralSmsOnly') ? 'neutralOnly' : null
}

/** Does a text go against what was asked for? One in words of one's own does where only neutral ones are wanted. */
export const againstAsked = (asked: AskedOfTexts, ownWords: boolean): boolean =>
  asked === 'noTexts' || (asked === 'neutralOnly' && ownWords)

/** K19, K22: staff pass it with a reason, which is kept with the choice of the way and read by the person. */
export async function passAsked(
  ctx: StaffCtx,
  about: { personId: string; threadId: string | null; side: Side },
  said: string | null,
): Promise<Result<null>> {
  if (said === null) return ok(null)
  const chosen = await readChoice(
    ctx,
    { ...about, promiseIds: [], channel: 'sms' },
    { reason: 'other', said },
  )
  if (!chosen.ok) return chosen
  await keepChoice(ctx, about, chosen.value)
  return ok(null)
}
