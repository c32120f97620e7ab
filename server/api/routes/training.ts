import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { ok } from '../../../office/kernel/result.ts'
import { TASKS } from '../../../office/people/profile/model.ts'
import {
  assessTraining,
  checkWithMe,
  helpEachTime,
  planTraining,
  recordTraining,
  shareTraining,
  stopTraining,
  wantHelpEachTime,
} from '../../../office/visits/training/actions.ts'
import { DEVICES, HANDS, SHARED, STEP_NAMES, TRAINING_FORMS } from '../../../office/visits/training/model.ts'
import { myTraining, trainingFor, trainingList } from '../../../office/visits/training/views.ts'
import { defined } from '../defined.ts'
import { forPerson, forStaff } from '../endpoint.ts'
import { at, id, instantGiven, words } from '../schemas/common.ts'

const tag = 'visits'
const step = z.enum(STEP_NAMES)
const params = z.object({ personId: id })
const plan = z.object({
  id,
  goal: z.string(),
  owner: z.string(),
  helper: z.string().optional(),
  madeAt: at,
  endedAt: at.optional(),
  endedHow: z.enum(['reached', 'stopped', 'helpEachTime']).optional(),
  steps: z.array(
    z.object({
      step,
      masteredAt: at.optional(),
      trainer: z.string().optional(),
      assessedAt: at.optional(),
      tries: z.number(),
    }),
  ),
  sessions: z.array(
    z.object({
      id,
      heldAt: at,
      form: z.enum(TRAINING_FORMS),
      device: z.enum(DEVICES),
      trainer: z.string(),
      minutes: z.number(),
      guidanceMinutes: z.number(),
      mastered: z.array(step),
      tried: z.array(step),
    }),
  ),
})
const shown = {
  plan: plan.optional(),
  helpEachTime: z.boolean(),
  next: z.object({ id, startsAt: at, who: z.string() }).optional(),
  checks: z.array(z.object({ step, dueAt: at })),
}
const next = z
  .object({ startsAt: instantGiven, staffId: id, interpreter: z.string().optional() })
  .describe('The next time together, booked with it; without it one is owed.')

/** Training on a screen, one task at a time, or help each time. */
export function serveTraining(app: FastifyInstance): void {
  servePlans(app)
  serveSessions(app)
  serveMine(app)
}

function servePlans(app: FastifyInstance): void {
  forStaff(app, 'workList', {
    method: 'GET',
    url: '/training',
    tag,
    summary: 'The training plans of the office',
    description:
      'R-871, R-818: those under way, and minutes of training apart from guidance; no sums of too few.',
    answer: z.object({
      plans: z.array(
        z.object({
          personId: id,
          name: z.string(),
          goal: z.string(),
          owner: z.string(),
          mine: z.boolean(),
          steps: z.number(),
          mastered: z.number(),
          next: at.optional(),
        }),
      ),
      figures: z
        .object({
          persons: z.number(),
          sessions: z.number(),
          minutes: z.number(),
          guidanceMinutes: z.number(),
          mastered: z.number(),
        })
        .optional(),
    }),
    refusals: ['notFound'],
    act: (ctx) => trainingList(ctx),
  })
  forStaff(app, 'persons', {
    method: 'GET',
    url: '/persons/:personId/training',
    tag,
    summary: 'The training plan of a person',
    description:
      'R-871: the steps with day and trainer, the times together, and what is ready for the profile.',
    params,
    answer: z.object({ ...shown, ready: z.array(z.string()), interpreter: z.boolean() }),
    refusals: ['notFound', 'needsPurpose', 'ownRecord'],
    act: (ctx, asked) => trainingFor(ctx, asked.params),
  })
  forStaff(app, 'contacts', {
    method: 'PUT',
    url: '/persons/:personId/training',
    tag,
    summary: 'Make or change a training plan',
    description: 'R-871, R-297: who is helped each time is offered none unless they ask (`asked`).',
    params,
    body: z.object({
      goal: words(500),
      steps: z.array(step),
      helper: words(100).optional(),
      asked: z.boolean().optional(),
      next: next.optional(),
    }),
    answer: z.object({ planId: id }),
    refusals: [
      'notFound',
      'needsPurpose',
      'ownRecord',
      'helpedEachTime',
      'empty',
      'tooLong',
      'badForm',
      'taken',
      'inPast',
      'closedThen',
      'tooFar',
    ],
    act: (ctx, asked) =>
      planTraining(ctx, { ...defined(asked.body), ...asked.params, next: nextOf(asked.body.next) }),
  })
  forStaff(app, 'contacts', {
    method: 'DELETE',
    url: '/persons/:personId/training',
    tag,
    summary: 'End a training plan that is not wanted any more',
    description: 'R-871: what was mastered stays.',
    params,
    refusals: ['notFound', 'needsPurpose', 'ownRecord'],
    act: (ctx, asked) => stopTraining(ctx, asked.params),
  })
  forStaff(app, 'contacts', {
    method: 'PUT',
    url: '/persons/:personId/training/help-each-time',
    tag,
    summary: 'Help a person each time',
    description:
      'R-297, R-450: nobody asks them to try alone, however often they come, until somebody changes it.',
    params,
    body: z.object({ on: z.boolean(), reason: words(500), ownWish: z.boolean().optional() }),
    refusals: ['notFound', 'needsPurpose', 'ownRecord', 'needsReason'],
    act: (ctx, asked) => helpEachTime(ctx, { ...defined(asked.body), ...asked.params }),
  })
  forStaff(app, 'contacts', {
    method: 'POST',
    url: '/persons/:personId/training/shared',
    tag,
    summary: 'Say that the plan was given to the person',
    description: 'R-871: on paper or said; no login is asked for.',
    params,
    body: z.object({ how: z.enum(SHARED) }),
    refusals: ['notFound', 'needsPurpose', 'ownRecord', 'badForm'],
    act: (ctx, asked) => shareTraining(ctx, { ...asked.body, ...asked.params }),
  })
}

const nextOf = (told: z.output<typeof next> | undefined) => (told === undefined ? null : defined(told))

function serveSessions(app: FastifyInstance): void {
  forStaff(app, 'contacts', {
    method: 'POST',
    url: '/persons/:personId/training/sessions',
    tag,
    summary: 'Write down a time of training together',
    description:
      'R-450: whose hands did what. Only the person’s own hands master a step; the profile learns of it where the person agrees (R-304).',
    params,
    body: z.object({
      form: z.enum(TRAINING_FORMS),
      device: z.enum(DEVICES),
      heldAt: instantGiven.optional(),
      minutes: z.int().min(0),
      guidanceMinutes: z.int().min(0),
      tries: z.array(z.object({ step, hands: z.enum(HANDS), mastered: z.boolean() })),
      agreed: z.boolean().optional(),
      next: next.optional(),
    }),
    answer: z.object({
      sessionId: id,
      mastered: z.array(step),
      changed: z.array(z.enum(TASKS)),
      next: z.object({ meetingId: id, startsAt: at }).optional(),
    }),
    created: true,
    refusals: [
      'notFound',
      'needsPurpose',
      'ownRecord',
      'trainersHands',
      'tooEarly',
      'badForm',
      'taken',
      'inPast',
      'closedThen',
      'tooFar',
    ],
    act: (ctx, asked) =>
      recordTraining(ctx, {
        ...defined(asked.body),
        ...asked.params,
        next: nextOf(asked.body.next),
        clientKey: asked.key,
      }),
  })
  forStaff(app, 'contacts', {
    method: 'POST',
    url: '/persons/:personId/training/assessed',
    tag,
    summary: 'Let what is mastered count in the profile',
    description: 'R-302, R-304: the person has seen what follows, and agrees.',
    params,
    body: z.object({}),
    answer: z.object({ changed: z.array(z.enum(TASKS)) }),
    refusals: ['notFound', 'needsPurpose', 'ownRecord'],
    act: (ctx, asked) => assessTraining(ctx, asked.params),
  })
}

function serveMine(app: FastifyInstance): void {
  forPerson(app, {
    method: 'GET',
    url: '/me/training',
    tag,
    summary: 'My training',
    description: 'R-871: the plan, and the steps that are about to be done alone for the first time.',
    answer: z.object({ ...shown, alone: z.array(step) }),
    refusals: [],
    act: async (ctx) => ok(await myTraining(ctx)),
  })
  forPerson(app, {
    method: 'PUT',
    url: '/me/training/help-each-time',
    tag,
    summary: 'Ask to be helped each time',
    description: 'R-297: one’s own word; said the other way, training is offered again.',
    body: z.object({ on: z.boolean() }),
    refusals: [],
    act: (ctx, { body }) => wantHelpEachTime(ctx, body),
  })
  forPerson(app, {
    method: 'POST',
    url: '/me/training/check',
    tag,
    summary: 'Ask that something be checked together before it is sent',
    description: 'R-450: whoever trained rings first; what was written stays a draft.',
    body: z.object({
      step,
      text: words(5000).optional(),
      threadId: id.optional(),
      number: words(30).optional(),
    }),
    answer: z.object({ promiseId: id, dueAt: at, who: z.string() }),
    refusals: ['notFound', 'empty', 'needsNumber', 'badForm'],
    act: (ctx, { body }) => checkWithMe(ctx, defined(body)),
  })
}
