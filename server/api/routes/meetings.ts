import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { Ctx } from '../../../office/kernel/context.ts'
import { ok } from '../../../office/kernel/result.ts'
import {
  bookMeeting,
  cancelMeeting,
  freeSlots,
  moveMeeting,
} from '../../../office/meetings/booking/actions.ts'
import { type Appointment, appointmentsFor, myAppointments } from '../../../office/meetings/booking/views.ts'
import { MEETING_KINDS, MEETING_MODES } from '../../../office/meetings/model.ts'
import { defined } from '../defined.ts'
import { forPerson, forStaff } from '../endpoint.ts'
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
  what,
} from '../schemas/meetings.ts'

const tag = 'Meetings'
const appointment = z.object({
  meetingId: id,
  version: z.number().int(),
  kind: z.enum(MEETING_KINDS),
  mode: z.enum(MEETING_MODES),
  startsAt: at,
  endsAt: at,
  state: z.string(),
  with: z.string(),
  place: z.string().optional(),
  interpreted: z.boolean(),
  seriesId: id.optional().describe('the series it belongs to'),
  open: z.boolean().describe('can be moved and cancelled'),
})
const free = z.object({
  ...what,
  interpreted: z.stringbool().default(false).describe('R-364: then it takes half as long again'),
  from: at.optional(),
  until: at.optional(),
})
const slots = z.object({
  slots: z.array(z.object({ staffId: id, placeId: id.optional(), startsAt: at, endsAt: at })),
})
const booked = z.object({ meetingId: id, startsAt: at, endsAt: at })
const moved = z.object({
  startsAt: at,
  endsAt: at,
  toLead: z.boolean().describe('R-481: it goes to the team lead, who offers a time'),
})
const shown = ({
  id: meetingId,
  staffName,
  place,
  address: _,
  purpose: __,
  movedByOffice: ___,
  seriesId,
  ...one
}: Appointment) =>
  defined({
    ...one,
    meetingId,
    with: staffName,
    place: place ?? undefined,
    seriesId: seriesId ?? undefined,
  })

async function times(ctx: Ctx, personId: string, query: z.infer<typeof free>) {
  const { from, until, ...rest } = query
  const found = await freeSlots(ctx, {
    ...defined(rest),
    ...(from === undefined ? {} : { from: Temporal.Instant.from(from) }),
    ...(until === undefined ? {} : { until: Temporal.Instant.from(until) }),
    personId,
  })
  return found.ok
    ? ok({
        slots: found.value.map(({ room: _, placeId, ...slot }) =>
          defined({ ...slot, placeId: placeId ?? undefined }),
        ),
      })
    : found
}

/** appointments, for the person and for staff on their behalf or the office's. */
export function serveMeetings(app: FastifyInstance): void {
  ofPersons(app)
  ofStaff(app)
}

function ofPersons(app: FastifyInstance): void {
  const one = z.object({ meetingId: id })
  forPerson(app, {
    ...{ method: 'GET', url: '/me/meetings', tag, summary: 'My appointments' },
    description: 'R-480: what is ahead, and what was lately.',
    answer: z.object({ meetings: z.array(appointment) }),
    refusals: [],
    act: async (ctx) => ok({ meetings: (await myAppointments(ctx)).map(shown) }),
  })
  forPerson(app, {
    ...{ method: 'GET', url: '/me/meeting-times', tag, summary: 'Free times with those who answer for me' },
    description: 'R-479, R-452: six weeks ahead unless a span is given.',
    query: free,
    answer: slots,
    refusals: ['notFound'],
    act: (ctx, { query }) => times(ctx, ctx.actor.personId, query),
  })
  forPerson(app, {
    ...{ method: 'POST', url: '/me/meetings', tag, summary: 'Book a time' },
    description: 'R-479, R-355: when it is taken, `nearest` holds the nearest free times.',
    body: booking,
    answer: booked,
    created: true,
    refusals: BOOKING,
    act: (ctx, { body }) =>
      bookMeeting(ctx, { ...toBook(body), personId: ctx.actor.personId, channel: 'portalMessage' }),
  })
  forPerson(app, {
    ...{ method: 'POST', url: '/me/meetings/:meetingId/move', tag, summary: 'Move it' },
    description: 'R-480: everybody invited is told once.',
    params: one,
    body: moving,
    answer: moved,
    created: true,
    refusals: MOVING,
    act: (ctx, { params, body }) =>
      moveMeeting(ctx, { ...toMove(body), ...params, personId: ctx.actor.personId }),
  })
  forPerson(app, {
    ...{ method: 'POST', url: '/me/meetings/:meetingId/cancellation', tag, summary: 'Cancel it' },
    description: 'R-480: without any consequence.',
    params: one,
    body: cancelling,
    answer: z.null(),
    created: true,
    refusals: CHANGING,
    act: (ctx, { params, body }) =>
      cancelMeeting(ctx, { ...defined(body), ...params, personId: ctx.actor.personId }),
  })
}

function ofStaff(app: FastifyInstance): void {
  const person = z.object({ personId: id })
  const one = person.extend({ meetingId: id })
  const opening = ['notFound', 'needsPurpose'] as const
  forStaff(app, 'workList', {
    ...{ method: 'GET', url: '/persons/:personId/meetings', tag, summary: 'Appointments of a person' },
    description: 'R-480, R-730: the opening is logged.',
    params: person,
    answer: z.object({ meetings: z.array(appointment) }),
    refusals: opening,
    act: async (ctx, { params }) => {
      const found = await appointmentsFor(ctx, params.personId)
      return found.ok ? ok({ meetings: found.value.map(shown) }) : found
    },
  })
  forStaff(app, 'workList', {
    ...{ method: 'POST', url: '/persons/:personId/meetings', tag, summary: 'Book a meeting' },
    description: 'R-355, R-479: the interpreter is answered first; the person gets a summons.',
    params: person,
    body: booking,
    answer: booked,
    created: true,
    refusals: [...BOOKING, 'needsPurpose'],
    act: (ctx, { params, body }) =>
      bookMeeting(ctx, { ...toBook(body), ...params, channel: 'portalMessage' }),
  })
  forStaff(app, 'workList', {
    ...{ method: 'POST', url: '/persons/:personId/meetings/:meetingId/move', tag, summary: 'Move a meeting' },
    description: 'R-481: the office’s third goes to the team lead; what the person asked for does not count.',
    params: one,
    body: moving.extend(askedBy),
    answer: moved,
    created: true,
    refusals: [...MOVING, 'needsPurpose'],
    act: (ctx, { params, body }) => moveMeeting(ctx, { ...toMove(body), ...params }),
  })
  forStaff(app, 'workList', {
    ...{
      method: 'POST',
      url: '/persons/:personId/meetings/:meetingId/cancellation',
      tag,
      summary: 'Cancel a meeting',
    },
    description: 'R-045, R-481: the office then owes another time.',
    params: one,
    body: cancelling.extend(askedBy),
    answer: z.null(),
    created: true,
    refusals: [...CHANGING, 'needsPurpose'],
    act: (ctx, { params, body }) => cancelMeeting(ctx, { ...defined(body), ...params }),
  })
}
