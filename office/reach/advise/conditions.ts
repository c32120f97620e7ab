import type { AccessThing, ReachFacts, ReachPoint, Way } from '../../people/profile/model.ts'
import type { AdviceFacts, ContentMark, InterpreterAdvice, Situation } from './model.ts'

/** The facts with what is decided first: the table asks for both. */
export type Known = AdviceFacts & { interpreter: InterpreterAdvice }

export const is = (facts: Pick<AdviceFacts, 'situation'>, situation: Situation) =>
  facts.situation.includes(situation)
export const has = (facts: AdviceFacts, mark: ContentMark) => facts.content.includes(mark)
export const missing = (reach: ReachFacts, thing: AccessThing) => {
  const value = reach.access[thing]
  return value === 'no' || value === 'lost' || value === 'cutOff'
}

const works = (point: ReachPoint) => point.notWorkingSince === null && !point.unwanted
const phones = (reach: ReachFacts) => reach.points.filter((point) => point.kind === 'phone' && works(point))
/** R-334, K19: a number of the person's own that is neither lost, borrowed, returned nor unwanted. */
export const ownPhone = (reach: ReachFacts) => phones(reach).find((point) => point.phoneKind === 'own')
/** A line that the household shares can be rung, never texted; with a safety mark not even that. */
export const ringable = (reach: ReachFacts) =>
  ownPhone(reach) ??
  (reach.safety
    ? undefined
    : phones(reach).find(({ phoneKind }) => phoneKind === 'shared' || phoneKind === null))
export const point = (reach: ReachFacts, kind: 'email' | 'address') =>
  reach.points.find((one) => one.kind === kind && works(one))
export const onlyForeignNumbers = (reach: ReachFacts) =>
  ringable(reach) === undefined &&
  phones(reach).some((one) => one.phoneKind === 'borrowed' || one.phoneKind === 'lost')

export const hasNoDevice = (reach: ReachFacts) =>
  (['computer', 'smartphone', 'tablet'] as const).every((thing) => missing(reach, thing))
const noWayIn = (reach: ReachFacts) =>
  missing(reach, 'eId') ||
  missing(reach, 'nationalId') ||
  missing(reach, 'internet') ||
  hasNoDevice(reach) ||
  reach.digitalNotWorking

const NORWEGIAN = ['nb', 'nn', 'no']
export const speaksNorwegian = (reach: ReachFacts) => NORWEGIAN.includes(reach.language)
export const weakNorwegian = ({ norwegianOral: oral, norwegianWritten: written }: ReachFacts) =>
  (oral !== null && oral <= 2) || (written !== null && written <= 1)
export const weakSystem = (reach: ReachFacts) =>
  reach.systemUnderstanding !== null && reach.systemUnderstanding <= 2

const DIALOGUE = ['logIn', 'readMessage', 'writeMessage'] as const
const writesAlone = ({ abilities }: ReachFacts) =>
  abilities.readMessage === 'alone' && abilities.writeMessage === 'alone'
const struggles = ({ abilities }: ReachFacts) =>
  DIALOGUE.some((task) => abilities[task] === 'notYet' || abilities[task] === 'withHelp')

/**
 * K17, R-300: can a written dialogue on Min side stand alone? Assessed as digital, or partly and mastering just this;
 * unknown, overdue or contradicted is never yes.
 */
export function digitalHolds(reach: ReachFacts): boolean {
  if (reach.reviewOverdue || reach.factsDisagree || noWayIn(reach) || struggles(reach)) return false
  if (reach.status === 'digital') return true
  return reach.status === 'partlyDigital' && writesAlone(reach)
}
export const weakDigital = (reach: ReachFacts) =>
  struggles(reach) || reach.status === 'assisted' || (reach.status === 'partlyDigital' && !writesAlone(reach))

/** reads and writes alone, whatever the Norwegian: text works, and nobody is set to talks against it. */
export const managesText = (facts: AdviceFacts) =>
  facts.reach.reading !== 'none' &&
  facts.reach.status !== 'assisted' &&
  (is(facts, 'translationTools') || writesAlone(facts.reach)) &&
  !noWayIn(facts.reach)

/** One short exchange settles it. */
export const isSimple = (facts: AdviceFacts) =>
  facts.content.length === 0 &&
  [
    'answer',
    'practicalQuestion',
    'shortQuestion',
    'stateFact',
    'appointment',
    'checkIn',
    'encouragement',
  ].includes(facts.purpose)
export const isWeighty = (facts: AdviceFacts) =>
  has(facts, 'heavy') ||
  has(facts, 'decision') ||
  has(facts, 'subsistence') ||
  facts.purpose === 'heavyMessage'

export const mayNot = (reach: ReachFacts, way: Way) => reach.declined.includes(way)
