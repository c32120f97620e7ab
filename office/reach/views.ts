/** What others may ask this room. Each view stands in the sub-room whose word it is. */
export { type AdviceShown, adviceFor, type ChoiceFigures, channelChoices } from './advise/views.ts'
export { followedNotices, unreachedNotices } from './follow/views.ts'
export { howToExplain, inbox, myLetter } from './inbox/views.ts'
export { myPlaces, waitingAt } from './pickup/views.ts'
