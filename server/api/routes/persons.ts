import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { emergencyAccess, searchPeople } from '../../../office/access/actions.ts'
import { contactCentreView } from '../../../office/access/views.ts'
import { ok } from '../../../office/kernel/result.ts'
import { mergePersons, nameAdviser, registerPerson, undoMerge } from '../../../office/people/actions.ts'
import { ASSIGNMENT_REASONS, IDENTITY_KINDS, MERGE_BASES } from '../../../office/people/model.ts'
import { CHANNELS } from '../../../office/threads/model.ts'
import { caseBrief, staffConversation, timeline } from '../../../office/threads/views.ts'
import { defined } from '../defined.ts'
import { forStaff } from '../endpoint.ts'
import { day, id, instantGiven, purpose, side, words } from '../schemas/common.ts'
import * as conversation from '../schemas/conversation.ts'
import * as shapes from '../schemas/staff.ts'

const tag = 'Persons'
const personId = z.object({ personId: id })
const why = z.object({ purpose: purpose.optional() })
const opened = ['notFound', 'needsPurpose'] as const

/** Finding persons and reading about them; the walls decide, and every opening is in the log that the person reads. */
export function servePersons(app: FastifyInstance): void {
  finding(app)
  reading(app)
  records(app)
}

function finding(app: FastifyInstance): void {
  forStaff(app, 'persons', {
    method: 'GET',
    url: '/persons',
    tag,
    summary: 'Find persons',
    description:
      'R-715, R-728: at most twenty, by name, whole national number, whole telephone number or receipt number. Nobody ' +
      'whom the caller may not know of is in the answer.',
    query: z.object({ words: words(100) }),
    answer: shapes.hits,
    refusals: [],
    act: async (ctx, { query }) => {
      const found = await searchPeople(ctx, query.words)
      return found.ok ? ok({ persons: found.value }) : found
    },
  })
  forStaff(app, 'persons', {
    method: 'GET',
    url: '/persons/:personId',
    tag,
    summary: 'Case brief',
    description:
      'R-129, R-717, R-730: who, who answers, the last three contacts, what is owed. Opening it is logged. What the ' +
      'caller may not see is not in the answer.',
    params: personId,
    query: why,
    answer: shapes.caseBrief,
    refusals: opened,
    act: (ctx, { params, query }) => caseBrief(ctx, { ...params, ...defined(query) }),
  })
}

const cursor = z.string().regex(/^[0-9TZ:.-]{20,40}_\d{1,18}$/, 'is not the `next` of a page')

function reading(app: FastifyInstance): void {
  forStaff(app, 'persons', {
    method: 'GET',
    url: '/persons/:personId/timeline',
    tag,
    summary: 'Timeline',
    description:
      'R-738, R-744: what happened with and about the person, newest first, fifty a page, each with its source. Words ' +
      'search in messages and notes of the caller’s side, with Norwegian stemming (R-715).',
    params: personId,
    query: z.object({
      purpose: purpose.optional(),
      side: side.optional(),
      channel: words(40).optional(),
      kind: words(60).optional(),
      enquiryId: id.optional(),
      threadId: id.optional(),
      words: words(200).optional(),
      since: instantGiven.optional(),
      until: instantGiven.optional(),
      before: cursor.optional(),
    }),
    answer: shapes.timeline,
    refusals: opened,
    act: (ctx, { params, query: { purpose: stated, ...filter } }) =>
      timeline(ctx, { ...params, ...defined({ purpose: stated }), filter: defined(filter) }),
  })
  forStaff(app, 'persons', {
    method: 'GET',
    url: '/persons/:personId/threads/:threadId',
    tag,
    summary: 'A conversation with a person',
    description:
      'R-715, R-016: a message of the other side is there without its words. Reading marks as read what may be read.',
    params: personId.extend({ threadId: id }),
    query: why,
    answer: conversation.staffConversation,
    refusals: opened,
    act: (ctx, { params, query }) => staffConversation(ctx, { ...params, ...defined(query) }),
  })
  forStaff(app, 'persons', {
    method: 'GET',
    url: '/persons/:personId/contact-centre-view',
    tag,
    summary: 'What the contact centre may see',
    description:
      'R-720, R-721, R-618: whitelisted fields of a municipal matter while the person is on the line, under an agreement ' +
      'in force; otherwise the way forward and nothing else.',
    params: personId,
    answer: shapes.contactCentreView,
    refusals: opened,
    act: (ctx, { params }) => contactCentreView(ctx, params.personId),
  })
  forStaff(app, 'persons', {
    method: 'POST',
    url: '/persons/:personId/emergency-access',
    tag,
    summary: 'Open a record in an emergency',
    description:
      'R-729: for duty officers, four hours; the leader is told at once. Protected persons stay protected.',
    params: personId,
    refusals: opened,
    act: async (ctx, { params }) => {
      const open = await emergencyAccess(ctx, params.personId)
      return open.ok ? ok(null) : open
    },
  })
}

const newPerson = z.object({
  givenName: words(100),
  familyName: words(100),
  birthDate: day.optional(),
  identity: z.object({ number: words(20), kind: z.enum(IDENTITY_KINDS) }).optional(),
  language: z
    .string()
    .regex(/^[a-z]{2,3}$/)
    .optional(),
  interpreterNeed: z.enum(['none', 'forComplex', 'always']).optional(),
  phone: words(30).optional(),
  municipalityId: id.optional(),
  officeId: id.optional(),
  channel: z.enum(CHANNELS).optional(),
})

function records(app: FastifyInstance): void {
  forStaff(app, 'register', {
    method: 'POST',
    url: '/persons',
    tag,
    summary: 'Register a person',
    description: 'R-726, K33: with a national id, a D-number or nothing but a name.',
    body: newPerson,
    answer: z.object({ personId: id }),
    created: true,
    refusals: ['empty', 'badForm', 'conflict'],
    act: (ctx, { body }) => registerPerson(ctx, defined(body)),
  })
  forStaff(app, 'register', {
    method: 'POST',
    url: '/persons/:personId/merge',
    tag,
    summary: 'Make two records one',
    description:
      'R-726, K33: the person in the address stays. Identity must be proven; name and birth date prove nothing.',
    params: personId,
    body: z.object({ mergedId: id, basis: z.enum(MERGE_BASES), purpose: purpose.optional() }),
    answer: z.object({ mergeId: id, conflicts: z.array(z.string()) }),
    created: true,
    refusals: ['notFound', 'needsPurpose', 'mergeNeedsIdentity', 'badForm', 'conflict'],
    act: (ctx, { params, body }) =>
      mergePersons(ctx, params.personId, body.mergedId, body.basis, body.purpose),
  })
  forStaff(app, 'register', {
    method: 'POST',
    url: '/merges/:mergeId/undo',
    tag,
    summary: 'Make them two again',
    description: 'R-726: within 30 calendar days.',
    params: z.object({ mergeId: id }),
    query: why,
    answer: z.object({ keptId: id, mergedId: id }),
    refusals: ['notFound', 'needsPurpose', 'alreadyEnded', 'mergeTooOld', 'conflict'],
    act: (ctx, { params, query }) => undoMerge(ctx, params.mergeId, query.purpose),
  })
  forStaff(app, 'register', {
    method: 'PUT',
    url: '/persons/:personId/advisers/:side',
    tag,
    summary: 'Name who answers for a person',
    description:
      'R-491, R-505: an adviser or team for one side. What lies in the queue about the person follows, with its clock; what ' +
      'the adviser before has is offered and stays theirs until it is taken.',
    params: personId.extend({ side: z.enum(['state', 'municipal']) }),
    body: z.object({
      to: z.union([z.object({ staffId: id, teamId: id.optional() }), z.object({ teamId: id })]),
      reason: z.enum(ASSIGNMENT_REASONS),
      lead: z.boolean().optional(),
      purpose: purpose.optional(),
    }),
    answer: z.object({ taken: z.int(), offered: z.int() }),
    refusals: ['notFound', 'needsPurpose', 'onlyLeadNames', 'unknownReceiver'],
    act: (ctx, { params, body }) => nameAdviser(ctx, { ...params, ...defined(body), to: defined(body.to) }),
  })
}
