import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Actor, Ctx, HelperCtx, PersonCtx, StaffCtx } from '../../office/kernel/context.ts'
import type { Reason, Result } from '../../office/kernel/result.ts'
import { inTransaction } from '../../office/kernel/transaction.ts'
import { asHelperFor } from '../../office/people/mandates/views.ts'
import { once, requestHash } from '../idempotency.ts'
import { type Admits, admit, type Caller, callerOf } from './caller.ts'
import { documented } from './documented.ts'
import { COUNTED_TOGETHER } from './limit.ts'
import { plain, type Source } from './plain.ts'
import { Refusal } from './problem.ts'
import type { Scope } from './scopes.ts'

export type Shape = z.ZodType | undefined
export type Out<S extends Shape> = S extends z.ZodType ? z.output<S> : undefined
/** `key`: what the caller calls this writing; the same sent twice is done once. Empty where nothing is written. */
export type Asked<P extends Shape, Q extends Shape, B extends Shape> = {
  params: Out<P>
  query: Out<Q>
  body: Out<B>
  key: string
  /** What names a visitor who is not signed in; empty for everybody else. */
  secret: string
}
export type Told<A extends Shape> = A extends z.ZodType ? Source<z.output<A>> : null

type Endpoint<C extends Ctx, P extends Shape, Q extends Shape, B extends Shape, A extends Shape> = {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  url: string
  tag: string
  summary: string
  /** For those who call it, with the numbers of the rules it carries. */
  description: string
  params?: P
  query?: Q
  body?: B
  /** None: 204, nothing to tell. */
  answer?: A
  /** What was made, rather than done. */
  created?: boolean
  /** A question too long for an address: asked by POST, but writes nothing and needs no key. */
  asks?: boolean
  /** How the office can refuse; what the machinery refuses is added. */
  refusals: readonly Reason[]
  /** Bytes; where more than usual has to come in. */
  bodyLimit?: number
  act: (ctx: C, asked: Asked<P, Q, B>) => Promise<Result<Told<A>>>
}

/** An address for persons: with a session of Min side. */
export function forPerson<P extends Shape, Q extends Shape, B extends Shape, A extends Shape>(
  app: FastifyInstance,
  endpoint: Endpoint<PersonCtx, P, Q, B, A>,
): void {
  serve(app, { who: 'person' }, endpoint)
}

/** Names the giver in the address of a holder. */
export const forGiver = { giverId: z.guid() }

/**
 * An address for the holder of a mandate: with their own session of Min side, in the role of one who acts for the
 * giver that the address names. Without a mandate in force the giver does not exist for them (404).
 */
export function forHolder<
  P extends z.ZodType<{ giverId: string }>,
  Q extends Shape,
  B extends Shape,
  A extends Shape,
>(app: FastifyInstance, endpoint: Endpoint<HelperCtx, P, Q, B, A> & { params: P }): void {
  serve(app, { who: 'person', acting: true }, endpoint)
}

/** An address for staff with a session, and for machine clients with the scope. */
export function forStaff<P extends Shape, Q extends Shape, B extends Shape, A extends Shape>(
  app: FastifyInstance,
  scope: Scope,
  endpoint: Endpoint<StaffCtx, P, Q, B, A>,
): void {
  serve(app, { who: 'staff', scope }, endpoint)
}

/** An address for whoever holds the secret of a chat without a login. It acts as the house, on that chat alone. */
export function forVisitor<P extends Shape, Q extends Shape, B extends Shape, A extends Shape>(
  app: FastifyInstance,
  endpoint: Endpoint<Ctx, P, Q, B, A>,
): void {
  serve(app, { who: 'visitor' }, endpoint)
}

const keyHeader = z.looseObject({
  'idempotency-key': z
    .string()
    .min(1)
    .max(200)
    .describe('Yours to choose, new for each thing you want done. Sent again, it gives the same answer.'),
})

function serve<C extends Ctx, P extends Shape, Q extends Shape, B extends Shape, A extends Shape>(
  app: FastifyInstance,
  admits: Admits,
  endpoint: Endpoint<C, P, Q, B, A>,
): void {
  const writes = endpoint.method !== 'GET' && endpoint.asks !== true
  const { params, query, body, bodyLimit } = endpoint
  const status = endpoint.answer === undefined ? 204 : endpoint.created ? 201 : 200
  app.route({
    method: endpoint.method,
    url: endpoint.url,
    config: COUNTED_TOGETHER,
    ...(bodyLimit === undefined ? {} : { bodyLimit }),
    schema: {
      ...documented(admits, endpoint, { writes, status }),
      ...(params ? { params } : {}),
      ...(query ? { querystring: query } : {}),
      ...(body ? { body } : {}),
      ...(writes ? { headers: keyHeader } : {}),
    },
    preParsing: async (request, reply) => admit(request, reply, admits),
    handler: async (request, reply) => {
      const caller = callerOf(request)
      const done = async () => ({ status, answer: await perform(request, admits, caller, endpoint, writes) })
      reply.header('cache-control', 'no-store')
      if (!writes) return reply.code(status).send((await done()).answer)
      const first = await once(app.house.databases.system, nameOf(request, caller), done)
      if (!first.ok) throw new Refusal(first.reason)
      if (first.again) reply.header('idempotent-replayed', 'true')
      return reply.code(first.status).send(status === 204 ? undefined : first.answer)
    },
  })
}

const keyOf = (request: FastifyRequest) => String(request.headers['idempotency-key'])

const nameOf = (request: FastifyRequest, caller: Caller) => ({
  actor: caller.name,
  key: keyOf(request),
  route: `${request.method} ${request.url}`,
  hash: requestHash(request.body),
})

/** the holder steps into the role anew at every call; what the mandate lets through is asked then. */
async function actorOf(request: FastifyRequest, admits: Admits, caller: Caller): Promise<Actor> {
  if (admits.who !== 'person' || admits.acting !== true || caller.kind !== 'person') return caller.actor
  const { giverId } = request.params as { giverId: string }
  const helper = await inTransaction(request.server.house.around, caller.actor, (ctx) =>
    asHelperFor(ctx as PersonCtx, giverId, caller.shownAs),
  )
  if (helper === null) throw new Refusal('notFound')
  return helper
}

/** One transaction in the name of who calls. A refusal is thrown when it has ended, so that no answer is kept of it. */
async function perform<C extends Ctx, P extends Shape, Q extends Shape, B extends Shape, A extends Shape>(
  request: FastifyRequest,
  admits: Admits,
  caller: Caller,
  endpoint: Endpoint<C, P, Q, B, A>,
  writes: boolean,
): Promise<unknown> {
  const asked = {
    params: request.params,
    query: request.query,
    body: request.body,
    key: writes ? `${caller.name}:${keyOf(request)}` : '',
    secret: caller.kind === 'visitor' ? caller.secret : '',
  } as Asked<P, Q, B>
  const { around } = request.server.house
  const actor = await actorOf(request, admits, caller)
  const result = await inTransaction(around, actor, (ctx) => endpoint.act(ctx as C, asked))
  if (result.ok) return plain(result.value)
  // The office's word for a form that cannot be; for a program, a request that cannot be.
  throw new Refusal(result.reason === 'badForm' ? 'invalid' : result.reason, result.details)
}
