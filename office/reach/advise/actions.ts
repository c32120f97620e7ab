import type { Side, StaffCtx } from '../../kernel/context.ts'
import { recordEvent } from '../../kernel/event.ts'
import { ok, type Result, refused } from '../../kernel/result.ts'
import type { Way } from '../../people/profile/model.ts'
import { againstWish, basisOf, channelReason, deviates, wayOf } from './choice.ts'
import type { Advice, AdvicePurpose, ChannelReason } from './model.ts'
import { insertChoice } from './store.ts'
import { type AdviceAsked, adviceOf } from './views.ts'

/** What the employee said about the way, in a form: a code, and words where the code is `other`. */
export type Choice = { reason: string; said?: string } & Told
/** What was told of the contact when the advice was shown. */
type Told = Pick<AdviceAsked, 'purpose' | 'content' | 'situation'>

type Chosen = {
  way: Way
  advice: Advice
  purpose: AdvicePurpose
  reason: ChannelReason | null
  said: string | null
}

/**
 * reads the choice before anything is sent. Where the way is another than advised, whoever fills in a form
 * is asked why; a machine client that gives nothing is counted as without reason. Refuses with `needsChannelReason`,
 * and with `needsReason` when the reason is `other` without words.
 */
export async function readChoice(
  ctx: StaffCtx,
  about: { personId: string; threadId: string | null; promiseIds: readonly string[]; channel: string },
  choice: Choice | undefined,
): Promise<Result<Chosen | null>> {
  const way = wayOf(about.channel)
  const found = way === null ? undefined : await adviceOf(ctx, { ...about, ...toldIn(choice) })
  if (!way || !found) return ok(null)
  const { advice, facts } = found
  const said = (choice?.said ?? '').trim() || null
  const given = channelReason(choice?.reason)
  if (given === 'other' && said === null) return refused('needsReason')
  if (given === null && choice !== undefined && deviates(advice, way)) return refused('needsChannelReason')
  const reason = given ?? advised(advice, way)
  return ok({ way, advice, purpose: facts.purpose, reason, said })
}

const toldIn = ({ reason: _reason, said: _said, ...told }: Choice = { reason: '' }): Told => told
const advised = ({ ways }: Advice, way: Way) => ways.find((one) => one.way === way)?.reason ?? null

/** Keeps what was chosen and why; that another way than advised was taken stands on the timeline. */
export async function keepChoice(
  ctx: StaffCtx,
  about: { personId: string; threadId: string | null; side: Side; messageId?: string },
  chosen: Chosen | null,
): Promise<void> {
  if (chosen === null) return
  const { way, advice, purpose, reason, said } = chosen
  const other = deviates(advice, way)
  const eventId = other ? tell(ctx, about, chosen) : null
  await insertChoice(ctx.tx, {
    id: ctx.newId(),
    personId: about.personId,
    at: ctx.clock.now(),
    staffId: ctx.actor.staffId,
    officeId: ctx.actor.officeId,
    side: about.side,
    threadId: about.threadId,
    messageId: about.messageId ?? null,
    eventId,
    purpose,
    proposed: advice.ways.map((one) => one.way),
    chosen: way,
    deviates: other,
    againstWish: againstWish(advice, way),
    reason,
    basis: reason === null ? null : basisOf(reason),
    said,
  })
}

function tell(
  ctx: StaffCtx,
  about: { personId: string; threadId: string | null; side: Side; messageId?: string },
  { way, advice, reason }: Chosen,
): string {
  return recordEvent(ctx, {
    personId: about.personId,
    kind: 'channelChosen',
    side: about.side,
    channel: 'system',
    threadId: about.threadId,
    messageId: about.messageId ?? null,
    data: {
      chosen: way,
      advised: advice.ways[0]?.way ?? null,
      channelReason: reason,
      basis: reason === null ? null : basisOf(reason),
      againstWish: againstWish(advice, way),
    },
  })
}
