import { z } from 'zod'
import { at, day, id, side } from './common.ts'

/** One in the line of a reception. */
export const inLine = z.object({
  id,
  ticket: z.string(),
  calledAs: z.string().optional(),
  reason: z.string(),
  language: z.string(),
  needsInterpreter: z.boolean(),
  urgent: z.boolean(),
  privateRoom: z.boolean(),
  state: z.string(),
  cameAt: at,
  appointmentAt: at.optional(),
  desk: z.string().optional(),
  version: z.number(),
  servedBy: z.string().optional(),
  mine: z.boolean(),
})

/** K30, R-723: what the desk sees of somebody, and nothing else. */
export const deskCardShape = z.object({
  name: z.string(),
  callMe: z.string().optional(),
  birthDate: z.string().optional(),
  language: z.string(),
  interpreterNeed: z.string(),
  interpreterLanguage: z.string().optional(),
  reading: z.string().optional(),
  helpEachTime: z.boolean(),
  restrictions: z.array(z.string()),
  advisers: z.array(
    z.object({
      side: z.string(),
      name: z.string(),
      isTeam: z.boolean(),
      away: z.boolean(),
      standsIn: z.string().optional(),
    }),
  ),
  nextAppointment: z.object({ at, mode: z.string(), who: z.string() }).optional(),
  entries: z.array(z.object({ side: z.string(), open: z.number(), oldest: at })),
  handIns: z.object({ n: z.number(), last: at }).optional(),
  letters: z.object({ unread: z.number(), toFetch: z.number() }),
  visits: z.array(z.object({ day, outcome: z.string().optional(), servedBy: z.string().optional() })),
  lookUp: z
    .object({ state: z.enum(['none', 'partial', 'full']), municipal: z.enum(['none', 'partial', 'full']) })
    .describe('R-448: how much the office has decided that its desk looks up.'),
  status: z.array(z.object({ side, kind: z.string(), value: z.record(z.string(), z.unknown()) })),
})
