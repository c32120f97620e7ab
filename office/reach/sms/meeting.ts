import type { Ctx } from '../../kernel/context.ts'
import {
  cancelByText,
  chooseMeantByText,
  chooseMoveByText,
  type Doubt,
  doubtByText,
  moveByText,
  whichByText,
} from '../../meetings/booking/sms.ts'
import { cannotCome } from '../../meetings/booking/sms-rules.ts'
import { offerByText } from '../../meetings/waiting/sms.ts'
import type { OutgoingData } from '../delivery/model.ts'
import type { SmsOutcome } from './model.ts'
import type { Intent } from './table.ts'

type Reply = { outcome: SmsOutcome; body: string; data: OutgoingData }

/** a time that was given back, answered in a word. */
const OFFERED = { taken: 'booked', declined: 'declined', gone: 'noted' } as const

const CHOICES = ['booking.sms.choice1', 'booking.sms.choice2', 'booking.sms.choices'] as const
const PLACES = ['first', 'second', 'third'] as const

/**
 * R-480, C5-09: a text about the next meeting, answered by the system alone: times to choose between with a page for all of
 * them, or where it has been moved to. Null when the text is about no meeting.
 */
export async function meetingReply(
  ctx: Ctx,
  personId: string,
  text: string,
  digit: 1 | 2 | 3 | null,
  language: string,
): Promise<Reply | null> {
  const offer = await offerByText(ctx, personId, text, language)
  if (offer !== null)
    return {
      outcome: OFFERED[offer.what],
      body: `booking.wait.sms.${offer.what}`,
      data: { params: { window: offer.window, phone: ctx.settings.get<string>('agency.phone') } },
    }
  if (digit !== null) return chosen(ctx, personId, digit)
  const cancelled = await cancelByText(ctx, personId, text)
  if (cancelled !== null)
    return {
      outcome: 'declined',
      body: 'booking.sms.cancelled',
      data: {
        params: { when: cancelled.when.toString(), phone: ctx.settings.get<string>('agency.phone') },
      },
    }
  const which = await whichByText(ctx, personId, text)
  if (which !== null) return { outcome: 'noted', ...question(ctx, which) }
  const offered = await moveByText(ctx, personId, text)
  if (offered === null) return null
  const link = offered.code === null ? {} : { link: offered.code }
  if (offered.shown.length === 0) return { outcome: 'noted', body: 'booking.sms.none', data: link }
  const { meetingId, version, times } = offered
  // A time is a span for whoever puts it in words; the place stands behind it, with a name of its own.
  const params = Object.fromEntries(
    PLACES.slice(0, offered.shown.length).flatMap((name, index) => {
      const one = offered.shown[index]
      return [
        [name, one?.window ?? ''],
        [`${name}Place`, one?.place ? `(${one.place})` : ''],
      ]
    }),
  )
  return {
    outcome: 'noted',
    body: CHOICES[offered.shown.length - 1] ?? CHOICES[2],
    data: { ...link, about: meetingId, params, move: { meetingId, version, times } },
  }
}

/**
 * what is asked of somebody who says that they cannot come: whether their meeting is moved or called off, or
 * which of several it is about. Nothing is changed by a guess. Null when the text says no such thing or nothing is ahead.
 */
export async function cannotReply(
  ctx: Ctx,
  personId: string,
  text: string,
  intent: Intent | null,
): Promise<Omit<Reply, 'outcome'> | null> {
  // A bare "no" is about a meeting only where we have just asked about one.
  const says = cannotCome(text) || (intent === 'no' && (await lastWasMeeting(ctx, personId)))
  const doubt = says ? await doubtByText(ctx, personId) : null
  return doubt && question(ctx, doubt)
}

async function lastWasMeeting(ctx: Ctx, personId: string): Promise<boolean> {
  const last = await ctx.tx
    .selectFrom('outgoing')
    .select('data')
    .where('personId', '=', personId)
    .where('channel', '=', 'sms')
    .orderBy('madeAt', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return (last?.data as OutgoingData | undefined)?.about !== undefined
}

function question(ctx: Ctx, doubt: Doubt): Omit<Reply, 'outcome'> {
  const phone = ctx.settings.get<string>('agency.phone')
  if ('which' in doubt) {
    const named = Object.fromEntries(doubt.which.map(({ window }, at) => [PLACES[at] ?? '', window]))
    const which = doubt.which.map(({ meetingId }) => meetingId)
    return { body: `booking.sms.which${which.length}`, data: { which, params: { ...named, phone } } }
  }
  const { meetingId, when, code } = doubt
  return {
    body: 'booking.sms.cannot',
    data: {
      about: meetingId,
      params: { when: when.toString(), phone },
      ...(code === null ? {} : { link: code }),
    },
  }
}

async function chosen(ctx: Ctx, personId: string, digit: 1 | 2 | 3): Promise<Reply | null> {
  const meant = await chooseMeantByText(ctx, personId, digit)
  if (meant !== null) return { outcome: 'noted', ...question(ctx, meant) }
  const moved = await chooseMoveByText(ctx, personId, digit)
  if (moved === null) return null
  if (!moved.ok) {
    const offered = await moveByText(ctx, personId, 'flytt')
    return {
      outcome: 'noted',
      body: 'booking.sms.taken',
      data: offered?.code ? { link: offered.code } : {},
    }
  }
  const { startsAt, place } = moved.value
  return {
    outcome: 'moved',
    body: 'booking.sms.moved',
    data: { params: { when: startsAt.toString(), place } },
  }
}
