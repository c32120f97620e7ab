import type { PageDoor } from '../context.ts'
import { type Plain, plain } from './plain.ts'

type Threads = PageDoor['office']['threads']
type Ok<F> = F extends (...args: never[]) => Promise<infer R> ? Extract<R, { ok: true }> : never
export type CaseBrief = Plain<Ok<Threads['caseBrief']>['value']>
export type Conversation = Plain<Ok<Threads['staffConversation']>['value']>
export type Timeline = Plain<Ok<Threads['timeline']>['value']>
export type Entry = Conversation['entries'][number]
export type Line = Conversation['lines'][number]
export type Message = Extract<Line, { kind: 'message' }>

/** What stands beside the list: who it is, and this question. `shut`: a purpose is needed first, or nothing is there. */
export type Brief =
  | { shut: 'needsPurpose' | 'notFound'; personId: string }
  | { shut: null; brief: CaseBrief; promiseId: string; question: Message[] }

type BriefAsked = { personId: string; promiseId: string; threadId: string | null }

/** opening the brief is opening the person; it is logged, and what is shown of the messages counts as read. */
export async function briefOf(here: PageDoor, asked: BriefAsked): Promise<Brief> {
  const { personId, promiseId, threadId } = asked
  const brief = await here.office.threads.caseBrief({ personId })
  if (!brief.ok) return { shut: brief.reason === 'needsPurpose' ? 'needsPurpose' : 'notFound', personId }
  const talk = threadId === null ? null : await here.office.threads.staffConversation({ personId, threadId })
  const question = talk?.ok ? askedIn(plain(talk.value), promiseId) : []
  return { shut: null, brief: plain(brief.value), promiseId, question }
}

const SHOWN = 3

/** The person's own words that this entry is about, the newest last. */
function askedIn({ lines, entries }: Conversation, promiseId: string): Message[] {
  const entry = entries.find((one) => one.promiseId === promiseId)
  return lines
    .filter((line): line is Message => line.kind === 'message' && line.direction === 'in')
    .map((line) => ({
      ...line,
      parts: line.parts.filter((part) => entry?.enquiryId === null || part.enquiryId === entry?.enquiryId),
    }))
    .filter((line) => line.parts.length > 0)
    .slice(-SHOWN)
}
