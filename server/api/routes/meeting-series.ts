import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { bookSeries, cancelSeries, moveSeries } from '../../../office/meetings/actions.ts'
import { EVERY, MOST_IN_SERIES } from '../../../office/meetings/booking/series-rules.ts'
import { forStaff } from '../endpoint.ts'
import { at, id } from '../schemas/common.ts'
import {
  askedBy,
  BOOKING,
  booking,
  CHANGING,
  cancelling,
  MOVING,
  moving,
  toBook,
  toMove,
} from '../schemas/meetings.ts'

const tag = 'Meetings'
const person = z.object({ personId: id })
const one = person.extend({ meetingId: id })
const done = z.object({
  seriesId: id,
  meetings: z.array(z.object({ meetingId: id, startsAt: at })),
  missed: z
    .array(z.object({ startsAt: at, reason: z.string() }))
    .describe(
      'Times that could not be had: left out of a new series, and left where they were when all are moved.',
    ),
})

/** the same talk again and again, at the same time on the clock. */
export function serveMeetingSeries(app: FastifyInstance): void {
  forStaff(app, 'workList', {
    ...{ method: 'POST', url: '/persons/:personId/meeting-series', tag, summary: 'Book a series' },
    description: 'R-479: the person is told once of all of them.',
    params: person,
    body: booking.extend({ every: z.enum(EVERY), times: z.int().min(2).max(MOST_IN_SERIES) }),
    answer: done,
    created: true,
    refusals: [...BOOKING, 'needsPurpose'],
    act: (ctx, { params, body: { every, times, ...body } }) =>
      bookSeries(ctx, { ...toBook(body), ...params, every, times, channel: 'portalMessage' }),
  })
  forStaff(app, 'workList', {
    ...{
      method: 'POST',
      url: '/persons/:personId/meetings/:meetingId/move-rest',
      tag,
      summary: 'Move the rest',
    },
    description:
      'R-480, R-481: this one and all after it, by as many days and to the same time on the clock.',
    params: one,
    body: moving.extend({ ...askedBy, startsAt: at }),
    answer: done,
    created: true,
    refusals: [...MOVING, 'needsPurpose'],
    act: (ctx, { params, body }) =>
      moveSeries(ctx, { ...toMove(body), ...params, startsAt: Temporal.Instant.from(body.startsAt) }),
  })
  forStaff(app, 'workList', {
    ...{
      method: 'POST',
      url: '/persons/:personId/meetings/:meetingId/cancel-rest',
      tag,
      summary: 'Cancel the rest',
    },
    description: 'R-045: where the office cancels, it owes one other time for all of them.',
    params: one,
    body: cancelling.omit({ version: true }).extend(askedBy),
    answer: z.object({ cancelled: z.int() }),
    created: true,
    refusals: [...CHANGING, 'needsPurpose'],
    act: (ctx, { params, body: { reason, askedBy: asked } }) =>
      cancelSeries(ctx, { ...params, askedBy: asked, reason: reason ?? null }),
  })
}
