import type { FastifyInstance } from 'fastify'
import {
  endAsVisitor,
  humanAsVisitor,
  leaveAsVisitor,
  sayAsVisitor,
  visitorsChat,
} from '../../../office/calls/chat/stranger.ts'
import { forVisitor } from '../endpoint.ts'
import * as shapes from '../schemas/chat.ts'

const tag = 'Chat'
const answer = shapes.chat

/**
 * A chat without a login: whoever holds the secret in the header has the chat, and nobody else.
 * Bounded by address, by chats begun in an hour, and by lines of one chat.
 */
export function serveChatVisitor(app: FastifyInstance): void {
  forVisitor(app, {
    method: 'GET',
    url: '/chat',
    tag,
    summary: 'Read a chat without a login',
    description: 'R-122, R-755: with what is offered in this turn. After 90 days it is gone.',
    answer,
    refusals: ['notFound'],
    act: (ctx, { secret }) => visitorsChat(ctx, secret),
  })
  forVisitor(app, {
    method: 'POST',
    url: '/chat/lines',
    tag,
    summary: 'Write in a chat without a login',
    description:
      'R-122: the first line begins the chat. R-755: names, numbers and addresses are masked before anything is kept. A chat that is over takes no more lines: begin another with another secret.',
    body: shapes.saidByVisitor,
    answer,
    created: true,
    refusals: ['empty', 'notText', 'tooLong', 'tooMany', 'alreadyEnded'],
    act: (ctx, { secret, body, key }) => sayAsVisitor(ctx, secret, { ...body, clientKey: key }),
  })
  forVisitor(app, {
    method: 'POST',
    url: '/chat/human',
    tag,
    summary: 'Ask for a human without a login',
    description:
      'R-123: in the queue while people answer; otherwise with the next opening. Begins a chat where there is none.',
    body: shapes.visitor,
    answer,
    refusals: ['tooMany', 'alreadyEnded'],
    act: (ctx, { secret, body }) => humanAsVisitor(ctx, secret, body),
  })
  forVisitor(app, {
    method: 'POST',
    url: '/chat/leave',
    tag,
    summary: 'Leave the queue of a chat',
    description: 'R-123: back to the assistant; nothing is lost.',
    answer,
    refusals: ['notFound', 'alreadyEnded', 'conflict'],
    act: (ctx, { secret }) => leaveAsVisitor(ctx, secret),
  })
  forVisitor(app, {
    method: 'POST',
    url: '/chat/end',
    tag,
    summary: 'End a chat without a login',
    description: 'R-122: with every way to a human still told.',
    answer,
    refusals: ['notFound', 'alreadyEnded'],
    act: (ctx, { secret }) => endAsVisitor(ctx, secret),
  })
}
