import { expect, test } from 'vitest'
import { sentAlone } from './alone.ts'

const told = {
  alone: true,
  ability: 'unknown' as const,
  helpEachTime: false,
  together: false,
  reason: '',
  taken: undefined as string | undefined,
}
const says = (more: Partial<Parameters<typeof sentAlone>[0]>) => {
  const answer = sentAlone({ ...told, ...more })
  return answer.ok ? [answer.outcome, answer.leadSees] : answer.reason
}

test.each<[string, Parameters<typeof says>[0], unknown]>([
  ['known to manage it', { ability: 'alone', taken: 'accepted' }, ['accepted', false]],
  ['known to manage it, and protests', { ability: 'alone', taken: 'protested' }, ['protested', true]],
  ['known to manage it, and nobody asked them', { ability: 'alone' }, 'answerMissing'],
  ['with help', { ability: 'withHelp', taken: 'accepted' }, 'needsReason'],
  ['not yet', { ability: 'notYet', taken: 'accepted' }, 'needsReason'],
  ['nobody knows', { taken: 'accepted' }, 'needsReason'],
  ['nobody knows, with a reason', { reason: 'Stengt i dag', taken: 'accepted' }, ['accepted', true]],
  ['a reason of blanks', { reason: '  ', taken: 'accepted' }, 'needsReason'],
  ['a reason without an end', { reason: 'x'.repeat(201), taken: 'accepted' }, 'tooLong'],
  ['another answer', { ability: 'alone', taken: 'maybe' }, 'answerMissing'],
  ['together now', { together: true }, ['doneTogether', false]],
  ['helped each time, together now', { together: true, helpEachTime: true }, ['doneTogether', false]],
  [
    'helped each time, whatever they manage and whatever the reason',
    { ability: 'alone', helpEachTime: true, reason: 'Kø', taken: 'accepted' },
    'helpedEachTime',
  ],
  ['to a body that receives people', { alone: false, taken: 'accepted' }, ['accepted', false]],
  ['to a body that receives people, and protests', { alone: false, taken: 'protested' }, ['protested', true]],
  ['to a body that receives people, nothing said', { alone: false }, [null, false]],
])('sent on, %s (R-458)', (_what, more, expected) => {
  expect(says(more)).toEqual(expected)
})
