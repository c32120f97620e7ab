import { z } from 'zod'
import { at, id, promiseState, side, urgency } from './common.ts'

/** Facts about a move that both may read; owners' ids and inner state stay inside. */
const moveData = z
  .object({
    reason: z.string().optional(),
    until: z.string().optional(),
    agency: z.string().optional(),
    jointCall: z.boolean().optional(),
    gotThrough: z.boolean().optional(),
    nextContactAt: z.string().optional(),
  })
  .describe('What there is to know about it: a reason code or words, a new time, another body.')

const part = z.object({ side, enquiryId: id.optional(), body: z.string() })

const message = z
  .object({
    kind: z.literal('message'),
    id,
    number: z.int().describe('The number of the receipt.'),
    at,
    direction: z.enum(['in', 'out']),
    channel: z.string(),
    authorship: z.string().describe('Who held the pen.'),
    authorName: z.string().optional(),
    authorTitle: z.string().optional(),
    helper: z.object({ relation: z.string() }).optional(),
    language: z.string(),
    trivial: z.boolean(),
    readAt: at.optional(),
    feedback: z.string().optional(),
    parts: z.array(part).describe('The parts that the caller may read.'),
    otherSide: z
      .boolean()
      .describe('A part belongs to the other side. That it exists is told; its words are not here (R-715).'),
  })
  .meta({ id: 'Message' })

const move = z
  .object({
    kind: z.literal('move'),
    id,
    at,
    event: z.string(),
    enquiryId: id.optional(),
    data: moveData,
    who: z.string().optional(),
  })
  .meta({ id: 'Move', description: 'What happened to an entry between the messages (R-016, R-110).' })

const lines = z.array(z.discriminatedUnion('kind', [message, move])).describe('In the order it happened.')

const myEntry = z
  .object({
    promiseId: id,
    enquiryId: id.optional(),
    kind: z.string(),
    theme: z.string(),
    side,
    urgency,
    state: promiseState,
    receivedAt: at,
    dueAt: at,
    firstDueAt: at,
    latestNewAt: at.optional(),
    toldLateAt: at.optional(),
    endedAt: at.optional(),
    endedHow: z.string().optional(),
    contacts: z.int(),
    reassignments: z.int(),
    certain: z.boolean(),
    words: z.array(z.string()).describe('The words that the theme was recognised by.'),
    talkRequired: z.boolean(),
    cameBack: z.boolean(),
    ownerName: z.string(),
    ownerTitle: z.string().optional(),
    ownerIsTeam: z.boolean(),
    sources: z.array(z.object({ channel: z.string(), at })),
    answered: z.object({ at, how: z.string() }).optional(),
  })
  .meta({ id: 'Entry', description: 'What is owed in the conversation, and by whom.' })

const entry = myEntry
  .extend({
    clock: z.string(),
    guesses: z.array(z.object({ theme: z.string(), confidence: z.number() })),
    deskStaffId: id.optional(),
    offeredStaffId: id.optional(),
    offeredName: z.string().optional(),
  })
  .meta({ id: 'StaffEntry', description: 'What is owed in the conversation, as the ledger says it now.' })

const conversation = z.object({ threadId: id, number: z.int(), openedAt: at, lines })

export const myConversation = conversation
  .extend({ entries: z.array(myEntry) })
  .meta({ id: 'Conversation', description: 'The person’s own conversation.' })

export const staffConversation = conversation.extend({ entries: z.array(entry) }).meta({
  id: 'StaffConversation',
  description: 'The same conversation as far as the wall lets the reader see.',
})
