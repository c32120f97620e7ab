import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { beginStory, type Story } from '../../test/support/story.ts'
import { addPerson, addStaff, STAFF, staffActor } from '../../test/support/world.ts'
import type { StaffActor } from '../kernel/context.ts'
import { answer, classify, handOver, logTalk, postpone, raiseUrgency, write } from './actions.ts'
import { timeline } from './views.ts'

let story: Story
let kari: StaffActor
beforeAll(async () => {
  story = await beginStory()
  kari = staffActor('stateAdviserA')
})
afterAll(() => story.end())

/** Somebody who has asked the state adviser something: their conversation, and what is owed in it. */
async function asked() {
  const personId = await addPerson(story.database.system, {
    assigned: [{ side: 'state', staffId: STAFF.stateAdviserA, lead: true }],
  })
  const sent = await story.asPerson(personId, (ctx) => write(ctx, { text: 'Når begynner tiltaket mitt?' }))
  if (!sent.ok) throw new Error(sent.reason)
  const { id: promiseId } = await story.database.system
    .selectFrom('promise')
    .select('id')
    .where('personId', '=', personId)
    .where('isOpen', '=', true)
    .executeTakeFirstOrThrow()
  return { personId, threadId: sent.value.threadId, promiseId }
}
const isOpen = async ({ personId, promiseId }: { personId: string; promiseId: string }) =>
  (
    await story.database.system
      .selectFrom('promise')
      .select('isOpen')
      .where('personId', '=', personId)
      .where('id', '=', promiseId)
      .executeTakeFirst()
  )?.isOpen
const spoke = { channel: 'officePhone', spoke: true, summary: 'Vi har avtalt å møtes.' } as const

describe('what an employee may do in a conversation', () => {
  test('another person’s conversation is not there: nothing is written, by answer or by talk', async () => {
    const [mine, theirs] = [await asked(), await asked()]
    const there = { personId: mine.personId, threadId: theirs.threadId, promiseIds: [] }
    const refusals = [
      await story.asStaff(kari, (ctx) => answer(ctx, { ...there, text: 'Hei' })),
      await story.asStaff(kari, (ctx) => logTalk(ctx, { ...there, ...spoke })),
    ]
    expect(refusals).toEqual([
      { ok: false, reason: 'notFound' },
      { ok: false, reason: 'notFound' },
    ])
  })

  test('R-026: only whoever holds it, or keeps notes of talks on its side, ends what is owed by a talk', async () => {
    const about = await asked()
    const talk = (by: StaffActor) =>
      story.asStaff(by, (ctx) => logTalk(ctx, { ...about, ...spoke, promiseIds: [about.promiseId] }))
    const officer = await addStaff(story.database.system, { roles: ['PO'], sides: [] })
    const unit = await addStaff(story.database.system, { roles: ['BU'] })
    for (const other of [officer, unit]) expect(await talk(other)).toEqual({ ok: false, reason: 'notOwner' })
    expect(await isOpen(about)).toBe(true)
    expect((await talk(staffActor('operator'))).ok).toBe(true)
    expect(await isOpen(about)).toBe(false)
  })

  test('a summary is writing, and no longer than a message', async () => {
    const { personId, threadId } = await asked()
    const told = (summary: string, summaryInLanguage = '') =>
      story.asStaff(kari, (ctx) =>
        logTalk(ctx, { personId, threadId, ...spoke, promiseIds: [], summary, summaryInLanguage }),
      )
    expect(await told('He\u0000i')).toMatchObject({ reason: 'notText' })
    expect(await told('x'.repeat(20_001))).toMatchObject({ reason: 'tooLong' })
    expect(await told('Hei', 'x'.repeat(20_001))).toMatchObject({ reason: 'tooLong' })
  })

  test('a talk says itself what the record was opened for', async () => {
    const { personId } = await asked()
    const host = staffActor('hostA')
    await story.asStaff(host, (ctx) =>
      logTalk(ctx, { personId, channel: 'dropIn', spoke: true, promiseIds: [] }),
    )
    const log = await story.database.system
      .selectFrom('accessLog')
      .select('purpose')
      .where('personId', '=', personId)
      .where('staffId', '=', host.staffId)
      .execute()
    expect(log).toEqual([{ purpose: 'visit' }])
  })
})

describe('where an entry may go', () => {
  test('I-01: to nobody who could not act on it: another side, no side', async () => {
    const about = await asked()
    const to = (toStaffId: string, more: object = {}) =>
      story.asStaff(kari, (ctx) => handOver(ctx, { ...about, reason: 'competence', toStaffId, ...more }))
    const market = await addStaff(story.database.system, { roles: ['MA'], sides: ['state'] })
    for (const other of [STAFF.municipalAdviserA, market.staffId])
      expect(await to(other)).toEqual({ ok: false, reason: 'unknownReceiver' })
    expect(await to(STAFF.deputyStateA, { note: 'x'.repeat(1001) })).toMatchObject({ reason: 'tooLong' })
    expect((await to(STAFF.municipalAdviserA, { toSide: 'municipal' })).ok).toBe(true)
  })

  test('R-724: whoever holds the shield hands on to nobody who does not', async () => {
    const about = await asked()
    await story.database.system
      .insertInto('shield')
      .values({ personId: about.personId, code: '6', since: story.clock.now() })
      .execute()
    const cleared = await addStaff(story.database.system, { shields: ['6'] })
    const other = await addStaff(story.database.system, { shields: ['6'] })
    await story.database.system
      .updateTable('promise')
      .set({ ownerStaffId: cleared.staffId, ownerTeamId: null })
      .where('personId', '=', about.personId)
      .where('id', '=', about.promiseId)
      .execute()
    const to = (toStaffId: string) =>
      story.asStaff(cleared, (ctx) => handOver(ctx, { ...about, reason: 'competence', toStaffId }))
    expect(await to(STAFF.deputyStateA)).toEqual({ ok: false, reason: 'unknownReceiver' })
    expect((await to(other.staffId)).ok).toBe(true)
  })

  test('R-104: a theme is one of ours, whatever every object is born with', async () => {
    const about = await asked()
    for (const theme of ['constructor', 'toString', '__proto__', 'nothing'])
      expect(await story.asStaff(kari, (ctx) => classify(ctx, { ...about, theme }))).toEqual({
        ok: false,
        reason: 'unknownTheme',
      })
  })

  test('R-034: a reason that the person reads is a sentence or two', async () => {
    const about = { ...(await asked()), reason: 'x'.repeat(1001) }
    const until = story.clock.now().add({ hours: 48 })
    expect(await story.asStaff(kari, (ctx) => postpone(ctx, { ...about, until }))).toMatchObject({
      reason: 'tooLong',
    })
    expect(await story.asStaff(kari, (ctx) => raiseUrgency(ctx, about))).toMatchObject({ reason: 'tooLong' })
  })

  test('R-738: a way to the next page that no page gave begins at the top', async () => {
    const { personId } = await asked()
    const page = (before?: string) =>
      story.asStaff(kari, (ctx) =>
        timeline(ctx, { personId, filter: before === undefined ? {} : { before } }),
      )
    const top = await page()
    for (const wrong of ['x_y', '2026-03-02T10:00:00Z', "2026-03-02T10:00:00Z_1'"])
      expect(await page(wrong)).toEqual(top)
  })
})
