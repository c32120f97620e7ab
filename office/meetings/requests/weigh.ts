import { sql } from 'kysely'
import type { Ctx } from '../../kernel/context.ts'
import { requestFactsOf } from './facts.ts'
import type { Rank, RequestFacts } from './model.ts'
import { grantCode, grantsFor, type Limits, rankOf, type Weights } from './rules.ts'
import { changeRequest } from './store.ts'

type Asking = Pick<Ctx, 'tx' | 'clock' | 'settings'>
export type Weighed = { facts: RequestFacts; grants: string[]; rank: Rank }

/** what the rules say of these wishes now. Beyond the wall. */
export async function weighed(
  ctx: Asking,
  requests: readonly { personId: string; id: string }[],
): Promise<Map<string, Weighed>> {
  const limits: Limits = { notMetMonths: ctx.settings.get<number>('meeting.notMetMonths') }
  const weights = ctx.settings.get<Weights>('meeting.request.weights')
  const now = ctx.clock.now()
  const found = await requestFactsOf(ctx, requests)
  return new Map(
    [...found].map(([id, facts]) => [
      id,
      { facts, grants: grantsFor(facts, now, limits).map(grantCode), rank: rankOf(facts, now, weights) },
    ]),
  )
}

/** The same, kept on the wish: what was given by rule is told of later as it was then. */
export async function keepWeight(ctx: Asking, request: { personId: string; id: string }): Promise<Weighed> {
  const found = (await weighed(ctx, [request])).get(request.id)
  if (!found) throw new Error('a wish that is not there')
  await changeRequest(ctx.tx, request, { rules: found.grants, rulesAt: ctx.clock.now() })
  return found
}

/** The same for many at once, in one statement. */
export async function grantsKept(
  ctx: Asking,
  requests: readonly { personId: string; id: string }[],
): Promise<void> {
  const found = [...(await weighed(ctx, requests)).values()]
  if (found.length === 0) return
  await sql`update meeting_request r set rules = array(select jsonb_array_elements_text(w.rules)), rules_at = ${ctx.clock.now()}
    from unnest(${found.map(({ facts }) => facts.personId)}::uuid[], ${found.map(({ facts }) => facts.requestId)}::uuid[],
      ${found.map(({ grants }) => JSON.stringify(grants))}::jsonb[]) as w (person_id, id, rules)
    where r.person_id = w.person_id and r.id = w.id`.execute(ctx.tx)
}
