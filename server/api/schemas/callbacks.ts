import { z } from 'zod'
import { NUMBER_KINDS } from '../../../office/calls/callback/model.ts'
import { instantGiven, words } from './common.ts'

export const windowsGiven = z
  .array(z.object({ from: instantGiven, until: instantGiven }))
  .max(3)
  .describe('R-411: at most two hours each, in office hours, not overlapping')

/** how a call is to be made, the same wherever it is agreed. */
export const howToCall = {
  windows: windowsGiven.optional(),
  number: words(30).optional().describe('For this call only; the number that the office has otherwise'),
  numberKind: z.enum(NUMBER_KINDS).optional(),
  numberOwner: words(100).optional(),
  onlyWithPerson: z.boolean().optional(),
  withHelper: z.object({ name: words(100), relation: words(40) }).optional(),
  interpreter: z.boolean().optional(),
}

/** Why times cannot be agreed. */
export const TIMES = [
  'windowPast',
  'windowTooLong',
  'windowClosed',
  'windowTaken',
  'windowsOverlap',
  'tooMany',
] as const
