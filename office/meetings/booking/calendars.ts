/** Calendars in and out. */
export {
  makeMyCalendar,
  makeStaffCalendar,
  myCalendar,
  revokeMyCalendar,
  revokeStaffCalendar,
  staffCalendar,
} from './calendar.ts'
export { addCalendar, myCalendars, removeCalendar } from './sources.ts'
export { myTaken } from './taken.ts'
