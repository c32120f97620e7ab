import type { Kysely } from 'kysely'
import { v7 } from 'uuid'
import type { Clock } from '../../office/kernel/time/clock.ts'
import { OFFICE_ZONE } from '../../office/kernel/time/localTime.ts'
import type { DB } from '../types.ts'
import { insertRows } from './bulk.ts'
import { OFFICES, STAFF } from './staff.ts'

type Seed = {
  body: string
  themes: string[]
  name: string
  phone: string
  /** From and until, Monday to Friday. */
  hours?: readonly [string, string]
  web?: string
  address?: string
}
// biome-ignore format: one body on each line
const BODIES: readonly Seed[] = [
  { body: 'ours', themes: ['money', 'housing', 'debt', 'work'], name: 'Mottaket', phone: '42 00 11 00', hours: ['09:00', '12:00'] },
  { body: 'contactCentre', themes: ['work', 'family', 'pension'], name: 'Kontaktsenteret', phone: '42 00 10 00', hours: ['09:00', '15:00'] },
  { body: 'municipality', themes: ['housing'], name: 'Kommunens boligkontor', phone: '42 00 21 01', address: 'Rådhusgata 2', hours: ['10:00', '14:00'] },
  { body: 'municipality', themes: ['children'], name: 'Kommunens servicetorg', phone: '42 00 21 02', address: 'Rådhusgata 2', hours: ['10:00', '14:00'] },
  { body: 'immigration', themes: ['residence'], name: 'Utlendingsmyndigheten, veiledning', phone: '42 00 21 03', web: 'https://utlending.example/veiledning', hours: ['10:00', '14:00'] },
  { body: 'taxOffice', themes: ['tax', 'registry'], name: 'Skattekontoret', phone: '42 00 21 04', web: 'https://skatt.example', hours: ['10:00', '14:00'] },
  { body: 'police', themes: ['safety'], name: 'Politiet', phone: '42 00 21 05' },
  { body: 'health', themes: ['health'], name: 'Legevakt og helsesenter', phone: '42 00 21 06', address: 'Sykehusveien 1' },
  { body: 'organisation', themes: ['law', 'safety'], name: 'Fri rettshjelp og krisetelefon', phone: '42 00 21 07', hours: ['16:00', '19:00'] },
]
const DAYS = [1, 2, 3, 4, 5]

/** Who is responsible for what around the two offices, with numbers from a series that no operator holds. */
export async function insertDirectory(tx: Kysely<DB>, clock: Clock): Promise<void> {
  const now = clock.now()
  const today = now.toZonedDateTimeISO(OFFICE_ZONE).toPlainDate()
  const rows = (
    [
      ['A', STAFF.officeLeaderA],
      ['B', STAFF.officeLeaderB],
    ] as const
  ).flatMap(([office, ownerId]) =>
    BODIES.map(({ hours, web, address, ...told }, at) => ({
      ...told,
      ...{ web: web ?? null, address: address ?? null, ownerId },
      id: v7({ msecs: now.epochMilliseconds }),
      version: 1,
      officeId: OFFICES[office],
      hours: hours ? DAYS.map((weekday) => ({ weekday, opens: hours[0], closes: hours[1] })) : [],
      languages: at % 2 === 0 ? ['nb', 'en'] : ['nb', 'en', 'ar', 'uk'],
      interpreter: told.body !== 'library',
      validFrom: today.subtract({ days: 300 }).toString(),
      // One that nobody has looked at for long.
      checkedOn: today.subtract({ days: told.body === 'health' ? 290 : 20 }).toString(),
      writtenAt: now.subtract({ hours: 24 * 300 }),
    })),
  )
  await insertRows(tx, 'directoryEntry', rows)
}
