import type { Ctx } from '../../kernel/context.ts'
import { requestFactsOf } from './facts.ts'
import type { Rank, RequestFacts } from './model.ts'
import { type Limits, grantCode, grantsFor, rankOf, type Weights } from './rules.ts'
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
