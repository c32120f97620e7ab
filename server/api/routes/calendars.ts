import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { ok } from '../../../office/kernel/result.ts'
import {
  addCalendar,
  makeMyCalendar,
  makeStaffCalendar,
  removeCalendar,
  revokeMyCalendar,
  revokeStaffCalendar,
} from '../../../office/meetings/actions.ts'
import { TAKEN_BY } from '../../../office/meetings/booking/taken.ts'
import { myCalendars, myTaken, staffCalendar } from '../../../office/meetings/views.ts'
import { forPerson, forStaff } from '../endpoint.ts'
import { at, id, words } from '../schemas/common.ts'

const tag = 'Calendars'
const address = z.object({
  address: z
    .url()
    .describe('Whoever has it reads when and where; it is given this once, and the one before is dead.'),
})
const source = z.object({
  calendarId: id,
  host: z.string(),
  readAt: at.optional(),
  failure: z.string().optional().describe('Why it could not be read last; what it said before stands.'),
  entries: z.int(),
  leftOut: z.int().describe('Entries that could not be read; the others count.'),
})

/** calendars in and out, and when one is taken. */
export function serveCalendars(app: FastifyInstance): void {
  forPerson(app, {
    ...{ method: 'POST', url: '/me/calendar', tag, summary: 'My appointments at an address of my own' },
    description: 'R-489: when and where, without a name or a theme.',
    answer: address,
    created: true,
    refusals: [],
    act: async (ctx) => ok(await makeMyCalendar(ctx)),
  })
  forPerson(app, {
    ...{ method: 'DELETE', url: '/me/calendar', tag, summary: 'No address any more' },
    description: 'R-489: the address is dead at once.',
    answer: z.null(),
    refusals: [],
    act: async (ctx) => {
      await revokeMyCalendar(ctx)
      return ok(null)
    },
  })
  ofStaff(app)
}

function ofStaff(app: FastifyInstance): void {
  forStaff(app, 'workList', {
    ...{ method: 'GET', url: '/work/calendars', tag, summary: 'My calendars and when I am taken' },
    description: 'R-489: the calendars that are read, how that went, and two weeks of what takes the time.',
    answer: z.object({
      feedSince: at.optional(),
      calendars: z.array(source),
      taken: z.array(z.object({ from: at, until: at, by: z.enum(TAKEN_BY) })),
    }),
    refusals: [],
    act: async (ctx) => {
      const feed = await staffCalendar(ctx)
      return ok({
        ...(feed === null ? {} : { feedSince: feed.madeAt }),
        calendars: (await myCalendars(ctx)).map(({ id: calendarId, url, readAt, failure, ...one }) => ({
          ...one,
          calendarId,
          host: URL.parse(url)?.host ?? '',
          ...(readAt === null ? {} : { readAt }),
          ...(failure === null ? {} : { failure }),
        })),
        taken: await myTaken(ctx),
      })
    },
  })
  forStaff(app, 'workList', {
    ...{ method: 'POST', url: '/work/calendars', tag, summary: 'Read a calendar of mine' },
    description: 'R-489: only when one is taken is kept of it.',
    body: z.object({ url: words(2000) }),
    answer: z.object({ calendarId: id }),
    created: true,
    refusals: ['badForm', 'tooMany'],
    act: async (ctx, { body }) => {
      const done = await addCalendar(ctx, body)
      return done.ok ? ok({ calendarId: done.value.id }) : done
    },
  })
  forStaff(app, 'workList', {
    ...{ method: 'DELETE', url: '/work/calendars/:calendarId', tag, summary: 'Read it no more' },
    description: 'R-489: what it said is forgotten at once.',
    params: z.object({ calendarId: id }),
    answer: z.null(),
    refusals: ['notFound'],
    act: (ctx, { params }) => removeCalendar(ctx, { id: params.calendarId }),
  })
  forStaff(app, 'workList', {
    ...{ method: 'POST', url: '/work/calendars/feed', tag, summary: 'My meetings at an address of my own' },
    description: 'R-489: a new one makes the one before dead.',
    answer: address,
    created: true,
    refusals: [],
    act: async (ctx) => ok(await makeStaffCalendar(ctx)),
  })
  forStaff(app, 'workList', {
    ...{
      method: 'DELETE',
      url: '/work/calendars/feed',
      tag,
      summary: 'No address for the employee’s calendar any more',
    },
    description: 'R-489: the address is dead at once.',
    answer: z.null(),
    refusals: [],
    act: async (ctx) => {
      await revokeStaffCalendar(ctx)
      return ok(null)
    },
  })
}
