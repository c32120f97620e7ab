import type { ClassId, Code } from '../access/matrix.ts'
import type { Side } from '../kernel/context.ts'

/**
 * whether an important message on this side is theirs to make who hold these cells: whoever writes in the
 * conversation there, or decides there. What belongs to both sides is anybody's who writes on one.
 */
export function writesOn(codes: Readonly<Partial<Record<ClassId, Code>>>, side: Side): boolean {
  const some = (...ids: ClassId[]) => ids.some((id) => codes[id] === 'W')
  if (side === 'state') return some('M-13', 'M-07')
  return side === 'municipal' ? some('M-14', 'M-16') : some('M-13', 'M-14')
}

/** A number or address as the profile has it, newest confirmation first. */
export type ContactPoint = {
  id: string
  kind: 'phone' | 'email' | 'address' | 'mailbox'
  value: string
  phoneKind: 'own' | 'borrowed' | 'shared' | 'lost' | null
  confirmedAt: Temporal.Instant | null
}

type NoticeRoute = { channel: 'sms' | 'email' | 'letter'; address: string; id: string } | null

/**
 * where a neutral notice can go. Only an own number or an own e-mail; a borrowed, shared or lost number
 * gets nothing. Without either, a letter to the address; without that, nothing can be sent and a person must call.
 */
export function noticeRoute(points: readonly ContactPoint[], contactStatus: string): NoticeRoute {
  const newest = [...points].sort(
    (a, b) => Number(b.confirmedAt?.epochMilliseconds ?? 0) - Number(a.confirmedAt?.epochMilliseconds ?? 0),
  )
  const phone = newest.find((point) => point.kind === 'phone' && point.phoneKind === 'own')
  const email = newest.find((point) => point.kind === 'email')
  const address = newest.find((point) => point.kind === 'address')
  const by = (channel: 'sms' | 'email' | 'letter', point: ContactPoint | undefined): NoticeRoute =>
    point ? { channel, address: point.value, id: point.id } : null
  if (contactStatus === 'assisted' && address) return by('letter', address)
  return by('sms', phone) ?? by('email', email) ?? by('letter', address)
}

const minutesOfDay = (time: { hour: number; minute: number }) => time.hour * 60 + time.minute
const parsed = (text: string) => minutesOfDay(Temporal.PlainTime.from(text))

/** automatic SMS and calls go only inside these hours, in the office's time zone. */
export function inNoticeHours(now: Temporal.Instant, hours: { from: string; to: string }): boolean {
  const at = minutesOfDay(now.toZonedDateTimeISO('Europe/Oslo'))
  return at >= parsed(hours.from) && at < parsed(hours.to)
}

/** the moment itself when a notice may come then, else the next time the hours open. */
export function leavesAt(made: Temporal.Instant, hours: { from: string; to: string }): Temporal.Instant {
  if (inNoticeHours(made, hours)) return made
  const local = made.toZonedDateTimeISO('Europe/Oslo')
  const days = minutesOfDay(local) < parsed(hours.from) ? 0 : 1
  return local
    .toPlainDate()
    .add({ days })
    .toZonedDateTime({ timeZone: 'Europe/Oslo', plainTime: Temporal.PlainTime.from(hours.from) })
    .toInstant()
}

type LastUse = { at: Temporal.Instant; alone: boolean } | null

/**
 * R-024, K19: does a written answer on Min side work for this person? Assessed as digital, or seen to open, answer or
 * write there alone within `usableDays`. Assisted means no, and unknown without any such use means no.
 */
export function portalWorks(
  contactStatus: string,
  lastUse: LastUse,
  now: Temporal.Instant,
  usableDays: number,
): boolean {
  if (contactStatus === 'digital') return true
  if (contactStatus === 'assisted' || lastUse === null || !lastUse.alone) return false
  return now.since(lastUse.at).total('hours') <= usableDays * 24
}
