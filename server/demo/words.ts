import { type RawBuilder, sql } from 'kysely'

/** Pieces of SQL that the demo room's questions share: a promise with the person's and the owner's names. */
export const PERSON_NAME = sql.raw("n.given_name || ' ' || n.family_name")
export const OWNER_NAME = sql.raw("coalesce(s.name, t.name, '')")
export const FROM_PROMISE = sql.raw(`from promise p
  join person n on n.id = p.person_id
  left join staff s on s.id = p.desk_staff_id
  left join team t on t.id = p.desk_team_id`)

/** True of everybody when no name is asked for. */
export const LIKE_NAME = (name: string): RawBuilder<boolean> => {
  const words = `%${name
    .trim()
    .toLowerCase()
    .replace(/[%_\\]/g, '\\$&')}%`
  return sql`lower(n.given_name || ' ' || n.family_name) like ${words}`
}
