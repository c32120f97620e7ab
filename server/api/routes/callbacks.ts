import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import {
  askCallFor,
  askMyCall,
  chooseMyWindow,
  chooseWindow,
  logAttempt,
  ringNow,
  withdrawMyCall,
} from '../../../office/calls/callback/actions.ts'
import { NUMBER_KINDS } from '../../../office/calls/callback/model.ts'
import {
  callsToMake,
  callToMake,
  callTriesOf,
  callWindowsFor,
  myCalls,
  myCallWindows,
} from '../../../office/calls/callback/views.ts'
import { ATTEMPT_OUTCOMES } from '../../../office/calls/model.ts'
import { ok } from '../../../office/kernel/result.ts'
import { type EnquiryTheme, THEMES } from '../../../office/threads/recognise/model.ts'
import { defined } from '../defined.ts'
import { forPerson, forStaff } from '../endpoint.ts'
import { howToCall, TIMES, windowsGiven } from '../schemas/callbacks.ts'
import { at, id, words } from '../schemas/common.ts'

const tag = 'Call-backs'
const themes = Object.keys(THEMES) as [EnquiryTheme, ...EnquiryTheme[]]
const personId = z.object({ personId: id })
const onePromise = personId.extend({ promiseId: id })
const window = z.object({ from: at, until: at })
const asking = z.object({
  ...howToCall,
  language: z
    .string()
    .regex(/^[a-z]{2,8}$/)
    .optional(),
  theme: z.enum(themes).optional(),
  answered: z
    .array(z.string().regex(/^[A-Za-z][\w-]{0,59}$/))
    .max(20)
    .optional(),
})
const asked = z.object({
  promiseId: id,
  dueAt: at,
  windows: z.array(window),
  ownerName: z.string(),
  ownerIsTeam: z.boolean(),
  joined: z.boolean().describe('R-030: it was owed already; this is counted with it'),
})
const chosen = z.object({ windows: z.array(window), dueAt: at })
const tried = z.object({
  at,
  outcome: z.enum(ATTEMPT_OUTCOMES).optional(),
  answeredBy: z.string().optional(),
  by: z.string().optional(),
})
const numberKind = z.enum(NUMBER_KINDS).optional()
const mine = z.object({
  promiseId: id,
  ownerName: z.string(),
  window: window.optional(),
  plannedAt: at.optional(),
  dueAt: at,
  openUntil: at.optional(),
  numberEnding: z.string().optional(),
  numberKind,
  interpreter: z.string().optional(),
  helper: z.string().optional(),
  tries: z.array(tried),
  offers: z.array(window),
})
const line = z.object({
  personId: id,
  name: z.string(),
  promiseId: id,
  side: z.string(),
  theme: z.string(),
  urgency: z.string(),
  mode: z.string(),
  plannedAt: at.optional(),
  windowFrom: at.optional(),
  windowUntil: at.optional(),
  dueAt: at,
  openUntil: at.optional(),
  interpreter: z.string().optional(),
  language: z.string(),
  numberKind,
  onlyWithPerson: z.boolean(),
  helper: z.object({ name: z.string(), relation: z.string() }).optional(),
  tries: z.number(),
  windowMissed: z.boolean(),
  ownerName: z.string(),
  mine: z.boolean(),
})
const HELD = ['notFound', 'alreadyEnded'] as const

/** calls that are owed, from every door the same. */
export function serveCallbacks(app: FastifyInstance): void {
  ofThePerson(app)
  ofStaff(app)
}

function ofThePerson(app: FastifyInstance): void {
  forPerson(app, {
    method: 'GET',
    url: '/me/callbacks',
    tag,
    summary: 'Calls I wait for',
    description: 'R-412: who rings and when, every try so far, and what times there are.',
    answer: z.object({ calls: z.array(mine), windows: z.array(window) }),
    refusals: [],
    act: async (ctx) => ok({ calls: await myCalls(ctx), windows: await myCallWindows(ctx) }),
  })
  forPerson(app, {
    method: 'POST',
    url: '/me/callbacks',
    tag,
    summary: 'Ask to be called',
    description: 'R-044, R-410. Asked again about the same matter it is the same call.',
    body: asking,
    answer: asked,
    created: true,
    refusals: ['notFound', 'badForm', 'needsNumber', ...TIMES],
    act: (ctx, { body }) => askMyCall(ctx, defined(body)),
  })
  forPerson(app, {
    method: 'POST',
    url: '/me/callbacks/:promiseId/windows',
    tag,
    summary: 'Pick when I am called',
    description: 'R-411: what was agreed before gives way.',
    params: z.object({ promiseId: id }),
    body: z.object({ windows: windowsGiven.min(1) }),
    answer: chosen,
    created: true,
    refusals: [...HELD, 'needsContactTime', ...TIMES],
    act: (ctx, { params, body }) => chooseMyWindow(ctx, { ...params, ...body }),
  })
  forPerson(app, {
    method: 'POST',
    url: '/me/callbacks/:promiseId/withdrawal',
    tag,
    summary: 'I need no call any more',
    description: 'R-418: only the person’s own word ends it so.',
    params: z.object({ promiseId: id }),
    answer: z.null(),
    created: true,
    refusals: [...HELD],
    act: (ctx, { params }) => withdrawMyCall(ctx, params),
  })
}

function ofStaff(app: FastifyInstance): void {
  forStaff(app, 'workList', {
    method: 'GET',
    url: '/work/callbacks',
    tag,
    summary: 'Calls to make',
    description:
      'R-411: one’s own, one’s queues’, and those whose time was not kept where one stands in or leads.',
    answer: z.object({ calls: z.array(line) }),
    refusals: [],
    act: async (ctx) => ok({ calls: await callsToMake(ctx) }),
  })
  forStaff(app, 'contacts', {
    method: 'POST',
    url: '/persons/:personId/callbacks',
    tag,
    summary: 'Somebody asks to be called',
    description: 'R-038, R-044: gives who rings and when at the latest, to be read back.',
    params: personId,
    body: asking,
    answer: asked,
    created: true,
    refusals: ['notFound', 'needsPurpose', 'badForm', 'needsNumber', ...TIMES],
    act: (ctx, { params, body }) => askCallFor(ctx, { ...params, ...defined(body) }),
  })
  forStaff(app, 'persons', {
    method: 'GET',
    url: '/persons/:personId/callback-windows',
    tag,
    summary: 'When somebody can be called',
    description: 'R-411: the hours of whoever would ring, without those that are taken.',
    params: personId,
    answer: z.object({ windows: z.array(window) }),
    refusals: ['notFound', 'needsPurpose'],
    act: async (ctx, { params }) => {
      const found = await callWindowsFor(ctx, params)
      return found.ok ? ok({ windows: found.value }) : found
    },
  })
  forStaff(app, 'persons', {
    method: 'GET',
    url: '/persons/:personId/callbacks',
    tag,
    summary: 'Every try to call somebody',
    description: 'R-412: who tried, when, and how it went, by the call that was owed, the newest first.',
    params: personId,
    answer: z.object({
      calls: z.array(
        z.object({
          promiseId: id,
          side: z.string(),
          theme: z.string(),
          endedAt: at.optional(),
          window: window.optional(),
          tries: z.array(tried),
        }),
      ),
    }),
    refusals: ['notFound', 'needsPurpose'],
    act: async (ctx, { params }) => {
      const found = await callTriesOf(ctx, params)
      return found.ok ? ok({ calls: found.value }) : found
    },
  })
  forStaff(app, 'persons', {
    method: 'GET',
    url: '/persons/:personId/callbacks/:promiseId',
    tag,
    summary: 'One call to make',
    description: 'R-410: the number and whose it is, who is to be there, and every try.',
    params: onePromise,
    answer: z.object({
      promiseId: id,
      dueAt: at,
      number: z.string().optional(),
      numberKind,
      tries: z.array(tried),
      offers: z.array(window),
    }),
    refusals: ['notFound', 'needsPurpose'],
    act: (ctx, { params }) => callToMake(ctx, params),
  })
  forStaff(app, 'contacts', {
    method: 'POST',
    url: '/persons/:personId/callbacks/:promiseId/windows',
    tag,
    summary: 'Agree a time with the person',
    description: 'R-411.',
    params: onePromise,
    body: z.object({ windows: windowsGiven.min(1) }),
    answer: chosen,
    created: true,
    refusals: [...HELD, 'needsPurpose', 'needsContactTime', ...TIMES],
    act: (ctx, { params, body }) => chooseWindow(ctx, { ...params, ...body }),
  })
  forStaff(app, 'contacts', {
    method: 'POST',
    url: '/persons/:personId/callbacks/:promiseId/attempts',
    tag,
    summary: 'How a try went',
    description: 'R-025, R-412, R-418: a talk with the person ends it; anything else leaves it open.',
    params: onePromise,
    body: z.object({
      outcome: z.enum(ATTEMPT_OUTCOMES),
      note: words(1000).optional(),
      interpreter: z
        .enum(['professional', 'onDemand', 'familyEmergency', 'companionOnly', 'none'])
        .optional(),
      answeredByOther: z.boolean().optional(),
      said: words(300).optional(),
    }),
    answer: z.object({ ended: z.boolean(), why: z.enum(['spoke', 'notHeard', 'tried']) }),
    created: true,
    refusals: [...HELD, 'needsPurpose', 'noFreeTextHere'],
    act: (ctx, { params, body }) => logAttempt(ctx, { ...params, ...defined(body) }),
  })
  forStaff(app, 'contacts', {
    method: 'POST',
    url: '/persons/:personId/callbacks/:promiseId/calls',
    tag,
    summary: 'Ring now',
    description:
      'R-414: the employee’s phone rings, then the person’s; the display shows the common number. K22: whoever has asked not ' +
      'to be rung is rung with a reason, which they read.',
    params: onePromise,
    body: z.object({ why: words(1000).optional() }),
    answer: z.object({ callId: id, attemptId: id, callerId: z.string() }),
    created: true,
    refusals: [...HELD, 'needsPurpose', 'numberNotUsable', 'noAddress', 'conflict', 'ringingNotWanted'],
    act: (ctx, { params, body }) => ringNow(ctx, { ...params, ...defined(body) }),
  })
}
