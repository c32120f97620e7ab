import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import * as desk from '../../../office/calls/desk/actions.ts'
import { SPEAKERS, TOLD, WITHOUT_INTERPRETER } from '../../../office/calls/desk/model.ts'
import * as views from '../../../office/calls/desk/views.ts'
import { ok } from '../../../office/kernel/result.ts'
import { type EnquiryTheme, THEMES } from '../../../office/threads/recognise/model.ts'
import { defined } from '../defined.ts'
import { forStaff } from '../endpoint.ts'
import { howToCall, TIMES } from '../schemas/callbacks.ts'
import { id, instantGiven, letter, words } from '../schemas/common.ts'
import * as shapes from '../schemas/desk.ts'
import { serveCallLetters } from './desk-letters.ts'

const tag = 'The desk'
const callId = z.object({ callId: id })
const themes = Object.keys(THEMES) as [EnquiryTheme, ...EnquiryTheme[]]

/** Whoever takes a call: one question after the other, and no end without an owner. */
export function serveDesk(app: FastifyInstance): void {
  serveQueue(app)
  serveCheck(app)
  serveEnd(app)
  serveCallLetters(app)
}

function serveQueue(app: FastifyInstance): void {
  forStaff(app, 'contacts', {
    method: 'GET',
    url: '/calls/waiting',
    tag,
    summary: 'Who waits for a human',
    description:
      'K13: by urgency, then who has waited longest, then need. Nobody’s name and nobody’s number.',
    answer: shapes.waiting,
    refusals: ['notFound'],
    act: async (ctx) => {
      const found = await views.waitingCalls(ctx)
      return found.ok ? ok({ calls: found.value }) : found
    },
  })
  forStaff(app, 'contacts', {
    method: 'POST',
    url: '/calls/next',
    tag,
    summary: 'Take the next call',
    description: 'K13: two who ask at the same moment get one each. The own telephone rings them together.',
    body: z.object({ callId: id.optional() }),
    answer: shapes.taken,
    refusals: ['notFound', 'conflict', 'nobodyWaits'],
    act: (ctx, { body }) => desk.takeNext(ctx, defined(body)),
  })
  forStaff(app, 'contacts', {
    method: 'POST',
    url: '/calls/by-hand',
    tag,
    summary: 'A call on an ordinary telephone, or somebody at a desk',
    description: 'The same screen, the same duty to owe an answer (R-741, R-743).',
    body: z.object({ number: words(30).optional(), at: z.enum(['telephone', 'desk']).optional() }),
    answer: shapes.taken,
    created: true,
    refusals: ['notFound'],
    act: (ctx, { body }) => desk.startByHand(ctx, defined(body)),
  })
  forStaff(app, 'contacts', {
    method: 'GET',
    url: '/calls/:callId',
    tag,
    summary: 'One contact, and the next question',
    description:
      'R-129, R-395, R-717: cut by the matrix and by how sure the office is of whom it speaks with.',
    params: callId,
    answer: shapes.incoming,
    refusals: ['notFound'],
    act: async (ctx, { params }) => {
      const found = await views.incomingCall(ctx, params)
      if (!found.ok) return found
      const { call, ...seen } = found.value
      const { who, line, language, fromNumber, knownBy } = call
      return ok({ ...seen, callId: call.id, who, line, language, fromNumber, knownBy })
    },
  })
  forStaff(app, 'contacts', {
    method: 'POST',
    url: '/calls/:callId/who',
    tag,
    summary: 'Whom it is about, and who speaks',
    description: 'R-385, R-394: the number shown proves nothing. `nobody`: a general question.',
    params: callId,
    body: z.object({ who: z.enum(SPEAKERS), personId: id.optional() }),
    refusals: ['notFound', 'alreadyEnded'],
    act: (ctx, { params, body }) => desk.sayWho(ctx, { ...params, ...defined(body) }),
  })
}

function serveCheck(app: FastifyInstance): void {
  forStaff(app, 'contacts', {
    method: 'POST',
    url: '/calls/:callId/questions',
    tag,
    summary: 'A round of questions',
    description:
      'R-395: from facts that the household would not all know. Never an answer. An open round is given again.',
    params: callId,
    answer: shapes.questions,
    refusals: ['notFound', 'triesSpent', 'alreadyEnded'],
    act: (ctx, { params }) => desk.askQuestions(ctx, params),
  })
  forStaff(app, 'contacts', {
    method: 'POST',
    url: '/calls/:callId/questions/:checkId',
    tag,
    summary: 'What was answered',
    description:
      'R-395: compared and forgotten. The answer is how sure the office is, and not which was wrong.',
    params: callId.extend({ checkId: id }),
    body: z.object({ answers: z.record(z.string().max(40), words(200)) }),
    answer: shapes.checked,
    refusals: ['notFound', 'alreadyEnded'],
    act: (ctx, { params, body }) => desk.answerQuestions(ctx, { ...params, ...body }),
  })
  forStaff(app, 'contacts', {
    method: 'POST',
    url: '/calls/:callId/code',
    tag,
    summary: 'A code by text to a verified own number',
    description: 'R-395: for a few minutes. The number is not told but for its end.',
    params: callId,
    answer: shapes.code,
    refusals: ['notFound', 'numberNotUsable', 'triesSpent', 'alreadyEnded'],
    act: (ctx, { params }) => desk.sendCode(ctx, params),
  })
  forStaff(app, 'contacts', {
    method: 'POST',
    url: '/calls/:callId/code/:checkId',
    tag,
    summary: 'The code as it was said',
    description: 'R-395: few tries; then another way.',
    params: callId.extend({ checkId: id }),
    body: z.object({ code: words(20) }),
    answer: shapes.checked,
    refusals: ['notFound', 'wrongCode', 'triesSpent', 'alreadyEnded'],
    act: (ctx, { params, body }) => desk.answerCode(ctx, { ...params, ...body }),
  })
  forStaff(app, 'contacts', {
    method: 'POST',
    url: '/calls/:callId/go-on',
    tag,
    summary: 'Go on without being surer',
    description: 'R-395: nobody is refused for it; what may be said follows.',
    params: callId,
    refusals: ['notFound', 'alreadyEnded'],
    act: (ctx, { params }) => desk.goOn(ctx, params),
  })
}

function serveEnd(app: FastifyInstance): void {
  forStaff(app, 'contacts', {
    method: 'POST',
    url: '/calls/:callId/about',
    tag,
    summary: 'What it is about, and whether it can wait',
    description:
      'R-430: the three questions of what cannot wait, each with its own answer; one yes makes it urgent. A question that was ' +
      'not asked is left out. `told`: what the caller has been told already.',
    params: callId,
    body: z.object({
      theme: z.enum(themes),
      needs: z
        .object({ essentials: z.boolean(), roof: z.boolean(), danger: z.boolean() })
        .partial()
        .optional(),
      urgent: z.boolean().optional(),
      told: z.array(z.enum(TOLD)).optional(),
    }),
    refusals: ['notFound', 'unknownTheme', 'alreadyEnded'],
    act: (ctx, { params, body: { needs, ...body } }) =>
      desk.sayAbout(ctx, { ...params, ...defined(body), ...(needs ? { needs: defined(needs) } : {}) }),
  })
  forStaff(app, 'contacts', {
    method: 'POST',
    url: '/calls/:callId/outcome',
    tag,
    summary: 'What the call led to',
    description:
      'R-102, R-410, R-741: what is not solved is owed by somebody with a due time, to be read back; a repeat joins what is ' +
      'open (K12). Words on municipal matters only where the municipality lets the contact centre write them (R-109).',
    params: callId,
    body: z.object({
      outcome: shapes.outcome,
      theme: z.enum(themes).optional(),
      side: z.enum(['state', 'municipal']).optional(),
      urgent: z.boolean().optional(),
      told: z.array(z.enum(TOLD)).optional(),
      text: letter.optional(),
      callMe: z.boolean().optional(),
      callBack: z
        .object(howToCall)
        .optional()
        .describe('R-410, R-413: with `callMe`: how the call is to be made'),
      withoutInterpreter: z.enum(WITHOUT_INTERPRETER).optional(),
    }),
    answer: shapes.closed,
    refusals: [
      'notFound',
      'alreadyEnded',
      'needsPromise',
      'needsInterpreter',
      'noFreeTextHere',
      'badForm',
      'tooLong',
      'notText',
      'needsNumber',
      ...TIMES,
    ],
    act: (ctx, { params, body: { callBack, ...body } }) =>
      desk.closeCall(ctx, {
        ...params,
        ...defined(body),
        ...(callBack ? { callBack: defined(callBack) } : {}),
      }),
  })
  forStaff(app, 'contacts', {
    method: 'POST',
    url: '/calls/:callId/read-back',
    tag,
    summary: 'Owner and due time have been read back',
    description:
      'R-108, C4-03: two lines go to the person in their language; what was opened for the call closes, and the call ends.',
    params: callId,
    body: z.object({ summary: z.boolean().optional() }),
    answer: z.object({ summarySent: z.boolean() }),
    refusals: ['notFound', 'needsPromise', 'alreadyEnded'],
    act: (ctx, { params, body }) => desk.readBack(ctx, { ...params, ...defined(body) }),
  })
  forStaff(app, 'promises', {
    method: 'POST',
    url: '/persons/:personId/promises/:promiseId/comment',
    tag,
    summary: 'Why it takes time, and when it comes',
    description:
      'R-042: read by the person and by whoever answers when they ring; across a wall in codes only. The first due time stays.',
    params: z.object({ personId: id, promiseId: id }),
    body: z.object({ why: shapes.lateReason, newAt: instantGiven.optional(), text: words(300).optional() }),
    refusals: [
      'notFound',
      'needsPurpose',
      'needsReason',
      'needsContactTime',
      'tooLong',
      'notOwner',
      'alreadyEnded',
    ],
    act: (ctx, { params, body }) => desk.commentPromise(ctx, { ...params, ...defined(body) }),
  })
}
