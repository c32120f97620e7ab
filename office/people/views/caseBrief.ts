import { sql } from 'kysely'
import type { StaffCtx, StaffSide } from '../../kernel/context.ts'
import { OFFICE_ZONE } from '../../kernel/time/localTime.ts'
import type { ContactPoint, Person } from '../model.ts'
import { findPerson } from '../store.ts'

/** who this is and who answers for them, so that nobody has to tell it again. */
export type CaseBrief = {
  person: Person
  age: number | null
  municipality: string | null
  office: string | null
  /** National id, D-number …: all that find the person, the newest first. Empty for whoever may not see them. */
  numbers: { number: string; kind: string }[]
  contactPoints: ContactPoint[]
  /** M-02: there is a protected address or number, and how to go about it is known to those who are cleared. */
  specialRoute: boolean
  responsible: {
    side: StaffSide
    lead: boolean
    staffName: string | null
    teamName: string | null
    away: boolean
  }[]
}

/** The base facts of an opened person; undefined when the wall lets nothing through. */
export async function caseBrief(ctx: StaffCtx, personId: string): Promise<CaseBrief | undefined> {
  const person = await findPerson(ctx.tx, personId)
  if (person === undefined) return undefined
  const now = ctx.clock.now()
  const place = await ctx.tx
    .selectFrom('person')
    .leftJoin('municipality', 'municipality.id', 'person.municipalityId')
    .leftJoin('office', 'office.id', 'person.officeId')
    .select(['municipality.name as municipality', 'office.name as office'])
    .where('person.id', '=', personId)
    .executeTakeFirst()
  const numbers = await ctx.tx
    .selectFrom('personIdentity')
    .select(['number', 'kind'])
    .where('personId', '=', personId)
    .orderBy('since', 'desc')
    .execute()
  const points = await ctx.tx
    .selectFrom('contactPoint')
    .select(['id', 'kind', 'value', 'phoneKind', 'prepaid', 'confirmedAt'])
    .where('personId', '=', personId)
    .where('endedAt', 'is', null)
    .orderBy('kind')
    .execute()
  const shielded = await ctx.tx
    .selectFrom('shield')
    .select('code')
    .where('personId', '=', personId)
    .where('code', 'in', ['6', '7'])
    .execute()
  const { rows: safety } = await sql<{ stands: boolean }>`
    select wall.safety_stands(${personId}::uuid) as stands`.execute(ctx.tx)
  const { rows: responsible } = await sql<CaseBrief['responsible'][number]>`
    select w.side, w.lead, w.away, s.name as staff_name, t.name as team_name
    from wall.answerers(${personId}, ${now.toString()}::timestamptz) w
    left join staff s on s.id = w.staff_id left join team t on t.id = w.team_id
    order by w.lead desc, w.side desc`.execute(ctx.tx)
  return {
    person,
    age: person.birthDate === null ? null : ageOn(person.birthDate, now),
    municipality: place?.municipality ?? null,
    office: place?.office ?? null,
    numbers,
    contactPoints: points as ContactPoint[],
    specialRoute: shielded.length > 0 || safety[0]?.stands === true,
    responsible,
  }
}

/** K7: a year older at 00:00 on the birthday. */
export function ageOn(birthDate: string, now: Temporal.Instant): number {
  const today = now.toZonedDateTimeISO(OFFICE_ZONE).toPlainDate()
  return Temporal.PlainDate.from(birthDate).until(today, { largestUnit: 'years' }).years
}
