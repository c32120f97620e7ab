import { masked } from '../../calls/desk/rules.ts'
import { partsOf } from '../../calls/desk/shown.ts'
import type { Ctx, PersonCtx, StaffCtx } from '../../kernel/context.ts'
import { recordEvent } from '../../kernel/event.ts'
import { ok, type Result, refused } from '../../kernel/result.ts'
import { linkHolder } from '../talk/by-link.ts'
import { type MeetingIds, openTalk } from '../talk/enter.ts'
import type { TalkMeeting } from '../talk/model.ts'
import { areasOf, talkMeeting } from '../talk/store.ts'
import type { LetterChoice, Paper, ShareRow, SheetLine } from './model.ts'
import { linesFor, othersSee, sheetLines, tableUntil } from './rules.ts'
import { lettersOf, onTable, seenFirst, shareById, sheetOf } from './store.ts'

const EMPTY = { address: null, parts: [], language: null, lines: [] } as const

async function linesOf(ctx: Ctx, meeting: TalkMeeting): Promise<SheetLine[]> {
  const ids = { personId: meeting.personId, meetingId: meeting.id }
  const areas = meeting.kind === 'mapping' ? await areasOf(ctx.tx, meeting) : []
  return sheetLines(meeting, await sheetOf(ctx.tx, ids), areas)
}

/** The paper as all see it: with numbers hidden, since anybody may stand behind a screen. */
async function paperOf(ctx: Ctx, meeting: TalkMeeting, share: ShareRow): Promise<Paper> {
  const base = {
    ...EMPTY,
    id: share.id,
    kind: share.kind,
    until: share.untilAt,
    byPerson: share.staffId === null,
    others: share.othersAt !== null,
    pointed: share.part,
  }
  if (share.kind === 'page') return { ...base, address: share.address }
  if (share.kind === 'letter' && share.messageId !== null)
    return { ...base, ...(await partsOf(ctx, share.personId, share.messageId)) }
  const lines = await linesOf(ctx, meeting)
  return { ...base, lines: lines.map((line) => ({ ...line, body: masked(line.body) })) }
}

/** What lies on the table of a meeting that goes on; null when nothing does. */
async function lying(ctx: Ctx, meeting: TalkMeeting, share: ShareRow | undefined): Promise<Paper | null> {
  const lies = share !== undefined && 'until' in tableUntil(meeting, ctx.clock.now())
  return lies ? paperOf(ctx, meeting, share) : null
}

type MyPaper = { paper: Paper | null; letters: LetterChoice[]; open: boolean }

/** the paper of one's own meeting, and the letters that one may lay there. Refuses with `notFound`. */
export async function myPaper(ctx: PersonCtx, input: { meetingId: string }): Promise<Result<MyPaper>> {
  if (ctx.actor.kind !== 'person') return refused('notFound')
  const ids = { personId: ctx.actor.personId, meetingId: input.meetingId }
  return ctx.beyondWall(async (beyond) => {
    const meeting = await talkMeeting(beyond.tx, ids)
    if (!meeting) return refused('notFound')
    const now = beyond.clock.now()
    const open = 'until' in tableUntil(meeting, now)
    return ok({
      open,
      paper: await lying(beyond, meeting, await onTable(beyond.tx, ids, now)),
      letters: open ? await lettersOf(ctx.tx, ids.personId) : [],
    })
  })
}

type StaffPaper = MyPaper & {
  /** For the person alone: said aloud, it opens the paper once, at /vis. */
  code: string | null
  opened: boolean
  /** How many at the table have opened it. */
  seenBy: number
  lines: SheetLine[]
}

/** The same for staff, with what they write. A letter that the person laid there themselves is seen while it lies there. */
export async function paperFor(ctx: StaffCtx, ids: MeetingIds): Promise<Result<StaffPaper>> {
  const found = await openTalk(ctx, ids, ['W', 'R', 'J'])
  if (!found.ok) return found
  const { meeting } = found.value
  const letters = await lettersOf(ctx.tx, ids.personId)
  return ctx.beyondWall(async (beyond) => {
    const now = beyond.clock.now()
    const share = await onTable(beyond.tx, ids, now)
    const paper = await lying(beyond, meeting, share)
    return ok({
      open: 'until' in tableUntil(meeting, now),
      letters,
      paper,
      code: paper && share ? share.code : null,
      opened: share?.openedAt != null,
      seenBy: share?.seenBy.length ?? 0,
      lines: await linesOf(beyond, meeting),
    })
  })
}

/** what a code that was said aloud in a meeting shows; null when it lies there no more. Beyond the wall. */
export async function paperByShare(ctx: Ctx, shareId: string): Promise<Paper | null> {
  const share = await shareById(ctx.tx, shareId)
  const meeting = share && (await talkMeeting(ctx.tx, share))
  return meeting ? lying(ctx, meeting, share) : null
}

/**
 * the paper for somebody from outside, by the link of their own: of the sheet what they may hear, of the letters those
 * that the person lets them see. That they looked is written, once. Null for whoever sees none. Beyond the wall.
 */
export async function paperByLink(ctx: Ctx, code: string): Promise<Paper | null> {
  const found = await linkHolder(ctx, code)
  if (found === null) return null
  const { meeting, one } = found
  const share = await onTable(ctx.tx, { personId: meeting.personId, meetingId: meeting.id }, ctx.clock.now())
  if (!share || !othersSee(share, one)) return null
  const paper = await lying(ctx, meeting, share)
  if (paper === null) return null
  if (await seenFirst(ctx.tx, share.id, one.id))
    recordEvent(ctx, {
      personId: meeting.personId,
      kind: 'paperShown',
      side: meeting.side,
      channel: 'portalMessage',
      theme: meeting.theme,
      data: {
        meetingId: meeting.id,
        shareId: share.id,
        paper: share.kind,
        participantId: one.id,
        to: one.name,
      },
    })
  const lines = linesFor(paper.lines, one.mayHear)
  // Where staff point is counted among all lines of the sheet.
  const at = paper.kind === 'sheet' && paper.pointed !== null ? paper.lines[paper.pointed] : undefined
  const own = at === undefined ? -1 : lines.indexOf(at)
  const pointed = paper.kind === 'sheet' ? (own < 0 ? null : own) : paper.pointed
  return { ...paper, lines, pointed }
}
