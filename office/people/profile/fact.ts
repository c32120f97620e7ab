import { sql } from 'kysely'
import type { Ctx } from '../../kernel/context.ts'
import { besideOf } from '../../kernel/event.ts'
import { ok, type Result, refused } from '../../kernel/result.ts'
import { mayRaise } from './facts.ts'
import { FIELDS, type Field } from './fields.ts'
import { EVIDENCE, type Evidence, type Trigger } from './model.ts'
import { raiseReview } from './review.ts'
import { type Known, knownValue, lockProfile, type Outcome, writeFact } from './set.ts'
import { tellAnswerers } from './tell.ts'
import { endTraining, isExempt } from './training.ts'
import { type By, maySet, saidBy, type Told } from './who.ts'

type FactSet = Told & {
  personId: string
  /** A name of FIELDS; the state itself is set by setContactStatus. */
  field: string
  value: unknown
  evidence?: Evidence
  /** Why, in words that the person reads. */
  reason?: string
  validUntil?: Temporal.Instant
}

/** What needs evidence: doing more of a task alone, knowing more of the language, finding one's way. */
const MEASURED = /^(ability\.|norwegian|reading$|systemUnderstanding$)/
const ADVISERS: ReadonlySet<string> = new Set(['AS', 'AM', 'CO'])

/** only an adviser lowers the need for an interpreter, and says why. */
function lowersInterpreter(ctx: Ctx, input: FactSet, raises: boolean): 'adviserOnly' | 'needsReason' | null {
  if (input.field !== 'interpreterNeed' || !raises) return null
  const { actor } = ctx
  if (actor.kind !== 'staff' || !actor.roles.some((role) => ADVISERS.has(role))) return 'adviserOnly'
  return blank(input.reason) ? 'needsReason' : null
}

const blank = (text: string | undefined) => (text ?? '').trim() === ''

/** Why this may not be set like this; null when it may. */
function objection(ctx: Ctx, input: FactSet, field: Field, known: Known, by: By) {
  const before = knownValue(known, input.field)
  const raises = before !== null && field.higher(input.value, before)
  const interpreter = lowersInterpreter(ctx, input, raises)
  if (interpreter !== null) return interpreter
  if (field.needsReason && ctx.actor.kind === 'staff' && input.value === true && blank(input.reason))
    return 'needsReason'
  if (input.field.startsWith('deviation.') && ctx.actor.kind !== 'staff') return 'adviserOnly'
  if (!MEASURED.test(input.field) || !raises) return null
  if (besideOf(ctx.actor) !== null) return 'needsEvidence'
  const stated = by.source === 'ownStatement'
  const shown = EVIDENCE.includes(input.evidence as Evidence)
  return mayRaise(by) && (stated || shown) ? null : 'needsEvidence'
}

/**
 * sets one field of the profile, at once for everything that goes out. Refuses with `badForm`
 * (no such field or value), `unknownPlace` (R-344: nothing can wait there), `needsEvidence`, `needsReason`, `adviserOnly`, and as opening does.
 */
export async function setFact(ctx: Ctx, input: FactSet): Promise<Result<Outcome>> {
  const field = FIELDS.get(input.field)
  if (field === undefined || input.field === 'status' || !field.reads(input.value)) return refused('badForm')
  if ((input.reason ?? '').length > 1000) return refused('tooLong')
  const allowed = await maySet(ctx, input.personId, input)
  if (!allowed.ok) return allowed
  if (input.field === 'pickUp' && !(await placesStand(ctx, input.value as string[])))
    return refused('unknownPlace')
  const known = await lockProfile(ctx, input.personId)
  if (known === undefined) return refused('notFound')
  const by = sourceFor(input, saidBy(ctx, input))
  const why = objection(ctx, input, field, known, by)
  if (why !== null) return refused(why)
  const before = knownValue(known, input.field)
  const outcome = await writeFact(ctx, input.personId, known, {
    field: input.field,
    value: input.value,
    by,
    evidence: input.evidence ?? null,
    reason: input.reason?.trim() ?? null,
    validUntil: input.validUntil ?? null,
  })
  if (input.field === 'trainingExempt' && (await isExempt(ctx, input.personId)))
    await ctx.beyondWall((beyond) => endTraining(beyond, input.personId))
  const trigger = triggerOf(input, before)
  if (trigger !== null) await raiseReview(ctx, input.personId, trigger, { field: input.field })
  await tellAnswerers(ctx, input.personId, 'profileChanged')
  return ok(outcome)
}

/** every place that is named is one where an envelope can wait. */
async function placesStand(ctx: Ctx, named: readonly string[]): Promise<boolean> {
  const { rows } = await sql<{ one: string }>`select one from unnest(${[...named]}::text[]) as one
    where not exists (select from pickup_place p where p.ended_at is null and (p.id::text = one or p.name = one))`.execute(
    ctx.tx,
  )
  return rows.length === 0
}

/** Staff who say what it rests on have seen it done; that is another source than an opinion. */
function sourceFor(input: FactSet, by: By): By {
  if (by.source !== 'staff' || input.evidence === undefined) return by
  return { ...by, source: input.evidence === 'ownStatement' ? 'ownStatement' : 'task' }
}

const LOST: readonly unknown[] = ['no', 'lost', 'cutOff']

/** R-307, K20: some facts are themselves a reason to look at the whole again. */
function triggerOf(input: FactSet, before: unknown): Trigger | null {
  if (input.field === 'access.eId' && LOST.includes(input.value) && !LOST.includes(before)) return 'eIdLost'
  if (input.field === 'inPrison' && input.value === false && before === true) return 'releaseFromPrison'
  const needed = input.field === 'interpreterNeed' && input.value !== 'none' && before === 'none'
  return needed ? 'interpreterNeed' : null
}
