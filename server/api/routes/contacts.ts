import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import {
  ADVICE_PURPOSES,
  CHANNEL_REASONS,
  CONTENT_MARKS,
  type Situation,
  TOLD_SITUATIONS,
} from '../../../office/reach/advise/model.ts'
import { answer, logTalk, registerContact } from '../../../office/threads/actions.ts'
import { HELPER_RELATIONS } from '../../../office/threads/model.ts'
import { type EnquiryTheme, THEMES } from '../../../office/threads/recognise/model.ts'
import { defined } from '../defined.ts'
import { forStaff } from '../endpoint.ts'
import { id, letter, words } from '../schemas/common.ts'
import * as shapes from '../schemas/staff.ts'

const tag = 'Contacts'
const personId = z.object({ personId: id })
const promiseIds = z.array(id).max(50)
const code = z.string().regex(/^[A-Za-z][\w-]{0,59}$/, 'is not a code')
/** why in this way, where another is advised; and what was told of the contact when the advice was asked for. */
const choice = z
  .object({
    reason: z.enum(CHANNEL_REASONS),
    said: words(300).optional(),
    purpose: z.enum(ADVICE_PURPOSES).optional(),
    content: z.array(z.enum(CONTENT_MARKS)).max(10).optional(),
    situation: z
      .array(z.enum(TOLD_SITUATIONS as [Situation, ...Situation[]]))
      .max(30)
      .optional(),
  })
  .describe('Left out, a way that was not advised is counted as without a reason.')
const CHOSEN = ['needsReason', 'needsChannelReason'] as const
/** The body as the office takes it: a key that was not given is absent. */
const withChoice = <T extends { choice?: z.output<typeof choice> | undefined }>({ choice, ...body }: T) => ({
  ...body,
  ...(choice === undefined ? {} : { choice: defined(choice) }),
})
const themes = Object.keys(THEMES) as [EnquiryTheme, ...EnquiryTheme[]]

/** What is said between staff and a person: answers in writing, calls, visits and talks. */
export function serveContacts(app: FastifyInstance): void {
  forStaff(app, 'threads', {
    method: 'POST',
    url: '/persons/:personId/threads/:threadId/answers',
    tag,
    summary: 'Answer in a conversation',
    description:
      'R-024, R-031: ends the entries it answers when the channel works for the person; otherwise they stay open as sent ' +
      'and not reached. No entries: a word in between. The key holds in the transaction itself.',
    params: personId.extend({ threadId: id }),
    body: z.object({ text: letter, promiseIds, choice: choice.optional() }),
    answer: shapes.answered,
    created: true,
    refusals: [
      'empty',
      'tooLong',
      'notText',
      'notFound',
      'needsPurpose',
      'notOwner',
      'alreadyEnded',
      ...CHOSEN,
    ],
    act: (ctx, { params, body, key }) => answer(ctx, { ...params, ...withChoice(body), clientKey: key }),
  })
  forStaff(app, 'contacts', {
    method: 'POST',
    url: '/persons/:personId/contacts',
    tag,
    summary: 'Somebody rang or came',
    description:
      'R-020, R-030, R-102, R-108, R-109: decided as a written message is; a repeat joins the open entry. The answer is to ' +
      'be read back. The contact centre writes codes, not words, on municipal matters.',
    params: personId,
    body: z.object({
      channel: z.enum([
        'contactCentrePhone',
        'officePhone',
        'dropIn',
        'meetingOffice',
        'outreach',
        'paperLetter',
      ]),
      theme: z.enum(themes).optional(),
      text: z.string().optional(),
      urgent: z.boolean().optional(),
      wish: z.object({ callMe: z.boolean().optional(), onlyTelling: z.boolean().optional() }).optional(),
      codes: z
        .object({
          answered: z.array(code).max(20).optional(),
          appealLodged: z.boolean().optional(),
          language: code.optional(),
          check: z.boolean().optional(),
        })
        .optional(),
      helped: z.enum(HELPER_RELATIONS).optional(),
    }),
    answer: shapes.registered,
    created: true,
    refusals: ['empty', 'tooLong', 'notText', 'noFreeTextHere', 'needsPurpose', 'notFound'],
    act: (ctx, { params, body: { wish, codes, ...body }, key }) =>
      registerContact(ctx, {
        ...params,
        ...defined(body),
        clientKey: key,
        ...(wish ? { wish: defined(wish) } : {}),
        ...(codes ? { codes: defined(codes) } : {}),
      }),
  })
  forStaff(app, 'contacts', {
    method: 'POST',
    url: '/persons/:personId/talks',
    tag,
    summary: 'A talk or an attempt at one',
    description:
      'R-025, R-026, R-741: what was answered by it ends as answered in another channel; an attempt ends nothing.',
    params: personId,
    body: z.object({
      threadId: id.optional(),
      channel: z.enum(['officePhone', 'contactCentrePhone', 'dropIn', 'meetingOffice', 'homeVisit']),
      spoke: z.boolean(),
      promiseIds,
      summary: words(5000).optional(),
      summaryInLanguage: words(5000).optional(),
      interpreter: z
        .enum(['professional', 'onDemand', 'familyEmergency', 'companionOnly', 'none'])
        .optional(),
      choice: choice.optional(),
    }),
    answer: z.object({ eventId: id, ended: z.array(id) }),
    created: true,
    refusals: ['empty', 'notFound', 'needsPurpose', 'notOwner', 'alreadyEnded', 'noFreeTextHere', ...CHOSEN],
    act: (ctx, { params, body: { choice, ...body } }) =>
      logTalk(ctx, { ...params, ...defined(body), ...withChoice({ choice }) }),
  })
}
