import type pg from 'pg'
import { v7 } from 'uuid'
import type { Surroundings } from '../office/kernel/transaction.ts'
import { inTransaction } from '../office/kernel/transaction.ts'
import { send } from '../office/threads/actions.ts'
import { kyselyOver, type OpenDatabases } from '../server/database.ts'
import { idOf, PERSON } from './build.ts'

export type Statement = { text: string; values: unknown[] }
export const TEXT = 'Når begynner arbeidspraksisen min? Jeg har ikke hørt noe siden sist.'

/**
 * The statements that posting one message sends, as the driver sends them: recorded from the real action, so that the
 * floor is the same transaction and not a guess at it.
 */
export async function recordPosting(
  around: Surroundings & { databases: OpenDatabases },
  personId: string,
): Promise<Statement[]> {
  const statements: Statement[] = []
  const app = kyselyOver(around.databases.pools.app, ({ query }) =>
    statements.push({ text: query.sql, values: [...query.parameters] }),
  )
  const recorded = { ...around, databases: { ...around.databases, app } }
  const sent = await inTransaction(recorded, { kind: 'person', personId, language: 'nb' }, (ctx) =>
    send(ctx as Parameters<typeof send>[0], { text: TEXT, clientKey: v7() }),
  )
  if (!sent.ok) throw new Error(`the message was refused: ${sent.reason}`)
  return statements
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const made = (value: string) => UUID.test(value) && value.charAt(14) === '7'

/** The recorded transaction again for another person: what it made gets new ids, all else stays. */
export async function replay(
  client: pg.PoolClient,
  statements: readonly Statement[],
  recordedFor: string,
  n: number,
): Promise<void> {
  const fresh = new Map<string, string>([[recordedFor, idOf(PERSON, n)]])
  const as = (value: unknown): unknown => {
    if (typeof value !== 'string') return value
    if (value === recordedFor) return fresh.get(recordedFor)
    if (value.startsWith('{'))
      return value.replaceAll(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, (found) => as(found) as string)
    if (!made(value)) return value
    const known = fresh.get(value) ?? v7()
    fresh.set(value, known)
    return known
  }
  for (const { text, values } of statements) {
    await client.query(text.replaceAll(recordedFor, idOf(PERSON, n)), values.map(as))
  }
}
