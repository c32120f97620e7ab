import type { Writable } from 'node:stream'
import pg from 'pg'
import { isLater } from '../office/kernel/later.ts'
import { keptStatements } from './kept-statements.ts'

/** What a server asks all day is some hundreds of statements; each kept plan takes memory on each connection. */
const nameOf = keptStatements({ first: 400, often: 200, uses: 50, counted: 5000 })

type Query = (this: pg.Client, ...args: unknown[]) => unknown
const plain = pg.Client.prototype.query as unknown as Query

/** With parameters a statement is prepared and kept; without, it is sent as it stands. */
function sent(client: pg.Client, args: unknown[]): unknown {
  const [text, values, ...rest] = args
  if (typeof text !== 'string' || !Array.isArray(values) || values.length === 0)
    return plain.apply(client, args)
  const name = nameOf(text)
  return name === undefined ? plain.apply(client, args) : plain.call(client, { name, text, values }, ...rest)
}

const streamOf = (client: pg.Client) =>
  (client as unknown as { connection: { stream: Writable } }).connection.stream

const NOTHING = { command: '', rowCount: 0, rows: [], fields: [], oid: 0 }

/**
 * A connection that has PostgreSQL keep the plan of every statement with parameters. Under row-level security planning
 * is most of what a short statement costs: posting a message takes about a third of the time with plans kept.
 *
 * What nobody waits for (office/kernel/later.ts) is sent and left; the next statement is sent behind it and fails with
 * the first failure before it, as PostgreSQL itself refuses everything in a transaction in which something has failed.
 */
export class PreparedClient extends pg.Client {
  #left = 0
  #failure: unknown = null

  override query = function (this: PreparedClient, ...args: unknown[]): unknown {
    if (isLater(args[1])) return this.#leave(args)
    const answer = this.#behind(sent(this, args))
    if (this.#left > 0) streamOf(this).uncork()
    return answer
  } as unknown as pg.Client['query']

  #leave(args: unknown[]): Promise<unknown> {
    // Held back until what comes next, so that all of it is one write: a write costs as much as a short statement.
    if (this.#left === 0) streamOf(this).cork()
    this.#left += 1
    ;(sent(this, args) as Promise<unknown>).catch((failure) => {
      this.#failure ??= failure
    })
    return Promise.resolve(NOTHING)
  }

  /** Answers come in the order of the questions: when this one is answered, so is all that was left before it. */
  #behind(answer: unknown): unknown {
    if (this.#left === 0 || !(answer instanceof Promise)) return answer
    return answer.then(
      (result) => {
        const failure = this.#settled()
        if (failure !== null) throw failure
        return result
      },
      (error) => {
        throw this.#settled() ?? error
      },
    )
  }

  #settled(): unknown {
    const failure = this.#failure
    this.#failure = null
    this.#left = 0
    return failure
  }
}
