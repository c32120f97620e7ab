import { insertOrganisation } from '../../db/seed/organisation.ts'
import { askForCall } from '../../office/calls/callback/ask.ts'
import type { Pace } from '../../office/calls/callback/jobs.ts'
import type { Ctx } from '../../office/kernel/context.ts'
import { makePromises } from '../../office/kernel/promise/actions.ts'
import { settingsFrom } from '../../office/kernel/settings.ts'
import { type MovableClock, movableClock } from '../../office/kernel/time/clock.ts'
import type { Databases, Surroundings } from '../../office/kernel/transaction.ts'
import { inTransaction } from '../../office/kernel/transaction.ts'
import { type Someone, settle, settleStaff, someone, staffOf } from './people.ts'

export type Simulation = {
  around: Surroundings & { clock: MovableClock }
  databases: Databases
  requests: number
  seed: number
  pace: Pace
}

export const oslo = (time: string) =>
  Temporal.PlainDateTime.from(time.replace(' ', 'T')).toZonedDateTime('Europe/Oslo').toInstant()

const FIRST = oslo('2026-03-02 08:00')

/** The offices of a country with those who ring, and people each of whom will want to be rung. */
export async function prepare(
  databases: Databases,
  requests: number,
  seed: number,
  pace: Pace = { batch: 500, workers: 3 },
): Promise<Simulation> {
  const clock = movableClock(FIRST)
  const roomy = { key: 'callback.perHour', scope: 'nation', value: 1_000_000 }
  const around = { databases, clock, settings: settingsFrom([roomy]) }
  await databases.system.transaction().execute((tx) => insertOrganisation(tx, clock))
  await settleStaff(databases.system)
  await settle(databases.system, requests, seed, FIRST)
  return { around, databases, requests, seed, pace }
}

/** Every portion of these in a transaction of its own, a few at a time. */
export async function inPortions<T>(
  sim: Simulation,
  items: readonly T[],
  act: (ctx: Ctx, some: T[]) => Promise<unknown>,
): Promise<void> {
  const { batch, workers } = sim.pace
  const starts = Array.from({ length: Math.ceil(items.length / batch) }, (_, n) => n * batch)
  const worker = async () => {
    for (let from = starts.shift(); from !== undefined; from = starts.shift()) {
      const some = items.slice(from, from + batch)
      await inTransaction(sim.around, { kind: 'system', name: 'simulation' }, (ctx) => act(ctx, some))
    }
  }
  await Promise.all(Array.from({ length: workers }, worker))
}

/** They ask: most by a text or a button, whose promise another room makes; some by the page, with times of their own. */
export async function ask(sim: Simulation, first: number, last: number): Promise<void> {
  const people = Array.from({ length: last - first }, (_, n) => someone(first + n, sim.seed))
  const onPage = (one: Someone) => one.choosesWindows || one.borrowed || one.phone === 'none'
  await inPortions(
    sim,
    people.filter((one) => !onPage(one)),
    (ctx, some) => makePromises(ctx, some.map(promised)),
  )
  // Those of one employee one after the other: whoever chooses a time holds that employee's hours meanwhile.
  const staffId = ({ index }: Someone) => staffOf(index).staffId
  const choosing = people.filter(onPage).sort((a, b) => (staffId(a) < staffId(b) ? -1 : 1))
  await inPortions(sim, choosing, async (ctx, some) => {
    for (const one of some) await askOnPage(ctx, one)
  })
}

const promised = ({ id, index }: Someone) => ({
  personId: id,
  kind: 'callBack' as const,
  clock: 'callbackPromise' as const,
  side: 'state' as const,
  theme: 'contactAdviser',
  owner: { staffId: staffOf(index).staffId },
  officeId: staffOf(index).officeId,
  details: index % 2 === 0 ? { sms: 'asked' } : { asked: 'callMe' },
})

async function askOnPage(ctx: Ctx, one: Someone): Promise<void> {
  const now = ctx.clock.now()
  const local = now.toZonedDateTimeISO('Europe/Oslo')
  const hour = (days: number, from: number) => {
    const at = local.toPlainDate().add({ days }).toPlainDateTime({ hour: from })
    const begins = at.toZonedDateTime('Europe/Oslo').toInstant()
    return { from: begins, until: begins.add({ hours: 1 }) }
  }
  const soon = local.dayOfWeek >= 4 ? 4 : 1
  const windows = one.choosesWindows ? [hour(soon, 10), hour(soon === 4 ? 5 : 2, 13)] : []
  const asked = await askForCall(ctx, {
    personId: one.id,
    by: 'system',
    windows,
    ...(one.borrowed
      ? {
          number: `+4748${String(one.index).padStart(6, '0')}`,
          numberKind: 'borrowed' as const,
          numberOwner: 'en venn',
        }
      : {}),
  })
  if (!asked.ok) throw new Error(`${asked.reason} for ${one.index}`)
}
