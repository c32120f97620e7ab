import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import * as paper from '../../../office/meetings/paper/actions.ts'
import { OTHERS_SAID, PAPERS, SHOWN_PAGES } from '../../../office/meetings/paper/model.ts'
import { myPaper, paperFor } from '../../../office/meetings/paper/views.ts'
import { AREA_STATES, MATTERS } from '../../../office/meetings/talk/model.ts'
import { defined } from '../defined.ts'
import { forPerson, forStaff } from '../endpoint.ts'
import { at, id } from '../schemas/common.ts'
import { mine, one } from '../schemas/meeting-talk.ts'

const tag = 'Meetings'
const shown = z.object({
  id,
  kind: z.enum(PAPERS),
  until: at,
  byPerson: z.boolean(),
  others: z.boolean().describe('R-475: those at the table may see it too'),
  address: z.string().optional(),
  language: z.string().optional(),
  parts: z.array(z.string()).describe('of a letter; long numbers are hidden'),
  lines: z.array(
    z.object({ matter: z.enum(MATTERS), body: z.string(), state: z.enum(AREA_STATES).optional() }),
  ),
  pointed: z.number().int().optional(),
})
const letters = z.array(z.object({ messageId: id, kind: z.string(), madeAt: at }))
const laid = z.object({ shareId: id, code: z.string(), until: at })
const onTable = z.object({ shareId: id })
const TABLE = ['notFound', 'tooEarly', 'alreadyEnded'] as const

/** what lies on the table of a meeting, on both sides of it. */
export function serveMeetingPaper(app: FastifyInstance): void {
  ofThePerson(app)
  ofStaff(app)
}

function ofThePerson(app: FastifyInstance): void {
  forPerson(app, {
    ...{ method: 'GET', url: '/me/meetings/:meetingId/paper', tag, summary: 'What lies on the table' },
    description: 'R-488: what staff and I look at together, and the letters that I may lay there.',
    params: mine,
    answer: z.object({ open: z.boolean(), paper: shown.optional(), letters }),
    refusals: ['notFound'],
    act: (ctx, { params }) => myPaper(ctx, params),
  })
  forPerson(app, {
    ...{ method: 'POST', url: '/me/meetings/:meetingId/paper', tag, summary: 'Lay a letter of mine there' },
    description: 'R-488: from either side of the office; staff see it while it lies there.',
    params: mine,
    body: z.object({ messageId: id }),
    answer: laid,
    created: true,
    refusals: TABLE,
    act: (ctx, { params, body }) =>
      paper.showPaper(ctx, { ...params, ...body, kind: 'letter', personId: ctx.actor.personId }),
  })
  forPerson(app, {
    ...{ method: 'POST', url: '/me/meetings/:meetingId/paper/others', tag },
    summary: 'Whether those at the table may see it',
    description: 'R-475: can be taken back.',
    params: mine,
    body: onTable.extend({ yes: z.boolean() }),
    answer: z.null(),
    created: true,
    refusals: ['notFound'],
    act: (ctx, { params, body }) =>
      paper.letOthersSee(ctx, { ...params, ...body, personId: ctx.actor.personId }),
  })
}

function ofStaff(app: FastifyInstance): void {
  const url = '/persons/:personId/meetings/:meetingId/paper'
  forStaff(app, 'contacts', {
    ...{ method: 'GET', url, tag, summary: 'What lies on the table of a meeting' },
    description: 'R-488: with the code that the person types at /vis, which opens it once.',
    params: one,
    answer: z.object({
      open: z.boolean(),
      paper: shown.optional(),
      letters,
      code: z.string().optional(),
      opened: z.boolean(),
      seenBy: z.number().int(),
      lines: z.array(z.object({ matter: z.enum(MATTERS), body: z.string() })),
    }),
    refusals: ['notFound', 'needsPurpose'],
    act: (ctx, { params }) => paperFor(ctx, params),
  })
  forStaff(app, 'contacts', {
    ...{ method: 'POST', url, tag, summary: 'Lay a paper on the table' },
    description:
      'R-488: the sheet that is filled in, a letter that the caller may read, or the way to a page.',
    params: one,
    body: z.object({
      kind: z.enum(PAPERS),
      messageId: id.optional(),
      address: z.enum(SHOWN_PAGES).optional(),
    }),
    answer: laid,
    created: true,
    refusals: [...TABLE, 'needsPurpose', 'badForm'],
    act: (ctx, { params, body: { kind, messageId = '', address = '' } }) =>
      paper.showPaper(
        ctx,
        kind === 'letter'
          ? { ...params, kind, messageId }
          : kind === 'page'
            ? { ...params, kind, address }
            : { ...params, kind },
      ),
  })
  forStaff(app, 'contacts', {
    ...{ method: 'PUT', url: `${url}/lines/:matter`, tag, summary: 'Write on the sheet' },
    description: 'R-488: seen at once by all who may hear it; an empty text takes the line off.',
    params: one.extend({ matter: z.enum(MATTERS) }),
    body: z.object({ text: z.string().max(3000) }),
    answer: z.null(),
    refusals: ['notFound', 'needsPurpose', 'notBegun', 'alreadyEnded', 'badForm', 'tooLong', 'notText'],
    act: (ctx, { params, body }) => paper.writeOnSheet(ctx, { ...params, ...body }),
  })
  forStaff(app, 'contacts', {
    ...{ method: 'POST', url: `${url}/others`, tag, summary: 'What the person said of who may see it' },
    description: 'R-475, R-718: `said` is how, where the answer is yes.',
    params: one,
    body: onTable.extend({ yes: z.boolean(), said: z.enum(OTHERS_SAID).optional() }),
    answer: z.null(),
    created: true,
    refusals: ['notFound', 'needsPurpose', 'badForm'],
    act: (ctx, { params, body }) => paper.letOthersSee(ctx, { ...params, ...defined(body) }),
  })
}
