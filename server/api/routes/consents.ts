import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { ok } from '../../../office/kernel/result.ts'
import { giveConsent, recordConsent, recordRefusal, refuseHolder } from '../../../office/people/actions.ts'
import { readWithConsent } from '../../../office/people/views.ts'
import { defined } from '../defined.ts'
import { forPerson, forStaff } from '../endpoint.ts'
import { id } from '../schemas/common.ts'
import * as shapes from '../schemas/mandates.ts'

const tag = 'Consents'
const GIVING = ['empty', 'badForm', 'mandateTooLong', 'guardianOnly', 'notFound'] as const
const personId = z.object({ personId: id })

/** What the person lets the office tell, show or hear, to whom and until when. */
export function serveConsents(app: FastifyInstance): void {
  mine(app)
  theirs(app)
}

function mine(app: FastifyInstance): void {
  forPerson(app, {
    method: 'POST',
    url: '/me/consents',
    tag,
    summary: 'Give a consent',
    description: 'R-681, R-688: whom the office may tell what, until when. Ended as a mandate is (R-383).',
    body: shapes.consentGiven,
    answer: shapes.consented,
    created: true,
    refusals: GIVING,
    act: (ctx, { body }) => giveConsent(ctx, defined(body)),
  })
  forPerson(app, {
    method: 'POST',
    url: '/me/mandates/:mandateId/refusals',
    tag,
    summary: 'Say that a holder may not',
    description: 'K21: the latest statement counts, before every mandate given earlier.',
    params: z.object({ mandateId: id }),
    body: shapes.refusal,
    answer: shapes.refusalMade,
    created: true,
    refusals: ['notFound', 'empty'],
    act: (ctx, { params, body }) => refuseHolder(ctx, { ...params, ...body }),
  })
}

function theirs(app: FastifyInstance): void {
  forStaff(app, 'contacts', {
    method: 'POST',
    url: '/persons/:personId/consents',
    tag,
    summary: 'Write down a consent',
    description:
      'R-718, R-381: said in this contact or on paper. What opens something for the caller ends with a day.',
    params: personId,
    body: shapes.consentSaid,
    answer: shapes.consented,
    created: true,
    refusals: [...GIVING, 'needsPurpose', 'needsInterpreter'],
    act: (ctx, { params, body }) => recordConsent(ctx, { ...defined(body), ...params }),
  })
  forStaff(app, 'contacts', {
    method: 'POST',
    url: '/persons/:personId/mandates/:mandateId/refusals',
    tag,
    summary: 'Write down that a holder may not',
    description: 'R-383: said on the phone, at the desk or on paper.',
    params: z.object({ personId: id, mandateId: id }),
    body: shapes.saidRefusal,
    answer: shapes.refusalMade,
    created: true,
    refusals: ['notFound', 'empty', 'needsPurpose'],
    act: (ctx, { params, body }) => recordRefusal(ctx, { ...defined(body), ...params }),
  })
  forStaff(app, 'contacts', {
    method: 'GET',
    url: '/persons/:personId/consented-letters/:messageId',
    tag,
    summary: 'Read a letter with consent',
    description:
      'R-718, R-722, R-723: while the person has let the caller open it. The person sees that it was read.',
    params: z.object({ personId: id, messageId: id }),
    query: z.object({ callId: id.optional() }),
    answer: shapes.openedLetter,
    refusals: ['notFound', 'needsPurpose'],
    act: async (ctx, { params, query }) => {
      const read = await readWithConsent(ctx, { ...params, ...defined(query) })
      return read.ok ? ok(read.value) : read
    },
  })
}
