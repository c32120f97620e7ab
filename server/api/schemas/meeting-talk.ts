import { z } from 'zod'
import { PARTICIPANT_ROLES } from '../../../office/meetings/model.ts'
import { INTERPRETED_BY, MATTERS } from '../../../office/meetings/talk/model.ts'
import { at, day, id, letter, words } from './common.ts'

/** Which meeting: the caller's own, or a person's. */
export const mine = z.object({ meetingId: id })
export const one = z.object({ personId: id, meetingId: id })

export const matters = z.array(z.enum(MATTERS)).max(MATTERS.length)
const steps = z.array(z.object({ who: z.enum(['office', 'person']), body: words(500), dueOn: day })).max(20)

export const talkOfMine = z.object({
  topics: z.array(z.object({ id, forPerson: z.boolean(), body: z.string() })),
  participants: z.array(
    z.object({
      id,
      role: z.string(),
      name: z.string(),
      approval: z.string(),
      mayHear: z.array(z.string()),
    }),
  ),
  minutes: z
    .object({ version: z.number(), parts: z.array(z.object({ matter: z.string(), body: z.string() })) })
    .optional(),
  agreed: z.array(z.object({ id, who: z.string(), body: z.string(), dueOn: day })),
})
export const joining = z.object({
  role: z.enum(PARTICIPANT_ROLES),
  name: words(100),
  organisation: words(100).optional(),
  phone: words(20).optional(),
  email: words(200).optional(),
  mayHear: matters.optional(),
})
export const attendance = z.object({
  seen: z
    .array(
      z.object({
        participantId: id,
        attended: z.boolean(),
        nextStep: words(300).optional(),
        nextStepOn: day.optional(),
      }),
    )
    .max(50),
})
export const ending = z.object({
  version: z.int(),
  agreed: steps.optional(),
  whoInterpreted: z.enum(INTERPRETED_BY).optional(),
})
export const ended = z.object({
  minutesPromiseId: id,
  minutesDueAt: at,
  later: z.array(z.string()),
  nextRequestId: id.optional(),
})
export const writing = z.object({
  after: z.int().min(0),
  parts: z
    .array(z.object({ matter: z.enum(MATTERS), body: letter, inNorwegian: letter.optional() }))
    .max(MATTERS.length),
  agreed: steps.optional(),
})

/** What refuses a meeting that is going on or held, and what refuses a text. */
export const HELD = ['notFound', 'needsPurpose', 'notBegun', 'alreadyEnded'] as const
export const TEXT = ['empty', 'tooLong', 'notText'] as const
