import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { STAFF } from '../../db/seed/staff.ts'
import { settleLine } from '../../office/calls/direct/actions.ts'
import { openIncident } from '../../office/calls/incidents/store.ts'
import { inTransaction } from '../../office/kernel/transaction.ts'
import { keysOf as keys, openTelephone, type Telephone } from '../../test/support/telephone.ts'
import { assign, T0 } from '../../test/support/world.ts'

let t: Telephone
beforeAll(async () => {
  t = await openTelephone()
})
afterAll(() => t.close())

let n = 0
let number: string
let personId: string
let line: string
beforeEach(async () => {
  n += 1
  number = `+474000${String(9000 + n)}`
  await t.house.clock.move?.set(T0)
  await t.system.deleteFrom('incident').execute()
  personId = await t.known(number, { contactStatus: 'assisted' })
  await assign(t.system, personId, 'state', { staffId: STAFF.stateAdviserA })
  line = await asSystem(async (ctx) => (await settleLine(ctx, personId))?.number ?? '')
  expect(line).not.toBe('')
})

const asSystem = <T>(act: Parameters<typeof inTransaction<T>>[2]) =>
  inTransaction(t.house.around, { kind: 'system', name: 'test' }, act)

/** Many have asked why no money came, and whoever leads has said that it shall be told. */
const incident = () =>
  asSystem(async (ctx) => {
    const id = await openIncident(ctx.tx, {
      id: ctx.newId(),
      theme: 'paymentWrong',
      inWindow: 40,
      normalPerHour: 1,
      at: ctx.clock.now(),
      windowMinutes: 30,
      articleKey: null,
    })
    if (id === null) throw new Error('no incident')
    await ctx.tx
      .updateTable('incident')
      .set({ state: 'shown', approvedAt: ctx.clock.now(), approvedBy: STAFF.leadMunicipalA })
      .where('id', '=', id)
      .execute()
  })

describe('on a number that belongs to a case (R-516)', () => {
  test('what is wrong just now is said first, once, while whoever follows them up is rung (R-124)', async () => {
    await incident()
    const caller = t.phone(number)
    expect(keys(await caller.rings('direct', line))).toEqual(['banner', 'wait.adviser', 'wait.offer'])
    expect(keys(await caller.staysSilent())).toEqual(['wait.adviser', 'wait.offer'])
    const { id } = await t.callOf(caller)
    expect((await t.legs(id)).map(({ staffId }) => staffId)).toEqual([STAFF.stateAdviserA])
  })

  test('nothing is wrong, nothing is said of it', async () => {
    const caller = t.phone(number)
    expect(keys(await caller.rings('direct', line))).toEqual(['wait.adviser', 'wait.offer'])
  })

  test('in the evening it is said before the tone, and what is said after it is owed an answer by the adviser', async () => {
    await incident()
    await t.at('2026-03-02 19:00')
    const caller = t.phone(number)
    expect(keys(await caller.rings('direct', line))).toEqual([
      ...['closed.opens', 'closed.urgent'],
      ...['banner', 'voicemail.ask'],
    ])
    expect(keys(await caller.saysAfterTone(12, 'Når er møtet?'))).toEqual(['voicemail.thanks', 'goodbye'])
    const owed = (await t.owed(personId)).filter(({ kind }) => kind === 'answerMessage')
    expect(owed).toMatchObject([{ ownerStaffId: STAFF.stateAdviserA, clock: 'contactTask' }])
    await t.job()
    const kept = await t.system
      .selectFrom('document')
      .select(['channel', 'threadId'])
      .where('personId', '=', personId)
      .execute()
    expect(kept).toEqual([{ channel: 'voicemail', threadId: owed[0]?.threadId }])
    expect(await t.callOf(caller)).toMatchObject({ endedHow: 'voicemail', knownBy: 'ownNumber' })
  })

  test('from another telephone it lies with the person all the same, as nobody’s checked voice', async () => {
    await t.at('2026-03-02 19:00')
    const caller = t.phone('+4740009999')
    await caller.rings('direct', line)
    await caller.saysAfterTone(5, 'Ring meg')
    const written = await t.system
      .selectFrom('message')
      .select(['authorship'])
      .where('personId', '=', personId)
      .execute()
    expect(written).toEqual([{ authorship: 'unknown' }])
    expect(await t.callOf(caller)).toMatchObject({ knownBy: 'directLine' })
  })
})
