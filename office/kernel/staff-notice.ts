import type { Ctx } from './context.ts'

/** A line in an employee's own list of what happened: `kind` has its words in the catalogues (`notice.<kind>`). */
export async function staffNotice(
  ctx: Ctx,
  staffId: string,
  kind: string,
  personId: string | null,
  promiseId: string | null,
): Promise<void> {
  await ctx.tx
    .insertInto('staffNotice')
    .values({ staffId, id: ctx.newId(), kind, personId, promiseId, at: ctx.clock.now() })
    .execute()
}
