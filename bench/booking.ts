import { sql } from 'kysely'
import { settingsFrom } from '../office/kernel/settings.ts'
import { inTransaction, type Surroundings } from '../office/kernel/transaction.ts'
import { bookMeeting, freeSlots } from '../office/meetings/booking/actions.ts'
import type { Slot } from '../office/meetings/booking/model.ts'
import type { OpenDatabases } from '../server/database.ts'
import {
  addPerson,
  addStaff,
  assign,
  clockAtT0,
  OFFICES,
  STAFF,
  seedWorld,
  T0,
} from '../test/support/world.ts'

export type BookingFigures = {
  clients: number
  slots: number
  tries: number
  booked: number
  double: number
  failed: number
  p50: number
  p95: number
  freeMs: number
}

const SETTINGS = settingsFrom([{ key: 'reception.reservedSlotsPerWeek', scope: 'nation', value: 0 }])

/**
 * so many clients want the same slots, all at once, each in an order of its own until it has one or all are gone.
 * Needs a database with nothing in it but the schema.
 */
export async function measureBooking(
  databases: OpenDatabases,
  { clients, slots }: { clients: number; slots: number },
): Promise<BookingFigures> {
  const clock = clockAtT0()
  await seedWorld(databases.system, clock)
  const around: Surroundings = { databases, clock, settings: SETTINGS }
  const people = await Promise.all(Array.from({ length: clients }, () => addPerson(databases.system)))
  for (const personId of people)
    await assign(databases.system, personId, 'state', { staffId: STAFF.stateAdviserA })
  const wanted = await firstSlots(around, people[0] as string, slots)
  const freeMs = await timeOfMany(around, people[0] as string)
  const times: number[] = []
  let [booked, failed] = [0, 0]
  const client = async (personId: string, index: number) => {
    for (let at = 0; at < wanted.length; at += 1) {
      const slot = wanted[(at * 7 + index * 13) % wanted.length] as Slot
      const from = performance.now()
      try {
        const done = await inTransaction(around, { kind: 'person', personId, language: 'nb' }, (ctx) =>
          bookMeeting(ctx, talk(personId, slot)),
        )
        if (done.ok) booked += 1
      } catch {
        failed += 1
      }
      times.push(performance.now() - from)
    }
  }
  await Promise.all(people.map(client))
  times.sort((a, b) => a - b)
  const at = (share: number) => times[Math.floor(times.length * share)] ?? 0
  return {
    ...{ clients, slots: wanted.length, tries: times.length, booked, failed, freeMs },
    double: await doubleBookings(databases),
    p50: at(0.5),
    p95: at(0.95),
  }
}

const talk = (personId: string, slot: Slot) => ({
  ...{ personId, kind: 'checkIn' as const, mode: 'phone' as const, purpose: '', side: 'state' as const },
  ...{ theme: 'contactAdviser', startsAt: slot.startsAt, staffId: slot.staffId },
  interpreter: { answer: 'notFlagged' as const },
  channel: 'portalMessage',
})

async function firstSlots(around: Surroundings, personId: string, most: number): Promise<Slot[]> {
  const found = await inTransaction(around, { kind: 'person', personId, language: 'nb' }, (ctx) =>
    freeSlots(ctx, { personId, kind: 'checkIn', mode: 'phone', interpreted: false }),
  )
  if (!found.ok) throw new Error(found.reason)
  return found.value.slice(0, most)
}

const ADVISERS = 30
const TAKEN_DAYS = 42
const ROUNDS = 15

/** The free times of one person over six weeks with thirty advisers, each taken once a day: the middle of some rounds. */
async function timeOfMany(around: Surroundings, personId: string): Promise<number> {
  const { system } = around.databases
  const staffIds: string[] = []
  for (let at = 0; at < ADVISERS; at += 1)
    staffIds.push((await addStaff(system, { name: `Rådgiver ${at}`, officeId: OFFICES.A })).staffId)
  await sql`insert into hold (resource, kind, during, why)
    select s, 'staff', tstzrange(${T0}::timestamptz + d * interval '1 day' + n * interval '10 minutes',
      ${T0}::timestamptz + d * interval '1 day' + n * interval '10 minutes' + interval '1 hour'), 'busy'
    from unnest(${staffIds}::uuid[]) with ordinality u(s, n), generate_series(0, ${TAKEN_DAYS}) d`.execute(
    system,
  )
  const times: number[] = []
  for (let round = 0; round < ROUNDS; round += 1) {
    const began = performance.now()
    const found = await inTransaction(around, { kind: 'person', personId, language: 'nb' }, (ctx) =>
      freeSlots(ctx, { personId, kind: 'mapping', mode: 'physicalOffice', interpreted: true, staffIds }),
    )
    times.push(performance.now() - began)
    if (!found.ok || found.value.length < ADVISERS * TAKEN_DAYS) throw new Error('too few free times')
  }
  return times.sort((a, b) => a - b)[Math.floor(ROUNDS / 2)] as number
}

async function doubleBookings({ system }: OpenDatabases): Promise<number> {
  const rows = await system
    .selectFrom('meeting as a')
    .innerJoin('meeting as b', (on) =>
      on.onRef('b.ownerStaffId', '=', 'a.ownerStaffId').onRef('b.id', '>', 'a.id'),
    )
    .select('a.id')
    .whereRef('a.startsAt', '<', 'b.endsAt')
    .whereRef('b.startsAt', '<', 'a.endsAt')
    .execute()
  return rows.length
}
