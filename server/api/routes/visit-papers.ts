import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { ok } from '../../../office/kernel/result.ts'
import { MOST_BYTES } from '../../../office/reach/upload/rules.ts'
import {
  claimPapers,
  papersSeen,
  receivePapers,
  scanPapers,
} from '../../../office/visits/reception/actions.ts'
import { SHEETS } from '../../../office/visits/reception/model.ts'
import { deskPapers, papersToScan, unnamedPapers } from '../../../office/visits/reception/views.ts'
import { defined } from '../defined.ts'
import { forStaff } from '../endpoint.ts'
import { at, day, id, side } from '../schemas/common.ts'

const tag = 'visits'
const answers = z
  .object({ promiseId: id, item: z.int().min(0) })
  .describe('Which thing of which request for papers; items are numbered from 0, as in the letter.')
const sheet = z.object({ kind: z.enum(SHEETS), pages: z.int() })
const handIn = z.object({
  promiseId: id,
  receivedAt: at,
  open: z.boolean().describe('False once whoever has them has looked them through.'),
  sheets: z.array(sheet.extend({ answers: answers.extend({ askedAt: at }).optional() })),
  files: z.array(z.number()).describe('How many files there are of each of the sheets.'),
})
/** A file in base 64, and what stands around it. */
const BODY_LIMIT = Math.ceil(MOST_BYTES * 1.4)

/** Papers over the desk: received, ticked off, scanned, and looked through. */
export function serveVisitPapers(app: FastifyInstance): void {
  forStaff(app, 'contacts', {
    method: 'POST',
    url: '/visits/:visitId/papers',
    tag,
    summary: 'Receive papers',
    description:
      'R-069, R-086, R-445, R-446: they count from now, also for what was asked for, and are with who handles the matter before they are scanned. Also from somebody who will not say who they are.',
    params: z.object({ visitId: id }),
    body: z.object({
      sheets: z.array(sheet.extend({ answers: answers.optional() })).max(40),
      side: side.optional(),
      training: z.boolean().optional(),
    }),
    answer: z.object({
      version: z.number(),
      receivedAt: at,
      promiseId: id.optional().describe('Absent while nobody has said whose they are.'),
    }),
    created: true,
    refusals: ['notFound', 'badForm', 'alreadyClosed', 'alreadyEnded', 'needsPerson', 'needsPurpose'],
    act: async (ctx, { params, body }) => {
      const done = await receivePapers(ctx, { ...params, ...defined(body), sheets: body.sheets.map(defined) })
      if (!done.ok) return done
      const { version, receivedAt, promiseId } = done.value
      return ok({ version, receivedAt, ...(promiseId === null ? {} : { promiseId }) })
    },
  })
  forStaff(app, 'contacts', {
    method: 'GET',
    url: '/visits/:visitId/papers',
    tag,
    summary: 'What was handed in with a visit, and what the office still waits for',
    description:
      'R-446, M-39: what has been scanned of each sheet; of requests when they were made and which things are missing, not what they are.',
    params: z.object({ visitId: id }),
    answer: z.object({
      papers: z.array(handIn),
      requests: z.array(
        z.object({ promiseId: id, askedAt: at, asked: z.number(), missing: z.array(z.number()) }),
      ),
    }),
    refusals: ['notFound', 'needsPurpose'],
    act: (ctx, { params }) => deskPapers(ctx, params),
  })
  forStaff(app, 'contacts', {
    method: 'POST',
    url: '/visits/:visitId/papers/claims',
    tag,
    summary: 'Papers of an earlier visit are the visitor’s',
    description:
      'R-445: whoever handed them in did not say who they were then, and has the receipt. They count from when they were handed in.',
    params: z.object({ visitId: id }),
    body: z.object({ fromVisitId: id }),
    answer: z.object({ version: z.number() }),
    refusals: ['notFound', 'alreadyClosed', 'needsPerson', 'needsPurpose'],
    act: (ctx, { params, body }) => claimPapers(ctx, { ...params, ...body }),
  })
  forStaff(app, 'contacts', {
    method: 'GET',
    url: '/visits/papers',
    tag,
    summary: 'Papers handed in at one’s own reception that are not scanned',
    description:
      'R-446: by number and never by name; what has lain longest first. `unnamed`: nobody has said whose they are.',
    answer: z.object({
      piles: z.array(handIn.extend({ visitId: id, ticket: z.string(), day })),
      unnamed: z.array(
        z.object({ visitId: id, ticket: z.string(), day, receivedAt: at, sheets: z.array(sheet) }),
      ),
    }),
    refusals: ['notFound'],
    act: async (ctx) => {
      const found = await papersToScan(ctx)
      if (!found.ok) return found
      const unnamed = await unnamedPapers(ctx)
      return unnamed.ok ? ok({ piles: found.value, unnamed: unnamed.value }) : unnamed
    },
  })
  forStaff(app, 'contacts', {
    method: 'POST',
    url: '/visits/:visitId/papers/:papersId/scans',
    tag,
    summary: 'Keep a scan of a sheet',
    description:
      'R-446: an image or a PDF in base 64. It lies with the matter at once; where a virus scanner is set up nobody opens it before it has been looked at.',
    params: z.object({ visitId: id, papersId: id }),
    body: z.object({ sheet: z.int().min(0), content: z.base64() }),
    bodyLimit: BODY_LIMIT,
    answer: z.object({ documentId: id }),
    created: true,
    refusals: ['notFound', 'fileEmpty', 'fileTooLarge', 'fileWrongType', 'fileInfected', 'needsPurpose'],
    act: async (ctx, { params, body }) => {
      const bytes = new Uint8Array(Buffer.from(body.content, 'base64'))
      const scan = app.house.gateways?.scan ? 'waiting' : 'notScanned'
      const done = await scanPapers(ctx, { ...params, sheet: body.sheet, files: [{ bytes, scan }] })
      return done.ok ? ok({ documentId: done.value.documentIds[0] ?? '' }) : done
    },
  })
  forStaff(app, 'promises', {
    method: 'POST',
    url: '/persons/:personId/papers/:promiseId/seen',
    tag,
    summary: 'Papers from the desk have been looked through',
    description: 'R-069: by who has them. Until then no decision is made for lack of them.',
    params: z.object({ personId: id, promiseId: id }),
    refusals: ['notFound', 'needsPurpose', 'notOwner', 'alreadyEnded'],
    act: (ctx, { params }) => papersSeen(ctx, params),
  })
}
