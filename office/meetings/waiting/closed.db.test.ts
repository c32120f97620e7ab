import { expect, test } from 'vitest'
import { value } from '../../../test/support/meetings.ts'
import { oslo } from '../../../test/support/story.ts'
import { wishStory } from '../../../test/support/wishes.ts'
import { addStaff } from '../../../test/support/world.ts'
import { bookMeeting, cancelMeeting } from '../booking/actions.ts'
import { runWaiting } from './jobs.ts'

const at = wishStory()
const sys = () => at.story.database.system

test('R-454: a time that is closed after it was offered is taken back with why, and the place is kept', async () => {
  at.adviser = await addStaff(sys(), { name: 'Vera Veileder' })
  const personId = await at.newPerson({ contactStatus: 'digital' })
  await sys()
    .insertInto('contactPoint')
    .values({
      ...{ personId, kind: 'phone', value: '+4740300001', phoneKind: 'own' },
      confirmedAt: at.story.clock.now(),
    })
    .execute()
  await at.asks({ personId, mode: 'phone' })
  const other = await at.newPerson()
  const { meetingId } = value(
    await at.story.asStaff(at.adviser, (ctx) =>
      bookMeeting(ctx, {
        ...{ personId: other, kind: 'followUp', mode: 'phone', purpose: '', side: 'state' },
        ...{ theme: 'contactAdviser', startsAt: oslo('2026-03-12 10:00'), staffId: at.adviser.staffId },
        ...{ interpreter: { answer: 'notFlagged' }, channel: 'officePhone' },
      }),
    ),
  )
  value(await at.story.asPerson(other, (ctx) => cancelMeeting(ctx, { personId: other, meetingId })))
  await runWaiting(at.story.around)
  const offers = async () =>
    (await sys().selectFrom('meetingOffer').select('state').execute()).map(({ state }) => state)
  const { officeId } = await sys()
    .selectFrom('staff')
    .select('officeId')
    .where('id', '=', at.adviser.staffId)
    .executeTakeFirstOrThrow()
  const closes = (fromTime: string, untilTime: string) =>
    sys()
      .insertInto('closingDay')
      .values({ officeId, day: '2026-03-12', cause: 'planning', reason: 'Plan', fromTime, untilTime })
      .execute()
  await closes('12:00', '14:00')
  await runWaiting(at.story.around)
  expect(await offers()).toEqual(['open'])
  await closes('09:00', '10:15')
  await runWaiting(at.story.around)
  expect(await offers()).toEqual(['gone'])
  expect(await at.rows(personId)).toMatchObject([{ state: 'open' }])
  const texts = await sys()
    .selectFrom('outgoing')
    .select(['body', 'data'])
    .where('personId', '=', personId)
    .where('kind', '=', 'meetingOffer')
    .orderBy('id')
    .execute()
  expect(texts.map(({ body }) => body)).toEqual(['booking.wait.sms.offer', 'booking.wait.sms.closed'])
  expect(texts[1]?.data).toMatchObject({ params: { why: expect.stringMatching(/stengt/) } })
  expect(await sys().selectFrom('hold').select('id').where('why', '=', 'offered').execute()).toEqual([])
  await runWaiting(at.story.around)
  expect(await offers()).toEqual(['gone'])
})
