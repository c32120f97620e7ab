import { isLanguage, isPageLanguage } from '../../../text/index.ts'
import type { Ctx, PersonCtx, StaffCtx } from '../../kernel/context.ts'
import { ok, type Result, refused } from '../../kernel/result.ts'
import type { Contact } from '../directory/model.ts'
import { atDesk, openVisitor } from './desk.ts'
import type { Deed, NextStep, Sheet, Visit } from './model.ts'
import { type Board, dayOf, inOrder, numberOfDesk, type Wait } from './rules.ts'
import { slipLanguage, slipLine } from './slip.ts'
import {
  calledLately,
  deedsOf,
  personName,
  readVisit,
  staffName,
  visitsLeftOpen,
  visitsOfPerson,
  visitsOpen,
} from './store.ts'
import { waitBehind } from './wait.ts'

export { type DeskCard, deskCard } from './card.ts'
export { deskOffers } from './offers.ts'
export { papersWaiting } from './papers.ts'
export { myReferrals, referralsAtDesk, referralsOwed, type ShownOn } from './referrals.ts'
export { type DeskPapers, deskPapers, papersToScan } from './scans.ts'
export { type UnnamedPapers, unnamedPapers } from './unnamed.ts'

/** One who waits or is served, as the desk sees the line: a number, what they called themselves, why, and since when. */
export type InLine = Pick<
  Visit,
  | 'id'
  | 'ticket'
  | 'calledAs'
  | 'reason'
  | 'language'
  | 'needsInterpreter'
  | 'urgent'
  | 'privateRoom'
  | 'state'
  | 'cameAt'
  | 'appointmentAt'
  | 'desk'
  | 'version'
> & { servedBy: string | null; mine: boolean }
/** `leftOpen`: visits of earlier days that nobody has closed. */
export type Line = { waiting: InLine[]; atDesks: InLine[]; leftOpen: InLine[]; wait: Wait | null }

/** The line of the own office today, in the order of calling. Refuses with `notFound` whoever does not receive. */
export async function receptionLine(ctx: StaffCtx): Promise<Result<Line>> {
  return atDesk(ctx, async (desk, officeId) => {
    const now = desk.clock.now()
    const today = dayOf(now).toString()
    const open = await visitsOpen(desk.tx, officeId, today)
    const waiting = inOrder(
      open.filter(({ state }) => state === 'waiting'),
      now,
    )
    const shown = ({
      personId: _,
      steps: __,
      tally: ___,
      staffId,
      servedBy,
      ...visit
    }: (typeof open)[number]): InLine => ({
      ...visit,
      servedBy,
      mine: staffId === desk.actor.staffId,
    })
    return ok({
      waiting: waiting.map(shown),
      atDesks: open.filter(({ state }) => state !== 'waiting').map(shown),
      leftOpen: (await visitsLeftOpen(desk.tx, officeId, today)).map(shown),
      wait: await waitBehind(desk, officeId, waiting.length),
    })
  })
}

export type AtDesk = {
  visit: Visit
  name: string | null
  deeds: Deed[]
  servedBy: string | null
  lines: { step: NextStep; says: string }[]
}

/** One visit with what has been done and what comes next. Refuses with `notFound`. */
export async function visitAtDesk(ctx: StaffCtx, input: { visitId: string }): Promise<Result<AtDesk>> {
  return atDesk(ctx, async (desk, officeId) => {
    const visit = await readVisit(desk.tx, input.visitId)
    if (!visit || visit.officeId !== officeId) return refused('notFound')
    if (visit.personId !== null) {
      const opened = await openVisitor(desk, visit.personId)
      if (!opened.ok) return opened
    }
    const now = desk.clock.now()
    return ok({
      visit,
      name: visit.personId === null ? null : await personName(desk.tx, visit.personId),
      deeds: await deedsOf(desk.tx, visit.id),
      servedBy: visit.staffId === null ? null : await staffName(desk.tx, visit.staffId),
      lines: visit.steps.map((step) => ({ step, says: slipLine(step, 'nb', now) })),
    })
  })
}

export type Slip = {
  ticket: string
  language: string
  cameAt: Temporal.Instant
  lines: string[]
  /** whom they were shown on to, and how they are reached. */
  contacts: Contact[]
  receipt: { receivedAt: Temporal.Instant; sheets: Sheet[] } | null
}

const papersIn = (deeds: readonly Deed[]) => deeds.filter(({ deed }) => deed === 'papers')
const sheetsIn = (papers: readonly Deed[]): Sheet[] =>
  papers.flatMap(({ data }) => (data.sheets as Sheet[] | undefined) ?? [])

/** what the visitor goes home with, in their language: what, who and when, and each sheet that came. */
export async function visitSlip(
  ctx: StaffCtx,
  input: { visitId: string; language?: string },
): Promise<Result<Slip>> {
  const found = await visitAtDesk(ctx, input)
  if (!found.ok) return found
  const { visit, deeds } = found.value
  const language = isPageLanguage(input.language) ? input.language : slipLanguage(visit)
  const papers = papersIn(deeds)
  const [first] = papers
  return ok({
    ticket: visit.ticket,
    language,
    cameAt: visit.cameAt,
    lines: visit.steps.map((step) => slipLine(step, language, ctx.clock.now())),
    contacts: visit.steps.flatMap(({ contact }) => contact ?? []),
    receipt:
      first === undefined
        ? null
        : {
            receivedAt: Temporal.Instant.from(String(first.data.receivedAt ?? first.at)),
            sheets: sheetsIn(papers),
          },
  })
}

/** the numbers that have just been called, each with the number of its desk, and those that wait. Nothing else leaves for a board. */
export async function boardOf(ctx: Ctx, officeId: string): Promise<Board | null> {
  const now = ctx.clock.now()
  const day = dayOf(now).toString()
  const board = await calledLately(ctx.tx, officeId, day)
  if (board === null) return null
  return {
    called: board
      .filter(({ state }) => state === 'called')
      .map(({ ticket, desk }) => ({ ticket, desk: numberOfDesk(desk) })),
    waiting: inOrder(
      board.filter(({ state }) => state === 'waiting'),
      now,
    ).map(({ ticket }) => ticket),
  }
}

type MyVisit = {
  id: string
  cameAt: Temporal.Instant
  place: string
  servedBy: string | null
  outcome: string | null
  lines: string[]
  sheets: Sheet[]
}

/** C6-01: the person's own visits, newest first: when, where, with whom, what came of it. */
export async function myVisits(ctx: PersonCtx): Promise<MyVisit[]> {
  const now = ctx.clock.now()
  const language = isLanguage(ctx.actor.language) ? ctx.actor.language : 'nb'
  const { personId } = ctx.actor
  return ctx.beyondWall(async (beyond) => {
    const rows = await visitsOfPerson(beyond.tx, personId)
    const visits: MyVisit[] = []
    for (const { steps, ...row } of rows) {
      const papers = papersIn(await deedsOf(beyond.tx, row.id))
      visits.push({
        ...row,
        lines: steps.map((step) => slipLine(step, language, now)),
        sheets: sheetsIn(papers),
      })
    }
    return visits
  })
}

/** The office whose reception it is. Refuses with `notFound` whoever does not receive. */
export const myReception = (ctx: StaffCtx): Promise<Result<{ officeId: string }>> =>
  atDesk(ctx, async (_desk, officeId) => ok({ officeId }))
