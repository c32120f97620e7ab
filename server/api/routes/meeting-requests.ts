import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { ok } from '../../../office/kernel/result.ts'
import {
  askForMeeting,
  askReview,
  decideRequest,
  decideReview,
  declineOffer,
  insistOnMeeting,
  takeOffer,
  withdrawRequest,
} from '../../../office/meetings/actions.ts'
import { FIGURE_COUNTS, FIGURE_GROUPS } from '../../../office/meetings/figures/model.ts'
import { MEETING_DECLINE_REASONS } from '../../../office/meetings/model.ts'
import { ALTERNATIVES, REQUEST_STATES } from '../../../office/meetings/requests/model.ts'
import type { MyWish, Wish } from '../../../office/meetings/requests/views.ts'
import {
  meetingFigures,
  meetingReviews,
  meetingWishes,
  myMeetingWishes,
  personWishes,
} from '../../../office/meetings/views.ts'
import { defined } from '../defined.ts'
import { forPerson, forStaff } from '../endpoint.ts'
import { id, words } from '../schemas/common.ts'
import { asked, asking, owed, wish } from '../schemas/meeting-requests.ts'

const tag = 'Meeting requests'
const personId = z.object({ personId: id })
const onRequest = personId.extend({ requestId: id })
const shown = ({ id: requestId, ...row }: Wish | MyWish) => ({ ...row, requestId })
const ENTRY = ['notFound', 'needsPurpose'] as const
const OPEN = [...ENTRY, 'alreadyEnded'] as const
const count = z.number().optional().describe('Absent: so few that it could point at somebody (R-799)')

/** wishes for meetings, from every door the same. */
export function serveMeetingRequests(app: FastifyInstance): void {
  ofThePerson(app)
  offers(app)
  ofStaff(app)
  decisions(app)
}

function ofThePerson(app: FastifyInstance): void {
  forPerson(app, {
    method: 'GET',
    url: '/me/meeting-requests',
    tag,
    summary: 'My wishes for meetings',
    description: 'R-045, R-464 – R-466: until when there is an answer, why it is given, and what came of it.',
    answer: z.object({ requests: z.array(wish) }),
    refusals: [],
    act: async (ctx) => ok({ requests: (await myMeetingWishes(ctx)).map(shown) }),
  })
  forPerson(app, {
    method: 'POST',
    url: '/me/meeting-requests',
    tag,
    summary: 'Ask for a meeting',
    description: 'R-463. Asked again it is the same wish, and the first due time counts.',
    body: asking,
    answer: asked,
    created: true,
    refusals: ['notFound', 'badForm', 'tooLong', 'notText'],
    act: (ctx, { body }) =>
      askForMeeting(ctx, {
        ...defined({ ...body, wishes: body.wishes && defined(body.wishes) }),
        personId: ctx.actor.personId,
        channel: 'portalMessage',
      }),
  })
  const mine = z.object({ requestId: id })
  const deeds = [
    ['insistence', 'I still want to meet', 'R-464: asked for a second time it is given.', insistOnMeeting],
    ['review', 'Let the lead look at it again', 'R-466: a second opinion, once for each answer.', askReview],
  ] as const
  for (const [name, summary, description, deed] of deeds)
    forPerson(app, {
      method: 'POST',
      url: `/me/meeting-requests/:requestId/${name}`,
      tag,
      summary,
      description,
      params: mine,
      answer: owed,
      created: true,
      refusals: ['notFound', 'alreadyEnded'],
      act: (ctx, { params }) => deed(ctx, { ...params, personId: ctx.actor.personId }),
    })
  forPerson(app, {
    method: 'POST',
    url: '/me/meeting-requests/:requestId/withdrawal',
    tag,
    summary: 'I need the meeting no more',
    description: 'R-003: the person’s own word.',
    params: mine,
    answer: z.null(),
    created: true,
    refusals: ['notFound', 'alreadyEnded'],
    act: (ctx, { params }) => withdrawRequest(ctx, { ...params, personId: ctx.actor.personId }),
  })
}

const ANSWERS = [
  ['acceptance', 'Take the time that is offered', 'The person takes the time that is offered', takeOffer],
  ['refusal', 'Another time, please', 'The person would rather have another time', declineOffer],
] as const

/** a time that was given back, offered to whoever is first. */
function offers(app: FastifyInstance): void {
  const refusals = ['notFound', 'alreadyEnded', 'taken'] as const
  const description = 'R-465: whoever says no keeps their turn; unanswered it goes on at `answerBy`.'
  for (const [name, mine, told, answer] of ANSWERS) {
    const common = { method: 'POST', tag, description, answer: z.null(), created: true } as const
    forPerson(app, {
      ...common,
      summary: mine,
      url: `/me/meeting-offers/:offerId/${name}`,
      params: z.object({ offerId: id }),
      refusals,
      act: async (ctx, { params }) => {
        const done = await answer(ctx, { ...params, personId: ctx.actor.personId })
        return done.ok ? ok(null) : done
      },
    })
    forStaff(app, 'contacts', {
      ...common,
      summary: told,
      url: `/persons/:personId/meeting-offers/:offerId/${name}`,
      params: personId.extend({ offerId: id }),
      refusals: [...refusals, 'needsPurpose'],
      act: async (ctx, { params }) => {
        const done = await answer(ctx, { ...params, channel: 'officePhone' })
        return done.ok ? ok(null) : done
      },
    })
  }
}

function ofStaff(app: FastifyInstance): void {
  forStaff(app, 'workList', {
    method: 'GET',
    url: '/work/meeting-requests',
    tag,
    summary: 'Wishes for meetings that wait here',
    description:
      'R-464, R-465: given by rule first, then by explicit criteria; and what is to be looked at again.',
    answer: z.object({ requests: z.array(wish), reviews: z.array(wish) }),
    refusals: [],
    act: async (ctx) =>
      ok({
        requests: (await meetingWishes(ctx, { office: ctx.actor.roles.includes('LE') })).map(shown),
        reviews: (await meetingReviews(ctx)).map(shown),
      }),
  })
  forStaff(app, 'workList', {
    method: 'GET',
    url: '/work/meeting-figures',
    tag,
    summary: 'Wished, needed and held',
    description:
      'R-490, R-795, R-799: of the office that is led, by group, and the spread between advisers without names.',
    query: z.object({ days: z.coerce.number().int().min(1).max(366).optional() }),
    answer: z.object({
      days: z.number(),
      least: z.number(),
      rows: z.array(
        z.object({
          group: z.enum(FIGURE_GROUPS),
          days: count,
          ...(Object.fromEntries(FIGURE_COUNTS.map((name) => [name, count])) as Record<
            (typeof FIGURE_COUNTS)[number],
            typeof count
          >),
        }),
      ),
      reasons: z.array(z.object({ reason: z.enum(MEETING_DECLINE_REASONS), count })),
      spread: z
        .object({
          advisers: z.number(),
          lowest: z.number(),
          quarter: z.number(),
          middle: z.number(),
          upper: z.number(),
          highest: z.number(),
        })
        .optional(),
    }),
    refusals: ['notFound', 'badPeriod'],
    act: (ctx, { query }) => meetingFigures(ctx, defined(query)),
  })
  forStaff(app, 'persons', {
    method: 'GET',
    url: '/persons/:personId/meeting-requests',
    tag,
    summary: 'One person’s wishes for meetings',
    description: 'R-463: open, and decided lately.',
    params: personId,
    answer: z.object({ requests: z.array(wish) }),
    refusals: [...ENTRY],
    act: async (ctx, { params }) => {
      const found = await personWishes(ctx, params)
      return found.ok ? ok({ requests: found.value.map(shown) }) : found
    },
  })
  forStaff(app, 'contacts', {
    method: 'POST',
    url: '/persons/:personId/meeting-requests',
    tag,
    summary: 'Somebody asks for a meeting',
    description: 'R-463, R-392: for whoever rang, came or wrote; a helper’s name is kept with it.',
    params: personId,
    body: asking.extend({
      channel: z.enum([
        'officePhone',
        'dropIn',
        'meetingOffice',
        'paperLetter',
        'outreach',
        'contactCentrePhone',
      ]),
      helperName: words(100).optional(),
    }),
    answer: asked,
    created: true,
    refusals: [...ENTRY, 'badForm', 'tooLong', 'notText', 'noFreeTextHere'],
    act: (ctx, { params, body }) =>
      askForMeeting(ctx, { ...defined({ ...body, wishes: body.wishes && defined(body.wishes) }), ...params }),
  })
}

function decisions(app: FastifyInstance): void {
  const state = z.object({ state: z.enum(REQUEST_STATES) })
  forStaff(app, 'contacts', {
    method: 'POST',
    url: '/persons/:personId/meeting-requests/:requestId/decision',
    tag,
    summary: 'Yes, another way, or no',
    description:
      'R-464 – R-466: a no needs a reason, something instead and own words, and gives way to a rule.',
    params: onRequest,
    body: z.discriminatedUnion('decision', [
      z.object({ decision: z.literal('grant') }),
      z.object({
        decision: z.enum(['alternative', 'decline']),
        reason: z.enum(MEETING_DECLINE_REASONS),
        alternative: z.enum(ALTERNATIVES),
        words: words(2000),
      }),
    ]),
    answer: state,
    created: true,
    refusals: [
      ...OPEN,
      'notOwner',
      'needsReason',
      'needsAlternative',
      'grantedByRule',
      'talkRequired',
      'needsNumber',
    ],
    act: (ctx, { params, body }) => decideRequest(ctx, { ...params, ...body }),
  })
  forStaff(app, 'contacts', {
    method: 'POST',
    url: '/persons/:personId/meeting-requests/:requestId/review',
    tag,
    summary: 'A second opinion',
    description: 'R-466: by the lead; it stands, or there is a meeting after all.',
    params: onRequest,
    body: z.object({ meeting: z.boolean(), words: words(2000) }),
    answer: state,
    created: true,
    refusals: [...OPEN, 'notOwner', 'needsReason'],
    act: (ctx, { params, body }) => decideReview(ctx, { ...params, ...body }),
  })
  forStaff(app, 'contacts', {
    method: 'POST',
    url: '/persons/:personId/meeting-requests/:requestId/withdrawal',
    tag,
    summary: 'The person needs it no more',
    description: 'R-003: with what the person said.',
    params: onRequest,
    body: z.object({ said: words(300) }),
    answer: z.null(),
    created: true,
    refusals: [...OPEN, 'needsReason'],
    act: (ctx, { params, body }) => withdrawRequest(ctx, { ...params, ...body, channel: 'officePhone' }),
  })
}
