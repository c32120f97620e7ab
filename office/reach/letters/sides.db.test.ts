import { afterAll, beforeAll, expect, test } from 'vitest'
import { beginStory, type Story } from '../../../test/support/story.ts'
import { addPerson, addStaff, assign, STAFF, staffActor } from '../../../test/support/world.ts'
import { openPerson } from '../../access/actions.ts'
import type { StaffActor } from '../../kernel/context.ts'
import { previewLetter, sendLetter, settledByCall } from './actions.ts'

let story: Story
beforeAll(async () => {
  story = await beginStory()
})
afterAll(() => story.end())

const FILLED = {
  adviser: 'Kari',
  matter: 'sosialhjelp',
  document: 'kvittering for strøm',
  from: '2026-03-01',
  until: '2026-03-31',
  amount: '100',
  reason: 'Du har nok penger.',
  meeting: '2026-03-12T10:00',
  direct: '73 90 50 01',
  place: 'kontoret',
}
/** One of each side: the state's, the municipality's, and one that belongs to both. */
const LETTERS = ['statusCardMissing', 'decisionRefused', 'adviserChanged']
let key = 0

const send = async (actor: StaffActor, personId: string, template: string) => {
  const input = {
    personId,
    template,
    filled: FILLED,
    facts: {},
    key: `side${++key}`,
    phoned: 'noAnswer',
  } as const
  const done = await story.asStaff(actor, (ctx) => sendLetter(ctx, input))
  return done.ok ? 'sent' : done.reason
}

test('R-736: a letter of a side that is not theirs to write on is refused in words, never by the wall', async () => {
  const { system } = story.database
  const both = await addStaff(system, { roles: ['AS', 'AM'], sides: ['state', 'municipal'] })
  const state = { side: 'state', staffId: STAFF.stateAdviserA, lead: true } as const
  const municipal = { side: 'municipal', staffId: STAFF.municipalAdviserA, lead: true } as const
  const told = { address: 'Skolegata 8', assigned: [state, municipal] }
  const expected = [
    [staffActor('stateAdviserA'), 'sent notOwner sent'],
    [staffActor('municipalAdviserA'), 'notOwner sent sent'],
    [both, 'sent sent sent'],
  ] as const
  for (const [actor, answers] of expected) {
    const personId = await addPerson(system, told)
    if (actor === both) await assign(system, personId, 'state', { staffId: both.staffId })
    const got: string[] = []
    for (const template of LETTERS) got.push(await send(actor, personId, template))
    expect(got.join(' ')).toBe(answers)
  }
})

test.each([
  ['officeLeaderA', 'qualityControl'],
  ['operator', 'call'],
  ['hostA', 'visit'],
] as const)(
  '%s sees a person and makes no letter, and no word that one was settled',
  async (name, purpose) => {
    const personId = await addPerson(story.database.system, { address: 'Skolegata 8' })
    const input = (template: string) => ({ personId, template, filled: FILLED, facts: {} })
    const answers = await story.asStaff(staffActor(name), async (ctx) => {
      await openPerson(ctx, personId, { purpose, what: 'letter' })
      const found: boolean[] = []
      for (const template of LETTERS) {
        found.push((await previewLetter(ctx, input(template))).ok)
        found.push((await settledByCall(ctx, input(template))).ok)
      }
      return found
    })
    expect(answers.filter(Boolean)).toEqual([])
    for (const table of ['notice', 'message'] as const) {
      const rows = await story.database.system
        .selectFrom(table)
        .select('id')
        .where('personId', '=', personId)
        .execute()
      expect(rows).toEqual([])
    }
  },
)
