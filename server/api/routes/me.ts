import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { accessLogOf } from '../../../office/access/views.ts'
import { ok, refused } from '../../../office/kernel/result.ts'
import { myPeople } from '../../../office/people/views.ts'
import {
  answerReferral,
  discardDraft,
  giveFeedback,
  keepDraft,
  openConversation,
  write,
} from '../../../office/threads/actions.ts'
import { FEEDBACKS, HELPER_RELATIONS } from '../../../office/threads/model.ts'
import {
  factsBeforeSending,
  home,
  myConversation,
  myDraft,
  myReceipt,
  myThreads,
} from '../../../office/threads/views.ts'
import { defined } from '../defined.ts'
import { forPerson } from '../endpoint.ts'
import { at, id, letter } from '../schemas/common.ts'
import * as conversation from '../schemas/conversation.ts'
import * as shapes from '../schemas/person.ts'

const tag = 'Min side'
const threadId = z.object({ threadId: id })
const draftId = z.object({ id: z.union([z.literal('new'), id]) })

/** What a person does on Min side, each for themselves only: no address here takes another person's id. */
export function serveMe(app: FastifyInstance): void {
  reading(app)
  writing(app)
  drafts(app)
}

function reading(app: FastifyInstance): void {
  forPerson(app, {
    method: 'GET',
    url: '/me/home',
    tag,
    summary: 'Front page of Min side',
    description:
      'S-002: who answers what and by when, conversations, facts and the draft. The same for everybody.',
    answer: shapes.home,
    refusals: [],
    act: async (ctx) => ok(await home(ctx)),
  })
  forPerson(app, {
    method: 'GET',
    url: '/me/threads',
    tag,
    summary: 'My conversations',
    description: 'R-016: all of them, newest first.',
    answer: shapes.threads,
    refusals: [],
    act: async (ctx) => ok({ threads: await myThreads(ctx) }),
  })
  forPerson(app, {
    method: 'GET',
    url: '/me/threads/:threadId',
    tag,
    summary: 'One of my conversations',
    description:
      'R-016, R-110: messages, moves and what is owed. A conversation of somebody else does not exist here (404).',
    params: threadId,
    answer: conversation.myConversation,
    refusals: ['notFound'],
    act: (ctx, { params }) => myConversation(ctx, params),
  })
  forPerson(app, {
    method: 'GET',
    url: '/me/receipts/:messageId',
    tag,
    summary: 'A receipt again',
    description: 'R-016, R-027: as the ledger says it now.',
    params: z.object({ messageId: id }),
    answer: shapes.receipt,
    refusals: ['notFound'],
    act: (ctx, { params }) => myReceipt(ctx, params),
  })
  forPerson(app, {
    method: 'GET',
    url: '/me/people',
    tag,
    summary: 'Who answers for me',
    description: 'R-493, R-494: adviser or team on each side, presence, deputy and telephone. Never empty.',
    answer: shapes.contacts,
    refusals: [],
    act: async (ctx) => ok({ people: await myPeople(ctx) }),
  })
  forPerson(app, {
    method: 'GET',
    url: '/me/access-log',
    tag,
    summary: 'Who has looked at my record',
    description: 'R-730: newest first, a hundred at a time; `before` is `older` of the page before.',
    query: z.object({ before: id.optional() }),
    answer: shapes.accessLog,
    refusals: [],
    act: (ctx, { query }) => accessLogOf(ctx, query.before ?? null),
  })
}

function writing(app: FastifyInstance): void {
  forPerson(app, {
    method: 'POST',
    url: '/me/messages',
    tag,
    summary: 'Write to us',
    description:
      'R-101, R-102, R-103: about anything, in any words. The receipt tells for each part who answers and by when. ' +
      'The key holds in the transaction itself: sent again after a failure of the server it is still one message.',
    body: z.object({
      text: letter,
      threadId: id.optional().describe('The conversation to go on with; a new one when absent.'),
      helped: z.enum(HELPER_RELATIONS).optional().describe('Who helped to write it.'),
      wish: z.object({ callMe: z.boolean().optional(), onlyTelling: z.boolean().optional() }).optional(),
    }),
    answer: shapes.receipt,
    created: true,
    refusals: ['empty', 'tooLong', 'notText', 'notFound'],
    act: (ctx, { body, key }) =>
      write(ctx, {
        text: body.text,
        threadId: body.threadId ?? null,
        helped: body.helped ?? null,
        wish: defined(body.wish ?? {}),
        clientKey: key,
      }),
  })
  forPerson(app, {
    method: 'POST',
    url: '/me/facts-before-sending',
    tag,
    summary: 'What is known before I send',
    description: 'R-118: never a gate. Nothing is kept of the text, so no key is needed.',
    asks: true,
    body: z.object({ text: z.string() }),
    answer: shapes.factsBefore,
    refusals: [],
    act: async (ctx, { body }) => ok(await factsBeforeSending(ctx, body)),
  })
  forPerson(app, {
    method: 'POST',
    url: '/me/threads/:threadId/opened',
    tag,
    summary: 'I have opened the conversation',
    description: 'R-024, R-327: what was said there has reached. Gives how many messages were new.',
    params: threadId,
    answer: z.object({ opened: z.int() }),
    refusals: ['notFound'],
    act: async (ctx, { params }) => {
      const mine = await myConversation(ctx, params)
      return mine.ok ? openConversation(ctx, params) : mine
    },
  })
  forPerson(app, {
    method: 'POST',
    url: '/me/messages/:messageId/feedback',
    tag,
    summary: 'Understood, not understood, call me',
    description:
      'R-064, R-127: under any message from staff. Not understood owes a talk, call me owes a call.',
    params: z.object({ messageId: id }),
    body: z.object({ feedback: z.enum(FEEDBACKS) }),
    answer: z.object({ threadId: id, dueAt: at.optional() }),
    refusals: ['notFound'],
    act: (ctx, { params, body }) => giveFeedback(ctx, { ...params, ...body }),
  })
  forPerson(app, {
    method: 'POST',
    url: '/me/referrals/:referralId/answer',
    tag,
    summary: 'Did I get through to the other body',
    description: 'R-119: no brings the matter back with its first receipt time; yes ends it.',
    params: z.object({ referralId: id }),
    body: z.object({ gotThrough: z.boolean() }),
    refusals: ['notFound'],
    act: (ctx, { params, body }) => answerReferral(ctx, { ...params, ...body }),
  })
}

function drafts(app: FastifyInstance): void {
  const url = '/me/drafts/:id'
  forPerson(app, {
    method: 'GET',
    url,
    tag,
    summary: 'What I began to write',
    description: 'R-609: `new` for a new conversation, otherwise the id of the one it was begun in.',
    params: draftId,
    answer: shapes.draft,
    refusals: ['notFound'],
    act: async (ctx, { params }) => {
      const draft = await myDraft(ctx, params)
      return draft ? ok(draft) : refused('notFound')
    },
  })
  forPerson(app, {
    method: 'PUT',
    url,
    tag,
    summary: 'Keep what I am writing',
    description: 'R-609: kept on the server, for another page, another device or another day.',
    params: draftId,
    body: shapes.draftGiven,
    refusals: [],
    act: (ctx, { params, body }) =>
      keepDraft(ctx, { ...params, text: body.text, choices: body.choices ?? {} }),
  })
  forPerson(app, {
    method: 'DELETE',
    url,
    tag,
    summary: 'Throw away what I began',
    description: 'Gone for good. Throwing away what is not there changes nothing.',
    params: draftId,
    refusals: [],
    act: (ctx, { params }) => discardDraft(ctx, params),
  })
}
