import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { ok } from '../../../office/kernel/result.ts'
import { handInAsMyself, requestDocuments } from '../../../office/reach/actions.ts'
import { MOST_BYTES } from '../../../office/reach/upload/rules.ts'
import { documentFile, documentsOf, myDocumentRequests } from '../../../office/reach/views.ts'
import { defined } from '../defined.ts'
import { forPerson, forStaff } from '../endpoint.ts'
import { id, purpose, words } from '../schemas/common.ts'
import * as shapes from '../schemas/letters.ts'

const tag = 'Documents'
const personId = z.object({ personId: id })
/** A file in base 64, and what stands around it. */
const BODY_LIMIT = Math.ceil(MOST_BYTES * 1.4)
const FILE = ['fileEmpty', 'fileTooLarge', 'fileWrongType', 'fileInfected'] as const

/** What the office asks a person for, and what the person hands in. */
export function serveDocuments(app: FastifyInstance): void {
  forPerson(app, {
    method: 'GET',
    url: '/me/document-requests',
    tag,
    summary: 'What the office has asked me for',
    description: 'R-086: each thing by name, by when, and how much of it has come.',
    answer: shapes.requests,
    refusals: [],
    act: async (ctx) => ok({ requests: await myDocumentRequests(ctx) }),
  })
  forPerson(app, {
    method: 'POST',
    url: '/me/document-requests/:promiseId/files',
    tag,
    summary: 'Hand in what was asked for',
    description:
      'R-086: an image or a PDF in base 64. The answer is the receipt: how much has come. The same file twice is one ' +
      'hand-in. Where a virus scanner is set up it counts, and is opened, when it has been looked at.',
    params: z.object({ promiseId: id }),
    body: z.object({ name: words(200), content: z.base64() }),
    bodyLimit: BODY_LIMIT,
    answer: shapes.handedIn,
    created: true,
    refusals: ['notFound', ...FILE],
    act: (ctx, { params, body }) =>
      handInAsMyself(ctx, {
        ...params,
        name: body.name,
        bytes: new Uint8Array(Buffer.from(body.content, 'base64')),
        scan: app.house.gateways?.scan ? 'waiting' : 'notScanned',
      }),
  })
  theirs(app)
}

function theirs(app: FastifyInstance): void {
  forStaff(app, 'persons', {
    method: 'GET',
    url: '/persons/:personId/documents',
    tag,
    summary: 'What was asked for and handed in',
    description: 'R-086, R-715: of the caller’s side, newest first; `before` is `older` of the page before.',
    params: personId,
    query: z.object({ purpose: purpose.optional(), before: id.optional() }),
    answer: shapes.documents,
    refusals: ['notFound', 'needsPurpose'],
    act: (ctx, { params, query }) => documentsOf(ctx, { ...params, ...defined(query) }),
  })
  forStaff(app, 'persons', {
    method: 'GET',
    url: '/persons/:personId/documents/:documentId',
    tag,
    summary: 'A document that was handed in',
    description: 'R-446, R-715: what waits for the virus scan is opened by nobody.',
    params: personId.extend({ documentId: id }),
    query: z.object({ purpose: purpose.optional() }),
    answer: shapes.file,
    refusals: ['notFound', 'needsPurpose'],
    act: async (ctx, { params, query }) => {
      const found = await documentFile(ctx, { ...params, ...defined(query) })
      if (!found.ok) return found
      const { name, contentType, content } = found.value
      return ok({ name, contentType, content: Buffer.from(content).toString('base64') })
    },
  })
  forStaff(app, 'contacts', {
    method: 'POST',
    url: '/persons/:personId/document-requests',
    tag,
    summary: 'Ask a person for papers',
    description: 'R-086, R-614: each thing by name. What the office has already is not asked for.',
    params: personId,
    body: z.object({
      side: z.enum(['state', 'municipal']),
      what: z.array(words(200)).min(1).max(20),
      threadId: id.optional(),
      purpose: z.enum(['followUp', 'call', 'visit']).optional(),
    }),
    answer: z.object({ promiseId: id, noticeId: id }),
    created: true,
    refusals: ['notFound', 'needsPurpose', 'empty', 'notOwner', 'handInWaits', 'inTheHouse'],
    act: (ctx, { params, body }) => requestDocuments(ctx, { ...params, ...defined(body) }),
  })
}
