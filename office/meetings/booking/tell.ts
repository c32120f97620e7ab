import { isLanguage, type Language, type TextKey, type TextParams, textFor } from '../../../text/index.ts'
import { sayWhen, sayWindow } from '../../../text/when.ts'
import type { Ctx } from '../../kernel/context.ts'
import { closedThen } from '../../kernel/opening/hours.ts'
import { closedWords } from '../../kernel/opening/words.ts'
import type { Promised } from '../../kernel/promise/model.ts'
import { tellNotice } from '../../reach/notices/actions.ts'
import type { LetterBox, NewNotice } from '../../reach/notices/model.ts'
import type { MeetingChange } from '../changed.ts'
import { summonsFor } from '../talk/tell.ts'
import type { AskedBy, Meeting } from './model.ts'
import { type Told, tellInvited } from './tell-others.ts'

/**
 * R-347, R-480: everybody invited is told once of what happened: the person by a summons on the ladder, with the Norwegian
 * original, unless they did it themselves and have the answer before them; those from outside by e-mail or text with the
 * appointment for their calendar; staff in their own list.
 */
export async function tellBooked(ctx: Ctx, meeting: Meeting): Promise<void> {
  if (!hasAnswer(ctx, meeting.channel))
    await tell(ctx, meeting, 'meetingSummons', await summonsFor(ctx, meeting))
  await tellInvited(ctx, meeting, 'invited')
}

/** Whoever does it on Min side or by text reads the answer there. */
const hasAnswer = (ctx: Ctx, channel: string) => ctx.actor.kind === 'person' || channel === 'sms'

export async function tellMoved(
  ctx: Ctx,
  meeting: Meeting,
  { before, askedBy, channel }: { before: Meeting; askedBy: AskedBy; channel: string },
): Promise<void> {
  if (!hasAnswer(ctx, channel)) {
    const words = await summonsFor(ctx, meeting)
    const closed = await whyClosed(ctx, before, askedBy)
    const moved = (language: Language, text: string) => {
      const say = textFor(language)
      const when = (at: Temporal.Instant) => sayWhen(language, at, ctx.clock.now())
      const line = say('meetings:booking.told.moved', {
        before: when(before.startsAt),
        when: when(meeting.startsAt),
      })
      return `${line}${closed(language)}\n\n${text}`
    }
    const own = isLanguage(words.language) ? words.language : 'nb'
    const body = moved(own, words.body)
    const norwegian = words.bodyInNorwegian ? { bodyInNorwegian: moved('nb', words.bodyInNorwegian) } : {}
    await tell(ctx, meeting, 'meetingChanged', { ...words, body, ...norwegian })
  }
  await tellInvited(ctx, meeting, 'moved')
}

export async function tellCancelled(
  ctx: Ctx,
  meeting: Meeting,
  told: { askedBy: AskedBy; promise: Promised | null; lead: string | null; channel: string },
): Promise<void> {
  if (!hasAnswer(ctx, told.channel)) {
    const person = await ctx.tx
      .selectFrom('person')
      .select('language')
      .where('id', '=', meeting.personId)
      .executeTakeFirstOrThrow()
    const own: Language = isLanguage(person.language) ? person.language : 'nb'
    const closed = await whyClosed(ctx, meeting, told.askedBy)
    const words = cancelledWords(ctx, own, meeting, { ...told, closed })
    await tell(ctx, meeting, 'meetingChanged', words)
  }
  await tellInvited(ctx, meeting, 'cancelled')
}

/** R-454: where the office is closed then, it says so, in the language of the message. */
async function whyClosed(ctx: Ctx, meeting: Meeting, askedBy: AskedBy): Promise<Closed> {
  const cause = askedBy === 'office' ? await closedThen(ctx, meeting) : null
  return (language) => (cause === null ? '' : ` ${closedWords(language, cause)}`)
}
type Closed = (language: Language) => string
const notClosed: Closed = () => ''

/** R-347: of a series the person is told once, with every time that it is about; others have each in their calendar. */
export async function tellSeries(
  ctx: Ctx,
  meetings: readonly Meeting[],
  change: MeetingChange,
  promise: Promised | null = null,
): Promise<void> {
  const [first] = meetings
  if (first === undefined) return
  for (const meeting of meetings) await tellInvited(ctx, meeting, TOLD[change])
  if (hasAnswer(ctx, first.channel)) return
  const person = await ctx.tx
    .selectFrom('person')
    .select('language')
    .where('id', '=', first.personId)
    .executeTakeFirstOrThrow()
  const own: Language = isLanguage(person.language) ? person.language : 'nb'
  const words =
    change === 'cancelled'
      ? cancelledWords(ctx, own, first, { promise, lead: null, closed: notClosed })
      : await summonsFor(ctx, first)
  const withTimes = (language: Language, text: string) => {
    const times = meetings.map(
      ({ startsAt, endsAt }) => `- ${sayWindow(language, startsAt, endsAt, ctx.clock.now())}`,
    )
    return `${textFor(language)(`meetings:booking.series.${change}`, { n: meetings.length })}\n\n${times.join('\n')}\n\n${text}`
  }
  await tell(ctx, first, change === 'booked' ? 'meetingSummons' : 'meetingChanged', {
    ...words,
    body: withTimes(own, words.body),
    ...(words.bodyInNorwegian ? { bodyInNorwegian: withTimes('nb', words.bodyInNorwegian) } : {}),
  })
}

const TOLD = { booked: 'invited', moved: 'moved', cancelled: 'cancelled' } as const satisfies Record<
  MeetingChange,
  Told
>

const bodyOf = (box: LetterBox) => [box.what, box.todo, box.otherwise, box.whom].join('\n\n')

function cancelledWords(
  ctx: Ctx,
  own: Language,
  meeting: Meeting,
  told: { promise: Promised | null; lead: string | null; closed: Closed },
): Words {
  const box = cancelledBox(ctx, own, meeting, told)
  const norwegian = own === 'nb' || own === 'nn' ? null : cancelledBox(ctx, 'nb', meeting, told)
  return {
    language: own,
    box,
    body: bodyOf(box),
    ...(norwegian ? { bodyInNorwegian: bodyOf(norwegian), boxInNorwegian: norwegian } : {}),
  }
}

function cancelledBox(
  ctx: Ctx,
  language: Language,
  meeting: Meeting,
  { promise, lead, closed }: { promise: Promised | null; lead: string | null; closed: Closed },
): LetterBox {
  const when = (at: Temporal.Instant) => sayWhen(language, at, ctx.clock.now())
  const params: TextParams = {
    when: when(meeting.startsAt),
    due: promise ? when(promise.dueAt) : '',
    name: lead ?? '',
    phone: ctx.settings.get<string>('agency.phone', meeting.officeId),
  }
  const say = (key: string) => textFor(language)(`meetings:booking.told.${key}` as TextKey, params)
  return {
    what: say('cancelled') + closed(language),
    todo: say(promise === null ? 'nothing' : lead === null ? 'another' : 'lead'),
    byWhen: say('noLimit'),
    otherwise: say('otherwise'),
    whom: say('whom'),
  }
}

type Words = Pick<NewNotice, 'language' | 'box' | 'body' | 'bodyInNorwegian' | 'boxInNorwegian'>

async function tell(
  ctx: Ctx,
  meeting: Meeting,
  kind: 'meetingSummons' | 'meetingChanged',
  words: Words,
): Promise<void> {
  await tellNotice(ctx, {
    personId: meeting.personId,
    eventKey: `meeting:${meeting.id}:${meeting.sequence}`,
    kind,
    side: meeting.side,
    theme: meeting.theme,
    ...words,
    details: { meetingId: meeting.id },
  })
  await ctx.enqueue('ladder', {}, { key: 'ladder' })
}
