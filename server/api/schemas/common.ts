import { z } from 'zod'
import { PURPOSES } from '../../../office/kernel/context.ts'
import { END_STATES, OPEN_STATES, URGENCIES } from '../../../office/kernel/promise/model.ts'

/** Ids are UUIDs of any version. */
export const id = z.guid()
export const at = z.iso.datetime().describe('UTC, ISO 8601 with Z.')
export const day = z.iso.date()
export const side = z.enum(['state', 'municipal', 'common'])
export const urgency = z.enum(URGENCIES)
export const promiseState = z.enum([...OPEN_STATES, ...END_STATES])
export const purpose = z
  .enum(PURPOSES)
  .describe('Why the record is opened (R-717). Needed where the caller neither owns nor covers anything.')

export const instantGiven = z.iso
  .datetime({ offset: true })
  .transform((text) => Temporal.Instant.from(text))
  .describe('ISO 8601 with Z or an offset.')

const UNWRITTEN = /[^\P{Cc}\t\n\r]|[\ufffe\uffff]/u

/** Text that is not judged by the office itself: writing only, so that nothing else reaches the database. */
export const words = (most: number) =>
  z
    .string()
    .max(most)
    .refine((text) => text.isWellFormed() && !UNWRITTEN.test(text), 'holds characters that are not writing')

/** What a person or an employee writes to the other; the office judges it (`empty`, `tooLong`, `notText`). */
export const letter = z
  .string()
  .describe('At most 5000 characters. Markdown and links in answers from staff.')

/** Flags in an address. */
export const flag = z.enum(['true', 'false']).transform((text) => text === 'true')

export const fact = z
  .object({
    kind: z.string(),
    side: z.string(),
    value: z.record(z.string(), z.unknown()),
    source: z.string(),
    asOf: at,
  })
  .meta({ id: 'Fact', description: 'A status value with its source and time (R-618).' })
