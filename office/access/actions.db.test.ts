import { v7 } from 'uuid'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { freshDatabase, type TestDatabase } from '../../test/support/database.ts'
import {
  addPerson,
  clockAtT0,
  PERSONS,
  personActor,
  STAFF,
  seedWorld,
  staffActor,
} from '../../test/support/world.ts'
import type { PersonCtx, StaffActor, StaffCtx } from '../kernel/context.ts'
import { settingsFrom } from '../kernel/settings.ts'
import type { MovableClock } from '../kernel/time/clock.ts'
import { inTransaction } from '../kernel/transaction.ts'
import { emergencyAccess, openPerson, searchPeople, setProtection } from './actions.ts'
import { accessLogForOfficer, accessLogOf, contactCentreView } from './views.ts'

let databases: TestDatabase
let clock: MovableClock
beforeAll(async () => {
  databases = await freshDatabase()
  await seedWorld(databases.system, clockAtT0())
})
afterAll(() => databases.drop())
beforeEach(() => {
  clock = clockAtT0()
})

const around = () => ({ databases, clock, settings: settingsFrom() })
const as = <T>(actor: StaffActor, work: (ctx: StaffCtx) => Promise<T>) =>
  inTransaction(around(), actor, (ctx) => work(ctx as StaffCtx))
const mergedPerson = async (told: Parameters<typeof addPerson>[1] = {}) => {
  const id = await addPerson(databases.system, told)
  await databases.system
    .updateTable('person')
    .set({ mergedInto: PERSONS.resident })
    .where('id', '=', id)
    .execute()
  return id
}
const numberOf = async (personId: string) =>
  (
    await databases.system
      .selectFrom('personIdentity')
      .select('number')
      .where('personId', '=', personId)
      .executeTakeFirstOrThrow()
  ).number
const logOf = (personId: string) =>
  databases.system
    .selectFrom('accessLog')
    .selectAll()
    .where('personId', '=', personId)
    .orderBy('id')
    .execute()

describe('opening a person', () => {
  it('asks no purpose of whoever answered the only thing they owed within the hour (R-717)', async () => {
    const personId = await addPerson(databases.system)
    const deputy = staffActor('deputyStateA')
    const look = () => as(deputy, (ctx) => openPerson(ctx, personId, { what: 'person' }))
    const at = (minutes: number) => clock.set(clockAtT0().now().add({ minutes }))
    expect(await look()).toMatchObject({ ok: false, reason: 'needsPurpose' })
    const id = v7()
    const made = clock.now()
    await databases.system
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
    await databases.system
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
    const opened = await as(staffActor('stateAdviserA'), (ctx) =>
      openPerson(ctx, PERSONS.resident, { what: 'page' }),
    )
    expect(opened).toMatchObject({
      ok: true,
      value: { basis: 'assignment', purpose: null, person: { givenName: 'Thomas' } },
    })
    const mine = await inTransaction(around(), personActor('resident'), (ctx) =>
      accessLogOf(ctx as PersonCtx),
    )
    expect(mine).toMatchObject({
      ok: true,
      value: [
        {
          who: staffActor('stateAdviserA').name,
          role: 'AS',
          basis: 'assignment',
          purpose: 'followUp',
          what: 'page',
          at: clock.now(),
        },
      ],
    })
  })

  it('needs a purpose of anybody else, who is then let in and remembered for an hour', async () => {
    const colleague = staffActor('stateAdviserB')
    const open = (purpose?: 'followUp') =>
      as(colleague, (ctx) => openPerson(ctx, PERSONS.aap, { what: 'page', purpose: purpose ?? null }))
    expect(await open()).toEqual({ ok: false, reason: 'needsPurpose' })
    expect(await open('followUp')).toMatchObject({
      ok: true,
      value: { basis: 'purpose', purpose: 'followUp' },
    })
    clock.advance({ minutes: 59 })
    expect(await open()).toMatchObject({ ok: true, value: { basis: 'purpose', purpose: 'followUp' } })
  })

  it('writes one line for what is opened again within ten minutes', async () => {
    const open = () =>
      as(staffActor('stateAdviserA'), (ctx) => openPerson(ctx, PERSONS.dual, { what: 'thread' }))
    await open()
    await open()
    clock.advance({ minutes: 11 })
    await open()
    const lines = (await logOf(PERSONS.dual)).filter((line) => line.what === 'thread')
    expect(lines).toHaveLength(2)
  })

  it('lets the contact centre in on a call, and tells it which cells count', async () => {
    const opened = await as(staffActor('operator'), (ctx) =>
      openPerson(ctx, PERSONS.resident, { purpose: 'call', what: 'page' }),
    )
    expect(opened).toMatchObject({
      ok: true,
      value: { basis: 'contact', codes: { 'M-13': 'R', 'M-14': 'O', 'M-15': 'A', 'M-17': '–' } },
    })
  })

  it('lets in whoever covers for an absent adviser', async () => {
    const away = STAFF.stateAdviserA2
    await databases.system
      .insertInto('absence')
      .values({
        staffId: away,
        fromAt: clock.now(),
        registeredAt: clock.now(),
        coverStaffId: STAFF.stateAdviserA3,
      })
      .execute()
    const open = () =>
      as(staffActor('stateAdviserA3'), (ctx) => openPerson(ctx, PERSONS.aap, { what: 'page' }))
    expect(await open()).toMatchObject({ ok: true, value: { basis: 'cover', purpose: 'cover' } })
    await databases.system
      .updateTable('absence')
      .set({ endedAt: clock.now() })
      .where('staffId', '=', away)
      .execute()
    expect(await open()).toEqual({ ok: false, reason: 'needsPurpose' })
  })

  it('answers the same for nobody, for a protected person and for a record merged away', async () => {
    const merged = await mergedPerson()
    const unknown = '00000000-0000-7000-8000-000000000000'
    for (const id of ['x', unknown, PERSONS.protectedSeven, PERSONS.ownEmployee, merged]) {
      const answer = await as(staffActor('stateAdviserA'), (ctx) =>
        openPerson(ctx, id, { purpose: 'followUp', what: 'page' }),
      )
      expect(answer, id).toEqual({ ok: false, reason: 'notFound' })
    }
    expect(await logOf(PERSONS.protectedSeven)).toMatchObject([
      { allowed: false, basis: 'none', purpose: 'followUp' },
    ])
    const cleared = await as(staffActor('clearedAdviserA'), (ctx) =>
      openPerson(ctx, PERSONS.protectedSeven, { what: 'page' }),
    )
    expect(cleared).toMatchObject({ ok: true, value: { shields: ['7'], codes: { 'M-02': 'K' } } })
  })
})

describe('C12-06 looking up a relative', () => {
  it('is refused, logged and told to the privacy role; the relative sees nothing of it', async () => {
    for (const personId of [PERSONS.familyOfStaff, PERSONS.ownEmployee]) {
      const answer = await as({ ...staffActor('stateAdviserA4'), shields: ['ownEmployee'] }, (ctx) =>
        openPerson(ctx, personId, { purpose: 'followUp', what: 'page' }),
      )
      expect(answer).toEqual({ ok: false, reason: 'notFound' })
    }
    const told = await databases.system
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
    const seen = await inTransaction(around(), personActor('familyOfStaff'), (ctx) =>
      accessLogOf(ctx as PersonCtx),
    )
    expect(seen).toEqual({ ok: true, value: [] })
    const officer = await as(staffActor('privacyOfficer'), (ctx) =>
      accessLogForOfficer(ctx, PERSONS.familyOfStaff),
    )
    expect(officer).toMatchObject({
      ok: true,
      value: [
        { allowed: true, what: 'accessLog' },
        { allowed: false, staffId: STAFF.stateAdviserA4 },
      ],
    })
    const leader = await as(staffActor('officeLeaderA'), (ctx) =>
      accessLogForOfficer(ctx, PERSONS.familyOfStaff),
    )
    expect(leader).toEqual({ ok: false, reason: 'notFound' })
  })
})

describe('emergency access (R-729)', () => {
  it('gives a duty officer four hours, and tells the leader', async () => {
    const duty = staffActor('dutyOfficerA')
    const open = () => as(duty, (ctx) => openPerson(ctx, PERSONS.nynorsk, { what: 'page' }))
    expect(await open()).toEqual({ ok: false, reason: 'needsPurpose' })
    const simplyStated = await as(duty, (ctx) =>
      openPerson(ctx, PERSONS.nynorsk, { purpose: 'emergency', what: 'page' }),
    )
    expect(simplyStated).toEqual({ ok: false, reason: 'needsPurpose' })
    expect(await as(duty, (ctx) => emergencyAccess(ctx, PERSONS.nynorsk))).toMatchObject({
      ok: true,
      value: { basis: 'emergency' },
    })
    clock.advance({ minutes: 239 })
    expect(await open()).toMatchObject({ ok: true, value: { basis: 'emergency', purpose: 'emergency' } })
    clock.advance({ minutes: 242 })
    expect(await open()).toEqual({ ok: false, reason: 'needsPurpose' })
    const told = await databases.system
      .selectFrom('staffNotice')
      .select('staffId')
      .where('kind', '=', 'emergencyAccess')
      .execute()
    expect(told).toEqual([{ staffId: STAFF.officeLeaderA }])
  })

  it('is nobody else’s, and does not break a protection', async () => {
    expect(await as(staffActor('stateAdviserA'), (ctx) => emergencyAccess(ctx, PERSONS.nynorsk))).toEqual({
      ok: false,
      reason: 'needsPurpose',
    })
    expect(
      await as(staffActor('dutyOfficerA'), (ctx) => emergencyAccess(ctx, PERSONS.protectedSeven)),
    ).toEqual({ ok: false, reason: 'notFound' })
  })
})

describe('search', () => {
  const found = async (actor: StaffActor, words: string) => {
    const hits = await as(actor, (ctx) => searchPeople(ctx, words))
    return hits.ok ? hits.value.map((hit) => hit.id) : []
  }

  it('finds a person by words of the name in any order, by number, by telephone and by receipt', async () => {
    const kari = staffActor('stateAdviserA')
    const { number } = await databases.system
      .insertInto('thread')
      .values({ personId: PERSONS.aap, id: v7(), openedAt: clock.now(), lastAt: clock.now() })
      .returning('number')
      .executeTakeFirstOrThrow()
    const phone = await databases.system
      .selectFrom('contactPoint')
      .select('value')
      .where('personId', '=', PERSONS.aap)
      .where('kind', '=', 'phone')
      .executeTakeFirstOrThrow()
    for (const words of [
      'sandelykt marte',
      'MARTE',
      await numberOf(PERSONS.aap),
      phone.value,
      phone.value.replace('+47', ''),
      `#${number}`,
    ]) {
      expect(await found(kari, words), words).toEqual([PERSONS.aap])
    }
    expect(await found(kari, '%')).toEqual([])
    expect(await found(kari, 'a_')).toEqual([])
  })

  it('finds a merged person by both numbers and by neither old name', async () => {
    const old = await mergedPerson({
      givenName: 'Gamlenavn',
      identities: [{ number: '01810012345', kind: 'dNumber' }],
    })
    const kari = staffActor('stateAdviserA')
    expect(await found(kari, '01810012345')).toEqual([PERSONS.resident])
    expect(await found(kari, await numberOf(PERSONS.resident))).toEqual([PERSONS.resident])
    expect(await found(kari, 'Gamlenavn')).not.toContain(old)
  })

  it('does not know the protected, the reader’s own family, or anybody at all for who has no cell', async () => {
    expect(await found(staffActor('stateAdviserA'), 'Hanne Gjemtoft')).toEqual([])
    expect(await found(staffActor('stateAdviserA'), await numberOf(PERSONS.protectedSeven))).toEqual([])
    expect(await found(staffActor('clearedAdviserA'), 'Hanne Gjemtoft')).toEqual([PERSONS.protectedSeven])
    expect(await found(staffActor('stateAdviserA4'), 'Skogelva')).toEqual([])
    expect(await found({ ...staffActor('stateAdviserA'), roles: ['CY'] }, 'Marte')).toEqual([])
  })

  it('gives at most twenty, with nothing sensitive in them', async () => {
    for (let index = 0; index < 25; index += 1)
      await addPerson(databases.system, { familyName: 'Mangfoldtoft' })
    const hits = await as(staffActor('hostA'), (ctx) => searchPeople(ctx, 'mangfoldtoft'))
    expect(hits.ok && hits.value).toHaveLength(20)
    expect(Object.keys((hits.ok && hits.value[0]) || {}).sort()).toEqual([
      'birthDate',
      'familyName',
      'givenName',
      'id',
      'municipality',
      'officeId',
    ])
  })
})

describe('C9-03 what the contact centre may see', () => {
  const view = (personId: string) => as(staffActor('operator'), (ctx) => contactCentreView(ctx, personId))

  it('shows the whitelist of a municipality with an agreement, and not one key more', async () => {
    const shown = await view(PERSONS.residentB1)
    const asOf = clock.now().subtract({ hours: 1 })
    const at = <T>(value: T) => ({ value, source: 'municipalSystem', asOf, mayBeOutdated: false })
    expect(shown).toEqual({
      ok: true,
      value: {
        outcome: 'insight',
        municipality: 'Elvemark',
        mayBeOutdated: false,
        mayConfirmPayment: true,
        fields: {
          account: at({ account: '9902.11.30013' }),
          address: at({ address: 'Skolegata 8' }),
          applicationStatus: at({ application: 'socialAssistance', status: 'decided' }),
          documentsComplete: at({ application: 'socialAssistance', complete: true }),
          decision: at({ decision: 'socialAssistance', date: '2026-02-27', status: 'granted' }),
          nextPayment: at({ date: '2026-03-05', amount: 7650 }),
        },
      },
    })
  })

  it('says of a feed of yesterday that it may be outdated, and confirms no payment from it', async () => {
    const shown = await view(PERSONS.residentA)
    expect(shown).toMatchObject({
      ok: true,
      value: { outcome: 'insight', mayBeOutdated: true, mayConfirmPayment: false },
    })
    expect(shown).toMatchObject({
      value: { fields: { nextPayment: { value: { amount: 7650 }, mayBeOutdated: true } } },
    })
  })

  it('forwards without insight where there is no agreement', async () => {
    expect(await view(PERSONS.residentB2)).toEqual({
      ok: true,
      value: { outcome: 'noInsightForward', municipality: 'Sundmoen' },
    })
  })

  it('is a view of the contact centre alone', async () => {
    expect(
      await as(staffActor('stateAdviserA'), (ctx) => contactCentreView(ctx, PERSONS.residentB1)),
    ).toEqual({ ok: false, reason: 'notFound' })
  })
})

describe('K32 protection works backwards', () => {
  it('hides everything stored before from everybody but those who are cleared', async () => {
    const personId = await addPerson(databases.system, {
      givenName: 'Trygg',
      phone: '+4799887766',
      address: 'Gjemveien 1',
    })
    const number = await as(staffActor('hostA'), (ctx) =>
      setProtection(ctx, personId, ['6'], { purpose: 'visit', what: 'safety' }),
    )
    expect(number).toEqual({ ok: true, value: null })
    expect(
      await as(staffActor('hostA'), (ctx) => openPerson(ctx, personId, { purpose: 'visit', what: 'page' })),
    ).toEqual({ ok: false, reason: 'notFound' })
    const hits = await as(staffActor('hostA'), (ctx) => searchPeople(ctx, '+4799887766'))
    expect(hits).toEqual({ ok: true, value: [] })
    const points = await databases.system
      .selectFrom('contactPoint')
      .select('protected')
      .where('personId', '=', personId)
      .execute()
    expect(points).toEqual([{ protected: true }, { protected: true }])
    const lifted = await as(staffActor('clearedAdviserA'), (ctx) =>
      setProtection(ctx, personId, [], { purpose: 'followUp', what: 'safety' }),
    )
    expect(lifted).toEqual({ ok: true, value: null })
    const kinds = await databases.system
      .selectFrom('event')
      .select('kind')
      .where('personId', '=', personId)
      .orderBy('seq')
      .execute()
    expect(kinds.map((row) => row.kind)).toEqual(['protectionSet', 'protectionLifted'])
  })

  it('is lifted by nobody who is not cleared for it', async () => {
    const personId = await addPerson(databases.system, { shields: ['ownEmployee'] })
    const host = { ...staffActor('hostA'), shields: ['ownEmployee'] as const }
    expect(
      await as(host, (ctx) => setProtection(ctx, personId, [], { purpose: 'visit', what: 'safety' })),
    ).toEqual({ ok: false, reason: 'notFound' })
  })
})
