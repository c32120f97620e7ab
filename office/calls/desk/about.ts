import type { StaffCtx } from '../../kernel/context.ts'
import { ok, type Result, refused } from '../../kernel/result.ts'
import { THEMES } from '../../threads/recognise/model.ts'
import { TOLD, URGENT_NEEDS, type UrgentNeed } from './model.ts'
import * as store from './store.ts'
import { ownOpenCall } from './who.ts'

/**
 * What it is about, what was answered to the three questions of what cannot wait, and what was told already. One yes
 * is urgent, and no answer makes it less urgent than it was said to be. Refuses with `unknownTheme`, `notFound`, `alreadyEnded`.
 */
export async function sayAbout(
  ctx: StaffCtx,
  input: {
    callId: string
    theme: string
    urgent?: boolean
    needs?: Partial<Record<UrgentNeed, boolean>>
    told?: readonly string[]
  },
): Promise<Result<null>> {
  if (!Object.hasOwn(THEMES, input.theme)) return refused('unknownTheme')
  const call = await ownOpenCall(ctx, input.callId)
  if (!call.ok) return call
  const told = (input.told ?? []).filter((code) => TOLD.some((known) => known === code))
  const needs = Object.fromEntries(
    URGENT_NEEDS.flatMap((need) => (input.needs?.[need] === undefined ? [] : [[need, input.needs[need]]])),
  )
  return ctx.beyondWall(async ({ tx }) => {
    await store.keepFound(tx, input.callId, {
      theme: input.theme,
      urgent: input.urgent === true || Object.values(needs).includes(true),
      urgentNeeds: JSON.stringify(needs),
      ...(input.told === undefined ? {} : { answered: told }),
    })
    return ok(null)
  })
}

/** One question back: what was answered last is asked again. */
export async function stepBack(ctx: StaffCtx, input: { callId: string }): Promise<Result<null>> {
  const call = await ownOpenCall(ctx, input.callId)
  if (!call.ok) return call
  return ctx.beyondWall(async ({ tx }) => {
    const { asked, sureAt, identity } = call.value
    const before =
      asked !== null
        ? { theme: null }
        : sureAt !== null && identity !== 'full'
          ? { sureAt: null }
          : { who: null, sureAt: null }
    await store.keepFound(tx, input.callId, before)
    return ok(null)
  })
}
