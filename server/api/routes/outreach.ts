import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { ok } from '../../../office/kernel/result.ts'
import {
  addPlace,
  closePlace,
  endTeamHours,
  planOutreach,
  sayBack,
  setTeamHours,
} from '../../../office/visits/outreach/actions.ts'
import { outreachFigures } from '../../../office/visits/outreach/figures.ts'
import { ARENAS } from '../../../office/visits/outreach/model.ts'
import { KEPT_FOR } from '../../../office/visits/outreach/place-rules.ts'
import { outreachPlaces } from '../../../office/visits/outreach/places.ts'
import { teamHours } from '../../../office/visits/outreach/team-hours.ts'
import { outreachToday } from '../../../office/visits/outreach/views.ts'
import { defined } from '../defined.ts'
import { forStaff } from '../endpoint.ts'
import { at, day, id, words } from '../schemas/common.ts'

const tag = 'visits'
const local = words(30).describe('A time in Oslo, as `2026-03-03T18:00`.')
const clock = words(5).describe('As `10:00`.')

/** Outside the office. What a phone of a round keeps is sent from its own page. */
export function serveOutreachApi(app: FastifyInstance): void {
  serveRounds(app)
  servePlaces(app)
  serveTeamHours(app)
}

function serveRounds(app: FastifyInstance): void {
  forStaff(app, 'contacts', {
    method: 'GET',
    url: '/outreach/visits',
    tag,
    summary: 'The visits outside of today',
    description:
      'R-477: those one goes on, those one waits for, and for the leader those nobody is back from. Never of somebody one may not know of.',
    answer: z.object({
      visits: z.array(
        z.object({
          visitId: id,
          personId: id.optional(),
          name: z.string().optional(),
          placeKind: z.enum(ARENAS),
          place: z.string(),
          startsAt: at,
          backAt: at,
          goes: z.string(),
          safety: z.string(),
          mine: z.boolean(),
          back: z.boolean(),
          missed: z.boolean(),
          entries: z.number(),
        }),
      ),
    }),
    refusals: [],
    act: async (ctx) => ok({ visits: await outreachToday(ctx) }),
  })
  forStaff(app, 'contacts', {
    method: 'POST',
    url: '/outreach/visits',
    tag,
    summary: 'Plan a visit outside the office',
    description:
      'R-477: to a person, or a round of a place. A colleague of the office waits, and is told when nobody is back.',
    body: z.object({
      personId: id.optional(),
      placeId: id.optional().describe('R-539: of the register; it says the place itself.'),
      placeKind: z.enum(ARENAS).optional(),
      place: words(200).optional(),
      startsAt: local,
      backAt: local,
      safetyStaffId: id,
    }),
    answer: z.object({ visitId: id }),
    created: true,
    refusals: ['notFound', 'badForm', 'inPast', 'needsPurpose'],
    act: (ctx, { body }) =>
      planOutreach(ctx, { placeKind: '', place: '', ...defined(body), personId: body.personId ?? null }),
  })
  forStaff(app, 'contacts', {
    method: 'POST',
    url: '/outreach/visits/:visitId/back',
    tag,
    summary: 'Say that one is back',
    description: 'R-477: nobody need look any more. Said twice, it was said the first time.',
    params: z.object({ visitId: id }),
    body: z.object({}),
    refusals: ['notFound'],
    act: (ctx, { params }) => sayBack(ctx, params),
  })
  forStaff(app, 'leader', {
    method: 'GET',
    url: '/outreach/figures',
    tag,
    summary: 'What came of going out',
    description:
      'R-539, R-799: by kind of place, in whole weeks; absent where it is of so few that it could point at somebody. For whoever leads the office.',
    query: z.object({ from: day.optional(), until: day.optional() }),
    answer: z.object({
      from: day,
      until: day,
      least: z.number(),
      rows: z.array(
        z.object({
          kind: z.enum(ARENAS),
          rounds: z.number(),
          notBack: z.number(),
          unnamed: z.number(),
          named: z.number().optional(),
          agreed: z.number().optional(),
          kept: z.number().optional(),
        }),
      ),
      places: z.array(z.object({ name: z.string(), rounds: z.number(), unnamed: z.number() })),
    }),
    refusals: ['notFound', 'badPeriod'],
    act: async (ctx, { query }) => await outreachFigures(ctx, defined(query)),
  })
}

function servePlaces(app: FastifyInstance): void {
  forStaff(app, 'contacts', {
    method: 'GET',
    url: '/outreach/places',
    tag,
    summary: 'The places where people are met outside',
    description: 'R-539: of one’s own office, with when somebody was there last, and nobody who was met.',
    answer: z.object({
      places: z.array(
        z.object({
          id,
          kind: z.enum(ARENAS),
          name: z.string(),
          address: z.string(),
          contact: z.string(),
          lastAt: at.optional(),
        }),
      ),
    }),
    refusals: ['notFound'],
    act: async (ctx) => {
      const found = await outreachPlaces(ctx)
      return found.ok ? ok({ places: found.value }) : found
    },
  })
  forStaff(app, 'contacts', {
    method: 'POST',
    url: '/outreach/places',
    tag,
    summary: 'Add a place to the register',
    description: 'R-539: nobody’s home. Said again under the same name, it is the same place.',
    body: z.object({
      kind: z.enum(ARENAS),
      name: words(200),
      address: words(300).optional(),
      contact: words(300).optional(),
    }),
    answer: z.object({ placeId: id }),
    created: true,
    refusals: ['notFound', 'badForm', 'empty', 'tooLong', 'tooMany'],
    act: (ctx, { body }) => addPlace(ctx, defined(body)),
  })
  forStaff(app, 'contacts', {
    method: 'DELETE',
    url: '/outreach/places/:placeId',
    tag,
    summary: 'Close a place',
    description: 'R-539: what came of it stays counted; hours there end.',
    params: z.object({ placeId: id }),
    refusals: ['notFound'],
    act: (ctx, { params }) => closePlace(ctx, params),
  })
}

function serveTeamHours(app: FastifyInstance): void {
  forStaff(app, 'contacts', {
    method: 'GET',
    url: '/team-hours',
    tag,
    summary: 'When the named teams receive whoever comes',
    description: 'R-541: in the reception, or at a place outside.',
    answer: z.object({
      hours: z.array(
        z.object({
          id,
          team: z.string(),
          place: z.string().optional(),
          address: z.string().optional(),
          weekday: z.number(),
          opens: clock,
          closes: clock,
          from: day,
          until: day.optional(),
          keptFor: z.enum(KEPT_FOR),
        }),
      ),
    }),
    refusals: ['notFound'],
    act: async (ctx) => {
      const found = await teamHours(ctx)
      return found.ok ? ok({ hours: found.value.hours }) : found
    },
  })
  forStaff(app, 'leader', {
    method: 'POST',
    url: '/team-hours',
    tag,
    summary: 'Keep hours for whoever comes to a team',
    description: 'R-541: nobody in the team can be booked then. For whoever leads the office.',
    body: z.object({
      teamId: id,
      placeId: id.optional(),
      weekday: z.int().min(1).max(7),
      opens: clock,
      closes: clock,
      fromDay: day,
      untilDay: day.optional(),
      keptFor: z
        .enum(KEPT_FOR)
        .optional()
        .describe('R-453: `regulars`: those who have the team as theirs book in them, and nobody else.'),
    }),
    answer: z.object({ hoursId: id }),
    created: true,
    refusals: ['notFound', 'badForm', 'inPast', 'windowsOverlap'],
    act: (ctx, { body }) => setTeamHours(ctx, { ...body, placeId: body.placeId ?? null }),
  })
  forStaff(app, 'leader', {
    method: 'DELETE',
    url: '/team-hours/:hoursId',
    tag,
    summary: 'Keep the hours of a team no more',
    description: 'R-541: from today on they can be booked.',
    params: z.object({ hoursId: id }),
    refusals: ['notFound'],
    act: (ctx, { params }) => endTeamHours(ctx, params),
  })
}
