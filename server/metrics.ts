import { timingSafeEqual } from 'node:crypto'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import { refuseRequest } from './errors.ts'

/** `/metrics` for whoever runs the server: durations by route, and what the office owes right now. */
export function serveMetrics(app: FastifyInstance): void {
  const { config, databases, live } = app.house
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const durations = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time to answer, by route and class of status',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.002, 0.005, 0.01, 0.02, 0.03, 0.05, 0.075, 0.1, 0.15, 0.2, 0.3, 0.5, 1, 3],
    registers: [registry],
  })
  new Gauge({
    name: 'promises_open',
    help: 'Open promises, by whether they are late',
    labelNames: ['late'],
    registers: [registry],
    async collect() {
      const found = await databases.pools.system.query<{ late: boolean; open: number }>(
        'select due_at < $1 as late, count(*)::int as open from promise where is_open group by 1',
        [app.house.clock.now()],
      )
      this.reset()
      for (const row of found.rows) this.set({ late: String(row.late) }, row.open)
    },
  })
  new Gauge({
    name: 'webhooks_rejected',
    help: 'Webhooks without a genuine signature, by whom they said they were from',
    labelNames: ['from'],
    registers: [registry],
    collect() {
      this.reset()
      for (const [from, count] of app.house.forged.counts()) this.set({ from }, count)
    },
  })
  new Gauge({
    name: 'outgoing_waiting',
    help: 'What waits to leave or is held, by channel and state',
    labelNames: ['channel', 'state'],
    registers: [registry],
    async collect() {
      const found = await databases.pools.system.query<{ channel: string; state: string; n: number }>(
        "select channel, state, count(*)::int as n from outgoing where state in ('queued', 'sending', 'held') group by 1, 2",
      )
      this.reset()
      for (const { channel, state, n } of found.rows) this.set({ channel, state }, n)
    },
  })
  new Gauge({
    name: 'live_connections',
    help: 'Pages that listen for news',
    registers: [registry],
    collect() {
      this.set(live.size())
    },
  })

  app.addHook('onResponse', async (request, reply) => {
    const labels = {
      method: request.method,
      route: request.routeOptions.url ?? 'none',
      status: `${Math.floor(reply.statusCode / 100)}xx`,
    }
    durations.observe(labels, reply.elapsedTime / 1000)
  })
  app.get('/metrics', { config: { rateLimit: false } }, async (request, reply) => {
    if (!mayRead(request, config.metricsToken)) return refuseRequest(request, reply, 'notFound')
    return reply.type(registry.contentType).send(await registry.metrics())
  })
  app.addHook('onClose', async () => registry.clear())
}

/** With a token: whoever has it. Without: this machine alone, and not through a proxy that stands on it. */
function mayRead(request: FastifyRequest, token: string | null): boolean {
  if (token === null)
    return request.headers['x-forwarded-for'] === undefined && /^(127\.|::1$|::ffff:127\.)/.test(request.ip)
  const given = Buffer.from(request.headers.authorization ?? '')
  const wanted = Buffer.from(`Bearer ${token}`)
  return given.length === wanted.length && timingSafeEqual(given, wanted)
}
