import { sql } from 'kysely'
import { isHiddenFrom } from '../../access/views.ts'
import type { StaffCtx } from '../../kernel/context.ts'
import type { Arena } from './model.ts'

export type OutreachToday = {
  visitId: string
  personId: string | null
  name: string | null
  placeKind: Arena
  place: string
  startsAt: Temporal.Instant
  backAt: Temporal.Instant
  goes: string
  safety: string
  /** Mine to go on; otherwise I am the one who waits. */
  mine: boolean
  back: boolean
  missed: boolean
  /** Entries that have come in from it. */
  entries: number
}

const shownTo = ({ actor }: StaffCtx) => sql`
    select v.id as "visitId", v.person_id as "personId", p.given_name || ' ' || p.family_name as name,
      v.place_kind as "placeKind", v.place, v.starts_at as "startsAt", v.back_at as "backAt", s.name as goes, w.name as safety,
      v.staff_id = ${actor.staffId} as mine, v.back_said_at is not null as back, v.missed_at is not null as missed,
      (select count(*)::int from outreach_entry e where e.visit_id = v.id) as entries
    from outreach_visit v join staff s on s.id = v.staff_id join staff w on w.id = v.safety_staff_id
    left join person p on p.id = v.person_id`

/**
 * the visits of today and those that somebody is out on, for whoever goes and whoever waits for them, and for the leader,
 * who is told with them, those that nobody is back from. Under the wall: somebody who is protected since is not among them, nor
 * their place.
 */
export async function outreachToday(ctx: StaffCtx): Promise<OutreachToday[]> {
  const own = await ownToday(ctx)
  const known = new Set(own.map(({ visitId }) => visitId))
  return [...(await notBack(ctx)).filter(({ visitId }) => !known.has(visitId)), ...own]
}

/** Of somebody the leader may not know of there is who is out and who waits, and neither a name nor a place. */
async function notBack(ctx: StaffCtx): Promise<OutreachToday[]> {
  const { officeId, roles } = ctx.actor
  if (officeId === null || !roles.includes('LE')) return []
  return ctx.beyondWall(async (beyond) => {
    const { rows } = await sql<OutreachToday>`${shownTo(ctx)}
      where v.office_id = ${officeId} and v.missed_at is not null and v.back_said_at is null order by v.starts_at, v.id`.execute(
      beyond.tx,
    )
    const shown: OutreachToday[] = []
    for (const one of rows) {
      const hidden = one.personId !== null && (await isHiddenFrom(beyond as StaffCtx, one.personId))
      shown.push(hidden ? { ...one, personId: null, name: null, place: '' } : one)
    }
    return shown
  })
}

async function ownToday(ctx: StaffCtx): Promise<OutreachToday[]> {
  const { rows } = await sql<OutreachToday>`${shownTo(ctx)}
    where (v.staff_id = ${ctx.actor.staffId} or v.safety_staff_id = ${ctx.actor.staffId})
      and ((v.starts_at at time zone 'Europe/Oslo')::date = (${ctx.clock.now()}::timestamptz at time zone 'Europe/Oslo')::date
        or (v.back_said_at is null and v.starts_at <= ${ctx.clock.now()} and v.starts_at > ${ctx.clock.now()}::timestamptz - interval '2 days'))
    order by v.starts_at, v.id`.execute(ctx.tx)
  return rows
}

/** Colleagues of the office who can wait for somebody to come back. */
export async function outreachColleagues(ctx: StaffCtx): Promise<{ id: string; name: string }[]> {
  return ctx.tx
    .selectFrom('staff')
    .select(['id', 'name'])
    .where('officeId', '=', ctx.actor.officeId)
    .where('active', '=', true)
    .where('id', '<>', ctx.actor.staffId)
    .orderBy('name')
    .execute()
}
