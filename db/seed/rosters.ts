import type { Kysely } from 'kysely'
import { v7 } from 'uuid'
import { standardPolicy, workingCalendar } from '../../office/kernel/time/calendar.ts'
import type { Clock } from '../../office/kernel/time/clock.ts'
import { OFFICE_ZONE } from '../../office/kernel/time/localTime.ts'
import type { DB } from '../types.ts'
import { insertRows } from './bulk.ts'
import { OFFICES, STAFF } from './staff.ts'

/** three on the duty phone of each office, in the order they are rung. */
const ON_DUTY = {
  A: [STAFF.dutyOfficerA, STAFF.dutyOfficerA2, STAFF.municipalAdviserA2],
  B: [STAFF.dutyOfficerB, STAFF.municipalAdviserB1, STAFF.dualAdviserB],
} as const
const DAYS = 70

/** Ten weeks of turns on the duty phones of the demo town, on working days in duty hours. */
export async function insertRosters(tx: Kysely<DB>, clock: Clock): Promise<void> {
  const calendar = workingCalendar(standardPolicy)
  const { from, to } = standardPolicy.dutyHours
  const today = clock.now().toZonedDateTimeISO(OFFICE_ZONE).toPlainDate()
  const at = (date: Temporal.PlainDate, time: string) =>
    date.toZonedDateTime({ timeZone: OFFICE_ZONE, plainTime: Temporal.PlainTime.from(time) }).toInstant()
  const days = Array.from({ length: DAYS }, (_, day) => today.add({ days: day })).filter((date) =>
    calendar.isWorkingDay(date),
  )
  const rows = (['A', 'B'] as const).flatMap((office) =>
    days.flatMap((date) =>
      ON_DUTY[office].map((staffId, index) => ({
        id: v7({ msecs: date.toZonedDateTime(OFFICE_ZONE).epochMilliseconds }),
        officeId: OFFICES[office],
        staffId,
        rank: index + 1,
        fromAt: at(date, from),
        untilAt: at(date, to),
        madeAt: clock.now(),
      })),
    ),
  )
  await insertRows(tx, 'dutyShift', rows)
}
