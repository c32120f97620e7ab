import { createHash } from 'node:crypto'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { ShownHere } from '../app/context.ts'
import { openShared, proveMyself, shownPage } from '../office/calls/desk/shown.ts'
import type { PersonCtx } from '../office/kernel/context.ts'
import { inTransaction } from '../office/kernel/transaction.ts'
import { paperByShare } from '../office/meetings/paper/views.ts'
import { sessionOf } from './session-request.ts'

/** The browser that a page is shown in is known by this, for the minutes that the page lives. */
const COOKIE = 'vist'
const MINUTES = 15
const SEE_OTHER = 303
const SYSTEM = { kind: 'system', name: 'show' } as const

/**
 * A code that was said aloud is typed by the person (app/public/show.tsx has the form). Whoever is signed in may have
 * been asked to show who they are by it. What was wrong is told by the page, in the address.
 */
export function serveShown(app: FastifyInstance): void {
  app.post('/vis', async (request, reply) => {
    const { kode = '' } = (request.body ?? {}) as { kode?: string }
    const session = await sessionOf(request)
    const { around, config } = app.house
    if (session?.kind === 'person') {
      const proved = await inTransaction(around, session.actor, (ctx) =>
        proveMyself(ctx as PersonCtx, { code: kode }),
      )
      if (proved.ok) return reply.redirect('/vis?bekreftet=1', SEE_OTHER)
      if (proved.reason === 'tooMany') return reply.redirect('/vis?feil=tooMany', SEE_OTHER)
    }
    const opened = await inTransaction(around, SYSTEM, (ctx) =>
      openShared(ctx, { code: kode, source: request.ip }),
    )
    if (!opened.ok)
      return reply.redirect(`/vis?feil=${opened.reason === 'tooMany' ? 'tooMany' : 'wrong'}`, SEE_OTHER)
    return reply
      .setCookie(COOKIE, opened.value.secret, {
        path: '/vis',
        httpOnly: true,
        sameSite: 'strict',
        secure: config.baseUrl.startsWith('https:'),
        maxAge: MINUTES * 60,
      })
      .redirect('/vis', SEE_OTHER)
  })
}

/** What is shown in this browser now; null where nothing has been asked for. */
export async function shownIn(request: FastifyRequest): Promise<ShownHere | null> {
  const secret = request.cookies?.[COOKIE]
  if (!secret) return null
  return inTransaction(request.server.house.around, SYSTEM, async (ctx) => {
    const shown = await shownPage(ctx, { secret })
    if (shown.kind !== 'meeting') return shown
    const paper = await paperByShare(ctx, shown.shareId)
    return paper === null ? { kind: 'gone' } : { kind: 'paper', paper }
  })
}

/** Under which name the database knows what this browser is shown. */
export function shareSecretOf(request: FastifyRequest): string | null {
  const secret = request.cookies?.[COOKIE]
  return secret ? createHash('sha256').update(secret).digest('hex') : null
}
