import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { hashOf } from '../office/calls/chat/visitor.ts'
import { isCode } from '../office/reach/delivery/links.ts'
import { chatCookieOf } from './chat-cookie.ts'
import { sendProblem } from './errors.ts'
import { quietSessionOf } from './session-request.ts'
import { shareSecretOf } from './show-route.ts'

const EVERY_MS = 1000
const HEARTBEAT_MS = 20_000
const MOST_LINES = 2000
/** Of those who have not logged in, from one address: a line costs a question each second. */
const MOST_FROM_ONE = 50

/** What a question about something that is not there gives. */
const NOTHING = '[]'

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
/** Another answer each time something is laid there, taken away, pointed at or filled in. */
const ON_TABLE = `select count(s.id)::int as n, coalesce(sum(s.changes), 0)::int as changes, m.state
  from meeting m left join page_share s on s.person_id = m.person_id and s.meeting_id = m.id`

/** One question asked again and again for all who listen to it: told when the answer is another. */
type Watch = { lines: Set<FastifyReply['raw']>; last: string | null; timer: NodeJS.Timeout | null }

/**
 * Server-sent events of what has no line on the timeline: who waits in the queues (`/live/calls`, for staff; that
 * something changed, and nothing of anybody), chats (`/live/chats`, `/chat/nytt`), and what is shown on a
 * page or lies on the table of a meeting (`/vis/nytt`, `/…/papir/nytt`).
 */
export function serveLiveCalls(app: FastifyInstance): void {
  const { system } = app.house.databases.pools
  const watches = new Map<string, Watch>()
  const ask = async (text: string, values: unknown[]) =>
    JSON.stringify((await system.query(text, values)).rows)
  const open = { config: { rateLimit: false } } as const
  const outside = new Map<string, number>()

  /** Only for what there is, so that a made-up secret costs one question and no line; and so many from one address. */
  async function listenOutside(
    request: FastifyRequest,
    reply: FastifyReply,
    name: string,
    about: () => Promise<string>,
  ): Promise<FastifyReply> {
    const { ip } = request
    if ((outside.get(ip) ?? 0) >= MOST_FROM_ONE) return sendProblem(reply, { status: 429, code: 'tooMany' })
    outside.set(ip, (outside.get(ip) ?? 0) + 1)
    const gone = () => {
      const left = (outside.get(ip) ?? 1) - 1
      if (left > 0) outside.set(ip, left)
      else outside.delete(ip)
    }
    reply.raw.once('close', gone)
    if ((await about()) === NOTHING) return sendProblem(reply, { status: 404, code: 'notFound' })
    return listen(request, reply, watches, name, about)
  }

  app.get('/live/calls', open, async (request, reply) => {
    const session = await quietSessionOf(request)
    if (session?.kind !== 'staff') return sendProblem(reply, { status: 401, code: 'signedOut' })
    return listen(request, reply, watches, 'calls', () =>
      ask(
        `select count(*)::int as n, max(last_event_at) as at from call where state = 'waiting' and staff_id is null`,
        [],
      ),
    )
  })
  app.get('/vis/nytt', async (request, reply) => {
    const hash = shareSecretOf(request)
    if (hash === null) return sendProblem(reply, { status: 404, code: 'notFound' })
    return listenOutside(request, reply, hash, () =>
      ask(`select part, closed_at, changes from page_share where secret_hash = $1`, [hash]),
    )
  })
  // what lies on the table of a meeting, for the person and for whoever has a link of their own to it.
  app.get('/min-side/avtaler/:meeting/papir/nytt', async (request, reply) => {
    const { meeting } = request.params as { meeting: string }
    const session = await quietSessionOf(request)
    if (session?.kind !== 'person' || !UUID.test(meeting))
      return sendProblem(reply, { status: 404, code: 'notFound' })
    const { personId } = session.actor
    return listenOutside(request, reply, `table ${personId} ${meeting}`, () =>
      ask(`${ON_TABLE} where m.person_id = $1 and m.id = $2 group by m.id`, [personId, meeting]),
    )
  })
  app.get('/mote/:code/papir/nytt', async (request, reply) => {
    const { code } = request.params as { code: string }
    if (!isCode(code)) return sendProblem(reply, { status: 404, code: 'notFound' })
    return listenOutside(request, reply, `table ${code}`, () =>
      ask(
        `${ON_TABLE} join short_link l on l.person_id = m.person_id and l.meeting_id = m.id
          and l.purpose = 'meeting' and l.code = $1 group by m.id`,
        [code],
      ),
    )
  })
  app.get('/live/chats', open, async (request, reply) => {
    const session = await quietSessionOf(request)
    if (session?.kind !== 'staff') return sendProblem(reply, { status: 401, code: 'signedOut' })
    const { staffId } = session.actor
    return listen(request, reply, watches, `chats ${staffId}`, () =>
      ask(
        `select (select count(*) from chat where state = 'waiting') as waiting,
          (select coalesce(sum(changes), 0) from chat where state = 'talking' and staff_id = $1) as mine`,
        [staffId],
      ),
    )
  })
  // the visitor's own chat, by the secret of this browser or as the person who is signed in.
  app.get('/chat/nytt', async (request, reply) => {
    const token = chatCookieOf(request)
    const session = await quietSessionOf(request)
    const personId = session?.kind === 'person' ? session.actor.personId : null
    if (token === null && personId === null) return sendProblem(reply, { status: 404, code: 'notFound' })
    const hash = token === null ? null : hashOf(token)
    return listenOutside(request, reply, `chat ${hash ?? ''} ${personId ?? ''}`, () =>
      ask(
        `select id, changes from chat where (token_hash = $1 and person_id is not distinct from $2)
          or (person_id = $2 and ended_at is null) order by id`,
        [hash, personId],
      ),
    )
  })
  app.addHook('preClose', async () => {
    for (const { lines, timer } of watches.values()) {
      if (timer) clearInterval(timer)
      for (const line of lines) line.end()
    }
    watches.clear()
  })
}

async function listen(
  request: FastifyRequest,
  reply: FastifyReply,
  watches: Map<string, Watch>,
  name: string,
  ask: () => Promise<string>,
): Promise<FastifyReply> {
  const all = [...watches.values()].reduce((sum, { lines }) => sum + lines.size, 0)
  if (all >= MOST_LINES) return sendProblem(reply, { status: 503, code: 'tooMany' })
  const watch = watches.get(name) ?? { lines: new Set(), last: null, timer: null }
  watches.set(name, watch)
  // What was true when the line was opened is what the page shows; only what comes after it is told.
  if (watch.timer === null) await begin(request, watch, ask)
  const { raw } = reply
  reply.hijack()
  raw.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
    'x-content-type-options': 'nosniff',
  })
  raw.write('retry: 3000\n\n')
  watch.lines.add(raw)
  const beat = setInterval(() => raw.write(': still here\n\n'), HEARTBEAT_MS)
  beat.unref()
  raw.once('close', () => {
    clearInterval(beat)
    watch.lines.delete(raw)
    if (watch.lines.size > 0) return
    if (watch.timer) clearInterval(watch.timer)
    watches.delete(name)
  })
  return reply
}

async function begin(request: FastifyRequest, watch: Watch, ask: () => Promise<string>): Promise<void> {
  watch.last = await ask()
  watch.timer = setInterval(() => {
    ask().then(
      (now) => {
        if (now === watch.last) return
        watch.last = now
        for (const line of watch.lines) line.write(`event: news\ndata: {}\n\n`)
      },
      (error) => request.log.error(error),
    )
  }, EVERY_MS)
  watch.timer.unref()
}
