import { sql } from 'kysely'
import type { StaffCtx, Tx } from '../../kernel/context.ts'
import { ok, type Result, refused } from '../../kernel/result.ts'
import { staffNotice } from '../../kernel/staff-notice.ts'
import { movableClock } from '../../kernel/time/clock.ts'
import { atDesk, did, knownVisit } from './desk.ts'
import type { NextStep, Sheet, Visit } from './model.ts'
import { papersOwed } from './papers.ts'
import { isId, leaderOf, lockVisit } from './store.ts'

type Unnamed = { id: string; sheets: Sheet[]; receivedAt: string }
type Named = { sheets: Sheet[]; receivedAt: string; promiseId: string; step: NextStep }

/** Papers of a visit whose they are nobody has said. */
async function unnamedOf(tx: Tx, visitId: string): Promise<Unnamed[]> {
  const { rows } = await sql<Unnamed>`
    select id, data->'sheets' as sheets, data->>'receivedAt' as "receivedAt" from visit_deed
    where visit_id = ${visitId} and deed = 'papers' and data->>'promiseId' is null order by at, id for update`.execute(
    tx,
  )
  return rows
}

/**
 * it is told whose they are. They count from when they were handed in, and whoever has the matter has them from then.
 */
export async function nameThePapers(
  desk: StaffCtx,
  from: Pick<Visit, 'id'>,
  to: { id: string; personId: string },
): Promise<Result<Named[]>> {
  const named: Named[] = []
  for (const { id, sheets, receivedAt } of await unnamedOf(desk.tx, from.id)) {
    const then: StaffCtx = { ...desk, clock: movableClock(Temporal.Instant.from(receivedAt)) }
    const owed = await papersOwed(then, to, sheets)
    if (!owed.ok) return owed
    const { promiseId, step } = owed.value
    await sql`update visit_deed set data = data || jsonb_build_object('promiseId', ${promiseId}::text) where id = ${id}`.execute(
      desk.tx,
    )
    named.push({ sheets, receivedAt, promiseId, step })
  }
  return ok(named)
}

/**
 * somebody who stands here with the receipt says that papers of an earlier visit are theirs. Refuses with `notFound` (no
 * such papers here), and as `knownVisit`.
 */
export async function claimPapers(
  ctx: StaffCtx,
  input: { visitId: string; fromVisitId: string },
): Promise<Result<{ version: number }>> {
  return atDesk(ctx, async (desk, officeId) => {
    const found = await knownVisit(desk, input.visitId, officeId)
    if (!found.ok) return found
    const from = isId(input.fromVisitId) ? await lockVisit(desk.tx, input.fromVisitId) : undefined
    if (from?.officeId !== officeId || from.personId !== null) return refused('notFound')
    const named = await nameThePapers(desk, from, found.value)
    if (!named.ok) return named
    if (named.value.length === 0) return refused('notFound')
    let visit: Visit = found.value
    for (const { step, ...papers } of named.value) {
      const { version } = await did(desk, visit, {
        deed: 'papers',
        data: { ...papers, training: false },
        step,
      })
      visit = { ...visit, version, state: 'served', steps: [...visit.steps, step] }
    }
    return ok({ version: visit.version })
  })
}

/** papers that stay behind without a name are somebody's: the leader of the office is told of them. */
export async function tellOfUnnamed(desk: StaffCtx, visit: Visit): Promise<void> {
  if (visit.personId !== null || (await unnamedOf(desk.tx, visit.id)).length === 0) return
  const leader = await leaderOf(desk.tx, visit.officeId)
  if (leader !== null) await staffNotice(desk, leader, 'papersUnnamed', null, null)
}

export type UnnamedPapers = {
  visitId: string
  ticket: string
  day: string
  receivedAt: Temporal.Instant
  sheets: Sheet[]
}
const MOST = 100

/** what was handed in here by somebody who did not say who they are, by number and day, the newest first. */
export async function unnamedPapers(ctx: StaffCtx): Promise<Result<UnnamedPapers[]>> {
  return atDesk(ctx, async (desk, officeId) => {
    const { rows } = await sql<UnnamedPapers>`
      select v.id as "visitId", v.ticket, v.day::text as day, min(d.at) as "receivedAt",
        jsonb_path_query_array(jsonb_agg(d.data->'sheets' order by d.at), '$[*][*]') as sheets
      from visit v join visit_deed d on d.visit_id = v.id and d.deed = 'papers' and d.data->>'promiseId' is null
      where v.office_id = ${officeId} and v.person_id is null
      group by v.id order by min(d.at) desc limit ${MOST}`.execute(desk.tx)
    return ok(rows)
  })
}
