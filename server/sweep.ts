import type { Surroundings } from '../office/kernel/transaction.ts'
import { machineClock } from './clock.ts'

/** What the machinery keeps for a while only: dead sessions, logins never finished, keys of answers long given. */
export async function sweep(around: Surroundings): Promise<void> {
  const { system } = around.databases
  const now = machineClock.now()
  await system
    .deleteFrom('session')
    .where('expiresAt', '<', now.subtract({ hours: 24 }))
    .execute()
  await system
    .deleteFrom('loginAttempt')
    .where('createdAt', '<', now.subtract({ hours: 1 }))
    .execute()
  await system
    .deleteFrom('idempotency')
    .where('createdAt', '<', now.subtract({ hours: 48 }))
    .execute()
}
