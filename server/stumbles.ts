import type { FastifyInstance, FastifyRequest } from 'fastify'
import { inTransaction } from '../office/kernel/transaction.ts'
import { formStumbled } from '../office/people/actions.ts'
import { sessionOf } from './session-request.ts'

const REFUSED = 422

/**
 * a form of Min side that did not go through is counted for the person who sent it: which form, never what stood in
 * it. After the answer, so that nobody waits for it; and nothing that goes wrong here is anything to the person.
 */
export function countStumbles(app: FastifyInstance): void {
  app.addHook('onResponse', async (request, reply) => {
    const form = reply.statusCode === REFUSED && request.method === 'POST' ? formIn(request) : null
    if (form === null) return
    const session = await sessionOf(request)
    // what an employee types beside somebody says nothing of how that person fares with a form.
    if (session?.kind !== 'person' || session.beside !== undefined) return
    const { actor } = session
    await inTransaction(app.house.around, actor, (ctx) =>
      formStumbled(ctx, { personId: actor.personId, form }),
    )
  })
}

/** The address of the form without whose or which it is about. */
function formIn(request: FastifyRequest): string | null {
  const [path = ''] = request.url.split('?')
  if (!path.startsWith('/min-side/')) return null
  const words = path.split('/').filter((part) => /^[a-z-]+$/.test(part))
  return words.slice(1).join('/')
}
