import type { Ctx } from '../kernel/context.ts'
import { recordEvent } from '../kernel/event.ts'
import { reachFactsOf } from '../people/profile/views.ts'
import { noticeRoute } from './rules.ts'

export { planCall } from './advise/plan-call.ts'
export { letterCameBack, markNumberLost, readBySomebodyElse } from './follow/actions.ts'
export { askExplanation, explainAfterAnswer, openMyLetter, sendToMyPhone } from './inbox/actions.ts'
export { letterByCode, previewLetter, sendLetter, settledByCall } from './letters/actions.ts'
export { letterReadOut, myLetterByCode, myLetterCode } from './letters/read.ts'
export { makeNotice, noticeAnswered, openedByOther } from './notices/actions.ts'
export { handOverEnvelopes } from './pickup/actions.ts'
export { choosePickUp, choosePickUpFor } from './pickup/choose.ts'
export { unidentifiedRecording } from './sms/recording.ts'
export { answerUnidentified, attachUnidentified } from './sms/unidentified.ts'
export { offerMeeting, sendNeutralText, sendText, sendUploadLink } from './sms/window.ts'
export { approveTemplate, draftTemplate, retireTemplate, writeTemplate } from './templates/actions.ts'
export { fetchFromOtherSide, handInAsMyself, paperCame, requestDocuments } from './upload/actions.ts'

export type NoticeKind =
  | 'answerWaits'
  | 'answerLate'
  | 'directLine'
  | 'moved'
  | 'referralCheck'
  | 'talkPlanned'
  | 'mandateRenewal'

/**
 * one neutral notice that something waits on Min side. The text is a key, put into words in the person's
 * language when it leaves; it can name no theme. Without any way to reach the person nothing is queued and
 * false is given: the caller must owe a call instead.
 */
export async function notifyPerson(
  ctx: Ctx,
  personId: string,
  kind: NoticeKind,
  eventId?: string,
): Promise<boolean> {
  const facts = (await reachFactsOf(ctx, [personId])).get(personId)
  const route = facts && noticeRoute(facts)
  if (!route) return false
  const id = ctx.newId()
  await ctx.tx
    .insertInto('outgoing')
    .values({
      personId,
      id,
      channel: route.channel,
      address: route.address,
      contactPointId: route.pointId,
      kind,
      language: facts.language,
      body: `notice.${kind}`,
      eventId: eventId ?? null,
      madeAt: ctx.clock.now(),
    })
    .execute()
  recordEvent(ctx, {
    personId,
    kind: 'noticeSent',
    side: 'common',
    channel: route.channel === 'email' ? 'emailNotice' : route.channel === 'sms' ? 'sms' : 'paperLetter',
    data: { notice: kind },
  })
  await ctx.enqueue('deliver', {}, { key: 'deliver' })
  return true
}
