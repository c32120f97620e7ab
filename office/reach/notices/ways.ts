import type { ReachFacts, ReachPoint } from '../../people/profile/model.ts'
import { countsAsDigital, usable } from '../../people/profile/rules.ts'
import type { LadderKind, Skipped } from './model.ts'

/** Which ways are open to a person now, as the ladder asks (pure). */

type Point = { pointId: string; address: string }

/** not marked as not working, lost or unwanted. */
const open = (point: ReachPoint) =>
  point.notWorkingSince === null && !point.unwanted && point.phoneKind !== 'lost'

const asPoint = (point: ReachPoint): Point => ({ pointId: point.id, address: point.value })
const newest = (points: readonly ReachPoint[]) =>
  [...points].sort(
    (a, b) => Number(b.confirmedAt?.epochMilliseconds ?? 0) - Number(a.confirmedAt?.epochMilliseconds ?? 0),
  )

/**
 * R-339, K22: where a neutral notice can go: an own number, else an e-mail; what the person prefers first, nothing they
 * have declined. With `told`, another channel than that one where there is another.
 */
export function noticePoint(
  facts: ReachFacts,
  told: string | null | undefined,
): (Point & { channel: 'sms' | 'email' }) | null {
  const points = newest(facts.points.filter(open))
  const phone = facts.restrictions.includes('doNotText')
    ? undefined
    : points.find((point) => point.kind === 'phone' && point.phoneKind === 'own')
  const email = points.find((point) => point.kind === 'email')
  const found = [
    ...(phone && !facts.declined.includes('sms') ? [{ channel: 'sms' as const, ...asPoint(phone) }] : []),
    ...(email && !facts.declined.includes('email') ? [{ channel: 'email' as const, ...asPoint(email) }] : []),
  ]
  const wish = (channel: 'sms' | 'email') => {
    const at = facts.preferred.indexOf(channel)
    return at === -1 ? facts.preferred.length : at
  }
  found.sort((a, b) => wish(a.channel) - wish(b.channel))
  return found.find(({ channel }) => channel !== told) ?? found[0] ?? null
}

/** the digital mailbox that the contact register has named, while it works. */
export function mailboxPoint(facts: ReachFacts): Point | null {
  const mailbox = facts.points.find((point) => point.kind === 'mailbox' && open(point))
  return mailbox ? asPoint(mailbox) : null
}

/** where a letter can go, or why none can. */
export function letterPoint(facts: ReachFacts): Point | Skipped {
  if (facts.restrictions.includes('noMailToHome')) return 'noMailToHome'
  if (facts.declined.includes('letter')) return 'ownWish'
  const address = newest(facts.points).find((point) => point.kind === 'address' && open(point))
  return address ? asPoint(address) : 'noAddress'
}

/** R-294, K22: why nobody is asked to ring, or null. A shared line is rung: whoever answers is not told what about. */
export function callBar(facts: ReachFacts): Skipped | null {
  if (facts.restrictions.includes('doNotRing')) return 'doNotRing'
  if (facts.declined.includes('phone')) return 'ownWish'
  const number = facts.points.some(
    (point) => point.kind === 'phone' && open(point) && point.phoneKind !== 'borrowed',
  )
  return number ? null : 'noNumber'
}

/**
 * K17: digital is only who has been assessed as digital, whose assessment holds, whose facts agree
 * and whose digital way works, the number or e-mail that tells of a letter too. Everything else is reached by
 * people and paper.
 */
export function ladderKind(facts: ReachFacts, now: Temporal.Instant, usableDays: number): LadderKind {
  if (facts.pickUpPlaces.length > 0 && fetchesWhatWaits(facts)) return 'pickUp'
  const told = noticePoint(facts, null)
  const works = facts.points.some((point) => point.id === told?.pointId && usable(point, now, usableDays))
  return countsAsDigital(facts) && works ? 'digital' : 'human'
}

/** by wish, or since there is neither number nor address. */
const fetchesWhatWaits = (facts: ReachFacts): boolean =>
  facts.preferred.includes('pickUp') ||
  (noticePoint(facts, null) === null && callBar(facts) !== null && typeof letterPoint(facts) === 'string')
