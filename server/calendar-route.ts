import type { FastifyInstance } from 'fastify'
import { feedText } from '../gateways/calendar/write.ts'
import { inTransaction } from '../office/kernel/transaction.ts'
import { feedOf } from '../office/meetings/booking/calendar.ts'

const PER_MINUTE = 60

/** calendars out. Whoever has the address has the appointments, until it is revoked; a wrong one is nothing. */
export function serveCalendars(app: FastifyInstance): void {
  app.get<{ Params: { file: string } }>(
    '/kalender/:file',
    { config: { rateLimit: { max: PER_MINUTE, timeWindow: 60_000 } } },
    async (request, reply) => {
      const secret = /^(.+)\.ics$/.exec(request.params.file)?.[1] ?? ''
      const feed = await inTransaction(app.house.around, { kind: 'system', name: 'calendar' }, (ctx) =>
        feedOf(ctx, secret),
      )
      reply.header('cache-control', 'private, no-store').header('x-robots-tag', 'noindex')
      if (feed === null) return reply.code(404).type('text/plain; charset=utf-8').send('')
      return reply
        .type('text/calendar; charset=utf-8')
        .header('content-disposition', 'inline; filename="avtaler.ics"')
        .send(feedText(feed.name, feed.entries, app.house.clock.now()))
    },
  )
}
