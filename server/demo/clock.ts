import { sql } from 'kysely'
import type { DemoRoom, Follow, Move, Moved, Stops } from '../../app/demo/model.ts'
import type { Promised, Step } from '../../office/kernel/promise/model.ts'
import { type NextStep, stepAfter } from '../../office/kernel/promise/rules.ts'
import type { House } from '../house.ts'
import { FROM_PROMISE, LIKE_NAME, OWNER_NAME, PERSON_NAME } from './words.ts'

/** Further than this the town would stand still with nobody answering; nothing is learnt from it. */
const FURTHEST_HOURS = 60 * 24

const MINUTE_UP = { smallestUnit: 'minute', roundingMode: 'ceil' } as const

/** Times that one can go to, and going there. Time goes forward only: what has happened has happened. */
export function demoClock(house: House): Pick<DemoRoom, 'move' | 'stops'> {
  return { move: (to) => move(house, to), stops: (follow) => stops(house, follow) }
}

async function move(house: House, to: Move): Promise<Moved> {
  const from = house.clock.now()
  const until = target(house, to)
  if (until === null || !house.clock.move) return { ok: false, reason: 'unreadable' }
  if (Temporal.Instant.compare(until, from) <= 0) return { ok: false, reason: 'backwards' }
  if (until.since(from).total('hours') > FURTHEST_HOURS) return { ok: false, reason: 'tooFar' }
  await house.clock.move.set(until)
  return { ok: true, from: from.toString(), until: until.toString() }
}

function target(house: House, to: Move): Temporal.Instant | null {
  // Promises of one message are due within the same second; a whole minute reaches them all.
  if ('at' in to) return readable(() => Temporal.Instant.from(to.at).round(MINUTE_UP))
  if ('local' in to)
    return readable(() => Temporal.PlainDateTime.from(to.local).toZonedDateTime('Europe/Oslo').toInstant())
  const now = house.clock.now()
  const calendar = house.settings.calendar()
  if (to.by === 'hour') return now.add({ hours: 1 })
  if (to.by === 'workingDay') return calendar.addWorkingDays(now, 1)
  return nextMorning(house, now)
}

function readable(read: () => Temporal.Instant): Temporal.Instant | null {
  try {
    return read()
  } catch {
    return null
  }
}

/** When the office next opens: today, if that is still ahead. */
function nextMorning(house: House, now: Temporal.Instant): Temporal.Instant {
  const calendar = house.settings.calendar()
  const opens = Temporal.PlainTime.from(calendar.policy.workingHours.from)
  const local = now.toZonedDateTimeISO('Europe/Oslo')
  const ahead = Temporal.PlainTime.compare(local.toPlainTime(), opens) < 0
  const first = local.toPlainDate().add({ days: ahead ? 0 : 1 })
  return calendar
    .forwardToWorkingDay(first)
    .toZonedDateTime({ timeZone: 'Europe/Oslo', plainTime: opens })
    .toInstant()
}

type Followed = Pick<Promised, 'id' | 'clock' | 'countingFrom' | 'dueAt' | 'officeId' | 'theme'> & {
  personName: string
  ownerName: string
  orphanable: boolean | null
}

async function stops(house: House, follow: Follow): Promise<Stops | null> {
  const promise = await followed(house, follow)
  if (!promise) return null
  return {
    promiseId: promise.id,
    personName: promise.personName,
    theme: promise.theme,
    ownerName: promise.ownerName,
    dueAt: promise.dueAt.toString(),
    steps: stepsAhead(house, promise),
  }
}

/** The promise asked for, else the oldest that has its whole ladder before it, else the oldest with any step ahead. */
async function followed(house: House, { promiseId, name }: Follow): Promise<Followed | undefined> {
  const { rows } = await sql<Followed>`
    select p.id, p.clock, p.counting_from as "countingFrom", p.due_at as "dueAt", p.office_id as "officeId", p.theme,
      ${PERSON_NAME} as "personName", ${OWNER_NAME} as "ownerName", (p.details->>'orphanable')::boolean as orphanable
    ${FROM_PROMISE}
    where p.is_open and p.state = 'open' and p.next_step_at is not null and (${LIKE_NAME(name)})
    order by p.id::text <> ${promiseId}, p.next_step <> 'remindOwner', p.received_at limit 1`.execute(
    house.databases.system,
  )
  return rows[0]
}

function stepsAhead(house: House, promise: Followed): Stops['steps'] {
  const ladder: { step: string; at: string }[] = []
  const now = house.clock.now()
  let done: Step | null = null
  for (;;) {
    const next: NextStep = stepAfter(
      { ...promise, orphanable: promise.orphanable ?? false },
      done,
      house.settings,
      promise.officeId,
    )
    if (next === null) return ladder
    if (Temporal.Instant.compare(next.at, now) > 0) ladder.push({ step: next.step, at: next.at.toString() })
    done = next.step
  }
}
