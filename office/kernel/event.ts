import type { Insertable } from 'kysely'
import type { Event as EventTable } from '../../db/types.ts'
import type { Actor, Assisted, Ctx, Side } from './context.ts'
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

/** The employee who holds the pen for whoever acts; null when nobody does. */
export const besideOf = (actor: Actor): Assisted | null =>
  actor.kind === 'person' ? (actor.assisted ?? null) : null

/** the employee whose hand it was, for somebody beside them or who said it to them. */
export const writerOf = (actor: Actor): string | null =>
  actor.kind === 'staff' ? actor.staffId : (besideOf(actor)?.staffId ?? null)

const OWN_PAGES: ReadonlySet<string> = new Set(['portalMessage', 'planDialogue', 'chatLoggedIn', 'web'])

/** whose hand it was. What an employee writes for somebody beside them is never by that person's own hand. */
export const authorshipIn = <A extends string>(actor: Actor, told: A): A | Assisted['authorship'] =>
  besideOf(actor)?.authorship ?? told

/** Where it came in: a page that an employee works for somebody is their desk or their telephone. */
export function channelIn<C extends string>(actor: Actor, told: C): C | Assisted['channel'] {
  const beside = besideOf(actor)
  return beside !== null && OWN_PAGES.has(told) ? beside.channel : told
}

/** Who is named as the author of words. */
export function authorOf(actor: Actor): { authorKind: Actor['kind']; authorId: string | null } {
  const beside = besideOf(actor)
  return beside === null
    ? { authorKind: actor.kind, authorId: actorIdOf(actor) }
    : { authorKind: 'staff', authorId: beside.staffId }
}

/**
 * Puts an entry on the timeline and gives its id. Entries are written together when the transaction ends, so that a
 * message with five entries costs one statement; whoever must read them back before that calls `writeEvents`.
 */
export function recordEvent(ctx: Ctx, event: NewEvent): string {
  const id = ctx.newId()
  const { actor } = ctx
  const beside = besideOf(actor)
  const { authorKind, authorId } = authorOf(actor)
  ctx.pending.push({
    id,
    personId: event.personId,
    at: event.at ?? ctx.clock.now(),
    kind: event.kind,
    side: event.side,
    channel: channelIn(actor, event.channel),
    actorKind: authorKind,
    actorId: authorId,
    onBehalfOf:
      event.onBehalfOf ??
      (actor.kind === 'helper' || (actor.kind === 'person' && beside) ? actor.personId : null),
    authorship: authorshipIn(actor, event.authorship ?? AUTHORSHIP_OF[actor.kind]),
    theme: event.theme ?? null,
    threadId: event.threadId ?? null,
    messageId: event.messageId ?? null,
    enquiryId: event.enquiryId ?? null,
    promiseId: event.promiseId ?? null,
    data: JSON.stringify({ ...event.data, ...(beside === null ? {} : { assisted: beside.sessionId }) }),
  })
  return id
}

/** Writes what `recordEvent` has gathered. The transaction does it before it commits. */
export async function writeEvents(ctx: Pick<Ctx, 'pending' | 'tx'>): Promise<void> {
  const rows = ctx.pending.splice(0)
  await insertLater(ctx.tx, 'event', rows)
}
