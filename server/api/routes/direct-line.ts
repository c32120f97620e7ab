import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { giveLine, withholdLine } from '../../../office/calls/direct/actions.ts'
import { GIVEN_REASONS, WITHHELD_REASONS } from '../../../office/calls/direct/model.ts'
import { directLineFor, myLine } from '../../../office/calls/direct/views.ts'
import { ok } from '../../../office/kernel/result.ts'
import { defined } from '../defined.ts'
import { forPerson, forStaff } from '../endpoint.ts'
import { at, id, words } from '../schemas/common.ts'

const tag = 'Direct line'
const personId = z.object({ personId: id })
const line = z.object({
  number: z.string().optional(),
  givenAt: at.optional(),
  byRule: z.boolean(),
  grounds: z.array(z.string()),
  withheld: z.object({ reason: z.string(), said: z.string(), at }).optional(),
})

/** the number that belongs to a case. Nobody's own number is in any of it. */
export function serveDirectLine(app: FastifyInstance): void {
  forPerson(app, {
    method: 'GET',
    url: '/me/direct-line',
    tag,
    summary: 'My own number to the office',
    description: 'R-516: the number and what it is for, or why there is none.',
    answer: line,
    refusals: [],
    act: async (ctx) => ok(await myLine(ctx)),
  })
  forStaff(app, 'persons', {
    method: 'GET',
    url: '/persons/:personId/direct-line',
    tag,
    summary: 'The number of a case, and what the rule says',
    description: 'R-515: what was done, and why where it differs from the rule.',
    params: personId,
    answer: line.extend({ rule: z.enum(['byRule', 'mayGive', 'no']), because: z.array(z.string()) }),
    refusals: ['notFound', 'needsPurpose'],
    act: (ctx, { params }) => directLineFor(ctx, params),
  })
  forStaff(app, 'contacts', {
    method: 'POST',
    url: '/persons/:personId/direct-line',
    tag,
    summary: 'Give a number',
    description: 'R-515: what the rule gives needs no reason; anything else does.',
    params: personId,
    body: z.object({ reason: z.enum(GIVEN_REASONS).optional(), said: words(300).optional() }),
    answer: z.object({ number: z.string() }),
    created: true,
    refusals: ['notFound', 'needsPurpose', 'needsReason', 'conflict', 'numberNotUsable'],
    act: (ctx, { params, body }) => giveLine(ctx, { ...params, ...defined(body) }),
  })
  forStaff(app, 'contacts', {
    method: 'POST',
    url: '/persons/:personId/direct-line/withholding',
    tag,
    summary: 'Withhold what the rule gives',
    description: 'R-515, R-816: with a reason that counts in the equality figures and that the person reads.',
    params: personId,
    body: z.object({ reason: z.enum(WITHHELD_REASONS), said: words(300).optional() }),
    refusals: ['notFound', 'needsPurpose', 'needsReason', 'conflict'],
    act: (ctx, { params, body }) => withholdLine(ctx, { ...params, ...defined(body) }),
  })
}
