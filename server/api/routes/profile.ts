import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { ok, refused } from '../../../office/kernel/result.ts'
import {
  assessProfile,
  enterBarrier,
  markAnotherWrote,
  proposeProfile,
  setContactStatus,
  setFact,
  settleDisagreement,
  tellChange,
} from '../../../office/people/actions.ts'
import { CHANGES, METHODS } from '../../../office/people/profile/model.ts'
import { myProfile, staffProfile } from '../../../office/people/views.ts'
import { defined } from '../defined.ts'
import { forPerson, forStaff } from '../endpoint.ts'
import { at, id, purpose, words } from '../schemas/common.ts'
import * as shapes from '../schemas/profile.ts'

const tag = 'Profile'
const happened = { what: z.enum(CHANGES), words: words(300).optional() }
const due = z.object({ dueAt: at })
const personId = z.object({ personId: id })
const opening = ['notFound', 'needsPurpose'] as const
const SET = ['unknownPlace', 'needsEvidence', 'needsReason', 'adviserOnly', 'tooLong', 'badForm'] as const
const ASSESS = ['empty', 'consequencesUnseen', 'needsReason', 'needsEvidence', 'adviserOnly'] as const

/** How contact works for a person: read, set and assessed, by the person and by staff alike. */
export function serveProfile(app: FastifyInstance): void {
  mine(app)
  theirs(app)
  discoveries(app)
}

function mine(app: FastifyInstance): void {
  forPerson(app, {
    method: 'GET',
    url: '/me/profile',
    tag,
    summary: 'How you talk with me',
    description: 'R-313: all of it, as staff see it.',
    answer: shapes.profile,
    refusals: ['notFound'],
    act: async (ctx) => {
      const profile = await myProfile(ctx)
      return profile === null ? refused('notFound') : ok(profile)
    },
  })
  forPerson(app, {
    method: 'PUT',
    url: '/me/profile/status',
    tag,
    summary: 'Say that I cannot manage this on a screen',
    description:
      'R-306: counts at once for all that goes out. More than is known needs the questions (R-303).',
    body: shapes.statusGiven,
    answer: shapes.statusNow,
    refusals: SET,
    act: (ctx, { body }) =>
      setContactStatus(ctx, { ...defined(body), personId: ctx.actor.personId, method: 'web' }),
  })
  forPerson(app, {
    method: 'PUT',
    url: '/me/profile/facts',
    tag,
    summary: 'Correct one thing',
    description: 'R-310, R-313: the person’s own latest statement counts.',
    body: shapes.factGiven,
    answer: shapes.factNow,
    refusals: SET,
    act: (ctx, { body }) => setFact(ctx, { ...defined(body), personId: ctx.actor.personId, method: 'web' }),
  })
  forPerson(app, {
    method: 'POST',
    url: '/me/profile/proposals',
    tag,
    summary: 'What my answers would lead to',
    description: 'R-304: writes nothing. The mark has to be given back when it is saved.',
    asks: true,
    body: shapes.answersGiven,
    answer: shapes.shown,
    refusals: ['empty'],
    act: (ctx, { body }) => proposeProfile(ctx, { ...body, personId: ctx.actor.personId }),
  })
  forPerson(app, {
    method: 'POST',
    url: '/me/profile/assessments',
    tag,
    summary: 'Save my answers',
    description: 'R-304: each consequence accepted, or changed with a reason.',
    created: true,
    body: shapes.assessment,
    answer: shapes.statusNow,
    refusals: ASSESS,
    act: (ctx, { body }) =>
      assessProfile(ctx, { ...assessed(body), personId: ctx.actor.personId, method: 'web' }),
  })
  forPerson(app, {
    method: 'POST',
    url: '/me/profile/changes',
    tag,
    summary: 'Something has happened',
    description:
      'R-307: somebody looks at how contact is to be from now on. One review, however many things happen.',
    created: true,
    body: z.object(happened),
    answer: due,
    refusals: ['tooLong', 'badForm', 'notFound'],
    act: (ctx, { body }) =>
      tellChange(ctx, { ...defined(body), personId: ctx.actor.personId, method: 'web' }),
  })
}

type Changed = z.output<typeof shapes.assessment>['changed']

/** The body as the office takes it: a key that was not given is absent. */
function assessed<T extends { changed?: Changed }>(body: T) {
  const { changed, ...rest } = body
  return {
    ...defined(rest),
    ...(changed === undefined ? {} : { changed: changed.map((one) => defined(one)) }),
  }
}

function theirs(app: FastifyInstance): void {
  forStaff(app, 'contacts', {
    method: 'POST',
    url: '/persons/:personId/profile/changes',
    tag,
    summary: 'Something has happened to a person',
    description:
      'R-307: a life event, a release, something not understood: one review is open, however many fire.',
    created: true,
    params: personId,
    body: z.object({ ...happened, method: z.enum(METHODS).optional(), purpose: purpose.optional() }),
    answer: due,
    refusals: [...opening, 'tooLong', 'badForm'],
    act: (ctx, { params, body }) => tellChange(ctx, { ...params, ...defined(body) }),
  })
  forStaff(app, 'persons', {
    method: 'GET',
    url: '/persons/:personId/profile',
    tag,
    summary: 'How contact works for a person',
    description: 'R-283 – R-299, M-03: each fact with source, date and how long it holds.',
    params: personId,
    query: z.object({ purpose: purpose.optional() }),
    answer: shapes.profile,
    refusals: opening,
    act: (ctx, { params, query }) => staffProfile(ctx, { ...params, ...defined(query) }),
  })
  forStaff(app, 'contacts', {
    method: 'PUT',
    url: '/persons/:personId/profile/status',
    tag,
    summary: 'Set how contact is made',
    description:
      'R-306: any employee, at once. With the person’s own words it is the person’s own statement.',
    params: personId,
    body: shapes.statusByStaff,
    answer: shapes.statusNow,
    refusals: [...opening, ...SET],
    act: (ctx, { params, body }) => setContactStatus(ctx, { ...params, ...defined(body) }),
  })
  forStaff(app, 'contacts', {
    method: 'PUT',
    url: '/persons/:personId/profile/facts',
    tag,
    summary: 'Set one fact',
    description: 'R-302, R-303, R-309, R-310.',
    params: personId,
    body: shapes.factByStaff,
    answer: shapes.factNow,
    refusals: [...opening, ...SET],
    act: (ctx, { params, body }) => setFact(ctx, { ...params, ...defined(body) }),
  })
  forStaff(app, 'contacts', {
    method: 'POST',
    url: '/persons/:personId/profile/proposals',
    tag,
    summary: 'What answers would lead to',
    description: 'R-304: the same answers give the same proposal, whoever enters them.',
    asks: true,
    params: personId,
    body: shapes.answersGiven,
    answer: shapes.shown,
    refusals: ['empty'],
    act: (ctx, { params, body }) => proposeProfile(ctx, { ...params, ...body }),
  })
  forStaff(app, 'contacts', {
    method: 'POST',
    url: '/persons/:personId/profile/assessments',
    tag,
    summary: 'Save an assessment',
    description: 'R-304: each consequence accepted, or changed with a reason.',
    created: true,
    params: personId,
    body: shapes.assessmentByStaff,
    answer: shapes.statusNow,
    refusals: [...opening, ...ASSESS],
    act: (ctx, { params, body }) => assessProfile(ctx, { ...params, ...assessed(body) }),
  })
}

function discoveries(app: FastifyInstance): void {
  forStaff(app, 'contacts', {
    method: 'POST',
    url: '/persons/:personId/profile/another-wrote',
    tag,
    summary: 'Another person wrote',
    description:
      'R-308: partly digital unless there is a reason, one talk in the person’s own voice, one review.',
    created: true,
    params: personId,
    body: shapes.anotherWrote,
    answer: shapes.corrected,
    refusals: [...opening, 'needsReason', 'empty'],
    act: (ctx, { params, body }) => markAnotherWrote(ctx, { ...params, ...defined(body) }),
  })
  forStaff(app, 'contacts', {
    method: 'POST',
    url: '/persons/:personId/profile/barriers',
    tag,
    summary: 'Enter what stands in the way',
    description: 'R-323: it gets an owner and a due time.',
    created: true,
    params: personId,
    body: shapes.barrier,
    answer: shapes.owed,
    refusals: [...opening, 'empty', 'badForm'],
    act: (ctx, { params, body }) => enterBarrier(ctx, { ...params, ...defined(body) }),
  })
  forStaff(app, 'contacts', {
    method: 'POST',
    url: '/persons/:personId/profile/disagreements',
    tag,
    summary: 'Say which of two facts is right',
    description: 'R-310: the clarifying task.',
    params: personId,
    body: shapes.settling,
    answer: shapes.settled,
    refusals: [...opening, 'needsReason'],
    act: (ctx, { params, body }) => settleDisagreement(ctx, { ...params, ...body }),
  })
}
