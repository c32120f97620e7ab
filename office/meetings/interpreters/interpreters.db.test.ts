import { describe, expect, test } from 'vitest'
import { adviser, interpretedStory, value } from '../../../test/support/meetings.ts'
import { oslo } from '../../../test/support/story.ts'
import { addPerson, assign, STAFF } from '../../../test/support/world.ts'
import { setFact } from '../../people/profile/actions.ts'
import { cancelMeeting, moveMeeting } from '../booking/actions.ts'
import { meetingInterpreted } from './actions.ts'
import { interpreterQuestion } from './views.ts'

const THURSDAY = oslo('2026-03-12 10:00')
const at = interpretedStory()
const { asked, withdrawn, run, books, tells, shown, holds, promises, events, whole } = at

describe('R-355, R-356: the question that comes first', () => {
  test('is prefilled from the profile, and an interpreter is asked for in the time, place and way of the meeting', async () => {
    await at.story.asStaff(adviser, (ctx) =>
      setFact(ctx, { personId: at.person, field: 'interpreterGender', value: 'woman', method: 'desk' }),
    )
    expect(
      value(await at.story.asStaff(adviser, (ctx) => interpreterQuestion(ctx, at.person))),
    ).toMatchObject({
      flagged: true,
      language: 'ti',
      prefilled: { answer: 'ordered', gender: 'woman', way: null },
    })
    expect(await books({ interpreter: { answer: 'notFlagged' } })).toMatchObject({
      reason: 'interpreterUnanswered',
    })
    expect(await books({ interpreter: { answer: 'notNeeded', reason: 'practice' } })).toMatchObject({
      reason: 'interpreterStays',
    })
    const { meetingId, startsAt, endsAt } = value(await books())
    expect(endsAt.since(startsAt).total('minutes')).toBe(90)
    await run()
    expect(asked).toMatchObject([
      {
        from: 'main',
        language: 'ti',
        gender: 'woman',
        mode: 'inPerson',
        booked: { level: 'C', insteadOf: null },
      },
    ])
    expect(asked[0]?.booked?.startsAt.equals(startsAt)).toBe(true)
    expect(asked[0]?.booked?.place?.address).toBeTruthy()
    expect(JSON.stringify(asked)).not.toContain(at.person)
    expect((await shown(meetingId)).order?.state).toBe('looking')
    await tells('accepted')
    expect((await shown(meetingId)).order).toMatchObject({
      state: 'confirmed',
      name: 'Rahel Berhe',
      below: false,
    })
    expect(await holds(meetingId)).toHaveLength(1)
    expect(await events('interpreterConfirmed')).toMatchObject([{ meetingId, service: 'main', level: 'C' }])
    await whole()
  })

  test('one who is at another meeting of ours at that time is no yes, and the next service is asked', async () => {
    const first = value(await books())
    await run()
    await tells('accepted')
    const other = await addPerson(at.story.database.system, { language: 'ti', interpreterNeed: 'always' })
    await assign(at.story.database.system, other, 'state', { staffId: STAFF.deputyStateA })
    const second = value(
      await books({
        personId: other,
        staffId: STAFF.deputyStateA,
        startsAt: first.startsAt.add({ minutes: 30 }),
      }),
    )
    await run()
    await tells('accepted')
    expect(await holds(second.meetingId)).toEqual([])
    await run()
    expect(asked.map(({ from }) => from)).toEqual(['main', 'main', 'backup'])
    await tells('accepted', '+4740100022')
    expect(await holds(second.meetingId)).toHaveLength(1)
  })
})

describe('the interpreter follows the meeting', () => {
  test('moved: told at the old time, asked for at the new, and never at both', async () => {
    const { meetingId } = value(await books())
    await run()
    await tells('accepted')
    const [old] = asked
    value(
      await at.story.asPerson(at.person, (ctx) =>
        moveMeeting(ctx, { personId: at.person, meetingId, version: 1, startsAt: THURSDAY }),
      ),
    )
    await run()
    expect(withdrawn).toEqual([old?.key])
    expect(asked.at(-1)?.booked).toMatchObject({ insteadOf: old?.key })
    expect(asked.at(-1)?.booked?.startsAt.equals(THURSDAY)).toBe(true)
    expect(await holds(meetingId)).toEqual([])
    await tells('accepted')
    expect(await holds(meetingId)).toHaveLength(1)
    // What the old order is told of now changes nothing.
    expect(await tells('cancelled', undefined, old)).toBe('again')
    expect(await events('interpreterCancelled')).toMatchObject([{ by: 'office', why: 'moved' }])
    await whole()
  })

  test('cancelled: every service that was asked is told, also one that has not answered', async () => {
    const { meetingId } = value(await books())
    await run()
    value(
      await at.story.asStaff(adviser, (ctx) =>
        cancelMeeting(ctx, { personId: at.person, meetingId, reason: 'ill' }),
      ),
    )
    await run()
    expect(withdrawn).toEqual([asked[0]?.key])
    expect(await tells('accepted')).toBe('again')
    expect(await holds(meetingId)).toEqual([])
    expect(await promises('connectInterpreter')).toEqual([])
    await whole()
  })
})

describe('R-360: who interpreted is told when the meeting is ended', () => {
  const held = async (by: Parameters<typeof meetingInterpreted>[2]) => {
    const { meetingId } = value(await books({ startsAt: oslo('2026-03-02 13:00') }))
    await run()
    await tells('accepted')
    at.story.clock.set(oslo('2026-03-02 13:50'))
    await at.story.asSystem((ctx) =>
      meetingInterpreted(
        ctx,
        {
          personId: at.person,
          id: meetingId,
          kind: 'followUp',
          mode: 'physicalOffice',
          interpreter: 'ordered',
        },
        by,
      ),
    )
    return meetingId
  }
  test('the one who was booked', async () => {
    const meetingId = await held('professional')
    expect(await events('interpreterUsed')).toMatchObject([
      { meetingId, by: 'professional', mode: 'inPerson', level: 'C', language: 'ti' },
    ])
    expect(await promises('redoInterpretedTalk')).toEqual([])
    expect(withdrawn).toEqual([])
  })
  test('nobody: it is owed again, and why is told', async () => {
    const meetingId = await held('companionOnly')
    expect(await events('interpreterUsed')).toMatchObject([
      { meetingId, by: 'companionOnly', why: 'noneFound' },
    ])
    expect(await promises('redoInterpretedTalk')).toHaveLength(1)
  })
})
