import { sql } from 'kysely'
import type { Ctx, PersonCtx, StaffCtx } from '../../kernel/context.ts'
import { ok, type Result, refused } from '../../kernel/result.ts'
import { OFFICE_ZONE } from '../../kernel/time/localTime.ts'
import { isInterpretedTalk } from '../interpreters/rules.ts'
import { questionFor } from '../interpreters/views.ts'
import type { MeetingKind, MeetingMode } from '../model.ts'
import { canChange } from './ahead.ts'
import { offersVideo } from './choose.ts'
import { enter, enterFor } from './enter.ts'
import { freeFor } from './free.ts'
import type { Slot } from './model.ts'
import { candidates, lockMeeting, placesOf } from './store.ts'
import { factsFor } from './times.ts'

/** An appointment as the person and staff see it: when, where and with whom. */
export type Appointment = {
  id: string
  version: number
  kind: MeetingKind
  mode: MeetingMode
  purpose: string
  startsAt: Temporal.Instant
  endsAt: Temporal.Instant
  state: string
  staffName: string
  place: string | null
  address: string | null
  interpreted: boolean
  movedByOffice: number
  /** Which series it belongs to; null: it stands alone. */
  seriesId: string | null
  /** Not begun: can be moved and cancelled. */
  open: boolean
}

const DAYS_BACK = 30

/** Whoever may see them by the wall: what is ahead, and what was lately, in order of time. */
export async function appointments(ctx: Ctx, personId: string): Promise<Appointment[]> {
  const now = ctx.clock.now()
  const { rows } = await sql<
    Omit<Appointment, 'open' | 'interpreted'> & {
      interpreter: string
      officeOwesTimeAt: Temporal.Instant | null
    }
  >`
    select m.id, m.version, m.kind, m.mode, m.purpose, m.starts_at as "startsAt", m.ends_at as "endsAt", m.state,
      coalesce(s.name, '') as "staffName", p.name as place, p.address, m.interpreter, m.moved_by_office as "movedByOffice",
      m.series_id as "seriesId",
      m.office_owes_time_at as "officeOwesTimeAt"
    from meeting m left join staff s on s.id = m.owner_staff_id left join meeting_place p on p.id = m.place_id
    where m.person_id = ${personId} and m.starts_at > ${now.subtract({ hours: 24 * DAYS_BACK })}
    order by m.starts_at, m.id limit 200`.execute(ctx.tx)
  return rows.map(({ interpreter, officeOwesTimeAt, ...row }) => ({
    ...row,
    interpreted: interpreter === 'ordered' || interpreter === 'onDemand',
    open: canChange({ ...row, officeOwesTimeAt }, now),
  }))
}

export const myAppointments = (ctx: PersonCtx): Promise<Appointment[]> =>
  appointments(ctx, ctx.actor.personId)

/** Refuses as opening the person does. */
export async function appointmentsFor(ctx: StaffCtx, personId: string): Promise<Result<Appointment[]>> {
  const entered = await enter(ctx, personId)
  return entered.ok ? ok(await appointments(ctx, personId)) : entered
}

/** What a meeting is chosen from: the interpreter first, then who, how and where. */
type BookingChoices = {
  interpreter: { flagged: boolean; language: string }
  staff: { id: string; name: string }[]
  places: { id: string; name: string; address: string; stepFree: boolean }[]
  video: boolean
  homeVisits: boolean
}

export async function bookingChoices(ctx: Ctx, personId: string): Promise<Result<BookingChoices>> {
  const entered = await enter(ctx, personId)
  return entered.ok ? ctx.beyondWall((beyond) => choicesFor(beyond, personId)) : entered
}

async function choicesFor(ctx: Ctx, personId: string): Promise<Result<BookingChoices>> {
  const question = await questionFor(ctx, personId)
  const facts = await factsFor(ctx, personId)
  const person = await ctx.tx
    .selectFrom('person')
    .select(['officeId', 'municipalityId'])
    .where('id', '=', personId)
    .executeTakeFirst()
  if (question === null || !person) return refused('notFound')
  const now = ctx.clock.now()
  const staff = await candidates(ctx.tx, personId, null, now)
  const officeId = staff[0]?.officeId ?? person.officeId
  const today = now.toZonedDateTimeISO(OFFICE_ZONE).toPlainDate().toString()
  const places = await placesOf(ctx.tx, officeId, person.municipalityId, today)
  return ok({
    interpreter: { flagged: question.flagged, language: question.language },
    staff: staff.map(({ id, name }) => ({ id, name })),
    places: places.map(({ id, name, address, stepFree }) => ({ id, name, address, stepFree })),
    video: facts !== undefined && offersVideo(facts, ctx.settings.get<boolean>('meeting.video', officeId)),
    homeVisits: ctx.settings.get<boolean>('meeting.homeVisits', officeId),
  })
}

/** A meeting to be moved, with the times it can be moved to. */
export type MoveOffer = {
  meeting: {
    id: string
    version: number
    startsAt: Temporal.Instant
    mode: MeetingMode
    placeId: string | null
  }
  choices: BookingChoices
  slots: Slot[]
}
type MoveWish = {
  personId: string
  meetingId: string
  mode?: MeetingMode
  placeId?: string | null
  from?: Temporal.Instant
  until?: Temporal.Instant
}

/** refuses with `notFound`, and `alreadyEnded` when it cannot be moved any more. */
export async function moveOffer(ctx: Ctx, wish: MoveWish): Promise<Result<MoveOffer>> {
  const entered = await enterFor(ctx, wish)
  return entered.ok ? ctx.beyondWall((beyond) => offerFor(beyond, wish)) : entered
}

export async function offerFor(ctx: Ctx, wish: MoveWish): Promise<Result<MoveOffer>> {
  const meeting = await lockMeeting(ctx.tx, wish.personId, wish.meetingId)
  if (!meeting) return refused('notFound')
  if (!canChange(meeting, ctx.clock.now())) return refused('alreadyEnded')
  const choices = await choicesFor(ctx, wish.personId)
  if (!choices.ok) return choices
  const mode = wish.mode ?? meeting.mode
  const placeId = wish.placeId === undefined ? (mode === meeting.mode ? meeting.placeId : null) : wish.placeId
  const slots = await freeFor(ctx, {
    personId: wish.personId,
    kind: meeting.kind,
    mode,
    placeId,
    staffIds: [meeting.ownerStaffId],
    interpreted: isInterpretedTalk(meeting.interpreter),
    except: meeting.id,
    ...(wish.from ? { from: wish.from } : {}),
    ...(wish.until ? { until: wish.until } : {}),
  })
  if (!slots.ok) return slots
  const { id, version, startsAt } = meeting
  return ok({ meeting: { id, version, startsAt, mode, placeId }, choices: choices.value, slots: slots.value })
}
