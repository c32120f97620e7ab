import type { Ctx, Side } from '../../kernel/context.ts'
import type { PromiseState, Urgency } from '../../kernel/promise/model.ts'
import { type EnquiryTheme, THEMES } from '../recognise/model.ts'

export type EntryLine = {
  promiseId: string
  enquiryId: string | null
  kind: string
  clock: string
  theme: string
  side: Side
  urgency: Urgency
  state: PromiseState
  receivedAt: Temporal.Instant
  dueAt: Temporal.Instant
  firstDueAt: Temporal.Instant
  latestNewAt: Temporal.Instant | null
  toldLateAt: Temporal.Instant | null
  endedAt: Temporal.Instant | null
  endedHow: string | null
  contacts: number
  reassignments: number
  certain: boolean
  guesses: { theme: string; confidence: number }[]
  words: string[]
  talkRequired: boolean
  cameBack: boolean
  ownerName: string
  ownerTitle: string | null
  ownerIsTeam: boolean
  deskStaffId: string | null
  offeredStaffId: string | null
  offeredName: string | null
  details: Record<string, unknown>
  sources: { channel: string; at: Temporal.Instant }[]
  answered: { at: Temporal.Instant; how: string } | null
}

/** Every entry of the conversation that the reader may see, as the ledger says it now. */
export async function entriesOf(ctx: Ctx, personId: string, threadId: string): Promise<EntryLine[]> {
  const rows = await ctx.tx
    .selectFrom('promise as p')
    .leftJoin('enquiry as e', (join) =>
      join.onRef('e.personId', '=', 'p.personId').onRef('e.id', '=', 'p.enquiryId'),
    )
    .leftJoin('staff as s', 's.id', 'p.deskStaffId')
    .leftJoin('team as t', 't.id', 'p.deskTeamId')
    .leftJoin('staff as o', 'o.id', 'p.offeredStaffId')
    .selectAll('p')
    .select([
      'e.certain',
      'e.guesses',
      'e.words',
      'e.talkRequired',
      'e.cameBackOf',
      'e.answeredAt',
      'e.answeredHow',
      's.name as staffName',
      's.title as staffTitle',
      't.name as teamName',
      'o.name as offeredName',
    ])
    .where('p.personId', '=', personId)
    .where('p.threadId', '=', threadId)
    .orderBy('p.madeAt')
    .execute()
  const contacts = await ctx.tx
    .selectFrom('enquiryContact')
    .select(['enquiryId', 'channel', 'at'])
    .where('personId', '=', personId)
    .where(
      'enquiryId',
      'in',
      rows.length === 0
        ? ['00000000-0000-0000-0000-000000000000']
        : rows.map((row) => row.enquiryId ?? row.id),
    )
    .orderBy('at')
    .execute()
  return rows.map((row) => ({
    promiseId: row.id,
    enquiryId: row.enquiryId,
    kind: row.kind,
    clock: row.clock,
    theme: row.theme,
    side: row.side as Side,
    urgency: row.urgency as Urgency,
    state: row.state as PromiseState,
    receivedAt: row.receivedAt,
    dueAt: row.dueAt,
    firstDueAt: row.firstDueAt,
    latestNewAt: row.latestNewAt,
    toldLateAt: row.toldLateAt,
    endedAt: row.endedAt,
    endedHow: row.endedHow,
    contacts: row.contacts,
    reassignments: row.reassignments,
    certain: row.certain ?? true,
    guesses: guessesFor(ctx, (row.guesses ?? []) as unknown as EntryLine['guesses']),
    words: row.words ?? [],
    talkRequired: row.talkRequired ?? false,
    cameBack: row.cameBackOf !== null,
    ownerName: row.staffName ?? row.teamName ?? '',
    ownerTitle: row.staffTitle,
    ownerIsTeam: row.staffName === null,
    deskStaffId: row.deskStaffId,
    offeredStaffId: row.offeredStaffId,
    offeredName: row.offeredName,
    details: (row.details ?? {}) as Record<string, unknown>,
    sources: contacts
      .filter((contact) => contact.enquiryId === row.enquiryId)
      .map(({ channel, at }) => ({ channel, at })),
    answered: row.answeredAt === null ? null : { at: row.answeredAt, how: row.answeredHow ?? '' },
  }))
}

/** that somebody may have a matter on the other side is not told by way of a guess either. */
function guessesFor(ctx: Ctx, guesses: EntryLine['guesses']): EntryLine['guesses'] {
  if (ctx.actor.kind !== 'staff') return guesses
  const { sides } = ctx.actor
  return guesses.filter(({ theme }) => {
    const usual = THEMES[theme as EnquiryTheme]?.side
    return (usual !== 'municipal' && usual !== 'state') || sides.includes(usual)
  })
}
