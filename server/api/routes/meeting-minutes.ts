import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import * as talk from '../../../office/meetings/talk/actions.ts'
import { ALOUD_HOW, SAID_HOW } from '../../../office/meetings/talk/model.ts'
import { defined } from '../defined.ts'
import { forPerson, forStaff } from '../endpoint.ts'
import { at, id, letter } from '../schemas/common.ts'
import { ended, ending, HELD, mine, one, TEXT, writing } from '../schemas/meeting-talk.ts'

const tag = 'Meetings'

/** how a meeting ends, and its minutes: sent by staff, corrected and confirmed by the person. */
export function serveMeetingMinutes(app: FastifyInstance): void {
  ofThePerson(app)
  ofStaff(app)
}

function ofThePerson(app: FastifyInstance): void {
  forPerson(app, {
    method: 'POST',
    url: '/me/meetings/:meetingId/minutes/comments',
    tag,
    summary: 'The minutes are not how it was',
    description: 'R-470: stands beside the minutes; an answer is owed.',
    params: mine,
    body: z.object({ text: letter }),
    answer: z.object({ promiseId: id, dueAt: at }),
    created: true,
    refusals: ['notFound', ...TEXT],
    act: (ctx, { params, body }) =>
      talk.commentMinutes(ctx, { ...params, ...body, personId: ctx.actor.personId }),
  })
  forPerson(app, {
    method: 'POST',
    url: '/me/meetings/:meetingId/minutes/confirmation',
    tag,
    summary: 'The minutes are how it was',
    description: 'R-470: of the version that was read.',
    params: mine,
    body: z.object({ version: z.int().min(1) }),
    answer: z.null(),
    created: true,
    refusals: ['notFound', 'conflict'],
    act: (ctx, { params, body }) =>
      talk.confirmMinutes(ctx, { ...params, ...body, personId: ctx.actor.personId }),
  })
}

function ofStaff(app: FastifyInstance): void {
  forStaff(app, 'contacts', {
    method: 'POST',
    url: '/persons/:personId/meetings/:meetingId/end',
    tag,
    summary: 'The meeting was held',
    description: 'R-065, R-470 – R-475: with everything its kind demands; the minutes are owed from now on.',
    params: one,
    body: ending,
    answer: ended,
    created: true,
    refusals: [
      ...HELD,
      'conflict',
      'badForm',
      'areasOpen',
      'explainFirst',
      'attendanceMissing',
      'residentAway',
      'nextStepsMissing',
      'interpreterUnwritten',
      'teachBackMissing',
      ...TEXT,
    ],
    act: (ctx, { params, body }) => talk.endMeeting(ctx, { ...params, ...defined(body) }),
  })
  forStaff(app, 'contacts', {
    method: 'POST',
    url: '/persons/:personId/meetings/:meetingId/minutes',
    tag,
    summary: 'Send the minutes',
    description: 'R-470, R-475: by matter, in the person’s language with the Norwegian original beside it.',
    params: one,
    body: writing,
    answer: z.object({
      version: z.number(),
      messageId: id,
      reaches: z.boolean(),
      aloud: z.enum(['language', 'reading']).optional().describe('why they must be read to the person'),
    }),
    created: true,
    refusals: [...HELD, 'conflict', 'badForm', ...TEXT],
    act: (ctx, { params, body }) =>
      talk.writeMinutes(ctx, {
        ...params,
        ...defined({ after: body.after, agreed: body.agreed }),
        parts: body.parts.map((part) => defined(part)),
      }),
  })
  forStaff(app, 'contacts', {
    method: 'POST',
    url: '/persons/:personId/meetings/:meetingId/minutes/confirmation',
    tag,
    summary: 'The person said that the minutes are how it was',
    description: 'R-470: by telephone, at the desk, in a meeting or on paper; written down as said so.',
    params: one,
    body: z.object({ version: z.int().min(1), said: z.enum(SAID_HOW) }),
    answer: z.null(),
    created: true,
    refusals: ['notFound', 'needsPurpose', 'conflict', 'badForm'],
    act: (ctx, { params, body }) => talk.confirmMinutes(ctx, { ...params, ...body }),
  })
  forStaff(app, 'contacts', {
    method: 'POST',
    url: '/persons/:personId/meetings/:meetingId/minutes/reading',
    tag,
    summary: 'The minutes were read aloud',
    description: 'R-470: never in Norwegian to whoever needs another language.',
    params: one,
    body: z.object({ how: z.enum(ALOUD_HOW) }),
    answer: z.null(),
    created: true,
    refusals: ['notFound', 'needsPurpose', 'badForm', 'interpreterStays'],
    act: (ctx, { params, body }) => talk.minutesReadAloud(ctx, { ...params, ...body }),
  })
  forStaff(app, 'contacts', {
    method: 'POST',
    url: '/persons/:personId/meetings/:meetingId/participants/:participantId/copy',
    tag,
    summary: 'A party was handed their part of the minutes on paper',
    description: 'R-475: what the person lets them hear; the others get a link of their own.',
    params: one.extend({ participantId: id }),
    answer: z.null(),
    created: true,
    refusals: ['notFound', 'needsPurpose'],
    act: (ctx, { params }) => talk.handedCopy(ctx, params),
  })
}
