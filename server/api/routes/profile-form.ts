import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { Ctx } from '../../../office/kernel/context.ts'
import { ok } from '../../../office/kernel/result.ts'
import { FORM_VERSION, ITEMS } from '../../../office/people/profile/assessment/table.ts'
import { localQuestions } from '../../../office/people/views.ts'
import { isLanguage } from '../../../text/index.ts'
import { forPerson, forStaff } from '../endpoint.ts'
import { id, words } from '../schemas/common.ts'
import * as shapes from '../schemas/profile.ts'

const tag = 'Profile'
const query = z.object({ language: words(5).optional() })
const description =
  'R-304: the one form, and what the person’s office asks beside it. All are answered in one record of an assessment; what ' +
  'the office asks beside the form is kept with it and leads to no level.'

const form = (ctx: Ctx, personId: string, language: string | undefined) =>
  localQuestions(ctx, { personId, language: language && isLanguage(language) ? language : 'nb' }).then(
    (local) =>
      ok({
        version: FORM_VERSION,
        questions: ITEMS.map((item) => ({
          ...item,
          answers: [...item.answers],
          together: 'together' in item,
        })),
        local,
      }),
  )

/** What is asked in an assessment: for programs that ask it in their own windows. */
export function serveProfileForm(app: FastifyInstance): void {
  forPerson(app, {
    method: 'GET',
    url: '/me/profile/questions',
    tag,
    summary: 'What I am asked about how contact works',
    description,
    query,
    answer: shapes.questions,
    refusals: [],
    act: (ctx, asked) => form(ctx, ctx.actor.personId, asked.query.language),
  })
  forStaff(app, 'contacts', {
    method: 'GET',
    url: '/persons/:personId/profile/questions',
    tag,
    summary: 'What somebody is asked in an assessment',
    description,
    params: z.object({ personId: id }),
    query,
    answer: shapes.questions,
    refusals: [],
    act: (ctx, { params, query: { language } }) => form(ctx, params.personId, language),
  })
}
