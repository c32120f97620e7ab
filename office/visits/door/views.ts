import { sql } from 'kysely'
import { isLanguage } from '../../../text/index.ts'
import { openPerson } from '../../access/actions.ts'
import type { Window } from '../../calls/callback/model.ts'
import { strangerWindows } from '../../calls/callback/requests.ts'
import { windowsWith } from '../../calls/callback/views.ts'
import { chainOnDuty } from '../../calls/transfer/start.ts'
import type { StaffCtx } from '../../kernel/context.ts'
import { doorNow } from '../../kernel/opening/hours.ts'
import { ok, type Result, refused } from '../../kernel/result.ts'
import { freeFor } from '../../meetings/booking/actions.ts'
import { questionFor } from '../../meetings/interpreters/views.ts'
import { atDesk } from '../reception/desk.ts'
import type { Visit } from '../reception/model.ts'
import { slipLine } from '../reception/slip.ts'
import { readVisit } from '../reception/store.ts'
import type { TurnedReason, TurnedWay } from './rules.ts'
import { officeNamed, speakersOf } from './store.ts'

type DoorSlot = { startsAt: Temporal.Instant; staffId: string; speaks: boolean }
export type AtDoor = {
  ticket: string
  urgent: boolean
  closed: boolean
  known: boolean
  open: boolean
  opens: Temporal.Instant | null
  /** */
  later: boolean
  dutyPhone: string | null
  /** Somebody has the duty phone, and was told of whoever cannot wait. */
  onDuty: boolean
  /** Of the slip, in the visitor's language. */
  lines: string[]
  windows: Window[]
  slots: DoorSlot[]
  interpreter: boolean
}

/**
 * one who has come to the door, with what can be offered. Neither who it is nor what it is about goes to the tablet.
 * Refuses with `notFound`.
 */
export async function atDoor(ctx: StaffCtx, input: { visitId: string }): Promise<Result<AtDoor>> {
  return atDesk(ctx, async (desk, officeId) => {
    const visit = await readVisit(desk.tx, input.visitId)
    if (!visit || visit.officeId !== officeId || visit.cameBy !== 'door') return refused('notFound')
    const { personId } = visit
    if (personId !== null) {
      const opened = await openPerson(desk, personId, { purpose: 'visit', what: 'visit' })
      if (!opened.ok) return opened
    }
    const door = await doorNow(desk, officeId)
    const language = isLanguage(visit.language) ? visit.language : 'nb'
    const now = desk.clock.now()
    const put = visit.state !== 'closed' && !visit.urgent
    const interpreter = put && personId !== null && ((await questionFor(desk, personId))?.flagged ?? false)
    return ok({
      ticket: visit.ticket,
      urgent: visit.urgent,
      closed: visit.state === 'closed',
      known: personId !== null,
      open: door.open,
      opens: door.opens,
      later: door.later,
      dutyPhone: (await officeNamed(desk.tx, officeId))?.dutyPhone ?? null,
      onDuty: visit.urgent && (await chainOnDuty(desk, officeId)).length > 0,
      lines: visit.steps.map((step) => slipLine(step, language, now)),
      windows: !put
        ? []
        : personId === null
          ? await strangerWindows(desk)
          : await windowsWith(desk, personId),
      slots: put && personId !== null ? await slotsFor(desk, { ...visit, personId }, interpreter) : [],
      interpreter,
    })
  })
}

const DAYS = 7
const EACH = 4

/** Those who speak the language first, then whoever the visitor has to do with; each time once. */
async function slotsFor(
  desk: StaffCtx,
  visit: Visit & { personId: string },
  interpreted: boolean,
): Promise<DoorSlot[]> {
  const { personId, language } = visit
  const now = desk.clock.now()
  const free = async (staffIds: string[] | null) => {
    const found = await freeFor(desk, {
      personId,
      kind: 'followUp',
      mode: 'physicalOffice',
      from: now.add({ minutes: 30 }),
      until: now.add({ hours: 24 * DAYS }),
      interpreted,
      ...(staffIds === null ? {} : { staffIds }),
    })
    return found.ok ? found.value : []
  }
  const speakers = await speakersOf(desk.tx, visit.officeId, language)
  const spoken = speakers.length === 0 ? [] : (await free(speakers)).slice(0, EACH)
  const own = (await free(null)).filter(({ staffId }) => !speakers.includes(staffId)).slice(0, EACH)
  return [...spoken, ...own].map(({ startsAt, staffId }) => ({
    startsAt,
    staffId,
    speaks: speakers.includes(staffId),
  }))
}

type TurnedRow = {
  ticket: string
  turnedAt: Temporal.Instant
  language: string
  reason: TurnedReason
  way: TurnedWay
  goesAt: Temporal.Instant
}
export type TurnedList = {
  rows: TurnedRow[]
  counts: { reason: TurnedReason; way: TurnedWay; n: number }[]
  /** Came to the door today and have neither been helped nor got another time. */
  undecided: number
}
const BACK = 30
const MOST = 200

/**
 * R-443, M-23: for the leader of the office: everybody who was given another time in the last thirty days, why and where
 * they went, by number and never by name. Refuses with `notFound` whoever does not lead an office.
 */
export async function turnedList(ctx: StaffCtx): Promise<Result<TurnedList>> {
  const { officeId, roles } = ctx.actor
  if (officeId === null || !roles.includes('LE')) return refused('notFound')
  const now = ctx.clock.now()
  const since = now.subtract({ hours: 24 * BACK })
  return ctx.beyondWall(async ({ tx }) => {
    const { rows } = await sql<TurnedRow>`
      select v.ticket, v.language, t.turned_at as "turnedAt", t.reason, t.way, t.goes_at as "goesAt"
      from visit_turned t join visit v on v.id = t.visit_id
      where t.office_id = ${officeId} and t.turned_at > ${since} order by t.turned_at desc limit ${MOST}`.execute(
      tx,
    )
    const counted = await sql<TurnedList['counts'][number]>`
      select reason, way, count(*)::int as n from visit_turned
      where office_id = ${officeId} and turned_at > ${since} group by reason, way order by n desc, reason, way`.execute(
      tx,
    )
    const open = await sql<{ n: number }>`
      select count(*)::int as n from visit
      where office_id = ${officeId} and came_by = 'door' and state <> 'closed'`.execute(tx)
    return ok({ rows, counts: counted.rows, undecided: open.rows[0]?.n ?? 0 })
  })
}
