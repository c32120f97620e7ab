import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openWorld, type World } from '../../test/support/people.ts'
import { OFFICES, PERSONS, personActor, STAFF, staffActor, T0, TEAMS } from '../../test/support/world.ts'
import type { StaffActor } from '../kernel/context.ts'
import { assignAdviser } from './actions.ts'
import { nameAsLeader } from './assignments.ts'
import { myPeople } from './views.ts'

const kari = staffActor('stateAdviserA')

describe('who is named to answer', () => {
  let world: World
  beforeEach(async () => {
    world = await openWorld()
  })
  afterEach(() => world.db.drop())

  it('C9-01: an adviser named on Tuesday takes what lies in the team queue, with the same due time', async () => {
    const personId = PERSONS.socialOnly
    const id = await world.owe({
      personId,
      side: 'municipal',
      theme: 'socialAssistance',
      owner: { teamId: TEAMS.municipalA },
      officeId: OFFICES.A,
    })
    const before = await world.db.system
      .selectFrom('promise')
      .select(['dueAt', 'receivedAt'])
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    world.clock.set(T0.add({ hours: 24 }))
    const named = await world.as(
      staffActor('municipalAdviserA2'),
      (ctx) =>
        assignAdviser(ctx, {
          personId,
          side: 'municipal',
          to: { staffId: STAFF.municipalAdviserA2 },
          reason: 'first',
        }),
      personId,
    )
    expect(named).toEqual({ ok: true, value: { taken: 1, offered: 0 } })
    const after = await world.db.system
      .selectFrom('promise')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    expect(after).toMatchObject({
      ownerStaffId: STAFF.municipalAdviserA2,
      deskStaffId: STAFF.municipalAdviserA2,
      reassignments: 0,
    })
    expect([after.dueAt, after.receivedAt].map(String)).toEqual([before.dueAt, before.receivedAt].map(String))
    expect(await world.asPerson(personActor('socialOnly'), myPeople)).toMatchObject([
      { adviser: { name: 'Liv Ekrehavn' } },
    ])
  })

  it('offers the new adviser what the one before has, who keeps it until it is taken (R-111)', async () => {
    const id = await world.owe({
      personId: PERSONS.resident,
      owner: { staffId: STAFF.stateAdviserA },
      officeId: OFFICES.A,
    })
    const changed = await world.as(
      kari,
      (ctx) =>
        assignAdviser(ctx, {
          personId: PERSONS.resident,
          side: 'state',
          to: { staffId: STAFF.stateAdviserA3 },
          reason: 'reorganisation',
        }),
      PERSONS.resident,
    )
    expect(changed).toEqual({ ok: true, value: { taken: 0, offered: 1 } })
    const promise = await world.db.system
      .selectFrom('promise')
      .select(['ownerStaffId', 'offeredStaffId'])
      .where('id', '=', id)
      .executeTakeFirst()
    expect(promise).toEqual({ ownerStaffId: STAFF.stateAdviserA, offeredStaffId: STAFF.stateAdviserA3 })
    const event = await world.db.system
      .selectFrom('event')
      .select(['side', 'data'])
      .where('personId', '=', PERSONS.resident)
      .where('kind', '=', 'assignmentChanged')
      .execute()
    expect(event).toMatchObject([
      {
        side: 'state',
        data: { before: STAFF.stateAdviserA, staffId: STAFF.stateAdviserA3, reason: 'reorganisation' },
      },
    ])
  })

  it('names nobody who does not hold the side, or is not there at all', async () => {
    const name = (staffId: string) =>
      world.as(
        kari,
        (ctx) =>
          assignAdviser(ctx, { personId: PERSONS.resident, side: 'state', to: { staffId }, reason: 'first' }),
        PERSONS.resident,
      )
    expect(await name(STAFF.municipalAdviserA)).toMatchObject({ ok: false, reason: 'unknownReceiver' })
    expect(await name(PERSONS.resident)).toMatchObject({ ok: false, reason: 'notFound' })
    const byOperator = await world.as(
      staffActor('operator'),
      (ctx) =>
        assignAdviser(ctx, {
          personId: PERSONS.resident,
          side: 'state',
          to: { staffId: STAFF.stateAdviserA3 },
          reason: 'first',
        }),
      PERSONS.resident,
    )
    expect(byOperator).toMatchObject({ ok: false, reason: 'onlyLeadNames' })
  })

  describe('a leader names an adviser (R-112, R-491, decision 006)', () => {
    const named = (by: StaffActor, side: 'state' | 'municipal', staffId: string) =>
      world.as(
        by,
        (ctx) =>
          assignAdviser(ctx, { personId: PERSONS.resident, side, to: { staffId }, reason: 'reorganisation' }),
        PERSONS.resident,
      )
    const throughTheDoor = (by: StaffActor, side: string, opened: string | undefined = PERSONS.resident) =>
      world.as(
        by,
        (ctx) =>
          nameAsLeader(ctx.tx, {
            personId: PERSONS.resident,
            id: ctx.newId(),
            side,
            staffId: STAFF.stateAdviserA3,
            teamId: null,
            lead: null,
            fromAt: T0,
            reason: 'first',
          }),
        opened,
      )

    it('of the office and the side they lead; what the one before has is offered to the new one', async () => {
      const id = await world.owe({
        personId: PERSONS.resident,
        owner: { staffId: STAFF.stateAdviserA },
        officeId: OFFICES.A,
      })
      expect(await named(staffActor('leadStateA'), 'state', STAFF.stateAdviserA3)).toEqual({
        ok: true,
        value: { taken: 0, offered: 1 },
      })
      const answers = await world.db.system
        .selectFrom('assignment')
        .select('staffId')
        .where('personId', '=', PERSONS.resident)
        .where('side', '=', 'state')
        .where('untilAt', 'is', null)
        .execute()
      expect(answers).toEqual([{ staffId: STAFF.stateAdviserA3 }])
      const offered = await world.db.system
        .selectFrom('promise')
        .select(['ownerStaffId', 'offeredStaffId'])
        .where('id', '=', id)
        .executeTakeFirst()
      expect(offered).toEqual({ ownerStaffId: STAFF.stateAdviserA, offeredStaffId: STAFF.stateAdviserA3 })
    })

    it('not on the other side, and not at another office', async () => {
      expect(await named(staffActor('leadStateA'), 'municipal', STAFF.municipalAdviserA2)).toMatchObject({
        ok: false,
        reason: 'onlyLeadNames',
      })
      await expect(named(staffActor('officeLeaderB'), 'state', STAFF.stateAdviserA3)).rejects.toThrow()
    })

    it('the database asks the same by itself, also that the person is opened', async () => {
      await expect(throughTheDoor(staffActor('leadStateA'), 'municipal')).rejects.toThrow('only the leader')
      await expect(throughTheDoor(staffActor('officeLeaderB'), 'state')).rejects.toThrow('only the leader')
      await expect(throughTheDoor(kari, 'state')).rejects.toThrow('only the leader')
      await expect(throughTheDoor(staffActor('leadStateA'), 'state', PERSONS.dual)).rejects.toThrow(
        'only the leader',
      )
    })

    it('and writes nothing else there: the table itself stays closed to them', async () => {
      const written = world.as(
        staffActor('leadStateA'),
        (ctx) =>
          ctx.tx
            .insertInto('assignment')
            .values({
              personId: PERSONS.resident,
              side: 'state',
              staffId: STAFF.stateAdviserA3,
              fromAt: T0,
              untilAt: T0,
            })
            .execute(),
        PERSONS.resident,
      )
      await expect(written).rejects.toThrow('row-level security')
    })
  })
})
