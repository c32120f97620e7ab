import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { typeset } from '../gateways/letters/typst.ts'
import type { Actor, Ctx, PersonCtx } from '../office/kernel/context.ts'
import type { Result } from '../office/kernel/result.ts'
import { inTransaction } from '../office/kernel/transaction.ts'
import { openMyLetter } from '../office/reach/actions.ts'
import type { Letter } from '../office/reach/letters/model.ts'
import { letterOf } from '../office/reach/letters/views.ts'
import { sessionOf } from './session-request.ts'

type Asked = { notice: string; person?: string }
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/**
 * The letter as a file: `/min-side/brev/<notice>.pdf` for the person, `/arbeid/person/<person>/brev/<notice>.pdf` for
 * staff who may open them. `?sprak=ar` gives it in another language that its template has.
 */
export async function serveLetters(app: FastifyInstance): Promise<void> {
  app.get<{ Params: Asked; Querystring: { sprak?: string } }>(
    '/min-side/brev/:notice(^[0-9a-fA-F-]{36}).pdf',
    async (request, reply) => {
      const session = await sessionOf(request)
      if (session?.kind !== 'person') return app.showFault(request, reply, session ? 'notFound' : 'signedOut')
      return answer(app, request, reply, session.actor, session.actor.personId)
    },
  )
  app.get<{ Params: Asked; Querystring: { sprak?: string } }>(
    '/arbeid/person/:person/brev/:notice(^[0-9a-fA-F-]{36}).pdf',
    async (request, reply) => {
      const session = await sessionOf(request)
      if (session?.kind !== 'staff') return app.showFault(request, reply, session ? 'notFound' : 'signedOut')
      return answer(app, request, reply, session.actor, request.params.person ?? '')
    },
  )
}

type Wanting = FastifyRequest<{ Params: Asked; Querystring: { sprak?: string } }>

async function answer(
  app: FastifyInstance,
  request: Wanting,
  reply: FastifyReply,
  actor: Actor,
  personId: string,
): Promise<FastifyReply> {
  const noticeId = request.params.notice
  if (!UUID.test(noticeId) || !UUID.test(personId)) return app.showFault(request, reply, 'notFound')
  const { sprak } = request.query
  const wanted = { personId, noticeId, ...(sprak ? { language: sprak } : {}) }
  // K23: whoever is shown the letter has opened it. A browser that fetches ahead of its reader is shown nothing.
  if (isAhead(request)) return app.showFault(request, reply, 'unavailable')
  const found: Result<Letter> = await inTransaction(app.house.around, actor, async (ctx) => {
    if (isPerson(ctx) && request.method === 'GET') await openMyLetter(ctx, { noticeId })
    return letterOf(ctx, wanted)
  })
  if (!found.ok) return app.showFault(request, reply, 'notFound')
  return reply
    .headers(HEADERS)
    .header('content-disposition', `inline; filename="${NAME}.pdf"`)
    .send(Buffer.from(typeset(found.value)))
}

const isPerson = (ctx: Ctx): ctx is PersonCtx => ctx.actor.kind === 'person'
const isAhead = ({ headers }: FastifyRequest) =>
  ['sec-purpose', 'purpose', 'x-moz'].some((name) =>
    /prefetch|prerender|preview/i.test(String(headers[name] ?? '')),
  )

/** A file name says no more than an envelope does (K24). */
const NAME = 'brev'
const HEADERS = {
  'content-type': 'application/pdf',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'same-origin',
  'cache-control': 'no-store',
}
