import { sql } from 'kysely'
import type { Ctx } from '../../kernel/context.ts'
import { promisedFrom } from '../../kernel/promise/store.ts'
import type { ReceiptLine } from '../model.ts'
import type { EnquiryTheme } from '../recognise/model.ts'
import { ownerNames } from '../views/owners.ts'

export type Registered = { lines: ReceiptLine[]; threadId: string }
/** What an event keeps of a contact, so that the same sending is known again: which entries it went to. */
export type Kept = { clientKey: string; entries: { enquiryId: string; joined: boolean }[] }

/** A form is sent again within minutes; a day is plenty, and keeps the looking short. */
const KNOWN_HOURS = 24

/** the same sending of the same form is one contact. Gives what the first was told, as it stands now. */
export async function registeredBefore(
  ctx: Ctx,
  personId: string,
  clientKey: string,
): Promise<Registered | null> {
  const before = await ctx.tx
    .selectFrom('event')
    .select(['threadId', 'data'])
    .where('personId', '=', personId)
    .where('at', '>', ctx.clock.now().subtract({ hours: KNOWN_HOURS }))
    .where('actorId', '=', ctx.actor.kind === 'staff' ? ctx.actor.staffId : null)
    .where(sql<boolean>`data->'sending'->>'clientKey' = ${clientKey}`)
    .limit(1)
    .executeTakeFirst()
  if (!before?.threadId) return null
  const { entries } = (before.data as { sending: Kept }).sending
  return { threadId: before.threadId, lines: await linesOf(ctx, personId, entries) }
}

async function linesOf(ctx: Ctx, personId: string, entries: Kept['entries']): Promise<ReceiptLine[]> {
  if (entries.length === 0) return []
  const found = await ctx.tx
    .selectFrom('enquiry as e')
    .innerJoin('promise as p', (join) =>
      join.onRef('p.personId', '=', 'e.personId').onRef('p.id', '=', 'e.promiseId'),
    )
    .selectAll('p')
    .select('e.id as enquiryId')
    .where('e.personId', '=', personId)
    .where(
      'e.id',
      'in',
      entries.map((entry) => entry.enquiryId),
    )
    .execute()
  const rows = found.map(promisedFrom)
  const names = await ownerNames(ctx.tx, rows)
  return entries.flatMap(({ enquiryId, joined }): ReceiptLine[] => {
    const at = rows.findIndex((row) => row.enquiryId === enquiryId)
    const row = rows[at]
    if (row === undefined) return []
    const { callMe } = (row.details ?? {}) as { callMe?: boolean }
    return [
      {
        enquiryId,
        theme: row.theme as EnquiryTheme,
        urgency: row.urgency,
        dueAt: row.latestNewAt ?? row.dueAt,
        joined,
        ...(names[at] ?? { ownerName: '', ownerIsTeam: true }),
        ...(row.endedHow === 'noted' ? { noted: true } : {}),
        ...(callMe ? { callMe } : {}),
      },
    ]
  })
}
