import { has, is, isSimple, speaksNorwegian } from './conditions.ts'
import type { AdviceFacts, InterpreterAdvice } from './model.ts'

/**
 * the first question, before any meeting.: what the profile says, and how well the person speaks
 * Norwegian; where nobody has asked yet, an interpreter is offered. Neither haste nor a wish to practise takes it away
 * (R-254, R-361).
 */
export function interpreterFor(facts: AdviceFacts): InterpreterAdvice {
  const need = needOf(facts)
  if (need === 'none') return { need }
  const { reach, urgency } = facts
  const quick = urgency !== 'ordinary' || isSimple(facts) || is(facts, 'atDesk')
  return { need, how: quick ? 'onDemand' : 'booked', language: reach.interpreterLanguage ?? reach.language }
}

function needOf(facts: AdviceFacts): 'none' | 'offered' | 'needed' {
  const { reach } = facts
  const oral = reach.norwegianOral ?? null
  if (reach.interpreterNeed === 'always' || (oral !== null && oral <= 1)) return 'needed'
  const complex = !isSimple(facts) || has(facts, 'complex')
  if (reach.interpreterNeed === 'forComplex' || oral === 2) return complex ? 'needed' : 'offered'
  if (oral === 3 && !speaksNorwegian(reach)) return 'offered'
  return !speaksNorwegian(reach) && oral === null && reach.status === 'unknown' ? 'offered' : 'none'
}
