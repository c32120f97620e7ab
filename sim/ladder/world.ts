import { insertOrganisation } from '../../db/seed/organisation.ts'
import { settingsFrom } from '../../office/kernel/settings.ts'
import { type MovableClock, movableClock } from '../../office/kernel/time/clock.ts'
import type { Databases, Surroundings } from '../../office/kernel/transaction.ts'
import { inTransaction } from '../../office/kernel/transaction.ts'
import { makeNotices } from '../../office/reach/notices/actions.ts'
import type { Pace } from '../../office/reach/notices/jobs.ts'
import type { NewNotice, NoticeKind } from '../../office/reach/notices/model.ts'
import { personId, settle } from './people.ts'

export type Simulation = {
  around: Surroundings & { clock: MovableClock }
  databases: Databases
  notices: number
  seed: number
  pace: Pace
}

export const oslo = (time: string) =>
  Temporal.PlainDateTime.from(time.replace(' ', 'T')).toZonedDateTime('Europe/Oslo').toInstant()

const FIRST = oslo('2026-03-02 08:00')

/** An office and its people, each of whom will be told one thing of weight. */
export async function prepare(
  databases: Databases,
  notices: number,
  seed: number,
  pace: Pace = { batch: 500, workers: 3 },
): Promise<Simulation> {
  const clock = movableClock(FIRST)
  const around = { databases, clock, settings: settingsFrom() }
  await databases.system.transaction().execute((tx) => insertOrganisation(tx, clock))
  await settle(databases.system, notices, seed, FIRST)
  return { around, databases, notices, seed, pace }
}

const KINDS: readonly NoticeKind[] = ['decision', 'documentRequest', 'stopWarning', 'meetingSummons', 'duty']

/** The n-th thing that is told. Its key tells it apart in every run. */
function told(index: number): NewNotice {
  const kind = KINDS[index % KINDS.length] as NoticeKind
  return {
    personId: personId(index),
    eventKey: `sim:${index}`,
    kind,
    side: 'state',
    theme: 'aap',
    box: { what: 'Brev', todo: 'Les brevet', byWhen: 'Snart', otherwise: 'Ingenting', whom: 'Ring oss' },
    body: 'Et brev i simuleringen.',
    language: 'nb',
    ...(kind === 'decision' ? { answerClock: 'appealDeadline' as const } : {}),
    ...(kind === 'documentRequest' ? { answerClock: 'documentRequest' as const } : {}),
  }
}

/** Makes the notices from the first up to the last, some hundred in one transaction. */
export async function tell(sim: Simulation, first: number, last: number): Promise<void> {
  let next = first
  const worker = async () => {
    while (next < last) {
      const from = next
      next = Math.min(last, from + sim.pace.batch)
      const indexes = Array.from({ length: next - from }, (_, n) => from + n)
      await inTransaction(sim.around, { kind: 'system', name: 'simulation' }, (ctx) =>
        makeNotices(ctx, indexes.map(told)),
      )
    }
  }
  await Promise.all(Array.from({ length: sim.pace.workers }, worker))
}
