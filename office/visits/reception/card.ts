import { sql } from 'kysely'
import type { OpenedPerson } from '../../access/model.ts'
import type { StaffCtx, StaffSide } from '../../kernel/context.ts'
import { ok, type Result, refused } from '../../kernel/result.ts'
import { reachFactsOf } from '../../people/profile/views.ts'
import { helpedEachTime } from '../exempt.ts'
import { atDesk, openVisitor } from './desk.ts'

type Adviser = { side: string; name: string; isTeam: boolean; away: boolean; standsIn: string | null }
/** K30, R-723: what the desk sees of somebody, and nothing else: no theme, no sum, no note. */
export type DeskCard = {
  name: string
  callMe: string | null
  birthDate: string | null
  language: string
  interpreterNeed: string
  interpreterLanguage: string | null
  reading: string | null
  /** helped each time, and not asked to try alone. */
  helpEachTime: boolean
  restrictions: readonly string[]
  advisers: Adviser[]
  nextAppointment: { at: Temporal.Instant; mode: string; who: string } | null
  entries: { side: string; open: number; oldest: Temporal.Instant }[]
  handIns: { n: number; last: Temporal.Instant } | null
  letters: { unread: number; toFetch: number }
  /** the visits here, and who served. */
  visits: { day: string; outcome: string | null; servedBy: string | null }[]
  /** how much the office has decided that its desk looks up, side by side, and what it gives. */
  lookUp: Record<StaffSide, LookUp>
  status: { side: StaffSide; kind: string; value: Record<string, unknown> }[]
}
export const LOOK_UPS = ['none', 'partial', 'full'] as const
export type LookUp = (typeof LOOK_UPS)[number]

/**
 * The card of somebody who stands at the desk and whose identity has been checked in this visit; the opening is logged.
 * Refuses with `needsIdentity` (nobody has checked), and as opening does.
 */
export async function deskCard(ctx: StaffCtx, input: { personId: string }): Promise<Result<DeskCard>> {
  return atDesk(ctx, async (desk, officeId) => {
    const opened = await openVisitor(desk, input.personId, 'desk')
    if (!opened.ok) return opened
    const checked = await desk.tx
      .selectFrom('visit')
      .select('id')
      .where('personId', '=', input.personId)
      .where('officeId', '=', officeId)
      .where('state', '<>', 'closed')
      .where('identity', '<>', 'none')
      .limit(1)
      .executeTakeFirst()
    if (!checked) return refused('needsIdentity')
    return ok(await cardOf(desk, opened.value, officeId))
  })
}

async function cardOf(desk: StaffCtx, { person }: OpenedPerson, officeId: string): Promise<DeskCard> {
  const facts = (await reachFactsOf(desk, [person.id])).get(person.id)
  const { rows: entries } = await sql<{ side: string; open: number; oldest: Temporal.Instant }>`
    select side, count(*)::int as open, min(received_at) as oldest from promise
    where person_id = ${person.id} and is_open group by side order by side`.execute(desk.tx)
  return {
    name: `${person.givenName} ${person.familyName}`,
    callMe: person.callMe,
    birthDate: person.birthDate,
    language: person.language,
    interpreterNeed: person.interpreterNeed,
    interpreterLanguage: person.interpreterLanguage,
    reading: facts?.reading ?? null,
    helpEachTime: await helpedEachTime(desk.tx, person.id, desk.clock.now()),
    restrictions: facts?.restrictions ?? [],
    advisers: await advisersOf(desk, person.id),
    nextAppointment: await nextOf(desk, person.id),
    entries,
    ...(await paperOf(desk, person.id)),
    visits: await visitsOf(desk, person.id, officeId),
    lookUp: await lookUpOf(desk),
    status: await statusOf(desk, person.id),
  }
}

async function advisersOf(desk: StaffCtx, personId: string): Promise<Adviser[]> {
  const now = desk.clock.now()
  const { rows } = await sql<Adviser>`
    select a.side, coalesce(s.name, t.name, '') as name, s.id is null as "isTeam", b.id is not null as away, c.name as "standsIn"
    from assignment a left join staff s on s.id = a.staff_id left join team t on t.id = a.team_id
    left join absence b on b.staff_id = a.staff_id and b.ended_at is null and b.from_at <= ${now}
    left join staff c on c.id = b.cover_staff_id
    where a.person_id = ${personId} and a.until_at is null order by a.lead desc, a.side`.execute(desk.tx)
  return rows
}

async function nextOf(desk: StaffCtx, personId: string): Promise<DeskCard['nextAppointment']> {
  const { rows } = await sql<{ at: Temporal.Instant; mode: string; who: string }>`
    select m.starts_at as at, m.mode, s.name as who from meeting m join staff s on s.id = m.owner_staff_id
    where m.person_id = ${personId} and m.state = 'booked' and m.ends_at > ${desk.clock.now()}
    order by m.starts_at limit 1`.execute(desk.tx)
  return rows[0] ?? null
}

async function paperOf(desk: StaffCtx, personId: string): Promise<Pick<DeskCard, 'handIns' | 'letters'>> {
  const { rows } = await sql<{ n: number; last: Temporal.Instant | null; unread: number; toFetch: number }>`
    select (select count(*)::int from event e where e.person_id = p.id and e.kind in ('documentReceived', 'papersReceived')) as n,
      (select max(e.at) from event e where e.person_id = p.id and e.kind in ('documentReceived', 'papersReceived')) as last,
      (select count(*)::int from notice n where n.person_id = p.id and n.ended_at is null) as unread,
      (select count(*)::int from pickup_item i where i.person_id = p.id and i.removed_at is null) as "toFetch"
    from person p where p.id = ${personId}`.execute(desk.tx)
  const row = rows[0]
  return {
    handIns: row?.last ? { n: row.n, last: row.last } : null,
    letters: { unread: row?.unread ?? 0, toFetch: row?.toFetch ?? 0 },
  }
}

async function visitsOf(desk: StaffCtx, personId: string, officeId: string): Promise<DeskCard['visits']> {
  const { rows } = await sql<DeskCard['visits'][number]>`
    select v.day::text as day, v.outcome, s.name as "servedBy" from visit v left join staff s on s.id = v.staff_id
    where v.person_id = ${personId} and v.office_id = ${officeId} and v.state = 'closed'
    order by v.came_at desc limit 5`.execute(desk.tx)
  return rows
}

/** the word of the office for each side; one word counts for both, and none is the least. */
async function lookUpOf(desk: StaffCtx): Promise<DeskCard['lookUp']> {
  const now = desk.clock.now()
  const { rows } = await sql<Record<StaffSide, string>>`
    select wall.reception_policy('state', ${now}) as state, wall.reception_policy('municipal', ${now}) as municipal`.execute(
    desk.tx,
  )
  const known = (word: string | undefined) => LOOK_UPS.find((one) => one === word) ?? 'none'
  return { state: known(rows[0]?.state), municipal: known(rows[0]?.municipal) }
}

/** The database asks the office's policy itself (`access.reception`); none by default. */
async function statusOf(desk: StaffCtx, personId: string): Promise<DeskCard['status']> {
  const { rows } = await sql<DeskCard['status'][number]>`
    select side, kind, value from wall.status_values(${personId}::uuid, ${desk.clock.now()}) where 'RE' = any(wall.roles())`.execute(
    desk.tx,
  )
  return rows
}
