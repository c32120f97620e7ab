import { type Kysely, sql } from 'kysely'
import type { Outgoing } from '../../app/demo/model.ts'
import type { DB } from '../../db/types.ts'
import { noticeWords } from '../notice-words.ts'
import { LIKE_NAME, PERSON_NAME } from './words.ts'

const SHOWN = 8

type Row = Omit<Outgoing, 'madeAt' | 'sentAt' | 'text'> & {
  body: string
  madeAt: Temporal.Instant
  sentAt: Temporal.Instant | null
}

/** The newest notices. What still waits to leave is shown in the words it will have. */
export async function outgoing(system: Kysely<DB>, name: string): Promise<Outgoing[]> {
  const { rows } = await sql<Row>`
    select o.id, o.channel, ${PERSON_NAME} as "personName", o.address, o.language, o.body, o.state,
      o.made_at as "madeAt", o.sent_at as "sentAt"
    from outgoing o join person n on n.id = o.person_id
    where (${LIKE_NAME(name)})
    order by coalesce(o.sent_at, o.made_at) desc, o.made_at desc, o.id limit ${SHOWN}`.execute(system)
  return rows.map(({ body, ...row }) => ({
    ...row,
    text: noticeWords(row.language, body),
    madeAt: row.madeAt.toString(),
    sentAt: row.sentAt?.toString() ?? null,
  }))
}
