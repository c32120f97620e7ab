import { z } from 'zod'
import { BREAKDOWNS, FIGURES, PAIRS } from '../../../office/calls/figures/model.ts'

const count = z.int()

const callFigure = z.object({
  name: z.enum(FIGURES),
  unit: z.enum(['share', 'seconds', 'times']),
  value: z
    .number()
    .optional()
    .meta({ description: 'A share in percent. Left out: too few people, or nothing to count.' }),
  part: count.optional(),
  of: count.optional(),
})
const callPair = z.object({
  pair: z.enum(PAIRS),
  speed: z.array(callFigure),
  quality: z.array(callFigure),
})
export const callFigures = z
  .object({
    from: z.iso.date(),
    until: z.iso.date(),
    scope: z.enum(['office', 'centre']),
    least: count,
    rows: z.array(z.object({ by: z.enum(BREAKDOWNS), value: z.string(), pairs: z.array(callPair) })),
  })
  .meta({ id: 'CallFigures' })
