import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { ok } from '../../../office/kernel/result.ts'
import * as talk from '../../../office/meetings/talk/actions.ts'
import {
  AREA_STATES,
  AREAS,
  EXPLAINED,
  TEACH_BACK_REASONS,
  TEACH_BACKS,
} from '../../../office/meetings/talk/model.ts'
import { myTalk } from '../../../office/meetings/talk/views.ts'
import { defined } from '../defined.ts'
import { forPerson, forStaff } from '../endpoint.ts'
import { at, id, letter, words } from '../schemas/common.ts'
import { attendance, HELD, joining, matters, mine, one, TEXT, talkOfMine } from '../schemas/meeting-talk.ts'

const tag = 'Meetings'

/** the meeting itself, for the person and for staff, until it ends. */
export function serveMeetingTalk(app: FastifyInstance): void {
  ofThePerson(app)
  beforeIt(app)
  whileItGoesOn(app)
}

function ofThePerson(app: FastifyInstance): void {
  forPerson(app, {
    method: 'GET',
    url: '/me/meetings/:meetingId/talk',
    tag,
    summary: 'What my meeting is about, and what came of it',
    description: 'R-468, R-470: my points first, who takes part, the minutes and what was agreed.',
    params: mine,
    answer: talkOfMine,
    refusals: ['notFound'],
    act: async (ctx, { params }) => {
      const found = await myTalk(ctx, params)
      if (!found.ok) return found
      const { topics, participants, minutes, agreed } = found.value
      return ok({
        topics,
        participants: participants.map((other) => ({ ...other, mayHear: [...other.mayHear] })),
        ...(minutes ? { minutes: { ...minutes, parts: [...minutes.parts] } } : {}),
        agreed,
      })
    },
  })
  forPerson(app, {
    method: 'POST',
    url: '/me/meetings/:meetingId/topics',
    tag,
    summary: 'What I want to talk about',
    description: 'R-468: it comes before what the adviser wants to raise.',
    params: mine,
    body: z.object({ text: letter }),
    answer: z.object({ topicId: id }),
    created: true,
    refusals: ['notFound', 'alreadyEnded', 'tooMany', ...TEXT],
    act: (ctx, { params, body }) =>
      talk.raiseTopic(ctx, { ...params, ...body, personId: ctx.actor.personId }),
  })
  forPerson(app, {
    method: 'POST',
    url: '/me/meetings/:meetingId/participants/:participantId/answer',
    tag,
    summary: 'Whether somebody may take part, and what they hear',
    description: 'R-475: a no takes their link away at once.',
    params: mine.extend({ participantId: id }),
    body: z.object({ answer: z.enum(['approved', 'declined']), mayHear: matters.optional() }),
    answer: z.null(),
    created: true,
    refusals: ['notFound', 'alreadyEnded', 'badForm'],
    act: (ctx, { params, body }) =>
      talk.answerParticipant(ctx, { ...params, ...defined(body), personId: ctx.actor.personId }),
  })
  forPerson(app, {
    method: 'POST',
    url: '/me/meetings/:meetingId/video-refusal',
    tag,
    summary: 'I do not want video',
    description: 'R-474: needs no reason and has no consequence.',
    params: mine,
    answer: z.null(),
    created: true,
    refusals: ['notFound', 'alreadyEnded'],
    act: (ctx, { params }) => talk.declineVideo(ctx, { ...params, personId: ctx.actor.personId }),
  })
}

function beforeIt(app: FastifyInstance): void {
  forStaff(app, 'contacts', {
    method: 'POST',
    url: '/persons/:personId/meetings/:meetingId/topics',
    tag,
    summary: 'A point for a meeting',
    description: 'R-468: `forPerson` where the person said it by telephone or at the desk.',
    params: one,
    body: z.object({ text: letter, forPerson: z.boolean().optional() }),
    answer: z.object({ topicId: id }),
    created: true,
    refusals: ['notFound', 'needsPurpose', 'alreadyEnded', 'tooMany', ...TEXT],
    act: (ctx, { params, body }) => talk.raiseTopic(ctx, { ...params, ...defined(body) }),
  })
  forStaff(app, 'contacts', {
    method: 'POST',
    url: '/persons/:personId/meetings/:meetingId/participants',
    tag,
    summary: 'One more at the table',
    description: 'R-475: from outside only with the person’s yes; `many` advises to split, and stops nobody.',
    params: one,
    body: joining,
    answer: z.object({ participantId: id, approval: z.string(), many: z.boolean(), count: z.number() }),
    created: true,
    refusals: ['notFound', 'needsPurpose', 'alreadyEnded', 'badForm', 'tooMany'],
    act: (ctx, { params, body }) => talk.addParticipant(ctx, { ...params, ...defined(body) }),
  })
  forStaff(app, 'contacts', {
    method: 'POST',
    url: '/persons/:personId/meetings/:meetingId/absence',
    tag,
    summary: 'The person did not come',
    description:
      'R-474, R-480: not where video was refused, the summons never reached, or another time was asked for.',
    params: one,
    body: z.object({ version: z.int() }),
    answer: z.object({ promiseId: id, dueAt: at }),
    created: true,
    refusals: [
      'notFound',
      'needsPurpose',
      'alreadyEnded',
      'conflict',
      'tooEarly',
      'videoDeclined',
      'summonsNotReached',
      'moveWaits',
    ],
    act: (ctx, { params, body }) => talk.personNotThere(ctx, { ...params, ...body }),
  })
}

function whileItGoesOn(app: FastifyInstance): void {
  forStaff(app, 'contacts', {
    method: 'POST',
    url: '/persons/:personId/meetings/:meetingId/start',
    tag,
    summary: 'The meeting begins',
    description: 'R-470: nothing is moved after that.',
    params: one,
    answer: z.null(),
    created: true,
    refusals: ['notFound', 'needsPurpose', 'alreadyEnded', 'tooEarly'],
    act: (ctx, { params }) => talk.beginMeeting(ctx, params),
  })
  forStaff(app, 'contacts', {
    method: 'POST',
    url: '/persons/:personId/meetings/:meetingId/areas',
    tag,
    summary: 'What was said of an area',
    description: 'R-473: covered, later, or declined by the person.',
    params: one,
    body: z.object({ area: z.enum(AREAS), state: z.enum(AREA_STATES), note: words(2000).optional() }),
    answer: z.null(),
    created: true,
    refusals: [...HELD, 'badForm', ...TEXT],
    act: (ctx, { params, body }) => talk.coverArea(ctx, { ...params, ...defined(body) }),
  })
  forStaff(app, 'contacts', {
    method: 'PUT',
    url: '/persons/:personId/meetings/:meetingId/explained',
    tag,
    summary: 'What has been gone through',
    description: 'R-472: the whole list.',
    params: one,
    body: z.object({ explained: z.array(z.enum(EXPLAINED)).max(EXPLAINED.length) }),
    answer: z.null(),
    refusals: [...HELD],
    act: (ctx, { params, body }) => talk.markExplained(ctx, { ...params, ...body }),
  })
  forStaff(app, 'contacts', {
    method: 'PUT',
    url: '/persons/:personId/meetings/:meetingId/teach-back',
    tag,
    summary: 'The main point in the person’s own words',
    description: 'R-471: never yes or no.',
    params: one,
    body: z.object({
      how: z.enum(TEACH_BACKS),
      words: words(2000).optional(),
      reason: z.enum(TEACH_BACK_REASONS).optional(),
    }),
    answer: z.null(),
    refusals: [...HELD, 'badForm', 'ownWordsMissing', 'needsReason', ...TEXT],
    act: (ctx, { params, body }) => talk.recordTeachBack(ctx, { ...params, ...defined(body) }),
  })
  forStaff(app, 'contacts', {
    method: 'PUT',
    url: '/persons/:personId/meetings/:meetingId/attendance',
    tag,
    summary: 'Who was there, and the next step of each',
    description: 'R-475.',
    params: one,
    body: attendance,
    answer: z.null(),
    refusals: [...HELD, 'badForm'],
    act: (ctx, { params, body }) =>
      talk.seenThere(ctx, { ...params, seen: body.seen.map((seen) => defined(seen)) }),
  })
}
