import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { beginStory, oslo, type Story } from '../../../test/support/story.ts'
import { addPerson, assign, STAFF, staffActor } from '../../../test/support/world.ts'
import { interpreterCame } from '../../calls/interpreter/actions.ts'
import type { Asking, InterpreterService } from '../../calls/interpreter/gateway.ts'
import { runInterpreters } from '../../calls/interpreter/jobs.ts'
import { serviceTold } from '../../calls/interpreter/told.ts'
import { brokenInvariants } from '../../kernel/invariants.ts'
import { setFact } from '../../people/profile/actions.ts'
import { adverseBlocks } from '../../reach/views.ts'
import { bookMeeting, cancelMeeting, moveMeeting } from '../booking/actions.ts'
import type { BookMeeting } from '../booking/model.ts'
import { familyInMeeting, interpreterMissing, meetingInterpreted } from './actions.ts'
import { interpreterQuestion, meetingInterpreter } from './views.ts'

let story: Story
const adviser = staffActor('stateAdviserA')
const asked: (Asking & { from: string })[] = []
const withdrawn: string[] = []
let answers: 'taken' | 'refused' = 'taken'
const service = (name: string): InterpreterService => ({
  name,
  ask: async (asking) => {
    asked.push({ ...asking, from: name })
    return answers === 'taken'
      ? { how: 'taken', providerId: asking.key }
      : { how: 'refused', why: 'noInterpreter' }
  },
  withdraw: async (key) => withdrawn.push(key) > 0,
})
const run = () => runInterpreters(story.around, [service('main'), service('backup')], story.clock.now())

let person: string
beforeEach(async () => {
  story = await beginStory()
  answers = 'taken'
  asked.splice(0)
  withdrawn.splice(0)
  person = await addPerson(story.database.system, {
    language: 'ti',
    interpreterNeed: 'always',
    interpreterLanguage: 'ti',
  })
  await assign(story.database.system, person, 'state', { staffId: STAFF.stateAdviserA })
})

const value = <T>(result: { ok: true; value: T } | { ok: false; reason: string }): T => {
  if (!result.ok) throw new Error(result.reason)
  return result.value
}
afterEach(() => story.end())
const WEDNESDAY = oslo('2026-03-11 10:00')
const THURSDAY = oslo('2026-03-12 10:00')
const books = (told: Partial<BookMeeting> = {}) =>
  story.asStaff(adviser, (ctx) =>
    bookMeeting(ctx, {
      personId: person,
      kind: 'followUp',
      mode: 'physicalOffice',
      purpose: 'Se på planen',
      side: 'state',
      theme: 'contactAdviser',
      startsAt: WEDNESDAY,
      staffId: STAFF.stateAdviserA,
      interpreter: { answer: 'ordered' },
      channel: 'meetingOffice',
      ...told,
    }),
  )
const tells = (state: 'accepted' | 'declined' | 'cancelled', number = '+4740100021', at = asked.at(-1)) =>
  story.asSystem((ctx) =>
    serviceTold(ctx, {
      key: at?.key ?? '',
      from: [at?.from ?? ''],
      ...(state === 'accepted'
        ? { state, name: 'Rahel Berhe', number, level: 'C', adult: true }
        : { state, why: 'ill' }),
    }),
  )
const shown = async (meetingId: string) =>
  value(await story.asStaff(adviser, (ctx) => meetingInterpreter(ctx, { personId: person, meetingId })))
const holds = async (meetingId: string) =>
  story.database.system
    .selectFrom('hold')
    .select('during')
    .where('meetingId', '=', meetingId)
    .where('kind', '=', 'interpreter')
    .execute()
const promises = (kind: string) =>
  story.database.system
    .selectFrom('promise')
    .selectAll()
    .where('personId', '=', person)
    .where('kind', '=', kind)
    .where('isOpen', '=', true)
    .execute()
const events = async (kind: string) =>
  (
    await story.database.system
      .selectFrom('event')
      .select('data')
      .where('personId', '=', person)
      .where('kind', '=', kind)
      .execute()
  ).map(({ data }) => data)
const meeting = (id: string) =>
  story.database.system.selectFrom('meeting').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
const whole = async () => expect(await brokenInvariants(story.database.system, story.clock.now())).toEqual([])

describe('R-355, R-356: the question that comes first', () => {
  test('is prefilled from the profile, and an interpreter is asked for in the time, place and way of the meeting', async () => {
    await story.asStaff(adviser, (ctx) =>
      setFact(ctx, { personId: person, field: 'interpreterGender', value: 'woman', method: 'desk' }),
    )
    expect(value(await story.asStaff(adviser, (ctx) => interpreterQuestion(ctx, person)))).toMatchObject({
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
    expect(JSON.stringify(asked)).not.toContain(person)
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
    const other = await addPerson(story.database.system, { language: 'ti', interpreterNeed: 'always' })
    await assign(story.database.system, other, 'state', { staffId: STAFF.deputyStateA })
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
      await story.asPerson(person, (ctx) =>
        moveMeeting(ctx, { personId: person, meetingId, version: 1, startsAt: THURSDAY }),
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
      await story.asStaff(adviser, (ctx) =>
        cancelMeeting(ctx, { personId: person, meetingId, reason: 'ill' }),
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

describe('R-359, K10: nobody has said yes', () => {
  test('everybody is asked in turn, then again the next working day; the owner knows at once, and later the lead', async () => {
    answers = 'refused'
    const { meetingId } = value(await books())
    await run()
    expect(asked.map(({ from }) => from)).toEqual(['main', 'backup'])
    expect((await shown(meetingId)).order?.state).toBe('unconfirmed')
    const [owed] = await promises('connectInterpreter')
    expect(owed).toMatchObject({ ownerStaffId: STAFF.stateAdviserA })
    expect(owed?.dueAt.equals(oslo('2026-03-10 10:00'))).toBe(true)
    story.clock.set(oslo('2026-03-03 10:00'))
    await run()
    expect(asked).toHaveLength(4)
    expect(await promises('connectInterpreter')).toHaveLength(1)
    await story.at('2026-03-10 10:01')
    expect(await promises('connectInterpreter')).toMatchObject([{ leadReason: 'breach' }])
    // The person is not written to about what is done ahead for them.
    expect(await events('promiseToldLate')).toEqual([])
    answers = 'taken'
    await run()
    await tells('accepted')
    expect(await promises('connectInterpreter')).toEqual([])
    expect((await shown(meetingId)).order?.state).toBe('confirmed')
    await whole()
  })

  test('a service that says nothing is gone on from, and a working day ahead the alarm comes whatever is under way', async () => {
    value(await books({ startsAt: oslo('2026-03-04 10:00') }))
    await run()
    story.clock.set(oslo('2026-03-03 09:59'))
    await run()
    expect(asked.map(({ from }) => from)).toEqual(['main', 'backup'])
    story.clock.set(oslo('2026-03-03 10:00'))
    await run()
    expect(await events('interpreterUnconfirmed')).toHaveLength(1)
    const [owed] = await promises('connectInterpreter')
    expect(owed?.dueAt.equals(oslo('2026-03-03 12:00'))).toBe(true)
  })

  test('a meeting whose time goes by without one is owed again, moved by the office', async () => {
    answers = 'refused'
    const { meetingId } = value(await books({ startsAt: oslo('2026-03-03 10:00') }))
    await run()
    story.clock.set(oslo('2026-03-03 11:30'))
    await run()
    expect(await promises('connectInterpreter')).toEqual([])
    expect(await promises('arrangeMeeting')).toMatchObject([{ details: { moved: 'office', meetingId } }])
  })
})

describe('C5-02: the interpreter who did not come', () => {
  const press = (meetingId: string) =>
    story.asStaff(adviser, (ctx) => interpreterMissing(ctx, { personId: person, meetingId }))
  /** Booked for today at 13:00 and confirmed; nobody is there at 13:05. */
  const nobodyThere = async () => {
    const { meetingId } = value(await books({ startsAt: oslo('2026-03-02 13:00') }))
    await run()
    await tells('accepted')
    expect(await press(meetingId)).toMatchObject({ reason: 'tooEarly' })
    story.clock.set(oslo('2026-03-02 13:05'))
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
      await story.asStaff(adviser, (ctx) =>
        interpreterCame(ctx, { personId: person, requestId, outcome: { kind: 'onDemand' } }),
      ),
    )
    expect(await events('interpreterUsed')).toMatchObject([{ meetingId, by: 'onDemand', mode: 'phone' }])
    expect(await meeting(meetingId)).toMatchObject({ whoInterpreted: 'onDemand' })
    expect(await holds(meetingId)).toEqual([])
    await whole()
  })

  test('not found: a new time within five working days, and whoever chooses it, the office moved it', async () => {
    const meetingId = await nobodyThere()
    answers = 'refused'
    value(await press(meetingId))
    await run()
    story.clock.set(oslo('2026-03-02 13:15'))
    await run()
    const [owed] = await promises('arrangeMeeting')
    expect(owed).toMatchObject({ ownerStaffId: STAFF.stateAdviserA, details: { meetingId, moved: 'office' } })
    expect(owed?.dueAt.equals(oslo('2026-03-09 13:15'))).toBe(true)
    expect((await shown(meetingId)).owesTime).toBe(true)
    answers = 'taken'
    const { version } = await meeting(meetingId)
    value(
      await story.asPerson(person, (ctx) =>
        moveMeeting(ctx, { personId: person, meetingId, version, startsAt: oslo('2026-03-05 10:00') }),
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
      await story.asStaff(adviser, (ctx) =>
        familyInMeeting(ctx, { personId: person, meetingId, by: 'family', emergency: true }),
      ),
    )
    expect(helped.allowed).toBe(true)
    const [again] = await promises('redoInterpretedTalk')
    expect(again?.dueAt.equals(oslo('2026-03-09 13:05'))).toBe(true)
    expect(await events('familyInterpreted')).toMatchObject([{ meetingId, by: 'family', tried: true }])
    expect(await meeting(meetingId)).toMatchObject({ whoInterpreted: 'familyEmergency' })
    expect(await story.asSystem((ctx) => adverseBlocks(ctx, person))).toContain('interpreterUnmet')
  })

  test('cancels ten minutes before: sought by telephone at once, and the owner is told; a day before, the others are asked', async () => {
    const late = value(await books({ startsAt: oslo('2026-03-02 13:00') }))
    await run()
    await tells('accepted')
    story.clock.set(oslo('2026-03-02 12:50'))
    expect(await tells('cancelled')).toBe('taken')
    await run()
    expect(asked.at(-1)).toMatchObject({ mode: 'phone', booked: null })
    expect((await shown(late.meetingId)).order).toMatchObject({ atOnce: true, state: 'looking' })
    expect(await events('interpreterCancelled')).toMatchObject([{ by: 'service', why: 'ill' }])
    const notices = await story.database.system
      .selectFrom('staffNotice')
      .select('kind')
      .where('staffId', '=', STAFF.stateAdviserA)
      .where('personId', '=', person)
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
})

describe('R-360: who interpreted is told when the meeting is ended', () => {
  const held = async (by: Parameters<typeof meetingInterpreted>[2]) => {
    const { meetingId } = value(await books({ startsAt: oslo('2026-03-02 13:00') }))
    await run()
    await tells('accepted')
    story.clock.set(oslo('2026-03-02 13:50'))
    await story.asSystem((ctx) =>
      meetingInterpreted(
        ctx,
        { personId: person, id: meetingId, kind: 'followUp', mode: 'physicalOffice', interpreter: 'ordered' },
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
