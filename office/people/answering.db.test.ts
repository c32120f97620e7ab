import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openWorld, type World } from '../../test/support/people.ts'
import { addPerson, PERSONS, personActor, STAFF, staffActor, T0, TEAMS } from '../../test/support/world.ts'
import { registerAbsence } from './actions.ts'
import { caseBrief, loadAnswerables, myPeople } from './views.ts'

const kari = staffActor('stateAdviserA')

describe('who answers', () => {
  let world: World
  beforeEach(async () => {
    world = await openWorld()
  })
  afterEach(() => world.db.drop())

  it('C9-04: the person sees each of them with side, presence and deputy, one marked as lead', async () => {
    const people = await world.asPerson(personActor('dual'), myPeople)
    expect(people).toMatchObject([
      {
        side: 'state',
        lead: true,
        adviser: { name: 'Kari Mosetoft' },
        deputy: { name: 'Jonas Bekkegard' },
        presence: 'present',
        acting: null,
      },
      {
        side: 'municipal',
        lead: false,
        adviser: { name: 'Mette Stormtoft' },
        deputy: { name: 'Hassan Bekuzar' },
        presence: 'present',
      },
    ])
    for (const one of people)
      expect(one).toMatchObject({ officeName: 'Velferdskontoret Granvik', phone: '42 00 20 01' })
  })

  it('shows who acts while the adviser is away, and when the adviser is back', async () => {
    const until = T0.add({ hours: 48 })
    await world.as(kari, (ctx) => registerAbsence(ctx, STAFF.stateAdviserA, { from: T0, until }))
    const [state] = await world.asPerson(personActor('resident'), myPeople)
    expect(state).toMatchObject({ presence: 'away', acting: { name: 'Jonas Bekkegard' } })
    expect(state?.backAt?.equals(until)).toBe(true)
  })

  it('names a team where there is no adviser, and the contact centre where there is nobody at all (R-493)', async () => {
    expect(await world.asPerson(personActor('socialOnly'), myPeople)).toMatchObject([
      { side: 'municipal', adviser: null, team: { name: 'Sosiale tjenester Granvik' }, phone: '42 00 20 01' },
    ])
    const personId = await addPerson(world.db.system)
    expect(await world.asPerson({ kind: 'person', personId, language: 'nb' }, myPeople)).toMatchObject([
      { adviser: null, team: { name: 'Kontaktsenteret' }, phone: '800 00 111' },
    ])
  })

  it('shows nobody the people of somebody else', async () => {
    const seen = await world.asPerson(personActor('resident'), (ctx) =>
      loadAnswerables(ctx.tx, PERSONS.dual, T0),
    )
    expect(seen).toEqual({})
  })

  it('tells whoever takes a message where it goes, also on the side they may not read', async () => {
    const seen = await world.as(kari, (ctx) => loadAnswerables(ctx.tx, PERSONS.dual, T0))
    expect(seen).toEqual({
      state: { owner: { staffId: STAFF.stateAdviserA, teamId: TEAMS.followUpA }, acting: null },
      municipal: { owner: { staffId: STAFF.municipalAdviserA, teamId: TEAMS.municipalA }, acting: null },
    })
    expect(await world.as(kari, (ctx) => loadAnswerables(ctx.tx, PERSONS.protectedSeven, T0))).toEqual({})
  })

  it('tells an adviser who the opened person is, and somebody who is not cleared nothing at all (R-724)', async () => {
    const brief = (personId: string, as = kari) => world.as(as, (ctx) => caseBrief(ctx, personId), personId)
    expect(await brief(PERSONS.dual)).toMatchObject({
      age: 44,
      municipality: 'Granvik',
      office: 'Velferdskontoret Granvik',
      specialRoute: false,
      responsible: [
        { side: 'state', staffName: 'Kari Mosetoft', lead: true, away: false },
        { side: 'municipal', staffName: 'Mette Stormtoft', lead: false },
      ],
    })
    expect(await brief(PERSONS.protectedSeven)).toBeUndefined()
    expect(await brief(PERSONS.protectedSeven, staffActor('clearedAdviserA'))).toMatchObject({
      specialRoute: true,
      person: { givenName: 'Hanne' },
    })
  })
})
