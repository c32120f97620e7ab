import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { STAFF } from '../../db/seed/staff.ts'
import { ringNow } from '../../office/calls/callback/actions.ts'
import { sayWho, takeNext } from '../../office/calls/desk/actions.ts'
import { incomingCall } from '../../office/calls/desk/views.ts'
import type { StaffCtx } from '../../office/kernel/context.ts'
import { inTransaction } from '../../office/kernel/transaction.ts'
import { keysOf as keys, openTelephone, soon, type Telephone } from '../../test/support/telephone.ts'
import { assign, staffActor, T0 } from '../../test/support/world.ts'

let t: Telephone
beforeAll(async () => {
  t = await openTelephone()
})
afterAll(() => t.close())

let n = 0
let number: string
beforeEach(async () => {
  n += 1
  number = `+474000${String(9500 + n)}`
  await t.house.clock.move?.set(T0)
})

const asOperator = <T>(act: (ctx: StaffCtx) => Promise<T>) =>
  inTransaction(t.house.around, staffActor('operator'), (ctx) => act(ctx as StaffCtx))

/** The caller waits, and the operator takes them at the desk and picks up their own telephone. */
async function taken(callId: string) {
  expect(await asOperator((ctx) => takeNext(ctx, { callId }))).toMatchObject({ ok: true })
  await t.job()
  const [leg] = (await t.legs(callId)).slice(-1)
  const line = t.rings(leg?.number ?? '')
  return { leg, line }
}

describe('an operator who disappears in mid-call (R-422)', () => {
  test('leaves the caller before everybody who has come since, told so, and with nobody’s check', async () => {
    const caller = t.phone(number)
    await caller.rings()
    await caller.presses('0')
    const { id } = await t.callOf(caller)
    const { line } = await taken(id)
    await t.platform.answers(line)
    await t.job()
    await soon(() => caller.talksWith()).toEqual([line.to])
    const personId = await t.known(`+474100${String(9500 + n)}`)
    expect(await asOperator((ctx) => sayWho(ctx, { callId: id, who: 'person', personId }))).toMatchObject({
      ok: true,
    })
    await t.house.clock.move?.set(T0.add({ minutes: 3 }))
    const later = t.phone('+4741009999')
    await later.rings()
    expect(keys(await later.presses('0'))[0]).toBe('wait.place')

    await t.platform.ends(line, 'completed')
    await t.job()
    await soon(() => keys(caller.hears())).toEqual(expect.arrayContaining(['told.lost', 'wait.place']))
    expect(await t.callOf(caller)).toMatchObject({ state: 'waiting', staffId: null, identity: 'none' })
    expect(caller.live()).toBe(true)
    // Whoever takes the next call gets the one who was lost, and knows nothing that was found out before.
    expect(await asOperator((ctx) => takeNext(ctx, {}))).toEqual({ ok: true, value: { callId: id } })
    const screen = await asOperator((ctx) => incomingCall(ctx, { callId: id }))
    expect(screen.ok && screen.value.call.who).toBeNull()
  })

  test('and who never picked up leaves nobody out of the queue', async () => {
    const caller = t.phone(number)
    await caller.rings()
    await caller.presses('0')
    const { id } = await t.callOf(caller)
    const before = (await t.callOf(caller)).waitingSince
    const rungNow = await takenFree(id)
    await t.platform.ends(rungNow, 'no-answer')
    await t.job()
    const back = await t.callOf(caller)
    expect(back).toMatchObject({ state: 'waiting', staffId: null })
    expect(back.waitingSince?.equals(before ?? T0)).toBe(true)
  })
})

/** What the operator had is let go first, so that they can take another. */
async function takenFree(callId: string) {
  await t.system
    .updateTable('call')
    .set({ staffId: null, state: 'ended', endedAt: T0, endedHow: 'hungUpWaiting' })
    .where('staffId', '=', STAFF.operator)
    .execute()
  return (await taken(callId)).line
}

describe('a call that the office made (R-414)', () => {
  /** The adviser presses, and picks up their own telephone; the person's rings. */
  async function madeCall() {
    const personId = await t.known(number)
    await assign(t.system, personId, 'state', { staffId: STAFF.stateAdviserA })
    const caller = t.phone(number)
    await caller.rings()
    await caller.hangsUp()
    const [promise] = await t.owed(personId)
    const rung = await inTransaction(t.house.around, staffActor('stateAdviserA'), (ctx) =>
      ringNow(ctx as StaffCtx, { personId, promiseId: promise?.id ?? '' }),
    )
    if (!rung.ok) throw new Error(rung.reason)
    await t.job()
    const [leg] = await t.legs(rung.value.callId)
    const line = t.rings(leg?.number ?? '')
    await t.platform.answers(line)
    await t.job()
    return { personId, callId: rung.value.callId, line }
  }
  const stateOf = ({ sid }: { sid: string }) => t.platform.line(sid)?.state
  const call = (id: string) =>
    t.system.selectFrom('call').select(['state', 'endedHow']).where('id', '=', id).executeTakeFirstOrThrow()

  test('ends for whoever was rung, with a word, when the adviser hangs up first; it is owed still', async () => {
    const { personId, callId, line } = await madeCall()
    const person = t.rings(number)
    await t.platform.answers(person)
    await t.platform.ends(line, 'completed')
    await t.job()
    await soon(() => stateOf(person)).toBe('completed')
    const words = t.platform.line(person.sid)?.heard.map((one) => one.words)
    expect(words?.slice(-2)).toEqual([expect.stringContaining('ikke på linja lenger'), 'Ha det bra.'])
    await soon(() => call(callId)).toEqual({ state: 'ended', endedHow: 'spoke' })
    expect(await t.owed(personId)).toHaveLength(1)
  })

  test('rings on for nobody when the adviser is gone before it is answered', async () => {
    const { callId, line } = await madeCall()
    const person = t.rings(number)
    await t.platform.ends(line, 'completed')
    await t.job()
    await soon(() => stateOf(person)).toBe('canceled')
    await soon(() => call(callId)).toEqual({ state: 'ended', endedHow: 'noAnswer' })
  })
})

describe('a call that is cut off in the menu (R-415, R-416)', () => {
  const callback = (personId: string) =>
    t.system
      .selectFrom('callback')
      .select(['askedBy', 'number', 'numberKind', 'callId'])
      .where('personId', '=', personId)
      .execute()

  test('from one’s own number without credit asks for a call at the office’s cost', async () => {
    const personId = await t.known(number)
    await t.system.updateTable('contactPoint').set({ prepaid: true }).where('value', '=', number).execute()
    const caller = t.phone(number)
    await caller.rings()
    await caller.hangsUp()
    const { id, promiseId } = await t.callOf(caller)
    expect(await callback(personId)).toEqual([{ askedBy: 'line', number, numberKind: 'prepaid', callId: id }])
    expect((await t.owed(personId)).map((one) => one.id)).toEqual([promiseId])
  })

  test('from any other own number is rung too, as somebody who gave up', async () => {
    const personId = await t.known(number)
    const caller = t.phone(number)
    await caller.rings()
    await caller.hangsUp()
    expect(await callback(personId)).toMatchObject([{ numberKind: 'own' }])
  })

  test('from a shared number is nobody’s, and only counted', async () => {
    const personId = await t.known(number, {}, 'shared')
    await t.system.updateTable('contactPoint').set({ prepaid: true }).where('value', '=', number).execute()
    const caller = t.phone(number)
    await caller.rings()
    await caller.hangsUp()
    expect(await t.owed(personId)).toEqual([])
  })
})

describe('a kept place (R-415, R-038)', () => {
  const keeps = async (menu: string) => {
    const personId = await t.known(number)
    await assign(t.system, personId, 'state', { staffId: STAFF.stateAdviserA })
    const caller = t.phone(number)
    await caller.rings()
    await caller.presses('1')
    await caller.presses(menu)
    expect(keys(await caller.presses('1'))).toEqual(['callBack.thanks', 'goodbye'])
    const [promise] = await t.owed(personId)
    return promise
  }

  test('about work is the adviser’s who answers for it', async () => {
    expect(await keeps('3')).toMatchObject({ ownerStaffId: STAFF.stateAdviserA, theme: 'workFollowUp' })
  })

  test('about nothing in particular is rung by those who staff the queue', async () => {
    const promise = await keeps('0')
    expect(promise?.ownerStaffId).toBeNull()
    expect(promise?.ownerTeamId).not.toBeNull()
  })
})
