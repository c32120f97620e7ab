import type { FastifyInstance } from 'fastify'
import {
  callFromMyChat,
  humanInMyChat,
  messageFromMyChat,
  myChat,
  sayInMyChat,
} from '../../../office/calls/actions.ts'
import { defined } from '../defined.ts'
import { forPerson } from '../endpoint.ts'
import * as shapes from '../schemas/chat.ts'

const tag = 'Chat'
const answer = shapes.chat

/** The chat of whoever is signed in, as Min side has it. */
export function serveChat(app: FastifyInstance): void {
  forPerson(app, {
    method: 'GET',
    url: '/me/chat',
    tag,
    summary: 'Read my chat',
    description: 'R-123: the newest that is not over, with what is offered in this turn.',
    answer,
    refusals: ['notFound'],
    act: (ctx) => myChat(ctx),
  })
  forPerson(app, {
    method: 'POST',
    url: '/me/chat/lines',
    tag,
    summary: 'Write in my chat',
    description:
      'R-122: the assistant quotes approved answers or says that it has none, and never speaks of a case; while people have the chat it is to them.',
    body: shapes.said,
    answer,
    created: true,
    refusals: ['empty', 'notText', 'tooLong', 'tooMany'],
    act: (ctx, { body, key }) => sayInMyChat(ctx, { ...body, clientKey: key }),
  })
  forPerson(app, {
    method: 'POST',
    url: '/me/chat/human',
    tag,
    summary: 'Ask for a human',
    description: 'R-123: in the queue while people answer; otherwise with the next opening.',
    answer,
    refusals: ['tooMany'],
    act: (ctx) => humanInMyChat(ctx),
  })
  forPerson(app, {
    method: 'POST',
    url: '/me/chat/call',
    tag,
    summary: 'Be rung, with what was written',
    description: 'R-410, R-411: one promise, in the windows that are chosen; the whole talk follows.',
    body: shapes.called,
    answer,
    refusals: [
      'notFound',
      'alreadyEnded',
      'badForm',
      'needsNumber',
      'windowPast',
      'windowTooLong',
      'windowClosed',
      'windowTaken',
      'windowsOverlap',
    ],
    act: (ctx, { body }) => callFromMyChat(ctx, defined(body)),
  })
  forPerson(app, {
    method: 'POST',
    url: '/me/chat/message',
    tag,
    summary: 'Send what was written as a message',
    description: 'R-754: owed an answer as any other message; the whole talk lies in the same conversation.',
    answer,
    refusals: ['notFound', 'alreadyEnded', 'empty'],
    act: (ctx) => messageFromMyChat(ctx),
  })
}
