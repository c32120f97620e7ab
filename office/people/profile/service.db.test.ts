import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openWorld, type World } from '../../../test/support/people.ts'
import { addPerson, OFFICES, PERSONS, STAFF, staffActor } from '../../../test/support/world.ts'
import { endPromise } from '../../kernel/promise/actions.ts'
import type { Promised } from '../../kernel/promise/model.ts'
import { lockPromise } from '../../kernel/promise/store.ts'
import { assessProfile, proposeProfile, setFact } from './actions.ts'
import { serviceByStatus, spreadOf } from './service.ts'

const adviser = staffActor('stateAdviserA')
const leader = staffActor('officeLeaderA')

describe('what comes of an assessment, and how the office serves', () => {
  let world: World
  beforeEach(async () => {
    world = await openWorld()
  })
  afterEach(() => world.db.drop())

  const assess = async (changed: { code: string; reason: string }[] = []) => {
    const answers = { 'task.readMessage': 'withHelp', 'task.sendStatusCard': 'alone' }
    const asked = { personId: PERSONS.resident, answers, method: 'meeting' as const }
    const shown = await world.as(adviser, (ctx) => proposeProfile(ctx, asked))
    if (!shown.ok) throw new Error(shown.reason)
    const accepted = shown.value.proposal.consequences.map(({ code }) => code)
    return world.as(adviser, (ctx) =>
      assessProfile(ctx, { ...asked, shown: shown.value.mark, accepted, changed }),
    )
  }
  const trainings = () =>
    world.db.system
      .selectFrom('promise')
      .select(['ownerStaffId', 'details', 'dueAt'])
      .where('personId', '=', PERSONS.resident)
      .where('kind', '=', 'planTraining')
      .where('isOpen', '=', true)
      .execute()

  it('R-315: a training offer is owed by somebody, once, in the task that is next', async () => {
    expect((await assess()).ok).toBe(true)
    expect(await trainings()).toMatchObject([
      { ownerStaffId: STAFF.stateAdviserA, details: { tasks: ['readMessage'] } },
    ])
    expect((await assess()).ok).toBe(true)
    expect(await trainings()).toHaveLength(1)
  })

  it('R-297, R-304: nothing is owed where it was declined, or to whoever is to be helped each time', async () => {
    expect((await assess([{ code: 'trainingOffer', reason: 'Vil ikke nå' }])).ok).toBe(true)
    expect(await trainings()).toEqual([])
    await world.as(adviser, (ctx) =>
      setFact(ctx, {
        personId: PERSONS.resident,
        field: 'trainingExempt',
        value: true,
        reason: 'Får hjelp hver gang',
        method: 'meeting',
      }),
    )
    expect((await assess()).ok).toBe(true)
    expect(await trainings()).toEqual([])
  })

  it('R-311: the assisted stand beside the digital, and no group of fewer than five stands at all', async () => {
    const officeId = OFFICES.A
    const talkTo = async (personId: string) => {
      const id = await world.owe({
        personId,
        owner: { staffId: STAFF.stateAdviserA },
        kind: 'callBack',
        clock: 'callbackPromise',
        officeId,
      })
      await world.asSystem(async (ctx) => {
        const promise = (await lockPromise(ctx.tx, personId, id)) as Promised
        await endPromise(ctx, promise, { state: 'kept', how: 'answered', channel: 'officePhone' })
      })
    }
    await world.db.system.updateTable('person').set({ contactStatus: 'unknown' }).execute()
    for (let n = 0; n < 5; n += 1) {
      await talkTo(await addPerson(world.db.system, { contactStatus: 'assisted', officeId }))
      await addPerson(world.db.system, { contactStatus: 'digital', officeId })
    }
    for (let n = 0; n < 4; n += 1)
      await addPerson(world.db.system, { contactStatus: 'partlyDigital', officeId })
    const report = await world.as(leader, (ctx) => serviceByStatus(ctx))
    const rows = report.ok ? report.value.rows : []
    expect(rows.find(({ status }) => status === 'assisted')).toMatchObject({
      persons: 5,
      talks: 5,
      talksPerHundred: 100,
      answered: null,
      medianMinutes: null,
    })
    expect(rows.find(({ status }) => status === 'digital')).toMatchObject({ persons: 5, talks: null })
    expect(rows.map(({ status }) => status)).not.toContain('partlyDigital')
    const other = await world.as(adviser, (ctx) => serviceByStatus(ctx))
    expect(other).toEqual({ ok: false, reason: 'notFound' })
  })

  it('says so when some wait longer than others', () => {
    const of = (...minutes: (number | null)[]) => minutes.map((medianMinutes) => ({ medianMinutes }))
    expect(spreadOf(of(60, 90, null), 20)).toBe(50)
    expect(spreadOf(of(60, 70), 20)).toBeNull()
    expect(spreadOf(of(60, null), 20)).toBeNull()
  })
})
