import type { Insertable } from 'kysely'
import type { Event as EventTable } from '../../db/types.ts'
import type { Actor, Ctx, Side } from './context.ts'
import { insertLater } from './insert.ts'

export type EventRow = Insertable<EventTable>

/** Who held the pen (glossary 12.7). G6: on every contact. */
export const AUTHORSHIPS = [
  'self',
  'selfWithHelp',
  'family',
  'friend',
  'neighbour',
  'organisation',
  'representative',
  'staffReception',
  'staffAdviser',
  'staffContactCentre',
  'unknown',
] as const
export type Authorship = (typeof AUTHORSHIPS)[number]

/**
 * One immutable entry on the timeline. `data` holds facts and codes only: the words of a message or a note stand in
 * the store of their side, never here.
 */
type NewEvent = {
  personId: string
  kind: string
  side: Side
  channel: string
  authorship?: Authorship | 'system'
  at?: Temporal.Instant
  theme?: string | null
  threadId?: string | null
  messageId?: string | null
  enquiryId?: string | null
  promiseId?: string | null
  onBehalfOf?: string | null
  data?: Record<string, unknown>
}

/** Who acted, as the ledger and the timeline name them; nobody when it fell due by itself. */
export function actorIdOf(actor: Actor): string | null {
  switch (actor.kind) {
    case 'person':
      return actor.personId
    case 'staff':
      return actor.staffId
    case 'helper':
      return actor.holderId
    case 'system':
      return null
  }
}

const AUTHORSHIP_OF: Record<Actor['kind'], Authorship | 'system'> = {
  person: 'self',
  staff: 'staffAdviser',
  helper: 'representative',
  system: 'system',
}

/**
 * Puts an entry on the timeline and gives its id. Entries are written together when the transaction ends, so that a
 * message with five entries costs one statement; whoever must read them back before that calls `writeEvents`.
 */
export function recordEvent(ctx: Ctx, event: NewEvent): string {
  const id = ctx.newId()
  ctx.pending.push({
    id,
    personId: event.personId,
    at: event.at ?? ctx.clock.now(),
    kind: event.kind,
    side: event.side,
    channel: event.channel,
    actorKind: ctx.actor.kind,
    actorId: actorIdOf(ctx.actor),
    onBehalfOf: event.onBehalfOf ?? (ctx.actor.kind === 'helper' ? ctx.actor.personId : null),
    authorship: event.authorship ?? AUTHORSHIP_OF[ctx.actor.kind],
    theme: event.theme ?? null,
    threadId: event.threadId ?? null,
    messageId: event.messageId ?? null,
    enquiryId: event.enquiryId ?? null,
    promiseId: event.promiseId ?? null,
    data: JSON.stringify(event.data ?? {}),
  })
  return id
}

/** Writes what `recordEvent` has gathered. The transaction does it before it commits. */
export async function writeEvents(ctx: Pick<Ctx, 'pending' | 'tx'>): Promise<void> {
  const rows = ctx.pending.splice(0)
  await insertLater(ctx.tx, 'event', rows)
}
