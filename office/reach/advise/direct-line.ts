import { is, type Known, weakDigital, weakNorwegian, weakSystem } from './conditions.ts'
import type { DirectLine } from './model.ts'

type LineFacts = Pick<Known, 'reach' | 'situation' | 'urgency'>

/** who has a direct line as of right, and by which of the grounds (`desk:advice.line.<key>`). */
const GROUNDS: readonly (readonly [key: string, when: (facts: LineFacts) => boolean])[] = [
  ['norwegian', ({ reach }) => weakNorwegian(reach)],
  ['interpreter', ({ reach }) => reach.interpreterNeed !== 'none'],
  ['assisted', ({ reach }) => reach.status === 'assisted'],
  ['digital', ({ reach }) => reach.status !== 'assisted' && weakDigital(reach)],
  ['system', ({ reach }) => weakSystem(reach)],
  ['closeProgramme', (facts) => is(facts, 'closeProgramme')],
  ['youthGuarantee', (facts) => is(facts, 'youthGuarantee')],
  ['acute', ({ urgency }) => urgency === 'acute'],
  ['compound', (facts) => is(facts, 'compoundNeeds')],
]

/** The grounds that somebody has for one, whatever their office has decided: what equality is counted of. */
export const lineGrounds = (facts: LineFacts): string[] =>
  GROUNDS.filter(([, when]) => when(facts)).map(([key]) => key)

/** an outcome of the rule, not of who the adviser is; what the office has decided limits it openly. */
export function directLineFor(facts: Known): DirectLine {
  const because = lineGrounds(facts)
  const policy = facts.office.directNumber
  if (policy === 'forbidden') return { propose: 'no', because: [...because, 'forbidden'] }
  if (because.length > 0) return { propose: policy === 'individual' ? 'mayGive' : 'byRule', because }
  return { propose: policy === 'encouraged' ? 'mayGive' : 'no', because }
}
