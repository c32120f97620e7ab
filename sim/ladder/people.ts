import { type Kysely, sql } from 'kysely'
import { MUNICIPALITIES, OFFICES, STAFF } from '../../db/seed/staff.ts'
import type { DB } from '../../db/types.ts'
import { seeded } from '../../test/support/chance.ts'

/** What one person of the simulation is like, and what they will do. Days are working days after the sending. */
export type Someone = {
  index: number
  id: string
  status: 'digital' | 'unknown' | 'assisted' | 'partlyDigital'
  phone: 'own' | 'borrowed' | 'shared' | null
  email: boolean
  address: boolean
  pickUp: boolean
  restriction: 'doNotRing' | 'noMailToHome' | 'doNotText' | null
  interpreter: boolean
  /** Opens it after so many days; null: never. */
  opensAfter: number | null
  /** Answers at this attempt; null: never. */
  answersAt: number | null
  smsFails: boolean
  emailFails: boolean
  letterReturns: boolean
  /** It turns out that somebody else opened it. */
  openedByOther: boolean
  /** Is found not to be digital after so many days. */
  changesAfter: number | null
  comesByAfter: number
  foundAtVisit: boolean
}

export const personId = (index: number) =>
  `0000000a-0000-8000-8000-${(index + 1).toString(16).padStart(12, '0')}`

/** The same people for the same seed, whoever asks: each has chances of their own. */
export function someone(index: number, seed: number): Someone {
  const chance = seeded(seed * 1_000_003 + index)
  const of = (share: number) => chance() < share
  const kind = chance()
  const status = kind < 0.68 ? 'digital' : kind < 0.8 ? 'unknown' : kind < 0.9 ? 'assisted' : 'partlyDigital'
  const nowhere = of(0.03)
  const phone = nowhere || of(0.05) ? null : of(0.03) ? 'borrowed' : of(0.04) ? 'shared' : 'own'
  return {
    index,
    id: personId(index),
    status,
    phone,
    email: !nowhere && of(0.6),
    address: !nowhere && !of(0.03),
    pickUp: nowhere && of(0.8),
    restriction: of(0.01) ? 'doNotRing' : of(0.01) ? 'noMailToHome' : of(0.01) ? 'doNotText' : null,
    interpreter: of(0.06),
    opensAfter: status === 'assisted' ? null : of(0.45) ? Math.floor(chance() * 6) : null,
    answersAt: of(0.55) ? 1 + Math.floor(chance() * 3) : null,
    smsFails: of(0.04),
    emailFails: of(0.03),
    letterReturns: of(0.04),
    openedByOther: of(0.01),
    changesAfter: of(0.03) ? 1 + Math.floor(chance() * 6) : null,
    comesByAfter: Math.floor(chance() * 8),
    foundAtVisit: of(0.7),
  }
}

/** Puts them in the database, in portions, so that neither side has to hold them all. */
export async function settle(
  db: Kysely<DB>,
  count: number,
  seed: number,
  now: Temporal.Instant,
): Promise<void> {
  await db.insertInto('pickupPlace').values({ name: 'Skranken', kind: 'desk', officeId: OFFICES.A }).execute()
  await db.insertInto('pickupPlace').values({ name: 'Kafé Hjørnet', kind: 'partner' }).execute()
  for (let from = 0; from < count; from += 5000) {
    const people = Array.from({ length: Math.min(5000, count - from) }, (_, n) => someone(from + n, seed))
    await settleSome(db, people, now)
  }
  await sql`analyze person; analyze contact_point; analyze assignment; analyze profile_fact`.execute(db)
}

async function settleSome(db: Kysely<DB>, people: readonly Someone[], now: Temporal.Instant): Promise<void> {
  const rows = JSON.stringify(
    people.map((one) => ({
      ...one,
      number: `+47${(90_000_000 + one.index).toString()}`,
      mail: `nr${one.index}@example.org`,
      interpreterNeed: one.interpreter ? 'always' : 'none',
    })),
  )
  const month = now.subtract({ hours: 24 * 30 })
  const people_ = sql`jsonb_to_recordset(${rows}) as r(id uuid, "index" int, status text, phone text, email boolean, address boolean,
    "pickUp" boolean, restriction text, "interpreterNeed" text, number text, mail text)`
  await sql`insert into person (id, given_name, family_name, contact_status, interpreter_need, municipality_id, office_id, created_at, review_at)
    select r.id, 'Prøve', 'Nr ' || r."index", r.status, r."interpreterNeed", ${MUNICIPALITIES.A}, ${OFFICES.A}, ${month}, ${now.add({ hours: 24 * 200 })}
    from ${people_}`.execute(db)
  await sql`insert into assignment (person_id, side, staff_id, lead, from_at)
    select r.id, 'state', ${STAFF.stateAdviserA}, true, ${month} from ${people_}`.execute(db)
  await sql`insert into contact_point (person_id, kind, value, phone_kind, confirmed_at)
    select r.id, k.kind, k.value, k.phone_kind, ${month} from ${people_},
      lateral (values ('phone', r.number, r.phone, r.phone is not null), ('email', r.mail, null, r.email),
        ('address', 'Prøveveien ' || r."index" || ', 9999 Granvik', null, r.address)) k(kind, value, phone_kind, has)
    where k.has`.execute(db)
  await sql`insert into profile_fact (person_id, field, value, source, method, by_kind, at)
    select r.id, 'restriction.' || r.restriction, 'true'::jsonb, 'ownStatement', 'desk', 'person', ${month}::timestamptz from ${people_} where r.restriction is not null
    union all
    select r.id, 'pickUp', '["Skranken", "Kafé Hjørnet"]'::jsonb, 'ownStatement', 'desk', 'person', ${month}::timestamptz from ${people_} where r."pickUp"`.execute(
    db,
  )
}
