import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { typeset } from '../gateways/letters/typst.ts'
import type { Actor, Ctx, PersonCtx } from '../office/kernel/context.ts'
import type { Result } from '../office/kernel/result.ts'
import { inTransaction } from '../office/kernel/transaction.ts'
import { openMyLetter } from '../office/reach/actions.ts'
import type { Letter } from '../office/reach/letters/model.ts'
import { letterOf } from '../office/reach/letters/views.ts'
import { FACT_NAMES } from '../office/reach/templates/model.ts'
import { templatePreview } from '../office/reach/templates/views.ts'
import { sessionOf } from './session-request.ts'
import type { Session } from './sessions.ts'

type Asked = { notice: string; person?: string }
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/**
 * The letter as a file: `/min-side/brev/<notice>.pdf` for the person, `/arbeid/person/<person>/brev/<notice>.pdf` for
 * staff who may open them, and `/arbeid/maler/<key>/brev.pdf` to somebody made up. `?sprak=ar` gives it in another language that its template has.
 */
export async function serveLetters(app: FastifyInstance): Promise<void> {
  for (const address of ['/min-side/brev/:notice(^[0-9a-fA-F-]{36}).pdf', '/min-side/post/:notice/brev.pdf'])
    app.get<Asking>(address, async (request, reply) => {
      const session = await sessionOf(request)
      if (session?.kind !== 'person') return turnAway(request, reply, session)
      return answer(app, request, reply, session.actor, session.actor.personId)
    })
  app.get<Asking>('/arbeid/person/:person/brev/:notice(^[0-9a-fA-F-]{36}).pdf', async (request, reply) => {
    const session = await sessionOf(request)
    if (session?.kind !== 'staff') return turnAway(request, reply, session)
    return answer(app, request, reply, session.actor, request.params.person ?? '')
  })
  app.get<Sample>('/arbeid/maler/:key/brev.pdf', async (request, reply) => {
    const session = await sessionOf(request)
    if (session?.kind !== 'staff') return turnAway(request, reply, session)
    const { sprak = 'nb', versjon, ...rest } = request.query
    const facts = Object.fromEntries(
      Object.entries(rest).filter(([name]) => (FACT_NAMES as readonly string[]).includes(name)),
    )
    const version = Number(versjon) || undefined
    const wanted = { key: request.params.key, language: sprak, facts, ...(version ? { version } : {}) }
    const found = await inTransaction(app.house.around, session.actor, (ctx) => templatePreview(ctx, wanted))
    return found.ok ? asFile(reply, found.value.letter) : app.showFault(request, reply, 'notFound')
  })
}

type Asking = { Params: Asked; Querystring: { sprak?: string } }
type Sample = { Params: { key: string }; Querystring: Record<string, string> }

/** Nobody learns from the answer whether there is such a letter. */
const turnAway = (request: FastifyRequest, reply: FastifyReply, session: Session | null) =>
  request.server.showFault(request, reply, session ? 'notFound' : 'signedOut')

type Wanting = FastifyRequest<Asking>

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
  return asFile(reply, found.value)
}

const asFile = (reply: FastifyReply, letter: Letter) =>
  reply
    .headers(HEADERS)
    .header('content-disposition', `inline; filename="${NAME}.pdf"`)
    .send(Buffer.from(typeset(letter)))

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
