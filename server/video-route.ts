import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { simulateVideo } from '../gateways/simulator/video.ts'
import { type VideoService, videoAddress } from '../gateways/video/jitsi.ts'
import type { Result } from '../office/kernel/result.ts'
import { inTransaction } from '../office/kernel/transaction.ts'
import type { Seat } from '../office/meetings/talk/video.ts'
import { videoSeat, videoSeatByLink } from '../office/meetings/talk/video.ts'
import { textFor } from '../text/index.ts'
import { SIMULATOR_SECRET } from './gateway-config.ts'
import { sessionOf } from './session-request.ts'

const SEE_OTHER = 303
const TEST_MINUTES = 30

/**
 * the way into a video meeting for the person, whoever holds it, and who came by a link of their own: a new address
 * each time, for some hours. `?lyd=1`: sound only. Who may not enter, or comes too early, is back where they came from.
 */
export function serveVideo(app: FastifyInstance): void {
  serveRooms(app)
  app.get('/min-side/avtaler/:meeting/video', async (request, reply) => {
    const { meeting } = request.params as { meeting: string }
    const session = await sessionOf(request)
    if (session?.kind !== 'person')
      return reply.redirect(`/logg-inn?til=/min-side/avtaler/${encodeURIComponent(meeting)}`, SEE_OTHER)
    const { personId } = session.actor
    const seat = await inTransaction(app.house.around, session.actor, (ctx) =>
      videoSeat(ctx, { personId, meetingId: meeting }),
    )
    return enter(app, request, reply, seat, `/min-side/avtaler/${encodeURIComponent(meeting)}`)
  })
  app.get('/arbeid/person/:personId/moter/:meeting/video', async (request, reply) => {
    const { personId, meeting } = request.params as { personId: string; meeting: string }
    const back = `/arbeid/person/${encodeURIComponent(personId)}/moter/${encodeURIComponent(meeting)}`
    const session = await sessionOf(request)
    if (session?.kind !== 'staff') return reply.redirect(`/logg-inn/ansatt?til=${back}`, SEE_OTHER)
    const seat = await inTransaction(app.house.around, session.actor, (ctx) =>
      videoSeat(ctx, { personId, meetingId: meeting }),
    )
    return enter(app, request, reply, seat, back)
  })
  app.get('/videomote/:code', async (request, reply) => {
    const { code } = request.params as { code: string }
    const seat = await inTransaction(app.house.around, { kind: 'system', name: 'video' }, (ctx) =>
      videoSeatByLink(ctx, code),
    )
    return enter(app, request, reply, seat, `/mote/${encodeURIComponent(code)}`)
  })
  app.get('/video-test/rom', async (request, reply) => {
    const now = app.house.clock.now()
    const until = now.add({ minutes: TEST_MINUTES })
    const seat: Seat = {
      room: `test-${crypto.randomUUID()}`,
      name: '',
      host: false,
      language: 'nb',
      from: now,
      until,
    }
    return enter(app, request, reply, { ok: true, value: seat }, '/video-test')
  })
}

async function enter(
  app: FastifyInstance,
  request: FastifyRequest,
  reply: FastifyReply,
  seat: Result<Seat>,
  back: string,
) {
  const service = serviceOf(app)
  if (!seat.ok) return reply.redirect(`${back}?video=${seat.reason}`, SEE_OTHER)
  if (service === null) return reply.redirect(`${back}?video=none`, SEE_OTHER)
  const { lyd } = request.query as { lyd?: string }
  const now = app.house.clock.now()
  return reply.redirect(
    await videoAddress(service, seat.value, now, lyd === '1' ? 'sound' : 'all'),
    SEE_OTHER,
  )
}

const ROOMS = '/videorom/'

/** Where nothing was said of a service, in demo and test, the rooms are this house's own, and empty. */
function serviceOf({ house }: FastifyInstance): VideoService | null {
  const { video } = house.config.gateways
  if (video === 'none') return null
  return video === 'simulator'
    ? { url: `${house.config.baseUrl}${ROOMS}`, appId: 'simulator', secret: SIMULATOR_SECRET }
    : video
}

function serveRooms(app: FastifyInstance): void {
  if (app.house.config.gateways.video !== 'simulator') return
  app.get(`${ROOMS}:room`, async (request, reply) => {
    const service = serviceOf(app)
    const link = new URL(request.url, app.house.config.baseUrl).href
    const seat = service && (await simulateVideo(service).enters(link, app.house.clock.now()))
    const say = textFor('nb')
    return reply
      .code(seat ? 200 : 403)
      .type('text/plain; charset=utf-8')
      .send(seat ? `${seat.name}\n\n${say('meetings:talk.video.lead')}\n` : say('reasons:notFound'))
  })
}
