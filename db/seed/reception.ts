import type { Kysely } from 'kysely'
import { v7 } from 'uuid'
import type { Clock } from '../../office/kernel/time/clock.ts'
import { OFFICE_ZONE } from '../../office/kernel/time/localTime.ts'
import type { DB } from '../types.ts'
import { insertRows } from './bulk.ts'
import { OFFICES } from './staff.ts'

// biome-ignore format: one visitor on each line
const LINE = [
  { minutes: 18, calledAs: 'Bjarne', reason: 'reachAdviser', language: 'nb' },
  { minutes: 12, calledAs: 'Amal', reason: 'decisionNotUnderstood', language: 'ar', needsInterpreter: true, privateRoom: true },
  { minutes: 9, calledAs: null, reason: 'deliverPaper', language: 'nb' },
  { minutes: 4, calledAs: 'Filmon', reason: 'noDeviceOrEId', language: 'ti' },
  { minutes: 1, calledAs: 'Sissel', reason: 'paymentMissing', language: 'nb', urgent: true },
] as const

/** Today's line in the reception of Granvik: five who wait, and of whom nothing is known but what they said. */
export async function insertLine(tx: Kysely<DB>, clock: Clock): Promise<void> {
  const now = clock.now()
  const day = now.toZonedDateTimeISO(OFFICE_ZONE).toPlainDate().toString()
  const rows = LINE.map(({ minutes, ...told }, index) => ({
    needsInterpreter: false,
    privateRoom: false,
    urgent: false,
    ...told,
    id: v7({ msecs: now.epochMilliseconds - minutes * 60_000 }),
    officeId: OFFICES.A,
    ticket: String(index + 1),
    day,
    cameAt: now.subtract({ minutes }),
    cameBy: 'desk',
  }))
  await insertRows(tx, 'visit', rows)
  await insertRows(tx, 'visitTicket', [{ officeId: OFFICES.A, day, last: LINE.length }])
}
