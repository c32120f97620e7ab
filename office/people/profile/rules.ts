import type { ContactStatus } from '../model.ts'
import { abilityField, abilityOf, currentOf, holding } from './facts.ts'
import {
  type AbilityLevel,
  ACCESS_THINGS,
  ACCESS_VALUES,
  type ProfileFact,
  type ProfileRow,
  RESTRICTIONS,
  type ReachFacts,
  type ReachPoint,
  TASKS,
  type Task,
  WAYS,
  type Way,
} from './model.ts'

export type ProfileParts = {
  row: ProfileRow
  facts: readonly ProfileFact[]
  points: readonly ReachPoint[]
  /** protected, or marked for possible control. */
  safety: boolean
}

/**
 * K17, R-299, R-300: the state as it counts at this moment. Without a date of review nobody has assessed it, and past
 * it nobody knows any more; neither is ever digital. Assisted stays: it is the careful answer already.
 */
export function statusNow(
  row: Pick<ProfileRow, 'contactStatus' | 'reviewAt'>,
  now: Temporal.Instant,
): { status: ContactStatus; overdue: boolean } {
  const overdue = row.reviewAt !== null && Temporal.Instant.compare(row.reviewAt, now) <= 0
  const assessed = row.reviewAt !== null || row.contactStatus !== 'digital'
  const status = row.contactStatus === 'assisted' || (assessed && !overdue) ? row.contactStatus : 'unknown'
  return { status, overdue }
}

/** Everything that decides how somebody is reached, from what is stored of them. Pure. */
export function factsFrom({ row, facts, points, safety }: ProfileParts, now: Temporal.Instant): ReachFacts {
  const held = holding(facts, now)
  const value = (field: string) => currentOf(held.get(field))?.value
  const level = (field: string) => {
    const said = value(field)
    return said === 0 || said === 1 || said === 2 || said === 3 || said === 4 ? said : null
  }
  const eId = value('access.eId')
  const { status, overdue } = statusNow(row, now)
  return {
    personId: row.id,
    status,
    reviewOverdue: overdue,
    factsDisagree: row.conflictSince !== null,
    language: row.language,
    interpreterNeed: row.interpreterNeed,
    interpreterLanguage: row.interpreterLanguage,
    reading: row.readingAbility ?? 'unknown',
    norwegianOral: level('norwegianOral'),
    norwegianWritten: level('norwegianWritten'),
    systemUnderstanding: level('systemUnderstanding'),
    abilities: Object.fromEntries(
      TASKS.map((task) => [task, abilityOf(held.get(abilityField(task)))]),
    ) as Record<Task, AbilityLevel>,
    access: Object.fromEntries(
      ACCESS_THINGS.flatMap((thing) => {
        const said = ACCESS_VALUES.find((known) => known === value(`access.${thing}`))
        return said === undefined ? [] : [[thing, said]]
      }),
    ),
    points,
    ...wishesIn(value),
    restrictions: RESTRICTIONS.filter((one) => value(`restriction.${one}`) === true),
    safety,
    digitalNotWorking:
      value('digitalWay') === 'notWorking' || eId === 'no' || eId === 'lost' || eId === 'cutOff',
    pickUpPlaces: texts(value('pickUp')),
    inPrison: value('inPrison') === true,
  }
}

/** a wish counts; where an adviser has recorded why not, it is shown but no longer binds. */
function wishesIn(value: (field: string) => unknown) {
  const wished = (wish: string): Way[] =>
    WAYS.filter((way) => value(`wish.${way}`) === wish && value(`deviation.${way}`) === undefined)
  return { preferred: wished('preferred'), accepted: wished('accepted'), declined: wished('declined') }
}

const texts = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((one) => typeof one === 'string') : []

/**
 * K17, K21: may something important go digitally only? Assessed as digital, not overdue, no facts that
 * disagree, a digital way that works and that the person has not declined.
 */
export const countsAsDigital = (facts: ReachFacts): boolean =>
  facts.status === 'digital' &&
  !facts.reviewOverdue &&
  !facts.factsDisagree &&
  !facts.digitalNotWorking &&
  !facts.inPrison &&
  facts.reading !== 'none' &&
  !facts.declined.includes('portal')

/**
 * R-334, K19: a number or e-mail works when it is the person's own, not lost, returned or unwanted, and was confirmed
 * or answered within `usableDays`. An address works until post comes back.
 */
export function usable(point: ReachPoint, now: Temporal.Instant, usableDays: number): boolean {
  if (point.unwanted || point.notWorkingSince !== null) return false
  if (point.kind === 'address' || point.kind === 'mailbox') return true
  if (point.kind === 'phone' && point.phoneKind !== 'own') return false
  return [point.confirmedAt, point.lastWorkedAt].some(
    (at) => at !== null && now.since(at).total('hours') <= usableDays * 24,
  )
}

const DIGITAL_RANK: Record<ContactStatus, number> = { assisted: 0, unknown: 1, partlyDigital: 2, digital: 3 }

/**
 * towards help anybody may change it at once; up to digital, and from assisted to anything more, needs what
 * R-303 lets count.
 */
export const raisesStatus = (from: ContactStatus, to: ContactStatus): boolean =>
  to === 'digital' ? from !== 'digital' : DIGITAL_RANK[to] > DIGITAL_RANK[from] && from === 'assisted'

/** The value as the two parties would put it: the same thing said in the same words. */
export const sameValue = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

/**
 * K21, R-310: does what is said now disagree with what holds? The person saying that they manage less, or that a thing
 * is lost, is news and no disagreement; saying the opposite of what staff have seen is one, and so is staff saying the
 * opposite of the person.
 */
export function disagreesWith(
  held: readonly ProfileFact[] | undefined,
  said: Pick<ProfileFact, 'source' | 'value'>,
  higher: (a: unknown, b: unknown) => boolean,
): boolean {
  const others = (held ?? []).filter((fact) => !sameValue(fact.value, said.value))
  if (said.source !== 'ownStatement') return others.some((fact) => fact.source === 'ownStatement')
  return others.some((fact) => fact.source !== 'ownStatement' && higher(said.value, fact.value))
}
