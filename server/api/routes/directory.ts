import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { endEntry, entryHolds, writeEntry } from '../../../office/visits/directory/actions.ts'
import { BODIES, MATTERS } from '../../../office/visits/directory/model.ts'
import { directoryFor, entryHistory } from '../../../office/visits/directory/views.ts'
import { referralBecame } from '../../../office/visits/reception/actions.ts'
import { RECEIVER_KINDS } from '../../../office/visits/reception/model.ts'
import { ENDINGS } from '../../../office/visits/reception/referral-end.ts'
import { referralsAtDesk } from '../../../office/visits/reception/views.ts'
import { defined } from '../defined.ts'
import { forStaff } from '../endpoint.ts'
import { at, day, id, words } from '../schemas/common.ts'

const tag = 'visits'
const entryId = z.object({ entryId: id })
const written = z.object({ entryId: id, version: z.number() })
const entry = z.object({
  id,
  version: z.number(),
  body: z.enum(BODIES),
  themes: z.array(z.enum(MATTERS)),
  name: z.string(),
  phone: z.string().optional(),
  web: z.string().optional(),
  address: z.string().optional(),
  hours: z.array(z.object({ weekday: z.int(), opens: z.string(), closes: z.string() })),
  languages: z.array(z.string()),
  interpreter: z.boolean(),
  validFrom: day,
  checkedOn: day.describe('When somebody last made sure.'),
  ownerName: z.string().optional(),
  stale: z.boolean(),
})
const form = z.object({
  body: z.enum(BODIES),
  themes: z.array(z.enum(MATTERS)),
  name: words(200),
  phone: words(60).optional(),
  web: words(300).optional(),
  address: words(300).optional(),
  week: z.array(words(60)).max(7).optional(),
  languages: z
    .array(z.string().regex(/^[a-z]{2,3}$/))
    .max(20)
    .optional(),
  interpreter: z.boolean().optional(),
  validFrom: day.optional(),
})
const wrong = ['notFound', 'badForm', 'empty', 'tooLong', 'inPast', 'conflict'] as const

/** Who is responsible for what, and what became of whoever was shown on. */
export function serveDirectory(app: FastifyInstance): void {
  forStaff(app, 'contacts', {
    method: 'GET',
    url: '/responsibility-directory',
    tag,
    summary: 'Who is responsible for what',
    description:
      'R-462: in one’s own office or the one named, also bodies outside it: how they are reached, when, in which languages, and since when that is known.',
    query: z.object({ office: id.optional(), matter: z.enum(MATTERS).optional() }),
    answer: z.object({
      officeId: id,
      officeName: z.string(),
      entries: z.array(entry),
      coming: z.array(entry).describe('Decided for a later day.'),
    }),
    refusals: ['notFound'],
    act: (ctx, { query }) => directoryFor(ctx, defined(query)),
  })
  forStaff(app, 'leader', {
    method: 'POST',
    url: '/responsibility-directory',
    tag,
    summary: 'Enter somebody who is responsible',
    description: 'R-462: with at least one way to reach them. Whoever writes keeps it true.',
    body: form,
    answer: written,
    created: true,
    refusals: [...wrong],
    act: (ctx, { body }) => writeEntry(ctx, defined(body)),
  })
  forStaff(app, 'leader', {
    method: 'POST',
    url: '/responsibility-directory/:entryId',
    tag,
    summary: 'Change who is responsible from a day on',
    description: 'R-462: another version; what was before stands as it was.',
    params: entryId,
    body: form,
    answer: written,
    created: true,
    refusals: [...wrong],
    act: (ctx, { params, body }) => writeEntry(ctx, { ...defined(body), ...params }),
  })
  serveKept(app)
  serveBecame(app)
}

function serveKept(app: FastifyInstance): void {
  forStaff(app, 'contacts', {
    method: 'GET',
    url: '/responsibility-directory/:entryId',
    tag,
    summary: 'How an entry of the directory came to be as it is',
    description: 'R-462: every version, the newest first.',
    params: entryId,
    answer: z.object({
      versions: z.array(
        entry
          .pick({ version: true, name: true, phone: true, validFrom: true, checkedOn: true, ownerName: true })
          .extend({ ended: z.boolean() }),
      ),
    }),
    refusals: ['notFound'],
    act: (ctx, { params }) => entryHistory(ctx, params),
  })
  forStaff(app, 'contacts', {
    method: 'POST',
    url: '/responsibility-directory/:entryId/checked',
    tag,
    summary: 'Say that an entry of the directory still holds',
    description: 'R-462: by the leader, or by the reception of the office.',
    params: entryId,
    answer: written,
    refusals: ['notFound', 'conflict'],
    act: (ctx, { params }) => entryHolds(ctx, params),
  })
  forStaff(app, 'leader', {
    method: 'POST',
    url: '/responsibility-directory/:entryId/end',
    tag,
    summary: 'End an entry of the directory',
    description: 'R-462: nobody is shown on there from today.',
    params: entryId,
    answer: written,
    refusals: ['notFound', 'conflict'],
    act: (ctx, { params }) => endEntry(ctx, params),
  })
}

function serveBecame(app: FastifyInstance): void {
  forStaff(app, 'contacts', {
    method: 'GET',
    url: '/visits/:visitId/referrals',
    tag,
    summary: 'Where the visitor was shown on to before',
    description: 'R-461: those of which nobody has said yet what became of them.',
    params: z.object({ visitId: id }),
    answer: z.object({
      referrals: z.array(
        z.object({ id, receiver: z.enum(RECEIVER_KINDS), name: z.string().optional(), at, nextAt: at }),
      ),
    }),
    refusals: ['notFound', 'alreadyClosed', 'needsPerson', 'needsPurpose'],
    act: (ctx, { params }) => referralsAtDesk(ctx, params),
  })
  forStaff(app, 'contacts', {
    method: 'POST',
    url: '/persons/:personId/referrals/:referralId/outcome',
    tag,
    summary: 'What became of showing somebody on',
    description:
      'R-461, R-112: by the reception or by who owes to ask. `returned` makes it the office’s; the second time in 90 days a named adviser’s, and the lead sees it.',
    params: z.object({ personId: id, referralId: id }),
    body: z.object({ outcome: z.enum(ENDINGS) }),
    answer: z.object({ outcome: z.enum(ENDINGS), dueAt: at.optional() }),
    refusals: ['notFound', 'badForm', 'notOwner', 'needsPurpose'],
    act: (ctx, { params, body }) => referralBecame(ctx, { ...params, ...body }),
  })
}
