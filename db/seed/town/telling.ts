import type { Side } from '../../../office/kernel/context.ts'
import type { Settings } from '../../../office/kernel/settings.ts'
import type { Route } from '../../../office/threads/routing/rules.ts'
import type { JsonObject } from '../../types.ts'
import { STAFF, STAFF_KEYS, staffMember } from '../staff.ts'
import type { Owed } from './owed.ts'
import type { Said } from './phrases/say.ts'
import type { Resident } from './population.ts'
import type { Random } from './random.ts'
import type { Rows } from './rows.ts'

export type Telling = {
  rows: Rows
  random: Random
  settings: Settings
  now: Temporal.Instant
  newId: (at: Temporal.Instant) => string
}
/** How far a conversation has come: answered, waiting within its time, or past it. */
export type Stage = 'answered' | 'waiting' | 'overdue'
export type Part = Said & { route: Route; enquiryId: string; owed: Owed }
export type Fact = {
  kind: string
  side: Side
  channel: string
  actorKind: string
  actorId: string | null
  authorship: string
  messageId?: string | null
  enquiryId?: string | null
  data?: JsonObject
}

export const OPERATORS = [STAFF.operator, STAFF.operator2, STAFF.operator3]
export const membersOf = new Map<string, string[]>()
for (const member of STAFF_KEYS.map(staffMember))
  for (const teamId of member.teamIds) membersOf.set(teamId, [...(membersOf.get(teamId) ?? []), member.id])

export const minutes = (at: Temporal.Instant, n: number) => at.add({ milliseconds: Math.round(n * 60_000) })
export const earlier = (a: Temporal.Instant, b: Temporal.Instant) =>
  Temporal.Instant.compare(a, b) <= 0 ? a : b

export type Thread = { threadId: string; tell: (at: Temporal.Instant, fact: Fact) => string }

export function message(
  telling: Telling,
  one: Resident,
  told: {
    threadId: string
    messageId: string
    at: Temporal.Instant
    language: string
    readAt: Temporal.Instant | null
    trivial?: boolean
    from?: string
    channel?: string
  },
): void {
  telling.rows.message.push({
    personId: one.person.id,
    threadId: told.threadId,
    id: told.messageId,
    direction: told.from === undefined ? 'in' : 'out',
    channel: told.channel ?? 'portalMessage',
    authorship: told.from === undefined ? 'self' : 'staffAdviser',
    authorKind: told.from === undefined ? 'person' : 'staff',
    authorId: told.from ?? one.person.id,
    language: told.language,
    receivedAt: told.at,
    trivial: told.trivial ?? false,
    wish: {},
    readAt: told.readAt,
  })
}
