import type { Kysely } from 'kysely'
import type { Clock } from '../../office/kernel/time/clock.ts'
import type { Fact } from '../../office/people/model.ts'
import type { DB } from '../types.ts'
import { insertRows } from './bulk.ts'
import { fixedIds } from './ids.ts'
import { insertPersons, type NewPerson, type PlaceKey } from './person.ts'
import { STAFF, type StaffKey, TEAMS } from './staff.ts'
import { numberMaker } from './synthetic-number.ts'

/** The people of the scenes (0.2), and some more whom a demo needs. */
export const PERSONS = fixedIds('person', [
  'resident',
  'dual',
  'socialOnly',
  'aap',
  'residentA',
  'residentB1',
  'residentB2',
  'dari',
  'somali',
  'tigrinya',
  'arabic',
  'ukrainian',
  'nynorsk',
  'mother',
  'elderly',
  'disability',
  'protectedSeven',
  'ownEmployee',
  'familyOfStaff',
  'dNumber',
  'noNumber',
])
export type PersonKey = keyof typeof PERSONS

type Told = Omit<NewPerson, 'id' | 'createdAt' | 'place' | 'facts' | 'assigned' | 'identities'> & {
  place?: PlaceKey
  known?: 'nationalId' | 'dNumber' | 'none'
  state?: StaffKey | 'team'
  municipal?: StaffKey | 'team'
  lead?: 'state' | 'municipal'
  facts?: readonly Fact[]
}

const DIGITAL = { contactStatus: 'digital', readingAbility: 'ok' } as const
/** Weak Norwegian: spoken to with an interpreter when the matter is complex. */
const weakNorwegian = (language: string) =>
  ({
    language,
    interpreterNeed: 'forComplex',
    interpreterLanguage: language,
    contactStatus: 'partlyDigital',
    readingAbility: 'weak',
    needLevel: 2,
  }) as const

const benefit = (
  side: 'state' | 'municipal',
  of: 'aap' | 'sickPay' | 'disability' | 'unemployment' | 'pension' | 'socialAssistance',
  children?: number,
): Fact => ({
  kind: 'benefit',
  side,
  value: children === undefined ? { benefit: of } : { benefit: of, children },
})

/** C9-03: a decision on social assistance of 27 February and everything the whitelist can show of it. */
const socialAssistance = (account: string): readonly Fact[] => [
  benefit('municipal', 'socialAssistance'),
  { kind: 'account', side: 'municipal', value: { account } },
  { kind: 'address', side: 'municipal', value: { address: 'Skolegata 8' } },
  {
    kind: 'applicationStatus',
    side: 'municipal',
    value: { application: 'socialAssistance', status: 'decided', since: '2026-02-27' },
  },
  {
    kind: 'documentsComplete',
    side: 'municipal',
    value: { application: 'socialAssistance', complete: true, missing: [] },
  },
  {
    kind: 'decision',
    side: 'municipal',
    value: {
      decision: 'socialAssistance',
      date: '2026-02-27',
      status: 'granted',
      validTo: '2026-03-31',
      text: 'Du har fått innvilget stønad til livsopphold for mars.',
    },
  },
  {
    kind: 'nextPayment',
    side: 'municipal',
    value: { date: '2026-03-05', amount: 7650, benefit: 'socialAssistance' },
  },
]

const aapUntil = (validTo: string): readonly Fact[] => [
  benefit('state', 'aap'),
  { kind: 'nextPayment', side: 'state', value: { date: '2026-03-10', amount: 12430, benefit: 'aap' } },
  {
    kind: 'decision',
    side: 'state',
    value: { decision: 'aap', date: '2025-03-28', status: 'granted', validTo },
  },
]

// biome-ignore format: the people stand as a table
const PEOPLE: Record<PersonKey, Told> = {
  resident: { givenName: 'Thomas', familyName: 'Elvekvist', subject: 'thomas.e', birthDate: '1990-09-14', ...DIGITAL, effortGroup: 'situational', state: 'stateAdviserA', facts: [benefit('state', 'unemployment')] },
  dual: { givenName: 'Rune', familyName: 'Hagelykt', subject: 'rune.h', birthDate: '1981-04-22', ...DIGITAL, effortGroup: 'speciallyAdapted', needLevel: 1, state: 'stateAdviserA', municipal: 'municipalAdviserA', lead: 'state', facts: [benefit('state', 'sickPay'), ...socialAssistance('9901.10.20011')] },
  socialOnly: { givenName: 'Kristian', familyName: 'Mørketoft', subject: 'kristian.m', birthDate: '2001-10-02', municipal: 'team', facts: [benefit('municipal', 'socialAssistance')] },
  aap: { givenName: 'Marte', familyName: 'Sandelykt', subject: 'marte.s', birthDate: '1986-01-30', ...DIGITAL, effortGroup: 'speciallyAdapted', state: 'stateAdviserA2', facts: aapUntil('2026-03-31') },
  residentA: { givenName: 'Pia', familyName: 'Kolltoft', subject: 'pia.k', birthDate: '1993-07-08', ...DIGITAL, municipal: 'municipalAdviserA2', facts: socialAssistance('9901.11.30012') },
  residentB1: { givenName: 'Jan', familyName: 'Veikvist', subject: 'jan.v', birthDate: '1979-12-03', ...DIGITAL, place: 'B1', municipal: 'municipalAdviserB1', facts: socialAssistance('9902.11.30013') },
  residentB2: { givenName: 'Lena', familyName: 'Skarmyra', subject: 'lena.s', birthDate: '1988-03-17', ...DIGITAL, place: 'B2', municipal: 'municipalAdviserB2', facts: socialAssistance('9903.11.30014') },
  dari: { givenName: 'Zahra', familyName: 'Dolamir', subject: 'zahra.d', birthDate: '1984-05-05', ...weakNorwegian('prs'), interpreterNeed: 'always', state: 'stateAdviserA3', municipal: 'municipalAdviserA3', lead: 'municipal', facts: [benefit('municipal', 'socialAssistance')] },
  somali: { givenName: 'Amina', familyName: 'Harshame', subject: 'amina.h', birthDate: '1991-08-19', ...weakNorwegian('so'), state: 'dualAdviserA', municipal: 'dualAdviserA', lead: 'municipal', facts: [benefit('municipal', 'socialAssistance')] },
  tigrinya: { givenName: 'Selam', familyName: 'Tesfarin', subject: 'selam.t', birthDate: '1996-02-11', ...weakNorwegian('ti'), state: 'dualAdviserA2', municipal: 'dualAdviserA2', lead: 'municipal', facts: [benefit('municipal', 'socialAssistance')] },
  arabic: { givenName: 'Nour', familyName: 'Shabandir', subject: 'nour.s', birthDate: '1983-11-27', ...weakNorwegian('ar'), state: 'stateAdviserA3', facts: aapUntil('2026-11-30') },
  ukrainian: { givenName: 'Oksana', familyName: 'Voloshenik', subject: 'oksana.v', birthDate: '1989-06-23', ...weakNorwegian('uk'), place: 'B1', state: 'stateAdviserB', municipal: 'municipalAdviserB1b', lead: 'municipal' },
  nynorsk: { givenName: 'Torbjørg', familyName: 'Fjordkvist', subject: 'torbjorg.f', birthDate: '1975-10-12', ...DIGITAL, language: 'nn', writtenForm: 'nn', place: 'B1', state: 'stateAdviserB', facts: aapUntil('2026-08-31') },
  mother: { givenName: 'Silje', familyName: 'Brattkvist', subject: 'silje.b', birthDate: '1992-04-02', ...DIGITAL, needLevel: 2, municipal: 'municipalAdviserA2', facts: [benefit('municipal', 'socialAssistance', 3)] },
  elderly: { givenName: 'Gudrun', familyName: 'Høstmyra', subject: 'gudrun.h', birthDate: '1941-09-30', contactStatus: 'assisted', readingAbility: 'weak', needLevel: 2, phoneKind: 'shared', state: 'team', municipal: 'municipalAdviserA', facts: [benefit('state', 'pension')] },
  disability: { givenName: 'Wenche', familyName: 'Lauvtoft', subject: 'wenche.l', birthDate: '1968-02-14', contactStatus: 'partlyDigital', needLevel: 1, state: 'team', municipal: 'municipalAdviserA2', lead: 'municipal', facts: [benefit('state', 'disability'), { kind: 'nextPayment', side: 'state', value: { date: '2026-03-20', amount: 21870, benefit: 'disability' } }, ...socialAssistance('9901.12.40015')] },
  protectedSeven: { givenName: 'Hanne', familyName: 'Gjemtoft', subject: 'hanne.g', birthDate: '1987-07-21', ...DIGITAL, shields: ['7'], state: 'clearedAdviserA', municipal: 'clearedAdviserA', lead: 'state' },
  ownEmployee: { givenName: 'Petter', familyName: 'Skogelva', subject: 'petter.s', birthDate: '1980-03-09', ...DIGITAL, shields: ['ownEmployee'], state: 'clearedAdviserA', facts: [benefit('state', 'sickPay')] },
  familyOfStaff: { givenName: 'Vilde', familyName: 'Skogelva', subject: 'vilde.s', birthDate: '1982-12-18', ...DIGITAL, state: 'stateAdviserA2', facts: [benefit('state', 'unemployment')] },
  dNumber: { givenName: 'Tomasz', familyName: 'Wierzbanik', subject: 'tomasz.w', birthDate: '1985-10-05', known: 'dNumber', ...DIGITAL, language: 'pl', interpreterNeed: 'forComplex', interpreterLanguage: 'pl', state: 'dualAdviserA3', facts: [benefit('state', 'unemployment')] },
  noNumber: { givenName: 'Ionut', familyName: 'Crasnavu', birthDate: '1994-01-15', known: 'none', language: 'ro', interpreterNeed: 'always', interpreterLanguage: 'ro', contactStatus: 'assisted', phoneKind: 'borrowed', municipal: 'team', needLevel: 2 },
}

/** Registered just now (C9-01); everybody else has been known for a good year. */
const createdAt = (key: PersonKey, now: Temporal.Instant) =>
  now.subtract(
    key === 'socialOnly' ? { minutes: 5 } : key === 'noNumber' ? { hours: 21 * 24 } : { hours: 400 * 24 },
  )

const FEED_AGE = { A: 24, B1: 1, B2: 1 } as const
const teamFor = (side: 'state' | 'municipal', place: PlaceKey) =>
  side === 'state' ? (place === 'A' ? TEAMS.followUpA : TEAMS.followUpB) : TEAMS[`municipal${place}`]

function assigned(told: Told, side: 'state' | 'municipal', place: PlaceKey) {
  const who = told[side]
  if (who === undefined) return []
  const lead = told.lead === undefined ? true : told.lead === side
  return [{ side, lead, teamId: teamFor(side, place), ...(who === 'team' ? {} : { staffId: STAFF[who] }) }]
}

const STREETS = ['Kaigata', 'Skolegata', 'Elvevegen', 'Tunvegen', 'Moloveien']

function fixturePerson(
  key: PersonKey,
  index: number,
  now: Temporal.Instant,
  numbers: ReturnType<typeof numberMaker>,
): NewPerson {
  const {
    known = 'nationalId',
    state: _s,
    municipal: _m,
    lead: _l,
    facts = [],
    place = 'A',
    ...told
  } = PEOPLE[key]
  const born = told.birthDate ?? null
  return {
    ...told,
    id: PERSONS[key],
    place,
    createdAt: createdAt(key, now),
    identities: known === 'none' || born === null ? [] : [{ kind: known, number: numbers(born, known) }],
    phone: `+4742005${String(100 + index)}`,
    phoneConfirmedAt: now.subtract({ hours: 30 * 24 }),
    address: `${STREETS[index % STREETS.length]} ${index + 2}`,
    assigned: [...assigned(PEOPLE[key], 'state', place), ...assigned(PEOPLE[key], 'municipal', place)],
    facts: facts.map((fact) => ({
      ...fact,
      source: fact.side === 'municipal' ? 'municipalSystem' : 'stateSystem',
      asOf: now.subtract({ hours: fact.side === 'municipal' ? FEED_AGE[place] : 1 }),
    })),
  }
}

/** one employee who is also a resident, and one who has an employee in the family. */
const relations = [
  { staffId: STAFF.stateAdviserA4, personId: PERSONS.ownEmployee, relation: 'self' },
  { staffId: STAFF.stateAdviserA4, personId: PERSONS.familyOfStaff, relation: 'spouse' },
]

/** The people of the scenes, after `insertOrganisation`, in the caller's transaction. */
export async function insertFixture(tx: Kysely<DB>, clock: Clock, numbers = numberMaker()): Promise<void> {
  const keys = Object.keys(PEOPLE) as PersonKey[]
  const now = clock.now()
  await insertPersons(
    tx,
    keys.map((key, index) => fixturePerson(key, index, now, numbers)),
  )
  await tx
    .updateTable('staff')
    .set({ personId: PERSONS.ownEmployee })
    .where('id', '=', STAFF.stateAdviserA4)
    .execute()
  await insertRows(tx, 'staffRelation', relations)
}
