import { randomInt, randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { sql } from 'kysely'
import { inTransaction } from '../../office/kernel/transaction.ts'
import { write } from '../../office/threads/actions.ts'
import type { House } from '../house.ts'

const MANY = 10
const MESSAGES = new URL('../../office/threads/recognise/data/messages.jsonl', import.meta.url)
const NORWEGIAN = new Set(['nb', 'nn'])

type Labelled = { lang: string; channel: string; text: string }

/** A busy quarter of an hour: ten people write in their own words, through the same action as Min side. */
export async function arrivals(house: House): Promise<number> {
  const texts = await messages()
  let arrived = 0
  for (const { id, language } of await writers(house)) {
    const text = texts[randomInt(texts.length)]
    if (text === undefined) break
    const receipt = await inTransaction(house.around, { kind: 'person', personId: id, language }, (ctx) =>
      write({ ...ctx, actor: { kind: 'person', personId: id, language } }, { text, clientKey: randomUUID() }),
    )
    if (receipt.ok) arrived += 1
  }
  return arrived
}

async function messages(): Promise<string[]> {
  const lines = (await readFile(MESSAGES, 'utf8')).split('\n').filter(Boolean)
  return lines
    .map((line) => JSON.parse(line) as Labelled)
    .filter((one) => one.channel === 'web' && NORWEGIAN.has(one.lang))
    .map((one) => one.text)
}

/** Somebody who writes Norwegian and whom no shield protects. */
async function writers(house: House): Promise<{ id: string; language: string }[]> {
  const { rows } = await sql<{ id: string; language: string }>`
    select n.id, n.language from person n
    where n.subject is not null and n.merged_into is null and n.language in ('nb', 'nn')
      and not exists (select from shield h where h.person_id = n.id)
    order by random() limit ${MANY}`.execute(house.databases.system)
  return rows
}
