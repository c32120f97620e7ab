import { openPerson } from '../../access/actions.ts'
import { type Ctx, type PersonCtx, purposeOf, type StaffCtx } from '../../kernel/context.ts'
import { ok, type Result, refused } from '../../kernel/result.ts'
import type { ContactStatus } from '../model.ts'
import type { LocalAnswer } from './assessment/local.ts'
import type { Consequence } from './assessment/model.ts'
import { currentOf, holding } from './facts.ts'
import { FIELDS } from './fields.ts'
import type { Method, ProfileFact, ReachFacts, Source } from './model.ts'
import { triggersOf } from './review.ts'
import { factsFrom, type ProfileParts } from './rules.ts'
import { disagreements } from './settle.ts'
import * as store from './store.ts'

type Reading = Pick<Ctx, 'tx' | 'clock' | 'settings'>

/** The rows behind the facts of these persons, in four queries however many they are. */
async function profilePartsOf(
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

export type Said = {
  id: string
  field: string
  value: unknown
  /** Whose word it is, and who entered it. */
  source: Source
  byName: string | null
  method: Method
  at: Temporal.Instant
  validUntil: Temporal.Instant | null
  evidence: string | null
  reason: string | null
}
export type Profile = {
  personId: string
  status: ContactStatus
  reach: ReachFacts
  writtenForm: string
  reviewAt: Temporal.Instant | null
  /** What counts now, one for each field. */
  facts: Said[]
  /** fields where the two say otherwise; the first is the one that counts. */
  disagreements: { field: string; said: Said[] }[]
  statement: Said | null
  /** What was answered last, and what was changed of what came of it. */
  assessment:
    | (Said & {
        changed: { code: string; reason: string }[]
        consequences: Consequence[]
        local: LocalAnswer[]
      })
    | null
  review: { dueAt: Temporal.Instant; triggers: string[] } | null
  barrier: { dueAt: Temporal.Instant; barriers: string[]; words: string } | null
  helperCarried: { share: number; contacts: number }
}

/** the person reads all of it, with the same words and the same weight as those who work with it. */
export const myProfile = (ctx: PersonCtx): Promise<Profile | null> => profileOf(ctx, ctx.actor.personId)

/** The profile of an opened person. Refuses as opening does. */
export async function staffProfile(
  ctx: StaffCtx,
  input: { personId: string; purpose?: string | null },
): Promise<Result<Profile>> {
  const opened = await openPerson(ctx, input.personId, { purpose: purposeOf(input.purpose), what: 'profile' })
  if (!opened.ok) return opened
  if (!['W', 'R', 'J'].includes(opened.value.codes['M-03'] ?? '–')) return refused('notFound')
  const profile = await profileOf(ctx, input.personId)
  return profile === null ? refused('notFound') : ok(profile)
}

const CARRIED_HOURS = 180 * 24

async function profileOf(ctx: Ctx, personId: string): Promise<Profile | null> {
  const now = ctx.clock.now()
  const parts = (await profilePartsOf(ctx, [personId])).get(personId)
  if (parts === undefined) return null
  const held = holding(parts.facts, now)
  const names = await store.staffNames(
    ctx.tx,
    parts.facts.flatMap((fact) => (fact.byKind === 'staff' && fact.byId !== null ? [fact.byId] : [])),
  )
  const said = (fact: ProfileFact): Said => ({
    id: fact.id,
    field: fact.field,
    value: fact.value,
    source: fact.source,
    byName: fact.byId === null ? null : (names.get(fact.byId) ?? null),
    method: fact.method,
    at: fact.at,
    validUntil: fact.validUntil,
    evidence: fact.evidence,
    reason: fact.reason,
  })
  const current = [...held.values()].flatMap((facts) => currentOf(facts) ?? [])
  const [review, barrier] = [
    await store.readOpen(ctx.tx, personId, 'reviewProfile'),
    await store.readOpen(ctx.tx, personId, 'removeBarrier'),
  ]
  const statement = current.find((fact) => fact.field === 'statement')
  const assessment = current.find((fact) => fact.field === 'assessment')
  return {
    personId,
    status: parts.row.contactStatus,
    reach: factsFrom(parts, now),
    writtenForm: parts.row.writtenForm,
    reviewAt: parts.row.reviewAt,
    facts: current.filter((fact) => FIELDS.has(fact.field)).map(said),
    disagreements: disagreements(held).map((field) => ({
      field,
      said: ordered(held.get(field) ?? []).map(said),
    })),
    statement: statement === undefined ? null : said(statement),
    assessment: assessment === undefined ? null : assessed(said(assessment)),
    review:
      review === undefined
        ? null
        : { dueAt: review.dueAt, triggers: triggersOf(review).map(({ trigger }) => trigger) },
    barrier: barrier === undefined ? null : { dueAt: barrier.dueAt, ...barrierWords(barrier.details) },
    helperCarried: await store.helperCarried(ctx.tx, personId, now.subtract({ hours: CARRIED_HOURS })),
  }
}

const ordered = (facts: readonly ProfileFact[]): ProfileFact[] => {
  const current = currentOf(facts)
  return current === undefined ? [] : [current, ...facts.filter((fact) => fact !== current)]
}

function assessed(kept: Said): NonNullable<Profile['assessment']> {
  const { changed, proposal, local } = kept.value as {
    local?: LocalAnswer[]
    changed?: { code: string; reason: string }[]
    proposal?: { consequences?: Consequence[] }
  }
  return { ...kept, changed: changed ?? [], consequences: proposal?.consequences ?? [], local: local ?? [] }
}

function barrierWords(details: unknown): { barriers: string[]; words: string } {
  const { barriers, words } = (details ?? {}) as { barriers?: string[]; words?: string }
  return { barriers: barriers ?? [], words: words ?? '' }
}
