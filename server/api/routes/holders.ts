import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { ok, refused } from '../../../office/kernel/result.ts'
import { askContactFor, cannotProduce, stepDown } from '../../../office/people/actions.ts'
import { requestsFor } from '../../../office/people/views.ts'
import { openFor, writeFor } from '../../../office/threads/actions.ts'
import { conversationFor, representedFor } from '../../../office/threads/views.ts'
import { defined } from '../defined.ts'
import { forGiver, forHolder, forPerson } from '../endpoint.ts'
import { id, letter } from '../schemas/common.ts'
import { myConversation } from '../schemas/conversation.ts'
import * as shapes from '../schemas/mandates.ts'

const tag = 'Acting for somebody'
const giver = z.object(forGiver)
const thread = z.object({ ...forGiver, threadId: id })

/** What the holder of a mandate can do for the giver, signed in as themselves: as on their pages. */
export function serveHolders(app: FastifyInstance): void {
  reading(app)
  writing(app)
  asking(app)
}

function reading(app: FastifyInstance): void {
  forHolder(app, {
    method: 'GET',
    url: '/me/helping/:giverId',
    tag,
    summary: 'What I may see of the giver',
    description: 'R-391: what the mandate covers now, and nothing that hints at the rest.',
    params: giver,
    answer: shapes.acting,
    refusals: ['notFound'],
    act: async (ctx) => {
      const found = await representedFor(ctx)
      return found === null ? refused('notFound') : ok(found)
    },
  })
  forHolder(app, {
    method: 'GET',
    url: '/me/helping/:giverId/threads/:threadId',
    tag,
    summary: 'A conversation of the giver',
    description: 'R-391: the messages that the mandate covers. Reading it this way opens nothing.',
    params: thread,
    answer: myConversation,
    refusals: ['notFound'],
    act: async (ctx, { params }) => {
      const found = await conversationFor(ctx, { threadId: params.threadId })
      if (!found.ok) return found
      return ok({ ...found.value, lines: found.value.lines.filter(({ kind }) => kind === 'message') })
    },
  })
  forHolder(app, {
    method: 'POST',
    url: '/me/helping/:giverId/threads/:threadId/opened',
    tag,
    summary: 'I have opened it for the giver',
    description: 'R-328: it counts as reached; the giver sees that it was opened, and by whom.',
    params: thread,
    answer: shapes.opened,
    refusals: ['notFound'],
    act: (ctx, { params }) => openFor(ctx, { threadId: params.threadId }),
  })
}

function writing(app: FastifyInstance): void {
  forHolder(app, {
    method: 'POST',
    url: '/me/helping/:giverId/messages',
    tag,
    summary: 'Write for the giver',
    description: 'R-371: in the holder’s own name; the answer goes to the giver.',
    params: giver,
    body: z.object({ text: letter, threadId: id.optional() }),
    answer: shapes.wroteFor,
    created: true,
    refusals: ['notFound', 'empty', 'tooLong', 'notText'],
    act: (ctx, { body, key }) => writeFor(ctx, { ...defined(body), clientKey: key }),
  })
  forHolder(app, {
    method: 'POST',
    url: '/me/helping/:giverId/guidance',
    tag,
    summary: 'The giver cannot produce this',
    description: 'R-399: opens a promise to guide and help.',
    params: giver,
    body: shapes.produced,
    answer: shapes.guidance,
    created: true,
    refusals: ['empty', 'tooLong', 'notFound'],
    act: (ctx, { body }) => cannotProduce(ctx, defined(body)),
  })
  forPerson(app, {
    method: 'POST',
    url: '/me/guidance',
    tag,
    summary: 'I cannot produce this',
    description: 'R-399: opens a promise to guide and help.',
    body: shapes.produced,
    answer: shapes.guidance,
    created: true,
    refusals: ['empty', 'tooLong', 'notFound'],
    act: (ctx, { body }) => cannotProduce(ctx, defined(body)),
  })
  forHolder(app, {
    method: 'DELETE',
    url: '/me/helping/:giverId',
    tag,
    summary: 'Stop helping',
    description:
      'R-383: the mandate that is named, or all that the caller holds from this giver, ends at this second.',
    params: giver,
    query: z.object({ mandateId: id.optional() }),
    refusals: ['notFound', 'alreadyEnded'],
    act: async (ctx, { query }) => {
      const ended = await stepDown(ctx, defined(query))
      return ended.ok ? ok(null) : ended
    },
  })
}

function asking(app: FastifyInstance): void {
  forHolder(app, {
    method: 'POST',
    url: '/me/helping/:giverId/contact-requests',
    tag,
    summary: 'Ask the office to contact the giver',
    description: 'R-398: a number and a deadline, whatever the mandate lets the holder see.',
    params: giver,
    body: shapes.askedFor,
    answer: shapes.requestMade,
    created: true,
    refusals: ['empty', 'tooLong', 'notFound'],
    act: (ctx, { body }) => askContactFor(ctx, body),
  })
  forHolder(app, {
    method: 'GET',
    url: '/me/helping/:giverId/contact-requests',
    tag,
    summary: 'What I have asked for the giver',
    description: 'R-398: the deadline and the answer of each.',
    params: giver,
    answer: shapes.requests,
    refusals: ['notFound'],
    act: async (ctx) => ok({ requests: await requestsFor(ctx) }),
  })
}
