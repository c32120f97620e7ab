import { expect, test } from 'vitest'
import { adviser, bookingStory, value } from '../../../test/support/meetings.ts'
import { oslo } from '../../../test/support/story.ts'
import { addPerson, assign, STAFF } from '../../../test/support/world.ts'
import { brokenInvariants } from '../../kernel/invariants.ts'
import { smsReceived } from './receive.ts'
import { offerMeeting } from './window.ts'

const at = bookingStory()
const NUMBER = '+4740777001'
const MEETING = oslo('2026-03-10 10:00')

async function offered() {
  const { id: pointId } = await at.story.database.system
    .insertInto('contactPoint')
    .values({
      ...{ personId: at.person, kind: 'phone', value: NUMBER, phoneKind: 'own' },
      confirmedAt: at.story.clock.now(),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return value(
    await at.story.asStaff(adviser, (ctx) =>
      offerMeeting(ctx, {
        ...{ personId: at.person, pointId },
        ...{ at: MEETING, place: 'kontoret' },
      }),
    ),
  )
}
const says = (text: string) =>
  smsReceived(
    at.story.around,
    { origin: 'https://kontoret.example' },
    { id: `1 ${text}`, from: NUMBER, text },
  )
const meetings = () =>
  at.story.database.system.selectFrom('meeting').select(['personId', 'state', 'startsAt']).execute()

test('a yes to an offered time is a meeting like any other', async () => {
  await offered()
  expect(await says('ja')).toEqual({ outcome: 'booked' })
  expect(await meetings()).toEqual([{ personId: at.person, state: 'booked', startsAt: MEETING }])
  expect(await brokenInvariants(at.story.database.system, at.story.clock.now())).toEqual([])
})

test('a yes to a time that somebody else has by now books nothing, and another time is owed', async () => {
  await offered()
  const other = await addPerson(at.story.database.system)
  await assign(at.story.database.system, other, 'state', { staffId: STAFF.stateAdviserA })
  await at.made({ personId: other, startsAt: MEETING })
  expect(await says('ja')).toEqual({ outcome: 'noted' })
  expect((await meetings()).map(({ personId }) => personId)).toEqual([other])
  expect((await at.promises('arrangeMeeting')).filter(({ state }) => state === 'open')).toHaveLength(1)
})
