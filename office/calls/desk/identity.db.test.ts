import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { beginStory, type Story } from '../../../test/support/story.ts'
import { PERSONS, staffActor } from '../../../test/support/world.ts'
import type { StaffCtx } from '../../kernel/context.ts'
import { brokenInvariants } from '../../kernel/invariants.ts'
import * as desk from './actions.ts'
import { oweUnwritten } from './jobs.ts'
import { openShared, shownPage } from './shown.ts'
import { incomingCall, waitingCalls } from './views.ts'

const lars = staffActor('operator')
const yasmin = staffActor('operator2')
const pia = PERSONS.residentA

let story: Story
beforeEach(async () => {
  story = await beginStory()
})
afterEach(() => story.end())

const as = <T>(act: (ctx: StaffCtx) => Promise<T>, who = lars) => story.asStaff(who, act)
const value = <T>(result: { ok: true; value: T } | { ok: false; reason: string }): T => {
  if (!result.ok) throw new Error(result.reason)
  return result.value
}
async function begin(at: 'telephone' | 'desk' = 'telephone'): Promise<string> {
  const { callId } = value(await as((ctx) => desk.startByHand(ctx, { at })))
  value(await as((ctx) => desk.sayWho(ctx, { callId, who: 'person', personId: pia })))
  return callId
}
const see = async (callId: string) => value(await as((ctx) => incomingCall(ctx, { callId })))
const guess = async (callId: string, answers: Record<string, string> = {}) => {
  const asked = await as((ctx) => desk.askQuestions(ctx, { callId }))
  if (!asked.ok) return asked.reason
  const { checkId } = asked.value
  return value(await as((ctx) => desk.answerQuestions(ctx, { callId, checkId, answers }))).level
}

describe('who it is (R-395)', () => {
  it('tells neither the answer nor which was wrong, keeps no answer, and ends in another way, not in a no', async () => {
    const callId = await begin()
    expect(await guess(callId, { paymentAmount: '1', adviserName: 'Kari' })).toBe('none')
    expect(await guess(callId)).toBe('none')
    expect(await guess(callId)).toBe('triesSpent')
    const seen = await see(callId)
    expect(seen.identity).toMatchObject({ level: 'none', roundsLeft: 0, asked: null })
    expect(seen.identity?.ways).toEqual(['code', 'eId'])
    expect(JSON.stringify(seen)).not.toMatch(/7650|9901|Ekrehavn/)
    const kept = await story.database.system.selectFrom('identityCheck').selectAll().execute()
    expect(JSON.stringify(kept)).not.toMatch(/Kari|7650/)
    value(await as((ctx) => desk.goOn(ctx, { callId })))
    expect((await see(callId)).step).toBe('about')
    const told = await story.database.system
      .selectFrom('event')
      .select('data')
      .where('kind', '=', 'identityChecked')
      .execute()
    expect(told.map(({ data }) => data)).toEqual([
      { callId, level: 'none', how: 'questions' },
      { callId, level: 'none', how: 'questions' },
    ])
  })

  it('offers no round when there is nothing left to ask', async () => {
    const callId = await begin()
    await story.database.system.deleteFrom('personFact').where('personId', '=', pia).execute()
    let rounds = 0
    while ((await see(callId)).identity?.ways.includes('questions')) {
      rounds += 1
      expect(await guess(callId)).toBe('none')
    }
    expect(rounds).toBeLessThan(2)
    expect((await see(callId)).identity?.roundsLeft).toBe(0)
    expect(await guess(callId)).toBe('triesSpent')
  })

  it('lets nobody ring until they have guessed', async () => {
    await guess(await begin())
    const second = await begin()
    await guess(second)
    expect(await guess(second)).toBe('none')
    expect(await guess(await begin())).toBe('triesSpent')
    story.clock.set(story.clock.now().add({ hours: 25 }))
    expect(await guess(await begin())).toBe('none')
  })

  it('is proved by a code to the own number, once, for a few minutes, and by no guess', async () => {
    const callId = await begin()
    const { checkId, endsWith } = value(await as((ctx) => desk.sendCode(ctx, { callId })))
    const sms = await story.database.system
      .selectFrom('outgoing')
      .select(['address', 'body'])
      .where('kind', '=', 'identityCode')
      .executeTakeFirstOrThrow()
    expect(sms.address.endsWith(endsWith)).toBe(true)
    const code = /\d{6}/.exec(sms.body)?.[0] ?? ''
    const says = (said: string) => as((ctx) => desk.answerCode(ctx, { callId, checkId, code: said }))
    const wrong = code === '000000' ? '000001' : '000000'
    for (let tries = 0; tries < 2; tries += 1)
      expect(await says(wrong)).toMatchObject({ reason: 'wrongCode' })
    expect(value(await says(code))).toMatchObject({ level: 'full' })
    expect((await see(callId)).maySay).toContain('amounts')
    expect(await says(code)).toMatchObject({ ok: false, reason: 'notFound' })
  })

  it('takes no code that is too old or has been guessed at, and sends no more than two', async () => {
    const callId = await begin()
    const { checkId } = value(await as((ctx) => desk.sendCode(ctx, { callId })))
    story.clock.set(story.clock.now().add({ minutes: 11 }))
    expect(await as((ctx) => desk.answerCode(ctx, { callId, checkId, code: '123456' }))).toMatchObject({
      reason: 'triesSpent',
    })
    value(await as((ctx) => desk.sendCode(ctx, { callId })))
    expect(await as((ctx) => desk.sendCode(ctx, { callId }))).toMatchObject({ reason: 'triesSpent' })
  })

  it('sends none to a number that is shared, and takes a document only from whoever stands there', async () => {
    await story.database.system
      .updateTable('contactPoint')
      .set({ phoneKind: 'shared' })
      .where('personId', '=', pia)
      .execute()
    const callId = await begin()
    expect(await as((ctx) => desk.sendCode(ctx, { callId }))).toMatchObject({ reason: 'numberNotUsable' })
    expect(await as((ctx) => desk.documentSeen(ctx, { callId }))).toMatchObject({ reason: 'notFound' })
    const there = await begin('desk')
    expect(value(await as((ctx) => desk.documentSeen(ctx, { callId: there })))).toMatchObject({
      level: 'full',
    })
  })

  it('starts over when it turns out to be somebody else, and is nobody else’s to see', async () => {
    const callId = await begin('desk')
    value(await as((ctx) => desk.documentSeen(ctx, { callId })))
    value(await as((ctx) => desk.sayWho(ctx, { callId, who: 'person', personId: PERSONS.resident })))
    expect((await see(callId)).identity?.level).toBe('none')
    // What was shown of the one proves nothing of the other.
    expect(await guess(callId, { adviserName: 'Kari' })).toBe('none')
    expect(await as((ctx) => incomingCall(ctx, { callId }), yasmin)).toMatchObject({
      ok: false,
      reason: 'notFound',
    })
    expect(await as((ctx) => desk.goOn(ctx, { callId }), yasmin)).toMatchObject({
      ok: false,
      reason: 'notFound',
    })
  })

  it('confirms nothing to somebody who rings for another without a mandate (K27)', async () => {
    const { callId } = value(await as((ctx) => desk.startByHand(ctx, {})))
    value(await as((ctx) => desk.sayWho(ctx, { callId, who: 'helper', personId: pia })))
    const asked = value(
      await as((ctx) => desk.sayHelper(ctx, { callId, name: 'Ola Kolltoft', relation: 'family' })),
    )
    expect(asked.mayAnswer).toBe(false)
    const seen = await see(callId)
    expect(seen).toMatchObject({ card: null, profile: null, letters: [], step: 'about' })
    expect(seen.maySay).toEqual(['general', 'takeMessage', 'promiseCallBack'])
    value(await as((ctx) => desk.closeCall(ctx, { callId, outcome: 'forwarded', theme: 'contactAdviser' })))
    expect(value(await as((ctx) => desk.readBack(ctx, { callId })))).toEqual({ summarySent: false })
  })
})

describe('the queue', () => {
  const waits = async (urgency: string, minutes: number) => {
    const id = crypto.randomUUID()
    const at = story.clock.now().subtract({ minutes })
    await story.database.system
      .insertInto('call')
      .values({
        id,
        direction: 'in',
        line: 'general',
        state: 'waiting',
        queue: 'general',
        urgency,
        startedAt: at,
        waitingSince: at,
        lastEventAt: at,
        fromNumber: '+4742005104',
        personId: pia,
      })
      .execute()
    return id
  }

  it('gives two who ask at the same moment one each, first who is first, and shows nobody', async () => {
    const [later, first, urgent] = [
      await waits('ordinary', 3),
      await waits('ordinary', 9),
      await waits('acute', 1),
    ]
    const list = value(await as((ctx) => waitingCalls(ctx)))
    expect(list.map(({ callId }) => callId)).toEqual([urgent, first, later])
    expect(JSON.stringify(list)).not.toMatch(/4742005104|Pia/)
    const [one, two] = await Promise.all([
      as((ctx) => desk.takeNext(ctx)),
      as((ctx) => desk.takeNext(ctx), yasmin),
    ])
    expect([value(one).callId, value(two).callId].sort()).toEqual([urgent, first].sort())
    expect(await as((ctx) => desk.takeNext(ctx))).toMatchObject({ reason: 'conflict' })
    // Put back, it stands first again, and the next one starts from nothing.
    const { callId } = value(one)
    value(await as((ctx) => desk.sayWho(ctx, { callId, who: 'person', personId: pia })))
    value(await as((ctx) => desk.putBack(ctx, { callId })))
    expect(value(await as((ctx) => waitingCalls(ctx)))[0]?.callId).toBe(callId)
    expect(await as((ctx) => incomingCall(ctx, { callId }))).toMatchObject({ reason: 'notFound' })
  })

  it('I-50: owes a call to whoever nobody wrote anything of', async () => {
    const callId = await begin()
    await story.database.system
      .updateTable('call')
      .set({ state: 'ended', endedAt: story.clock.now(), endedHow: 'spoke' })
      .where('id', '=', callId)
      .execute()
    const broken = async () =>
      (await brokenInvariants(story.database.system, story.clock.now())).map(({ id }) => id)
    story.clock.set(story.clock.now().add({ minutes: 32 }))
    expect(await broken()).toContain('I-50')
    expect(await oweUnwritten(story.around, story.clock.now())).toBe(1)
    expect(await broken()).toEqual([])
    const owed = await story.database.system
      .selectFrom('promise')
      .select(['kind', 'state'])
      .where('personId', '=', pia)
      .where('kind', '=', 'callBack')
      .execute()
    expect(owed).toEqual([{ kind: 'callBack', state: 'open' }])
    expect(await oweUnwritten(story.around, story.clock.now())).toBe(0)
  })
})

describe('a page by a code', () => {
  const opens = (code: string, source = 'a') => story.asSystem((ctx) => openShared(ctx, { code, source }))

  it('is gone with the minutes and with the call, and leads only to pages of the house', async () => {
    const callId = await begin()
    const share = (address: string) => as((ctx) => desk.sharePage(ctx, { callId, kind: 'page', address }))
    for (const address of ['https://evil.example', '//evil.example', '/arbeid', '/min-side/../arbeid'])
      expect(await share(address)).toMatchObject({ ok: false, reason: 'notFound' })
    const { code } = value(await share('/min-side/skriv'))
    const { secret } = value(await opens(code))
    const page = () => story.asSystem((ctx) => shownPage(ctx, { secret }))
    expect(await page()).toMatchObject({ kind: 'page', address: '/min-side/skriv' })
    value(await as((ctx) => desk.closeCall(ctx, { callId, outcome: 'resolved', theme: 'technical' })))
    value(await as((ctx) => desk.readBack(ctx, { callId, summary: false })))
    expect(await page()).toEqual({ kind: 'gone' })
    expect(await opens(code)).toMatchObject({ reason: 'wrongCode' })
  })

  it('makes guessing wait, for one address and for all', async () => {
    const callId = await begin()
    const { code } = value(await as((ctx) => desk.sharePage(ctx, { callId, kind: 'page', address: '/' })))
    const wrong = code === '000000' ? '000001' : '000000'
    for (let tries = 0; tries < 6; tries += 1)
      expect(await opens(wrong)).toMatchObject({ reason: 'wrongCode' })
    expect(await opens(code)).toMatchObject({ reason: 'tooMany' })
    expect((await opens(code, 'b')).ok).toBe(true)
    for (let source = 0; source < 54; source += 1) await opens(wrong, `c${source}`)
    expect(await opens(code, 'd')).toMatchObject({ reason: 'tooMany' })
    story.clock.set(story.clock.now().add({ minutes: 1 }))
    expect((await opens(code, 'd')).ok).toBe(true)
  })

  it('proves who one is to whoever has logged in, and to nobody else', async () => {
    const callId = await begin()
    const { code } = value(await as((ctx) => desk.sharePage(ctx, { callId, kind: 'identity' })))
    const stranger = await story.asPerson(PERSONS.resident, (ctx) => desk.proveMyself(ctx, { code }))
    expect(stranger).toMatchObject({ ok: false, reason: 'wrongCode' })
    expect((await see(callId)).identity?.level).toBe('none')
    value(await story.asPerson(pia, (ctx) => desk.proveMyself(ctx, { code })))
    expect((await see(callId)).identity).toMatchObject({ level: 'full', how: 'eId' })
  })
})
