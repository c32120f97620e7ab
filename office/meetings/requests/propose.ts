import { sql } from 'kysely'
import type { Ctx, StaffSide } from '../../kernel/context.ts'
import { makePromises, type NewPromise } from '../../kernel/promise/actions.ts'
import { unitsOf } from '../../people/units.ts'
import { routeOf } from '../../threads/routing/rules.ts'
import { situationOf, themesFor } from '../../threads/situation.ts'
import type { MeetingKind } from '../model.ts'
import type { Granting } from './model.ts'

type Proposed = Extract<Granting, 'newRelation' | 'notMet' | 'refusalToExplain' | 'conflict'>
/** What kind of meeting each rule proposes (glossary 12.8). */
const KIND: Readonly<Record<Proposed, MeetingKind>> = {
  newRelation: 'firstMeeting',
  refusalToExplain: 'refusalTalk',
  conflict: 'conflict',
  notMet: 'checkIn',
}
/** R-059: how long after it began a relation counts as one that nobody has offered a first meeting in. */
const NEW_DAYS = 14
const REFUSAL_DAYS = 42

type Found = { personId: string; side: StaffSide; rule: Proposed }

/**
 * R-059, R-464, R-482: a meeting is proposed by rule, without anybody asking: in a new relation, after a refusal, in a
 * conflict, and where nobody has met the person for so many months. At most one open for a person; nobody who has said that
 * they do not want it is asked again within the year; of the last kind only so many a night for each employee, the longest
 * unseen first. One office at a time, in one statement. Gives how many.
 */
export async function proposeIn(ctx: Ctx, officeId: string): Promise<number> {
  const found = await candidates(ctx, officeId)
  const units = await unitsOf(
    ctx,
    found.map(({ personId }) => personId),
  )
  const owed = found.flatMap(({ personId, side, rule }): NewPromise[] => {
    const unit = units.get(personId)
    if (!unit) return []
    const { owner, acting } = routeOf(
      { theme: 'meetingRequest', side, sideConfidence: 1 },
      situationOf(unit),
      themesFor(ctx, unit),
    )
    return [
      {
        personId,
        kind: 'arrangeMeeting',
        clock: 'meetingRequest',
        side,
        theme: 'meetingRequest',
        owner,
        acting,
        officeId: unit.officeId,
        needLevel: unit.needLevel,
        channel: 'system',
        details: { propose: rule, kind: KIND[rule] },
      },
    ]
  })
  if (owed.length > 0) await makePromises(ctx, owed)
  return owed.length
}

async function candidates(ctx: Ctx, officeId: string): Promise<Found[]> {
  const now = ctx.clock.now()
  const unseen = ctx.settings.get<number>('meeting.notMetMonths', officeId)
  const most = ctx.settings.get<number>('meeting.proposals.perNight', officeId)
  const metSince = (since: ReturnType<typeof sql>) => sql`(
    exists (select from event e where e.person_id = f.person_id and e.at >= ${since} and e.kind in ('talkHeld', 'visitLogged')
      and e.authorship = 'staffAdviser')
    or exists (select from meeting m where m.person_id = f.person_id and m.state = 'held' and m.ended_at >= ${since}))`
  const longAgo = sql`${now}::timestamptz - make_interval(months => ${unseen})`
  const { rows } = await sql<Found>`
    with followed as materialized (
      select p.id as person_id, a.side, a.staff_id, a.from_at, p.conflict_since, p.created_at
      from person p join assignment a on a.person_id = p.id and a.until_at is null and a.staff_id is not null
      where p.office_id = ${officeId} and p.merged_into is null
        and not exists (select from meeting_request r where r.person_id = p.id and (r.state in ('open', 'offered')
          or (r.by_kind = 'system' and r.state = 'withdrawn' and r.decided_at > ${now}::timestamptz - interval '12 months')))
        and not exists (select from meeting m where m.person_id = p.id and m.state in ('booked', 'begun'))),
    ruled as (
      select f.*, case
        when exists (select from notice n where n.person_id = f.person_id and n.adverse and n.side = f.side
          and n.made_at > ${now}::timestamptz - make_interval(days => ${REFUSAL_DAYS}) and not ${metSince(sql`n.made_at`)}) then 'refusalToExplain'
        when f.conflict_since is not null and not ${metSince(sql`f.conflict_since`)} then 'conflict'
        when f.from_at > ${now}::timestamptz - make_interval(days => ${NEW_DAYS}) and not ${metSince(sql`f.from_at`)} then 'newRelation'
        when least(f.from_at, f.created_at) <= ${longAgo} and not ${metSince(longAgo)} then 'notMet' end as rule
      from followed f),
    one as (
      select distinct on (person_id) * from ruled where rule is not null
      order by person_id, case rule when 'refusalToExplain' then 1 when 'conflict' then 2 when 'newRelation' then 3 else 4 end, side desc),
    turn as (select *, row_number() over (partition by staff_id, rule = 'notMet' order by from_at, person_id) as n from one)
    select t.person_id as "personId", t.side, t.rule from turn t join person p on p.id = t.person_id
    where t.rule <> 'notMet' or t.n <= ${most} order by t.person_id
    for no key update of p skip locked`.execute(ctx.tx)
  return rows
}
