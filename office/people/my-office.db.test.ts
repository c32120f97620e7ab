import { afterAll, beforeAll, expect, test } from 'vitest'
import { beginStory, type Story } from '../../test/support/story.ts'
import { addPerson, OFFICES } from '../../test/support/world.ts'
import type { PersonCtx } from '../kernel/context.ts'
import { settingsFrom } from '../kernel/settings.ts'
import { inTransaction } from '../kernel/transaction.ts'
import { myOffice } from './views.ts'

let story: Story
beforeAll(async () => {
  story = await beginStory()
})
afterAll(() => story.end())

test.each([
  [undefined, 'urgent'],
  ['emergenciesPublic', 'urgent'],
  ['public', 'anything'],
  ['partners', null],
  ['internal', null],
] as const)(
  'the duty phone is shown as the person’s own office has decided: %s (R-427)',
  async (value, shown) => {
    const personId = await addPerson(story.database.system)
    const key = 'dutyPhone.publication'
    const rows = [
      { scope: OFFICES.B, key, value: 'public' },
      ...(value === undefined ? [] : [{ scope: OFFICES.A, key, value }]),
    ]
    const office = await inTransaction(
      { ...story.around, settings: settingsFrom(rows) },
      { kind: 'person', personId, language: 'nb' },
      (ctx) => myOffice(ctx as PersonCtx),
    )
    const duty = await story.database.system
      .selectFrom('office')
      .select('dutyPhone')
      .where('id', '=', OFFICES.A)
      .executeTakeFirstOrThrow()
    expect(duty.dutyPhone).not.toBeNull()
    expect(office?.duty).toEqual(shown === null ? null : { phone: duty.dutyPhone, shownFor: shown })
  },
)

test('a day on which the office is closed stands beside its hours, with why (R-454)', async () => {
  const personId = await addPerson(story.database.system)
  const shown = () => story.asPerson(personId, (ctx) => myOffice(ctx))
  expect(await shown()).toMatchObject({ closed: [], opensNext: null })
  await story.database.system
    .insertInto('closingDay')
    .values({ officeId: OFFICES.A, day: '2026-03-02', cause: 'building', reason: 'Vannet er borte' })
    .execute()
  const office = await shown()
  expect(office?.closed).toEqual([
    { day: '2026-03-02', from: null, until: null, cause: 'building', reason: 'Vannet er borte' },
  ])
  expect(office?.opensNext?.toString()).toBe('2026-03-03T08:00:00Z')
})
