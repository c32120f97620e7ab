import { type Kysely, sql } from 'kysely'
import { MUNICIPALITIES, OFFICES, STAFF } from '../../db/seed/staff.ts'
import type { DB } from '../../db/types.ts'
import type { Line } from '../../office/calls/model.ts'
import { seeded } from '../../test/support/chance.ts'

/** What a caller does, and what comes of the talk where somebody answers them. Shares: what was seen in 2024 and 2020–21. */
export type Caller = {
  index: number
  personId: string
  line: Line
  /** Null: withheld. */
  from: string | null
  /** The number is known to be theirs. */
  known: boolean
  /** The key of their language, then what they press: null is nothing at all. */
  keys: (string | null)[]
  /** While they wait: stay until somebody answers, hang up, or press for a call (1) or a message (2) after so many rounds. */
  waits: 'stays' | 'hangsUp' | 'callBack' | 'voicemail'
  rounds: number
  /** Where it is answered. `vanishes`: whoever took it disappears in mid-call. */
  talk: 'solved' | 'transfer' | 'forwarded' | 'callMe' | 'general' | 'vanishes'
  /** Of those who are put through: somebody picks up. */
  pickedUp: boolean
}

/** `count`: callers there are; the numbers below are of them. */
export const personId = (index: number) =>
  `0000000c-0000-8000-8000-${(index + 1).toString(16).padStart(12, '0')}`
const ownNumber = (index: number) => `+47${40_000_000 + index}`

const LINES: readonly [number, Line][] = [
  [0.78, 'general'],
  [0.1, 'employers'],
  [0.03, 'clinicians'],
  [0.03, 'financialAdvice'],
  [0.03, 'technical'],
  [0.03, 'duty'],
]
/** Of those who rang 74 % reached somebody; 13 % waited too long, 9 % asked for a call, the rest something else (F-038 – F-041). */
const WAITS: readonly [number, Caller['waits']][] = [
  [0.76, 'stays'],
  [0.13, 'hangsUp'],
  [0.09, 'callBack'],
  [0.02, 'voicemail'],
]
/** Of those reached: 57 % helped, 21 % put through and more, 8 % forwarded, 5 % asked for a call (F-042). */
const TALKS: readonly [number, Caller['talk']][] = [
  [0.5, 'solved'],
  [0.07, 'general'],
  [0.27, 'transfer'],
  [0.09, 'forwarded'],
  [0.05, 'callMe'],
  [0.02, 'vanishes'],
]
/** F-050, F-051: of 44 transfers 6 were answered. */
const PICKED_UP = 0.14

/** The same callers for the same seed, each with chances of their own. */
export function caller(index: number, seed: number): Caller {
  const chance = seeded(seed * 1_000_003 + index)
  const pick = <T>(shares: readonly [number, T][]): T => {
    let left = chance()
    for (const [share, value] of shares) {
      left -= share
      if (left < 0) return value
    }
    return (shares.at(-1) as [number, T])[1]
  }
  const known = chance() < 0.7
  const other = pick<string | null>([
    [0.5, `+4793${String(index).padStart(6, '0')}`],
    [0.3, null],
    [0.2, `+44207${String(1_000_000 + index)}`],
  ])
  const language = chance() < 0.75 ? '1' : String(2 + Math.floor(chance() * 7))
  return {
    index,
    personId: personId(index),
    line: pick(LINES),
    from: known ? ownNumber(index) : other,
    known,
    keys: keysOf(chance, language),
    waits: pick(WAITS),
    rounds: 1 + Math.floor(chance() * 3),
    talk: pick(TALKS),
    pickedUp: chance() < PICKED_UP,
  }
}

/** Wrong keys, keys of no meaning, silence, an urgent need, "my adviser", or one of the choices. */
function keysOf(chance: () => number, language: string): (string | null)[] {
  const silent = chance() < 0.1
  const wrong = chance() < 0.08 ? ['8'] : []
  const at = chance()
  const choice = at < 0.04 ? '1' : at < 0.14 ? '9' : at < 0.3 ? '0' : String(2 + Math.floor(chance() * 3))
  return silent ? [null] : [language, ...wrong, choice]
}

/** Everybody who will ring, with an adviser and an office; in portions. */
export async function settle(
  db: Kysely<DB>,
  callers: readonly Caller[],
  now: Temporal.Instant,
): Promise<void> {
  const month = now.subtract({ hours: 24 * 30 })
  for (let at = 0; at < callers.length; at += 5000) {
    const rows = JSON.stringify(
      callers
        .slice(at, at + 5000)
        .map(({ index, personId: id }) => ({ id, index, number: ownNumber(index) })),
    )
    const who = sql`jsonb_to_recordset(${rows}) as r(id uuid, "index" int, number text)`
    await sql`insert into person (id, given_name, family_name, contact_status, municipality_id, office_id, created_at, review_at)
      select r.id, 'Prøve', 'Nr ' || r."index", 'digital', ${MUNICIPALITIES.A}, ${OFFICES.A}, ${month},
        ${now.add({ hours: 24 * 200 })} from ${who}`.execute(db)
    await sql`insert into assignment (person_id, side, staff_id, lead, from_at)
      select r.id, 'state', ${STAFF.stateAdviserA}, true, ${month} from ${who}`.execute(db)
    await sql`insert into contact_point (person_id, kind, value, phone_kind, confirmed_at)
      select r.id, 'phone', r.number, 'own', ${month} from ${who}`.execute(db)
  }
}
