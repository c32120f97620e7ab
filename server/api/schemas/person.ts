import { z } from 'zod'
import { at, fact, id, urgency, words } from './common.ts'

export const receiptLine = z.object({
  enquiryId: id,
  theme: z.string(),
  urgency,
  ownerName: z.string(),
  ownerIsTeam: z.boolean(),
  dueAt: at,
  joined: z.boolean().describe('It belongs to an entry that was open already.'),
})

export const receipt = z
  .object({
    threadId: id,
    messageId: id,
    number: z.int(),
    receivedAt: at,
    lines: z.array(receiptLine),
  })
  .meta({
    id: 'Receipt',
    description: 'R-016, R-027: who answers each part, and by when, as the ledger says now.',
  })

const thread = z
  .object({
    threadId: id,
    number: z.int(),
    lastAt: at,
    unread: z.int(),
    themes: z.array(z.string()),
    excerpt: z.string(),
  })
  .meta({ id: 'Thread' })

export const threads = z.object({ threads: z.array(thread) })

const simple = z.union([words(200), z.boolean(), z.number()])
export const draft = z
  .object({ text: z.string(), choices: z.record(z.string(), z.unknown()) })
  .meta({ id: 'Draft' })
export const draftGiven = z.object({
  text: z.string().max(20_000),
  choices: z.record(words(50), simple).optional(),
})

export const home = z
  .object({
    givenName: z.string(),
    waitingFor: z.array(
      z.object({
        promiseId: id,
        threadId: id.optional(),
        theme: z.string(),
        kind: z.string(),
        urgency: z.string(),
        ownerName: z.string(),
        dueAt: at,
        late: z.boolean(),
        state: z.string(),
      }),
    ),
    threads: z.array(thread),
    unread: z.int(),
    facts: z.array(fact),
    referrals: z.array(z.object({ id, agency: z.string() })),
    draft: draft.optional(),
  })
  .meta({ id: 'Home' })

export const factsBefore = z
  .object({ facts: z.array(fact), ruleCards: z.array(z.string()) })
  .meta({ id: 'FactsBeforeSending' })

const named = z.object({ name: z.string(), title: z.string() })
const contact = z
  .object({
    side: z.enum(['state', 'municipal']),
    lead: z.boolean(),
    adviser: named.extend({ staffId: id, languages: z.array(z.string()) }).optional(),
    team: z.object({ teamId: id, name: z.string() }).optional(),
    presence: z.enum(['present', 'away']),
    backAt: at.optional(),
    deputy: named.optional(),
    acting: z.object({ name: z.string() }).optional(),
    officeName: z.string().optional(),
    phone: z.string(),
  })
  .meta({ id: 'Contact', description: 'R-494: somebody the person can write to or ring.' })
export const contacts = z.object({ people: z.array(contact) })

/** One line of the log of openings. */
export const accessEntry = {
  id,
  at,
  who: z.string(),
  role: z.string(),
  basis: z.string(),
  purpose: z.string(),
  what: z.string(),
}
export const accessLog = z.object({
  entries: z.array(
    z
      .object(accessEntry)
      .meta({ id: 'AccessEntry', description: 'R-730: who looked, when, in which role and why.' }),
  ),
  older: id.optional().describe('Give it as `before` for the next page.'),
})
