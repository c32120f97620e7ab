import type { CompiledQuery } from 'kysely'

const unawaited = new WeakSet<readonly unknown[]>()

/**
 * A statement whose answer nobody needs: it is sent at once, and the next one is sent behind it without waiting. Only in
 * a transaction, whose every later statement, the commit at last, fails when this one has (server/prepared-client.ts).
 */
export function later(query: CompiledQuery): CompiledQuery {
  unawaited.add(query.parameters)
  return query
}

/** Whether these are the values of such a statement. A connection that does not ask waits, and loses nothing but time. */
export const isLater = (values: unknown): boolean => Array.isArray(values) && unawaited.has(values)
