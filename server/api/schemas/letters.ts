import { z } from 'zod'
import { at, id, side } from './common.ts'

const box = z
  .object({
    what: z.string(),
    todo: z.string(),
    byWhen: z.string(),
    otherwise: z.string(),
    whom: z.string(),
  })
  .describe('R-627: what it is, what to do, by when, what happens otherwise, and whom to ask.')

const state = z
  .object({
    is: z.enum(['unread', 'posted', 'opened', 'told', 'handedOver', 'openedByHolder']),
    at: at.optional(),
    who: z.string().optional(),
  })
  .describe('R-327, R-328: not yet, or how and when it got through.')

const letterLine = {
  noticeId: id,
  messageId: id,
  threadId: id,
  kind: z.string(),
  weight: z.string(),
  side,
  theme: z.string(),
  madeAt: at,
  language: z.string(),
  box,
  state,
  ended: z.boolean().describe('Nothing more to do with it.'),
  answerClock: z.string().optional(),
  answerDueAt: at.optional().describe('Its last moment; not there before the letter has reached.'),
}

export const inbox = z
  .object({
    letters: z.array(z.object(letterLine)),
    talks: z.array(
      z.object({
        threadId: id,
        themes: z.array(z.string()),
        excerpt: z.string(),
        lastAt: at,
        unread: z.int(),
      }),
    ),
    unread: z.int(),
  })
  .meta({
    id: 'Inbox',
    description: 'Letters and conversations: what one would look for in one’s own letterbox.',
  })

export const explanation = z.object({ kind: z.string(), ownerName: z.string(), dueAt: at })

export const letter = z
  .object({
    ...letterLine,
    number: z.int(),
    body: z.string().describe('Plain Markdown in the language of the letter.'),
    norwegian: z
      .string()
      .optional()
      .describe('K25: the same in Norwegian, where the body is in another language.'),
    annex: z.string().optional(),
    sender: z.object({ name: z.string(), title: z.string() }).optional(),
    officeName: z.string().optional(),
    feedback: z.string().optional(),
    tries: z.array(
      z.object({ step: z.string(), channel: z.string().optional(), at, fared: z.string().optional() }),
    ),
    explanation: explanation.optional(),
  })
  .meta({ id: 'ReadLetter' })

export const file = z
  .object({ name: z.string(), contentType: z.string(), content: z.base64() })
  .meta({ id: 'File', description: 'A file in base 64.' })

export const followed = z.object({
  letters: z.array(
    z.object({
      noticeId: id,
      messageId: id.optional(),
      threadId: id.optional(),
      kind: z.string(),
      weight: z.string(),
      side,
      theme: z.string(),
      adverse: z.boolean(),
      madeAt: at,
      reachedAt: at.optional(),
      reachedHow: z.string().optional(),
      explainedAt: at.optional(),
      returnedAt: at.optional(),
      answerClock: z.string().optional(),
      answerDueAt: at.optional(),
      nextStep: z.string().optional(),
      nextStepAt: at.optional(),
      endedAt: at.optional(),
      steps: z.array(
        z.object({
          step: z.string(),
          at,
          channel: z.string().optional(),
          why: z.string().optional().describe('Why it was passed over; not there when it was taken.'),
          outgoingId: id.optional(),
          fared: z.string().optional(),
          faredAt: at.optional(),
          failure: z.string().optional(),
          task: z
            .object({ ownerName: z.string(), dueAt: at, open: z.boolean(), attempts: z.int() })
            .optional(),
        }),
      ),
    }),
  ),
})

const request = {
  promiseId: id,
  side,
  threadId: id.optional(),
  dueAt: at,
  endedAt: at.optional(),
  asked: z.int(),
  received: z.int(),
  waiting: z.int().describe('Handed in, and not looked at yet.'),
  items: z.array(z.object({ at: z.int(), what: z.string(), receivedAt: at.optional() })),
}
export const requests = z.object({ requests: z.array(z.object(request)) }).meta({
  id: 'DocumentRequests',
  description: 'R-086: what the office has asked for, and how much of it has come.',
})

export const handedIn = z.object({
  received: z.int(),
  asked: z.int(),
  waiting: z.boolean().describe('It has come, and counts once it has been looked at for viruses.'),
})

export const documents = z.object({
  requests: z.array(z.object(request)),
  documents: z.array(
    z.object({
      id,
      name: z.string(),
      contentType: z.string(),
      size: z.int(),
      side,
      scan: z.string(),
      receivedAt: at,
    }),
  ),
  older: id.optional().describe('What the next page begins before; not there on the last.'),
})
