import type { Ctx } from '../../kernel/context.ts'
import * as store from './store.ts'

/** Those who answer for the person see that the profile has changed; whoever changed it knows already. */
export async function tellAnswerers(ctx: Ctx, personId: string, kind: 'profileChanged'): Promise<void> {
  // what is known decides who has a line of their own; asked anew once this is saved.
  await ctx.enqueue('directLine', { personId }, { key: `directLine ${personId}` })
  const self = ctx.actor.kind === 'staff' ? ctx.actor.staffId : null
  const ids = await store.answererIds(ctx.tx, personId, self === null ? null : ctx.clock.now())
  const told = ids.filter((id) => id !== self)
  if (told.length === 0) return
  await ctx.tx
    .insertInto('staffNotice')
    .values(told.map((staffId) => ({ id: ctx.newId(), staffId, personId, kind, at: ctx.clock.now() })))
    .execute()
}
