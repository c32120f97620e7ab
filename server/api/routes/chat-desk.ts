import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import {
  callInterpreter,
  handChat,
  inviteLogin,
  moveChat,
  replyInChat,
  solveChat,
  takeChat,
} from '../../../office/calls/actions.ts'
import { WITHOUT_INTERPRETER } from '../../../office/calls/desk/model.ts'
import { QUEUES } from '../../../office/calls/model.ts'
import { chatAtDesk, chatDesk } from '../../../office/calls/views.ts'
import { defined } from '../defined.ts'
import { forStaff } from '../endpoint.ts'
import * as shapes from '../schemas/chat.ts'
import { at, id } from '../schemas/common.ts'

const tag = 'Chat'
const chatId = z.object({ chatId: id })
const gone = ['notFound', 'alreadyEnded'] as const

/** Chats as whoever answers has them: who waits, one's own talks, and every way on that keeps them whole. */
export function serveChatDesk(app: FastifyInstance): void {
  serveQueue(app)
  serveTalk(app)
  serveWaysOn(app)
}

function serveQueue(app: FastifyInstance): void {
  forStaff(app, 'contacts', {
    method: 'GET',
    url: '/chats',
    tag,
    summary: 'Who waits in a chat',
    description: 'R-123: in the queues of whoever asks, and their own chats. Nobody’s name and not a word.',
    answer: shapes.desk,
    refusals: ['notFound'],
    act: (ctx) => chatDesk(ctx),
  })
  forStaff(app, 'contacts', {
    method: 'POST',
    url: '/chats/next',
    tag,
    summary: 'Take the next chat',
    description:
      'R-123: the first of one’s queues, or the one that is named. Somebody signed in is opened by the same wall as in a call.',
    body: z.object({ chatId: id.optional() }),
    answer: chatId,
    refusals: ['notFound', 'conflict', 'nobodyWaits'],
    act: (ctx, { body }) => takeChat(ctx, defined(body)),
  })
}

function serveTalk(app: FastifyInstance): void {
  forStaff(app, 'contacts', {
    method: 'GET',
    url: '/chats/:chatId',
    tag,
    summary: 'Read a chat of mine',
    description:
      'R-109, R-362: words that the caller may not see are left out; `needsInterpreter` where the languages do not meet.',
    params: chatId,
    answer: shapes.atDesk,
    refusals: ['notFound'],
    act: (ctx, { params }) => chatAtDesk(ctx, params),
  })
  forStaff(app, 'contacts', {
    method: 'POST',
    url: '/chats/:chatId/lines',
    tag,
    summary: 'Write to a visitor',
    description: 'R-109, R-755: words, an approved answer by its key, or both.',
    params: chatId,
    body: shapes.replied,
    created: true,
    refusals: ['empty', 'notText', 'tooLong', 'noFreeTextHere', 'identityInText', ...gone],
    act: (ctx, { params, body, key }) =>
      replyInChat(ctx, {
        ...params,
        text: body.text ?? '',
        clientKey: key,
        answer: body.answer === undefined ? null : { key: body.answer },
      }),
  })
  forStaff(app, 'contacts', {
    method: 'POST',
    url: '/chats/:chatId/interpreter',
    tag,
    summary: 'Ask for an interpreter in a chat',
    description:
      'R-357, R-358: on the telephone of whoever has the chat, within ten minutes. Asked twice it is one order.',
    params: chatId,
    body: shapes.interpreted,
    answer: z.object({ requestId: id, dueAt: at, joined: z.boolean() }),
    created: true,
    refusals: ['notFound', 'empty', 'badForm', 'conflict'],
    act: (ctx, { params, body }) => callInterpreter(ctx, { ...params, ...defined(body), why: 'chat' }),
  })
}

function serveWaysOn(app: FastifyInstance): void {
  forStaff(app, 'contacts', {
    method: 'POST',
    url: '/chats/:chatId/login',
    tag,
    summary: 'Ask a visitor to log in',
    description: 'S-009: the chat goes on where it is, and the case can be spoken of afterwards.',
    params: chatId,
    refusals: ['conflict', ...gone],
    act: (ctx, { params }) => inviteLogin(ctx, params),
  })
  forStaff(app, 'contacts', {
    method: 'POST',
    url: '/chats/:chatId/queue',
    tag,
    summary: 'Move a chat to another queue',
    description:
      'R-123: with everything that was written; it stands there as if it had waited there from the start.',
    params: chatId,
    body: z.object({ queue: z.enum(QUEUES) }),
    refusals: ['unknownReceiver', ...gone],
    act: (ctx, { params, body }) => moveChat(ctx, { ...params, ...body }),
  })
  forStaff(app, 'contacts', {
    method: 'POST',
    url: '/chats/:chatId/hand-over',
    tag,
    summary: 'Hand a chat over to a call, a message or the office',
    description:
      'R-410, R-754: one promise, and the whole talk once in the conversation. Only for whoever has logged in.',
    params: chatId,
    body: shapes.handed,
    refusals: [
      'needsIdentity',
      'empty',
      'needsNumber',
      'windowPast',
      'windowTooLong',
      'windowClosed',
      'windowTaken',
      'windowsOverlap',
      'badForm',
      ...gone,
    ],
    act: (ctx, { params, body }) => handChat(ctx, { ...params, ...defined(body), to: body.to }),
  })
  forStaff(app, 'contacts', {
    method: 'POST',
    url: '/chats/:chatId/close',
    tag,
    summary: 'Close a chat that is answered',
    description:
      'R-754, R-362: what was said while logged in is kept whole; all else is forgotten with the chat. Where the languages ' +
      'do not meet and nobody interpreted, it says why.',
    params: chatId,
    body: z.object({ withoutInterpreter: z.enum(WITHOUT_INTERPRETER).optional() }),
    refusals: [...gone, 'needsInterpreter'],
    act: (ctx, { params, body }) => solveChat(ctx, { ...params, ...defined(body) }),
  })
}
