import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { StaffCtx } from '../../../office/kernel/context.ts'
import { REASSIGN_REASONS } from '../../../office/kernel/promise/model.ts'
import type { Reason, Result } from '../../../office/kernel/result.ts'
import {
  accept,
  classify,
  handOver,
  lowerUrgency,
  merge,
  postpone,
  raiseUrgency,
  referElsewhere,
  take,
  withdrawFor,
} from '../../../office/threads/actions.ts'
import { AGENCIES, CHANNELS } from '../../../office/threads/model.ts'
import { defined } from '../defined.ts'
import { forStaff, type Out, type Shape, type Told } from '../endpoint.ts'
import { at, id, instantGiven, side, words } from '../schemas/common.ts'

const params = z.object({ personId: id, promiseId: id })
type OnPromise = z.output<typeof params>
type Verb<B extends Shape, A extends Shape> = {
  summary: string
  description: string
  body?: B
  answer?: A
  refusals: readonly Reason[]
  act: (ctx: StaffCtx, on: OnPromise, body: Out<B>) => Promise<Result<Told<A>>>
}

const reason = words(2000).describe('In words that the person can read.')
/** Everybody who acts on an entry can be told these. */
const USUAL = ['notFound', 'needsPurpose', 'notOwner', 'alreadyEnded'] as const

/** What can be done with an entry of the ledger: one address for each verb. */
export function servePromises(app: FastifyInstance): void {
  moving(app)
  judging(app)
  ending(app)
}

function verb<B extends Shape, A extends Shape>(app: FastifyInstance, name: string, told: Verb<B, A>): void {
  forStaff(app, 'promises', {
    method: 'POST',
    url: `/persons/:personId/promises/:promiseId/${name}`,
    tag: 'Entries',
    params,
    ...told,
    refusals: [...USUAL, ...told.refusals],
    act: (ctx, asked) => told.act(ctx, asked.params, asked.body),
  })
}

function moving(app: FastifyInstance): void {
  verb(app, 'hand-over', {
    summary: 'Hand over',
    description:
      'R-021, R-110 … R-113: a new owner inside the conversation, with the first clock. The second move puts it on the team ' +
      'lead’s list, and from then only a lead names the owner.',
    body: z.object({
      toStaffId: id.optional(),
      toTeamId: id.optional(),
      reason: z.enum(REASSIGN_REASONS).or(words(200)).describe(REASSIGN_REASONS.join(', ')),
      note: words(2000).optional(),
      toSide: side.optional(),
    }),
    answer: z.object({ toLead: z.boolean() }),
    refusals: ['needsReason', 'needsNewOwner', 'unknownReceiver', 'onlyLeadNames'],
    act: (ctx, on, body) => handOver(ctx, { ...on, ...defined(body) }),
  })
  verb(app, 'accept', {
    summary: 'Accept what was handed over',
    description: 'R-111: from now the receiver answers for it.',
    refusals: [],
    act: (ctx, on) => accept(ctx, on),
  })
  verb(app, 'take', {
    summary: 'Take from the team’s pile',
    description: 'R-501: whoever takes it owns it from now.',
    refusals: [],
    act: (ctx, on) => take(ctx, on),
  })
  verb(app, 'classify', {
    summary: 'Say what it is about',
    description: 'R-104: it moves to whoever answers that theme, with its first clock. Not a reassignment.',
    body: z.object({ theme: words(60), side: side.optional() }),
    refusals: ['unknownTheme'],
    act: (ctx, on, body) => classify(ctx, { ...on, ...defined(body) }),
  })
}

function judging(app: FastifyInstance): void {
  verb(app, 'raise-urgency', {
    summary: 'Raise urgency',
    description: 'R-432: anyone raises. It goes to the duty team with a same-day clock.',
    body: z.object({ reason }),
    refusals: [],
    act: (ctx, on, body) => raiseUrgency(ctx, { ...on, ...body }),
  })
  verb(app, 'lower-urgency', {
    summary: 'Lower urgency',
    description:
      'R-432, R-434: a named person lowers, with a reason and the next contact time; the person reads both.',
    body: z.object({ reason, nextContactAt: instantGiven.optional() }),
    refusals: ['needsReason', 'needsContactTime'],
    act: (ctx, on, { reason: why, nextContactAt = null }) =>
      lowerUrgency(ctx, { ...on, reason: why, nextContactAt }),
  })
  verb(app, 'postpone', {
    summary: 'Postpone',
    description: 'R-034: with a reason the person reads and a new time.',
    body: z.object({ reason, until: instantGiven.optional() }),
    refusals: ['needsReason', 'needsContactTime'],
    act: (ctx, on, { reason: why, until = null }) => postpone(ctx, { ...on, reason: why, until }),
  })
}

function ending(app: FastifyInstance): void {
  verb(app, 'refer', {
    summary: 'Show on to another body',
    description:
      'R-119, R-444: the entry stays open; the person is asked five working days later whether it worked.',
    body: z.object({
      agency: z.enum(AGENCIES).or(words(60)).describe(AGENCIES.join(', ')),
      jointCall: z.boolean().optional(),
    }),
    answer: z.object({ referralId: id, askAt: at }),
    refusals: ['secondReferral', 'unknownReceiver'],
    act: (ctx, on, body) => referElsewhere(ctx, { ...on, ...defined(body) }),
  })
  verb(app, 'merge', {
    summary: 'Two entries are the same',
    description: 'R-031: the one received first stays, with all contacts and the earlier clock.',
    body: z.object({ intoPromiseId: id }),
    answer: z.object({ keptId: id }),
    refusals: ['conflict'],
    act: (ctx, on, body) => merge(ctx, { ...on, ...body }),
  })
  verb(app, 'withdraw', {
    summary: 'The person asks for it no more',
    description: 'R-003: only the receiver’s own word ends a promise this way.',
    body: z.object({ said: words(1000), channel: z.enum(CHANNELS).describe('How the person said it.') }),
    refusals: ['needsReason', 'unreadNotice'],
    act: (ctx, on, body) => withdrawFor(ctx, { ...on, ...body }),
  })
}
