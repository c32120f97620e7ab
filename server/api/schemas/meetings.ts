import { z } from 'zod'
import { ASKED_BY } from '../../../office/meetings/booking/model.ts'
import { INTERPRETER_ANSWERS, MEETING_KINDS, MEETING_MODES } from '../../../office/meetings/model.ts'
import { type EnquiryTheme, THEMES } from '../../../office/threads/recognise/model.ts'
import { defined } from '../defined.ts'
import { at, id } from './common.ts'

const themes = Object.keys(THEMES) as [EnquiryTheme, ...EnquiryTheme[]]
export const what = { kind: z.enum(MEETING_KINDS), mode: z.enum(MEETING_MODES), placeId: id.optional() }
export const booking = z.object({
  ...what,
  staffId: id,
  startsAt: at,
  purpose: z.string().max(500).default(''),
  side: z.enum(['state', 'municipal', 'common']),
  theme: z.enum(themes),
  interpreter: z.object({ answer: z.enum(INTERPRETER_ANSWERS), reason: z.string().max(100).optional() }),
})
export const moving = z.object({
  version: z.number().int(),
  startsAt: at.optional(),
  mode: z.enum(MEETING_MODES).optional(),
  placeId: id.optional(),
})
export const cancelling = z.object({ version: z.number().int(), reason: z.string().max(500).optional() })
export const askedBy = { askedBy: z.enum(ASKED_BY).default('office') }
export const BOOKING = [
  ...(['notFound', 'badForm', 'taken', 'inPast', 'tooFar', 'closedThen'] as const),
  ...(['interpreterUnanswered', 'interpreterReason', 'interpreterStays', 'interpreterLanguage'] as const),
]
export const CHANGING = ['notFound', 'badForm', 'conflict', 'alreadyBegun', 'alreadyEnded'] as const
export const MOVING = [...CHANGING, 'taken', 'inPast', 'tooFar', 'closedThen'] as const

const instant = (text: string) => Temporal.Instant.from(text)
export const toBook = ({ startsAt, interpreter, ...rest }: z.infer<typeof booking>) => ({
  ...defined(rest),
  startsAt: instant(startsAt),
  interpreter: defined(interpreter),
})
export const toMove = <T extends z.infer<typeof moving>>({ startsAt, ...rest }: T) => ({
  ...defined(rest),
  ...(startsAt === undefined ? {} : { startsAt: instant(startsAt) }),
})
