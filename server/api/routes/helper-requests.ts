import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { ok } from '../../../office/kernel/result.ts'
import {
  answerRequest,
  askContactAsMyself,
  attachRequest,
  helperRequest,
} from '../../../office/people/actions.ts'
import { myRequests, requestsAbout, waitingRequests } from '../../../office/people/views.ts'
import { defined } from '../defined.ts'
import { forPerson, forStaff } from '../endpoint.ts'
import { id, purpose } from '../schemas/common.ts'
import * as shapes from '../schemas/mandates.ts'

const tag = 'Requests by helpers'
const personId = z.object({ personId: id })
const requestId = z.object({ requestId: id })

/** somebody asks the office to contact another, without insight: a number, a deadline and an answer. */
export function serveHelperRequests(app: FastifyInstance): void {
  mine(app)
  theirs(app)
}

function mine(app: FastifyInstance): void {
  forPerson(app, {
    method: 'POST',
    url: '/me/contact-requests',
    tag,
    summary: 'Ask the office to contact somebody',
    description: 'R-398: the same answer whoever is asked about, and whether or not the office knows them.',
    body: shapes.asked,
    answer: shapes.requestMade,
    created: true,
    refusals: ['empty', 'tooLong', 'badForm', 'tooMany', 'notFound'],
    act: (ctx, { body }) => askContactAsMyself(ctx, { ...defined(body), about: defined(body.about) }),
  })
  forPerson(app, {
    method: 'GET',
    url: '/me/contact-requests',
    tag,
    summary: 'What I have asked for others',
    description: 'R-398: the deadline and the answer of each.',
    answer: shapes.requests,
    refusals: [],
    act: async (ctx) => ok({ requests: await myRequests(ctx) }),
  })
}

function theirs(app: FastifyInstance): void {
  forStaff(app, 'contacts', {
    method: 'POST',
    url: '/persons/:personId/helper-requests',
    tag,
    summary: 'Write down what a helper asks for',
    description: 'R-398: said at the desk, on the line or by e-mail. It becomes the person’s own.',
    params: personId,
    body: shapes.askedByStaff,
    answer: shapes.requestMade,
    created: true,
    refusals: ['empty', 'notFound', 'needsPurpose'],
    act: (ctx, { params, body }) => helperRequest(ctx, { ...defined(body), ...params }),
  })
  forStaff(app, 'contacts', {
    method: 'GET',
    url: '/persons/:personId/helper-requests',
    tag,
    summary: 'Open requests about a person',
    description: 'R-398, R-389: under a safety flag for cleared staff only.',
    params: personId,
    query: z.object({ purpose: purpose.optional() }),
    answer: shapes.waitingRequests,
    refusals: ['notFound', 'needsPurpose'],
    act: async (ctx, { params, query }) => {
      const found = await requestsAbout(ctx, { ...params, ...defined(query) })
      return found.ok ? ok({ requests: found.value }) : found
    },
  })
  forStaff(app, 'contacts', {
    method: 'GET',
    url: '/helper-requests',
    tag,
    summary: 'Requests about nobody known yet',
    description: 'R-398, R-395: for those who check who somebody is; empty for all others.',
    answer: shapes.waitingRequests,
    refusals: [],
    act: async (ctx) => ok({ requests: await waitingRequests(ctx) }),
  })
  forStaff(app, 'contacts', {
    method: 'POST',
    url: '/helper-requests/:requestId/person',
    tag,
    summary: 'Say whom a request is about',
    description: 'R-398: from then on it is the person’s own, due when the helper was told.',
    params: requestId,
    body: personId,
    refusals: ['notFound', 'alreadyEnded', 'needsPurpose'],
    act: (ctx, { params, body }) => attachRequest(ctx, { ...params, ...body }),
  })
  forStaff(app, 'contacts', {
    method: 'POST',
    url: '/helper-requests/:requestId/answer',
    tag,
    summary: 'Answer the helper',
    description: 'R-398: from a closed list, so that no word of the case can stand in it.',
    params: requestId,
    body: shapes.requestAnswer,
    refusals: ['notFound', 'alreadyEnded', 'badForm', 'talkRequired', 'needsPurpose'],
    act: (ctx, { params, body }) => answerRequest(ctx, { ...params, ...defined(body) }),
  })
}
