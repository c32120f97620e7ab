import { sql } from 'kysely'
import { openPerson } from '../../../access/actions.ts'
import { purposeAtDesk } from '../../../access/ground.ts'
import { type Ctx, purposeOf, type StaffCtx } from '../../../kernel/context.ts'
import { recordEvent, writeEvents } from '../../../kernel/event.ts'
import { ok, type Result, refused } from '../../../kernel/result.ts'
import { normalContact } from '../../actions/contactPoint.ts'
import { tidy } from '../holder.ts'
import { registerOf } from '../store.ts'
import { mayRegister } from './give.ts'

/** How the person wants to be reached from now on, and where they may be met. */
export type SafetyWish =
  | { reach: 'phone' | 'email'; value: string; meetingPlace?: string }
  | { reach: 'portal' | 'place'; value?: undefined; meetingPlace?: string }

/**
 * K32: in one step, and backwards on all that is stored. Address, telephone, meeting place, family links
 * and mandates are out of sight for everybody but cleared staff; no mandate works; what was queued for anybody else, or
 * to another number, stays. Anybody who speaks with the person may set it, and says what they opened the record for where
 * they have no standing ground. Refuses with `notFound`, `needsPurpose`, `badForm`.
 */
export async function setSafety(
  ctx: StaffCtx,
  input: { personId: string; wish: SafetyWish; purpose?: string | null },
): Promise<Result<null>> {
  if (!mayRegister(ctx)) return refused('notFound')
  const opened = await openPerson(ctx, input.personId, {
    purpose: purposeOf(input.purpose) ?? purposeAtDesk(ctx.actor),
    what: 'safety',
  })
  if (!opened.ok) return opened
  return (await setSafetyNow(ctx, input.personId, input.wish)) ? ok(null) : refused('badForm')
}

/** Where she can be reached from now on, in the form that channels want; undefined: a number or e-mail that can be nobody's. */
export function safeReach(wish: SafetyWish): string | null | undefined {
  if (wish.reach !== 'phone' && wish.reach !== 'email') return null
  return normalContact(wish.reach, tidy(wish.value)) ?? undefined
}

/** False: a number or e-mail that can be nobody's. The person must be opened, or the caller stands beyond the wall. */
export async function setSafetyNow(ctx: Ctx, personId: string, wish: SafetyWish): Promise<boolean> {
  const value = safeReach(wish)
  if (value === undefined) return false
  const kind = wish.reach === 'phone' || wish.reach === 'email' ? wish.reach : null
  recordEvent(ctx, {
    personId,
    kind: 'safetySet',
    side: 'common',
    channel: 'system',
    data: { reach: wish.reach },
  })
  for (const { id } of await inForce(ctx, personId))
    recordEvent(ctx, {
      personId,
      kind: 'mandateSuspended',
      side: 'common',
      channel: 'system',
      data: { mandateId: id },
    })
  await writeEvents(ctx)
  if (ctx.actor.kind === 'staff')
    await sql`select set_config('evi.open_person', ${personId}, true)`.execute(ctx.tx)
  await sql`select wall.set_safety(${personId}::uuid, ${ctx.newId()}::uuid, ${wish.reach}, ${ctx.newId()}::uuid, ${kind},
    ${value}, ${tidy(wish.meetingPlace ?? '') || null}, ${ctx.clock.now()}::timestamptz)`.execute(ctx.tx)
  return true
}

async function inForce(ctx: Ctx, personId: string) {
  const register = await registerOf(ctx.tx, personId)
  return register.filter(({ kind, state }) => kind === 'mandate' && (state === 'active' || state === 'asked'))
}

/**
 * Only somebody cleared lifts it. Mandates do not come back: the person is asked again, alone. Refuses with `notFound`
 * and `needsPurpose`.
 */
export async function liftSafety(
  ctx: StaffCtx,
  input: { personId: string; purpose?: string | null },
): Promise<Result<null>> {
  const opened = await openPerson(ctx, input.personId, { purpose: purposeOf(input.purpose), what: 'safety' })
  if (!opened.ok) return opened
  if (!ctx.actor.shields.includes('safety') || opened.value.codes['M-02'] !== 'K') return refused('notFound')
  recordEvent(ctx, { personId: input.personId, kind: 'safetyLifted', side: 'common', channel: 'system' })
  await writeEvents(ctx)
  await sql`select wall.lift_safety(${input.personId}::uuid, ${ctx.clock.now()}::timestamptz)`.execute(ctx.tx)
  return ok(null)
}
