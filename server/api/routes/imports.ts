import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { AUTHORSHIPS } from '../../../office/kernel/event.ts'
import { importTimeline, MOST_IMPORTED } from '../../../office/threads/actions.ts'
import { defined } from '../defined.ts'
import { forStaff } from '../endpoint.ts'
import { id, instantGiven, side, words } from '../schemas/common.ts'

/** No sentence fits in it: what somebody said has a place of its own, on its side of the wall. */
const code = z.string().regex(/^[\p{L}\p{N}][\p{L}\p{N}._:/-]{0,79}$/u, 'is not a code')
const BODY_LIMIT = 4 * 1024 * 1024

const event = z
  .object({
    person: z.union([z.object({ id }), z.object({ number: words(20) })]),
    source: code.describe('The older system.'),
    sourceId: words(200).min(1).describe('What it is called there. Imported once, however often it is sent.'),
    at: instantGiven.describe('When it happened.'),
    kind: code.describe('What it is called there.'),
    side,
    channel: code,
    authorship: z.enum(AUTHORSHIPS).optional(),
    who: words(100).optional().describe('Who did it, by name.'),
    why: code.optional(),
    matter: code.optional().describe('The matter it belongs to there.'),
    journal: code.optional().describe('How it stands in the record there.'),
    text: z.string().optional().describe('Words go to the store of their side (R-746).'),
  })
  .meta({ id: 'ImportedEvent' })

export function serveImports(app: FastifyInstance): void {
  forStaff(app, 'import', {
    method: 'POST',
    url: '/imports/timeline',
    tag: 'Import',
    summary: 'Import events from older systems',
    description:
      'R-738, R-744, R-746: each event once by source and its id there; sent again it changes nothing. For machine clients ' +
      'whose service account has the side of every event and the clearance for every person; what it may not write is told ' +
      'one by one, and the rest is imported.',
    body: z.object({ events: z.array(event).min(1).max(MOST_IMPORTED) }),
    bodyLimit: BODY_LIMIT,
    answer: z
      .object({
        imported: z.int(),
        known: z.int().describe('Were here already.'),
        refused: z.array(z.object({ index: z.int(), reason: z.string() })),
      })
      .meta({ id: 'Imported' }),
    refusals: ['notFound'],
    act: (ctx, { body }) => importTimeline(ctx, { events: body.events.map(defined) }),
  })
}
