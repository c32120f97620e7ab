import { sql } from 'kysely'
import type { Ctx } from '../../kernel/context.ts'
import { recordEvent } from '../../kernel/event.ts'
import type { ReachFacts } from '../../people/profile/model.ts'
import { usable } from '../../people/profile/rules.ts'
import { queueText } from '../../reach/sms/queue.ts'
import { factsFor } from './times.ts'

/** a neutral line with the time and a link that moves it; to an own number or address only. */
export async function remind(ctx: Ctx, personId: string, meetingId: string): Promise<boolean> {
  const { rows } = await sql<{
    startsAt: Temporal.Instant
    code: string
    side: 'state' | 'municipal' | 'common'
  }>`
    update meeting m set reminded_at = ${ctx.clock.now()} from meeting_participant p, short_link l
    where m.person_id = ${personId} and m.id = ${meetingId} and m.state = 'booked' and m.reminded_at is null
      and p.person_id = m.person_id and p.meeting_id = m.id and p.role = 'resident'
      and l.person_id = m.person_id and l.participant_id = p.id and l.purpose = 'meeting'
    returning m.starts_at as "startsAt", l.code, m.side`.execute(ctx.tx)
  const [due] = rows
  const facts = due && (await factsFor(ctx, personId))
  const point = facts && ownPoint(ctx, facts)
  if (!due || !facts || !point) return false
  await queueText(ctx, {
    personId,
    channel: point.channel,
    address: point.value,
    contactPointId: point.id,
    language: facts.language,
    body: 'booking.sms.reminder',
    kind: 'meetingReminder',
    data: { link: due.code, about: meetingId, params: { when: due.startsAt.toString() } },
  })
  recordEvent(ctx, {
    personId,
    kind: 'noticeSent',
    side: due.side,
    channel: point.channel === 'sms' ? 'sms' : 'emailNotice',
    data: { notice: 'meetingReminder', meetingId },
  })
  return true
}

type Point = { id: string; value: string; channel: 'sms' | 'email' }

/** Where a short line reaches this person alone: an own number they want texts on, else an e-mail of their own. */
export function ownPoint(ctx: Ctx, facts: ReachFacts): Point | null {
  const days = ctx.settings.get<number>('reach.usableDays')
  const own = facts.points.filter((point) => usable(point, ctx.clock.now(), days))
  const noText = facts.restrictions.includes('doNotText') || facts.declined.includes('sms')
  const phone = noText
    ? undefined
    : own.find(({ kind, phoneKind }) => kind === 'phone' && (phoneKind ?? 'own') === 'own')
  if (phone) return { id: phone.id, value: phone.value, channel: 'sms' }
  const email = facts.declined.includes('email') ? undefined : own.find(({ kind }) => kind === 'email')
  return email ? { id: email.id, value: email.value, channel: 'email' } : null
}
