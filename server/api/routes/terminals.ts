import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { ok } from '../../../office/kernel/result.ts'
import { HOWS, NO_PAPER, SHEETS_HOW } from '../../../office/visits/tasks/model.ts'
import { TASKS } from '../../../office/visits/tasks/table.ts'
import { pairTerminal, revokeTerminal } from '../../../office/visits/terminals/actions.ts'
import { TERMINAL_KINDS } from '../../../office/visits/terminals/model.ts'
import { terminalsOf } from '../../../office/visits/terminals/views.ts'
import { textFor } from '../../../text/index.ts'
import { forStaff } from '../endpoint.ts'
import { at, id, words } from '../schemas/common.ts'

const tag = 'visits'

/** The screens and tablets of one's own office, and the catalogue of what a person can do. */
export function serveTerminals(app: FastifyInstance): void {
  forStaff(app, 'contacts', {
    method: 'GET',
    url: '/terminals',
    tag,
    summary: 'The screens and tablets of one’s own office',
    description: 'R-449: also those that were parted. Never who was signed in on one.',
    answer: z.object({
      terminals: z.array(
        z.object({
          id,
          kind: z.enum(TERMINAL_KINDS),
          name: z.string(),
          pairedBy: z.string(),
          pairedAt: at,
          seenAt: at.optional(),
          revokedAt: at.optional(),
          revokedBy: z.string().optional(),
        }),
      ),
    }),
    refusals: ['notFound'],
    act: async (ctx) => {
      const found = await terminalsOf(ctx)
      return found.ok ? ok({ terminals: found.value }) : found
    },
  })
  forStaff(app, 'contacts', {
    method: 'POST',
    url: '/terminals',
    tag,
    summary: 'Pair the device that shows this code',
    description: 'R-449: for whoever receives or leads. A code holds for ten minutes and works once.',
    body: z.object({
      code: words(20),
      kind: z.enum(TERMINAL_KINDS),
      name: words(100).describe('Where it stands.'),
    }),
    answer: z.object({ terminalId: id }),
    created: true,
    refusals: ['notFound', 'screenCodeWrong', 'empty', 'tooLong', 'badForm'],
    act: (ctx, { body }) => pairTerminal(ctx, body),
  })
  forStaff(app, 'contacts', {
    method: 'DELETE',
    url: '/terminals/:terminalId',
    tag,
    summary: 'Part a device',
    description: 'R-449: it is nobody’s from now on, and whoever is signed in on it is signed out.',
    params: z.object({ terminalId: id }),
    refusals: ['notFound'],
    act: (ctx, { params }) => revokeTerminal(ctx, params),
  })
  forStaff(app, 'workList', {
    method: 'GET',
    url: '/tasks',
    tag,
    summary: 'What a person can do, and how without a login',
    description: 'R-439, R-623: every task of Min side, with its way by telephone, at the desk and on paper.',
    answer: z.object({
      tasks: z.array(
        z.object({
          key: z.string(),
          title: z.string().describe('In bokmål.'),
          phone: z.enum(HOWS),
          desk: z.enum(HOWS),
          paper: z.enum(SHEETS_HOW).optional(),
          noPaper: z.enum(NO_PAPER).optional().describe('Why paper would be meaningless.'),
        }),
      ),
    }),
    refusals: [],
    act: async () => ok({ tasks: CATALOGUE }),
  })
}

const say = textFor('nb')
const CATALOGUE = TASKS.map(({ key, title, phone, desk, paper }) => ({
  key,
  title: say(title),
  phone: phone.how,
  desk: desk.how,
  ...('none' in paper ? { noPaper: paper.none } : { paper: paper.how }),
}))
