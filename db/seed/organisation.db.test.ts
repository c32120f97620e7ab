import { afterAll, beforeAll, expect, test } from 'vitest'
import { settingsFrom } from '../../office/kernel/settings.ts'
import { beginStory, type Story } from '../../test/support/story.ts'
import { OFFICES } from '../../test/support/world.ts'

let story: Story
beforeAll(async () => {
  story = await beginStory()
})
afterAll(() => story.end())

test('an office of the demo town has one address: on its letters, for its meetings and at the foot of each page', async () => {
  const offices = await story.database.system.selectFrom('office').select(['id', 'visitingAddress']).execute()
  const places = await story.database.system
    .selectFrom('meetingPlace')
    .select(['officeId', 'address'])
    .where('kind', '=', 'office')
    .execute()
  expect(places.map(({ officeId, address }) => ({ id: officeId, visitingAddress: address }))).toEqual(
    expect.arrayContaining(offices.filter(({ visitingAddress }) => visitingAddress !== null)),
  )
  const foot = settingsFrom().get('agency.address')
  expect(offices.find(({ id }) => id === OFFICES.A)?.visitingAddress).toBe(foot)
})
