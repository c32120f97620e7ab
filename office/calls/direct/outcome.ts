import type { Ctx } from '../../kernel/context.ts'
import type { DirectLine as Outcome } from '../../reach/advise/model.ts'
import { adviceOf } from '../../reach/advise/views.ts'

/** What the rule says of a person, under the policy of the office they belong to. */
export async function outcomeFor(
  ctx: Ctx,
  person: { id: string; officeId: string | null },
): Promise<Outcome | null> {
  const at = officeSettings(ctx, person.officeId)
  return (
    (await adviceOf({ tx: ctx.tx, clock: ctx.clock, settings: at }, { personId: person.id }))?.advice
      .directLine ?? null
  )
}

const officeSettings = (ctx: Ctx, officeId: string | null): Ctx['settings'] => ({
  ...ctx.settings,
  get: (key, office) => ctx.settings.get(key, office ?? officeId),
})
