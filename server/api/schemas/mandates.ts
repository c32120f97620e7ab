import { z } from 'zod'
import {
  ACTS,
  ALONE_AT,
  CONFIRM_INTERPRETERS,
  FORMS,
  MANDATE_STATES,
  RECORD_KINDS,
  RELATIONS,
} from '../../../office/people/mandates/model.ts'
import { at, day, id, instantGiven, words } from './common.ts'

const side = z.enum(['state', 'municipal'])

export const scope = {
  sides: z.array(side),
  themes: z.array(z.string()).describe('Empty: every theme of the sides but the private ones.'),
  acts: z.array(z.enum(ACTS)),
}

export const line = z.object({
  id,
  kind: z.enum(RECORD_KINDS),
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
