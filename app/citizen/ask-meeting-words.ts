import type { MyWish } from '../../office/meetings/requests/views.ts'
import { sayDay, sayWhen, sayWindow } from '../../text/when.ts'
import type { PageDoor } from '../context.ts'

export type WishShown = {
  id: string
  asked: string
  line: string
  open: boolean
  /** Why it is given, or what sets its place in the order; each with what it is called. */
  because: { given: boolean; reasons: string[] } | null
  /** What can be done about an answer that was no meeting. */
  mayInsist: boolean
  mayReview: boolean
  review: string | null
  meetingId: string | null
  /** which number in the line, and a time that is kept for them. */
  number: string | null
  offer: { id: string; lead: string } | null
}

/** one wish in the person's words: until when, why, and what can be done about the answer. */
export function wishShown(wish: MyWish, here: PageDoor): WishShown {
  const { say, language, now } = here
  const open = wish.state === 'open' || wish.state === 'offered'
  const answered = wish.state === 'declined' || wish.state === 'alternative'
  const reviewing = wish.reviewAskedAt !== null && wish.reviewDecidedAt === null
  return {
    id: wish.id,
    asked:
      wish.byKind === 'system'
        ? ''
        : say('meetings:requests.mine.askedOn', { day: sayDay(language, wish.askedAt, now) }),
    line: open ? openLine(wish, here) : answerLine(wish, here),
    open,
    because: open ? becauseOf(wish, here) : null,
    mayInsist: answered,
    mayReview: answered && wish.reviewAskedAt === null,
    review: !answered
      ? null
      : reviewing && wish.reviewDueAt !== null
        ? say('meetings:requests.mine.reviewing', {
            name: wish.reviewerName ?? say('citizen:talk.someone'),
            when: sayWhen(language, wish.reviewDueAt, now),
          })
        : wish.reviewDecidedAt === null
          ? null
          : say('meetings:requests.mine.reviewed'),
    meetingId: wish.meetingId,
    number: wish.line === null ? null : say('meetings:booking.wait.line', wish.line),
    offer: offerOf(wish, here),
  }
}

function offerOf({ offer }: MyWish, { say, language, now }: PageDoor): WishShown['offer'] {
  if (offer === null) return null
  return {
    id: offer.id,
    lead: say('meetings:booking.wait.lead', {
      window: sayWindow(language, offer.startsAt, offer.endsAt, now),
      name: offer.staffName,
      by: sayWhen(language, offer.answerBy, now),
    }),
  }
}

function openLine(wish: MyWish, { say, language, now }: PageDoor): string {
  const told = {
    name: wish.ownerName === '' ? say('citizen:talk.someone') : wish.ownerName,
    when: sayWhen(language, wish.dueAt ?? now, now),
  }
  if (wish.byKind === 'system') return say('meetings:requests.mine.proposed', told)
  return say(wish.given ? 'meetings:requests.mine.given' : 'meetings:requests.mine.by', told)
}

function answerLine({ state, decidedAt }: MyWish, { say, language, now }: PageDoor): string {
  const day = sayDay(language, decidedAt ?? now, now)
  if (state === 'declined') return say('meetings:requests.mine.declined', { day })
  return state === 'alternative'
    ? say('meetings:requests.mine.alternative', { day })
    : say('meetings:requests.mine.booked')
}

function becauseOf({ given, rules, rank }: MyWish, { say }: PageDoor): WishShown['because'] {
  const reasons = given
    ? rules.map((rule) => say(`meetings:requests.rule.${rule}`))
    : rank.because.map(({ criterion }) => say(`meetings:requests.criterion.${criterion}`))
  return reasons.length === 0 ? null : { given, reasons }
}
