import type { StaffSide, Tx } from '../../kernel/context.ts'
import type { Answerable } from '../model.ts'
import { answerableFor } from '../rules.ts'
import * as store from '../store.ts'

/**
 * who answers for the person on each side now. One query while everybody is there; the whole staffing is
 * read only when somebody is away, since this stands in the way of every message.
 */
export async function loadAnswerables(
  tx: Tx,
  personId: string,
  now: Temporal.Instant,
): Promise<Partial<Record<StaffSide, Answerable>>> {
  const rows = await store.answerersOf(tx, personId, now)
  const none = { colleagues: new Map(), teams: new Map() }
  const staffing = rows.some((row) => row.away) ? await store.loadStaffing(tx, now) : none
  const found: Partial<Record<StaffSide, Answerable>> = {}
  for (const row of rows) {
    const answerable = row.away
      ? answerableFor({ assignment: row, side: row.side, shields: row.shields, staffing })
      : answerableOf(row)
    if (answerable !== null) found[row.side] = answerable
  }
  return found
}

function answerableOf({ staffId, teamId }: store.Answerer): Answerable | null {
  if (staffId !== null) return { owner: teamId === null ? { staffId } : { staffId, teamId }, acting: null }
  return teamId === null ? null : { owner: { teamId }, acting: null }
}

export async function loadAnswerable(
  tx: Tx,
  personId: string,
  side: StaffSide,
  now: Temporal.Instant,
): Promise<Answerable | null> {
  return (await loadAnswerables(tx, personId, now))[side] ?? null
}
