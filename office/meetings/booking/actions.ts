/** The verbs of booking. `…For` are for other rooms, beyond the wall, when whoever acts has been let in. */
export { bookFor, bookMeeting } from './book.ts'
export { cancelFor, cancelMeeting } from './cancel.ts'
export { freeFor, freeSlots } from './free.ts'
export { moveFor, moveMeeting } from './move.ts'
export { bookSeries, cancelSeries, moveSeries } from './series.ts'
