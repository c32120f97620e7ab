import { type Kysely, type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import type { DemoPerson } from '../app/demo/model.ts'
import type { DB } from '../db/types.ts'
import type { Known } from '../gateways/login/choose-page.ts'
import type { LoginKind } from './login.ts'

/** How the seed presents its named people, under the configuration key `demo.people`. */
const presented = z.array(
  z.object({ subject: z.string(), kind: z.enum(['person', 'staff']), name: z.string(), line: z.string() }),
)

type Found = { subject: string; name: string; about: string | null }

const MOST = 40
const OTHERWISE: Record<LoginKind, string> = { person: 'Innbygger', staff: 'Ansatt' }
const EVERYONE: Record<LoginKind, RawBuilder<Found>> = {
  staff: sql`select t.subject, t.name, concat_ws(', ', t.title, o.name) as about
    from staff t left join office o on o.id = t.office_id where t.active`,
  person: sql`select p.subject, p.given_name || ' ' || p.family_name as name, m.name as about
    from person p left join municipality m on m.id = p.municipality_id
    where p.subject is not null and p.merged_into is null`,
}

/** Those who can be logged in as where nobody has to prove anything. */
export function knownPeople(system: Kysely<DB>, kind: LoginKind) {
  const from = async (condition: RawBuilder<unknown>): Promise<Known[]> => {
    const found =
      await sql<Found>`select * from (${EVERYONE[kind]}) everyone where ${condition} order by name limit ${MOST}`.execute(
        system,
      )
    const texts = await descriptions(system)
    return found.rows.map(({ subject, name, about }) => ({
      subject,
      name,
      description: texts.get(subject) ?? about ?? OTHERWISE[kind],
    }))
  }
  return {
    find: async (subject: string): Promise<Known | null> =>
      (await from(sql`subject = ${subject}`))[0] ?? null,
    /** In the order the seed presents them; anyone at all where it presents nobody. */
    named: async (): Promise<Known[]> => {
      const order = [...(await descriptions(system)).keys()]
      const found = await from(sql`subject = any(${order})`)
      if (found.length === 0) return from(sql`true`)
      return found.sort((a, b) => order.indexOf(a.subject) - order.indexOf(b.subject))
    },
    search: (words: string): Promise<Known[]> =>
      from(sql`lower(name) like ${`%${words.toLowerCase().replace(/[%_\\]/g, '\\$&')}%`}`),
  }
}

async function descriptions(system: Kysely<DB>): Promise<Map<string, string>> {
  return new Map((await presentedPeople(system)).map((one) => [one.subject, one.line]))
}

/** Those whom the seed presents to somebody new to the town. */
export async function presentedPeople(system: Kysely<DB>): Promise<DemoPerson[]> {
  const row = await system
    .selectFrom('configuration')
    .select('value')
    .where('key', '=', 'demo.people')
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
  const read = presented.safeParse(row?.value ?? [])
  return read.success ? read.data : []
}
