import { setTimeout as wait } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { simulateSms } from '../../gateways/simulator/sms.ts'
import { machineClock, machineSeconds } from '../../server/clock.ts'
import { freshDatabase } from '../support/database.ts'
import { startServer } from '../support/process.ts'
import { addPerson, seedWorld } from '../support/world.ts'

const PEOPLE = 80
const KILLS = 2

/**
 * The server is killed while it hands texts to a slow gateway, again and again. What it had handed over and not written
 * down is handed over once more under the same key: every telephone gets one text, and nobody none.
 */
test('a server that is killed while texts leave sends each of them once', async () => {
  const [db, gateway] = [await freshDatabase(), await simulateSms({ now: machineSeconds })]
  const now = machineClock.now()
  try {
    await seedWorld(db.system, machineClock)
    for (const [key, value] of [
      ['clock.quietHours', { from: '00:00', to: '23:59' }],
      ['reach.leaseSeconds', 1],
    ] as const)
      await db.system
        .insertInto('configuration')
        .values({
          key,
          scope: 'nation',
          value: JSON.stringify(value),
          version: 1,
          validFrom: now,
          reason: 'fault',
        })
        .execute()
    await queue(db.system, now)
    gateway.behave({ slowMs: 60 })
    const env = { SMS_URL: gateway.url, SMS_SECRET: gateway.secret, SMTP_URL: 'none', PRINT_URL: 'none' }
    let server = await startServer(db.url, undefined, env)
    for (let kill = 1; kill <= KILLS; kill += 1) {
      await until(() => gateway.texts().length >= kill * 25)
      await server.kill()
      server = await startServer(db.url, server.port, env)
      await nudge(db.system)
    }
    gateway.behave({})
    await until(async () => {
      await nudge(db.system)
      return (await left(db.system)) === 0
    }, 1600)
    await server.stop()
    expect(gateway.texts()).toHaveLength(PEOPLE)
    expect(new Set(gateway.texts().map(({ to }) => to)).size).toBe(PEOPLE)
    // Something was handed over twice, or nothing was proven.
    expect(gateway.asked()).toBeGreaterThan(PEOPLE)
    const states = await db.system.selectFrom('outgoing').select('state').distinct().execute()
    expect(states).toEqual([{ state: 'sent' }])
  } finally {
    await gateway.close()
    await db.drop()
  }
})

type Db = Awaited<ReturnType<typeof freshDatabase>>['system']

async function queue(system: Db, madeAt: Temporal.Instant): Promise<void> {
  for (let n = 0; n < PEOPLE; n += 1) {
    const personId = await addPerson(system)
    await system
      .insertInto('outgoing')
      .values({
        personId,
        id: crypto.randomUUID(),
        channel: 'sms',
        address: `+4740${String(100_000 + n)}`,
        kind: 'answerWaits',
        language: 'nb',
        body: 'notice.answerWaits',
        madeAt,
      })
      .execute()
  }
  await nudge(system)
}

/** As whoever puts something in the queue does. */
const nudge = async (system: Db) => {
  const { sql } = await import('kysely')
  await sql`select wall.enqueue('deliver', '{}'::json, null, 'deliver')`.execute(system)
}

const left = async (system: Db) => {
  const row = await system
    .selectFrom('outgoing')
    .select(({ fn }) => fn.countAll<string>().as('n'))
    .where('state', 'in', ['queued', 'sending'])
    .executeTakeFirstOrThrow()
  return Number(row.n)
}

async function until(look: () => boolean | Promise<boolean>, most = 400): Promise<void> {
  for (let looks = 0; looks < most; looks += 1) {
    if (await look()) return
    await wait(50)
  }
  throw new Error('waited in vain')
}
