import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Colleague, Person, Staffing, TeamFacts } from './model.ts'
import { answerableFor, mayStillUndo, mergedFacts, provesIdentity, standIn } from './rules.ts'

const colleague = (id: string, told: Partial<Colleague> = {}): Colleague => ({
  id,
  officeId: 'granvik',
  sides: ['state'],
  shields: [],
  deputyId: null,
  teams: ['followUp'],
  away: null,
  ...told,
})
const AWAY = { away: { coverStaffId: null, coverTeamId: null } }
const TEAMS: TeamFacts[] = [
  { id: 'followUp', officeId: 'granvik', kind: 'followUp', side: 'state' },
  { id: 'social', officeId: 'granvik', kind: 'municipal', side: 'municipal' },
  { id: 'leaders', officeId: 'granvik', kind: 'leaders', side: 'common' },
]
const office = (...colleagues: Colleague[]): Staffing => ({
  colleagues: new Map(colleagues.map((one) => [one.id, one])),
  teams: new Map(TEAMS.map((team) => [team.id, team])),
})
const STATE = { side: 'state', shields: [] } as const

describe('who stands in (R-509)', () => {
  it('is nobody while the adviser is there', () => {
    expect(
      standIn('kari', STATE, office(colleague('kari', { deputyId: 'jonas' }), colleague('jonas'))),
    ).toBeNull()
  })

  it('is the deputy, and the cover that was named before the deputy', () => {
    const jonas = colleague('jonas')
    const nina = colleague('nina')
    expect(
      standIn('kari', STATE, office(colleague('kari', { deputyId: 'jonas', ...AWAY }), jonas, nina)),
    ).toEqual({ staffId: 'jonas' })
    const named = { coverStaffId: 'nina', coverTeamId: null }
    expect(
      standIn('kari', STATE, office(colleague('kari', { deputyId: 'jonas', away: named }), jonas, nina)),
    ).toEqual({ staffId: 'nina' })
  })

  it("is the deputy's deputy when the deputy is away too", () => {
    const staffing = office(
      colleague('kari', { deputyId: 'jonas', ...AWAY }),
      colleague('jonas', { deputyId: 'ingvild', ...AWAY }),
      colleague('ingvild'),
    )
    expect(standIn('kari', STATE, staffing)).toEqual({ staffId: 'ingvild' })
  })

  it('is the team when two who are away are deputies of each other and somebody else is there', () => {
    const staffing = office(
      colleague('kari', { deputyId: 'jonas', ...AWAY }),
      colleague('jonas', { deputyId: 'kari', ...AWAY }),
      colleague('ingvild'),
    )
    expect(standIn('kari', STATE, staffing)).toEqual({ teamId: 'followUp' })
  })

  it('is the leaders when the whole team is away', () => {
    const staffing = office(
      colleague('kari', AWAY),
      colleague('jonas', AWAY),
      colleague('berit', { teams: ['leaders'], sides: ['state', 'municipal'] }),
    )
    expect(standIn('kari', STATE, staffing)).toEqual({ teamId: 'leaders' })
  })

  it('passes over a deputy who does not hold the side of the matter', () => {
    const staffing = office(
      colleague('nina', { sides: ['state', 'municipal'], deputyId: 'kari', ...AWAY }),
      colleague('kari', { deputyId: 'david' }),
      colleague('david', { sides: ['state', 'municipal'] }),
    )
    expect(standIn('nina', { side: 'municipal', shields: [] }, staffing)).toEqual({ staffId: 'david' })
    expect(standIn('nina', STATE, staffing)).toEqual({ staffId: 'kari' })
  })

  it('lets only the cleared stand in for a protected person (R-724)', () => {
    const staffing = office(
      colleague('siv', { shields: ['7'], deputyId: 'kari', ...AWAY }),
      colleague('kari', { deputyId: 'berit' }),
      colleague('berit', { shields: ['6', '7'], teams: ['leaders'] }),
    )
    expect(standIn('siv', { side: 'state', shields: ['7'] }, staffing)).toEqual({ staffId: 'berit' })
  })

  it('never gives somebody who is away and never nobody, however the deputies point (1 000 offices)', () => {
    const ids = ['a', 'b', 'c', 'd', 'e', 'f']
    const anybody = fc.record({
      deputyId: fc.option(fc.constantFrom(...ids)),
      isAway: fc.boolean(),
      cover: fc.option(fc.constantFrom(...ids)),
      sides: fc.constantFrom<Colleague['sides'][]>(['state'], ['municipal'], ['state', 'municipal'], []),
      teams: fc.subarray(['followUp', 'social', 'leaders']),
    })
    fc.assert(
      fc.property(
        fc.array(anybody, { minLength: 6, maxLength: 6 }),
        fc.constantFrom('state', 'municipal', 'common'),
        (told, side) => {
          const staffing = office(
            ...told.map(({ isAway, cover, ...facts }, i) =>
              colleague(ids[i] as string, {
                ...facts,
                away: isAway ? { coverStaffId: cover, coverTeamId: null } : null,
              }),
            ),
          )
          for (const id of ids) {
            const acting = standIn(id, { side, shields: [] }, staffing)
            if (staffing.colleagues.get(id)?.away === null) expect(acting).toBeNull()
            else if (acting?.staffId !== undefined)
              expect(staffing.colleagues.get(acting.staffId)?.away).toBeNull()
            else expect(acting?.teamId).toBeDefined()
          }
        },
      ),
      { numRuns: 1000 },
    )
  })
})

describe('who answers (R-491, R-492)', () => {
  const staffing = office(colleague('kari', { deputyId: 'jonas', ...AWAY }), colleague('jonas'))
  const asked = (assignment: { staffId: string | null; teamId: string | null } | null) =>
    answerableFor({ assignment, side: 'state', shields: [], staffing })

  it('is the adviser, who stays the owner while the deputy acts', () => {
    expect(asked({ staffId: 'kari', teamId: 'followUp' })).toEqual({
      owner: { staffId: 'kari', teamId: 'followUp' },
      acting: { staffId: 'jonas' },
    })
  })

  it('is the team where there is no adviser, and nobody where nobody was ever named', () => {
    expect(asked({ staffId: null, teamId: 'followUp' })).toEqual({
      owner: { teamId: 'followUp' },
      acting: null,
    })
    expect(asked(null)).toBeNull()
  })
})

describe('two records of one person (R-726, K21, K33)', () => {
  const person = (told: Partial<Person>): Person => ({
    id: 'p',
    givenName: 'Ionut',
    familyName: 'Crasnavu',
    callMe: null,
    birthDate: null,
    language: 'ro',
    writtenForm: 'nb',
    interpreterNeed: 'none',
    interpreterLanguage: null,
    contactStatus: 'unknown',
    readingAbility: null,
    needLevel: 0,
    effortGroup: 'notAssessed',
    municipalityId: 'granvik',
    officeId: 'A',
    ...told,
  })

  it('fills in what the kept one lacks without calling it a disagreement', () => {
    const facts = mergedFacts(person({}), person({ birthDate: '1994-01-15', contactStatus: 'digital' }))
    expect(facts).toEqual({ changes: { birthDate: '1994-01-15', contactStatus: 'digital' }, conflicts: [] })
  })

  it('goes by the more human channel where they disagree, whichever record is kept', () => {
    const digital = person({ contactStatus: 'digital', interpreterNeed: 'none', readingAbility: 'ok' })
    const assisted = person({ contactStatus: 'assisted', interpreterNeed: 'always', readingAbility: 'weak' })
    const named = ['contactStatus', 'interpreterNeed', 'readingAbility']
    expect(mergedFacts(digital, assisted)).toEqual({
      changes: { contactStatus: 'assisted', interpreterNeed: 'always', readingAbility: 'weak' },
      conflicts: named,
    })
    expect(mergedFacts(assisted, digital)).toEqual({ changes: {}, conflicts: named })
  })

  it('is never proven by name and birth date', () => {
    expect(provesIdentity('nameAndBirthDate')).toBe(false)
    expect(provesIdentity('identityDocument')).toBe(true)
  })

  it('can be undone up to and including the thirtieth day in Oslo, over the change to summer time', () => {
    const merged = Temporal.Instant.from('2026-03-02T09:00:00Z')
    expect(mayStillUndo(merged, Temporal.Instant.from('2026-04-01T21:59:59Z'))).toBe(true)
    expect(mayStillUndo(merged, Temporal.Instant.from('2026-04-01T22:00:00Z'))).toBe(false)
  })
})
