import { standardPolicy, type WorkingCalendar, workingCalendar } from './time/calendar.ts'
import type { ClockSettings } from './time/deadlines.ts'

/**
 * Versioned configuration (appendix A), read at start and again when it changes. A key has a national value and may
 * have one for an office; the newest version that is valid counts.
 */
export type Settings = {
  get<T>(key: string, officeId?: string | null): T
  /** Working days, working hours and duty hours of an office (units of time, K2, K16). */
  calendar(officeId?: string | null): WorkingCalendar
  /** What overrides the table of clocks for an office. */
  clocks(officeId?: string | null): ClockSettings
}

const DEFAULTS: Readonly<Record<string, unknown>> = {
  'clock.escalation': [75, 90, 100, 150],
  'clock.workingHours': { from: '08:00', to: '15:30' },
  'clock.dutyHours': { from: '09:00', to: '15:00' },
  'clock.automaticStepsAt': '09:00',
  'clock.quietHours': { from: '08:00', to: '20:00' },
  'routing.burstMinutes': 60,
  'routing.maxReassign': 2,
  'routing.orphanMinutes': 60,
  'routing.tangle': 3,
  'routing.joinDays': 14,
  'routing.thirdContact': 3,
  'routing.referralCheckDays': 5,
  'routing.maxLength': 5000,
  // whether the contact centre may write words on municipal matters; a municipality switches it on for itself.
  'contact.municipalNotes': false,
  'routing.themes': {},
  'reach.usableDays': 180,
  // forbidden, individual, encouraged or by rule.
  'directNumber.policy': 'ruleBased',
  // minutes of a talk face to face, on video and by phone; what an office says of a kind; with an interpreter.
  'meeting.mapping.physical': 60,
  'meeting.mapping.videoDefault': 45,
  'meeting.minutes.phone': 30,
  'meeting.minutes.kinds': {},
  'meeting.interpretedFactor': 1.5,
  // how far ahead one books oneself and staff book, how far apart times begin, and the way to a home.
  'meeting.daysAhead': 42,
  'meeting.staffDaysAhead': 365,
  'meeting.stepMinutes': 30,
  'meeting.homeTravelMinutes': 30,
  // times a week of each adviser for those who cannot book on a screen. R-481: the office's move that goes to the lead.
  'reception.reservedSlotsPerWeek': 2,
  'meeting.officeMoves': 3,
  // days that a link to a meeting lives after it; R-489: minutes between two readings of a calendar.
  'meeting.linkDays': 30,
  'calendar.readMinutes': 15,
  // hours to answer an offer of a freed time in, hours before it at which nobody is asked any more, and so many offers
  // without an answer after which somebody finds out why.
  'meeting.offer.answerHours': 24,
  'meeting.offer.leadHours': 3,
  'meeting.offer.mostPassed': 2,
  'meeting.video': true,
  'meeting.homeVisits': true,
  // from so many at the table the chair is advised to split; so long is waited before somebody has not come.
  'meeting.warnParticipants': 6,
  'meeting.waitMinutes': 10,
  // R-347: so many minutes' notices to one number are one text; so many times is a sending tried before somebody must look.
  'reach.groupMinutes': 30,
  'reach.attempts': 12,
  // How long a sending that somebody has taken is left alone before it counts as forgotten.
  'reach.leaseSeconds': 120,
  // working days from the sending day at which the ladder climbs (office/reach/notices/table.ts).
  'reach.ladder.important': [0, 2, 4, 7, 10],
  'reach.ladder.ordinary': [3, 5],
  'reach.postedCountsAfter': 3,
  'reach.callAttempts': 3,
  // municipal decisions have the length in the table of clocks, state decisions this one (weeks).
  'clock.appeal.state': 6,
  // how long a profile and what it says of access hold; R-307: what makes it be looked at again.
  'profile.reviewMonths': 12,
  'profile.partlyReviewMonths': 6,
  'profile.restrictionMonths': 12,
  'profile.accessValidDays': 180,
  'profile.triggerDays': 5,
  'profile.barrierDays': 30,
  'profile.noLoginDays': 30,
  'profile.helperCarriedShare': 0.5,
  'profile.sameFormTimes': 3,
  // How far back such things are counted, and of how many contacts a share can be told.
  'profile.countsDays': 90,
  'profile.helperCarriedContacts': 4,
  // what an office asks beside the form of assessment (office/people/profile/assessment/local.ts).
  'profile.localQuestions': [],
  'status.staleHours': 12,
  'equity.waitingSpread': 20,
  // a figure of fewer could point at somebody.
  'stats.minCell': 5,
  'portfolio.warn': 100,
  //
  'mandate.maxMonths': 12,
  'mandate.ownTalkMonths': 6,
  'mandate.spokenHours': 24,
  'mandate.renewalDays': 30,
  // until when one is to be on the line; how long a service has to answer, and how long an interpreter is rung.
  'interpreter.onDemandMinutes': 10,
  'interpreter.answerSeconds': 60,
  'interpreter.ringSeconds': 30,
  // working days that services are asked before a meeting, minutes where it is sooner than a working day ahead, how
  // long one has to answer, what the owner has after the alarm, and from when only a telephone can still help.
  'interpreter.leadDays': 10,
  'interpreter.shortMinutes': 30,
  'interpreter.bookedAnswerMinutes': 450,
  'interpreter.alarmMinutes': 120,
  'interpreter.lastMinutes': 15,
  // so many seconds with each, so many of the roster before the leader. R-427: who is told the number.
  'clock.transferPickup': 45,
  'clock.transferPickup.persons': 3,
  'dutyPhone.publication': 'emergenciesPublic',
  // for so many days a paper that the other side has had is not asked for again.
  'documents.sameDays': 30,
  // requests by helpers without a login: so many in an hour in all, and from one address in a day.
  'helper.requestsPerHour': 300,
  'helper.requestsPerContact': 10,
  // how the office rings: tries, wait before the next, text ahead, days in which a call can be booked after
  // the last, how long and how many windows are offered, and how many calls somebody makes in an hour.
  'callback.tries': 3,
  'callback.retryMinutes': 30,
  'callback.aheadMinutes': 15,
  'callback.openDays': 14,
  'callback.slotMinutes': 60,
  'callback.hours': { from: '09:00', to: '15:00' },
  'callback.daysAhead': 5,
  'callback.perHour': 4,
  // how long a code and a page by code live, how often a check may fail over all calls about one person, and for
  // how long that counts. R-741: how long a call may lie unwritten before somebody owes the person a call.
  'desk.ringSeconds': 20,
  'desk.codeMinutes': 10,
  'desk.shareMinutes': 10,
  'desk.mostFailedChecks': 3,
  'desk.failedCheckHours': 24,
  'desk.writeMinutes': 30,
  // C4-03: failed attempts on one matter within so many days give a contact of one's own.
  'desk.namedContactDays': 30,
  'desk.namedContactAfter': 2,
  // the languages a caller may choose, in the order of their keys; nynorsk comes with the profile.
  'line.languages': ['nb', 'en', 'se', 'uk', 'pl', 'ar', 'so', 'ti'],
  // Menus that an installation puts in place of its lines' own (office/calls/line/table.ts).
  'line.menus': {},
  'line.adviserSeconds': 25,
  // days that the recording of a voice message is kept.
  'voicemail.keepDays': 90,
  // Minutes without a word from the platform after which nobody can be on a call any more.
  'line.lostMinutes': 30,
  'line.lostTalkMinutes': 240,
  // when people answer in the chat. R-122: whether the assistant may quote answers on municipal matters.
  'chat.hours': { weekdays: [1, 2, 3, 4, 5], from: '09:00', to: '15:00' },
  'chatbot.municipal': false,
  // Lines of one visitor in a minute and in a chat, characters in a line, and chats without a login begun in an hour.
  'chat.linesPerMinute': 15,
  'chat.mostLines': 200,
  'chat.mostLength': 1000,
  'chat.startsPerHour': 6000,
  // Minutes without a word from the visitor after which a chat is over; R-755: days that a chat is kept.
  'chat.silentMinutes': 30,
  // Minutes that a line waits for the one who has the chat before somebody else takes it.
  'chat.staffMinutes': 10,
  'chat.keepDays': 90,
  // so many in so many minutes, and so many times what is normal at this time of day, over so many days back.
  'incident.windowMinutes': 30,
  'incident.least': 20,
  'incident.factor': 5,
  'incident.normalDays': 28,
  // so many months without a meeting give one. R-465: points for each criterion; need counts by level, waiting by day.
  'meeting.notMetMonths': 12,
  'meeting.request.weights': {
    new: 20,
    mapping: 15,
    conflict: 30,
    nonDigital: 10,
    vulnerable: 15,
    waiting: 2,
  },
  // how many the office proposes by itself to one employee in a night, so that the list can be kept.
  'meeting.proposals.perNight': 2,
  // hours a week that a reception has at least, and days that those concerned have to answer new hours.
  'reception.minHoursPerWeek': 10,
  'reception.hearingDays': 14,
  // answers to one hearing that are taken without a login.
  'reception.hearingMost': 2000,
  // days before which a closing is told of, or it is sudden; days of two weeks that an office may be closed.
  'reception.closingNoticeDays': 7,
  'reception.closingMostDays': 5,
  // days after which somebody makes sure again that an entry of the directory is true.
  'directory.checkDays': 180,
  // so many visits in so many days are often. R-451: the same form in so many months in a row is an arrangement, and
  // weeks ahead that times of one's own are booked; months that a yearly plan runs.
  'reception.frequent': { visits: 6, days: 30 },
  'reception.recurringMonths': 3,
  'reception.fixedTimes': 4,
  'reception.planMonths': 12,
  // minutes that a visitor who wants a room waits for a desk that has one, before any desk calls them.
  'reception.roomMinutes': 20,
  // minutes that somebody is left to a desk that knows them, while there is somebody else to call.
  'reception.knownMinutes': 10,
  // seconds that nobody touches a shared screen until it warns, and until it is emptied.
  'kiosk.warnSeconds': 120,
  'kiosk.wipeSeconds': 180,
  // minutes after the time to be back until the one who waits is told, and days that a device may keep what it sends.
  'outreach.graceMinutes': 15,
  'outreach.mostDays': 3,
  // an employee beside the person: minutes without anything done, minutes in all, minutes that a code lives.
  'assisted.idleMinutes': 10,
  'assisted.maxMinutes': 60,
  'assisted.codeMinutes': 5,
  'assisted.confirmDays': 14,
  'agency.name': 'Velferdskontoret',
  // Scheme and host, for links in texts; the server puts its own address over it.
  'agency.origin': 'http://localhost:3000',
  'agency.phone': '800 00 111',
  'agency.emergencyPhone': '800 00 112',
  'agency.phoneHours': '9–15',
  'agency.address': 'Torget 2, 9901 Granvik',
}

export type ConfigurationRow = { key: string; scope: string; value: unknown }
export type ClosingDay = { officeId: string | null; day: string }

/** Settings over the defaults; `rows` newest last. */
export function settingsFrom(
  rows: readonly ConfigurationRow[] = [],
  closing: readonly ClosingDay[] = [],
): Settings {
  const held = new Map(rows.map((row) => [`${row.scope} ${row.key}`, row.value]))
  const calendars = new Map<string, WorkingCalendar>()
  const clockSettings = new Map<string, ClockSettings>()

  const get = <T>(key: string, officeId?: string | null): T => {
    const value =
      (officeId ? held.get(`${officeId} ${key}`) : undefined) ?? held.get(`nation ${key}`) ?? DEFAULTS[key]
    if (value === undefined) throw new Error(`no setting named ${key}`)
    return value as T
  }
  const makeCalendar = (officeId: string | null) =>
    workingCalendar({
      ...standardPolicy,
      workingHours: get('clock.workingHours', officeId),
      dutyHours: get('clock.dutyHours', officeId),
      closingDays: closing
        .filter((row) => row.officeId === null || row.officeId === officeId)
        .map((row) => row.day),
    })
  const makeClocks = (officeId: string | null): ClockSettings =>
    Object.fromEntries(
      rows
        .filter((row) => row.key.startsWith('clock.') && (row.scope === 'nation' || row.scope === officeId))
        .filter((row) => typeof row.value === 'number' || Array.isArray(row.value))
        .sort((a, b) => Number(a.scope !== 'nation') - Number(b.scope !== 'nation'))
        .map((row) => [row.key, row.value as number | number[]]),
    )
  return {
    get,
    calendar: (officeId = null) => remembered(calendars, officeId ?? '', () => makeCalendar(officeId)),
    clocks: (officeId = null) => remembered(clockSettings, officeId ?? '', () => makeClocks(officeId)),
  }
}

function remembered<T>(held: Map<string, T>, key: string, make: () => T): T {
  const found = held.get(key)
  if (found !== undefined) return found
  const made = make()
  held.set(key, made)
  return made
}
