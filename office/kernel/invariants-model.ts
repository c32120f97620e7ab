import type { sql } from 'kysely'

export type Invariant = {
  id: string
  guarantee: string
  says: string
  violations: (now: Temporal.Instant) => ReturnType<typeof sql<Violation>>
}
export type Violation = { personId: string | null; what: string }
