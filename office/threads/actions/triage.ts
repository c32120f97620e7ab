import { sql } from 'kysely'
import type { Side, StaffCtx } from '../../kernel/context.ts'
import { recordEvent } from '../../kernel/event.ts'
import { joinPromise, moveOwner } from '../../kernel/promise/actions.ts'
import { updatePromise } from '../../kernel/promise/store.ts'
import { ok, type Result, refused } from '../../kernel/result.ts'
import { lockPersonUnits } from '../../people/units.ts'
import { type EnquiryTheme, THEMES } from '../recognise/model.ts'
import { routeOf } from '../routing/rules.ts'
import { situationOf, themesFor } from '../situation.ts'
import { held, type OnPromise } from './held.ts'
import { settle } from './settle.ts'

const SORTED: ReadonlySet<string> = new Set(['answerMessage', 'arrangeMeeting'])

/**
 * a human says what it is about. The entry moves to whoever answers that theme, on its side, with its first
 * clock and its receipt time. Not a reassignment: nobody had recognised it yet. Refuses with `unknownTheme`,
 * `notOwner`, `alreadyEnded`, `notFound`.
 */
export async function classify(
  ctx: StaffCtx,
  input: OnPromise & { theme: string; side?: Side },
): Promise<Result<null>> {
  if (!Object.hasOwn(THEMES, input.theme)) return refused('unknownTheme')
  const theme = input.theme as EnquiryTheme
  const found = await held(ctx, input, 'classify')
  if (!found.ok) return found
  const promise = found.value
  const units = await lockPersonUnits(ctx, input.personId)
  if (!units) return refused('notFound')
  const usual = THEMES[theme].side
  const route = routeOf(
    { theme, side: input.side ?? (usual === 'both' ? promise.side : usual), sideConfidence: 1 },
    situationOf(units),
    themesFor(ctx, units),
  )
  if (promise.enquiryId !== null) {
    await ctx.tx
      .updateTable('enquiry')
      .set({ theme, certain: true, classifiedBy: ctx.actor.staffId, classifiedAt: ctx.clock.now() })
      .where('personId', '=', input.personId)
      .where('id', '=', promise.enquiryId)
      .execute()
    if (route.side !== promise.side)
      await sql`select wall.move_side(${input.personId}::uuid, ${promise.enquiryId}::uuid, ${route.side})`.execute(
        ctx.tx,
      )
  }
  // a wish for a meeting that nobody had recognised, or none after all, is owed as what it is.
  const kind = SORTED.has(promise.kind) && SORTED.has(route.row.promise) ? route.row.promise : promise.kind
  if (kind !== promise.kind) await updatePromise(ctx.tx, input.personId, promise.id, { kind, theme })
  await moveOwner(ctx, { ...promise, kind, theme }, route.owner, {
    reason: 'competence',
    officeId: promise.officeId,
    acting: route.acting,
    byLead: true,
    side: route.side,
    theme,
  })
  recordEvent(ctx, {
    personId: input.personId,
    kind: 'enquiryReclassified',
    side: route.side,
    channel: 'system',
    theme,
    enquiryId: promise.enquiryId,
    promiseId: promise.id,
    data: { rule: route.row.rule },
  })
  return ok(null)
}

/**
 * two open entries turn out to be the same; the one that was received first stays, with all contacts and the
 * earlier clock. Refuses with `conflict` when the two are on different sides, `notOwner`, `notFound`.
 */
export async function merge(
  ctx: StaffCtx,
  input: OnPromise & { intoPromiseId: string },
): Promise<Result<{ keptId: string }>> {
  const one = await held(ctx, input, 'merge')
  if (!one.ok) return one
  const other = await held(ctx, { personId: input.personId, promiseId: input.intoPromiseId }, 'merge')
  if (!other.ok) return other
  if (one.value.id === other.value.id || one.value.side !== other.value.side) return refused('conflict')
  const [kept, gone] =
    Temporal.Instant.compare(one.value.receivedAt, other.value.receivedAt) <= 0
      ? [one.value, other.value]
      : [other.value, one.value]
  await settle(ctx, gone, { state: 'merged', how: 'merged', channel: 'system', mergedInto: kept.id })
  if (gone.enquiryId !== null && kept.enquiryId !== null) {
    await ctx.tx
      .updateTable('enquiryContact')
      .set({ enquiryId: kept.enquiryId })
      .where('personId', '=', input.personId)
      .where('enquiryId', '=', gone.enquiryId)
      .execute()
  }
  await joinPromise(ctx, kept, { counts: true, channel: 'system', urgency: gone.urgency })
  return ok({ keptId: kept.id })
}

/** pull an entry from the team's pile; the puller owns it from now. Refuses with `notOwner`, `notFound`. */
export async function take(ctx: StaffCtx, input: OnPromise): Promise<Result<null>> {
  const found = await held(ctx, input, 'take')
  if (!found.ok) return found
  if (found.value.deskStaffId === ctx.actor.staffId) return ok(null)
  await moveOwner(
    ctx,
    found.value,
    { staffId: ctx.actor.staffId },
    { reason: 'competence', officeId: found.value.officeId, byLead: true },
  )
  return ok(null)
}
