import { sql } from 'kysely'
import { nextCallback, runCallbacks } from '../office/calls/callback/jobs.ts'
import { nextUnwritten, oweUnwritten } from '../office/calls/desk/jobs.ts'
import type { InterpreterService } from '../office/calls/interpreter/gateway.ts'
import { nextInterpreter, runInterpreters } from '../office/calls/interpreter/jobs.ts'
import { giveUpLegs, nextGiveUp } from '../office/calls/line/jobs.ts'
import { fixedClock } from '../office/kernel/time/clock.ts'
import type { Surroundings } from '../office/kernel/transaction.ts'
import { runMeetings } from '../office/meetings/booking/jobs.ts'
import { runWaiting } from '../office/meetings/waiting/jobs.ts'
import { settleAbsencesNow } from '../office/people/jobs.ts'
import { runMandates } from '../office/people/mandates/jobs.ts'
import { watchUntil } from '../office/people/profile/jobs.ts'
import { deliverUntil, nextDelivery, type Outlet } from '../office/reach/jobs.ts'
import { calendarUntil, tellCalendar } from '../office/reach/notices/calendar.ts'
import { runLadder } from '../office/reach/notices/jobs.ts'
import { runDue } from '../office/threads/jobs.ts'
import { endForgotten } from '../office/visits/assisted/jobs.ts'
import { runClosings } from '../office/visits/opening/jobs.ts'
import { nextNotBack, tellNotBack } from '../office/visits/outreach/jobs.ts'
import { leaveOpen, nextLeftOpen } from '../office/visits/reception/jobs.ts'
import { expireReferrals } from '../office/visits/reception/referrals.ts'
import { turnUntil } from '../office/visits/regulars/jobs.ts'

/** Simulated partners that tell by themselves how it went, by the demo's clock. */
export type Partners = {
  tellDue(until: Temporal.Instant): Promise<number>
  nextAt(): Temporal.Instant | undefined
}

type Instant = Temporal.Instant

/** Something that moves on by itself: when it next does, and doing what is due by then. */
type Mover = {
  nextAt(): Promise<Instant | null | undefined> | Instant | null | undefined
  run(at: Instant): Promise<unknown>
}

/** What one thing sets going in the same moment sets going others; a longer row of them than this is one that stands still. */
const MOST_AT_ONCE = 8

/**
 * Everything that time brings up to `until`, for whoever moves the clock, in the order of time: a letter that is posted on
 * the way counts on the way.
 */
export async function runUntil(
  around: Surroundings,
  outlet: Outlet,
  until: Instant,
  partners: Partners | null = null,
  interpreters: readonly InterpreterService[] | null = null,
): Promise<void> {
  await runMandates(around, until)
  const days = daysOf(around)
  const movers = [await calendarMover(around, until), ...moversOf(around, outlet, partners, interpreters)]
  let at = around.clock.now()
  let here = 0
  for (;;) {
    const times: Awaited<ReturnType<Mover['nextAt']>>[] = []
    for (const mover of movers) times.push(await mover.nextAt())
    const next = times.filter((time) => time != null).sort(Temporal.Instant.compare)[0]
    if (next === undefined || isAfter(next, until)) break
    if (isAfter(next, at)) [at, here] = [next, 0]
    // What does not move on by itself must not hold up time.
    else if (++here > MOST_AT_ONCE) [at, here] = [at.add({ minutes: 1 }), 0]
    if (isAfter(at, until)) break
    await days(at)
    for (const [index, mover] of movers.entries()) {
      const time = times[index]
      if (time != null && !isAfter(time, at)) await mover.run(at)
    }
  }
  await days(until)
  for (const mover of movers) await mover.run(until)
  const then = { ...around, clock: fixedClock(until) }
  await endForgotten(around, until)
  await expireReferrals(then, until)
  await settleAbsencesNow(then)
  await runMeetings(then)
  await runClosings(then)
  await runWaiting(then)
}

const isAfter = (one: Instant, other: Instant) => Temporal.Instant.compare(one, other) > 0

/** In the order in which they are judged when two are due at the same moment. */
function moversOf(
  around: Surroundings,
  outlet: Outlet,
  partners: Partners | null,
  interpreters: readonly InterpreterService[] | null,
): Mover[] {
  const standing = (at: Instant) => ({ ...around, clock: fixedClock(at) })
  const { system } = around.databases
  return [
    // Before the ledger: whoever found nobody owes something else from that moment.
    ...(interpreters === null
      ? []
      : [
          {
            nextAt: () => nextInterpreter(around),
            run: (at: Instant) => runInterpreters(standing(at), interpreters, at),
          },
        ]),
    // Before the ledger: a window that ends at a due time is judged, and moves it, before it counts as broken.
    { nextAt: () => nextCallback(around), run: (at) => runCallbacks(around, at) },
    { nextAt: () => nextUnwritten(around), run: (at) => oweUnwritten(around, at) },
    { nextAt: () => nextLeftOpen(around), run: (at) => leaveOpen(around, at) },
    { nextAt: () => nextNotBack(around), run: (at) => tellNotBack(around, at) },
    {
      nextAt: () => first(sql`select min(next_step_at) as at from promise where is_open`.execute(system)),
      run: (at) => runDue(around, at),
    },
    {
      nextAt: () =>
        first(sql`select min(next_step_at) as at from notice where next_step is not null`.execute(system)),
      run: (at) => runLadder(around, at),
    },
    { nextAt: () => nextGiveUp(around), run: (at) => giveUpLegs(standing(at), at) },
    { nextAt: () => nextDelivery(around, outlet), run: (at) => deliverUntil(standing(at), at, outlet) },
    ...(partners === null
      ? []
      : [
          {
            nextAt: () => partners.nextAt(),
            // What has come through or not may move a ladder on at once.
            run: async (at: Instant) => (await partners.tellDue(at)) > 0 && runLadder(around, at),
          },
        ]),
  ]
}

async function first(asked: Promise<{ rows: unknown[] }>): Promise<Instant | null> {
  const { rows } = await asked
  return (rows[0] as { at: Instant | null } | undefined)?.at ?? null
}

/** Each day of the calendar in a transaction of its own, at its own time. */
async function calendarMover(around: Surroundings, until: Instant): Promise<Mover> {
  const days = await calendarUntil(around, until)
  return {
    nextAt: () => days[0]?.at,
    run: async (at) => {
      for (let day = days[0]; day && !isAfter(day.at, at); day = days[0]) {
        const moment = day.at
        await tellCalendar(around, days.splice(0, days.filter((one) => !isAfter(one.at, moment)).length))
      }
    },
  }
}

/** What is looked at once a day or once a month, whatever else happens on the way: each at its own time, up to a moment. */
function daysOf(around: Surroundings): (at: Instant) => Promise<void> {
  let watched = around.clock.now()
  return async (at) => {
    const since = { ...around, clock: fixedClock(watched) }
    await watchUntil(since, at)
    await turnUntil(since, at)
    watched = at
  }
}
