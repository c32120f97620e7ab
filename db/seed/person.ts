import type { Insertable } from 'kysely'
import type { Shield, StaffSide, Tx } from '../../office/kernel/context.ts'
import type { Fact, IdentityKind, PhoneKind } from '../../office/people/model.ts'
import type { DB } from '../types.ts'
import { insertRows } from './bulk.ts'
import { fixedId } from './ids.ts'
import { MUNICIPALITIES, OFFICES } from './staff.ts'

export type PlaceKey = keyof typeof MUNICIPALITIES
export const officeOf = (place: PlaceKey) => (place === 'A' ? OFFICES.A : OFFICES.B)

type PersonColumns = Insertable<DB['person']>
type Known = { side: StaffSide; staffId?: string; teamId?: string; lead?: boolean }

/** A person of the demo town and everything known about them from the start. */
export type NewPerson = Partial<PersonColumns> & {
  id: string
  place: PlaceKey
  givenName: string
  familyName: string
  createdAt: Temporal.Instant
  identities?: readonly { number: string; kind: IdentityKind }[]
  phone?: string | null
  phoneKind?: PhoneKind
  email?: string | null
  address?: string | null
  phoneConfirmedAt?: Temporal.Instant | null
  shields?: readonly Shield[]
  assigned?: readonly Known[]
  facts?: readonly (Fact & { asOf: Temporal.Instant; source: string })[]
}

/** Assessed a while ago, to be looked at again well after the demo has begun; never for somebody nobody has assessed. */
const assessedUntil = (person: NewPerson) =>
  (person.contactStatus ?? 'unknown') === 'unknown' ? null : Temporal.Instant.from('2026-11-30T22:59:00Z')

const personRow = (person: NewPerson) => ({
  id: person.id,
  givenName: person.givenName,
  familyName: person.familyName,
  callMe: person.callMe ?? null,
  birthDate: person.birthDate ?? null,
  language: person.language ?? 'nb',
  writtenForm: person.writtenForm ?? 'nb',
  interpreterNeed: person.interpreterNeed ?? 'none',
  interpreterLanguage: person.interpreterLanguage ?? null,
  contactStatus: person.contactStatus ?? 'unknown',
  readingAbility: person.readingAbility ?? null,
  reviewAt: person.reviewAt === undefined ? assessedUntil(person) : person.reviewAt,
  conflictSince: person.conflictSince ?? null,
  needLevel: person.needLevel ?? 0,
  effortGroup: person.effortGroup ?? 'notAssessed',
  municipalityId: MUNICIPALITIES[person.place],
  officeId: officeOf(person.place),
  subject: person.subject ?? null,
  createdAt: person.createdAt,
})

function contactPoints(person: NewPerson) {
  const isProtected = (person.shields ?? []).some((code) => code !== 'ownEmployee')
  const point = (
    kind: string,
    value: string | null | undefined,
    confirmedAt: Temporal.Instant | null = null,
  ) =>
    value == null
      ? []
      : [
          {
            personId: person.id,
            id: fixedId(person.id, kind),
            kind,
            value,
            phoneKind: kind === 'phone' ? (person.phoneKind ?? 'own') : null,
            protected: isProtected && kind !== 'email',
            confirmedAt,
          },
        ]
  return [
    ...point('phone', person.phone, person.phoneConfirmedAt ?? null),
    ...point('email', person.email),
    ...point('address', person.address),
  ]
}

const assignments = (person: NewPerson) =>
  (person.assigned ?? []).map((known) => ({
    personId: person.id,
    id: fixedId(person.id, 'assignment', known.side),
    side: known.side as string,
    staffId: known.staffId ?? null,
    teamId: known.teamId ?? null,
    lead: known.lead ?? false,
    fromAt: person.createdAt,
  }))

const facts = (person: NewPerson) =>
  (person.facts ?? []).map((fact, i) => ({
    personId: person.id,
    id: fixedId(person.id, 'fact', String(i)),
    side: fact.side as string,
    kind: fact.kind as string,
    value: fact.value,
    source: fact.source,
    asOf: fact.asOf,
  }))

/** Writes persons with everything that belongs to them, table by table. */
export async function insertPersons(tx: Tx, persons: readonly NewPerson[]): Promise<void> {
  await insertRows(tx, 'person', persons.map(personRow))
  await insertRows(
    tx,
    'personIdentity',
    persons.flatMap((person) =>
      (person.identities ?? []).map((identity) => ({
        ...identity,
        personId: person.id,
        since: person.createdAt,
      })),
    ),
  )
  await insertRows(
    tx,
    'shield',
    persons.flatMap((person) =>
      (person.shields ?? []).map((code) => ({ personId: person.id, code, since: person.createdAt })),
    ),
  )
  await insertRows(tx, 'contactPoint', persons.flatMap(contactPoints))
  await insertRows(tx, 'assignment', persons.flatMap(assignments))
  await insertRows(tx, 'personFact', persons.flatMap(facts))
}
