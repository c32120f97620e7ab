import type { ClassId, Code } from '../access/matrix.ts'
import type { Side } from '../kernel/context.ts'
import type { ReachFacts } from '../people/profile/model.ts'
import { countsAsDigital } from '../people/profile/rules.ts'
import { letterPoint, noticePoint } from './notices/ways.ts'

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

type NoticeRoute = { channel: 'sms' | 'email' | 'letter'; pointId: string; address: string } | null

/**
 * where a neutral notice can go: an own number or e-mail that works and that the person has not
 * said no to, else a letter; for who is assisted the letter first. Where nothing may be sent, a person must call.
 */
export function noticeRoute(facts: ReachFacts): NoticeRoute {
  const point = noticePoint(facts, null)
  const paper = letterPoint(facts)
  const letter = typeof paper === 'string' ? null : { channel: 'letter' as const, ...paper }
  return facts.status === 'assisted' ? (letter ?? point) : (point ?? letter)
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
 * R-024, K17, K19: does a written answer on Min side work for this person? Who counts as digital, or was seen to open, answer
 * or write there alone within `usableDays`. Never where they are assisted, cannot get in, cannot read or have said no to it.
 */
export function portalWorks(
  facts: ReachFacts,
  lastUse: LastUse,
  now: Temporal.Instant,
  usableDays: number,
): boolean {
  if (countsAsDigital(facts)) return true
  if (facts.status === 'assisted' || facts.digitalNotWorking || facts.inPrison) return false
  if (facts.reading === 'none' || facts.declined.includes('portal')) return false
  if (lastUse === null || !lastUse.alone) return false
  return now.since(lastUse.at).total('hours') <= usableDays * 24
}
