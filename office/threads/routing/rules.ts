import type { Side, StaffSide } from '../../kernel/context.ts'
import type { ReceiptClock } from '../../kernel/time/clocks.ts'
import type { EnquiryTheme } from '../recognise/model.ts'
import type { Answerable, Answerer, Situation, ThemeRow } from './model.ts'
import { THEME_TABLE } from './table.ts'

export type ThemeTable = Readonly<Record<EnquiryTheme, ThemeRow>>
/** What a newer version of the table says of some themes (configuration key `routing.themes`). */
export type ThemeChanges = Readonly<Partial<Record<EnquiryTheme, Partial<ThemeRow>>>>

/** the table in force, the first version with what a nation or an office has changed since. */
export function tableWith(changes: ThemeChanges): ThemeTable {
  const changed = Object.entries(changes).filter(([theme]) => theme in THEME_TABLE) as [
    EnquiryTheme,
    Partial<ThemeRow>,
  ][]
  if (changed.length === 0) return THEME_TABLE
  return {
    ...THEME_TABLE,
    ...Object.fromEntries(changed.map(([theme, row]) => [theme, { ...THEME_TABLE[theme], ...row }])),
  }
}
export type Route = Answerable & {
  row: ThemeRow
  side: Side
  answerer: Answerer
  clock: ReceiptClock
  told: string | null
  orphanable: boolean
}

/** Below this the side is not known well enough to put words in the state store (R-746: fail towards the wall). */
const SIDE_KNOWN = 0.8

/**
 * in which store the words are kept. A side that is not known is municipal for whoever may have a
 * municipal matter; nobody is asked.
 */
function storeSide(
  part: { side: Side | 'external'; sideConfidence: number },
  row: ThemeRow,
  has: Situation['has'],
): Side {
  if (row.state === undefined && row.municipal !== undefined) return 'municipal'
  if (row.municipal === undefined && row.state !== undefined)
    return part.side === 'external' ? 'common' : 'state'
  if (part.side === 'external') return 'common'
  if (part.side === 'common') return 'common'
  if (part.side === 'municipal') return 'municipal'
  return part.sideConfidence >= SIDE_KNOWN || !has.municipal ? 'state' : 'municipal'
}

/** For a theme that both sides have: the side whose adviser knows the person, the state one first when both do. */
const answeringSide = (side: Side, row: ThemeRow, situation: Situation): StaffSide => {
  if (side !== 'common') return side
  if (row.state === undefined) return 'municipal'
  if (row.municipal === undefined) return 'state'
  if (situation.advisers.state) return 'state'
  return situation.advisers.municipal || (situation.has.municipal && !situation.has.state)
    ? 'municipal'
    : 'state'
}

const team = (teamId: string | null): Answerable | null =>
  teamId === null ? null : { owner: { teamId }, acting: null }
const staff = (staffId: string | null | undefined): Answerable | null =>
  staffId ? { owner: { staffId }, acting: null } : null

type Found = { answerer: Answerer; at: Answerable }

/** Each answerer, and who stands in when the organisation has none: no theme ends in nobody (R-114, I-07). */
const FALLBACK: Readonly<Record<Answerer, readonly Answerer[]>> = {
  ownAdviser: ['contactCentre', 'triage', 'officeLeader'],
  municipalTeam: ['triage', 'officeLeader'],
  contactCentre: ['triage', 'officeLeader'],
  benefitUnit: ['contactCentre', 'triage', 'officeLeader'],
  duty: ['municipalTeam', 'officeLeader'],
  teamLead: ['officeLeader', 'triage'],
  officeLeader: ['teamLead', 'triage', 'contactCentre'],
  triage: ['municipalTeam', 'contactCentre', 'officeLeader'],
}

function find(answerer: Answerer, side: StaffSide, situation: Situation): Answerable | null {
  const { teams } = situation
  switch (answerer) {
    case 'ownAdviser':
      return situation.advisers[side] ?? null
    case 'municipalTeam':
      return situation.advisers.municipal ?? team(teams.municipal)
    case 'contactCentre':
      return team(teams.contactCentre)
    case 'benefitUnit':
      return team(teams.benefitUnit)
    case 'duty':
      return team(teams.duty)
    case 'triage':
      return team(teams.triage)
    case 'teamLead':
      return staff(situation.teamLeads[side] ?? situation.officeLeader)
    case 'officeLeader':
      return staff(situation.officeLeader)
  }
}

/** A municipal text must not fall to the contact centre, which may not read it. */
function resolve(answerer: Answerer, side: StaffSide, situation: Situation): Found {
  for (const candidate of [answerer, ...FALLBACK[answerer]]) {
    if (side === 'municipal' && candidate === 'contactCentre') continue
    const at = find(candidate, side, situation)
    if (at) return { answerer: candidate, at }
  }
  throw new Error('the organisation has nobody at all: no leader, no team')
}

/** 0.4: who knows the person answers in two working days, whatever the table says of the general question. */
const KNOWS_THE_PERSON: ReadonlySet<Answerer> = new Set(['ownAdviser', 'municipalTeam'])
const clockFor = (clock: ReceiptClock, answerer: Answerer): ReceiptClock => {
  if (clock === 'writtenQuestion' && KNOWS_THE_PERSON.has(answerer)) return 'dialogueMessage'
  return clock === 'dialogueMessage' && answerer === 'contactCentre' ? 'writtenQuestion' : clock
}

/**
 * R-101 … R-106: who owes the answer to one part of a message, on which side and under which clock. The person is
 * never an input to the choice of unit: only the theme, the side and what the organisation looks like.
 */
export function routeOf(
  part: { theme: EnquiryTheme; side: Side | 'external'; sideConfidence: number },
  situation: Situation,
  table: ThemeTable = THEME_TABLE,
): Route {
  const row = table[part.theme]
  const side = storeSide(part, row, situation.has)
  const answering = answeringSide(side, row, situation)
  const wanted = row[answering] ?? row.state ?? row.municipal ?? 'triage'
  const { answerer, at } = resolve(wanted, answering, situation)
  const adviser = situation.advisers.state?.owner.staffId
  return {
    row,
    side,
    answerer,
    ...at,
    clock: clockFor(row.clock, answerer),
    told: row.told === 'ownAdviser' && adviser !== undefined && adviser !== at.owner.staffId ? adviser : null,
    orphanable: answerer === 'triage',
  }
}
