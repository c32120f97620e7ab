import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { BREAKDOWNS, COUNTS } from '../../../office/visits/figures/model.ts'
import { visitFigures } from '../../../office/visits/figures/views.ts'
import { defined } from '../defined.ts'
import { forStaff } from '../endpoint.ts'
import { day } from '../schemas/common.ts'

const hidden = 'Absent where it is of so few that it could point at somebody (R-799).'
const counts = z
  .object(Object.fromEntries(COUNTS.map((count) => [count, z.number().optional()])))
  .describe(hidden)

const lasted = z.object({ median: z.number(), most: z.number() })

/** What a reception counts. */
export function serveVisitFigures(app: FastifyInstance): void {
  forStaff(app, 'leader', {
    method: 'GET',
    url: '/visits/figures',
    tag: 'visits',
    summary: 'Figures of the visits to one’s own office',
    description:
      'R-441, R-456, R-799: in whole weeks, in all and by hour, day of the week, reason, language, skill, group, benefit, way in, outcome and where visitors were shown on. For whoever leads the office.',
    query: z.object({ from: day.optional(), until: day.optional() }),
    answer: z.object({
      from: day,
      until: day,
      least: z.number(),
      rows: z.array(
        z.object({
          by: z.enum(BREAKDOWNS),
          value: z.string(),
          minutes: lasted.optional().describe('At the desk.'),
          wait: lasted
            .optional()
            .describe('From when they came, or from the time they had, until they were called.'),
          counts,
        }),
      ),
    }),
    refusals: ['notFound', 'badPeriod'],
    act: (ctx, { query }) => visitFigures(ctx, defined(query)),
  })
}
