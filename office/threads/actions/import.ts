import type { Ctx, Side, StaffActor, StaffCtx } from '../../kernel/context.ts'
import type { Authorship } from '../../kernel/event.ts'
import { ok, type Reason, type Result, refused } from '../../kernel/result.ts'
import { currentPerson, findByNumber } from '../../people/views.ts'
import { holdsNationalId, readText } from '../text.ts'

export const MOST_IMPORTED = 1000

export type ImportedEvent = {
  person: { id: string } | { number: string }
  source: string
  sourceId: string
  at: Temporal.Instant
  /** What it is called in the older system. */
  kind: string
  side: Side
  channel: string
  authorship?: Authorship
  who?: string
  why?: string
  matter?: string
  journal?: string
  /** Somebody's words: kept in the store of the side, never on the event. */
  text?: string
}
export type Imported = { imported: number; known: number; refused: { index: number; reason: Reason }[] }

type Ready = { event: ImportedEvent; personId: string; text: string | null; id: string }

/**
 * C12-01, R-738, R-744: what happened before this platform, from older systems, each event once by source and its id
 * there. For machine clients only: what they bring is the office's, and nothing of it is shown to them. Refuses with
 * `notFound` for all others; single events with `notFound` (nobody, or nobody for this account), `notOwner` (a side
 * that the account has not), `conflict` (has not happened yet), `identityInText` (in what is no text) and as `readText`.
 */
export async function importTimeline(
  ctx: StaffCtx,
  input: { events: readonly ImportedEvent[] },
): Promise<Result<Imported>> {
  if (ctx.actor.clientId === undefined) return refused('notFound')
  return ctx.beyondWall((beyond) => bring(beyond, ctx.actor, input.events))
}

async function bring(
  ctx: Ctx,
  account: StaffActor,
  events: readonly ImportedEvent[],
): Promise<Result<Imported>> {
  const persons = personFinder(ctx, account)
  const ready: Ready[] = []
  const turnedDown: Imported['refused'] = []
  for (const [index, event] of events.entries()) {
    const read = readEvent(ctx, account, event)
    const personId = read.ok ? await persons(event.person) : null
    if (!read.ok) turnedDown.push({ index, reason: read.reason })
    else if (personId === null) turnedDown.push({ index, reason: 'notFound' })
    else ready.push({ event, personId, text: read.value, id: ctx.newId() })
  }
  const imported = ready.length === 0 ? 0 : await put(ctx, account, ready)
  return ok({ imported, known: ready.length - imported, refused: turnedDown })
}

function readEvent(ctx: Ctx, account: StaffActor, event: ImportedEvent): Result<string | null> {
  if (event.side !== 'common' && !account.sides.includes(event.side)) return refused('notOwner')
  if (Temporal.Instant.compare(event.at, ctx.clock.now()) > 0) return refused('conflict')
  if ([event.sourceId, event.who ?? '', event.matter ?? ''].some(holdsNationalId))
    return refused('identityInText')
  return event.text === undefined ? ok(null) : readText(event.text, MOST_WORDS)
}

/** Notes of older systems are longer than what a person writes at once. */
const MOST_WORDS = 20_000

/** The person as they are known today, whatever they were called then; each is looked up once. */
function personFinder(ctx: Ctx, account: StaffActor) {
  const found = new Map<string, Promise<string | null>>()
  return (named: ImportedEvent['person']): Promise<string | null> => {
    const name = 'id' in named ? named.id : named.number
    const known = found.get(name)
    if (known) return known
    const looked = find(ctx, account, named)
    found.set(name, looked)
    return looked
  }
}

async function find(ctx: Ctx, account: StaffActor, named: ImportedEvent['person']): Promise<string | null> {
  const first = 'id' in named ? named.id : await findByNumber(ctx.tx, named.number.replace(/\s/g, ''))
  const personId = first === undefined ? null : await currentPerson(ctx.tx, first)
  if (personId === null) return null
  const shields = await ctx.tx.selectFrom('shield').select('code').where('personId', '=', personId).execute()
  return shields.every(({ code }) => account.shields.some((held) => held === code)) ? personId : null
}

/** An event that is here already is left as it is, and so is its note. Gives how many were new. */
async function put(ctx: Ctx, account: StaffActor, ready: readonly Ready[]): Promise<number> {
  const rows = await ctx.tx
    .insertInto('event')
    .values(ready.map((one) => eventRow(account, one)))
    .onConflict((conflict) =>
      conflict.columns(['personId', 'source', 'sourceId']).where('sourceId', 'is not', null).doNothing(),
    )
    .returning('id')
    .execute()
  const isNew = new Set(rows.map((row) => row.id))
  const notes = ready.filter((one) => isNew.has(one.id)).flatMap(noteRow)
  if (notes.length > 0) await ctx.tx.insertInto('note').values(notes).execute()
  return rows.length
}

const eventRow = (account: StaffActor, { event, personId, id }: Ready) => ({
  id,
  personId,
  at: event.at,
  kind: 'imported',
  side: event.side,
  channel: event.channel,
  actorKind: 'machine',
  actorId: account.staffId,
  authorship: event.authorship ?? 'unknown',
  source: event.source,
  sourceId: event.sourceId,
  data: JSON.stringify({
    originalKind: event.kind,
    who: event.who,
    why: event.why,
    matter: event.matter,
    journal: event.journal,
  }),
})

/** The note carries the id of its event, so that one finds the other. */
const noteRow = ({ event, personId, id, text }: Ready) =>
  text === null
    ? []
    : [
        {
          id,
          personId,
          side: event.side,
          kind: 'note',
          authorKind: 'system',
          authorId: null,
          at: event.at,
          body: text,
        },
      ]
