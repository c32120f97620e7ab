import type { Ctx, StaffCtx } from '../../kernel/context.ts'
import { ok, type Result, refused } from '../../kernel/result.ts'
import { OFFICE_ZONE } from '../../kernel/time/localTime.ts'
import { mayReceive } from '../reception/desk.ts'
import { readEntry, type Said } from './rules.ts'
import { insertVersion, type Kept, lockEntry } from './store.ts'

export const todayIn = (ctx: Ctx) => ctx.clock.now().toZonedDateTimeISO(OFFICE_ZONE).toPlainDate().toString()

type Written = { entryId: string; version: number }

/**
 * somebody responsible is entered, or what is known of them is another from a day on. Whoever leads the office writes,
 * and keeps it true; what was before stands as it was. Refuses with `notFound`, `inPast` (a day that has been), `conflict` (a
 * later version lies ready), and as reading the form does: `badForm`, `empty`, `tooLong`.
 */
export async function writeEntry(
  ctx: StaffCtx,
  input: Said & { entryId?: string; validFrom?: string },
): Promise<Result<Written>> {
  const { officeId, roles, staffId } = ctx.actor
  if (officeId === null || !roles.includes('LE')) return refused('notFound')
  const read = readEntry(input)
  if (!read.ok) return refused(read.reason)
  const today = todayIn(ctx)
  const validFrom = input.validFrom || today
  if (!/^\d{4}-\d{2}-\d{2}$/.test(validFrom)) return refused('badForm')
  if (validFrom < today) return refused('inPast')
  return ctx.beyondWall(async (beyond) => {
    const [last] = input.entryId === undefined ? [] : await lockEntry(beyond.tx, officeId, input.entryId)
    if (input.entryId !== undefined && (last === undefined || last.ended)) return refused('notFound')
    if (last !== undefined && last.validFrom > validFrom) return refused('conflict')
    const row = { id: last?.id ?? beyond.newId(), version: (last?.version ?? 0) + 1, officeId, ...read.told }
    await insertVersion(beyond.tx, {
      ...row,
      ...{ validFrom, checkedOn: today, ended: false, ownerId: staffId, writtenAt: beyond.clock.now() },
    })
    return ok({ entryId: row.id, version: row.version })
  })
}

/** somebody has rung or looked, and it is still so; the reception says so too. Refuses with `notFound`. */
export const entryHolds = (ctx: StaffCtx, input: { entryId: string }): Promise<Result<Written>> =>
  again(ctx, input.entryId, mayReceive(ctx.actor), (last, today) => ({ ...last, checkedOn: today }))

/** nobody is shown on there any more, from today. Refuses with `notFound`. */
export const endEntry = (ctx: StaffCtx, input: { entryId: string }): Promise<Result<Written>> =>
  again(ctx, input.entryId, false, (last) => ({ ...last, ended: true }))

/** The same entry once more, as another version from today. */
async function again(
  ctx: StaffCtx,
  entryId: string,
  allowed: boolean,
  change: (last: Kept, today: string) => Kept,
): Promise<Result<Written>> {
  const { officeId, roles } = ctx.actor
  if (officeId === null || !(roles.includes('LE') || allowed)) return refused('notFound')
  return ctx.beyondWall(async (beyond) => {
    const today = todayIn(beyond)
    const [last] = await lockEntry(beyond.tx, officeId, entryId)
    if (last === undefined || last.ended) return refused('notFound')
    if (last.validFrom > today) return refused('conflict')
    const { ownerName: _, ...row } = change(last, today)
    const version = last.version + 1
    await insertVersion(beyond.tx, { ...row, version, validFrom: today, writtenAt: beyond.clock.now() })
    return ok({ entryId: last.id, version })
  })
}
