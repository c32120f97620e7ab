/** What others may ask this room. Each view stands in the sub-room whose word it is. */
export { type AdviceShown, adviceFor, type ChoiceFigures, channelChoices } from './advise/views.ts'
export { followedNotices, unreachedNotices } from './follow/views.ts'
export { howToExplain, inbox, myLetter } from './inbox/views.ts'
export { letterOf, myLetterPaper, printJob } from './letters/views.ts'
export { adverseBlocks, type NoticeSeen, noticesOf, type Unreached, unreached } from './notices/views.ts'
export { myPlaces, waitingAt } from './pickup/views.ts'
export { templates, templateVersions } from './templates/views.ts'
