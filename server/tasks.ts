import { sql } from 'kysely'
import { nextCallback, runCallbacks } from '../office/calls/callback/jobs.ts'
import { forgetChats, settleChats } from '../office/calls/chat/jobs.ts'
import { nextUnwritten, oweUnwritten } from '../office/calls/desk/jobs.ts'
import { settleLineLater } from '../office/calls/direct/jobs.ts'
import { watchRosters } from '../office/calls/duty/jobs.ts'
import { watchIncidents } from '../office/calls/incidents/jobs.ts'
import type { InterpreterService } from '../office/calls/interpreter/gateway.ts'
import { nextInterpreter, runInterpreters } from '../office/calls/interpreter/jobs.ts'
import type { VoiceGateway } from '../office/calls/line/gateway.ts'
import { endSilent, giveUpLegs, nextGiveUp, speak } from '../office/calls/line/jobs.ts'
import { forgetRecordings } from '../office/calls/line/voicemail.ts'
import { brokenInvariants } from '../office/kernel/invariants.ts'
import { fixedClock } from '../office/kernel/time/clock.ts'
import type { Surroundings } from '../office/kernel/transaction.ts'
import { type ReadCalendar, readCalendars, runMeetings } from '../office/meetings/booking/jobs.ts'
import { proposeMeetings, weighWishes } from '../office/meetings/requests/jobs.ts'
import { runWaiting } from '../office/meetings/waiting/jobs.ts'
import { settleAbsencesNow } from '../office/people/jobs.ts'
import { runMandates } from '../office/people/mandates/jobs.ts'
import { watchProfiles, watchUntil } from '../office/people/profile/jobs.ts'
import { deliver, deliverUntil, nextDelivery, type Outlet } from '../office/reach/jobs.ts'
import { calendarUntil, type Telling, tellCalendar } from '../office/reach/notices/calendar.ts'
import { runLadder } from '../office/reach/notices/jobs.ts'
import { refreshFromRegister } from '../office/reach/registers/jobs.ts'
import type { ContactRegister } from '../office/reach/registers/model.ts'
import { type Scan, scanWaiting } from '../office/reach/upload/scan.ts'
import { arrived, conclude, runDue } from '../office/threads/jobs.ts'
import { endForgotten } from '../office/visits/assisted/jobs.ts'
import { nextNotBack, tellNotBack } from '../office/visits/outreach/jobs.ts'
import { leaveOpen, nextLeftOpen } from '../office/visits/reception/jobs.ts'
import { turnMonth, turnUntil } from '../office/visits/regulars/jobs.ts'
import type { JobTasks, Recurring } from './jobs.ts'
import { sweep } from './sweep.ts'

/** Simulated partners that tell by themselves how it went, by the demo's clock. */
type Partners = { tellDue(until: Temporal.Instant): Promise<number>; nextAt(): Temporal.Instant | undefined }

/**
 * For a task that does all there is to do, however often it is asked for: asked for while it runs, it runs once more when it
 * is through, and nobody else waits for that. What a fault leaves undone is done by the clock, each minute.
 */
function oneByOne(task: JobTasks[string]): JobTasks[string] {
  let running = false
  let asked = false
  return async (around, payload) => {
    asked = true
    if (running) return
    running = true
    try {
      while (asked) {
        asked = false
        await task(around, payload)
      }
    } finally {
      running = false
    }
  }
}

/** What the queue can be asked to do: one line for each task of a room, under the name it is enqueued by. */
export const tasksOver = (
  outlet: Outlet,
  register: ContactRegister | null = null,
  scan: Scan | null = null,
  voice: VoiceGateway | null = null,
  partners: Partners | null = null,
  interpreters: readonly InterpreterService[] | null = null,
  calendars: ReadCalendar | null = null,
): JobTasks => ({
  interpreters: async (around) => {
    if (interpreters !== null) await runInterpreters(around, interpreters, around.clock.now())
  },
  voice: oneByOne(async (around) => {
    await giveUpLegs(around, around.clock.now())
    if (voice !== null) await speak(around, voice)
  }),
  recordings: forgetRecordings,
  silentCalls: async (around) => {
    await endSilent(around)
  },
  promiseSteps: async (around) => {
    await settleAbsencesNow(around)
    await runMandates(around, around.clock.now())
    await runCallbacks(around, around.clock.now())
    await oweUnwritten(around, around.clock.now())
    await endForgotten(around, around.clock.now())
    await leaveOpen(around, around.clock.now())
    await tellNotBack(around, around.clock.now())
    await runDue(around, around.clock.now())
    await runLadder(around, around.clock.now())
  },
  callbacks: async (around) => {
    await runCallbacks(around, around.clock.now())
  },
  ladder: async (around) => {
    await runLadder(around, around.clock.now())
  },
  calendar: async (around) => {
    await tellCalendar(around, await calendarUntil(around, around.clock.now()))
  },
  renewals: async (around) => {
    await turnMonth(around)
  },
  profiles: async (around) => {
    await watchProfiles(around, around.clock.now())
  },
  deliver: async (around) => {
    await deliver(around, outlet)
    await partners?.tellDue(around.clock.now())
  },
  register: async (around) => {
    if (register !== null) await refreshFromRegister(around, register)
  },
  scan: async (around) => {
    if (scan !== null) await scanWaiting(around, scan)
  },
  directLine: settleLineLater,
  dutyRosters: async (around) => {
    await watchRosters(around)
  },
  meetings: async (around) => {
    await runMeetings(around)
  },
  waiting: async (around) => {
    await runWaiting(around)
  },
  calendars: async (around) => {
    if (calendars !== null) await readCalendars(around, calendars)
  },
  chats: async (around) => {
    await settleChats(around)
  },
  forgetChats: async (around) => {
    await forgetChats(around)
  },
  incidents: async (around) => {
    await watchIncidents(around)
  },
  meetingWishes: async (around) => {
    await weighWishes(around)
  },
  meetingProposals: async (around) => {
    await proposeMeetings(around)
  },
  arrived,
  conclude,
  sweep,
  invariants,
})

/**
 * Everything that time brings up to `until`, for whoever moves the clock, in the order of time: a letter that is posted on
 * the way counts on the way.
 */
export async function runUntil(
  around: Surroundings,
  outlet: Outlet,
  until: Temporal.Instant,
  partners: Partners | null = null,
  interpreters: readonly InterpreterService[] | null = null,
): Promise<void> {
  await runMandates(around, until)
  const calendar = await calendarUntil(around, until)
  let at = around.clock.now()
  let watched = at
  for (;;) {
    const next = await nextStep(around, outlet, calendar, partners, interpreters)
    if (next === undefined || Temporal.Instant.compare(next, until) > 0) break
    // What does not move on by itself must not hold up time.
    at = Temporal.Instant.compare(next, at) > 0 ? next : at.add({ minutes: 1 })
    if (Temporal.Instant.compare(at, until) > 0) break
    await watchUntil({ ...around, clock: fixedClock(watched) }, at)
    await turnUntil({ ...around, clock: fixedClock(watched) }, at)
    watched = at
    await runTo(around, outlet, at, calendar, partners, interpreters)
  }
  await watchUntil({ ...around, clock: fixedClock(watched) }, until)
  await turnUntil({ ...around, clock: fixedClock(watched) }, until)
  await runTo(around, outlet, until, calendar, partners, interpreters)
  await settleAbsencesNow({ ...around, clock: fixedClock(until) })
  await runMeetings({ ...around, clock: fixedClock(until) })
  await runWaiting({ ...around, clock: fixedClock(until) })
}

async function runTo(
  around: Surroundings,
  outlet: Outlet,
  at: Temporal.Instant,
  calendar: Telling[],
  partners: Partners | null,
  interpreters: readonly InterpreterService[] | null,
): Promise<void> {
  // Each day of the calendar in a transaction of its own, at its own time.
  for (let day = calendar[0]; day && Temporal.Instant.compare(day.at, at) <= 0; day = calendar[0]) {
    const moment = day.at
    await tellCalendar(
      around,
      calendar.splice(0, calendar.filter((one) => Temporal.Instant.compare(one.at, moment) <= 0).length),
    )
  }
  // Before the ledger: whoever found nobody owes something else from that moment.
  if (interpreters !== null) await runInterpreters({ ...around, clock: fixedClock(at) }, interpreters, at)
  // Before the ledger: a window that ends at a due time is judged, and moves it, before it counts as broken.
  await runCallbacks(around, at)
  await oweUnwritten(around, at)
  await endForgotten(around, at)
  await leaveOpen(around, at)
  await tellNotBack(around, at)
  await runDue(around, at)
  await runLadder(around, at)
  await giveUpLegs({ ...around, clock: fixedClock(at) }, at)
  await deliverUntil({ ...around, clock: fixedClock(at) }, at, outlet)
  // What has come through or not may move a ladder on at once.
  if (partners !== null && (await partners.tellDue(at)) > 0) await runLadder(around, at)
}

/** When something next happens by itself: a promise, a notice, or something that leaves. */
async function nextStep(
  around: Surroundings,
  outlet: Outlet,
  calendar: readonly Telling[],
  partners: Partners | null,
  interpreters: readonly InterpreterService[] | null,
): Promise<Temporal.Instant | undefined> {
  const { rows } = await sql<{ at: Temporal.Instant | null }>`select least(
      (select min(next_step_at) from promise where is_open and next_step_at is not null),
      (select min(next_step_at) from notice where next_step is not null)) as at`.execute(
    around.databases.system,
  )
  const times = [
    rows[0]?.at,
    calendar[0]?.at,
    await nextDelivery(around, outlet),
    partners?.nextAt(),
    await nextGiveUp(around),
    await nextCallback(around),
    interpreters === null ? null : await nextInterpreter(around),
    await nextUnwritten(around),
    await nextLeftOpen(around),
    await nextNotBack(around),
  ].filter((one) => one != null)
  return times.sort(Temporal.Instant.compare)[0]
}

export const RECURRING: readonly Recurring[] = [
  { task: 'promiseSteps', match: '* * * * *' },
  { task: 'deliver', match: '* * * * *' },
  { task: 'voice', match: '* * * * *' },
  { task: 'interpreters', match: '* * * * *' },
  { task: 'silentCalls', match: '*/5 * * * *' },
  { task: 'incidents', match: '* * * * *' },
  { task: 'chats', match: '*/5 * * * *' },
  { task: 'forgetChats', match: '40 2 * * *' },
  { task: 'calendar', match: '0 * * * *' },
  { task: 'profiles', match: '7 * * * *' },
  { task: 'renewals', match: '11 7-20 * * *' },
  { task: 'register', match: '0 3 * * *' },
  { task: 'scan', match: '* * * * *' },
  { task: 'meetings', match: '*/10 * * * *' },
  { task: 'waiting', match: '* * * * *' },
  { task: 'calendars', match: '*/5 * * * *' },
  { task: 'dutyRosters', match: '5 7 * * *' },
  { task: 'meetingWishes', match: '* * * * *' },
  { task: 'meetingProposals', match: '15 3 * * 1-5' },
  { task: 'sweep', match: '17 * * * *' },
  { task: 'recordings', match: '50 2 * * *' },
  { task: 'invariants', match: '30 2 * * *' },
]

/** What must always hold, asked every night. A failing task is reported and tried again, which is what this needs. */
async function invariants(around: Parameters<JobTasks[string]>[0]): Promise<void> {
  const broken = await brokenInvariants(around.databases.system, around.clock.now())
  if (broken.length === 0) return
  throw new Error(`broken: ${broken.map(({ id, count }) => `${id} (${count})`).join(', ')}`)
}
