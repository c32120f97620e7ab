import { sql } from 'kysely'
import type { Publication } from '../../calls/duty/model.ts'
import { shownFor } from '../../calls/duty/rules.ts'
import type { PersonCtx } from '../../kernel/context.ts'
import { hoursShown } from '../../kernel/opening/hours.ts'
import type { ClosedDay } from '../../kernel/opening/rules.ts'

/** Days of the week in a row (1 is Monday) on which somebody can walk in without an appointment. */
type OpenDays = { from: number; to: number; opens: string; closes: string }
export type MyOffice = {
  id: string
  name: string
  address: string
  phone: string
  open: OpenDays[]
  /** days of the next weeks on which it is closed, also all at once. */
  closed: ClosedDay[]
  /** When one can walk in next; null where one can now, or nothing is decided. */
  opensNext: Temporal.Instant | null
  /** the duty phone, where the office shows its number, and for what. */
  duty: { phone: string; shownFor: 'anything' | 'urgent' } | null
}

/** the office of the person, where it is and when one can walk in. Null for somebody who has none. */
export async function myOffice(ctx: PersonCtx): Promise<MyOffice | null> {
  const { rows } = await sql<Row>`
    select o.id, o.name, o.visiting_address as address, o.phone, o.duty_phone as "dutyPhone" from person p join office o on o.id = p.office_id where p.id = ${ctx.actor.personId}`.execute(
    ctx.tx,
  )
  const [row] = rows
  if (!row) return null
  const { id, dutyPhone, ...office } = row
  const { week, closed, next } = await hoursShown(ctx, id)
  const shown = shownFor(ctx.settings.get<Publication>('dutyPhone.publication', id))
  const duty = dutyPhone === null || shown === null ? null : { phone: dutyPhone, shownFor: shown }
  return { id, ...office, open: inRows(week), closed, opensNext: next, duty }
}

type Row = Omit<MyOffice, 'open' | 'closed' | 'opensNext' | 'duty'> & { dutyPhone: string | null }

/** Days that follow each other with the same hours are said as one. */
function inRows(days: readonly Omit<OpenDays, 'to'>[]): OpenDays[] {
  const rows: OpenDays[] = []
  for (const day of days) {
    const last = rows.at(-1)
    if (last && last.to === day.from - 1 && last.opens === day.opens && last.closes === day.closes)
      last.to = day.from
    else rows.push({ ...day, to: day.from })
  }
  return rows
}
