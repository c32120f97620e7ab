import type { Publication } from '../../calls/duty/model.ts'
import { shownFor } from '../../calls/duty/rules.ts'
import type { Ctx } from '../../kernel/context.ts'
import { recordOf } from '../../kernel/opening/hours.ts'
import { type ClosedDay, type DayHours, doorAt, type Now, weekOf } from '../../kernel/opening/rules.ts'
import { type HoursAhead, hoursAhead } from '../opening/views.ts'
import { type TeamTime, teamTimes } from '../outreach/team-hours.ts'
import { officeNamed } from './store.ts'

export type OfficeHours = Now & {
  id: string
  name: string
  address: string
  phone: string
  /** the duty phone, where the office shows its number. */
  dutyPhone: string | null
  week: DayHours[]
  closed: ClosedDay[]
  /** What is decided for later, and what is being heard. */
  ahead: HoursAhead
  /** when its named teams receive without a time agreed. */
  teams: TeamTime[]
}

/** what stands on the door and on the office's page. Null where there is no such office. */
export async function officeHours(ctx: Ctx, name: string): Promise<OfficeHours | null> {
  const office = await officeNamed(ctx.tx, name)
  if (!office) return null
  const now = ctx.clock.now()
  const calendar = ctx.settings.calendar(office.id)
  const record = await recordOf(ctx, office.id)
  const shown = shownFor(ctx.settings.get<Publication>('dutyPhone.publication', office.id))
  return {
    ...doorAt(record, now, calendar),
    id: office.id,
    name: office.name,
    address: office.address,
    phone: office.phone,
    dutyPhone: shown === null ? null : office.dutyPhone,
    week: weekOf(record, now, calendar),
    closed: [...record.closed],
    ahead: await hoursAhead(ctx, office.id),
    teams: await teamTimes(ctx, office.id),
  }
}
