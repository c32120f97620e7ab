import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { ok } from '../../../office/kernel/result.ts'
import {
  chooseRenewal,
  endRegular,
  endRenewal,
  nameRegular,
  offerRenewal,
  settleRenewal,
} from '../../../office/visits/regulars/actions.ts'
import { CHOSEN_IN, RENEWAL_FORMS, RENEWAL_WAYS } from '../../../office/visits/regulars/model.ts'
import { frequentVisitors, keptTimes, myRenewals, regularFor } from '../../../office/visits/regulars/views.ts'
import { defined } from '../defined.ts'
import { forPerson, forStaff } from '../endpoint.ts'
import { at, day, id, words } from '../schemas/common.ts'

const tag = 'visits'
const params = z.object({ personId: id })
const OPENING = ['notFound', 'needsPurpose', 'ownRecord'] as const
const own = z.object({
  team: z.string(),
  brief: z.string(),
  times: z.array(z.object({ startsAt: at, who: z.string() })),
})
const renewal = z.object({
  id,
  form: z.enum(RENEWAL_FORMS),
  way: z.enum(RENEWAL_WAYS).optional(),
  untilOn: day.optional(),
  open: z
    .object({ month: day, text: z.string(), callBy: at.optional(), meetsAt: at.optional() })
    .optional()
    .describe('The renewal of a month that lies ready, prefilled, and is not sent.'),
  sent: z.object({ month: day, at }).optional(),
})

/** Those who come often, the form that is the same each month, and what is kept for them. */
export function serveRegulars(app: FastifyInstance): void {
  serveOften(app)
  serveRenewals(app)
  serveMyRenewals(app)
}

function serveOften(app: FastifyInstance): void {
  forStaff(app, 'workList', {
    method: 'GET',
    url: '/regulars',
    tag,
    summary: 'Those who come to the office often',
    description: 'R-453: over the threshold of the office, and only those whom whoever asks may know of.',
    answer: z.object({
      threshold: z.object({ visits: z.number(), days: z.number() }),
      rows: z.array(
        z.object({ personId: id, name: z.string(), visits: z.number(), team: z.string().optional() }),
      ),
    }),
    refusals: ['notFound'],
    act: (ctx) => frequentVisitors(ctx),
  })
  forStaff(app, 'workList', {
    method: 'GET',
    url: '/kept-times',
    tag,
    summary: 'Times kept for those who can use no digital way',
    description: 'R-452: for each adviser and week; one’s own, or all of the office for whoever leads it.',
    answer: z.object({
      staff: z.array(
        z.object({
          staffId: id,
          name: z.string(),
          mine: z.boolean(),
          weeks: z.array(
            z.object({
              monday: day,
              kept: z.number(),
              used: z.number(),
              minimum: z.number(),
              missing: z.number(),
            }),
          ),
        }),
      ),
    }),
    refusals: ['notFound'],
    act: async (ctx) => {
      const found = await keptTimes(ctx)
      return found.ok ? ok({ staff: found.value }) : found
    },
  })
  forStaff(app, 'persons', {
    method: 'GET',
    url: '/persons/:personId/regular',
    tag,
    summary: 'What is arranged with somebody who comes often',
    description:
      'R-451, R-453: of renewals those of one’s own sides; of the others only that there are some (R-746).',
    params,
    answer: z.object({
      name: z.string(),
      helpEachTime: z.boolean(),
      visits: z.number(),
      regular: own.optional(),
      renewals: z.array(renewal),
      otherRenewals: z.number(),
    }),
    refusals: OPENING,
    act: async (ctx, asked) => {
      const found = await regularFor(ctx, asked.params)
      return found.ok ? ok({ ...found.value, name: found.value.name ?? '' }) : found
    },
  })
  forStaff(app, 'contacts', {
    method: 'PUT',
    url: '/persons/:personId/regular',
    tag,
    summary: 'Give somebody a team, a brief and times of their own',
    description:
      'R-453: the same weekday and clock time for some weeks; `notFree` were taken, the others stand.',
    params,
    body: z.object({
      teamId: id,
      brief: words(2000),
      times: z
        .object({
          weekday: z.int().min(1).max(5),
          at: words(5).describe('As `10:00`.'),
          weeks: z.int().min(1).max(26).optional(),
          staffId: id,
        })
        .optional(),
    }),
    answer: z.object({ regularId: id, booked: z.array(at), notFree: z.number() }),
    refusals: [...OPENING, 'empty', 'tooLong', 'badForm', 'taken'],
    act: (ctx, asked) => {
      const { teamId, brief, times } = asked.body
      return nameRegular(ctx, { ...asked.params, teamId, brief, times: times ? defined(times) : null })
    },
  })
  forStaff(app, 'contacts', {
    method: 'DELETE',
    url: '/persons/:personId/regular',
    tag,
    summary: 'Keep no team of their own for somebody any more',
    description: 'R-453: booked times stand until they are cancelled.',
    params,
    refusals: OPENING,
    act: (ctx, asked) => endRegular(ctx, asked.params),
  })
}

function serveRenewals(app: FastifyInstance): void {
  const one = params.extend({ renewalId: id })
  forStaff(app, 'contacts', {
    method: 'POST',
    url: '/persons/:personId/renewals',
    tag,
    summary: 'Offer an arrangement for a form that comes each month',
    description: 'R-451: once for each form; offered again it is the same.',
    params,
    body: z.object({ form: z.enum(RENEWAL_FORMS) }),
    answer: z.object({ renewalId: id }),
    created: true,
    refusals: [...OPENING, 'badForm'],
    act: (ctx, asked) => offerRenewal(ctx, { ...asked.body, ...asked.params }),
  })
  forStaff(app, 'contacts', {
    method: 'PUT',
    url: '/persons/:personId/renewals/:renewalId/way',
    tag,
    summary: 'Write down the way that a person chose for a renewal',
    description: 'R-451: a call, a time of their own or a yearly plan; said at the desk or by telephone.',
    params: one,
    body: z.object({ way: z.enum(RENEWAL_WAYS), in: z.enum(CHOSEN_IN) }),
    answer: z.object({ untilOn: day.optional() }),
    refusals: [...OPENING, 'badForm'],
    act: (ctx, asked) => chooseRenewal(ctx, { ...asked.body, ...asked.params }),
  })
  forStaff(app, 'contacts', {
    method: 'POST',
    url: '/persons/:personId/renewals/:renewalId/sent',
    tag,
    summary: 'Send the renewal of the month for a person',
    description: 'R-451: in the words that were read to them or that they changed.',
    params: one,
    body: z.object({ text: words(5000), how: z.enum(['desk', 'phone']) }),
    refusals: [...OPENING, 'empty', 'badForm', 'tooLong', 'notText'],
    act: (ctx, asked) => settleRenewal(ctx, { ...asked.body, ...asked.params, clientKey: asked.key }),
  })
  forStaff(app, 'contacts', {
    method: 'DELETE',
    url: '/persons/:personId/renewals/:renewalId',
    tag,
    summary: 'End the arrangement for a form',
    description: 'R-451: it is needed no more, or help as before is what suits.',
    params: one,
    refusals: OPENING,
    act: (ctx, asked) => endRenewal(ctx, asked.params),
  })
}

function serveMyRenewals(app: FastifyInstance): void {
  const one = z.object({ renewalId: id })
  forPerson(app, {
    method: 'GET',
    url: '/me/renewals',
    tag,
    summary: 'My renewals',
    description: 'R-451: the forms that come each month, and the one that lies ready, prefilled.',
    answer: z.object({ renewals: z.array(renewal) }),
    refusals: [],
    act: async (ctx) => ok({ renewals: await myRenewals(ctx) }),
  })
  forPerson(app, {
    method: 'PUT',
    url: '/me/renewals/:renewalId/way',
    tag,
    summary: 'Choose how a renewal is settled',
    description: 'R-451: a call, a time of one’s own or a yearly plan. Chosen again it is changed.',
    params: one,
    body: z.object({ way: z.enum(RENEWAL_WAYS) }),
    answer: z.object({ untilOn: day.optional() }),
    refusals: ['notFound', 'badForm'],
    act: (ctx, { params: { renewalId }, body }) =>
      chooseRenewal(ctx, { personId: ctx.actor.personId, renewalId, way: body.way, in: 'web' }),
  })
  forPerson(app, {
    method: 'POST',
    url: '/me/renewals/:renewalId/sent',
    tag,
    summary: 'Send the renewal of the month',
    description: 'R-451: it becomes an entry like any other, with owner and time.',
    params: one,
    body: z.object({ text: words(5000) }),
    refusals: ['notFound', 'empty', 'tooLong', 'notText'],
    act: (ctx, { params: { renewalId }, body, key }) =>
      settleRenewal(ctx, { personId: ctx.actor.personId, renewalId, text: body.text, clientKey: key }),
  })
}
