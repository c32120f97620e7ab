import { z } from 'zod'
import { LISTS } from '../../../office/threads/views/work-list.ts'
import { at, fact, id, side, urgency } from './common.ts'
import { accessEntry, receiptLine } from './person.ts'

const count = z.int()

export const workList = z
  .object({
    items: z.array(
      z
        .object({
          promiseId: id,
          personId: id,
          threadId: id.optional(),
          name: z.string(),
          theme: z.string(),
          kind: z.string(),
          clock: z.string(),
          side,
          urgency,
          language: z.string(),
          interpreter: z.string().optional().describe('The language an interpreter is needed in.'),
          channel: z.string().optional(),
          contacts: count,
          needLevel: count,
          receivedAt: at,
          dueAt: at,
          firstDueAt: at,
          state: z.string(),
          ownerName: z.string(),
          ownerIsMe: z.boolean(),
          coveredFor: z.string().optional(),
          offeredToMe: z.boolean(),
          leadReason: z.string().optional(),
          reassignments: count,
          cameBack: z.boolean(),
          wishesCall: z.boolean(),
        })
        .meta({ id: 'WorkItem' }),
    ),
    counts: z.object(
      Object.fromEntries([...LISTS, 'acute', 'today', 'late'].map((name) => [name, count])) as Record<
        (typeof LISTS)[number] | 'acute' | 'today' | 'late',
        typeof count
      >,
    ),
    total: count,
    page: count,
    pages: count,
  })
  .meta({ id: 'WorkList', description: 'R-037: open promises by urgency, due time and need.' })

export const triage = z
  .object({
    items: z.array(
      z.object({
        promiseId: id,
        personId: id,
        threadId: id.optional(),
        name: z.string(),
        language: z.string(),
        side,
        channel: z.string().optional(),
        receivedAt: at,
        dueAt: at,
        text: z.string().optional().describe('Absent where this reader may not read it.'),
        guesses: z.array(z.object({ theme: z.string(), confidence: z.number() })),
        words: z.array(z.string()),
      }),
    ),
    total: count,
  })
  .meta({ id: 'Triage' })

export const notices = z.object({
  notices: z.array(
    z.object({
      id,
      kind: z.string(),
      at,
      readAt: at.optional(),
      personId: id.optional(),
      personName: z.string().optional(),
      threadId: id.optional(),
      theme: z.string().optional(),
      dueAt: at.optional(),
    }),
  ),
})

export const directory = z
  .object({
    offices: z.array(z.object({ id, name: z.string() })),
    teams: z.array(z.object({ id, name: z.string(), kind: z.string(), side, officeId: id.optional() })),
    staff: z.array(
      z.object({
        id,
        name: z.string(),
        title: z.string(),
        officeId: id.optional(),
        sides: z.array(z.enum(['state', 'municipal'])),
        away: z
          .object({ from: at, until: at.optional(), coverName: z.string().optional(), now: z.boolean() })
          .optional(),
      }),
    ),
  })
  .meta({ id: 'Directory' })

export const hits = z.object({
  persons: z.array(
    z
      .object({
        id,
        givenName: z.string(),
        familyName: z.string(),
        birthDate: z.string().optional(),
        officeId: id.optional(),
        municipality: z.string().optional(),
      })
      .meta({ id: 'PersonHit' }),
  ),
})

export const caseBrief = z
  .object({
    personId: id,
    name: z.string(),
    callMe: z.string().optional(),
    birthDate: z.string().optional(),
    language: z.string(),
    interpreterNeed: z.string(),
    interpreterLanguage: z.string().optional(),
    contactStatus: z.string(),
    readingAbility: z.string().optional(),
    effortGroup: z.string(),
    municipality: z.string().optional(),
    office: z.string().optional(),
    numbers: z.array(z.object({ number: z.string(), kind: z.string() })),
    contactPoints: z.array(
      z.object({ kind: z.string(), value: z.string(), phoneKind: z.string().optional() }),
    ),
    responsible: z.array(
      z.object({
        side,
        name: z.string(),
        title: z.string().optional(),
        lead: z.boolean(),
        absent: z.boolean(),
        coverName: z.string().optional(),
      }),
    ),
    lastContacts: z.array(z.object({ at, kind: z.string(), channel: z.string(), by: z.string().optional() })),
    promises: z.array(
      z.object({
        promiseId: id,
        threadId: id.optional(),
        theme: z.string(),
        kind: z.string(),
        side,
        urgency: z.string(),
        dueAt: at,
        ownerName: z.string(),
        state: z.string(),
        contacts: count,
      }),
    ),
    otherSide: z.array(z.object({ side, ownerName: z.string(), dueAt: at })),
    threads: z.array(
      z.object({ threadId: id, number: z.int(), lastAt: at, themes: z.array(z.string()), open: count }),
    ),
    facts: z.array(fact),
    basis: z.string().describe('On what ground the record was opened (R-717).'),
  })
  .meta({ id: 'CaseBrief', description: 'R-129: who, who answers, the last three contacts, what is owed.' })

export const timeline = z
  .object({
    entries: z.array(
      z
        .object({
          id,
          at,
          kind: z.string(),
          side,
          channel: z.string(),
          actorKind: z.string(),
          actorName: z.string().optional(),
          authorship: z.string(),
          theme: z.string().optional(),
          threadId: id.optional(),
          enquiryId: id.optional(),
          promiseId: id.optional(),
          source: z.string(),
          journal: z.string(),
          title: z.string().optional().describe('Of the record entry that this made (R-739).'),
          data: z.record(z.string(), z.unknown()).describe('Facts and codes; never the words of anybody.'),
        })
        .meta({ id: 'TimelineEntry' }),
    ),
    next: z.string().optional().describe('Give it as `before` for the page after this one.'),
  })
  .meta({ id: 'Timeline' })

const shown = <T extends z.ZodType>(value: T) =>
  z.object({ value, source: z.string(), asOf: at, mayBeOutdated: z.boolean() }).optional()

/** C9-03: exactly these, whatever the source sends. */
const whitelist = z
  .object({
    account: shown(z.object({ account: z.string() })),
    address: shown(z.object({ address: z.string() })),
    applicationStatus: shown(z.object({ application: z.string(), status: z.string() })),
    documentsComplete: shown(z.object({ application: z.string(), complete: z.boolean() })),
    decision: shown(z.object({ decision: z.string(), date: z.string(), status: z.string() })),
    nextPayment: shown(z.object({ date: z.string(), amount: z.number() })),
  })
  .meta({ id: 'WhitelistFields', description: 'R-720: each with source and time (R-618).' })

export const contactCentreView = z
  .discriminatedUnion('outcome', [
    z.object({
      outcome: z.literal('insight'),
      municipality: z.string(),
      fields: whitelist,
      mayBeOutdated: z.boolean(),
      mayConfirmPayment: z.boolean(),
    }),
    z.object({ outcome: z.literal('noInsightForward'), municipality: z.string().optional() }),
  ])
  .meta({ id: 'ContactCentreView' })

export const answered = z
  .object({
    messageId: id,
    ended: z.array(id),
    stillOpen: z.array(
      z.object({ promiseId: id, why: z.enum(['sentNotReached', 'talkRequired', 'needsContact']) }),
    ),
  })
  .meta({ id: 'Answered' })

export const registered = z
  .object({ threadId: id, lines: z.array(receiptLine) })
  .meta({ id: 'RegisteredContact', description: 'Who has it and by when, to be read back.' })

export const figures = z
  .object({
    open: count,
    late: count,
    acute: count,
    leadList: count,
    keptInTime: count,
    keptLate: count,
    reopened: count,
    referredElsewhere: count,
    notReached: count,
    loweredUrgency: count,
    load: z.array(z.object({ name: z.string(), open: count, covered: count })),
  })
  .meta({ id: 'OfficeFigures' })

const by = z.enum(['channel', 'sender'])
export const waiting = z
  .object({
    rows: z.array(z.object({ by, value: z.string(), answered: count, medianMinutes: count })),
    flags: z.array(z.object({ by, spread: count })),
  })
  .meta({ id: 'WaitingReport' })

export const officerLog = z.object({
  entries: z.array(
    z
      .object({ ...accessEntry, staffId: id.optional(), allowed: z.boolean() })
      .meta({ id: 'OfficerAccessEntry', description: 'M-32: those who were turned away are in it.' }),
  ),
  older: id.optional().describe('Give it as `before` for the next page.'),
})
