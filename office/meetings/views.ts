/** What screens and the API read, gathered from the sub-rooms. */
export { myCalendar, myCalendars } from './booking/calendars.ts'
export { appointmentsFor, bookingChoices, moveOffer, myAppointments } from './booking/views.ts'
export { meetingFigures } from './figures/views.ts'
export { meetingInterpreterFigures } from './interpreters/figures.ts'
export { interpreterQuestion, meetingInterpreter } from './interpreters/views.ts'
export { meetingReviews, meetingWishes, myMeetingWishes, personWishes } from './requests/views.ts'
export { companionFigures } from './talk/compare.ts'
export { copyFor, formsOffered, myTalk, talkFor } from './talk/views.ts'
