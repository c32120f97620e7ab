import type { EntryLine, Line, Move } from '../../office/threads/views/conversation.ts'
import { hasText, type Say } from '../../text/index.ts'
import type { PageDoor } from '../context.ts'
import { renderMarkdown } from '../ui/markdown.ts'
import { type MoveLine, moveLine } from './moves.ts'
import { endOf, type Status, statusOf } from './status.ts'
import { themeWords } from './words.ts'

export type Shown = ShownMessage | ({ kind: 'move'; id: string; at: string } & MoveLine)
export type ShownMessage = {
  kind: 'message'
  id: string
  at: string
  html: string
  mine: boolean
  author: string
  title: string | null
  helper: string | null
  /** Staff, or a holder of a mandate, held the pen. */
  writtenDownFor: boolean
  /** why staff did. */
  why: string | null
  isNew: boolean
  afterTalk: boolean
  readAt: string | null
  feedback: string | null
  /** From staff, so that the person may say how it was. */
  canAnswer: boolean
}
export type ShownEntry = {
  id: string
  about: string
  who: string
  open: boolean
  status: Status
  first: string | null
}

/** The conversation in plain data, oldest first; what a reader need not see is left out. */
export function shownLines(lines: readonly (Line | Move)[], here: PageDoor): Shown[] {
  return lines.flatMap((line): Shown[] => {
    if (line.kind === 'message') return [shownMessage(line, here)]
    const move = moveLine(line, here.say)
    return move ? [{ kind: 'move', id: line.id, at: line.at.toString(), ...move }] : []
  })
}

function shownMessage(line: Line, { say, language }: PageDoor): ShownMessage {
  const out = line.direction === 'out'
  const byStaff = line.authorName !== null
  const forThem = line.authorship === 'representative'
  return {
    kind: 'message',
    id: line.id,
    at: line.at.toString(),
    html: renderMarkdown(line.parts.map((part) => part.body).join('\n\n')),
    mine: !out && !byStaff && !forThem,
    author: line.authorName ?? line.helper?.name ?? say('citizen:talk.someone'),
    title: byStaff ? line.authorTitle : null,
    helper:
      line.helper && !forThem && line.helper.relation !== 'staff'
        ? relationWords(line.helper.relation, say).toLocaleLowerCase(language)
        : null,
    why: whyWords(line.helper?.why, say),
    writtenDownFor: !out && (byStaff || forThem),
    isNew: out && line.readAt === null,
    afterTalk: out && line.channel !== 'portalMessage',
    readAt: out ? null : (line.readAt?.toString() ?? null),
    feedback: line.feedback,
    canAnswer: out,
  }
}

function whyWords(why: string | undefined, say: Say): string | null {
  const key = `mandates:why.${why}`
  return hasText(key) ? say(key) : null
}

function relationWords(relation: string, say: Say): string {
  const key = `citizen:relation.${relation}`
  return say(hasText(key) ? key : 'citizen:relation.other')
}

/** What is owed in the conversation, open first; each line changes words as it is kept, moved or late. */
export function shownEntries(entries: readonly EntryLine[], here: PageDoor): ShownEntry[] {
  const shown = entries.map((entry) => ({
    id: entry.promiseId,
    about: themeWords(entry.theme, here.say),
    who: entry.ownerName || here.say('citizen:talk.someone'),
    open: entry.endedAt === null && entry.state !== 'sentNotReached',
    status: entryStatus(entry, here.now),
    first: otherFirst(entry),
  }))
  return [...shown.filter((entry) => entry.open), ...shown.filter((entry) => !entry.open).reverse()]
}

function entryStatus(entry: EntryLine, now: Temporal.Instant): Status {
  const { endedAt, state } = entry
  if (endedAt !== null) return endOf({ state, endedHow: entry.endedHow, endedAt })
  // Whoever reads this page is reading the answer: what was sent has reached.
  if (state === 'sentNotReached') return { ...endOf({ state: 'kept', endedHow: null, endedAt: now }) }
  const dueAt = entry.latestNewAt ?? entry.dueAt
  const callMe = entry.details.callMe === true
  return statusOf({ ...entry, dueAt, callMe, toldLate: entry.toldLateAt !== null }, now)
}

/** C1-05: both due times remain visible, when another than the first applies or when it was passed. */
function otherFirst({ firstDueAt, dueAt, latestNewAt, endedAt, state }: EntryLine): string | null {
  if (state === 'merged' || state === 'withdrawn') return null
  const applies = latestNewAt ?? dueAt
  const passed = endedAt !== null && Temporal.Instant.compare(endedAt, firstDueAt) > 0
  const moved = endedAt === null && Temporal.Instant.compare(applies, firstDueAt) !== 0
  return passed || moved ? firstDueAt.toString() : null
}
