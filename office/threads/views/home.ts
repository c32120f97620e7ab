import type { PersonCtx } from '../../kernel/context.ts'
import { recognise } from '../recognise/recognise.ts'
import { THEME_TABLE } from '../routing/table.ts'

type HomeThread = {
  threadId: string
  number: number
  lastAt: Temporal.Instant
  unread: number
  themes: string[]
  excerpt: string
}
export type Waiting = {
  promiseId: string
  threadId: string | null
  theme: string
  kind: string
  urgency: string
  ownerName: string
  dueAt: Temporal.Instant
  late: boolean
  state: string
  /** The person would rather be called than written to. */
  callMe: boolean
}
type HomeFact = {
  kind: string
  side: string
  value: Record<string, unknown>
  source: string
  asOf: Temporal.Instant
}
export type Home = {
  givenName: string
  waitingFor: Waiting[]
  threads: HomeThread[]
  unread: number
  facts: HomeFact[]
  referrals: { id: string; agency: string }[]
  draft: { text: string; choices: Record<string, unknown> } | null
}

/** S-002: the front page of Min side, the same whatever benefit, side or adviser the person has or lacks. */
export async function home(ctx: PersonCtx): Promise<Home> {
  const { personId } = ctx.actor
  const person = await ctx.tx
    .selectFrom('person')
    .select(['givenName', 'callMe'])
    .where('id', '=', personId)
    .executeTakeFirstOrThrow()
  const promises = await ctx.tx
    .selectFrom('promise as p')
    .leftJoin('staff as s', 's.id', 'p.deskStaffId')
    .leftJoin('team as t', 't.id', 'p.deskTeamId')
    .select([
      'p.id',
      'p.threadId',
      'p.theme',
      'p.kind',
      'p.urgency',
      'p.dueAt',
      'p.latestNewAt',
      'p.toldLateAt',
      'p.state',
      'p.details',
      's.name as staffName',
      't.name as teamName',
    ])
    .where('p.personId', '=', personId)
    .where('p.isOpen', '=', true)
    .where('p.kind', '<>', 'reachPerson')
    .orderBy('p.urgencyRank')
    .orderBy('p.dueAt')
    .execute()
  const threads = await myThreads(ctx)
  const referrals = await ctx.tx
    .selectFrom('referral')
    .select(['id', 'agency'])
    .where('personId', '=', personId)
    .where('askedAt', 'is not', null)
    .where('outcome', 'is', null)
    .execute()
  return {
    givenName: person.callMe ?? person.givenName,
    waitingFor: promises.map((row) => ({
      promiseId: row.id,
      threadId: row.threadId,
      theme: row.theme,
      kind: row.kind,
      urgency: row.urgency,
      ownerName: row.staffName ?? row.teamName ?? '',
      dueAt: row.latestNewAt ?? row.dueAt,
      late: row.toldLateAt !== null,
      state: row.state,
      callMe: (row.details as { callMe?: boolean }).callMe === true,
    })),
    threads: threads.slice(0, 5),
    unread: threads.reduce((sum, thread) => sum + thread.unread, 0),
    facts: await factsOf(ctx),
    referrals,
    draft: await myDraft(ctx, { id: 'new' }),
  }
}

/** What was begun and not sent: `new` for a new conversation, otherwise the id of the one it was begun in. */
export async function myDraft(ctx: PersonCtx, input: { id: string }): Promise<Home['draft']> {
  const draft = await ctx.tx
    .selectFrom('draft')
    .select(['body', 'choices'])
    .where('personId', '=', ctx.actor.personId)
    .where('id', '=', input.id)
    .executeTakeFirst()
  return draft ? { text: draft.body, choices: draft.choices as Record<string, unknown> } : null
}

/** All conversations, the newest first. */
export async function myThreads(ctx: PersonCtx): Promise<HomeThread[]> {
  const { personId } = ctx.actor
  const rows = await ctx.tx
    .selectFrom('thread as t')
    .select((eb) => [
      't.id',
      't.number',
      't.lastAt',
      eb
        .selectFrom('message as m')
        .select(({ fn }) => fn.countAll<number>().as('n'))
        .whereRef('m.personId', '=', 't.personId')
        .whereRef('m.threadId', '=', 't.id')
        .where('m.direction', '=', 'out')
        .where('m.readAt', 'is', null)
        .as('unread'),
      eb
        .selectFrom('messageText as x')
        .select('x.body')
        .whereRef('x.personId', '=', 't.personId')
        .whereRef('x.threadId', '=', 't.id')
        .orderBy('x.messageId', 'desc')
        .limit(1)
        .as('body'),
    ])
    .where('t.personId', '=', personId)
    .orderBy('t.lastAt', 'desc')
    .limit(50)
    .execute()
  const themes = await ctx.tx
    .selectFrom('enquiry')
    .select(['threadId', 'theme'])
    .where('personId', '=', personId)
    .where(
      'threadId',
      'in',
      rows.length === 0 ? ['00000000-0000-0000-0000-000000000000'] : rows.map((row) => row.id),
    )
    .execute()
  return rows.map((row) => ({
    threadId: row.id,
    number: Number(row.number),
    lastAt: row.lastAt,
    unread: Number(row.unread ?? 0),
    themes: [...new Set(themes.filter((theme) => theme.threadId === row.id).map((theme) => theme.theme))],
    excerpt: (row.body ?? '').replace(/\s+/g, ' ').slice(0, 120),
  }))
}

async function factsOf(ctx: PersonCtx): Promise<HomeFact[]> {
  const rows = await ctx.tx
    .selectFrom('personFact')
    .select(['kind', 'side', 'value', 'source', 'asOf'])
    .where('personId', '=', ctx.actor.personId)
    .where('kind', 'in', ['nextPayment', 'decision', 'applicationStatus', 'benefit'])
    .orderBy('asOf', 'desc')
    .execute()
  return rows.map((row) => ({ ...row, value: row.value as Record<string, unknown> }))
}

/**
 * what the office already knows about what somebody is about to ask, shown before sending. Never a gate: the
 * person can always send. Empty when nothing known is touched, and when it is urgent: then nothing may stand in between.
 */
export async function factsBeforeSending(
  ctx: PersonCtx,
  input: { text: string },
): Promise<{ facts: HomeFact[]; ruleCards: string[] }> {
  const recognition = recognise(input.text.slice(0, 5000))
  if (recognition.urgent.is) return { facts: [], ruleCards: [] }
  const parts = recognition.parts.filter((part) => part.certain || part.confidence >= 0.4)
  const wanted = new Set(parts.flatMap((part) => THEME_TABLE[part.theme].facts ?? []))
  const ruleCards = [
    ...new Set(parts.filter((part) => THEME_TABLE[part.theme].ruleCard).map((part) => part.theme)),
  ]
  if (wanted.size === 0) return { facts: [], ruleCards }
  const facts = await factsOf(ctx)
  return { facts: facts.filter((fact) => wanted.has(fact.kind as 'decision')), ruleCards }
}
