import type { Kysely } from 'kysely'
import { v7 } from 'uuid'
import type { Clock } from '../../office/kernel/time/clock.ts'
import { OFFICE_ZONE } from '../../office/kernel/time/localTime.ts'
import type { DB } from '../types.ts'
import { insertRows } from './bulk.ts'
import { OFFICES, STAFF, TEAMS } from './staff.ts'

// biome-ignore format: one place on each line
const PLACES = [
  { kind: 'food', name: 'Matsentralen i Granvik', address: 'Kaia 3', contact: 'Vakta i døra' },
  { kind: 'library', name: 'Granvik bibliotek', address: 'Torget 1', contact: 'Skranken' },
  { kind: 'voluntary', name: 'Kirkens varmestue', address: 'Kirkegata 9', contact: '' },
] as const
const DAYS_AGO = [21, 14, 7] as const

/** Where the people of Granvik go out to, the rounds of the last weeks, and when a team receives without an appointment. */
export async function insertOutreach(tx: Kysely<DB>, clock: Clock): Promise<void> {
  const now = clock.now()
  const id = () => v7({ msecs: now.epochMilliseconds })
  const places = PLACES.map((place) => ({
    ...place,
    id: id(),
    officeId: OFFICES.A,
    addedBy: STAFF.municipalAdviserA,
    addedAt: now.subtract({ hours: 24 * 30 }),
  }))
  await insertRows(tx, 'outreachPlace', places)
  const today = now.toZonedDateTimeISO(OFFICE_ZONE).toPlainDate()
  const [first] = places
  await insertRows(tx, 'teamHours', [
    {
      id: id(),
      officeId: OFFICES.A,
      teamId: TEAMS.municipalA,
      placeId: first?.id ?? null,
      weekday: 4,
      opens: '12:00',
      closes: '14:00',
      fromDay: today.subtract({ days: 30 }).toString(),
      saidBy: STAFF.officeLeaderA,
      saidAt: now.subtract({ hours: 24 * 30 }),
    },
  ])
  const rounds = DAYS_AGO.flatMap((days, week) =>
    places.map((place, index) => {
      const startsAt = now.subtract({ hours: 24 * days - index })
      return { place, startsAt, people: 6 + 3 * index + week, id: id(), entry: id() }
    }),
  )
  const by = { officeId: OFFICES.A, staffId: STAFF.municipalAdviserA }
  await insertRows(
    tx,
    'outreachVisit',
    rounds.map(({ id: visit, place, startsAt }) => ({
      ...by,
      id: visit,
      personId: null,
      placeId: place.id,
      placeKind: place.kind,
      place: `${place.name}, ${place.address}`,
      startsAt,
      backAt: startsAt.add({ hours: 2 }),
      safetyStaffId: STAFF.stateAdviserA,
      plannedAt: startsAt.subtract({ hours: 20 }),
      backSaidAt: startsAt.add({ hours: 2 }),
    })),
  )
  await insertRows(
    tx,
    'outreachEntry',
    rounds.map(({ id: visitId, entry, startsAt, people }) => ({
      ...by,
      id: entry,
      visitId,
      personId: null,
      happenedAt: startsAt.add({ hours: 1 }),
      sentAt: startsAt.add({ hours: 2 }),
      outcome: 'counted',
      people,
    })),
  )
}
