import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { ok } from '../../../office/kernel/result.ts'
import { confirmAssisted, endAssisted, startAssisted } from '../../../office/visits/assisted/actions.ts'
import { ASSIST_REASONS, CONFIRMED, LATER, PLACES, SEEN_WAYS } from '../../../office/visits/assisted/model.ts'
import { DONE } from '../../../office/visits/assisted/table.ts'
import { assistedReceipt, type DoneLine, myAssisted } from '../../../office/visits/assisted/views.ts'
import { defined } from '../defined.ts'
import { forPerson, forStaff } from '../endpoint.ts'
import { at, id, words } from '../schemas/common.ts'

const tag = 'visits'
const sessionId = z.object({ sessionId: id })
const done = z.array(
  z.object({
    done: z.enum(DONE),
    at,
    number: z.number().optional().describe('Of the receipt, where something was written.'),
    answers: z.array(z.object({ who: z.string(), dueAt: at })),
  }),
)
const doneOut = (lines: readonly DoneLine[]) =>
  lines.map(({ done, at, number, answers }) => ({
    done,
    at,
    ...(number === null ? {} : { number }),
    answers,
  }))

/** an employee beside a person on that person's own pages. */
export function serveAssistedHelp(app: FastifyInstance): void {
  forStaff(app, 'contacts', {
    method: 'POST',
    url: '/assisted-sessions',
    tag,
    summary: 'Help a person on their own pages',
    description:
      'R-323, R-373: gives a code of six digits that opens Min side for the person on one screen, once and within minutes. Who it is has been verified: by the visit, by a call that is sure, or as `identity` says. By an employee who is signed in, and never by a machine. Logged as an opening of the record. R-724, R-725: a person that the employee may not know of does not exist.',
    created: true,
    body: z.object({
      personId: id.optional(),
      visitId: id.optional(),
      callId: id.optional(),
      identity: z.enum(SEEN_WAYS).optional().describe('Where neither a visit nor a call says it.'),
      place: z.enum(PLACES).optional(),
      why: z.enum(ASSIST_REASONS),
      agreed: z.boolean().describe('R-718: the person wants it, and knows that the employee sees the pages.'),
      language: words(10).optional(),
    }),
    answer: z.object({ sessionId: id, code: z.string(), codeUntil: at, until: at }),
    refusals: [
      'notFound',
      'needsIdentity',
      'needsConsent',
      'needsReason',
      'needsPerson',
      'needsPurpose',
      'alreadyClosed',
      'alreadyEnded',
    ],
    act: async (ctx, { body }) => {
      const begun = await startAssisted(ctx, { ...defined(body), device: 'other' })
      if (!begun.ok) return begun
      const { sessionId, code, codeUntil, until } = begun.value
      return ok({ sessionId, code: code ?? '', codeUntil: codeUntil ?? until, until })
    },
  })
  forStaff(app, 'contacts', {
    method: 'GET',
    url: '/assisted-sessions/:sessionId',
    tag,
    summary: 'What was done in a session',
    description: 'R-623: the receipt, for whoever was beside the person. Opening it is logged (R-730).',
    params: sessionId,
    answer: z.object({
      personId: id,
      startedAt: at,
      endedAt: at.optional(),
      confirmedHow: z.enum(CONFIRMED).optional(),
      done,
    }),
    refusals: ['notFound', 'needsPurpose'],
    act: async (ctx, { params }) => {
      const found = await assistedReceipt(ctx, params)
      if (!found.ok) return found
      const { personId, startedAt, endedAt, confirmedHow } = found.value
      return ok({
        personId,
        startedAt,
        ...(endedAt === null ? {} : { endedAt }),
        ...(confirmedHow === null ? {} : { confirmedHow }),
        done: doneOut(found.value.done),
      })
    },
  })
  forStaff(app, 'contacts', {
    method: 'POST',
    url: '/assisted-sessions/:sessionId/end',
    tag,
    summary: 'End it',
    description: 'R-623: with how the person said that what was done is right. No screen opens it any more.',
    params: sessionId,
    body: z.object({ confirmed: z.enum(CONFIRMED) }),
    refusals: ['notFound', 'alreadyEnded'],
    act: async (ctx, { params, body }) => {
      const ended = await endAssisted(ctx, { ...params, ...body })
      return ended.ok ? ok(null) : ended
    },
  })
  forStaff(app, 'contacts', {
    method: 'POST',
    url: '/assisted-sessions/:sessionId/confirmed',
    tag,
    summary: 'Write down that it was confirmed afterwards',
    description:
      'R-623: where the screen was emptied or the line broke before the person could say that it is right.',
    params: sessionId,
    body: z.object({ confirmed: z.enum(LATER) }),
    refusals: ['notFound', 'needsPurpose', 'alreadyEnded'],
    act: (ctx, { params, body }) => confirmAssisted(ctx, { ...params, ...body }),
  })
  forPerson(app, {
    method: 'GET',
    url: '/me/assisted-sessions',
    tag,
    summary: 'When somebody helped the person on their own pages',
    description:
      'R-373, R-390: who, when and where, how many things were done, and how the person confirmed them.',
    answer: z.object({
      sessions: z.array(
        z.object({
          id,
          startedAt: at,
          staffName: z.string(),
          place: z.string().optional(),
          confirmed: z.enum(CONFIRMED).optional(),
          things: z.number(),
        }),
      ),
    }),
    refusals: [],
    act: async (ctx) => ok({ sessions: await myAssisted(ctx) }),
  })
}
