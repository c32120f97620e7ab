import { callInterpreter, interpreterCame } from '../../../calls/interpreter/actions.ts'
import type { Ctx, StaffCtx } from '../../../kernel/context.ts'
import { recordEvent } from '../../../kernel/event.ts'
import { ok, type Result } from '../../../kernel/result.ts'
import { raiseReview } from '../../profile/review.ts'
import { owe } from '../owner.ts'
import { openTasks, type PersonCard, personCard } from '../store.ts'

/**
 * R-350, C2-08: somebody under 18 carries the words for a grown-up. One task finds another way for the household, one
 * review looks at the profile, and what the office already knows is told by the office, so that no child has to search.
 * Nothing is written of the child, and nobody is blamed.
 */
export async function anotherWay(
  ctx: Ctx,
  giver: Pick<PersonCard, 'id'>,
  what: { asked: boolean; channel: string },
): Promise<void> {
  const open = await openTasks(ctx.tx, giver.id, 'removeBarrier')
  if (!open.some(({ details }) => details.barrier === 'minorHelping'))
    await owe(ctx, giver.id, { kind: 'removeBarrier', details: { barrier: 'minorHelping' } })
  const told = await openTasks(ctx.tx, giver.id, 'giveStatus')
  if (!told.some(({ details }) => details.tell === 'benefits')) {
    const facts = await knownFacts(ctx, giver.id)
    await owe(ctx, giver.id, {
      kind: 'giveStatus',
      theme: 'whatCanIGet',
      details: { tell: 'benefits', facts },
    })
  }
  await raiseReview(ctx, giver.id, 'minorHelping')
  if (what.asked)
    recordEvent(ctx, {
      personId: giver.id,
      kind: 'mandateRefused',
      side: 'common',
      channel: what.channel,
      data: { reason: 'age' },
    })
}

/** What the office has in its own books that a benefit may rest on: kinds, never sums. */
async function knownFacts(ctx: Ctx, personId: string): Promise<string[]> {
  const rows = await ctx.tx
    .selectFrom('personFact')
    .select(['side', 'kind', 'value'])
    .where('personId', '=', personId)
    .where('kind', 'in', ['benefit', 'applicationStatus', 'decision'])
    .execute()
  const person = await personCard(ctx.tx, personId)
  const known = rows.map(({ kind, value }) => {
    const { benefit, application, decision, children } = value as Record<string, unknown>
    const of = String(benefit ?? application ?? decision ?? '')
    return children ? `${kind}:${of}:children` : `${kind}:${of}`
  })
  return [...new Set([...known, ...(person?.interpreterNeed !== 'none' ? ['interpreterNeed'] : [])])].sort()
}

export type InterpreterAsked = { requestId: string; dueAt: Temporal.Instant }

/**
 * whoever has the person in front of them, or on the line, asks for a telephone interpreter
 * (calls/interpreter). `minorSeen`: a child was carrying the words until now. Refuses with `notFound`, `empty` (no
 * language), `badForm` (Norwegian, or no language at all).
 */
export async function askInterpreter(
  ctx: StaffCtx,
  input: { personId: string; language?: string; why: 'visit' | 'call'; minorSeen?: boolean },
): Promise<Result<InterpreterAsked>> {
  const asked = await callInterpreter(ctx, input)
  if (!asked.ok) return asked
  if (input.minorSeen)
    await ctx.beyondWall((beyond) =>
      anotherWay(
        beyond,
        { id: input.personId },
        { asked: false, channel: input.why === 'visit' ? 'dropIn' : 'officePhone' },
      ),
    )
  return ok({ requestId: asked.value.requestId, dueAt: asked.value.dueAt })
}

/** The interpreter is on the line, by name and kind, or none was found. Refuses as `interpreterCame`. */
export const connectInterpreter = interpreterCame
