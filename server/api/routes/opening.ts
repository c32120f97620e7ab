import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { CAUSES } from '../../../office/kernel/opening/model.ts'
import {
  answerHours,
  decideHours,
  proposeHours,
  withdrawHours,
} from '../../../office/visits/opening/actions.ts'
import { closeOffice, reopenOffice } from '../../../office/visits/opening/closing.ts'
import { HEARD, MEASURED, STANCES, WAYS } from '../../../office/visits/opening/model.ts'
import { openingBook } from '../../../office/visits/opening/views.ts'
import { defined } from '../defined.ts'
import { forStaff } from '../endpoint.ts'
import { at, day, id, words } from '../schemas/common.ts'

const tag = 'visits'
const hidden = 'Absent of so few that it could point at somebody (R-799).'
const lines = z.array(z.object({ weekday: z.int().min(1).max(7), opens: z.string(), closes: z.string() }))
const versionId = z.object({ versionId: id })
const version = z.object({
  id: id.optional(),
  validFrom: day,
  lines,
  minutes: z.number(),
  state: z.enum(['heard', 'decided', 'withdrawn']),
  coming: z.boolean(),
  why: z.string().optional(),
  weighed: z.string().optional(),
  answerBy: day.optional(),
  decidedBy: z.string().optional(),
  impact: z
    .object({
      before: z.number(),
      after: z.number(),
      lost: lines,
      gained: lines,
      visitsInLost: z.number().optional(),
    })
    .optional(),
  answers: z.array(
    z.object({
      who: z.enum(HEARD),
      name: z.string().optional(),
      stance: z.enum(STANCES),
      says: z.string().optional(),
      at,
    }),
  ),
  effects: z
    .array(z.object({ name: z.enum(MEASURED), before: z.number().optional(), after: z.number().optional() }))
    .optional(),
})

const clock = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/)
  .describe('On the clock of the office.')
const effect = z
  .object({ meetings: z.number(), promises: z.number(), visitors: z.number() })
  .describe('What lay on those days when it was decided.')
const closing = z.object({
  id,
  firstDay: day,
  lastDay: day,
  from: clock.optional().describe('On each of the days; absent where they are closed as a whole.'),
  until: clock.optional(),
  cause: z.enum(CAUSES),
  says: z.string().describe('Why, as whoever decided it wrote it; everybody reads it.'),
  sudden: z.boolean(),
  decidedBy: z.string().optional(),
  impact: effect,
  untold: z.number().optional().describe('Visitors known by a number only, whom nobody could tell.'),
  withdrawn: z.boolean(),
  open: z.boolean().describe('May be taken back.'),
})

/** Hours of a reception. */
export function serveOpening(app: FastifyInstance): void {
  forStaff(app, 'leader', {
    method: 'GET',
    url: '/opening-hours',
    tag,
    summary: 'The hours of one’s own reception and how they came to be',
    description: `R-454, R-455: what is in force, what is being heard, what was decided and led to, and when people come by every channel. ${hidden}`,
    answer: z.object({
      officeId: id,
      now: lines,
      minutes: z.number(),
      minimum: z.number().describe('Hours a week that a reception has at least.'),
      heard: version.optional(),
      history: z.array(version),
      demand: z.array(
        z.object({
          hour: z.number(),
          open: z.number(),
          counts: z.object(Object.fromEntries(WAYS.map((way) => [way, z.number().optional()]))),
        }),
      ),
      weeks: z.number(),
      least: z.number(),
      leads: z.boolean(),
      closings: z.array(closing),
    }),
    refusals: ['notFound'],
    act: (ctx) => openingBook(ctx),
  })
  serveClosings(app)
  forStaff(app, 'leader', {
    method: 'POST',
    url: '/opening-hours',
    tag,
    summary: 'Propose new hours',
    description:
      'R-842: a week from Monday as one writes it ("9–12, 18–20", also past midnight), from when, until when one may answer, and why. Not under the minimum.',
    body: z.object({
      week: z.array(words(60)).length(7),
      validFrom: day,
      answerBy: day,
      why: words(1000),
    }),
    answer: z.object({ versionId: id }),
    created: true,
    refusals: [
      'notFound',
      'badForm',
      'empty',
      'tooLong',
      'belowMinimum',
      'hearingShort',
      'inPast',
      'conflict',
    ],
    act: (ctx, { body }) => proposeHours(ctx, body),
  })
  forStaff(app, 'leader', {
    method: 'POST',
    url: '/opening-hours/:versionId/answers',
    tag,
    summary: 'Enter what somebody who is concerned says',
    description: 'R-842: of a visitor no name is kept.',
    params: versionId,
    body: z.object({
      who: z.enum(HEARD),
      name: words(200).optional(),
      stance: z.enum(STANCES),
      says: words(2000).optional(),
    }),
    answer: z.object({ answerId: id }),
    created: true,
    refusals: ['notFound', 'badForm', 'empty', 'tooLong', 'alreadyEnded'],
    act: (ctx, { params, body }) => answerHours(ctx, { ...params, ...defined(body) }),
  })
  forStaff(app, 'leader', {
    method: 'POST',
    url: '/opening-hours/:versionId/decide',
    tag,
    summary: 'Decide hours that have been heard',
    description: 'R-842: with what was made of the answers. Door and page have them from then on.',
    params: versionId,
    body: z.object({ weighed: words(2000) }),
    answer: z.object({ validFrom: day }),
    refusals: [
      'notFound',
      'empty',
      'tooLong',
      'hearingOpen',
      'hearingMissing',
      'inPast',
      'alreadyEnded',
      'conflict',
    ],
    act: (ctx, { params, body }) => decideHours(ctx, { ...params, ...body }),
  })
  forStaff(app, 'leader', {
    method: 'POST',
    url: '/opening-hours/:versionId/withdraw',
    tag,
    summary: 'Take hours back before they are in force',
    description: 'R-454: the hours before them stand.',
    params: versionId,
    refusals: ['notFound', 'alreadyEnded', 'alreadyBegun'],
    act: (ctx, { params }) => withdrawHours(ctx, params),
  })
}

/** Days on which a reception is closed, as a whole or in part. */
function serveClosings(app: FastifyInstance): void {
  forStaff(app, 'leader', {
    method: 'POST',
    url: '/closings',
    tag,
    summary: 'Close one’s own office for a day or a part of one',
    description:
      'R-454: door, page, Min side, telephone and booking have it at once; meetings and visitors of then get another time and are told. What lies on those days is seen first: without `seen` it is refused with it (422 `effectUnseen`).',
    body: z.object({
      firstDay: day,
      lastDay: day.optional(),
      from: clock.optional(),
      until: clock.optional(),
      cause: z.enum(CAUSES),
      says: words(300),
      seen: z.boolean().optional(),
    }),
    answer: z.object({ closingId: id }),
    created: true,
    refusals: [
      'notFound',
      'badForm',
      'inPast',
      'empty',
      'tooLong',
      'conflict',
      'closedTooLong',
      'effectUnseen',
    ],
    act: (ctx, { body: { firstDay, lastDay, seen, ...body } }) =>
      closeOffice(ctx, { ...defined(body), first: firstDay, last: lastDay ?? '', seen: seen ?? false }),
  })
  forStaff(app, 'leader', {
    method: 'POST',
    url: '/closings/:closingId/reopen',
    tag,
    summary: 'Open after all, on the days that have not been',
    description: 'R-454: who has got another time keeps that.',
    params: z.object({ closingId: id }),
    refusals: ['notFound', 'alreadyEnded'],
    act: (ctx, { params }) => reopenOffice(ctx, params),
  })
}
