import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { callFigures } from '../../../office/calls/views.ts'
import { ok } from '../../../office/kernel/result.ts'
import { endAbsence, registerAbsence } from '../../../office/people/actions.ts'
import { directory } from '../../../office/people/views.ts'
import { readNotices } from '../../../office/threads/actions.ts'
import { LISTS } from '../../../office/threads/views/work-list.ts'
import {
  myNotices,
  officeFigures,
  triageQueue,
  waitingReport,
  workList,
} from '../../../office/threads/views.ts'
import { defined } from '../defined.ts'
import { forStaff } from '../endpoint.ts'
import { flag, id, instantGiven, side, urgency, words } from '../schemas/common.ts'
import { callFigures as callFiguresShape } from '../schemas/figures.ts'
import * as shapes from '../schemas/staff.ts'

/** What employees do with their own day: lists, notices, absence; and what leaders see. */
export function serveWork(app: FastifyInstance): void {
  lists(app)
  leader(app)
  absence(app)
}

function lists(app: FastifyInstance): void {
  const tag = 'Work list'
  forStaff(app, 'workList', {
    method: 'GET',
    url: '/work-list',
    tag,
    summary: 'Work list',
    description:
      'R-037: open promises of one list by urgency, due time and need, fifty a page, with the counts of every list.',
    query: z.object({
      list: z.enum(LISTS).default('mine'),
      side: side.optional(),
      urgency: urgency.optional(),
      theme: words(60).optional(),
      language: words(10).optional(),
      late: flag.optional(),
      page: z.coerce.number().int().min(1).max(10_000).optional(),
    }),
    answer: shapes.workList,
    refusals: [],
    act: async (ctx, { query }) => ok(await workList(ctx, defined(query))),
  })
  forStaff(app, 'workList', {
    method: 'GET',
    url: '/triage',
    tag,
    summary: 'Triage queue',
    description:
      'R-104, R-113: what nobody has recognised, with the best guesses and the words that led to them.',
    answer: shapes.triage,
    refusals: [],
    act: async (ctx) => ok(await triageQueue(ctx)),
  })
  forStaff(app, 'workList', {
    method: 'GET',
    url: '/notices',
    tag,
    summary: 'My notices',
    description: 'R-347: what the reader has been told, unread first.',
    answer: shapes.notices,
    refusals: [],
    act: async (ctx) => ok({ notices: await myNotices(ctx) }),
  })
  forStaff(app, 'workList', {
    method: 'POST',
    url: '/notices/read',
    tag,
    summary: 'Mark notices as read',
    description: 'R-347: one of them, or all of them when none is named.',
    body: z.object({ id: id.optional() }),
    refusals: [],
    act: (ctx, { body }) => readNotices(ctx, defined(body)),
  })
  forStaff(app, 'workList', {
    method: 'GET',
    url: '/directory',
    tag,
    summary: 'Who can be given something',
    description:
      'R-110: people and teams of the reader’s office and the person’s, and the central units as queues.',
    query: z.object({ personId: id.optional() }),
    answer: shapes.directory,
    refusals: [],
    act: async (ctx, { query }) => ok(await directory(ctx, defined(query))),
  })
}

function leader(app: FastifyInstance): void {
  const tag = 'Leader'
  forStaff(app, 'leader', {
    method: 'GET',
    url: '/leader/figures',
    tag,
    summary: 'Figures of the office',
    description:
      'R-788: promises kept and late over seven days, and the load on each. For those who lead; else 404.',
    answer: shapes.figures,
    refusals: ['notFound'],
    act: (ctx) => officeFigures(ctx),
  })
  forStaff(app, 'leader', {
    method: 'GET',
    url: '/leader/waiting',
    tag,
    summary: 'Waiting by channel and sender',
    description:
      'R-010, R-799: medians over seven days, and a flag where they differ too much. Small cells are left out.',
    answer: shapes.waiting,
    refusals: ['notFound'],
    act: (ctx) => waitingReport(ctx),
  })
  forStaff(app, 'leader', {
    method: 'GET',
    url: '/leader/calls',
    tag,
    summary: 'Figures of the telephone',
    description:
      'R-802, R-808 – R-810: whole weeks, at most fourteen, in all and by line, language and side; each figure of speed beside ' +
      'its figures of quality. Left out where it is of too few people, or could tell of them (R-799). Who leads an office sees ' +
      'its people’s calls, who leads the contact centre sees the lines; else 404.',
    query: z.object({ from: z.iso.date().optional(), until: z.iso.date().optional() }),
    answer: callFiguresShape,
    refusals: ['notFound', 'badPeriod'],
    act: (ctx, { query }) => callFigures(ctx, defined(query)),
  })
}

const absent = z.object({ staffId: id })
const covered = z
  .object({ absenceId: id, moved: z.int() })
  .meta({ id: 'Covered', description: 'How many promises got somebody who is there, or went back.' })

function absence(app: FastifyInstance): void {
  const tag = 'Absence'
  const url = '/staff/:staffId/absence'
  forStaff(app, 'absences', {
    method: 'POST',
    url,
    tag,
    summary: 'Register absence',
    description:
      'R-509: everything on the desk has somebody who is there, with its clock unchanged. By the employee or the leader. ' +
      'Without a named cover the deputy acts.',
    params: absent,
    body: z.object({
      from: instantGiven,
      until: instantGiven.optional(),
      cover: z.union([z.object({ staffId: id }), z.object({ teamId: id })]).optional(),
    }),
    answer: covered,
    created: true,
    refusals: ['notFound', 'notOwner', 'badForm', 'conflict'],
    act: (ctx, { params, body }) => registerAbsence(ctx, params.staffId, defined(body)),
  })
  forStaff(app, 'absences', {
    method: 'DELETE',
    url,
    tag,
    summary: 'End absence',
    description: 'R-509: what is still open goes back; what was closed stays closed.',
    params: absent,
    answer: covered,
    refusals: ['notFound', 'notOwner', 'alreadyEnded'],
    act: (ctx, { params }) => endAbsence(ctx, params.staffId),
  })
}
