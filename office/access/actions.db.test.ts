import { v7 } from 'uuid'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { accessWorld } from '../../test/support/access.ts'
import { addPerson, PERSONS, personActor, STAFF, staffActor, T0 } from '../../test/support/world.ts'
import { emergencyAccess, openPerson } from './actions.ts'
import { accessLogForOfficer, accessLogOf } from './views.ts'

let world: Awaited<ReturnType<typeof accessWorld>>
beforeAll(async () => {
  world = await accessWorld()
})
afterAll(() => world.close())
beforeEach(() => world.toT0())

describe('opening a person', () => {
  it('asks no purpose of whoever answered the only thing they owed within the hour (R-717)', async () => {
    const personId = await addPerson(world.system)
    const deputy = staffActor('deputyStateA')
    const look = () => world.as(deputy, (ctx) => openPerson(ctx, personId, { what: 'person' }))
    const at = (minutes: number) => world.clock.set(T0.add({ minutes }))
    expect(await look()).toMatchObject({ ok: false, reason: 'needsPurpose' })
    const id = v7()
    const made = world.clock.now()
    await world.system
      .insertInto('promise')
      .values({
        personId,
        id,
        kind: 'answerMessage',
        clock: 'dialogueMessage',
        side: 'state',
        theme: 'measure',
        ownerStaffId: STAFF.stateAdviserA,
        actingStaffId: STAFF.deputyStateA,
        madeByKind: 'person',
        madeAt: made,
        receivedAt: made,
        countingFrom: made,
        dueAt: made.add({ hours: 48 }),
        firstDueAt: made.add({ hours: 48 }),
        urgency: 'ordinary',
        needLevel: 0,
      })
      .execute()
    expect(await look()).toMatchObject({ ok: true })
    await world.system
      .updateTable('promise')
      .set({ state: 'kept', endedAt: made, endedHow: 'answered', endedBy: STAFF.deputyStateA })
      .where('id', '=', id)
      .execute()
    at(30)
    expect(await look()).toMatchObject({ ok: true })
    // Looking again is looking for a purpose, as after a stated one: an hour from the last time.
    at(95)
    expect(await look()).toMatchObject({ ok: false, reason: 'needsPurpose' })
  })

  it('needs no purpose of the adviser in charge, and the person reads who looked and why', async () => {
    const opened = await world.as(staffActor('stateAdviserA'), (ctx) =>
      openPerson(ctx, PERSONS.resident, { what: 'page' }),
    )
    expect(opened).toMatchObject({
      ok: true,
      value: { basis: 'assignment', purpose: null, person: { givenName: 'Thomas' } },
    })
    const mine = await world.asPerson(personActor('resident'), (ctx) => accessLogOf(ctx))
    expect(mine).toMatchObject({
      ok: true,
      value: {
        entries: [
          {
            who: staffActor('stateAdviserA').name,
            role: 'AS',
            basis: 'assignment',
            purpose: 'followUp',
            what: 'page',
            at: world.clock.now(),
          },
        ],
        older: null,
      },
    })
  })

  it('needs a purpose of anybody else, who is then let in and remembered for an hour', async () => {
    const colleague = staffActor('stateAdviserB')
    const open = (purpose?: 'followUp') =>
      world.as(colleague, (ctx) => openPerson(ctx, PERSONS.aap, { what: 'page', purpose: purpose ?? null }))
    expect(await open()).toEqual({ ok: false, reason: 'needsPurpose' })
    expect(await open('followUp')).toMatchObject({
      ok: true,
      value: { basis: 'purpose', purpose: 'followUp' },
    })
    world.clock.advance({ minutes: 59 })
    expect(await open()).toMatchObject({ ok: true, value: { basis: 'purpose', purpose: 'followUp' } })
  })

  it('writes one line for what is opened again within ten minutes', async () => {
    const open = () =>
      world.as(staffActor('stateAdviserA'), (ctx) => openPerson(ctx, PERSONS.dual, { what: 'thread' }))
    await open()
    await open()
    world.clock.advance({ minutes: 11 })
    await open()
    const lines = (await world.logOf(PERSONS.dual)).filter((line) => line.what === 'thread')
    expect(lines).toHaveLength(2)
  })

  it('lets the contact centre in on a call, and tells it which cells count', async () => {
    const opened = await world.as(staffActor('operator'), (ctx) =>
      openPerson(ctx, PERSONS.resident, { purpose: 'call', what: 'page' }),
    )
    expect(opened).toMatchObject({
      ok: true,
      value: { basis: 'contact', codes: { 'M-13': 'R', 'M-14': 'O', 'M-15': 'A', 'M-17': '–' } },
    })
  })

  it('lets in whoever covers for an absent adviser', async () => {
    const away = STAFF.stateAdviserA2
    await world.system
      .insertInto('absence')
      .values({
        staffId: away,
        fromAt: world.clock.now(),
        registeredAt: world.clock.now(),
        coverStaffId: STAFF.stateAdviserA3,
      })
      .execute()
    const open = () =>
      world.as(staffActor('stateAdviserA3'), (ctx) => openPerson(ctx, PERSONS.aap, { what: 'page' }))
    expect(await open()).toMatchObject({ ok: true, value: { basis: 'cover', purpose: 'cover' } })
    await world.system
      .updateTable('absence')
      .set({ endedAt: world.clock.now() })
      .where('staffId', '=', away)
      .execute()
    expect(await open()).toEqual({ ok: false, reason: 'needsPurpose' })
  })

  it('answers the same for nobody, for a protected person and for a record merged away', async () => {
    const merged = await world.mergedPerson()
    const unknown = '00000000-0000-7000-8000-000000000000'
    for (const id of ['x', unknown, PERSONS.protectedSeven, PERSONS.ownEmployee, merged]) {
      const answer = await world.as(staffActor('stateAdviserA'), (ctx) =>
        openPerson(ctx, id, { purpose: 'followUp', what: 'page' }),
      )
      expect(answer, id).toEqual({ ok: false, reason: 'notFound' })
    }
    expect(await world.logOf(PERSONS.protectedSeven)).toMatchObject([
      { allowed: false, basis: 'none', purpose: 'followUp' },
    ])
    const cleared = await world.as(staffActor('clearedAdviserA'), (ctx) =>
      openPerson(ctx, PERSONS.protectedSeven, { what: 'page' }),
    )
    expect(cleared).toMatchObject({ ok: true, value: { shields: ['7'], codes: { 'M-02': 'K' } } })
  })
})

describe('C12-06 looking up a relative', () => {
  it('is refused, logged and told to the privacy role; the relative sees nothing of it', async () => {
    for (const personId of [PERSONS.familyOfStaff, PERSONS.ownEmployee]) {
      const answer = await world.as({ ...staffActor('stateAdviserA4'), shields: ['ownEmployee'] }, (ctx) =>
        openPerson(ctx, personId, { purpose: 'followUp', what: 'page' }),
      )
      expect(answer).toEqual({ ok: false, reason: 'notFound' })
    }
    const told = await world.system
      .selectFrom('staffNotice')
      .selectAll()
      .where('kind', '=', 'ownRecordLookup')
      .execute()
    expect(
      told
        .filter((notice) => notice.staffId === STAFF.privacyOfficer)
        .map((notice) => notice.personId)
        .sort(),
    ).toEqual([PERSONS.familyOfStaff, PERSONS.ownEmployee].sort())
    const seen = await world.asPerson(personActor('familyOfStaff'), (ctx) => accessLogOf(ctx))
    expect(seen).toEqual({ ok: true, value: { entries: [], older: null } })
    const officer = await world.as(staffActor('privacyOfficer'), (ctx) =>
      accessLogForOfficer(ctx, PERSONS.familyOfStaff),
    )
    expect(officer).toMatchObject({
      ok: true,
      value: {
        entries: [
          { allowed: true, what: 'accessLog' },
          { allowed: false, staffId: STAFF.stateAdviserA4 },
        ],
      },
    })
    const leader = await world.as(staffActor('officeLeaderA'), (ctx) =>
      accessLogForOfficer(ctx, PERSONS.familyOfStaff),
    )
    expect(leader).toEqual({ ok: false, reason: 'notFound' })
  })
})

describe('emergency access (R-729)', () => {
  it('gives a duty officer four hours, and tells the leader', async () => {
    const duty = staffActor('dutyOfficerA')
    const open = () => world.as(duty, (ctx) => openPerson(ctx, PERSONS.nynorsk, { what: 'page' }))
    expect(await open()).toEqual({ ok: false, reason: 'needsPurpose' })
    const simplyStated = await world.as(duty, (ctx) =>
      openPerson(ctx, PERSONS.nynorsk, { purpose: 'emergency', what: 'page' }),
    )
    expect(simplyStated).toEqual({ ok: false, reason: 'needsPurpose' })
    expect(await world.as(duty, (ctx) => emergencyAccess(ctx, PERSONS.nynorsk))).toMatchObject({
      ok: true,
      value: { basis: 'emergency' },
    })
    world.clock.advance({ minutes: 239 })
    expect(await open()).toMatchObject({ ok: true, value: { basis: 'emergency', purpose: 'emergency' } })
    world.clock.advance({ minutes: 242 })
    expect(await open()).toEqual({ ok: false, reason: 'needsPurpose' })
    const told = await world.system
      .selectFrom('staffNotice')
      .select('staffId')
      .where('kind', '=', 'emergencyAccess')
      .execute()
    expect(told).toEqual([{ staffId: STAFF.officeLeaderA }])
  })

  it('is nobody else’s, and does not break a protection', async () => {
    expect(
      await world.as(staffActor('stateAdviserA'), (ctx) => emergencyAccess(ctx, PERSONS.nynorsk)),
    ).toEqual({
      ok: false,
      reason: 'needsPurpose',
    })
    expect(
      await world.as(staffActor('dutyOfficerA'), (ctx) => emergencyAccess(ctx, PERSONS.protectedSeven)),
    ).toEqual({ ok: false, reason: 'notFound' })
  })
})
