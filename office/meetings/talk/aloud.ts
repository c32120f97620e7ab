import type { Ctx } from '../../kernel/context.ts'
import { recordEvent } from '../../kernel/event.ts'
import { endPromise } from '../../kernel/promise/actions.ts'
import { lockPromise } from '../../kernel/promise/store.ts'
import { ok, type Result, refused } from '../../kernel/result.ts'
import type { ReachFacts } from '../../people/profile/model.ts'
import { noticeTold } from '../../reach/notices/actions.ts'
import { messagesMet } from '../../threads/actions.ts'
import { inTalk, type MeetingIds } from './enter.ts'
import { ALOUD_HOW, type AloudHow, type MinutesPart, type TalkMeeting } from './model.ts'
import { oweMinutes } from './owed.ts'
import { commentsOf, minutesOf } from './store.ts'

const NORWEGIAN = ['nb', 'nn']
const READS_WELL = 3

/**
 * whether paper or screen is enough. Not for whoever reads little; and not where what was said stands only in
 * Norwegian and the person reads another language, or needs an interpreter, unless it is known that they read Norwegian well.
 */
export function mustBeReadAloud(
  facts: Pick<ReachFacts, 'language' | 'interpreterNeed' | 'reading' | 'norwegianWritten'>,
  parts: readonly MinutesPart[],
): 'language' | 'reading' | null {
  if (facts.reading === 'none' || facts.reading === 'weak') return 'reading'
  const translated = parts.every(({ inNorwegian }) => inNorwegian !== undefined)
  if (translated || (facts.norwegianWritten ?? 0) >= READS_WELL) return null
  return NORWEGIAN.includes(facts.language) && facts.interpreterNeed === 'none' ? null : 'language'
}

/** that it is read aloud is owed by whoever held the meeting; with an interpreter as any talk that is said again. */
export async function oweAloud(ctx: Ctx, meeting: TalkMeeting, why: 'language' | 'reading'): Promise<string> {
  const clock = why === 'language' ? 'reinterpret' : 'meetingMinutes'
  return (await oweMinutes(ctx, meeting, { clock, about: { aloud: why } })).id
}

/**
 * R-470, K23: the newest minutes were read to the person, and have reached them by that. For whoever needs another language it
 * is through an interpreter or in that language, never in Norwegian. Refuses with `notFound` (there are none, or they were read
 * before), `badForm`, `interpreterStays`.
 */
export async function minutesReadAloud(
  ctx: Ctx,
  input: MeetingIds & { how: AloudHow },
): Promise<Result<null>> {
  if (!ALOUD_HOW.includes(input.how)) return refused('badForm')
  return inTalk(ctx, input, 'staff', async (beyond, meeting) => {
    const newest = (await minutesOf(beyond.tx, input))[0]
    const { actor } = beyond
    if (!newest || newest.aloudAt !== null || actor.kind !== 'staff') return refused('notFound')
    if (newest.aloud === 'language' && input.how === 'norwegian') return refused('interpreterStays')
    await beyond.tx
      .updateTable('meetingMinutes')
      .set({ aloudAt: beyond.clock.now(), aloudBy: actor.staffId, aloudHow: input.how })
      .where('personId', '=', meeting.personId)
      .where('meetingId', '=', meeting.id)
      .where('version', '=', newest.version)
      .execute()
    const eventId = recordEvent(beyond, {
      personId: meeting.personId,
      kind: 'minutesReadAloud',
      side: meeting.side,
      channel: 'officePhone',
      theme: meeting.theme,
      promiseId: meeting.minutesPromiseId,
      data: { meetingId: meeting.id, version: newest.version, how: input.how },
    })
    await reachedBy(beyond, meeting, newest.messageId, { how: input.how, eventId })
    const owed =
      meeting.minutesPromiseId && (await lockPromise(beyond.tx, meeting.personId, meeting.minutesPromiseId))
    // What the person said of the minutes meanwhile is answered with new minutes, not by reading the old.
    const waits = (await commentsOf(beyond.tx, input)).some(({ settledAt }) => settledAt === null)
    if (owed && owed.endedAt === null && !waits)
      await endPromise(beyond, owed, {
        state: 'kept',
        how: 'talk',
        channel: 'officePhone',
        linkedEventId: eventId,
      })
    return ok(null)
  })
}

/** K23: read in words that the person understands, it has reached; what waited for it to be read waits no more. */
async function reachedBy(
  ctx: Ctx,
  { personId }: TalkMeeting,
  messageId: string | null,
  { how, eventId }: { how: AloudHow; eventId: string },
): Promise<void> {
  const notice = await ctx.tx
    .selectFrom('notice')
    .select('id')
    .where('personId', '=', personId)
    .where('messageId', '=', messageId)
    .executeTakeFirst()
  if (notice === undefined || messageId === null) return
  const { explained } = await noticeTold(ctx, {
    personId,
    noticeIds: [notice.id],
    channel: 'officePhone',
    ...(how === 'norwegian' ? {} : { interpreter: 'professional' }),
    eventId,
    toPerson: true,
  })
  if (explained.length > 0)
    await messagesMet(ctx, { personId, messageIds: [messageId], readWith: 'staffAdviser' })
}
