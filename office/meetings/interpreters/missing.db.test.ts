import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { adviser, interpretedStory, value, WEDNESDAY } from '../../../test/support/meetings.ts'
import { oslo } from '../../../test/support/story.ts'
import { STAFF } from '../../../test/support/world.ts'
import { interpreterCame } from '../../calls/interpreter/actions.ts'
import { brokenInvariants } from '../../kernel/invariants.ts'
import { adverseBlocks } from '../../reach/views.ts'
import { moveMeeting } from '../booking/actions.ts'
import { lockMeeting } from '../booking/store.ts'
import { familyInMeeting, interpreterMissing, meetingInterpreted } from './actions.ts'

const at = interpretedStory()
const { asked, run, books, tells, shown, holds, promises, events, meeting, whole } = at

describe('R-359, K10: nobody has said yes', () => {
  test('everybody is asked in turn, then again the next working day; the owner knows at once, and later the lead', async () => {
    at.answer('refused')
    const { meetingId } = value(await books())
    await run()
    expect(asked.map(({ from }) => from)).toEqual(['main', 'backup'])
    expect((await shown(meetingId)).order?.state).toBe('unconfirmed')
    const [owed] = await promises('connectInterpreter')
    expect(owed).toMatchObject({ ownerStaffId: STAFF.stateAdviserA })
    expect(owed?.dueAt.equals(oslo('2026-03-10 10:00'))).toBe(true)
    at.story.clock.set(oslo('2026-03-03 10:00'))
    await run()
    expect(asked).toHaveLength(4)
    expect(await promises('connectInterpreter')).toHaveLength(1)
    await at.story.at('2026-03-10 10:01')
    expect(await promises('connectInterpreter')).toMatchObject([{ leadReason: 'breach' }])
    // The person is not written to about what is done ahead for them.
    expect(await events('promiseToldLate')).toEqual([])
    at.answer('taken')
    await run()
    await tells('accepted')
    expect(await promises('connectInterpreter')).toEqual([])
    expect((await shown(meetingId)).order?.state).toBe('confirmed')
    await whole()
  })

  test('a service that says nothing is gone on from, and a working day ahead the alarm comes whatever is under way', async () => {
    value(await books({ startsAt: oslo('2026-03-04 10:00') }))
    await run()
    at.story.clock.set(oslo('2026-03-03 09:59'))
    await run()
    expect(asked.map(({ from }) => from)).toEqual(['main', 'backup'])
    at.story.clock.set(oslo('2026-03-03 10:00'))
    await run()
    expect(await events('interpreterUnconfirmed')).toHaveLength(1)
    const [owed] = await promises('connectInterpreter')
    expect(owed?.dueAt.equals(oslo('2026-03-03 12:00'))).toBe(true)
  })

  test('a meeting whose time goes by without one is owed again, moved by the office', async () => {
    at.answer('refused')
    const { meetingId } = value(await books({ startsAt: oslo('2026-03-03 10:00') }))
    await run()
    at.story.clock.set(oslo('2026-03-03 11:30'))
    await run()
    expect(await promises('connectInterpreter')).toEqual([])
    expect(await promises('arrangeMeeting')).toMatchObject([{ details: { moved: 'office', meetingId } }])
  })
})

describe('C5-02: the interpreter who did not come', () => {
  const press = (meetingId: string) =>
    at.story.asStaff(adviser, (ctx) => interpreterMissing(ctx, { personId: at.person, meetingId }))
  /** Booked for today at 13:00 and confirmed; nobody is there at 13:05. */
  const nobodyThere = async () => {
    const { meetingId } = value(await books({ startsAt: oslo('2026-03-02 13:00') }))
    await run()
    await tells('accepted')
    expect(await press(meetingId)).toMatchObject({ reason: 'tooEarly' })
    at.story.clock.set(oslo('2026-03-02 13:05'))
    return meetingId
  }

  test('one is sought by telephone for ten minutes; found, the talk goes on and the meeting says so', async () => {
    const meetingId = await nobodyThere()
    const { requestId, dueAt } = value(await press(meetingId))
    expect(dueAt.equals(oslo('2026-03-02 13:15'))).toBe(true)
    expect(value(await press(meetingId))).toMatchObject({ requestId, joined: true })
    await run()
    expect(asked.at(-1)).toMatchObject({ mode: 'phone', booked: null, language: 'ti' })
    await tells('accepted', '+4740100033')
    expect((await shown(meetingId)).order).toMatchObject({ state: 'coming', number: '+4740100033' })
    value(
      await at.story.asStaff(adviser, (ctx) =>
        interpreterCame(ctx, { personId: at.person, requestId, outcome: { kind: 'onDemand' } }),
      ),
    )
    expect(await events('interpreterUsed')).toMatchObject([{ meetingId, by: 'onDemand', mode: 'phone' }])
    expect(await meeting(meetingId)).toMatchObject({ whoInterpreted: 'onDemand' })
    expect(await holds(meetingId)).toEqual([])
    await whole()
  })

  test('not found: a new time within five working days, and whoever chooses it, the office moved it', async () => {
    const meetingId = await nobodyThere()
    at.answer('refused')
    value(await press(meetingId))
    await run()
    at.story.clock.set(oslo('2026-03-02 13:15'))
    await run()
    const [owed] = await promises('arrangeMeeting')
    expect(owed).toMatchObject({ ownerStaffId: STAFF.stateAdviserA, details: { meetingId, moved: 'office' } })
    expect(owed?.dueAt.equals(oslo('2026-03-09 13:15'))).toBe(true)
    expect((await shown(meetingId)).owesTime).toBe(true)
    at.answer('taken')
    const { version } = await meeting(meetingId)
    value(
      await at.story.asPerson(at.person, (ctx) =>
        moveMeeting(ctx, { personId: at.person, meetingId, version, startsAt: oslo('2026-03-05 10:00') }),
      ),
    )
    expect(await meeting(meetingId)).toMatchObject({
      movedByOffice: 1,
      movedByPerson: 0,
      state: 'booked',
      officeOwesTimeAt: null,
    })
    expect(await promises('arrangeMeeting')).toEqual([])
    await run()
    expect(asked.at(-1)?.booked?.startsAt.equals(oslo('2026-03-05 10:00'))).toBe(true)
    await whole()
  })

  test('R-352: family in an emergency is written as that, owed again in five working days, and carries no refusal', async () => {
    const meetingId = await nobodyThere()
    value(await press(meetingId))
    const helped = value(
      await at.story.asStaff(adviser, (ctx) =>
        familyInMeeting(ctx, { personId: at.person, meetingId, by: 'family', emergency: true }),
      ),
    )
    expect(helped.allowed).toBe(true)
    const [again] = await promises('redoInterpretedTalk')
    expect(again?.dueAt.equals(oslo('2026-03-09 13:05'))).toBe(true)
    expect(await events('familyInterpreted')).toMatchObject([{ meetingId, by: 'family', tried: true }])
    expect(await meeting(meetingId)).toMatchObject({ whoInterpreted: 'familyEmergency' })
    expect(await at.story.asSystem((ctx) => adverseBlocks(ctx, at.person))).toContain('interpreterUnmet')
  })

  test('cancels ten minutes before: sought by telephone at once, and the owner is told; a day before, the others are asked', async () => {
    const late = value(await books({ startsAt: oslo('2026-03-02 13:00') }))
    await run()
    await tells('accepted')
    at.story.clock.set(oslo('2026-03-02 12:50'))
    expect(await tells('cancelled')).toBe('taken')
    await run()
    expect(asked.at(-1)).toMatchObject({ mode: 'phone', booked: null })
    expect((await shown(late.meetingId)).order).toMatchObject({ atOnce: true, state: 'looking' })
    expect(await events('interpreterCancelled')).toMatchObject([{ by: 'service', why: 'ill' }])
    const notices = await at.story.database.system
      .selectFrom('staffNotice')
      .select('kind')
      .where('staffId', '=', STAFF.stateAdviserA)
      .where('personId', '=', at.person)
      .execute()
    expect(notices.map(({ kind }) => kind)).toContain('interpreterCancelled')
    const early = value(await books())
    await run()
    await tells('accepted')
    await tells('cancelled')
    await run()
    expect(asked.at(-1)?.booked?.startsAt.equals(WEDNESDAY)).toBe(true)
    expect((await shown(early.meetingId)).order?.state).toBe('looking')
    expect(await holds(early.meetingId)).toEqual([])
  })

  test('nobody is sought for a talk that was held or has another time, and no time is owed for it', async () => {
    const first = await nobodyThere()
    value(await press(first))
    await run()
    await at.story.asSystem(async (ctx) => {
      const held = await lockMeeting(ctx.tx, at.person, first)
      await sql`update meeting set state = 'held', outcome = 'held', ended_at = ${ctx.clock.now()} where id = ${first}`.execute(
        ctx.tx,
      )
      if (held) await meetingInterpreted(ctx, held, 'familyEmergency')
    })
    const sought = asked.at(-1)?.key
    await run()
    expect(at.withdrawn).toContain(sought)
    const second = value(await books({ startsAt: oslo('2026-03-03 10:00') })).meetingId
    at.answer('refused')
    await run()
    at.story.clock.set(oslo('2026-03-03 10:05'))
    value(await press(second))
    await run()
    at.story.clock.set(oslo('2026-03-03 10:16'))
    await run()
    at.answer('taken')
    value(await press(second))
    await run()
    const { version } = await meeting(second)
    value(
      await at.story.asStaff(adviser, (ctx) =>
        moveMeeting(ctx, {
          personId: at.person,
          meetingId: second,
          version,
          startsAt: oslo('2026-03-05 10:00'),
        }),
      ),
    )
    at.story.clock.set(oslo('2026-03-03 10:40'))
    await run()
    expect(await promises('arrangeMeeting')).toEqual([])
    expect(await promises('connectInterpreter')).toEqual([])
    expect(await promises('redoInterpretedTalk')).toHaveLength(1)
  })

  test('a yes that comes when the time is past is no yes, and one taken back then is a new time, not a search', async () => {
    const late = value(await books({ startsAt: oslo('2026-03-02 13:00') }))
    await run()
    const waiting = asked.at(-1)
    const told = value(await books({ startsAt: oslo('2026-03-03 13:00') }))
    await run()
    await tells('accepted', '+4740100044')
    at.story.clock.set(oslo('2026-03-04 08:00'))
    const broken = await brokenInvariants(at.story.database.system, at.story.clock.now())
    // After a break nothing has happened to the one that was confirmed: whoever said yes was on the way (I-55).
    expect(broken.filter(({ id }) => id === 'I-55').map(({ count }) => count)).toEqual([1])
    expect(await tells('accepted', '+4740100055', waiting)).toBe('again')
    expect(await tells('cancelled')).toBe('taken')
    const searched = asked.length
    await run()
    expect(asked.length).toBe(searched)
    const owed = await promises('arrangeMeeting')
    expect(owed.map(({ details }) => (details as { meetingId: string }).meetingId).sort()).toEqual(
      [late.meetingId, told.meetingId].sort(),
    )
    expect(
      (await brokenInvariants(at.story.database.system, at.story.clock.now())).map(({ id }) => id),
    ).not.toContain('I-55')
  })
})
