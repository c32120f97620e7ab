import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { QUEUES } from '../../../office/calls/model.ts'
import { callerChose, judgeTransfer, transferCall } from '../../../office/calls/transfer/actions.ts'
import { TARGETS } from '../../../office/calls/transfer/model.ts'
import { myTransfers, officeTransfers, transfersOfCall } from '../../../office/calls/transfer/views.ts'
import { ok } from '../../../office/kernel/result.ts'
import { type EnquiryTheme, THEMES } from '../../../office/threads/recognise/model.ts'
import { defined } from '../defined.ts'
import { forStaff } from '../endpoint.ts'
import { at, id, instantGiven, urgency, words } from '../schemas/common.ts'

const tag = 'Transfers'
const themes = Object.keys(THEMES) as [EnquiryTheme, ...EnquiryTheme[]]
const callId = z.object({ callId: id })
const transferId = z.object({ transferId: id })
const step = z.object({ name: z.string(), kind: z.string(), state: z.string(), at, endedAt: at.optional() })
const transfer = z.object({
  id,
  callId: id,
  personId: id.optional(),
  target: z.string(),
  theme: z.string().optional(),
  state: z.string(),
  caller: z.string(),
  startedAt: at,
  answeredBy: z.string().optional(),
  urgencyGiver: urgency,
  urgencyReceiver: urgency.optional(),
  reasonReceiver: z.string().optional(),
  nextContactAt: at.optional(),
  dueAt: at.optional(),
  ledger: z.string().optional().describe('R-423: how what was put through stands in the ledger now'),
  steps: z.array(step),
})
const transfers = z.object({ transfers: z.array(transfer) })
const counts = z.object({ made: z.number(), answered: z.number(), turnedIntoTask: z.number() })

/** calls that are put through, and what became of them. */
export function serveTransfers(app: FastifyInstance): void {
  serveGiver(app)
  serveReceiver(app)
}

function serveGiver(app: FastifyInstance): void {
  forStaff(app, 'contacts', {
    method: 'POST',
    url: '/calls/:callId/transfers',
    tag,
    summary: 'Put a call through',
    description:
      'R-419 – R-425: what is owed stands in the ledger before anybody is rung. To the duty phone only what cannot wait.',
    params: callId,
    body: z.object({
      personId: id,
      target: z.enum(TARGETS),
      theme: z.enum(themes),
      urgency,
      reason: words(300).describe('Refused at the contact centre on municipal matters (R-109)'),
      answered: z
        .array(z.string().regex(/^[A-Za-z][\w-]{0,59}$/))
        .max(20)
        .optional(),
      queue: z.enum(QUEUES).optional().describe('Where that is the target'),
      staffId: id.optional().describe('Where an employee is the target'),
    }),
    answer: z.object({
      transferId: id.optional(),
      rings: z.number().describe('How many are rung, one after the other'),
      line: z
        .object({ ownerName: z.string(), ownerIsTeam: z.boolean(), dueAt: at, joined: z.boolean() })
        .optional(),
      namedContact: z.string().optional(),
    }),
    created: true,
    refusals: [
      'notFound',
      'needsPurpose',
      'conflict',
      'notUrgentEnough',
      'unknownReceiver',
      'unknownTheme',
      'noFreeTextHere',
      'empty',
      'tooLong',
      'notText',
    ],
    act: (ctx, { params, body, key }) => transferCall(ctx, { ...params, ...defined(body), clientKey: key }),
  })
  forStaff(app, 'contacts', {
    method: 'GET',
    url: '/calls/:callId/transfers',
    tag,
    summary: 'The steps of a call’s transfers',
    description: 'R-419: those that the caller of this address gave or took; nobody else’s.',
    params: callId,
    answer: transfers,
    refusals: [],
    act: async (ctx, { params }) => ok({ transfers: await transfersOfCall(ctx, params) }),
  })
  forStaff(app, 'contacts', {
    method: 'GET',
    url: '/transfers',
    tag,
    summary: 'What became of what I put through',
    description: 'R-423: the last two weeks, newest first.',
    answer: transfers,
    refusals: [],
    act: async (ctx) => ok({ transfers: await myTransfers(ctx) }),
  })
  forStaff(app, 'contacts', {
    method: 'POST',
    url: '/transfers/:transferId/caller',
    tag,
    summary: 'The caller stays on the line, or is called',
    description: 'R-422: either way it rings on.',
    params: transferId,
    body: z.object({ stays: z.boolean() }),
    refusals: ['notFound', 'alreadyEnded'],
    act: (ctx, { params, body }) => callerChose(ctx, { ...params, ...body }),
  })
}

function serveReceiver(app: FastifyInstance): void {
  forStaff(app, 'promises', {
    method: 'POST',
    url: '/transfers/:transferId/judgement',
    tag,
    summary: 'How urgent the office finds it',
    description:
      'R-434: beside the giver’s. Lower only after a talk, with a reason and the next contact time.',
    params: transferId,
    body: z.object({
      personId: id,
      urgency,
      reason: words(300).optional(),
      nextContactAt: instantGiven.nullish(),
    }),
    refusals: [
      'notFound',
      'needsPurpose',
      'needsTalk',
      'needsReason',
      'needsContactTime',
      'notOwner',
      'alreadyEnded',
    ],
    act: (ctx, { params, body }) =>
      judgeTransfer(ctx, {
        ...params,
        personId: body.personId,
        urgency: body.urgency,
        reason: body.reason ?? '',
        nextContactAt: body.nextContactAt ?? null,
      }),
  })
  forStaff(app, 'leader', {
    method: 'GET',
    url: '/leader/transfers',
    tag,
    summary: 'Transfers to the leader’s office',
    description:
      'R-419, R-434, R-809: made and answered side by side, and where both ends judged differently.',
    answer: z.object({
      today: counts,
      week: counts,
      medianSeconds: z.number().optional(),
      disagreements: z.array(z.object({ theme: z.string(), lowered: z.number(), judged: z.number() })),
    }),
    refusals: ['notFound'],
    act: (ctx) => officeTransfers(ctx),
  })
}
