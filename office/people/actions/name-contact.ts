import { sql } from 'kysely'
import type { Ctx, StaffSide } from '../../kernel/context.ts'
import { recordEvent } from '../../kernel/event.ts'
import { staffNotice } from '../../kernel/staff-notice.ts'
import * as assignments from '../assignments.ts'
import * as store from '../store.ts'
import { passOn } from './assign.ts'

/**
 * C4-03, K12: somebody who has asked in vain gets a contact with a name, at once: of the team that answers for them on
 * this side, whoever is there, may know of them, speaks their language if anybody does, and follows the fewest. Gives
 * whom, or null when the person has somebody already or nobody can be named: then their leads are told to. Beyond the wall.
 */
export async function nameContact(
  ctx: Ctx,
  input: { personId: string; side: StaffSide },
): Promise<{ staffId: string } | null> {
  const { personId, side } = input
  const now = ctx.clock.now()
  const answers = (await store.answerersOf(ctx.tx, personId, now)).find((row) => row.side === side)
  if (answers?.staffId) return null
  const teams = answers?.teamId ? [answers.teamId] : await teamsFor(ctx, personId, side)
  const leads = await store.teamLeads(ctx.tx, teams)
  const staffId = await leastBurdened(ctx, { personId, side, teams })
  if (staffId === null) {
    for (const lead of leads) await staffNotice(ctx, lead, 'needsContact', personId, null)
    return null
  }
  await name(ctx, { personId, side, staffId, teamId: answers?.teamId ?? teams[0] ?? null })
  for (const lead of leads) await staffNotice(ctx, lead, 'contactNamed', personId, null)
  await staffNotice(ctx, staffId, 'contactNamed', personId, null)
  return { staffId }
}

async function name(
  ctx: Ctx,
  input: { personId: string; side: StaffSide; staffId: string; teamId: string | null },
): Promise<void> {
  const { personId, side, staffId } = input
  const now = ctx.clock.now()
  const before = await assignments.endAssignment(ctx.tx, personId, side, now, 'failedAttempts')
  await assignments.insertAssignment(ctx.tx, {
    personId,
    id: ctx.newId(),
    side,
    staffId,
    teamId: input.teamId,
    lead: before?.lead ?? true,
    fromAt: now,
  })
  recordEvent(ctx, {
    personId,
    kind: 'contactNamed',
    side,
    channel: 'system',
    data: { staffId, before: null, reason: 'failedAttempts' },
  })
  // who is followed up from now on has a line where the rule gives one.
  await ctx.enqueue('directLine', { personId }, { key: `directLine ${personId}` })
  const found = await store.findStaff(ctx.tx, staffId)
  await passOn(
    ctx,
    { personId, side, to: { staffId }, reason: 'first' },
    { staffId, officeId: found?.officeId ?? null },
    { staffId: null, teamId: before?.teamId ?? input.teamId },
  )
}

/** The teams of the person's office that follow people up on this side. */
async function teamsFor(ctx: Ctx, personId: string, side: StaffSide): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select t.id from person p join team t on t.office_id = p.office_id
    where p.id = ${personId} and case ${side}::text when 'state' then t.kind = 'followUp'
      else t.kind = 'municipal' and t.municipality_id = p.municipality_id end
    order by t.id`.execute(ctx.tx)
  return rows.map(({ id }) => id)
}

async function leastBurdened(
  ctx: Ctx,
  among: { personId: string; side: StaffSide; teams: readonly string[] },
): Promise<string | null> {
  const now = ctx.clock.now()
  const { rows } = await sql<{ id: string }>`
    select s.id from person p, staff_team m join staff s on s.id = m.staff_id
    where p.id = ${among.personId} and m.team_id = any(${[...among.teams]}::uuid[]) and s.active
      and ${among.side} = any(s.sides) and s.roles && '{AS,AM}'
      and not exists (select from absence b where b.staff_id = s.id and b.ended_at is null and b.from_at <= ${now}::timestamptz
        and (b.until_at is null or b.until_at > ${now}::timestamptz))
      and not exists (select from shield h where h.person_id = p.id and h.code <> all(s.shields))
      and not exists (select from staff_relation r where r.staff_id = s.id and r.person_id = p.id)
      and s.person_id is distinct from p.id
    order by p.language = any(s.languages) desc,
      (select count(*) from assignment a where a.staff_id = s.id and a.until_at is null), s.id
    limit 1`.execute(ctx.tx)
  return rows[0]?.id ?? null
}
