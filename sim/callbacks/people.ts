import { type Kysely, sql } from 'kysely'
import { MUNICIPALITIES } from '../../db/seed/staff.ts'
import type { DB } from '../../db/types.ts'
import type { AttemptOutcome } from '../../office/calls/model.ts'
import { seeded } from '../../test/support/chance.ts'

/** What one person of the simulation is like, and what will happen when they are rung. */
export type Someone = {
  index: number
  id: string
  /** `none`: no number at all, so that only another way can reach them. */
  phone: 'own' | 'shared' | 'none'
  /** The call is to go to a friend's phone, who may pick up. */
  borrowed: boolean
  interpreter: boolean
  /** They chose their times themselves, on Min side; others came from texts and buttons. */
  choosesWindows: boolean
  /** Answers at this try; null: never by telephone. */
  answersAt: number | null
  /** The number turns out to be dead at the first try. */
  dead: boolean
  /** The question is answered in the inbox on this day and opened the day after; null: it is not. */
  answeredInbox: number | null
  /** Asks for it no more on this day. */
  withdraws: number | null
  /** Books a time of their own after the written note. */
  books: boolean
  /** Asks again, once more or more. */
  repeats: number
  /** Whoever owns it is away the first day, and nobody rings. */
  ownerAway: boolean
}

const idOf = (kind: string, index: number) =>
  `000000${kind}-0000-8000-8000-${(index + 1).toString(16).padStart(12, '0')}`
const personId = (index: number) => idOf('0b', index)

/** As many as there are in the country, and in each as many who ring. */
const OFFICES = 248
const RINGING_IN_EACH = 16
/** Who rings somebody, and in which office. */
export const staffOf = (index: number) => {
  const n = index % (OFFICES * RINGING_IN_EACH)
  return { staffId: idOf('0c', n), officeId: idOf('0d', n % OFFICES) }
}

/** The offices, and in each those who ring: each has the next one as deputy. */
export async function settleStaff(db: Kysely<DB>): Promise<void> {
  const every = Array.from({ length: OFFICES * RINGING_IN_EACH }, (_, n) => n)
  const rows = JSON.stringify(
    every.map((n) => ({ n, ...staffOf(n), deputyId: staffOf(n + OFFICES).staffId })),
  )
  const who = sql`jsonb_to_recordset(${rows}) as r(n int, "staffId" uuid, "officeId" uuid, "deputyId" uuid)`
  await sql`insert into office (id, name, short_name, phone, visiting_address)
    select distinct r."officeId", 'Kontor ' || (r.n % ${OFFICES}), 'K' || (r.n % ${OFFICES}), '', '' from ${who}`.execute(
    db,
  )
  await sql`insert into staff (id, subject, name, title, employer, office_id, roles, sides)
    select r."staffId", 'sim.' || r.n, 'Veileder ' || r.n, 'veileder', 'state', r."officeId", '{AS,CO}', '{state}' from ${who}`.execute(
    db,
  )
  await sql`update staff s set deputy_id = r."deputyId" from ${who} where s.id = r."staffId"`.execute(db)
}

/** The same people for the same seed, whoever asks: each has chances of their own. */
export function someone(index: number, seed: number): Someone {
  const chance = seeded(seed * 1_000_003 + index)
  const of = (share: number) => chance() < share
  return {
    index,
    id: personId(index),
    phone: of(0.03) ? 'none' : of(0.04) ? 'shared' : 'own',
    borrowed: of(0.05),
    interpreter: of(0.06),
    choosesWindows: of(0.1),
    answersAt: of(0.8) ? 1 + Math.floor(chance() * 4) : null,
    dead: of(0.04),
    answeredInbox: of(0.06) ? 1 + Math.floor(chance() * 3) : null,
    withdraws: of(0.04) ? 1 + Math.floor(chance() * 3) : null,
    books: of(0.4),
    repeats: of(0.1) ? 1 + Math.floor(chance() * 2) : 0,
    ownerAway: of(0.05),
  }
}

/** What comes of the n-th try, from 1. */
export function outcomeOf(one: Someone, tries: number): AttemptOutcome {
  if (one.dead && tries === 1) return 'numberDead'
  if (one.interpreter && tries === 2) return 'interpreterMissing'
  if (one.answersAt !== null && tries >= one.answersAt) return 'spoke'
  return tries % 2 === 0 ? 'voicemail' : 'noAnswer'
}

/** Puts them in the database, in portions, so that neither side has to hold them all. */
export async function settle(
  db: Kysely<DB>,
  count: number,
  seed: number,
  now: Temporal.Instant,
): Promise<void> {
  for (let from = 0; from < count; from += 5000)
    await settleSome(
      db,
      Array.from({ length: Math.min(5000, count - from) }, (_, n) => someone(from + n, seed)),
      now,
    )
  await sql`analyze person; analyze contact_point; analyze assignment; analyze staff`.execute(db)
}

async function settleSome(db: Kysely<DB>, people: readonly Someone[], now: Temporal.Instant): Promise<void> {
  const rows = JSON.stringify(
    people.map(({ index, id, phone, interpreter }) => ({
      ...staffOf(index),
      id,
      index,
      phone,
      need: interpreter ? 'always' : 'none',
      number: `+47${(40_000_000 + index).toString()}`,
    })),
  )
  const month = now.subtract({ hours: 24 * 30 })
  const who = sql`jsonb_to_recordset(${rows}) as r(id uuid, "index" int, phone text, need text, number text, "staffId" uuid, "officeId" uuid)`
  await sql`insert into person (id, given_name, family_name, contact_status, interpreter_need, municipality_id, office_id, created_at, review_at)
    select r.id, 'Prøve', 'Nr ' || r."index", 'digital', r.need, ${MUNICIPALITIES.A}, r."officeId", ${month}, ${now.add({ hours: 24 * 200 })}
    from ${who}`.execute(db)
  await sql`insert into assignment (person_id, side, staff_id, lead, from_at)
    select r.id, 'state', r."staffId", true, ${month} from ${who}`.execute(db)
  await sql`insert into contact_point (person_id, kind, value, phone_kind, confirmed_at)
    select r.id, k.kind, k.value, k.phone_kind, ${month} from ${who},
      lateral (values ('phone', r.number, r.phone, r.phone <> 'none'), ('email', 'nr' || r."index" || '@example.org', null, true)) k(kind, value, phone_kind, has)
    where k.has`.execute(db)
}
