import { abilityField } from '../facts.ts'
import { TASKS } from '../model.ts'
import type { Answers, Proposal } from './model.ts'

export type Written = { field: string; value: unknown; evidence: 'observedTask' | 'ownStatement' }

const SAME = ['reading', 'interpreterNeed', 'interpreterLanguage'] as const
const SCALES = ['norwegianOral', 'norwegianWritten', 'systemUnderstanding'] as const
const HELD = ['access.smartphone', 'access.computer', 'access.internet', 'access.eId'] as const
const WISHED = ['wish.portal', 'wish.phone', 'wish.letter', 'wish.meeting'] as const

/** The facts that the answers are, each with what it rests on: tried on the spot, or told. */
export function factsIn(answers: Answers, proposal: Proposal): Written[] {
  const tried = (id: string) => (id in answers ? 'observedTask' : 'ownStatement')
  const told = (field: string, value: unknown): Written => ({ field, value, evidence: 'ownStatement' })
  return [
    ...TASKS.flatMap((task) => {
      const level = proposal.abilities[task]
      if (level === undefined) return []
      return [{ field: abilityField(task), value: level, evidence: tried(`control.${task}`) } as const]
    }),
    ...[...SAME, ...HELD, ...WISHED].flatMap((id) => {
      const said = answers[id]
      return said === undefined ? [] : [told(id, said)]
    }),
    ...SCALES.flatMap((id) => {
      const said = answers[id]
      return said === undefined ? [] : [told(id, Number(said))]
    }),
    // what comes in writing follows the language chosen for it; talks have an interpreter's language of their own.
    ...(answers.letterLanguage === undefined ? [] : [told('language', answers.letterLanguage)]),
  ]
}
