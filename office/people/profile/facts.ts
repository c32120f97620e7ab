import { ABILITY_LEVELS, type AbilityLevel, type ProfileFact, type Task } from './model.ts'

/** a fact from these may say that somebody manages more than was known. */
const RAISING: ReadonlySet<string> = new Set(['ownStatement', 'task', 'observation'])
export const mayRaise = (fact: Pick<ProfileFact, 'source'>): boolean => RAISING.has(fact.source)

const later = (a: ProfileFact, b: ProfileFact) =>
  Temporal.Instant.compare(a.at, b.at) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)

/** what has neither been ended nor run out. */
export const holds = (fact: Pick<ProfileFact, 'endedAt' | 'validUntil'>, now: Temporal.Instant): boolean =>
  fact.endedAt === null && (fact.validUntil === null || Temporal.Instant.compare(fact.validUntil, now) > 0)

/** Everything that holds now, under its field, the newest last. */
export function holding(facts: readonly ProfileFact[], now: Temporal.Instant): Map<string, ProfileFact[]> {
  const held = facts.filter((fact) => holds(fact, now)).sort(later)
  return Map.groupBy(held, (fact) => fact.field)
}

/** R-310, K21: the person's own latest statement, else the newest. */
export const currentOf = (held: readonly ProfileFact[] | undefined): ProfileFact | undefined =>
  held?.findLast((fact) => fact.source === 'ownStatement') ?? held?.at(-1)

const level = (fact: ProfileFact): AbilityLevel =>
  ABILITY_LEVELS.find((known) => known === fact.value) ?? 'unknown'
const rank = (of: AbilityLevel) => ABILITY_LEVELS.indexOf(of)

/**
 * what somebody manages of a task. Only an own statement, a task done with staff present or a
 * side-by-side observation brings the level up; anything else can only bring it down.
 */
export function abilityOf(held: readonly ProfileFact[] | undefined): AbilityLevel {
  const own = held?.findLast((fact) => fact.source === 'ownStatement')
  if (own) return level(own)
  return (held ?? []).reduce<AbilityLevel>((known, fact) => {
    const said = level(fact)
    if (mayRaise(fact)) return said
    return known === 'unknown' ? (said === 'notYet' ? said : known) : rank(said) < rank(known) ? said : known
  }, 'unknown')
}

export const abilityField = (task: Task) => `ability.${task}` as const
