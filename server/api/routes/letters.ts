import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { typeset } from '../../../gateways/letters/typst.ts'
import { ok } from '../../../office/kernel/result.ts'
import { askExplanation, letterCameBack, openMyLetter } from '../../../office/reach/actions.ts'
import { EXPLAIN_HOW, EXPLAIN_WINDOWS } from '../../../office/reach/inbox/model.ts'
import { followedNotices, inbox, myLetter, myLetterPaper } from '../../../office/reach/views.ts'
import { defined } from '../defined.ts'
import { forPerson, forStaff } from '../endpoint.ts'
import { id, purpose, words } from '../schemas/common.ts'
import * as shapes from '../schemas/letters.ts'

const tag = 'Letters'
const noticeId = z.object({ noticeId: id })
const language = z.string().regex(/^[a-z]{2}$/)

/** Letters: to whom they are, as data and as they stand on the paper; and how they fare, for staff. */
export function serveLetters(app: FastifyInstance): void {
  mine(app)
  theirs(app)
}

function mine(app: FastifyInstance): void {
  forPerson(app, {
    method: 'GET',
    url: '/me/inbox',
    tag,
    summary: 'My letters and conversations',
    description: 'R-327, R-328: each letter with its first box and how it stands; what is unread counts.',
    answer: shapes.inbox,
    refusals: [],
    act: async (ctx) => ok(await inbox(ctx)),
  })
  forPerson(app, {
    method: 'GET',
    url: '/me/letters/:noticeId',
    tag,
    summary: 'One letter of mine',
    description: 'R-627, K25: with the Norwegian original. Reading it this way opens nothing.',
    params: noticeId,
    answer: shapes.letter,
    refusals: ['notFound'],
    act: (ctx, { params }) => myLetter(ctx, params),
  })
  forPerson(app, {
    method: 'POST',
    url: '/me/letters/:noticeId/opened',
    tag,
    summary: 'I have opened the letter',
    description:
      'K23, R-328: said when it has been shown; from then on it has reached, and what runs from that runs.',
    params: noticeId,
    answer: shapes.letter,
    refusals: ['notFound'],
    act: (ctx, { params }) => openMyLetter(ctx, params),
  })
  forPerson(app, {
    method: 'GET',
    url: '/me/letters/:noticeId/paper',
    tag,
    summary: 'The letter as it stands on paper',
    description:
      'R-828: PDF/UA-1, in the language it was sent in or in another that its template has. Opens nothing.',
    params: noticeId,
    query: z.object({ language: language.optional() }),
    answer: shapes.file,
    refusals: ['notFound'],
    act: async (ctx, { params, query }) => {
      const letter = await myLetterPaper(ctx, { ...params, ...defined(query) })
      if (!letter.ok) return letter
      // K24: a name of a file says no more than an envelope does.
      const content = Buffer.from(typeset(letter.value)).toString('base64')
      return ok({ name: 'brev.pdf', contentType: 'application/pdf', content })
    },
  })
  forPerson(app, {
    method: 'POST',
    url: '/me/letters/:noticeId/explanation',
    tag,
    summary: 'Explain this letter to me',
    description:
      'R-063, R-199: by telephone or at the office. Asked again while it is owed it is the same talk.',
    params: noticeId,
    body: z.object({
      how: z.enum(EXPLAIN_HOW),
      window: z.enum(EXPLAIN_WINDOWS).default('any'),
      interpreter: z
        .string()
        .regex(/^[a-z]{2,3}$/)
        .optional()
        .describe('The language to interpret.'),
      number: words(30).optional().describe('Where to ring, when not the number that the office has.'),
    }),
    answer: shapes.explanation,
    created: true,
    refusals: ['notFound', 'needsNumber'],
    act: (ctx, { params, body: { interpreter = null, number = null, ...body } }) =>
      askExplanation(ctx, { ...params, ...body, interpreter, number }),
  })
}

function theirs(app: FastifyInstance): void {
  forStaff(app, 'persons', {
    method: 'GET',
    url: '/persons/:personId/letters',
    tag,
    summary: 'How a person’s letters fare',
    description:
      'R-330, R-332: newest first, each with its ladder: what was tried, how it fared, and what comes next.',
    params: z.object({ personId: id }),
    query: z.object({ purpose: purpose.optional() }),
    answer: shapes.followed,
    refusals: ['notFound', 'needsPurpose'],
    act: async (ctx, { params, query }) => {
      const found = await followedNotices(ctx, { ...params, ...defined(query) })
      return found.ok ? ok({ letters: found.value }) : found
    },
  })
  forStaff(app, 'contacts', {
    method: 'POST',
    url: '/persons/:personId/letters/:outgoingId/returned',
    tag,
    summary: 'A letter came back',
    description: 'K24: the address does not work from now on, and the next step is taken at once.',
    params: z.object({ personId: id, outgoingId: id }),
    body: z.object({ purpose: purpose.optional() }),
    refusals: ['notFound', 'needsPurpose'],
    act: (ctx, { params, body }) => letterCameBack(ctx, { ...params, ...defined(body) }),
  })
}
