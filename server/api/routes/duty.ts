import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { endShift, planShift } from '../../../office/calls/duty/actions.ts'
import { logDutyContact } from '../../../office/calls/duty/log.ts'
import { DECISIONS, NEEDS } from '../../../office/calls/duty/model.ts'
import { dutyRoster } from '../../../office/calls/duty/views.ts'
import { dutyCalls } from '../../../office/calls/transfer/views.ts'
import { ok } from '../../../office/kernel/result.ts'
import { defined } from '../defined.ts'
import { forStaff } from '../endpoint.ts'
import { at, id, instantGiven, letter, urgency } from '../schemas/common.ts'

const tag = 'Duty phone'

/** who has the duty phone of one's own office, what rings on it, and what was decided. */
export function serveDuty(app: FastifyInstance): void {
  serveRoster(app)
  serveContacts(app)
}

function serveRoster(app: FastifyInstance): void {
  forStaff(app, 'workList', {
    method: 'GET',
    url: '/duty/roster',
    tag,
    summary: 'The duty phone of one’s own office, a week ahead',
    description: 'R-426, R-427: in the order they are rung, with the holes. Empty without an office.',
    answer: z.object({
      shifts: z.array(z.object({ id, name: z.string(), rank: z.number(), from: at, until: at })),
      holes: z.array(z.object({ from: at, until: at, missing: z.enum(['nobody', 'backup']) })),
      mayPlan: z.boolean(),
      publication: z.enum(['internal', 'partners', 'emergenciesPublic', 'public']),
    }),
    refusals: [],
    act: async (ctx) => ok(await dutyRoster(ctx)),
  })
  forStaff(app, 'leader', {
    method: 'POST',
    url: '/duty/shifts',
    tag,
    summary: 'Give somebody a turn',
    description:
      'R-426: of one’s own office, at most a day long. For whoever leads it or has its duty phone.',
    body: z.object({
      staffId: id,
      rank: z.number().int().min(1).max(9),
      from: instantGiven,
      until: instantGiven,
    }),
    answer: z.object({ shiftId: id }),
    created: true,
    refusals: ['notFound', 'badForm', 'shiftTaken'],
    act: (ctx, { body }) => planShift(ctx, body),
  })
  forStaff(app, 'leader', {
    method: 'DELETE',
    url: '/duty/shifts/:shiftId',
    tag,
    summary: 'Take a turn away',
    description: 'R-426: what has begun ends now.',
    params: z.object({ shiftId: id }),
    refusals: ['notFound', 'alreadyEnded'],
    act: (ctx, { params }) => endShift(ctx, params),
  })
}

function serveContacts(app: FastifyInstance): void {
  forStaff(app, 'workList', {
    method: 'GET',
    url: '/duty/calls',
    tag,
    summary: 'What rings and rang on the duty phone',
    description:
      'R-422: the last twelve hours of one’s own office, with what the giver knew. No name where shielded.',
    answer: z.object({
      calls: z.array(
        z.object({
          transferId: id,
          callId: id,
          personId: id.optional(),
          promiseId: id.optional(),
          name: z.string().optional(),
          theme: z.string().optional(),
          urgencyGiver: urgency,
          answered: z.array(z.string()),
          startedAt: at,
          state: z.string(),
          caller: z.string(),
          language: z.string(),
          mine: z.boolean(),
        }),
      ),
    }),
    refusals: [],
    act: async (ctx) => ok({ calls: await dutyCalls(ctx) }),
  })
  forStaff(app, 'contacts', {
    method: 'POST',
    url: '/persons/:personId/promises/:promiseId/duty-contact',
    tag,
    summary: 'What was decided on the duty phone',
    description:
      'R-428, R-431, R-436: the need, the decision and the words to the person; a follow-up is owed by it.',
    params: z.object({ personId: id, promiseId: id }),
    body: z.object({
      need: z.enum(NEEDS),
      decision: z.enum(DECISIONS),
      summary: letter,
      interpreter: z
        .enum(['professional', 'onDemand', 'familyEmergency', 'companionOnly', 'none'])
        .optional(),
    }),
    answer: z.object({ followUpDue: at }),
    created: true,
    refusals: [
      'notFound',
      'needsPurpose',
      'badForm',
      'empty',
      'tooLong',
      'notText',
      'notOwner',
      'alreadyEnded',
      'noFreeTextHere',
    ],
    act: (ctx, { params, body }) => logDutyContact(ctx, { ...params, ...defined(body) }),
  })
}
