import { sql } from 'kysely'
import type { Publication } from '../../calls/duty/model.ts'
import { shownFor } from '../../calls/duty/rules.ts'
import type { PersonCtx } from '../../kernel/context.ts'

/** Days of the week in a row (1 is Monday) on which somebody can walk in without an appointment. */
type OpenDays = { from: number; to: number; opens: string; closes: string }
export type MyOffice = {
  name: string
  address: string
  phone: string
  open: OpenDays[]
  /** the duty phone, where the office shows its number, and for what. */
  duty: { phone: string; shownFor: 'anything' | 'urgent' } | null
}

/** the office of the person, where it is and when one can walk in. Null for somebody who has none. */
export async function myOffice(ctx: PersonCtx): Promise<MyOffice | null> {
  const today = ctx.clock.now().toZonedDateTimeISO('Europe/Oslo').toPlainDate().toString()
  const { rows } = await sql<Row>`
    select o.id, o.name, o.visiting_address as address, o.phone, o.duty_phone as "dutyPhone", coalesce((
      select json_agg(json_build_object('from', h.weekday, 'opens', to_char(h.opens, 'HH24:MI'), 'closes', to_char(h.closes, 'HH24:MI')) order by h.weekday)
      from opening_hours h where h.office_id = o.id and h.place = 'reception' and h.valid_from = (
        select max(v.valid_from) from opening_hours v where v.office_id = o.id and v.place = 'reception' and v.valid_from <= ${today}::date)), '[]') as days
    from person p join office o on o.id = p.office_id where p.id = ${ctx.actor.personId}`.execute(ctx.tx)
  const [row] = rows
  if (!row) return null
  const { id, days, dutyPhone, ...office } = row
  const shown = shownFor(ctx.settings.get<Publication>('dutyPhone.publication', id))
  const duty = dutyPhone === null || shown === null ? null : { phone: dutyPhone, shownFor: shown }
  return { ...office, open: inRows(days), duty }
}

type Row = Omit<MyOffice, 'open' | 'duty'> & {
  id: string
  dutyPhone: string | null
  days: Omit<OpenDays, 'to'>[]
}

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
