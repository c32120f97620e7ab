import { readFile } from 'node:fs/promises'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { StaffCtx } from '../office/kernel/context.ts'
import { inTransaction } from '../office/kernel/transaction.ts'
import { MOST_BYTES } from '../office/reach/upload/rules.ts'
import { syncOutreach } from '../office/visits/outreach/actions.ts'
import type { FromDevice } from '../office/visits/outreach/model.ts'
import { outreachToday } from '../office/visits/outreach/views.ts'
import { textFor } from '../text/index.ts'
import { plainDoor } from './door.ts'
import { sendProblem } from './errors.ts'
import { outreachManifest, outreachPage } from './outreach-page.ts'
import { sessionOf } from './session-request.ts'
import { checkCsrf, type Session } from './sessions.ts'

const HOME = '/arbeid/ute/runde'
const STATIC = new URL('../app/static/outreach/', import.meta.url)
/** A photo in base 64, and the words around it. */
const BODY_LIMIT = Math.ceil(MOST_BYTES * 1.4)
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  "form-action 'none'",
].join('; ')
const HEADERS = {
  'content-security-policy': POLICY,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cache-control': 'no-cache',
}

const text = z.string().max(20_000)
const body = z.object({
  id: text,
  visitId: text,
  personId: text.nullish(),
  at: text,
  clock: text.optional(),
  note: text.optional(),
  step: z.object({ text, day: text.optional() }).optional(),
  call: z.object({ from: text, until: text, number: text.optional() }).optional(),
  people: z.number().optional(),
  photo: z.object({ name: text, data: z.string() }).optional(),
})

/**
 * the page of a round outside. The page itself is empty and the same for everybody, so that a browser may keep it for
 * when there is no network; what is about somebody is fetched and sent by who is signed in, and kept by nobody in between.
 */
export function serveOutreach(app: FastifyInstance): void {
  app.get(HOME, async (request, reply) => {
    const language = languageOf(request)
    return reply
      .headers(HEADERS)
      .type('text/html; charset=utf-8')
      .send(outreachPage(textFor(language), language))
  })
  app.get(`${HOME}/manifest.webmanifest`, async (request, reply) =>
    reply
      .headers(HEADERS)
      .type('application/manifest+json')
      .send(outreachManifest(textFor(languageOf(request)), languageOf(request))),
  )
  for (const [file, type] of FILES)
    app.get(`${HOME}/${file.replace('../', '')}`, async (_request, reply) =>
      reply
        .headers({ ...HEADERS, ...(file === 'worker.js' ? { 'service-worker-allowed': HOME } : {}) })
        .type(type)
        .send(await readFile(new URL(file, STATIC))),
    )
  app.get(`${HOME}/besok`, async (request, reply) => {
    const session = await staffIn(request)
    if (session === null) return signedOut(reply)
    const visits = await inTransaction(app.house.around, session.actor, (ctx) =>
      outreachToday(ctx as StaffCtx),
    )
    return reply.header('cache-control', 'no-store').send({
      csrf: session.csrf,
      who: session.actor.staffId,
      visits: visits
        .filter(({ mine }) => mine)
        .map(({ visitId, personId, name, place }) => ({
          visitId,
          personId,
          says: [name, place].filter(Boolean).join(', '),
        })),
    })
  })
  app.post(`${HOME}/send`, { bodyLimit: BODY_LIMIT }, async (request, reply) => {
    const session = await staffIn(request)
    if (session === null) return signedOut(reply)
    if (!checkCsrf(session, request.headers['x-csrf-token']))
      return sendProblem(reply, { status: 403, code: 'badForm' })
    const read = body.safeParse(request.body)
    if (!read.success) return sendProblem(reply, { status: 422, code: 'badForm' })
    const told = fromDevice(read.data)
    const scan = app.house.gateways?.scan
    const verdict = told.photo && scan ? await scan(told.photo.bytes) : 'notScanned'
    const done = await inTransaction(app.house.around, session.actor, (ctx) =>
      syncOutreach(ctx as StaffCtx, { told, scan: verdict }),
    )
    if (!done.ok)
      return sendProblem(reply, { status: done.reason === 'notFound' ? 404 : 409, code: done.reason })
    return reply.header('cache-control', 'no-store').send(done.value)
  })
}

const FILES = [
  ['phone.js', 'text/javascript; charset=utf-8'],
  ['round.js', 'text/javascript; charset=utf-8'],
  ['left.js', 'text/javascript; charset=utf-8'],
  ['lock.js', 'text/javascript; charset=utf-8'],
  ['store.js', 'text/javascript; charset=utf-8'],
  ['worker.js', 'text/javascript; charset=utf-8'],
  ['phone.css', 'text/css; charset=utf-8'],
  ['../favicon.svg', 'image/svg+xml'],
] as const

function fromDevice({ photo, ...told }: z.output<typeof body>): FromDevice {
  return {
    ...told,
    ...(photo
      ? { photo: { name: photo.name, bytes: new Uint8Array(Buffer.from(photo.data, 'base64')) } }
      : {}),
  } as FromDevice
}

/** The words of staff are in three languages. */
function languageOf(request: FastifyRequest): 'nb' | 'nn' | 'en' {
  const { language } = plainDoor(request)
  return language === 'nn' || language === 'en' ? language : 'nb'
}

async function staffIn(request: FastifyRequest): Promise<Extract<Session, { kind: 'staff' }> | null> {
  const session = await sessionOf(request)
  return session?.kind === 'staff' ? session : null
}

const signedOut = (reply: FastifyReply) => sendProblem(reply, { status: 401, code: 'signedOut' })
