import { idnr } from '@navikt/fnrvalidator'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freshDatabase, type TestDatabase } from '../../test/support/database.ts'
import { clockAtT0, PERSONS, STAFF, seedWorld, T0, TEAMS } from '../../test/support/world.ts'

describe('the world of the scenes', () => {
  let db: TestDatabase
  beforeAll(async () => {
    db = await freshDatabase()
    await seedWorld(db.system, clockAtT0())
  })
  afterAll(() => db.drop())

  it('has a leader for each office and a lead for each team', async () => {
    const offices = await db.system
      .selectFrom('office')
      .select(['name', 'leaderId'])
      .orderBy('name')
      .execute()
    expect(offices).toEqual([
      { name: 'Velferdskontoret Elvemark', leaderId: STAFF.officeLeaderB },
      { name: 'Velferdskontoret Granvik', leaderId: STAFF.officeLeaderA },
    ])
    const leads = await db.system.selectFrom('team').select(['id', 'leadId']).execute()
    expect(leads.filter((team) => team.leadId === null)).toEqual([])
    expect(leads).toHaveLength(Object.keys(TEAMS).length)
  })

  it('gives every employee somebody else as deputy', async () => {
    const staff = await db.system.selectFrom('staff').select(['id', 'deputyId', 'subject']).execute()
    const without = staff.filter((one) => one.deputyId === null || one.deputyId === one.id)
    // A program, and whoever keeps a partner's place: neither owes anybody an answer.
    expect(without.map((one) => one.subject).sort()).toEqual(['tjeneste.integrasjon', 'vera.kafe'])
    expect(staff.length).toBeGreaterThan(40)
  })

  it('has agreements for Granvik and Elvemark and none for Sundmoen', async () => {
    const rows = await db.system
      .selectFrom('municipality')
      .select(['name', 'agreementFrom', 'feedAsOf'])
      .orderBy('number')
      .execute()
    expect(rows.map((row) => [row.name, row.agreementFrom !== null])).toEqual([
      ['Granvik', true],
      ['Elvemark', true],
      ['Sundmoen', false],
    ])
    expect(rows[0]?.feedAsOf?.until(T0).total('hours')).toBe(24)
  })

  it('knows the man of C9-01 for five minutes, with a team and no adviser', async () => {
    const man = await db.system
      .selectFrom('person')
      .selectAll()
      .where('id', '=', PERSONS.socialOnly)
      .executeTakeFirstOrThrow()
    expect(man.contactStatus).toBe('unknown')
    expect(man.createdAt.until(T0).total('minutes')).toBe(5)
    const answers = await db.system
      .selectFrom('assignment')
      .selectAll()
      .where('personId', '=', man.id)
      .execute()
    expect(answers.map(({ side, staffId, teamId }) => ({ side, staffId, teamId }))).toEqual([
      { side: 'municipal', staffId: null, teamId: TEAMS.municipalA },
    ])
  })

  it('holds only numbers that are valid and that belong to nobody', async () => {
    const numbers = await db.system.selectFrom('personIdentity').select(['number', 'kind']).execute()
    expect(numbers.length).toBeGreaterThan(15)
    const types = numbers.map(({ number, kind }) => [kind, idnr(number)])
    for (const [kind, result] of types)
      expect(result).toEqual({ status: 'valid', type: kind === 'dNumber' ? 'dnr-and-tnr' : 'tnr' })
  })

  it('shields the protected person and keeps the address protected', async () => {
    const points = await db.system
      .selectFrom('contactPoint')
      .selectAll()
      .where('personId', '=', PERSONS.protectedSeven)
      .execute()
    expect(points.map((point) => [point.kind, point.protected]).sort()).toEqual([
      ['address', true],
      ['phone', true],
    ])
  })
})
