import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { beginStory, type Story } from '../../../test/support/story.ts'
import { PERSONS, staffActor } from '../../../test/support/world.ts'
import type { StaffCtx } from '../../kernel/context.ts'
import { brokenInvariants } from '../../kernel/invariants.ts'
import {
  answerQuestions,
  askQuestions,
  closeCall,
  goOn,
  readBack,
  sayAbout,
  sayWho,
  startByHand,
} from './actions.ts'
import type { Question } from './model.ts'
import { incomingCall, myDeskCalls, waitingCalls } from './views.ts'

const lars = staffActor('operator')
/** What the fixture holds of Wenche, as she would say it. */
const WENCHE: Record<Question, string> = {
  paymentAmount: '21 870 kroner',
  paymentDay: '20.3.',
  accountEnd: '0015',
  adviserName: 'Liv',
  receiptNumber: '0',
  lastContactDay: '1.1.',
}

let story: Story
beforeEach(async () => {
  story = await beginStory()
})
afterEach(() => story.end())

const as = <T>(act: (ctx: StaffCtx) => Promise<T>) => story.asStaff(lars, act)
const value = <T>(result: { ok: true; value: T } | { ok: false; reason: string }): T => {
  if (!result.ok) throw new Error(result.reason)
  return result.value
}
async function callAbout(personId: string): Promise<string> {
  const { callId } = value(await as((ctx) => startByHand(ctx, {})))
  value(await as((ctx) => sayWho(ctx, { callId, who: 'person', personId })))
  return callId
}
const screen = async (callId: string) => value(await as((ctx) => incomingCall(ctx, { callId })))
async function proves(callId: string, answers: Record<string, string>): Promise<string> {
  const { checkId } = value(await as((ctx) => askQuestions(ctx, { callId })))
  return value(await as((ctx) => answerQuestions(ctx, { callId, checkId, answers }))).level
}

describe('what cannot wait is asked in three questions (R-430)', () => {
  const answers = (callId: string) =>
    story.database.system
      .selectFrom('deskContact')
      .select(['urgent', 'urgentNeeds'])
      .where('callId', '=', callId)
      .executeTakeFirstOrThrow()

  it('and each has its own answer; one yes is urgent, three times no is not', async () => {
    const callId = await callAbout(PERSONS.disability)
    const no = { essentials: false, roof: false, danger: false }
    value(await as((ctx) => sayAbout(ctx, { callId, theme: 'caseStatus', needs: no })))
    expect(await answers(callId)).toEqual({ urgent: false, urgentNeeds: no })
    const roof = { ...no, roof: true }
    value(await as((ctx) => sayAbout(ctx, { callId, theme: 'caseStatus', needs: roof })))
    expect(await answers(callId)).toEqual({ urgent: true, urgentNeeds: roof })
    expect((await screen(callId)).call.urgent).toBe(true)
  })

  it('and what is no question of ours is not kept', async () => {
    const callId = await callAbout(PERSONS.disability)
    const needs = { roof: true, colour: true } as Record<string, boolean>
    value(await as((ctx) => sayAbout(ctx, { callId, theme: 'caseStatus', needs })))
    expect((await answers(callId)).urgentNeeds).toEqual({ roof: true })
  })
})

describe('one contact at the desk', () => {
  it('asks one question after the other, and ends with an owner and a due time that are read back', async () => {
    const { callId } = value(await as((ctx) => startByHand(ctx, { number: '42 00 51 15' })))
    expect((await screen(callId)).step).toBe('who')
    value(await as((ctx) => sayWho(ctx, { callId, who: 'person', personId: PERSONS.disability })))
    const unsure = await screen(callId)
    expect(unsure).toMatchObject({
      step: 'sure',
      card: null,
      maySay: ['general', 'takeMessage', 'promiseCallBack'],
    })
    expect(await proves(callId, WENCHE)).toBe('full')
    const sure = await screen(callId)
    expect(sure.step).toBe('about')
    expect(sure.card?.facts.map(({ kind, side }) => [kind, side])).toContainEqual(['nextPayment', 'state'])
    expect(sure.card?.facts.filter(({ side }) => side === 'municipal')).toEqual([])
    value(await as((ctx) => sayAbout(ctx, { callId, theme: 'disabilityBenefit', told: ['payment'] })))
    expect((await screen(callId)).step).toBe('answer')
    const closed = value(
      await as((ctx) => closeCall(ctx, { callId, outcome: 'forwarded', text: 'Hun lurer på gradering.' })),
    )
    expect(closed.line?.ownerName).not.toBe('')
    const told = await screen(callId)
    expect(told.step).toBe('readBack')
    expect(told.readBack).toMatchObject({ ownerName: closed.line?.ownerName, dueAt: closed.line?.dueAt })
    expect(value(await as((ctx) => readBack(ctx, { callId })))).toEqual({ summarySent: true })
    expect((await screen(callId)).step).toBe('done')
    expect(value(await as((ctx) => myDeskCalls(ctx)))).toEqual([])
    expect(
      await story.database.system.transaction().execute((tx) => brokenInvariants(tx, story.clock.now())),
    ).toEqual([])
  })

  it('lets what one voice has shown count for no other (R-395)', async () => {
    const callId = await callAbout(PERSONS.disability)
    expect(await proves(callId, WENCHE)).toBe('full')
    const speaks = (who: 'person' | 'helper') =>
      as((ctx) => sayWho(ctx, { callId, who, personId: PERSONS.disability }))
    value(await speaks('person'))
    expect((await screen(callId)).identity?.level).toBe('full')
    value(await speaks('helper'))
    value(await speaks('person'))
    const seen = await screen(callId)
    expect([seen.identity?.level, seen.step, seen.card]).toEqual(['none', 'sure', null])
  })

  it('shows of a call that was missed nothing of the side that is not the reader’s (K30)', async () => {
    const { callId } = value(await as((ctx) => startByHand(ctx, { number: '42 00 51 15' })))
    const tried = async (side: 'state' | 'municipal', at: Temporal.Instant) =>
      story.database.system
        .insertInto('callbackAttempt')
        .values({
          personId: PERSONS.disability,
          id: crypto.randomUUID(),
          at,
          staffId: staffActor('stateAdviserA').staffId,
          side,
          theme: 'evictionThreat',
          number: '+4742005115',
          outcome: 'noAnswer',
        })
        .execute()
    const now = story.clock.now()
    await tried('state', now.subtract({ minutes: 9 }))
    expect((await screen(callId)).returns).toMatchObject({ theme: 'evictionThreat' })
    await tried('municipal', now.subtract({ minutes: 5 }))
    expect((await screen(callId)).returns).toMatchObject({ theme: null, promiseId: null })
  })

  it('is not closed unsolved while nobody owes anything', async () => {
    const callId = await callAbout(PERSONS.disability)
    value(await as((ctx) => goOn(ctx, { callId })))
    expect(await as((ctx) => closeCall(ctx, { callId, outcome: 'reachedNotHelped' }))).toMatchObject({
      ok: false,
      reason: 'needsPromise',
    })
    expect(await as((ctx) => readBack(ctx, { callId }))).toMatchObject({ ok: false, reason: 'needsPromise' })
  })
})

describe('the next call (K13)', () => {
  const waits = async (at: string, urgency: string, personId: string | null = null) => {
    const id = crypto.randomUUID()
    const since = story.clock.now().add({ minutes: Number(at) })
    const told = { line: 'general', queue: 'general', state: 'waiting', direction: 'in', language: 'nb' }
    await story.database.system
      .insertInto('call')
      .values({ ...told, id, urgency, personId, startedAt: since, waitingSince: since, lastEventAt: since })
      .execute()
    return id
  }
  it('goes by urgency, then by who has waited longest, then by need', async () => {
    await story.database.system
      .updateTable('person')
      .set({ needLevel: 3 })
      .where('id', '=', PERSONS.disability)
      .execute()
    const later = await waits('2', 'ordinary', PERSONS.disability)
    const withoutNeed = await waits('1', 'ordinary')
    const withNeed = await waits('1', 'ordinary', PERSONS.disability)
    const urgent = await waits('9', 'acute')
    const found = value(await as((ctx) => waitingCalls(ctx)))
    expect(found.map(({ callId }) => callId)).toEqual([urgent, withNeed, withoutNeed, later])
  })
})
