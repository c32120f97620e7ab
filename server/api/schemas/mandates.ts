import { z } from 'zod'
import {
  ACTS,
  ALONE_AT,
  CONFIRM_INTERPRETERS,
  CONSENTS,
  FORMS,
  MANDATE_STATES,
  RECORD_KINDS,
  RELATIONS,
  REQUEST_ANSWERS,
  SHARING_CONSENTS,
} from '../../../office/people/mandates/model.ts'
import { at, day, fact, id, instantGiven, purpose, words } from './common.ts'

const side = z.enum(['state', 'municipal'])

export const scope = {
  sides: z.array(side),
  themes: z.array(z.string()).describe('Empty: every theme of the sides but the private ones.'),
  acts: z.array(z.enum(ACTS)),
}

export const line = z.object({
  id,
  kind: z.enum(RECORD_KINDS),
  consentTo: z.enum(CONSENTS).optional().describe('What a consent opens.'),
  messageId: id.optional().describe('The one letter that a consent opens.'),
  holderName: z.string(),
  relation: z.enum(RELATIONS),
  ...scope,
  threadNumber: z.number().optional(),
  callOnly: z.boolean(),
  earlierMaterial: z.boolean(),
  fromAt: at,
  untilAt: at,
  form: z.enum(FORMS),
  language: z.string(),
  before: z.string().optional().describe('Before whom it was given or confirmed.'),
  state: z.enum(MANDATE_STATES),
  hasLogin: z.boolean(),
  endedAt: at.optional(),
  renewalAskedAt: at.optional(),
})

export const helpers = z.object({
  mandates: z.array(line),
  deeds: z.array(
    z.object({
      id,
      at,
      kind: z.string(),
      authorship: z.string(),
      name: z.string(),
      channel: z.string(),
      threadId: id.optional(),
      why: z.string().optional(),
      answered: z.enum(REQUEST_ANSWERS).optional(),
    }),
  ),
})

export const helping = z.object({
  givers: z.array(
    z.object({
      personId: id,
      name: z.string(),
      language: z.string(),
      mandates: z.array(
        z.object({
          id,
          ...scope,
          fromAt: at,
          untilAt: at,
          earlierMaterial: z.boolean(),
          renewalAskedAt: at.optional(),
        }),
      ),
    }),
  ),
})

const offer = {
  holder: z.object({
    name: words(200),
    number: words(20).optional().describe('National number: gives the holder a login of their own.'),
    birthDate: day.optional(),
  }),
  relation: z.enum(RELATIONS),
  sameHousehold: z.boolean(),
  sides: z.array(side),
  themes: z.array(words(60)).max(70),
  acts: z.array(z.enum(ACTS)),
  threadId: id.optional(),
  earlierMaterial: z.boolean().optional(),
  from: instantGiven.optional(),
  until: instantGiven.optional(),
}
export const given = z.object(offer)
const alone = z.object({ at: z.enum(ALONE_AT), interpreter: z.enum(CONFIRM_INTERPRETERS) })
export const channel = z.enum(['officePhone', 'contactCentrePhone', 'dropIn', 'meetingOffice', 'paperLetter'])
export const registered = z.object({
  ...offer,
  askedBy: z.enum(['person', 'holder']),
  form: z.enum(FORMS),
  channel,
  callOnly: z.boolean().optional(),
  witness: words(200).optional(),
  alone: alone.optional().describe('Heard from the giver with nobody else there, in this contact.'),
})
export const made = z.object({ mandateId: id, state: z.enum(['active', 'asked']) })

export const confirmation = z.object({
  answer: z.enum(['yes', 'no']),
  alone: z.boolean(),
  at: z.enum(ALONE_AT),
  interpreter: z.enum(CONFIRM_INTERPRETERS),
  purpose: purpose.optional(),
})
export const confirmed = z.object({ state: z.enum(['active', 'declined', 'suspended']) })

export const register = z.object({
  mandates: z.array(line),
  safety: z
    .object({
      stands: z.boolean(),
      reach: z.string().optional(),
      contact: z.string().optional(),
      meetingPlace: z.string().optional(),
    })
    .describe('How and where is for cleared staff; others see that a flag stands.'),
  interpreting: z.array(z.object({ id, language: z.string(), askedAt: at, dueAt: at })),
})
export const question = z.object({
  holderName: words(200),
  act: z.enum(ACTS),
  side: z.enum(['state', 'municipal', 'common']),
  theme: words(60).optional(),
})
export const inPlace = z.object({ inPlace: z.boolean() })

export const refusal = z.object({
  sides: z.array(side),
  themes: z.array(words(60)).max(70).describe('Empty: every theme of the sides.'),
})
export const refusalMade = z.object({ refusalId: id })
export const saidRefusal = refusal.extend({
  channel,
  form: z.enum(['paper', 'spoken', 'interpreter']).optional(),
})

const consent = {
  recipient: words(200).optional().describe('Who outside is told; nobody for the other side of the office.'),
  sides: z.array(side),
  themes: z.array(words(60)).max(70).optional(),
  until: instantGiven.optional(),
}
export const consentGiven = z.object({ to: z.enum(SHARING_CONSENTS), ...consent })
export const consentSaid = z.object({
  to: z.enum(CONSENTS),
  ...consent,
  sides: z.array(side).optional(),
  messageId: id.optional().describe('The one letter that is opened.'),
  callId: id.optional().describe('The call that it is for, and ends with.'),
  channel,
  form: z.enum(['paper', 'spoken', 'interpreter']).optional(),
  interpreter: z.enum(CONFIRM_INTERPRETERS).optional(),
  witness: words(200).optional(),
})
export const consented = z.object({ consentId: id, until: at })
export const openedLetter = z.object({
  kind: z.string(),
  side: z.enum(['state', 'municipal', 'common']),
  madeAt: at,
  until: at.describe('When the consent ends.'),
  parts: z.array(
    z.object({ language: z.string(), body: z.string(), box: z.record(z.string(), z.string()).optional() }),
  ),
})

export const acting = z.object({
  giver: z.object({
    personId: id,
    name: z.string(),
    language: z.string(),
    mandates: z.array(
      z.object({
        id,
        ...scope,
        fromAt: at,
        untilAt: at,
        earlierMaterial: z.boolean(),
        renewalAskedAt: at.optional(),
      }),
    ),
  }),
  threads: z.array(z.object({ threadId: id, number: z.number(), lastAt: at, excerpt: z.string() })),
  waitingFor: z.array(
    z.object({
      kind: z.string(),
      theme: z.string(),
      side: z.enum(['state', 'municipal', 'common']),
      ownerName: z.string(),
      dueAt: at,
      threadId: id.optional(),
    }),
  ),
  facts: z.array(fact.pick({ kind: true, side: true, value: true, asOf: true })),
})
export const wroteFor = z.object({ number: z.number(), messageId: id, threadId: id, receivedAt: at })
export const opened = z.object({ opened: z.number().describe('How many had not been opened before.') })
export const produced = z.object({ about: words(1000), promiseId: id.optional() })
export const guidance = z.object({ promiseId: id, dueAt: at })

export const requestMade = z.object({
  number: z.number(),
  dueAt: at,
  code: z.string().describe('Opens the receipt again, at /be-om-kontakt/<code>.'),
})
export const requests = z.object({
  requests: z.array(
    z.object({
      number: z.number(),
      receivedAt: at,
      dueAt: at,
      answer: z.enum(REQUEST_ANSWERS).optional(),
      answeredAt: at.optional(),
    }),
  ),
})
export const asked = z.object({
  relation: z.enum(RELATIONS),
  organisation: words(200).optional(),
  contact: words(200).optional(),
  wish: words(2000),
  about: z.object({ name: words(200), number: words(20).optional(), birthDate: day.optional() }),
})
export const askedFor = z.object({ wish: words(2000) })
export const askedByStaff = asked.omit({ about: true }).extend({
  name: words(200),
  channel: z.enum(['officePhone', 'contactCentrePhone', 'dropIn', 'meetingOffice', 'emailInbound']),
})
export const waitingRequests = z.object({
  requests: z.array(
    z.object({
      id,
      number: z.number(),
      helperName: z.string(),
      organisation: z.string().optional(),
      relation: z.enum(RELATIONS),
      contact: z.string().optional(),
      aboutName: z.string().optional(),
      aboutBirth: z.string().optional(),
      wish: z.string(),
      receivedAt: at,
      dueAt: at,
    }),
  ),
})
export const requestAnswer = z.object({
  answer: z.enum(REQUEST_ANSWERS),
  personId: id.optional(),
  purpose: purpose.optional(),
})
