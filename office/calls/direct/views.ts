import { openPerson } from '../../access/actions.ts'
import type { Ctx, PersonCtx, StaffCtx } from '../../kernel/context.ts'
import { ok, type Result } from '../../kernel/result.ts'
import { phoneNumber } from '../../people/actions/contactPoint.ts'
import type { LineOwner } from './model.ts'
import { outcomeFor } from './outcome.ts'
import { lineOfPerson, ownerOfNumber, withheldFrom } from './store.ts'

/** whom a dialled number belongs to. It names nobody to whoever rang it. */
export function lineOf(ctx: Ctx, dialled: string): Promise<LineOwner | null> {
  const number = phoneNumber(dialled)
  return number === null ? Promise.resolve(null) : ownerOfNumber(ctx.tx, number)
}

export type LineShown = {
  number: string | null
  givenAt: Temporal.Instant | null
  byRule: boolean
  grounds: string[]
  withheld: { reason: string; said: string; at: Temporal.Instant } | null
}

/** The person's own number and what it is for, or why there is none. */
export async function myLine(ctx: PersonCtx): Promise<LineShown> {
  return shown(ctx, ctx.actor.personId)
}

async function shown(ctx: Ctx, personId: string): Promise<LineShown> {
  const line = await lineOfPerson(ctx.tx, personId)
  const withheld = await withheldFrom(ctx.tx, personId)
  return {
    number: line?.number ?? null,
    givenAt: line?.givenAt ?? null,
    byRule: line?.givenByKind === 'rule',
    grounds: line?.grounds ?? [],
    withheld: withheld ? { reason: withheld.reason, said: withheld.said, at: withheld.at } : null,
  }
}

/** The same for staff, with what the rule says now. Refuses with `notFound`, `needsPurpose`. */
export async function directLineFor(
  ctx: StaffCtx,
  { personId }: { personId: string },
): Promise<Result<LineShown & { rule: 'byRule' | 'mayGive' | 'no'; because: readonly string[] }>> {
  const opened = await openPerson(ctx, personId, { what: 'directLine' })
  if (!opened.ok) return opened
  const outcome = await outcomeFor(ctx, opened.value.person)
  return ok({
    ...(await shown(ctx, personId)),
    rule: outcome?.propose ?? 'no',
    because: outcome?.because ?? [],
  })
}
