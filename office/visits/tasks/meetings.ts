import type { Task } from './model.ts'
import { BESIDE, by, letterIn, slip, task } from './ways.ts'

const book = by('meetings', 'meetings.bookMeeting')
const atMeeting = (verb: string) => [by('meeting', verb), BESIDE]
/** Staff do the same at the desk as on the line. */
const both = (how: Task['desk']['how'], ways: Task['desk']['by']) => ({
  phone: { how, by: ways },
  desk: { how, by: ways },
})

/** Meetings, from the wish to the minutes. */
export const MEETING_TASKS: readonly Task[] = [
  task('appointments', 'meetings:booking.mine.title', {
    web: ['/min-side/avtaler', '/min-side/avtaler/:meeting'],
    verbs: ['meetings.myAppointments', 'meetings.myTalk'],
    ...both('read', [by('meetings', 'meetings.appointmentsFor'), BESIDE]),
    paper: slip,
  }),
  task('askMeeting', 'meetings:requests.ask.title', {
    web: ['/min-side/be-om-mote'],
    verbs: [
      'meetings.askForMeeting',
      'meetings.myMeetingWishes',
      'meetings.withdrawRequest',
      'meetings.askReview',
      'meetings.insistOnMeeting',
      'meetings.takeOffer',
      'meetings.declineOffer',
    ],
    ...both('do', [by('wishes', 'meetings.askForMeeting'), BESIDE]),
    paper: letterIn,
  }),
  task('book', 'meetings:booking.new.title', {
    web: ['/min-side/avtaler/ny'],
    verbs: ['meetings.bookMeeting', 'meetings.freeSlots', 'meetings.bookingChoices'],
    phone: { how: 'do', by: [book, BESIDE] },
    desk: { how: 'do', by: [by('visit', 'visits.bookTalk'), book, BESIDE] },
    paper: letterIn,
  }),
  task('move', 'meetings:booking.link.title', {
    web: ['/min-side/avtaler/:meeting/flytt', '/min-side/avtaler'],
    verbs: [
      'meetings.myAppointments',
      'meetings.moveMeeting',
      'meetings.moveOffer',
      'meetings.cancelMeeting',
      'meetings.moveSeries',
      'meetings.cancelSeries',
    ],
    ...both('do', [by('meetings', 'meetings.moveMeeting'), BESIDE]),
    paper: letterIn,
  }),
  task('calendar', 'meetings:booking.feed.title', {
    web: ['/min-side/avtaler'],
    verbs: ['meetings.makeMyCalendar', 'meetings.revokeMyCalendar', 'meetings.myCalendar'],
    ...both('do', [BESIDE]),
    paper: slip,
  }),
  task('agenda', 'meetings:talk.points.heading', {
    web: ['/min-side/avtaler/:meeting'],
    verbs: ['meetings.raiseTopic', 'meetings.withdrawTopic'],
    ...both('do', atMeeting('meetings.raiseTopic')),
    paper: letterIn,
  }),
  task('withMe', 'meetings:talk.people.heading', {
    web: ['/min-side/avtaler/:meeting'],
    verbs: ['meetings.addParticipant', 'meetings.answerParticipant', 'meetings.removeParticipant'],
    ...both('do', atMeeting('meetings.addParticipant')),
    paper: letterIn,
  }),
  task('howWeMeet', 'meetings:talk.form.heading', {
    web: ['/min-side/avtaler/:meeting'],
    verbs: ['meetings.changeForm', 'meetings.declineVideo'],
    ...both('do', atMeeting('meetings.changeForm')),
    paper: letterIn,
  }),
  task('minutes', 'meetings:talk.minutes.heading', {
    web: ['/min-side/avtaler/:meeting'],
    verbs: ['meetings.commentMinutes', 'meetings.confirmMinutes', 'meetings.agreementKept'],
    ...both('do', atMeeting('meetings.minutesReadAloud')),
    paper: { how: 'sent', by: by('meeting', 'meetings.handedCopy') },
  }),
  task('meetingPaper', 'meetings:paper.heading', {
    web: ['/min-side/avtaler/:meeting/papir'],
    verbs: ['meetings.showPaper', 'meetings.takeAwayPaper', 'meetings.letOthersSee', 'meetings.myPaper'],
    ...both('do', [BESIDE]),
    paper: { how: 'papers', by: by('visit', 'visits.receivePapers') },
  }),
]
