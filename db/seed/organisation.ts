import type { Kysely } from 'kysely'
import type { Clock } from '../../office/kernel/time/clock.ts'
import type { DB } from '../types.ts'
import { insertRows } from './bulk.ts'
import { fixedIds } from './ids.ts'
import {
  LEAD_OF,
  MUNICIPALITIES,
  OFFICES,
  SERVICE_ACCOUNT,
  STAFF,
  STAFF_KEYS,
  staffMember,
  TEAMS,
  type TeamKey,
} from './staff.ts'

export { MUNICIPALITIES, OFFICES, SERVICE_ACCOUNT, STAFF, TEAMS } from './staff.ts'

/**
 * Numbers outside the real range, telephone numbers from a series that no operator holds. Granvik is A, Elvemark B1
 * and Sundmoen B2 of the scenes (0.2): B2 has no insight agreement, and the feed of A is a day old.
 */
const municipalities = (now: Temporal.Instant) => [
  {
    id: MUNICIPALITIES.A,
    number: '9901',
    name: 'Granvik',
    emergencyPhone: '42 00 10 01',
    agreementFrom: '2024-01-01',
    feedAsOf: now.subtract({ hours: 24 }),
  },
  {
    id: MUNICIPALITIES.B1,
    number: '9902',
    name: 'Elvemark',
    emergencyPhone: '42 00 10 02',
    agreementFrom: '2024-06-01',
    feedAsOf: now.subtract({ hours: 1 }),
  },
  {
    id: MUNICIPALITIES.B2,
    number: '9903',
    name: 'Sundmoen',
    emergencyPhone: '42 00 10 03',
    agreementFrom: null,
    feedAsOf: now.subtract({ hours: 1 }),
  },
]

/** what the house can give to cases, from the same series. */
const directNumbers = Array.from({ length: 400 }, (_, index) => ({
  number: `+4742008${String(index).padStart(3, '0')}`,
}))

const offices = [
  {
    id: OFFICES.A,
    name: 'Velferdskontoret Granvik',
    shortName: 'Granvik',
    phone: '42 00 20 01',
    dutyPhone: '42 00 20 11',
    visitingAddress: 'Torget 2, 9901 Granvik',
  },
  {
    id: OFFICES.B,
    name: 'Velferdskontoret Elvemark',
    shortName: 'Elvemark',
    phone: '42 00 20 02',
    dutyPhone: '42 00 20 12',
    visitingAddress: 'Brugata 11, 9902 Elvemark',
  },
]

const served = [
  { municipalityId: MUNICIPALITIES.A, officeId: OFFICES.A },
  { municipalityId: MUNICIPALITIES.B1, officeId: OFFICES.B },
  { municipalityId: MUNICIPALITIES.B2, officeId: OFFICES.B },
]

const WEEK = [1, 2, 3, 4, 5]
const open = (
  officeId: string | null,
  place: string,
  weekdays: readonly number[],
  opens: string,
  closes: string,
) => weekdays.map((weekday) => ({ officeId, place, validFrom: '2024-01-01', weekday, opens, closes }))
const hours = [
  ...open(OFFICES.A, 'reception', WEEK, '09:00', '12:00'),
  ...open(OFFICES.B, 'reception', [3], '12:00', '14:00'),
  ...open(null, 'contactCentre', WEEK, '09:00', '15:00'),
  ...open(OFFICES.A, 'duty', WEEK, '09:00', '15:00'),
  ...open(OFFICES.B, 'duty', WEEK, '09:00', '15:00'),
]

/** where one can meet: the offices, the library of B2, and a partner's premises in A. */
export const MEETING_PLACES = fixedIds('meetingPlace', ['officeA', 'officeB', 'libraryB2', 'cafe'])
const meetingPlaces = [
  {
    ...{ id: MEETING_PLACES.officeA, kind: 'office', officeId: OFFICES.A, municipalityId: MUNICIPALITIES.A },
    ...{ name: 'Velferdskontoret Granvik', address: 'Torget 2, 9901 Granvik', rooms: 8, travelMinutes: 0 },
    ...{ weekdays: WEEK, opens: '08:00', closes: '15:30', fromOn: '2024-01-01' },
  },
  {
    ...{ id: MEETING_PLACES.officeB, kind: 'office', officeId: OFFICES.B, municipalityId: MUNICIPALITIES.B1 },
    ...{
      name: 'Velferdskontoret Elvemark',
      address: 'Brugata 11, 9902 Elvemark',
      rooms: 5,
      travelMinutes: 0,
    },
    ...{ weekdays: WEEK, opens: '08:00', closes: '15:30', fromOn: '2024-01-01' },
  },
  {
    ...{
      id: MEETING_PLACES.libraryB2,
      kind: 'library',
      officeId: OFFICES.B,
      municipalityId: MUNICIPALITIES.B2,
    },
    ...{ name: 'Sundmoen bibliotek', address: 'Bygdevegen 4', rooms: 1, travelMinutes: 40 },
    ...{ weekdays: [2, 4], opens: '10:00', closes: '15:00', fromOn: '2024-01-01' },
  },
  {
    ...{ id: MEETING_PLACES.cafe, kind: 'partner', officeId: OFFICES.A, municipalityId: MUNICIPALITIES.A },
    ...{ name: 'Gatekafeen', address: 'Elvegata 1', rooms: 1, travelMinutes: 15 },
    ...{ weekdays: [1, 2, 3, 4, 5], opens: '10:00', closes: '14:00', fromOn: '2024-01-01' },
  },
]

const TEAM_OF_KIND = {
  followUp: { name: 'Oppfølging', side: 'state' },
  municipal: { name: 'Sosiale tjenester', side: 'municipal' },
  duty: { name: 'Vakt', side: 'municipal' },
  triage: { name: 'Fordeling', side: 'common' },
  reception: { name: 'Mottak', side: 'common' },
  leaders: { name: 'Ledelse', side: 'common' },
} as const

/** Team keys are kind and place: municipalB1 is the municipal team for Elvemark at office B. */
function team(key: TeamKey) {
  const leadId = STAFF[LEAD_OF[key]]
  if (key === 'contactCentre')
    return {
      id: TEAMS[key],
      officeId: null,
      name: 'Kontaktsenteret',
      kind: key,
      side: 'common',
      municipalityId: null,
      leadId,
    }
  if (key === 'benefitUnit')
    return {
      id: TEAMS[key],
      officeId: null,
      name: 'Vedtaksenheten',
      kind: key,
      side: 'state',
      municipalityId: null,
      leadId,
    }
  const [, kind, office, place] = /^([a-zA-Z]+)([AB])(\d?)$/.exec(key) ?? []
  const { name, side } = TEAM_OF_KIND[kind as keyof typeof TEAM_OF_KIND]
  const municipality = (office === 'A' ? 'A' : `B${place}`) as keyof typeof MUNICIPALITIES
  const town = municipalities(Temporal.Instant.fromEpochMilliseconds(0)).find(
    (row) => row.id === MUNICIPALITIES[municipality],
  )
  return {
    id: TEAMS[key],
    officeId: OFFICES[office as 'A' | 'B'],
    name:
      kind === 'municipal' ? `${name} ${town?.name}` : `${name} ${office === 'A' ? 'Granvik' : 'Elvemark'}`,
    kind: kind as string,
    side,
    municipalityId: kind === 'municipal' ? MUNICIPALITIES[municipality] : null,
    leadId,
  }
}

/** where people without telephone or address fetch what waits. */
export const PLACES = fixedIds('pickupPlace', ['deskA', 'deskB', 'cafe'])
const places = [
  { id: PLACES.deskA, officeId: OFFICES.A, name: 'Skranken på Velferdskontoret Granvik', kind: 'desk' },
  { id: PLACES.deskB, officeId: OFFICES.B, name: 'Skranken på Velferdskontoret Elvemark', kind: 'desk' },
  { id: PLACES.cafe, officeId: null, name: 'Gatekafeen i Granvik', kind: 'partner' },
]

const staffRows = () => [
  ...STAFF_KEYS.map(staffMember).map((member, i) => ({
    id: member.id,
    subject: member.subject,
    name: member.name,
    title: member.title,
    employer: member.employer as string,
    officeId: member.office === null ? null : OFFICES[member.office],
    roles: [...member.roles] as string[],
    sides: [...member.sides] as string[],
    shields: [...(member.shields ?? [])] as string[],
    languages: [...(member.languages ?? ['nb', 'en'])],
    phone: `42 00 3${String(i)
      .padStart(3, '0')
      .replace(/(\d)(\d\d)/, '$1 $2')}`,
    deputyId: member.deputyId as string | null,
    active: true,
  })),
  {
    id: SERVICE_ACCOUNT,
    subject: 'tjeneste.integrasjon',
    name: 'Integrasjon',
    title: 'Tjenestekonto',
    employer: 'state',
    officeId: null,
    roles: ['CC'],
    sides: [],
    shields: [],
    languages: ['nb'],
    phone: '',
    deputyId: null,
    active: true,
  },
]

/** Municipalities, two offices, hours, teams and staff. Needs an empty database; run in the caller's transaction. */
export async function insertOrganisation(tx: Kysely<DB>, clock: Clock): Promise<void> {
  const keys = Object.keys(TEAMS) as TeamKey[]
  await insertRows(tx, 'municipality', municipalities(clock.now()))
  await insertRows(tx, 'office', offices)
  await insertRows(tx, 'officeMunicipality', served)
  await tx.insertInto('openingHours').values(hours).execute()
  await insertRows(tx, 'staff', staffRows())
  await insertRows(tx, 'meetingPlace', meetingPlaces)
  await insertRows(tx, 'pickupPlace', places)
  await tx.insertInto('pickupKeeper').values({ placeId: PLACES.cafe, staffId: STAFF.keeper }).execute()
  await insertRows(tx, 'team', keys.map(team))
  await insertRows(
    tx,
    'staffTeam',
    STAFF_KEYS.map(staffMember).flatMap((member) =>
      member.teamIds.map((teamId) => ({ staffId: member.id, teamId })),
    ),
  )
  await insertRows(tx, 'directNumber', directNumbers)
  await tx.updateTable('office').set({ leaderId: STAFF.officeLeaderA }).where('id', '=', OFFICES.A).execute()
  await tx.updateTable('office').set({ leaderId: STAFF.officeLeaderB }).where('id', '=', OFFICES.B).execute()
}
