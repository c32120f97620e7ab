import type { Ctx } from '../../kernel/context.ts'
import type { ReachFacts } from './model.ts'
import type { ProfileParts } from './rules.ts'
import { factsFrom } from './rules.ts'
import * as store from './store.ts'

type Reading = Pick<Ctx, 'tx' | 'clock' | 'settings'>

/** The rows behind the facts of these persons, in four queries however many they are. */
export async function profilePartsOf(
  { tx }: Pick<Ctx, 'tx'>,
  personIds: readonly string[],
): Promise<Map<string, ProfileParts>> {
  if (personIds.length === 0) return new Map()
  const rows = await store.rowsOf(tx, personIds)
  const facts = Map.groupBy(await store.factsOf(tx, personIds), (fact) => fact.personId)
  const points = Map.groupBy(await store.pointsOf(tx, personIds), (point) => point.personId)
  const safe = await store.safetyOf(tx, personIds)
  return new Map(
    rows.map((row) => [
      row.id,
      {
        row,
        facts: facts.get(row.id) ?? [],
        points: points.get(row.id) ?? [],
        safety: safe.has(row.id),
      },
    ]),
  )
}

/**
 * How each of these persons is reached at this moment. Persons whom the wall hides are not in the
 * answer. Four queries however many they are.
 */
export async function reachFactsOf(
  ctx: Reading,
  personIds: readonly string[],
): Promise<Map<string, ReachFacts>> {
  const now = ctx.clock.now()
  const parts = await profilePartsOf(ctx, personIds)
  return new Map([...parts].map(([id, part]) => [id, factsFrom(part, now)]))
}
