import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { setProtection } from '../../../office/access/actions.ts'
import { accessLogForOfficer } from '../../../office/access/views.ts'
import { SHIELDS } from '../../../office/kernel/context.ts'
import { forStaff } from '../endpoint.ts'
import { id, purpose } from '../schemas/common.ts'
import { officerLog } from '../schemas/staff.ts'

const tag = 'Persons'
const personId = z.object({ personId: id })

/** Who may be seen by whom, and who has looked. */
export function serveProtection(app: FastifyInstance): void {
  forStaff(app, 'register', {
    method: 'PUT',
    url: '/persons/:personId/protection',
    tag,
    summary: 'Protect a person, or lift it',
    description:
      'R-724, R-727, K32: holds at once for everything already stored. Anybody who may open the person sets it, and has ' +
      'lost the record by it unless cleared; an empty list, or one that leaves out what is set, is for those cleared.',
    params: personId,
    body: z.object({ codes: z.array(z.enum(SHIELDS)).max(SHIELDS.length), purpose: purpose.optional() }),
    refusals: ['notFound', 'needsPurpose'],
    act: (ctx, { params, body: { codes, purpose: stated } }) =>
      setProtection(ctx, params.personId, [...new Set(codes)], {
        what: 'protection',
        ...(stated === undefined ? {} : { purpose: stated }),
      }),
  })
  forStaff(app, 'persons', {
    method: 'GET',
    url: '/persons/:personId/access-log',
    tag,
    summary: 'Who has looked at a person, and who was turned away',
    description:
      'M-32, R-730: for the privacy role, newest first, a hundred at a time; `before` is `older` of the page ' +
      'before. The reading is in the log too.',
    params: personId,
    query: z.object({ before: id.optional() }),
    answer: officerLog,
    refusals: ['notFound'],
    act: (ctx, { params, query }) => accessLogForOfficer(ctx, params.personId, query.before ?? null),
  })
}
