import { z } from 'zod'
import { MEETING_DECLINE_REASONS, MEETING_KINDS, MEETING_MODES } from '../../../office/meetings/model.ts'
import {
  ALTERNATIVES,
  CRITERIA,
  DAY_PARTS,
  GRANTING,
  REQUEST_STATES,
} from '../../../office/meetings/requests/model.ts'
import { BY_HAND } from '../../../office/meetings/waiting/model.ts'
import { at, id, letter, side } from './common.ts'

const wishes = z.object({
  weekdays: z.array(z.int().min(1).max(7)).max(7).optional(),
  parts: z.array(z.enum(DAY_PARTS)).max(3).optional(),
  interpreter: z
    .string()
    .regex(/^[a-z]{2,8}$/)
    .nullish(),
  companion: z.boolean().optional(),
  stepFree: z.boolean().optional(),
})
export const asking = z.object({
  kind: z.enum(MEETING_KINDS).optional(),
  side: side.optional(),
  mode: z.enum(MEETING_MODES).optional(),
  wishes: wishes.optional(),
  about: letter.optional(),
})
export const asked = z.object({
  requestId: id,
  promiseId: id,
  dueAt: at,
  granted: z.boolean().describe('R-464: a rule gives it; what is left is to find a time'),
  rules: z.array(z.enum(GRANTING)),
  joined: z.boolean().describe('R-030: it was open already; this is counted with it'),
})
export const owed = z.object({ promiseId: id, dueAt: at })
export const wish = z.object({
  personId: id,
  requestId: id,
  kind: z.string(),
  side,
  state: z.enum(REQUEST_STATES),
  askedAt: at,
  dueAt: at.optional(),
  ownerName: z.string(),
  given: z.boolean(),
  rules: z.array(z.enum(GRANTING)).describe('R-464: what gives it, as far as the reader may know'),
  rank: z.object({
    points: z.number(),
    because: z.array(z.object({ criterion: z.enum(CRITERIA), points: z.number() })),
  }),
  line: z
    .object({ number: z.int(), of: z.int() })
    .optional()
    .describe('R-465: the number in the order of those who wait at the same desk'),
  offer: z
    .object({
      id,
      startsAt: at,
      endsAt: at,
      answerBy: at,
      staffName: z.string(),
      place: z.string().optional(),
    })
    .optional()
    .describe('R-465: a time kept for the person until they answer'),
  byHand: z
    .enum(BY_HAND)
    .optional()
    .describe('R-465: no time given back can be offered, so one is found by hand; to staff only'),
  declineReason: z.enum(MEETING_DECLINE_REASONS).optional(),
  alternative: z.enum(ALTERNATIVES).optional(),
  reviewDueAt: at.optional(),
  meetingId: id.optional(),
})
