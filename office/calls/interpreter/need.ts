import type { Ctx } from '../../kernel/context.ts'
import { setFact } from '../../people/profile/actions.ts'
import { LANGUAGES_READ } from '../../people/profile/model.ts'

/**
 * that an interpreter was called for, and in which language, is known next time, from this moment and
 * whoever pressed the button; nobody has to ask for it. A need that stands is never made smaller by it.
 */
export async function rememberNeed(ctx: Ctx, personId: string, language: string): Promise<void> {
  const known = await ctx.tx
    .selectFrom('person')
    .select(['interpreterNeed', 'interpreterLanguage'])
    .where('id', '=', personId)
    .executeTakeFirst()
  if (known === undefined) return
  // Who may order (M-37) and who may write in the profile (M-03) are not the same; what follows from the order is the house's.
  const house: Ctx = { ...ctx, actor: { kind: 'system', name: 'interpreter' } }
  const set = (field: string, value: string) => setFact(house, { personId, field, value, method: 'phone' })
  const named = LANGUAGES_READ.some((code) => code === language)
  if (named && known.interpreterLanguage !== language) await set('interpreterLanguage', language)
  if (known.interpreterNeed === 'none') await set('interpreterNeed', 'always')
}

/** The same when it shows during a call whose it is: what was asked for in it is theirs, and so is the need. */
export async function adoptOrders(ctx: Ctx, callId: string, personId: string): Promise<void> {
  const rows = await ctx.tx
    .updateTable('interpreterRequest')
    .set({ personId })
    .where('callId', '=', callId)
    .where('personId', 'is', null)
    .returning('language')
    .execute()
  const language = rows.at(-1)?.language
  if (language !== undefined) await rememberNeed(ctx, personId, language)
}
