import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { inTransaction } from '../office/kernel/transaction.ts'
import { sendProblem } from './errors.ts'
import type { Listener } from './live.ts'
import { quietSessionOf } from './session-request.ts'
import type { Session } from './sessions.ts'

const HEARTBEAT_MS = 20_000
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** Server-sent events: `/live/person` for Min side, `/live/staff` (with `?person=` for an open person page). */
export function serveLive(app: FastifyInstance): void {
  const { live, sessions } = app.house
  const open = { config: { rateLimit: false } } as const
  app.get('/live/person', open, async (request, reply) => {
    const session = await quietSessionOf(request)
    if (session?.kind !== 'person') return sendProblem(reply, { status: 401, code: 'signedOut' })
    return listen(request, reply, session, { kind: 'person', personId: session.actor.personId })
  })
  app.get<{ Querystring: { person?: string } }>('/live/staff', open, async (request, reply) => {
    const session = await quietSessionOf(request)
    if (session?.kind !== 'staff') return sendProblem(reply, { status: 401, code: 'signedOut' })
    const openPersonId = request.query.person ?? null
    if (openPersonId !== null && !(await mayHear(app, session, openPersonId))) {
      return sendProblem(reply, { status: 404, code: 'notFound' })
    }
    return listen(request, reply, session, { kind: 'staff', actor: session.actor, openPersonId })
  })

  const heartbeat = setInterval(
    () => void live.cutEnded(sessions.alive).catch((error) => app.log.error(error)),
    HEARTBEAT_MS,
  )
  heartbeat.unref()
  app.addHook('preClose', async () => {
    clearInterval(heartbeat)
    live.stop()
  })
}

/** The database decides, as for every other reading of a person. */
async function mayHear(
  app: FastifyInstance,
  session: Extract<Session, { kind: 'staff' }>,
  personId: string,
): Promise<boolean> {
  if (!UUID.test(personId)) return false
  return inTransaction(app.house.around, session.actor, async ({ tx }) => {
    const seen = await tx.selectFrom('person').select('id').where('id', '=', personId).executeTakeFirst()
    return seen !== undefined
  })
}

/** Opens the line. What happens while it opens is kept and sent first. */
async function listen(
  request: FastifyRequest,
  reply: FastifyReply,
  session: Session,
  who: Listener['who'],
): Promise<FastifyReply> {
  const { live } = request.server.house
  const { raw } = reply
  const waiting: string[] = []
  let write = (text: string): unknown => waiting.push(text)
  const listener: Listener = {
    who,
    sessionHash: session.hash,
    send: (cursor, news) => void write(`id: ${cursor}\nevent: news\ndata: ${JSON.stringify(news)}\n\n`),
    close: () => raw.end(),
  }
  raw.once('close', () => live.leave(listener))
  const after = request.headers['last-event-id']
  if (!(await live.listen(listener, typeof after === 'string' ? after : null))) {
    return sendProblem(reply.header('retry-after', '30'), { status: 503, code: 'tooMany' })
  }
  reply.hijack()
  raw.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
    'x-content-type-options': 'nosniff',
  })
  write = (text) => raw.writableEnded || raw.write(text)
  write(`retry: 3000\n\n${waiting.join('')}`)
  const beat = setInterval(() => write(': still here\n\n'), HEARTBEAT_MS)
  beat.unref()
  raw.once('close', () => clearInterval(beat))
  return reply
}
