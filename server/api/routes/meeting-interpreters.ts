import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { BYSTANDERS, GENDERS, LEVELS } from '../../../office/calls/interpreter/model.ts'
import { familyInMeeting, interpreterMissing } from '../../../office/meetings/interpreters/actions.ts'
import { meetingInterpreterFigures } from '../../../office/meetings/interpreters/figures.ts'
import { INTERPRETED_BY_WAY } from '../../../office/meetings/interpreters/model.ts'
import { interpreterQuestion, meetingInterpreter } from '../../../office/meetings/interpreters/views.ts'
import { INTERPRETER_ANSWERS } from '../../../office/meetings/model.ts'
import { forStaff } from '../endpoint.ts'
import { at, id } from '../schemas/common.ts'

const tag = 'Interpreters'
const ids = z.object({ personId: id, meetingId: id })
const way = z.enum(INTERPRETED_BY_WAY)
const answer = z.enum(INTERPRETER_ANSWERS)

/** the interpreter of a meeting: the question, the order, and when nobody came. */
export function serveMeetingInterpreters(app: FastifyInstance): void {
  serveQuestion(app)
  serveAbsent(app)
}

function serveQuestion(app: FastifyInstance): void {
  forStaff(app, 'contacts', {
    method: 'GET',
    url: '/persons/:personId/interpreter-question',
    tag,
    summary: 'The question that comes before form and place of a meeting',
    description:
      'R-355, R-356: `flagged` says that it must be answered; the language and the wishes come from the profile.',
    params: z.object({ personId: id }),
    answer: z.object({
      flagged: z.boolean(),
      language: z.string(),
      prefilled: z.object({
        answer,
        gender: z.enum(GENDERS).optional(),
        dialect: z.string().optional(),
        way: way.optional(),
      }),
      searchedUntil: at.describe('R-359: until when services are asked, if it is ordered now.'),
    }),
    refusals: ['notFound', 'needsPurpose'],
    act: (ctx, { params }) => interpreterQuestion(ctx, params.personId),
  })
  forStaff(app, 'contacts', {
    method: 'GET',
    url: '/persons/:personId/meetings/:meetingId/interpreter',
    tag,
    summary: 'The interpreter of a meeting',
    description: 'R-356 – R-360: what was answered, who was asked for, and whether they have said yes.',
    params: ids,
    answer: z.object({
      answer,
      reason: z.string().optional(),
      flagged: z.boolean(),
      language: z.string(),
      order: z
        .object({
          id,
          state: z.enum([
            'looking',
            'confirmed',
            'unconfirmed',
            'coming',
            'connected',
            'noneFound',
            'notCome',
            'ended',
          ]),
          atOnce: z.boolean(),
          mode: way,
          confirmBy: at,
          name: z.string().optional(),
          level: z.enum(LEVELS).optional(),
          below: z.boolean().describe('Less qualified than was asked for.'),
          number: z.string().optional(),
        })
        .optional(),
      mayBeMissed: z.boolean(),
      owesTime: z.boolean().describe('R-358: the office owes a new time.'),
    }),
    refusals: ['notFound', 'needsPurpose'],
    act: (ctx, { params }) => meetingInterpreter(ctx, params),
  })
  forStaff(app, 'leader', {
    method: 'GET',
    url: '/figures/meeting-interpreters',
    tag,
    summary: 'Whether meetings with those who need an interpreter had one',
    description: 'R-370: of the caller’s own office, the last 28 days.',
    answer: z.object({
      held: z.number(),
      interpreted: z.number(),
      who: z.array(z.object({ who: z.string(), n: z.number() })),
      ordered: z.number(),
      confirmed: z.number(),
      alarmed: z.number(),
      notCome: z.number(),
    }),
    refusals: ['notFound'],
    act: (ctx) => meetingInterpreterFigures(ctx),
  })
}

function serveAbsent(app: FastifyInstance): void {
  forStaff(app, 'contacts', {
    method: 'POST',
    url: '/persons/:personId/meetings/:meetingId/interpreter/missing',
    tag,
    summary: 'The interpreter is not here',
    description:
      'R-358: one by telephone is sought for ten staffed minutes; where none is found a new time is owed within five working days, counted as moved by the office. Pressed twice it is one search.',
    params: ids,
    answer: z.object({ requestId: id, dueAt: at, joined: z.boolean() }),
    refusals: ['notFound', 'needsPurpose', 'alreadyEnded', 'tooEarly', 'badForm'],
    act: (ctx, { params }) => interpreterMissing(ctx, params),
  })
  forStaff(app, 'contacts', {
    method: 'POST',
    url: '/persons/:personId/meetings/:meetingId/interpreter/family',
    tag,
    summary: 'Something acute could not wait, and others carried the words',
    description:
      'R-350 – R-353: written as what it was; said again by a professional within five working days, and no refusal rests on it. `allowed`: whether there had been a try for an interpreter first.',
    params: ids,
    body: z.object({ by: z.enum(BYSTANDERS), emergency: z.boolean() }),
    answer: z.object({ promiseId: id.optional(), allowed: z.boolean() }),
    refusals: ['notFound', 'needsPurpose', 'alreadyEnded', 'badForm'],
    act: (ctx, { params, body }) => familyInMeeting(ctx, { ...params, ...body }),
  })
}
