import type { Kysely } from 'kysely'
import { settingsFrom } from '../../office/kernel/settings.ts'
import type { Clock } from '../../office/kernel/time/clock.ts'
import type { DB } from '../types.ts'
import { insertPersons } from './person.ts'
import type { numberMaker } from './synthetic-number.ts'
import { tellConversation } from './town/conversation.ts'
import { urgentNeed } from './town/phrases/say.ts'
import { type Resident, resident } from './town/population.ts'
import { idMaker, type Random, randomFrom } from './town/random.ts'
import { noRows, writeRows } from './town/rows.ts'
import type { Telling } from './town/telling.ts'

const START = 20260302
const PERSONS = 3000
/** F-438: the entries of two to three days stand open. */
const RECENT = 300
/** Minutes since somebody wrote that it cannot wait. */
const URGENT = [12, 31]
const OVERDUE = 9
const HISTORY_DAYS = 150
/** How many conversations somebody has had before: as often as the weight says. */
const CONVERSATIONS = { 0: 34, 1: 30, 2: 18, 3: 11, 4: 7 }
/** When people write: most in the forenoon and in the evening, a few by night. */
const HOURS = {
  7: 3,
  8: 8,
  9: 12,
  10: 13,
  11: 11,
  12: 9,
  13: 8,
  14: 7,
  15: 6,
  17: 4,
  19: 7,
  20: 7,
  21: 4,
  23: 1,
}

function someTime(now: Temporal.Instant, daysAgo: number, random: Random): Temporal.Instant {
  const day = now.toZonedDateTimeISO('Europe/Oslo').toPlainDate().subtract({ days: daysAgo })
  const time = { hour: Number(random.weighted(HOURS)), minute: random.int(0, 59), second: random.int(0, 59) }
  const at = day
    .toZonedDateTime({ timeZone: 'Europe/Oslo', plainTime: Temporal.PlainTime.from(time) })
    .toInstant()
  return Temporal.Instant.compare(at, now) < 0 ? at : now.subtract({ minutes: random.int(3, 170) })
}

/** Fewer write at the weekend. */
const isSparse = (at: Temporal.Instant, random: Random) =>
  at.toZonedDateTimeISO('Europe/Oslo').dayOfWeek > 5 && random.chance(0.6)

function tellHistory(people: readonly Resident[], telling: Telling): void {
  const { random, now } = telling
  for (const one of people) {
    const times = Array.from({ length: Number(random.weighted(CONVERSATIONS)) }, () =>
      someTime(now, random.int(7, HISTORY_DAYS), random),
    )
    for (const at of times) if (!isSparse(at, random)) tellConversation(one, at, 'answered', telling)
  }
}

/** What has come in lately: most of it waits for its answer, some has it, a few have waited too long. */
function tellRecent(people: readonly Resident[], telling: Telling): void {
  const { random, now } = telling
  const busy = new Set<Resident>()
  const somebody = (from = people) => {
    for (;;) {
      const one = random.pick(from)
      if (busy.has(one)) continue
      busy.add(one)
      return one
    }
  }
  for (let i = 0; i < RECENT; i++) {
    // Two working days are two days back from Wednesday to Friday, and four or more over a weekend.
    const at = someTime(now, random.int(0, 4), random)
    tellConversation(somebody(), at, stageOf(at, telling), telling)
  }
  const granvik = people.filter((one) => one.place === 'A')
  for (const ago of URGENT)
    tellConversation(
      somebody(granvik),
      now.subtract({ minutes: ago }),
      'waiting',
      telling,
      urgentNeed(random),
    )
  for (let i = 0; i < OVERDUE; i++)
    tellConversation(somebody(), someTime(now, random.int(7, 8), random), 'overdue', telling)
}

/** Nothing is past its time while even the shortest clock runs, and nobody answers what has only just come. */
function stageOf(at: Temporal.Instant, { now, random, settings }: Telling): 'waiting' | 'answered' {
  const calendar = settings.calendar(null)
  const counting = calendar.countingFrom(at)
  if (calendar.workingMinutesBetween(counting, now) < 60) return 'waiting'
  const runs = Temporal.Instant.compare(calendar.addWorkingDays(counting, 2), now) > 0
  return runs && random.chance(0.86) ? 'waiting' : 'answered'
}

/** Some thousand people around those of the scenes, the same ones at every run, with what has been between them and the office. */
export async function insertTown(
  tx: Kysely<DB>,
  clock: Clock,
  numbers: ReturnType<typeof numberMaker>,
): Promise<void> {
  const random = randomFrom(START)
  const now = clock.now()
  const people = Array.from({ length: PERSONS }, (_, index) => resident(index, now, random, numbers))
  const telling: Telling = { rows: noRows(), random, settings: settingsFrom(), now, newId: idMaker(random) }
  // Of the protected nothing is told: what is between them and the office is for the cleared alone.
  const open = people.filter((one) => (one.person.shields ?? []).length === 0)
  tellHistory(open, telling)
  tellRecent(open, telling)
  await insertPersons(
    tx,
    people.map((one) => one.person),
  )
  await writeRows(tx, telling.rows)
}
