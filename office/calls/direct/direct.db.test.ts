import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { beginStory, type Story } from '../../../test/support/story.ts'
import { addPerson, assign, OFFICES, STAFF, staffActor } from '../../../test/support/world.ts'
import { openPerson } from '../../access/actions.ts'
import type { StaffCtx } from '../../kernel/context.ts'
import { settingsFrom } from '../../kernel/settings.ts'
import { inTransaction, type Surroundings } from '../../kernel/transaction.ts'
import { assignAdviser } from '../../people/actions/assign.ts'
import { lineEquality } from './equality.ts'
import { giveWhatWaits, settleLineLater } from './jobs.ts'
import { directLineFor } from './views.ts'

let story: Story
beforeAll(async () => {
  story = await beginStory()
})
afterAll(() => story.end())

/** Speaks a little Norwegian: a ground of R-515 that shows in no column of the person. */
async function weakNorwegian(told: Parameters<typeof addPerson>[1] = {}): Promise<string> {
  const personId = await addPerson(story.database.system, told)
  const said = { field: 'norwegianOral', value: JSON.stringify(1), source: 'staff', method: 'desk' }
  await story.database.system
    .insertInto('profileFact')
    .values({ ...said, personId, byKind: 'staff', at: story.clock.now() })
    .execute()
  return personId
}
const policy = (value: string): Surroundings => ({
  ...story.around,
  settings: settingsFrom([
    { key: 'directNumber.policy', scope: OFFICES.A, value, version: 1, validFrom: story.clock.now() },
  ] as never),
})
const lines = (personId: string) =>
  story.database.system
    .selectFrom('directLine')
    .select(['grounds', 'givenByKind'])
    .where('personId', '=', personId)
    .where('endedAt', 'is', null)
    .execute()

describe('a number that belongs to a case', () => {
  test('R-515: whoever comes to be followed up after the profile was filled in is asked of again, and has a line', async () => {
    const personId = await weakNorwegian()
    await settleLineLater(story.around, { personId })
    expect(await lines(personId)).toEqual([])
    await story.asStaff(staffActor('leadStateA'), (ctx) =>
      assignAdviser(ctx, { personId, side: 'state', to: { staffId: STAFF.stateAdviserA }, reason: 'first' }),
    )
    await story.jobs()
    expect(await lines(personId)).toEqual([{ grounds: ['norwegian'], givenByKind: 'rule' }])
  })

  test('R-515: the youth guarantee names somebody by what the case system says, and nobody has to tick it', async () => {
    const personId = await addPerson(story.database.system)
    await assign(story.database.system, personId, 'state', { staffId: STAFF.stateAdviserA })
    await story.database.system
      .insertInto('personFact')
      .values({
        ...{ personId, side: 'state', kind: 'benefit', source: 'arena', asOf: story.clock.now() },
        value: JSON.stringify({ benefit: 'youthGuarantee' }),
      })
      .execute()
    await settleLineLater(story.around, { personId })
    expect(await lines(personId)).toMatchObject([{ grounds: ['youthGuarantee'] }])
  })

  test('R-516, R-816: an office that gives no numbers shows as one in the figures of equality', async () => {
    const forbidden = policy('forbidden')
    for (let n = 0; n < 6; n += 1) {
      const personId = await weakNorwegian({ language: 'so' })
      await assign(story.database.system, personId, 'state', { staffId: STAFF.stateAdviserA2 })
      await settleLineLater(forbidden, { personId })
    }
    const figures = await inTransaction(forbidden, staffActor('leadStateA'), (ctx) =>
      lineEquality(ctx as StaffCtx),
    )
    if (!figures.ok) throw new Error(figures.reason)
    const other = figures.value.groups.find(({ value }) => value === 'otherLanguage')
    expect(other?.entitled).toBeGreaterThanOrEqual(6)
    expect((other?.entitled ?? 0) - (other?.given ?? 0)).toBeGreaterThanOrEqual(6)
    const elsewhere = await story.asStaff(staffActor('operator'), (ctx) => lineEquality(ctx))
    expect(elsewhere).toMatchObject({ ok: false, reason: 'notFound' })
  })

  test('R-515: whom no number is left for is told of to who leads, once, and has one when there is one again', async () => {
    const named = [await weakNorwegian(), await weakNorwegian()]
    for (const personId of named)
      await assign(story.database.system, personId, 'state', { staffId: STAFF.stateAdviserA })
    const rests = (until: Temporal.Instant | null) =>
      story.database.system.updateTable('directNumber').set({ restsUntil: until }).execute()
    await rests(story.clock.now().add({ hours: 1 }))
    for (const personId of [...named, ...named]) await settleLineLater(story.around, { personId })
    expect(await giveWhatWaits(story.around)).toBe(0)
    expect(await Promise.all(named.map(lines))).toEqual([[], []])
    const told = await story.database.system
      .selectFrom('staffNotice')
      .select(['staffId', 'personId'])
      .where('kind', '=', 'directNumbersOut')
      .execute()
    expect(told).toEqual([{ staffId: STAFF.officeLeaderA, personId: null }])
    await rests(null)
    expect(await giveWhatWaits(story.around)).toBeGreaterThanOrEqual(2)
    expect(await Promise.all(named.map(lines))).toMatchObject([
      [{ givenByKind: 'rule' }],
      [{ givenByKind: 'rule' }],
    ])
    expect(await giveWhatWaits(story.around)).toBe(0)
  })

  test('R-517: what the rule says of somebody is what their own office has decided, whoever reads it', async () => {
    const personId = await weakNorwegian()
    const said = await inTransaction(policy('forbidden'), staffActor('operator'), async (ctx) => {
      await openPerson(ctx as StaffCtx, personId, { purpose: 'call', what: 'personPage' })
      return directLineFor(ctx as StaffCtx, { personId })
    })
    expect(said).toMatchObject({ ok: true, value: { rule: 'no' } })
  })
})
