import { z } from 'zod'
import { BARRIERS, EVIDENCE, METHODS, SOURCES, STATUS_REASONS } from '../../../office/people/profile/model.ts'
import { at, id, instantGiven, purpose, words } from './common.ts'

const status = z.enum(['unknown', 'digital', 'partlyDigital', 'assisted'])
const settable = z.enum(['digital', 'partlyDigital', 'assisted'])
const value = z.union([z.string().max(1000), z.number(), z.boolean(), z.array(z.string().max(200)).max(20)])
const method = z.enum(METHODS).exclude(['system']).describe('How it was said.')
const helped = z
  .boolean()
  .describe('Somebody helped: it is no evidence of what the person manages alone (R-302).')
const asStaff = { method: method.optional(), purpose: purpose.optional() }

const said = z
  .object({
    id,
    field: z.string(),
    value: z.unknown(),
    source: z.string(),
    byName: z.string().optional(),
    method: z.string(),
    at,
    validUntil: at.optional(),
    evidence: z.string().optional(),
    reason: z.string().optional(),
  })
  .meta({
    id: 'ProfileFact',
    description: 'R-283 – R-299: one dated fact, with its source and how long it holds.',
  })

const consequence = z.looseObject({ code: z.string() }).meta({
  id: 'Consequence',
  description: 'R-304: what comes of the answers; seen and accepted before saving.',
})

export const profile = z
  .object({
    personId: id,
    status,
    reach: z.looseObject({ status, reviewOverdue: z.boolean(), factsDisagree: z.boolean() }),
    writtenForm: z.string(),
    reviewAt: at.optional(),
    facts: z.array(said),
    disagreements: z.array(z.object({ field: z.string(), said: z.array(said) })),
    statement: said.optional(),
    assessment: said
      .extend({
        changed: z.array(z.object({ code: z.string(), reason: z.string() })),
        consequences: z.array(consequence),
        local: z
          .array(z.object({ id: z.string(), question: z.string(), answer: z.string() }))
          .describe('R-304: what the office asked beside the form, in the words that stood there.'),
      })
      .optional(),
    review: z.object({ dueAt: at, triggers: z.array(z.string()) }).optional(),
    barrier: z.object({ dueAt: at, barriers: z.array(z.string()), words: z.string() }).optional(),
    helperCarried: z.object({ share: z.number(), contacts: z.number() }),
  })
  .meta({ id: 'CommunicationProfile', description: 'R-283 – R-299: how contact works for a person.' })

export const statusGiven = z.object({
  status: settable,
  reason: z.enum(STATUS_REASONS),
  statement: words(1000).optional().describe('In the person’s own words.'),
  helped: helped.optional(),
})
export const statusByStaff = statusGiven.extend({
  ...asStaff,
  evidence: z.enum(EVIDENCE).optional().describe('R-303: what a raised level rests on.'),
  source: z.enum(SOURCES).extract(['ownStatement', 'staff', 'task', 'observation']).optional(),
})
export const statusNow = z.object({ status, reviewAt: at, disagrees: z.boolean() })

export const factGiven = z.object({
  field: words(60),
  value,
  reason: words(1000).optional(),
  helped: helped.optional(),
})
export const factByStaff = factGiven.extend({
  ...asStaff,
  evidence: z.enum(EVIDENCE).optional(),
  source: z.enum(SOURCES).extract(['ownStatement', 'staff', 'task', 'observation']).optional(),
  validUntil: instantGiven.optional(),
})
export const factNow = z.object({ current: z.unknown(), disagrees: z.boolean() })

const answers = z
  .record(z.string().max(60), z.string().max(60))
  .describe(
    'By the names of the form, and of what the office asks beside it. Anything else is not read (R-302).',
  )
export const answersGiven = z.object({ answers })
export const questions = z.object({
  version: z.number(),
  questions: z.array(
    z.object({ id: z.string(), group: z.string(), answers: z.array(z.string()), together: z.boolean() }),
  ),
  local: z.array(
    z.object({
      id: z.string(),
      question: z.string(),
      answers: z.array(z.object({ code: z.string(), words: z.string() })),
    }),
  ),
})
export const shown = z.object({
  proposal: z.looseObject({ version: z.number(), status, consequences: z.array(consequence) }),
  mark: z.string().describe('To be given back when it is saved: nothing is saved that nobody saw.'),
  reviewAt: at,
})
export const assessment = z.object({
  answers,
  shown: words(40),
  accepted: z.array(words(40)).max(30),
  changed: z
    .array(z.object({ code: words(40), reason: words(1000), status: settable.optional() }))
    .max(30)
    .optional(),
  statement: words(1000).optional(),
  helped: helped.optional(),
})
export const assessmentByStaff = assessment.extend(asStaff)

export const anotherWrote = z.object({
  messageIds: z.array(id).min(1).max(500),
  wroteIt: z.enum(['family', 'friend', 'neighbour', 'organisation', 'unknown']),
  keepStatus: z.object({ reason: words(1000) }).optional(),
})
export const corrected = z.object({ messages: z.int(), talkDueAt: at, reviewDueAt: at.optional() })

export const barrier = z.object({
  barriers: z.array(z.enum(BARRIERS)).min(1),
  words: words(300).optional(),
  offers: z.array(words(60)).max(10).optional(),
  ...asStaff,
})
export const owed = z.object({ promiseId: id, dueAt: at })
export const settling = z.object({ factId: id, reason: words(1000) })
export const settled = z.object({ cleared: z.boolean() })
