import { runCallbacks } from '../office/calls/callback/jobs.ts'
import { forgetChats, settleChats } from '../office/calls/chat/jobs.ts'
import { oweUnwritten } from '../office/calls/desk/jobs.ts'
import { giveWhatWaits, settleLineLater } from '../office/calls/direct/jobs.ts'
import { watchRosters } from '../office/calls/duty/jobs.ts'
import { driftedDay, rollCallDays } from '../office/calls/figures/days.ts'
import { watchIncidents } from '../office/calls/incidents/jobs.ts'
import type { InterpreterService } from '../office/calls/interpreter/gateway.ts'
import { runInterpreters } from '../office/calls/interpreter/jobs.ts'
import type { VoiceGateway } from '../office/calls/line/gateway.ts'
import { endSilent, giveUpLegs, speak } from '../office/calls/line/jobs.ts'
import { forgetRecordings } from '../office/calls/line/voicemail.ts'
import { brokenInvariants } from '../office/kernel/invariants.ts'
import { type ReadCalendar, readCalendars, runMeetings } from '../office/meetings/booking/jobs.ts'
import { proposeMeetings, weighWishes } from '../office/meetings/requests/jobs.ts'
import { runWaiting } from '../office/meetings/waiting/jobs.ts'
import { settleAbsencesNow } from '../office/people/jobs.ts'
import { runMandates } from '../office/people/mandates/jobs.ts'
import { watchProfiles } from '../office/people/profile/jobs.ts'
import { deliver, type Outlet } from '../office/reach/jobs.ts'
import { calendarUntil, tellCalendar } from '../office/reach/notices/calendar.ts'
import { runLadder } from '../office/reach/notices/jobs.ts'
import { tellNewAdviser } from '../office/reach/notices/new-adviser.ts'
import { refreshFromRegister } from '../office/reach/registers/jobs.ts'
import type { ContactRegister } from '../office/reach/registers/model.ts'
import { type Scan, scanWaiting } from '../office/reach/upload/scan.ts'
import { arrived, conclude, runDue } from '../office/threads/jobs.ts'
import { endForgotten } from '../office/visits/assisted/jobs.ts'
import { runClosings } from '../office/visits/opening/jobs.ts'
import { tellNotBack } from '../office/visits/outreach/jobs.ts'
import { leaveOpen } from '../office/visits/reception/jobs.ts'
import { expireReferrals } from '../office/visits/reception/referrals.ts'
import { turnMonth } from '../office/visits/regulars/jobs.ts'
import type { JobTasks, Recurring } from './jobs.ts'
import type { Partners } from './run-until.ts'
import { sweep } from './sweep.ts'

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
    await expireReferrals(around, around.clock.now())
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
  directNumbers: async (around) => {
    await giveWhatWaits(around)
  },
  newAdviser: tellNewAdviser,
  dutyRosters: async (around) => {
    await watchRosters(around)
  },
  meetings: async (around) => {
    await runMeetings(around)
  },
  closings: async (around) => {
    await runClosings(around)
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
  callDays: async (around) => {
    await rollCallDays(around)
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
  { task: 'closings', match: '* * * * *' },
  { task: 'waiting', match: '* * * * *' },
  { task: 'calendars', match: '*/5 * * * *' },
  { task: 'directNumbers', match: '35 * * * *' },
  { task: 'dutyRosters', match: '5 7 * * *' },
  { task: 'meetingWishes', match: '* * * * *' },
  { task: 'meetingProposals', match: '15 3 * * 1-5' },
  { task: 'sweep', match: '17 * * * *' },
  { task: 'recordings', match: '50 2 * * *' },
  { task: 'callDays', match: '25 * * * *' },
  { task: 'invariants', match: '30 2 * * *' },
]

/** What must always hold, asked every night. A failing task is reported and tried again, which is what this needs. */
async function invariants(around: Parameters<JobTasks[string]>[0]): Promise<void> {
  const broken = (await brokenInvariants(around.databases.system, around.clock.now())).map(
    ({ id, count }) => `${id} (${count})`,
  )
  const drifted = await driftedDay(around)
  if (drifted !== null) broken.push(`I-57 (${drifted})`)
  if (broken.length > 0) throw new Error(`broken: ${broken.join(', ')}`)
}
