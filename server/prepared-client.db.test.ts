import { CompiledQuery, sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { later } from '../office/kernel/later.ts'
import { settingsFrom } from '../office/kernel/settings.ts'
import { inTransaction } from '../office/kernel/transaction.ts'
import { freshDatabase, type TestDatabase } from '../test/support/database.ts'
import { machineClock } from './clock.ts'

describe('statements nobody waits for', () => {
  let db: TestDatabase
  beforeAll(async () => {
    db = await freshDatabase()
  })
  afterAll(() => db.drop())

  const asSystem = <T>(work: Parameters<typeof inTransaction<T>>[2]) =>
    inTransaction(
      { databases: db, clock: machineClock, settings: settingsFrom() },
      { kind: 'system', name: 'test' },
      work,
    )
  const left = (name: string) =>
    later(
      CompiledQuery.raw('insert into municipality (number, name, emergency_phone) values ($1, $1, $1)', [
        name,
      ]),
    )
  const kept = async (name: string) =>
    (await db.system.selectFrom('municipality').select('name').where('number', '=', name).execute()).length

  test('are kept with the transaction, in their order', async () => {
    const seen = await asSystem(async ({ tx }) => {
      await tx.executeQuery(left('first'))
      await tx.executeQuery(
        later(CompiledQuery.raw('update municipality set name = $1 where number = $2', ['second', 'first'])),
      )
      return tx.selectFrom('municipality').select('name').where('number', '=', 'first').execute()
    })
    expect(seen).toEqual([{ name: 'second' }])
    expect(await kept('first')).toBe(1)
  })

  test('fail the transaction with their own reason, also when it only commits', async () => {
    await asSystem(({ tx }) => tx.executeQuery(left('twice')))
    const again = asSystem(async ({ tx }) => {
      await tx.executeQuery(left('before'))
      await tx.executeQuery(left('twice'))
    })
    await expect(again).rejects.toMatchObject({ code: '23505' })
    expect(await kept('before')).toBe(0)
  })

  test('give their reason to the next statement, rather than that the transaction has failed', async () => {
    let after: unknown
    const failing = asSystem(async ({ tx }) => {
      await tx.executeQuery(left('twice'))
      after = await sql`select 1`.execute(tx).catch((error: unknown) => error)
      throw after
    })
    await expect(failing).rejects.toMatchObject({ code: '23505' })
    expect(after).toMatchObject({ code: '23505' })
  })

  test('leave the connection as good as new when they have failed', async () => {
    for (let turn = 0; turn < 8; turn += 1)
      await asSystem(({ tx }) => tx.executeQuery(left('twice'))).catch(() => {})
    await asSystem(({ tx }) => tx.executeQuery(left('after')))
    expect(await kept('after')).toBe(1)
    await expect(sql`select 2 as two`.execute(db.system)).resolves.toMatchObject({ rows: [{ two: 2 }] })
  })
})
