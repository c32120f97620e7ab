import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { ok } from '../../../office/kernel/result.ts'
import { TASKS } from '../../../office/people/profile/model.ts'
import { VISIT_OUTCOMES, VISIT_REASONS } from '../../../office/visits/model.ts'
import {
  callNext,
  checkIn,
  closeVisit,
  giveSlip,
  identifyVisitor,
  recordDeed,
  referVisitor,
} from '../../../office/visits/reception/actions.ts'
import { TAKEN } from '../../../office/visits/reception/alone.ts'
import { PLAIN_DEEDS, RECEIVER_KINDS, SLIPS, TALLY } from '../../../office/visits/reception/model.ts'
import { deskCard, myVisits, receptionLine } from '../../../office/visits/reception/views.ts'
import { defined } from '../defined.ts'
import { forPerson, forStaff } from '../endpoint.ts'
import { at, id, instantGiven, words } from '../schemas/common.ts'
import { deskCardShape, inLine } from '../schemas/visits.ts'
import { serveAssistedHelp } from './assisted.ts'
import { serveDirectory } from './directory.ts'
import { serveOpening } from './opening.ts'
import { serveOutreachApi } from './outreach.ts'
import { serveVisitFigures } from './visit-figures.ts'
import { serveVisitPapers } from './visit-papers.ts'

const tag = 'visits'
const visitId = z.object({ visitId: id })
const wait = z
  .object({ from: z.number(), until: z.number() })
  .optional()
  .describe('Minutes. Absent where no desk is open and nobody can say.')
const changed = z.object({ version: z.number().describe('Of the visit as it is now; closing names it.') })

/** The reception: the line, the desk and how a visit ends. Also the person's own visits. */
export function serveVisits(app: FastifyInstance): void {
  serveLine(app)
  serveDesk(app)
  serveVisitPapers(app)
  serveVisitFigures(app)
  serveOpening(app)
  serveDirectory(app)
  serveAssistedHelp(app)
  serveOutreachApi(app)
  serveEnd(app)
  forPerson(app, {
    method: 'GET',
    url: '/me/visits',
    tag,
    summary: 'The person’s own visits',
    description:
      'R-442, R-446: when, where and with whom; what was agreed, and each sheet that was handed in.',
    answer: z.object({
      visits: z.array(
        z.object({
          id,
          cameAt: at,
          place: z.string(),
          servedBy: z.string().optional(),
          outcome: z.string().optional(),
          lines: z.array(z.string()),
          sheets: z.array(z.object({ kind: z.string(), pages: z.number() })),
        }),
      ),
    }),
    refusals: [],
    act: async (ctx) => ok({ visits: await myVisits(ctx) }),
  })
}

function serveLine(app: FastifyInstance): void {
  forStaff(app, 'contacts', {
    method: 'GET',
    url: '/visits',
    tag,
    summary: 'The line of one’s own office today',
    description:
      'R-440: in the order of calling. What cannot wait first, then appointments at their time, then arrival.',
    answer: z.object({
      waiting: z.array(inLine),
      atDesks: z.array(inLine),
      leftOpen: z.array(inLine).describe('Of earlier days, and closed by nobody.'),
      wait,
    }),
    refusals: ['notFound'],
    act: (ctx) => receptionLine(ctx),
  })
  forStaff(app, 'contacts', {
    method: 'POST',
    url: '/visits',
    tag,
    summary: 'Check a visitor in',
    description:
      'R-440: without a login, a number or a name. What cannot wait is told to whoever is on duty at once (R-430).',
    body: z.object({
      officeId: id,
      calledAs: words(60).optional(),
      reason: z.enum(VISIT_REASONS),
      language: z.string().regex(/^[a-z]{2,3}$/),
      urgent: z.boolean().optional(),
      privateRoom: z.boolean().optional(),
      interpreter: z.boolean().optional(),
    }),
    answer: z.object({ visitId: id, ticket: z.string(), wait, version: z.number() }),
    created: true,
    refusals: ['notFound', 'badForm'],
    act: (ctx, { body, key }) => checkIn(ctx, { ...defined(body), cameBy: 'desk', clientKey: key }),
  })
  forStaff(app, 'contacts', {
    method: 'POST',
    url: '/visits/next',
    tag,
    summary: 'Call whoever is next to a desk',
    description: 'R-447: by number. A desk without a room passes over who asked for one, for a while.',
    body: z.object({ desk: words(20), room: z.boolean().optional() }),
    answer: z.object({ visitId: id, ticket: z.string(), version: z.number() }),
    created: true,
    refusals: ['notFound', 'badForm', 'nobodyWaits', 'openRoom'],
    act: (ctx, { body }) => callNext(ctx, defined(body)),
  })
}

function serveDesk(app: FastifyInstance): void {
  forStaff(app, 'contacts', {
    method: 'POST',
    url: '/visits/:visitId/identity',
    tag,
    summary: 'Say who the visitor is, and how that is known',
    description:
      'R-395, R-717: known to staff, by questions, or by a document. Logged with the purpose of a visit.',
    params: visitId,
    body: z.object({ personId: id, how: z.enum(['known', 'questions', 'document']) }),
    answer: changed,
    refusals: ['notFound', 'badForm', 'conflict', 'alreadyClosed', 'needsPurpose'],
    act: (ctx, { params, body }) => identifyVisitor(ctx, { ...params, ...body }),
  })
  forStaff(app, 'contacts', {
    method: 'GET',
    url: '/persons/:personId/desk-card',
    tag,
    summary: 'What the desk sees of somebody who stands there',
    description:
      'R-723, R-448: only after their identity has been checked in an open visit. No theme, no sum, no note.',
    params: z.object({ personId: id }),
    answer: deskCardShape,
    refusals: ['notFound', 'needsIdentity', 'needsPurpose'],
    act: (ctx, { params }) => deskCard(ctx, params),
  })
  forStaff(app, 'contacts', {
    method: 'POST',
    url: '/visits/:visitId/deeds',
    tag,
    summary: 'What was done on the spot',
    description: 'R-439. A letter is explained in a room, and by whoever may read the case (R-447).',
    params: visitId,
    body: z.object({ deed: z.enum(PLAIN_DEEDS), room: z.boolean().optional() }),
    answer: changed,
    refusals: ['notFound', 'badForm', 'alreadyClosed', 'openRoom', 'notYoursToExplain'],
    act: (ctx, { params, body }) => recordDeed(ctx, { ...params, ...defined(body) }),
  })
}

function serveEnd(app: FastifyInstance): void {
  forStaff(app, 'contacts', {
    method: 'POST',
    url: '/visits/:visitId/referrals',
    tag,
    summary: 'Show a visitor on',
    description:
      'R-437, R-444, R-458: a receiver, what was done, and when there is contact next. The second without a solution within 14 days is stopped (409 `referredTwice`): a talk with a named adviser is booked instead, and the lead sees it.',
    params: visitId,
    body: z.object({
      receiver: z.enum(RECEIVER_KINDS),
      done: words(500),
      nextAt: instantGiven,
      together: z.boolean().optional(),
      task: z.enum(TASKS).optional().describe('What they are to manage alone.'),
      reason: words(200).optional(),
      taken: z
        .enum(TAKEN)
        .optional()
        .describe('How they took it; asked where they are left to manage alone.'),
      doNotRing: words(500).optional(),
      entryId: id.optional().describe('Whom of the directory; left out, the only one of that body.'),
    }),
    answer: z.object({ version: z.number(), referralId: id }),
    created: true,
    refusals: [
      'notFound',
      'alreadyClosed',
      'referredTwice',
      'unknownReceiver',
      'empty',
      'tooLong',
      'noNextStep',
      'closedThen',
      'needsReason',
      'answerMissing',
      'helpedEachTime',
      'needsPurpose',
    ],
    act: async (ctx, { params, body }) => {
      const done = await referVisitor(ctx, { ...params, ...defined(body) })
      return done.ok ? ok({ version: done.value.version, referralId: done.value.referralId }) : done
    },
  })
  forStaff(app, 'contacts', {
    method: 'POST',
    url: '/visits/:visitId/slip',
    tag,
    summary: 'Give the visitor the next step in hand',
    description: 'R-442: printed, to their own phone, or read aloud.',
    params: visitId,
    body: z.object({ how: z.enum(SLIPS) }),
    answer: changed,
    refusals: ['notFound', 'badForm', 'alreadyClosed', 'noNextStep', 'numberNotUsable'],
    act: (ctx, { params, body }) => giveSlip(ctx, { ...params, ...body }),
  })
  forStaff(app, 'contacts', {
    method: 'POST',
    url: '/visits/:visitId/close',
    tag,
    summary: 'Close a visit',
    description:
      'R-442, R-441: solved, or with a dated next step that the visitor has in hand. `referred` is no outcome (422 `referredAlone`). Of two that close one visit one is told (409 `alreadyClosed`).',
    params: visitId,
    body: z.object({
      version: z.int(),
      outcome: z.enum([...VISIT_OUTCOMES, 'referred']),
      deeds: z.array(z.enum(PLAIN_DEEDS)).max(10).optional(),
      slip: z.enum(SLIPS).optional(),
      minutes: z.int().min(0).max(600).optional(),
      tally: z
        .object({
          userGroup: z.enum(TALLY.userGroup),
          languageSkill: z.enum(TALLY.languageSkill),
          digitalSkill: z.enum(TALLY.digitalSkill),
          benefit: z.enum(TALLY.benefit),
          otherChannel: z.enum(TALLY.otherChannel),
        })
        .partial()
        .optional(),
    }),
    answer: z.object({ outcome: z.string(), followUpAt: at.optional() }),
    refusals: [
      'notFound',
      'badForm',
      'alreadyClosed',
      'conflict',
      'referredAlone',
      'noNextStep',
      'noSlip',
      'nothingDone',
      'numberNotUsable',
      'needsPurpose',
    ],
    act: (ctx, { params, body }) => closeVisit(ctx, { ...params, ...defined(body) }),
  })
}
