import type { Ctx } from '../../kernel/context.ts'
import { recordEvent } from '../../kernel/event.ts'
import { insertRows } from '../../kernel/insert.ts'
import { ok, type Result, refused } from '../../kernel/result.ts'
import { copyOf, isNews } from './copy.ts'
import { inTalk, type MeetingIds } from './enter.ts'
import { giveLink, linkOf } from './links.ts'
import type { MinutesPart, Participant, TalkMeeting } from './model.ts'
import { changeParticipant, minutesOf, participantsOf } from './store.ts'

/**
 * each party from outside is told that the minutes are there: a neutral line to the number or address they
 * gave, with the link of their own, behind which stands what the person lets them hear. Who has neither gets a paper from
 * staff. Nobody is told twice of what has not changed for them. Those who work here read it in the house.
 */
export async function tellParties(
  ctx: Ctx,
  meeting: TalkMeeting,
  version: number,
  parts: readonly MinutesPart[],
): Promise<void> {
  const ids = { personId: meeting.personId, meetingId: meeting.id }
  const earlier = (await minutesOf(ctx.tx, ids)).find((one) => one.version < version)
  const all = (await participantsOf(ctx.tx, ids)).filter(
    ({ role, staffId, holderId }) => role !== 'resident' && staffId === null && holderId === null,
  )
  const told = all.flatMap((one) => {
    const copy = copyOf(one, parts)
    const before = earlier && one.minutesTold !== null ? copyOf(one, earlier.parts) : null
    return copy !== null && isNews(before, copy) ? [one] : []
  })
  for (const one of told) {
    const reached = (one.email ?? one.phone) !== null
    if (reached) await tellByLink(ctx, meeting, version, one)
    await changeParticipant(
      ctx.tx,
      { ...ids, participantId: one.id },
      { minutesTold: version, minutesHow: reached ? 'link' : null, minutesReadAt: null },
    )
    if (reached) shared(ctx, meeting, one, 'link')
  }
  if (told.length > 0) await ctx.enqueue('deliver', {}, { key: 'deliver' })
}

/** to addresses that are not the person's: without a name, a theme or a word of what it is about. */
async function tellByLink(ctx: Ctx, meeting: TalkMeeting, version: number, one: Participant): Promise<void> {
  const code = (await linkOf(ctx, meeting.personId, one.id)) ?? (await giveLink(ctx, meeting, one.id))
  await insertRows(ctx.tx, 'outgoing', [
    {
      personId: meeting.personId,
      id: ctx.newId(),
      channel: one.email === null ? 'sms' : 'email',
      address: (one.email ?? one.phone) as string,
      kind: 'meetingMinutes',
      language: 'nb',
      body: 'booking.mail.minutes',
      madeAt: ctx.clock.now(),
      key: `minutes:${meeting.id}:${version}:${one.id}`,
      data: JSON.stringify({ alone: true, link: code, params: { when: meeting.startsAt.toString() } }),
    },
  ])
}

/** what was given to whom, for the person to see. */
const shared = (ctx: Ctx, meeting: TalkMeeting, one: Participant, how: 'link' | 'paper') =>
  recordEvent(ctx, {
    personId: meeting.personId,
    kind: 'minutesShared',
    side: meeting.side,
    channel: how === 'link' ? 'portalMessage' : 'letter',
    theme: meeting.theme,
    data: {
      meetingId: meeting.id,
      participantId: one.id,
      to: one.name,
      step: how,
      matters: [...one.mayHear],
    },
  })

/** whoever has neither number nor address was handed their copy. Refuses with `notFound`. */
export async function handedCopy(
  ctx: Ctx,
  input: MeetingIds & { participantId: string },
): Promise<Result<null>> {
  return inTalk(ctx, input, 'staff', async (beyond, meeting) => {
    const one = (await participantsOf(beyond.tx, input)).find(({ id }) => id === input.participantId)
    const newest = (await minutesOf(beyond.tx, input))[0]
    if (!one || !newest || one.role === 'resident' || copyOf(one, newest.parts) === null)
      return refused('notFound')
    await changeParticipant(beyond.tx, input, { minutesTold: newest.version, minutesHow: 'paper' })
    shared(beyond, meeting, one, 'paper')
    return ok(null)
  })
}
