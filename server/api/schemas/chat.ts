import { z } from 'zod'
import { CHAT_ENDS, CHAT_STATES } from '../../../office/calls/chat/model.ts'
import { at, id, instantGiven } from './common.ts'

const window = z.object({ from: at, until: at })
const quote = z.object({
  key: z.string(),
  version: z.number().int(),
  language: z.string(),
  title: z.string(),
  body: z.string(),
  source: z.string(),
  sourceUrl: z.string().nullable(),
  sourceDate: z.string(),
  translation: z.enum(['original', 'human', 'machine']),
})
const line = z.object({
  seq: z.number().int(),
  at,
  by: z.enum(['visitor', 'assistant', 'staff', 'house']),
  kind: z
    .string()
    .describe('`words`: what somebody wrote, in `body`. All else is a code that the caller has words for.'),
  body: z.string().nullable(),
  author: z.string().nullable(),
  quotes: z.array(quote),
})
export const chat = z.object({
  id,
  state: z.enum(CHAT_STATES),
  lines: z.array(line),
  offers: z
    .object({
      now: z.object({ place: z.number().int(), minutes: z.number().int().nullable() }).nullable(),
      opens: at.nullable(),
      windows: z.array(window),
    })
    .describe('R-122: a human now or when, and times to be rung; a message can always be sent.'),
  urgentPhone: z.string(),
  endedHow: z.enum(CHAT_ENDS).nullable(),
  threadId: id.nullable(),
})
export const said = z.object({
  text: z.string().max(20_000).describe('At most 1000 characters;.'),
})
export const called = z.object({
  windows: z
    .array(z.object({ from: instantGiven, until: instantGiven }))
    .max(3)
    .optional(),
  number: z.string().max(40).optional(),
})
