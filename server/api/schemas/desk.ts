import { z } from 'zod'
import {
  IDENTITY_WAYS,
  LATE_REASONS,
  QUESTIONS,
  SAYINGS,
  SPEAKERS,
  STEPS,
} from '../../../office/calls/desk/model.ts'
import { IDENTITY_LEVELS, LINES, OUTCOMES } from '../../../office/calls/model.ts'
import { at, fact, id, side, urgency } from './common.ts'

const text = z.string()
const maybe = text.optional()
export const level = z.enum(IDENTITY_LEVELS)

export const waiting = z.object({
  calls: z.array(
    z.object({
      callId: id,
      queue: text,
      line: z.enum(LINES),
      language: text,
      urgency,
      waitingSince: at,
    }),
  ),
})
export const taken = z.object({ callId: id })

const person = z.object({
  id,
  givenName: text,
  familyName: text,
  birthDate: maybe,
  officeId: id.optional(),
  municipality: maybe,
})

/** One contact as whoever has the call sees it: what a role or a level may not see is not there. */
export const incoming = z.object({
  callId: id,
  step: z.enum(STEPS).describe('The next question; nothing after it can be answered before it.'),
  who: z.enum(SPEAKERS).optional(),
  line: z.enum(LINES),
  language: text,
  fromNumber: maybe.describe('A hint of who it may be, never a proof (R-394). Null: withheld.'),
  knownBy: maybe,
  candidates: z.array(person),
  person: person.optional(),
  specialRoute: z.boolean(),
  returns: z.object({ at, byName: maybe, theme: maybe }).optional(),
  maySay: z.array(z.enum(SAYINGS)),
  identity: z
    .object({
      level,
      how: maybe,
      ways: z.array(z.enum(IDENTITY_WAYS)),
      roundsLeft: z.int(),
    })
    .optional(),
  needsInterpreter: z.boolean(),
  profile: z
    .object({
      language: text,
      interpreterNeed: text,
      interpreterLanguage: maybe,
      contactStatus: text,
      reading: text,
      restrictions: z.array(text),
    })
    .optional(),
  card: z
    .object({
      lastContacts: z.array(z.object({ at, kind: text, channel: text, by: maybe })),
      promises: z.array(
        z.object({
          promiseId: id.optional(),
          side,
          theme: maybe,
          ownerName: text,
          ownerIsTeam: z.boolean(),
          urgency: text,
          receivedAt: at.optional(),
          dueAt: at,
          overdue: z.boolean(),
          contacts: z.int(),
          comment: z.object({ why: text, text: maybe, at, newAt: at.optional() }).optional(),
        }),
      ),
      responsible: z.array(z.object({ side, name: text, absent: z.boolean(), coverName: maybe })),
      nextMeeting: at.optional(),
      facts: z.array(fact.pick({ kind: true, side: true, value: true, asOf: true })),
    })
    .optional(),
  letters: z.array(
    z.object({ messageId: id, kind: text, madeAt: at, mayOpen: z.boolean(), open: z.boolean() }),
  ),
  readBack: z
    .object({
      theme: maybe,
      ownerName: text,
      ownerIsTeam: z.boolean(),
      dueAt: at,
      urgency: text,
      joined: z.boolean(),
    })
    .optional(),
})

export const questions = z.object({ checkId: id, questions: z.array(z.enum(QUESTIONS)) })
export const code = z.object({ checkId: id, endsWith: text, until: at })
export const checked = z.object({ level, roundsLeft: z.int() })
export const outcome = z.enum(OUTCOMES)
export const closed = z.object({
  promiseId: id.optional(),
  line: z
    .object({
      theme: text,
      urgency,
      dueAt: at,
      joined: z.boolean(),
      ownerName: text,
      ownerIsTeam: z.boolean(),
    })
    .optional(),
  namedContact: maybe,
})
export const lateReason = z.enum(LATE_REASONS)
export const shared = z.object({ id, kind: z.enum(['page', 'letter', 'identity']), code: text, until: at })
export const letter = z.object({
  kind: text,
  madeAt: at,
  parts: z.array(z.object({ language: text, body: text })),
})
