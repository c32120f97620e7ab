import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { beginStory, type Story } from '../../../test/support/story.ts'
import { addPerson, addStaff, OFFICES, STAFF, staffActor } from '../../../test/support/world.ts'
import type { StaffActor } from '../../kernel/context.ts'
import { answer, giveFeedback, logTalk, registerContact, write } from '../../threads/actions.ts'
import { planCall } from './plan-call.ts'
import { adviceFor, channelChoices } from './views.ts'

let story: Story
let kari: StaffActor
let leader: StaffActor

beforeAll(async () => {
  story = await beginStory()
  kari = staffActor('stateAdviserA')
  leader = staffActor('officeLeaderA')
})
afterAll(() => story.end())

const person = (told: Parameters<typeof addPerson>[1] = {}) =>
  addPerson(story.database.system, {
    phone: '+4740000001',
    phoneConfirmedAt: story.clock.now(),
    ...told,
    assigned: [{ side: 'state', staffId: STAFF.stateAdviserA, lead: true }],
  })
const asks = async (personId: string, text = 'Når begynner tiltaket mitt?') => {
  const sent = await story.asPerson(personId, (ctx) => write(ctx, { text }))
  if (!sent.ok) throw new Error(sent.reason)
  const { threadId } = sent.value
  const { id: promiseId } = await story.database.system
    .selectFrom('promise')
    .select('id')
    .where('personId', '=', personId)
    .where('isOpen', '=', true)
    .executeTakeFirstOrThrow()
  return { personId, threadId, promiseIds: [promiseId] }
}
const advised = async (asked: Parameters<typeof adviceFor>[1], by = kari) => {
  const given = await story.asStaff(by, (ctx) => adviceFor(ctx, asked))
  if (!given.ok) throw new Error(given.reason)
  return given.value
}
const choices = (personId: string) =>
  story.database.system.selectFrom('channelChoice').selectAll().where('personId', '=', personId).execute()

describe('the advice on what the office knows', () => {
  test('an assessed person gets an ordinary answer in writing; an unknown one never by screen first', async () => {
    const digital = await advised({ personId: await person({ contactStatus: 'digital' }) })
    expect([digital.advice.ways[0]?.way, digital.writingDeviates]).toEqual(['portal', false])
    const unknown = await advised({ personId: await person({ contactStatus: 'unknown' }) })
    expect([unknown.advice.ways[0]?.way, unknown.writingDeviates]).toEqual(['phone', true])
  })

  test('words that were not understood are a misunderstanding: talk (R-211)', async () => {
    const place = await asks(await person({ contactStatus: 'digital' }))
    const sent = await story.asStaff(kari, (ctx) =>
      answer(ctx, { ...place, promiseIds: [], text: 'Se vedtaket.' }),
    )
    if (!sent.ok) throw new Error(sent.reason)
    expect((await advised(place)).advice.ways[0]?.way).toBe('portal')
    const { messageId } = sent.value
    await story.asPerson(place.personId, (ctx) => giveFeedback(ctx, { messageId, feedback: 'notUnderstood' }))
    const now = await advised({ personId: place.personId, threadId: place.threadId })
    expect(now.situation).toContain('misunderstanding')
    expect([now.advice.ways[0]?.way, now.writingDeviates]).toEqual(['phone', true])
  })

  test('haste in the ledger picks the voice, and a complaint the meeting', async () => {
    const hungry = await asks(
      await person({ contactStatus: 'digital' }),
      'Jeg har ikke mat til barna mine i dag.',
    )
    const urgent = await advised(
      { personId: hungry.personId, threadId: hungry.threadId },
      staffActor('dutyOfficerA'),
    )
    expect([urgent.urgency, urgent.advice.ways[0]?.way]).toEqual(['acute', 'phone'])
    const cross = await person({ contactStatus: 'digital' })
    await story.asStaff(staffActor('hostA'), (ctx) =>
      registerContact(ctx, { personId: cross, channel: 'dropIn', theme: 'serviceComplaint' }),
    )
    expect((await advised({ personId: cross })).advice.ways[0]?.way).toBe('meeting')
  })

  test('follow-up with somebody nobody has met is a start (R-205, R-207)', async () => {
    const personId = await person({ contactStatus: 'digital' })
    expect((await advised({ personId, purpose: 'followUp' })).advice.meeting).toMatchObject({
      kind: 'firstMeeting',
    })
    await story.asStaff(kari, (ctx) =>
      logTalk(ctx, { personId, channel: 'meetingOffice', spoke: true, promiseIds: [] }),
    )
    expect((await advised({ personId, purpose: 'followUp' })).advice.ways[0]?.way).toBe('portal')
  })

  test('C4-08: weak Norwegian gives a direct line by rule; the office that forbids it says so', async () => {
    const personId = await person({
      language: 'so',
      interpreterNeed: 'forComplex',
      contactStatus: 'partlyDigital',
    })
    expect((await advised({ personId })).advice.directLine.propose).toBe('byRule')
  })

  test('is for those who may open the person', async () => {
    const personId = await person({})
    const stranger = await addStaff(story.database.system, { officeId: OFFICES.B })
    const given = await story.asStaff(stranger, (ctx) => adviceFor(ctx, { personId }))
    expect(given).toMatchObject({ ok: false, reason: 'needsPurpose' })
  })
})

describe('what was chosen, and why (R-196)', () => {
  test('as advised: kept with the reason of the advice, and nobody is asked', async () => {
    const place = await asks(await person({ contactStatus: 'digital' }))
    const sent = await story.asStaff(kari, (ctx) =>
      answer(ctx, { ...place, text: 'På mandag.', choice: { reason: '' } }),
    )
    expect(sent).toMatchObject({ ok: true, value: { ended: place.promiseIds } })
    expect(await choices(place.personId)).toMatchObject([
      { chosen: 'portal', deviates: false, reason: 'simple', basis: 'need' },
    ])
  })

  test('against it: asked why, nothing is sent before; then kept, and told on the timeline', async () => {
    const place = await asks(await person({ contactStatus: 'assisted' }))
    const send = (choice: { reason: string; said?: string }) =>
      story.asStaff(kari, (ctx) => answer(ctx, { ...place, text: 'På mandag.', choice }))
    expect(await send({ reason: '' })).toMatchObject({ ok: false, reason: 'needsChannelReason' })
    expect(await send({ reason: 'tull' })).toMatchObject({ ok: false, reason: 'needsChannelReason' })
    expect(await send({ reason: 'other' })).toMatchObject({ ok: false, reason: 'needsReason' })
    expect(await choices(place.personId)).toEqual([])
    const sent = await send({ reason: 'capacity', said: 'Tjuefem venter.' })
    expect(sent).toMatchObject({ ok: true, value: { ended: [], stillOpen: [{ why: 'sentNotReached' }] } })
    const [kept] = await choices(place.personId)
    expect(kept).toMatchObject({
      deviates: true,
      reason: 'capacity',
      basis: 'capacity',
      said: 'Tjuefem venter.',
    })
    expect(kept?.proposed[0]).toBe('phone')
    const told = await story.database.system
      .selectFrom('event')
      .select(['kind', 'data'])
      .where('id', '=', kept?.eventId ?? '')
      .executeTakeFirstOrThrow()
    expect(told).toMatchObject({
      kind: 'channelChosen',
      data: { chosen: 'portal', advised: 'phone', basis: 'capacity' },
    })
    // The words stand behind the wall, not on the timeline.
    expect(JSON.stringify(told.data)).not.toContain('Tjuefem')
  })

  test('the person reads the reason; another person and the other office do not', async () => {
    const place = await asks(await person({ contactStatus: 'assisted' }))
    await story.asStaff(kari, (ctx) =>
      answer(ctx, { ...place, text: 'Hei', choice: { reason: 'statutory' } }),
    )
    const read = (personId: string) =>
      story.asPerson(personId, (ctx) => ctx.tx.selectFrom('channelChoice').select('reason').execute())
    expect(await read(place.personId)).toEqual([{ reason: 'statutory' }])
    expect(await read(await person({}))).toEqual([])
    const unopened = await story.asStaff(kari, (ctx) =>
      ctx.tx.selectFrom('channelChoice').selectAll().execute(),
    )
    expect(unopened).toEqual([])
  })

  test('a machine client that gives no reason is counted as without', async () => {
    const before = await figures(leader)
    const place = await asks(await person({ contactStatus: 'assisted' }))
    const sent = await story.asStaff(kari, (ctx) => answer(ctx, { ...place, text: 'På mandag.' }))
    expect(sent.ok).toBe(true)
    const after = await figures(leader)
    expect(after.withoutReason).toBe(before.withoutReason + 1)
    expect(after.otherThanAdvised).toBe(before.otherThanAdvised + 1)
  })

  test('the leader sees sums of the own office, reasons from five on, and nobody else sees them', async () => {
    const before = await figures(leader)
    for (let n = 0; n < 5; n++) {
      const place = await asks(await person({ contactStatus: 'assisted' }))
      await story.asStaff(kari, (ctx) =>
        answer(ctx, { ...place, text: 'Hei', choice: { reason: 'capacity' } }),
      )
    }
    const after = await figures(leader)
    expect(after.byCapacity).toBe(before.byCapacity + 5)
    expect(after.reasons[0]).toMatchObject({ reason: 'capacity', basis: 'capacity' })
    expect(after.reasons.some(({ reason }) => reason === 'statutory')).toBe(false)
    expect(await story.asStaff(kari, channelChoices)).toMatchObject({ ok: false, reason: 'notFound' })
    expect(await figures(staffActor('officeLeaderB'))).toMatchObject({
      chosen: 0,
      byCapacity: 0,
      reasons: [],
    })
    const seen = await story.asStaff(kari, (ctx) =>
      sql`select * from wall.channel_choices('2026-01-01')`.execute(ctx.tx),
    )
    expect(seen.rows).toEqual([])
  })
})

async function figures(by: StaffActor) {
  const found = await story.asStaff(by, channelChoices)
  if (!found.ok) throw new Error(found.reason)
  return found.value
}

describe('a call planned instead of a text (C3-03)', () => {
  test('is owed at its time beside the entry, once, and not in the past', async () => {
    const place = await asks(await person({ contactStatus: 'assisted' }))
    const [promiseId = ''] = place.promiseIds
    const { slots } = await advised(place)
    const plan = (at: Temporal.Instant | null) =>
      story.asStaff(kari, (ctx) => planCall(ctx, { personId: place.personId, promiseId, at }))
    expect(await plan(null)).toMatchObject({ ok: false, reason: 'needsContactTime' })
    expect(await plan(story.clock.now())).toMatchObject({ ok: false, reason: 'needsContactTime' })
    expect((await plan(slots[0] ?? null)).ok).toBe(true)
    expect(await plan(slots[1] ?? null)).toMatchObject({ ok: false, reason: 'conflict' })
    const open = await story.database.system
      .selectFrom('promise')
      .select(['kind', 'dueAt'])
      .where('personId', '=', place.personId)
      .where('isOpen', '=', true)
      .execute()
    expect(open.map((one) => one.kind).sort()).toEqual(['answerMessage', 'callBack'])
    const talked = await story.asStaff(kari, (ctx) =>
      logTalk(ctx, { ...place, channel: 'officePhone', spoke: true, summary: 'På mandag.' }),
    )
    expect(talked).toMatchObject({ ok: true })
    expect(talked.ok && talked.value.ended).toHaveLength(2)
  })
})
