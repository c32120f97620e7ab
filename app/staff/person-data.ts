import type { PageDoor, StaffViewer } from '../context.ts'
import { fault } from '../fault.ts'
import { renderMarkdown } from '../ui/markdown.ts'
import { type Advice, adviceFor } from './advice-data.ts'
import type { CaseBrief, Conversation, Timeline } from './brief-data.ts'
import { type CallTries, callTriesFor } from './call-tries.tsx'
import { type Followed, followedOf } from './ladder-data.ts'
import { type WishLine, wishLinesFor } from './meeting-requests-lines.tsx'
import { shownOnFor } from './person-referrals.tsx'
import { type Plain, plain } from './plain.ts'
import { readTimelineFilter, type TimelineAddress } from './timeline-address.ts'

type Here = PageDoor & { viewer: StaffViewer }
export type Directory = Plain<Awaited<ReturnType<PageDoor['office']['people']['directory']>>>

export type PersonPage =
  | { shut: true; personId: string; emergency: boolean }
  | {
      shut: false
      brief: CaseBrief
      conversation: Conversation | null
      /** What the office wrote, as safe HTML: by message, one for each part. The person's own words stay as typed. */
      written: Readonly<Record<string, readonly string[]>>
      /** How to reach the person with what is open here; null where there is no conversation to answer in. */
      advice: Advice | null
      /** The entry that the forms of the page speak of. */
      selectedId: string | null
      timeline: Timeline | null
      timelineAddress: TimelineAddress
      directory: Directory
      purpose: string | null
      isCentre: boolean
      /** What is important, and the ladder of each. */
      followed: Followed[]
      /** the calls that are owed, with every try. */
      callTries: CallTries[]
      /** wishes for a meeting that are open, and those decided lately. */
      wishes: WishLine[]
      /** where they were shown on to, with the reader owing to ask what became of it. */
      shownOn: Awaited<ReturnType<typeof shownOnFor>>
    }

type Asked = { personId: string; threadId: string | null; search: URLSearchParams }

/**
 * A person's page, or one conversation of it. R-717: without a ground of one's own a purpose is asked for first; it
 * stands in the address from then on and in the log that the person reads. Anybody who does not exist for this
 * reader is not found.
 */
export async function loadPerson(here: Here, asked: Asked): Promise<PersonPage> {
  const { personId, search } = asked
  const purpose = search.get('formal')
  const stated = { personId, ...(purpose === null ? {} : { purpose }) }
  const brief = await here.office.threads.caseBrief(stated)
  if (!brief.ok) {
    if (brief.reason === 'needsPurpose')
      return { shut: true, personId, emergency: here.viewer.roles.includes('DU') }
    throw fault('notFound')
  }
  const conversation = await conversationOf(here, asked, brief.value.threads, stated)
  const filter = readTimelineFilter(search)
  const timeline =
    asked.threadId === null ? await here.office.threads.timeline({ ...stated, filter: filter.office }) : null
  return {
    shut: false,
    brief: plain(brief.value),
    conversation,
    written: writtenByUs(conversation),
    advice: await adviceIn(here, conversation, stated, search),
    selectedId: selectedIn(conversation, search.get('oppgave'), here.viewer.id),
    timeline: timeline?.ok ? plain(timeline.value) : null,
    timelineAddress: filter.address,
    directory: plain(await here.office.people.directory({ personId })),
    purpose,
    isCentre: here.viewer.roles.includes('CC'),
    followed: await followedOf(here, stated),
    callTries: await callTriesFor(here, stated),
    wishes: await wishLinesFor(here, personId),
    shownOn: await shownOnFor(here, stated),
  }
}

async function adviceIn(
  here: Here,
  conversation: Conversation | null,
  { personId, purpose }: { personId: string; purpose?: string },
  search: URLSearchParams,
): Promise<Advice | null> {
  if (conversation === null) return null
  const { threadId } = conversation
  return adviceFor(here, { personId, threadId, ...(purpose ? { opening: purpose } : {}) }, search)
}

/** The conversation asked for; on the person's own page the one where something is owed, else the newest. */
async function conversationOf(
  here: Here,
  asked: Asked,
  threads: readonly { threadId: string; open: number }[],
  stated: { personId: string; purpose?: string },
): Promise<Conversation | null> {
  const threadId = asked.threadId ?? (threads.find((thread) => thread.open > 0) ?? threads[0])?.threadId
  if (threadId === undefined) return null
  const found = await here.office.threads.staffConversation({ ...stated, threadId })
  if (found.ok) return plain(found.value)
  if (asked.threadId !== null) throw fault('notFound')
  return null
}

function writtenByUs(conversation: Conversation | null): Record<string, string[]> {
  const ours = (conversation?.lines ?? []).filter(
    (line) => line.kind === 'message' && line.direction === 'out',
  )
  return Object.fromEntries(
    ours.map((line) => [
      line.id,
      line.kind === 'message' ? line.parts.map((part) => renderMarkdown(part.body)) : [],
    ]),
  )
}

/** The entry named in the address, else the reader's own most pressing one, else any that is open. */
function selectedIn(conversation: Conversation | null, named: string | null, me: string): string | null {
  const open = (conversation?.entries ?? []).filter((entry) => entry.endedAt === null)
  const chosen =
    open.find((entry) => entry.promiseId === named) ??
    open.find((entry) => entry.deskStaffId === me || entry.offeredStaffId === me) ??
    open[0]
  return chosen?.promiseId ?? null
}
