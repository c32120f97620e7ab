/** What screens and the API read, gathered from the sub-rooms. */
export { type LostPhones, phonesToLose } from './assisted/lost.ts'
export {
  type AssistedFor,
  type AssistedNow,
  type AssistedReceipt,
  assistedFor,
  assistedNow,
  assistedReceipt,
  assistedToday,
  type DoneLine,
  myAssisted,
} from './assisted/views.ts'
export { type Directory, directoryFor, entryHistory } from './directory/views.ts'
export { type OfficeHours, officeHours } from './door/hours.ts'
export { type AtDoor, atDoor, type TurnedList, turnedList } from './door/views.ts'
export { visitFigures } from './figures/views.ts'
export { type OpeningBook, openingBook } from './opening/views.ts'
export { type OutreachFigures, outreachFigures } from './outreach/figures.ts'
export { outreachPlaces, type PlaceShown } from './outreach/places.ts'
export { type TeamTime, teamHours } from './outreach/team-hours.ts'
export { type OutreachToday, outreachColleagues, outreachToday } from './outreach/views.ts'
export {
  type AtDesk,
  boardOf,
  type DeskCard,
  type DeskPapers,
  deskCard,
  deskOffers,
  deskPapers,
  type InLine,
  myReception,
  myReferrals,
  myVisits,
  papersToScan,
  papersWaiting,
  receptionLine,
  referralsAtDesk,
  referralsOwed,
  type ShownOn,
  type Slip,
  type UnnamedPapers,
  unnamedPapers,
  visitAtDesk,
  visitSlip,
} from './reception/views.ts'
export {
  frequentVisitors,
  keptTimes,
  myRenewals,
  type RegularPage,
  type RegularsList,
  type RenewalShown,
  regularAtDesk,
  regularFor,
} from './regulars/views.ts'
export { terminalsOf } from './terminals/views.ts'
export {
  mayCheckWriting,
  myTraining,
  type TrainingPage,
  trainingFor,
  trainingList,
} from './training/views.ts'
