import type { Side, StaffSide } from '../kernel/context.ts'
import type { Owner } from '../kernel/promise/model.ts'
import { OFFICE_ZONE } from '../kernel/time/localTime.ts'
import type { Answerable, Colleague, MergeBasis, Person, Staffing } from './model.ts'

/** What somebody who stands in must have, besides being there. */
export type Need = { side: Side; shields: readonly string[]; teamId?: string | null }

const holdsAll = (colleague: Colleague, shields: readonly string[]) =>
  shields.every((code) => colleague.shields.some((held) => held === code))

/** A side counts only where the one who is away has it: an operator has none and is covered by an operator. */
function isFit(candidate: Colleague, away: Colleague | undefined, need: Need): boolean {
  if (candidate.away !== null || !holdsAll(candidate, need.shields)) return false
  if (need.side === 'common' || !away?.sides.includes(need.side)) return true
  return candidate.sides.includes(need.side)
}

const hasFitMember = (teamId: string, away: Colleague | undefined, need: Need, staffing: Staffing) =>
  [...staffing.colleagues.values()].some((one) => one.teams.includes(teamId) && isFit(one, away, need))

/** Named cover first, then the deputy; then theirs, each asked once, so that a ring of deputies ends. */
function* substitutes(staffId: string, staffing: Staffing): Generator<Colleague> {
  const asked = new Set([staffId])
  const queue = [staffId]
  for (let id = queue.shift(); id !== undefined; id = queue.shift()) {
    const from = staffing.colleagues.get(id)
    for (const next of [from?.away?.coverStaffId, from?.deputyId]) {
      if (next == null || asked.has(next)) continue
      asked.add(next)
      queue.push(next)
      const colleague = staffing.colleagues.get(next)
      if (colleague) yield colleague
    }
  }
}

/** The named cover team, the team of the task, the own teams, the leaders of the office; the last one in any case. */
function standInTeam(staffId: string, need: Need, staffing: Staffing): Owner | null {
  const away = staffing.colleagues.get(staffId)
  const leaders = [...staffing.teams.values()].find(
    (team) => team.kind === 'leaders' && team.officeId === away?.officeId,
  )
  const own = (away?.teams ?? []).filter((id) => {
    const side = staffing.teams.get(id)?.side
    return need.side === 'common' || side === undefined || side === 'common' || side === need.side
  })
  const wanted = [away?.away?.coverTeamId, need.teamId, ...own, leaders?.id].filter((id) => id != null)
  const staffed = wanted.find((id) => hasFitMember(id, away, need, staffing))
  const last = leaders?.id ?? wanted[0]
  return staffed !== undefined ? { teamId: staffed } : last !== undefined ? { teamId: last } : null
}

/**
 * who acts for an employee who is away: named cover, deputy, the deputy's deputy …, then a team in which
 * somebody is there, then the leaders. Null when the employee is there, or when there is nobody else in the world.
 */
export function standIn(staffId: string, need: Need, staffing: Staffing): Owner | null {
  const owner = staffing.colleagues.get(staffId)
  if (owner !== undefined && owner.away === null) return null
  for (const candidate of substitutes(staffId, staffing)) {
    if (isFit(candidate, owner, need)) return { staffId: candidate.id }
  }
  return standInTeam(staffId, need, staffing)
}

/** who answers for a person on a side now. The owner stays the owner while somebody acts. */
export function answerableFor(input: {
  assignment: { staffId: string | null; teamId: string | null } | null
  side: StaffSide
  shields: readonly string[]
  staffing: Staffing
}): Answerable | null {
  const { assignment, side, shields, staffing } = input
  if (assignment === null) return null
  const { staffId, teamId } = assignment
  if (staffId === null) return teamId === null ? null : { owner: { teamId }, acting: null }
  const owner: Owner = teamId === null ? { staffId } : { staffId, teamId }
  return { owner, acting: standIn(staffId, { side, shields, teamId }, staffing) }
}

/** R-726, K33: name and birth date alone never make two records one. */
export const provesIdentity = (basis: MergeBasis): boolean => basis !== 'nameAndBirthDate'

const UNDO_DAYS = 30

/** calendar days, as everything that runs for a person does. */
export function mayStillUndo(mergedAt: Temporal.Instant, now: Temporal.Instant): boolean {
  const last = mergedAt.toZonedDateTimeISO(OFFICE_ZONE).toPlainDate().add({ days: UNDO_DAYS })
  return Temporal.PlainDate.compare(now.toZonedDateTimeISO(OFFICE_ZONE).toPlainDate(), last) <= 0
}

const MORE_HUMAN = {
  // Unknown is no statement: whatever the other record knows goes before it.
  contactStatus: ['unknown', 'digital', 'partlyDigital', 'assisted'],
  interpreterNeed: ['none', 'forComplex', 'always'],
  readingAbility: ['ok', 'weak', 'none'],
} as const

const furthest = <T>(order: readonly T[], a: T, b: T): T => (order.indexOf(a) >= order.indexOf(b) ? a : b)

const IDENTIFYING = ['birthDate', 'language', 'callMe', 'municipalityId', 'interpreterLanguage'] as const
type Filled = (typeof IDENTIFYING)[number] | 'officeId' | 'readingAbility'

type MergedFacts = {
  changes: Partial<Pick<Person, Filled | 'contactStatus' | 'interpreterNeed' | 'needLevel'>>
  conflicts: string[]
}

/**
 * K21, K33: what the kept record says after the merge. What it lacked is filled in; where the two disagree it keeps
 * its word, but goes by the more human channel until somebody has cleared it up with the person.
 */
export function mergedFacts(kept: Person, merged: Person): MergedFacts {
  const changes: MergedFacts['changes'] = {}
  const conflicts: string[] = []
  const differs = (name: string, a: unknown, b: unknown) => {
    if (a !== null && b !== null && a !== b) conflicts.push(name)
  }
  for (const name of IDENTIFYING) {
    if (kept[name] === null && merged[name] !== null) changes[name] = merged[name]
    differs(name, kept[name], merged[name])
  }
  if (kept.officeId === null && merged.officeId !== null) changes.officeId = merged.officeId
  const contactStatus = furthest(MORE_HUMAN.contactStatus, kept.contactStatus, merged.contactStatus)
  const interpreterNeed = furthest(MORE_HUMAN.interpreterNeed, kept.interpreterNeed, merged.interpreterNeed)
  const reading = furthest(
    MORE_HUMAN.readingAbility,
    kept.readingAbility ?? 'ok',
    merged.readingAbility ?? 'ok',
  )
  if (contactStatus !== kept.contactStatus) changes.contactStatus = contactStatus
  if (interpreterNeed !== kept.interpreterNeed) changes.interpreterNeed = interpreterNeed
  if (reading !== (kept.readingAbility ?? 'ok')) changes.readingAbility = reading
  if (merged.needLevel > kept.needLevel) changes.needLevel = merged.needLevel
  if (kept.contactStatus !== 'unknown' && merged.contactStatus !== 'unknown')
    differs('contactStatus', kept.contactStatus, merged.contactStatus)
  differs('interpreterNeed', kept.interpreterNeed, merged.interpreterNeed)
  differs('readingAbility', kept.readingAbility, merged.readingAbility)
  return { changes, conflicts }
}
