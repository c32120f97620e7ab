import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { ok } from '../../../office/kernel/result.ts'
import {
  confirmMandate,
  endMandate,
  giveMandate,
  registerMandate,
  revokeMandate,
} from '../../../office/people/actions.ts'
import { mandateInPlace, myHelpers, registerFor, whomIHelp } from '../../../office/people/views.ts'
import { defined } from '../defined.ts'
import { forPerson, forStaff } from '../endpoint.ts'
import { id } from '../schemas/common.ts'
import * as shapes from '../schemas/mandates.ts'

const tag = 'Mandates'
const GIVING = [
  'empty',
  'badForm',
  'holderIsSelf',
  'holderTooYoung',
  'guardianOnly',
  'needsHolderBirth',
  'mandateTooLong',
] as const
const mandateId = z.object({ mandateId: id })
const personId = z.object({ personId: id })
const both = z.object({ personId: id, mandateId: id })

/** One register over both sides: who may do what for whom. */
export function serveMandates(app: FastifyInstance): void {
  mine(app)
  theirs(app)
}

function mine(app: FastifyInstance): void {
  forPerson(app, {
    method: 'GET',
    url: '/me/helpers',
    tag,
    summary: 'My helpers',
    description: 'R-375, R-390: who may do what for me, and everything done in my name.',
    answer: shapes.helpers,
    refusals: [],
    act: async (ctx) => ok(await myHelpers(ctx)),
  })
  forPerson(app, {
    method: 'POST',
    url: '/me/mandates',
    tag,
    summary: 'Give a mandate',
    description: 'R-382: in force at once, or when the office has heard it from the giver alone.',
    body: shapes.given,
    answer: shapes.made,
    created: true,
    refusals: [...GIVING, 'notFound'],
    act: (ctx, { body }) => giveMandate(ctx, { ...defined(body), holder: defined(body.holder) }),
  })
  forPerson(app, {
    method: 'DELETE',
    url: '/me/mandates/:mandateId',
    tag,
    summary: 'End a mandate',
    description: 'R-383: from this second the holder sees and receives nothing.',
    params: mandateId,
    refusals: ['notFound', 'alreadyEnded'],
    act: async (ctx, { params }) => {
      const ended = await endMandate(ctx, params)
      return ended.ok ? ok(null) : ended
    },
  })
  forPerson(app, {
    method: 'GET',
    url: '/me/helping',
    tag,
    summary: 'Whom I act for',
    description: 'R-390: what is in force now; nothing of what was asked for, declined or has ended.',
    answer: shapes.helping,
    refusals: [],
    act: async (ctx) => ok({ givers: await whomIHelp(ctx) }),
  })
}

function theirs(app: FastifyInstance): void {
  forStaff(app, 'contacts', {
    method: 'GET',
    url: '/persons/:personId/mandates',
    tag,
    summary: 'The register of a person',
    description: 'R-378: who holds what, from when to when; no case content through it.',
    params: personId,
    answer: shapes.register,
    refusals: ['notFound', 'needsPurpose'],
    act: (ctx, { params }) => registerFor(ctx, params.personId),
  })
  forStaff(app, 'contacts', {
    method: 'POST',
    url: '/persons/:personId/mandates',
    tag,
    summary: 'Write down a mandate',
    description: 'R-380, R-382: asked for by the holder it waits until the giver has been heard alone.',
    params: personId,
    body: shapes.registered,
    answer: shapes.made,
    created: true,
    refusals: [...GIVING, 'notFound', 'needsPurpose', 'needsInterpreter'],
    act: (ctx, { params, body }) =>
      registerMandate(ctx, { ...defined(body), holder: defined(body.holder), personId: params.personId }),
  })
  forStaff(app, 'contacts', {
    method: 'POST',
    url: '/persons/:personId/mandates/:mandateId/confirmation',
    tag,
    summary: 'What the giver said alone',
    description: 'R-382: with an interpreter when the giver needs one. No ends it, and nobody else is told.',
    params: both,
    body: shapes.confirmation,
    answer: shapes.confirmed,
    refusals: [
      'notFound',
      'needsPurpose',
      'notAlone',
      'needsInterpreter',
      'alreadyEnded',
      'guardianOnly',
      'holderTooYoung',
    ],
    act: (ctx, { params, body }) => confirmMandate(ctx, { ...defined(body), ...params }),
  })
  forStaff(app, 'contacts', {
    method: 'DELETE',
    url: '/persons/:personId/mandates/:mandateId',
    tag,
    summary: 'The person has ended it',
    description: 'R-383: said on the phone, at the desk or on paper; it ends at this second.',
    params: both,
    query: z.object({ channel: shapes.channel }),
    refusals: ['notFound', 'needsPurpose', 'alreadyEnded'],
    act: async (ctx, { params, query }) => {
      const ended = await revokeMandate(ctx, { ...params, ...query })
      return ended.ok ? ok(null) : ended
    },
  })
  forStaff(app, 'contacts', {
    method: 'POST',
    url: '/persons/:personId/mandates/check',
    tag,
    summary: 'Is a mandate in place?',
    description: 'R-378: yes or no, for this act, side and theme. The same no whatever the reason.',
    params: personId,
    body: shapes.question,
    asks: true,
    answer: shapes.inPlace,
    refusals: ['notFound', 'needsPurpose'],
    act: (ctx, { params, body }) => mandateInPlace(ctx, { ...defined(body), personId: params.personId }),
  })
}
