import { sql } from 'kysely'
import { textFor } from '../../../text/index.ts'
import type { Ctx } from '../../kernel/context.ts'
import { insertLater, insertRows } from '../../kernel/insert.ts'
import { linkPath } from '../../reach/delivery/links.ts'
import type { Invitation } from '../../reach/delivery/model.ts'
import type { Meeting } from './model.ts'

export type Told = 'invited' | 'moved' | 'cancelled'

type Other = {
  id: string
  staffId: string | null
  phone: string | null
  email: string | null
  code: string | null
}

/** Everybody but the person who may know of it: who was declined or not yet approved gets nothing. */
async function others(ctx: Ctx, meeting: Meeting): Promise<Other[]> {
  const { rows } = await sql<Other>`
    select p.id, p.staff_id as "staffId", p.phone, p.email, l.code from meeting_participant p
    left join short_link l on l.person_id = p.person_id and l.participant_id = p.id and l.purpose = 'meeting'
    where p.person_id = ${meeting.personId} and p.meeting_id = ${meeting.id} and p.role <> 'resident'
      and p.approval in ('notNeeded', 'approved') and p.ended_at is null`.execute(ctx.tx)
  return rows
}

/** Tells each of them once, by the sequence of the meeting. Gives to how many it went. */
export async function tellInvited(ctx: Ctx, meeting: Meeting, told: Told, only?: string): Promise<number> {
  const all = (await others(ctx, meeting)).filter((one) => only === undefined || one.id === only)
  await tellStaff(ctx, meeting, told, all)
  const outside = reachable(all)
  if (outside.length === 0) return 0
  const place = await placeLine(ctx, meeting)
  await insertRows(
    ctx.tx,
    'outgoing',
    // One who was told to stay away, and may come after all, is told anew.
    outside.map((one) => row(ctx, meeting, told, one, place, only === undefined ? '' : ctx.newId())),
  )
  await sql`update meeting_participant set told_sequence = ${meeting.sequence} where person_id = ${meeting.personId}
    and meeting_id = ${meeting.id} and id = any(${outside.map(({ id }) => id)}::uuid[])`.execute(ctx.tx)
  await ctx.enqueue('deliver', {}, { key: 'deliver' })
  return outside.length
}

const reachable = (all: readonly Other[]) =>
  all.filter((one) => one.staffId === null && (one.email ?? one.phone) !== null)

/** one who was told of it is told that they are not to come after all; asked again, they are told anew. */
export async function tellLeft(ctx: Ctx, meeting: Meeting, participantId: string): Promise<void> {
  const one = (await others(ctx, meeting)).filter(({ id }) => id === participantId)
  const { rows } =
    await sql`update meeting_participant set told_sequence = null where person_id = ${meeting.personId}
    and id = ${participantId} and told_sequence is not null returning id`.execute(ctx.tx)
  const told = rows.length > 0 ? reachable(one) : []
  if (told.length === 0) return
  const place = await placeLine(ctx, meeting)
  await insertRows(
    ctx.tx,
    'outgoing',
    told.map((other) => row(ctx, meeting, 'left', other, place, ctx.newId())),
  )
  await ctx.enqueue('deliver', {}, { key: 'deliver' })
}

/** To addresses that are not the person's: in Norwegian, without a name, a theme or a word of what it is about. */
function row(ctx: Ctx, meeting: Meeting, told: Told | 'left', one: Other, place: string, once: string) {
  const byMail = one.email !== null
  const origin = ctx.settings.get<string>('agency.origin')
  const say = textFor('nb')
  const agency = ctx.settings.get<string>('agency.name')
  const invitation: Invitation = {
    uid: `${meeting.id}@meetings`,
    sequence: meeting.sequence,
    method: told === 'cancelled' || told === 'left' ? 'CANCEL' : 'REQUEST',
    from: meeting.startsAt.toString(),
    until: meeting.endsAt.toString(),
    summary: say('meetings:booking.calendar.entry', { agency }),
    place,
    url: one.code === null ? origin : `${origin}${linkPath(one.code)}`,
  }
  return {
    personId: meeting.personId,
    id: ctx.newId(),
    channel: byMail ? 'email' : 'sms',
    address: (one.email ?? one.phone) as string,
    kind: 'meetingInvitation',
    language: 'nb',
    body: `booking.mail.${told}`,
    madeAt: ctx.clock.now(),
    key: `meeting:${meeting.id}:${meeting.sequence}:${one.id}${once}`,
    data: JSON.stringify({
      alone: true,
      params: { when: meeting.startsAt.toString(), place },
      ...(one.code === null ? {} : { link: one.code }),
      ...(byMail ? { invitation } : {}),
    }),
  }
}

/** K32: where somebody under protection is to be is told by themselves, not by us. */
async function placeLine(ctx: Ctx, meeting: Meeting): Promise<string> {
  const { rows } = await sql<{ place: string | null; hidden: boolean }>`
    select coalesce(m.name || ', ' || m.address, o.name || ', ' || o.visiting_address) as place,
      exists (select from shield s where s.person_id = p.id) or wall.safety_stands(p.id) as hidden
    from person p join office o on o.id = ${meeting.officeId} left join meeting_place m on m.id = ${meeting.placeId}
    where p.id = ${meeting.personId}`.execute(ctx.tx)
  const [found] = rows
  if (!found || found.hidden) return ''
  if (['physicalOffice', 'physicalElsewhere', 'hybrid'].includes(meeting.mode)) return found.place ?? ''
  return textFor('nb')(`meetings:talk.mode.${meeting.mode}`)
}

/** Staff find it in their own list; whoever did it knows. */
async function tellStaff(ctx: Ctx, meeting: Meeting, told: Told, all: readonly Other[]): Promise<void> {
  const self = ctx.actor.kind === 'staff' ? ctx.actor.staffId : null
  const staff = new Set(all.flatMap(({ staffId }) => staffId ?? []))
  staff.delete(self ?? '')
  await insertLater(
    ctx.tx,
    'staffNotice',
    [...staff].map((staffId) => ({
      staffId,
      id: ctx.newId(),
      kind: STAFF_NOTICE[told],
      personId: meeting.personId,
      promiseId: meeting.promiseId,
      at: ctx.clock.now(),
    })),
  )
}
const STAFF_NOTICE: Record<Told, string> = {
  invited: 'meetingBooked',
  moved: 'meetingMoved',
  cancelled: 'meetingCancelled',
}
