import { z } from 'zod'
import { AUDIENCES, CHAT_ENDS, CHAT_STATES } from '../../../office/calls/chat/model.ts'
import { GENDERS } from '../../../office/calls/interpreter/model.ts'
import { LANGUAGES } from '../../../text/languages.ts'
import { at, id, instantGiven } from './common.ts'

const window = z.object({ from: at, until: at })
const quote = z.object({
  key: z.string(),
  version: z.number().int(),
  language: z.string(),
  title: z.string(),
  body: z.string(),
  source: z.string(),
  sourceUrl: z.string().optional(),
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
  body: z.string().optional(),
  author: z.string().optional(),
  quotes: z.array(quote),
})
export const chat = z.object({
  id,
  state: z.enum(CHAT_STATES),
  lines: z.array(line),
  offers: z
    .object({
      now: z.object({ place: z.number().int(), minutes: z.number().int().optional() }).optional(),
      opens: at.optional(),
      windows: z.array(window),
    })
    .describe('R-122: a human now or when, and times to be rung; a message can always be sent.'),
  urgentPhone: z.string(),
  endedHow: z.enum(CHAT_ENDS).optional(),
  threadId: id.optional(),
})
export const said = z.object({
  text: z.string().max(20_000).describe('At most 1000 characters.'),
})
export const visitor = z.object({
  audience: z
    .enum(AUDIENCES)
    .default('person')
    .describe('R-121: for whom they come, which decides who answers. Only when a chat begins.'),
  language: z
    .enum(LANGUAGES.map(({ code }) => code))
    .default('nb')
    .describe('What they read. Only when a chat begins.'),
})
export const saidByVisitor = visitor.extend(said.shape)
export const called = z.object({
  windows: z
    .array(z.object({ from: instantGiven, until: instantGiven }))
    .max(3)
    .optional(),
  number: z.string().max(40).optional(),
})

const queued = z.object({
  chatId: id,
  queue: z.string(),
  audience: z.enum(AUDIENCES),
  language: z.string(),
  theme: z.string().optional(),
  urgent: z.boolean(),
  loggedIn: z.boolean(),
  waitingSince: at,
})
const held = z.object({
  chatId: id,
  language: z.string(),
  theme: z.string().optional(),
  urgent: z.boolean(),
  loggedIn: z.boolean(),
  unread: z.number().int(),
  lastAt: at,
})
export const desk = z.object({ waiting: z.array(queued), mine: z.array(held), open: z.boolean() })
export const atDesk = chat.extend({
  number: z.string().describe('What a visitor without a login can tell to whoever rings or meets them.'),
  audience: z.enum(AUDIENCES),
  language: z.string(),
  theme: z.string().optional(),
  urgent: z.boolean(),
  lines: z.array(line.extend({ withheld: z.boolean() })),
  personId: id.optional(),
  needsInterpreter: z.boolean(),
  interpreterLanguage: z.string(),
})
export const replied = z.object({
  text: z.string().max(20_000).optional(),
  answer: z.string().max(60).optional().describe('The key of an approved answer, to quote below the words.'),
})
export const interpreted = z.object({
  language: z.string().max(3).optional().describe('Absent: as the profile or the chat says.'),
  gender: z.enum(GENDERS).optional(),
  dialect: z.string().max(60).optional(),
})
export const handed = called.extend({ to: z.enum(['call', 'message', 'office']) })
