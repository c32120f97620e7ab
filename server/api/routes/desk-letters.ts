import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import * as desk from '../../../office/calls/desk/actions.ts'
import * as views from '../../../office/calls/desk/views.ts'
import { CONFIRM_INTERPRETERS } from '../../../office/people/mandates/model.ts'
import { defined } from '../defined.ts'
import { forStaff } from '../endpoint.ts'
import { id, words } from '../schemas/common.ts'
import * as shapes from '../schemas/desk.ts'

const tag = 'The desk'
const callId = z.object({ callId: id })

/** What is read or shown to somebody in a call, with their yes. */
export function serveCallLetters(app: FastifyInstance): void {
  forStaff(app, 'contacts', {
    method: 'POST',
    url: '/calls/:callId/letters/:messageId/consent',
    tag,
    summary: 'The person lets one letter be read in this call',
    description:
      'R-718, R-722: where the municipality has switched it on, when the office is sure of who speaks.',
    params: callId.extend({ messageId: id }),
    body: z.object({ interpreter: z.enum(CONFIRM_INTERPRETERS).optional() }),
    answer: z.object({ until: z.iso.datetime() }),
    refusals: ['notFound', 'needsIdentity', 'needsInterpreter', 'alreadyEnded'],
    act: (ctx, { params, body }) => desk.agreeToReading(ctx, { ...params, ...defined(body) }),
  })
  forStaff(app, 'contacts', {
    method: 'GET',
    url: '/calls/:callId/letters/:messageId',
    tag,
    summary: 'The letter, in this call',
    description:
      'R-722: not there before the yes, nor after the call. The person sees that it was read, and when.',
    params: callId.extend({ messageId: id }),
    answer: shapes.letter,
    refusals: ['notFound'],
    act: (ctx, { params }) => views.readInCall(ctx, params),
  })
  forStaff(app, 'contacts', {
    method: 'POST',
    url: '/calls/:callId/pages',
    tag,
    summary: 'Show the person a page by a code',
    description:
      'R-722: for some minutes, in this call. Whoever has the code sees the page, with numbers hidden, and nobody’s name.',
    params: callId,
    body: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('page'), address: words(100) }),
      z.object({ kind: z.literal('letter'), messageId: id }),
      z.object({ kind: z.literal('identity') }),
    ]),
    answer: shapes.shared,
    created: true,
    refusals: ['notFound', 'alreadyEnded'],
    act: (ctx, { params, body }) => desk.sharePage(ctx, { ...params, ...body }),
  })
}
