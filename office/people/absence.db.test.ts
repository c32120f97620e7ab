import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openWorld, type World } from '../../test/support/people.ts'
import { OFFICES, PERSONS, STAFF, staffActor, T0, TEAMS } from '../../test/support/world.ts'
import { settleAbsences } from './actions/absence.ts'
import { endAbsence, registerAbsence } from './actions.ts'
import { loadAnswerable } from './views.ts'

const kari = staffActor('stateAdviserA')
const hours = (n: number) => T0.add({ hours: n })

describe('somebody is away (R-509)', () => {
  let world: World
  beforeEach(async () => {
    world = await openWorld()
  })
  afterEach(() => world.db.drop())

  const promise = (id: string) =>
    world.db.system.selectFrom('promise').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
  const oweByKari = (told: { side?: 'state' | 'municipal'; personId?: string } = {}) =>
    world.owe({
      personId: told.personId ?? PERSONS.resident,
      owner: { staffId: STAFF.stateAdviserA },
      officeId: OFFICES.A,
      side: told.side ?? 'state',
    })
  const notices = (staffId: string) =>
    world.db.system.selectFrom('staffNotice').select('kind').where('staffId', '=', staffId).execute()

  it('C11-01: the deputy has every entry at once, with the owner, the clock and the count of moves unchanged', async () => {
    const ids = await Promise.all([oweByKari(), oweByKari(), oweByKari({ personId: PERSONS.dual })])
    const before = await Promise.all(ids.map(promise))
    const result = await world.as(kari, (ctx) => registerAbsence(ctx, STAFF.stateAdviserA, { from: T0 }))
    expect(result).toMatchObject({ ok: true, value: { moved: 3 } })
    for (const [i, id] of ids.entries()) {
      const now = await promise(id)
      expect(now.deskStaffId).toBe(STAFF.deputyStateA)
      expect(now).toMatchObject({ ownerStaffId: STAFF.stateAdviserA, reassignments: 0, leadListAt: null })
      expect(now.dueAt.equals(before[i]?.dueAt ?? T0)).toBe(true)
    }
    expect(await notices(STAFF.deputyStateA)).toEqual([{ kind: 'coverStarted' }])
  })

  it('tells it on the timeline with the state after, so that the open promises can be rebuilt (I-05)', async () => {
    const id = await oweByKari()
    await world.as(kari, (ctx) => registerAbsence(ctx, STAFF.stateAdviserA, { from: T0 }))
    const event = await world.db.system
      .selectFrom('event')
      .select(['kind', 'actorId', 'data'])
      .where('promiseId', '=', id)
      .orderBy('seq', 'desc')
      .executeTakeFirstOrThrow()
    expect(event).toMatchObject({
      kind: 'promiseActing',
      actorId: STAFF.stateAdviserA,
      data: {
        after: { state: 'open', ownerStaffId: STAFF.stateAdviserA, actingStaffId: STAFF.deputyStateA },
      },
    })
    const { after } = event.data as { after: { dueAt: string } }
    expect(Temporal.Instant.from(after.dueAt).equals((await promise(id)).dueAt)).toBe(true)
  })

  it("passes to the deputy's deputy when the deputy goes home too, and back up the chain as they return", async () => {
    const id = await oweByKari()
    await world.as(kari, (ctx) => registerAbsence(ctx, STAFF.stateAdviserA, { from: T0 }))
    await world.as(staffActor('deputyStateA'), (ctx) =>
      registerAbsence(ctx, STAFF.deputyStateA, { from: T0 }),
    )
    expect((await promise(id)).deskStaffId).toBe(STAFF.stateAdviserA2)
    await world.as(staffActor('deputyStateA'), (ctx) => endAbsence(ctx, STAFF.deputyStateA))
    await world.asSystem(settleAbsences)
    expect((await promise(id)).deskStaffId).toBe(STAFF.deputyStateA)
    await world.as(kari, (ctx) => endAbsence(ctx, STAFF.stateAdviserA))
    expect(await promise(id)).toMatchObject({
      deskStaffId: STAFF.stateAdviserA,
      actingStaffId: null,
      actingTeamId: null,
    })
  })

  it('falls to the leaders when all the state advisers are away: never to nobody', async () => {
    const id = await oweByKari()
    const state = await world.db.system
      .selectFrom('staff')
      .select(['id', 'sides'])
      .where('officeId', '=', OFFICES.A)
      .execute()
    const leader = staffActor('officeLeaderA')
    for (const one of state.filter(
      ({ id: staffId, sides }) => sides.includes('state') && staffId !== STAFF.officeLeaderA,
    ))
      await world.as(leader, (ctx) => registerAbsence(ctx, one.id, { from: T0 }))
    expect(await promise(id)).toMatchObject({
      deskStaffId: null,
      deskTeamId: TEAMS.leadersA,
      ownerStaffId: STAFF.stateAdviserA,
    })
    expect(await notices(STAFF.officeLeaderA)).toContainEqual({ kind: 'coverStarted' })
  })

  it('leaves nothing behind because it is shielded from the one who registers the absence (R-724)', async () => {
    const id = await world.owe({
      personId: PERSONS.protectedSeven,
      owner: { staffId: STAFF.clearedAdviserA },
      officeId: OFFICES.A,
    })
    await world.as(staffActor('leadStateA'), (ctx) =>
      registerAbsence(ctx, STAFF.clearedAdviserA, { from: T0 }),
    )
    expect((await promise(id)).deskStaffId).toBe(STAFF.officeLeaderA)
  })

  it('gives back what is open, leaves closed what was closed, and leaves a digest', async () => {
    const [open, closed] = [await oweByKari(), await oweByKari()]
    await world.as(kari, (ctx) => registerAbsence(ctx, STAFF.stateAdviserA, { from: T0 }))
    await world.db.system
      .updateTable('promise')
      .set({ state: 'kept', endedAt: hours(1), nextStep: null, nextStepAt: null })
      .where('id', '=', closed)
      .execute()
    world.clock.set(hours(48))
    expect(await world.as(kari, (ctx) => endAbsence(ctx, STAFF.stateAdviserA))).toMatchObject({
      ok: true,
      value: { moved: 1 },
    })
    expect((await promise(open)).deskStaffId).toBe(STAFF.stateAdviserA)
    expect((await promise(closed)).actingStaffId).toBe(STAFF.deputyStateA)
    expect(await notices(STAFF.stateAdviserA)).toEqual([{ kind: 'absenceDigest' }])
  })

  it('begins and ends a planned absence by itself, at its times', async () => {
    const id = await oweByKari()
    const planned = { from: hours(22), until: hours(46), cover: { staffId: STAFF.stateAdviserA3 } }
    expect(await world.as(kari, (ctx) => registerAbsence(ctx, STAFF.stateAdviserA, planned))).toMatchObject({
      ok: true,
      value: { moved: 0 },
    })
    expect((await promise(id)).deskStaffId).toBe(STAFF.stateAdviserA)
    world.clock.set(hours(22))
    expect(await world.asSystem(settleAbsences)).toBe(1)
    expect((await promise(id)).deskStaffId).toBe(STAFF.stateAdviserA3)
    expect(await world.asSystem(settleAbsences)).toBe(0)
    world.clock.set(hours(46))
    expect(await world.asSystem(settleAbsences)).toBe(1)
    expect((await promise(id)).deskStaffId).toBe(STAFF.stateAdviserA)
  })

  it('makes the deputy act for what comes in meanwhile', async () => {
    await world.as(kari, (ctx) => registerAbsence(ctx, STAFF.stateAdviserA, { from: T0 }))
    const answerable = await world.asSystem((ctx) => loadAnswerable(ctx.tx, PERSONS.resident, 'state', T0))
    expect(answerable).toEqual({
      owner: { staffId: STAFF.stateAdviserA, teamId: TEAMS.followUpA },
      acting: { staffId: STAFF.deputyStateA },
    })
  })

  it('is for oneself and the leaders of the office to say, once at a time', async () => {
    const input = { from: T0 }
    const by = (who: Parameters<typeof staffActor>[0]) =>
      world.as(staffActor(who), (ctx) => registerAbsence(ctx, STAFF.stateAdviserA, input))
    expect(await by('deputyStateA')).toMatchObject({ ok: false, reason: 'notOwner' })
    expect(await by('officeLeaderB')).toMatchObject({ ok: false, reason: 'notOwner' })
    expect(await by('leadStateA')).toMatchObject({ ok: true })
    expect(await by('stateAdviserA')).toMatchObject({ ok: false, reason: 'conflict' })
    expect(await world.as(kari, (ctx) => endAbsence(ctx, STAFF.deputyStateA))).toMatchObject({
      ok: false,
      reason: 'notOwner',
    })
  })
})
