/** What others may ask this room. Each view stands in a file of its own. */

export {
  callConsent,
  consentHolds,
  draftsWithConsent,
  lettersToOpen,
  readWithConsent,
} from './mandates/consents.ts'
export {
  myRequests,
  requestByCode,
  requestsAbout,
  requestsFor,
  waitingRequests,
} from './mandates/requests.ts'
export {
  asHelperFor,
  hasHelper,
  holdersOf,
  mandateInPlace,
  mandateOf,
  myHelpers,
  myScope,
  registerFor,
  whomIHelp,
} from './mandates/views.ts'
export { localQuestions } from './profile/assessment/actions.ts'
export { serviceByStatus } from './profile/service.ts'
export { myProfile, reachFactsOf, staffProfile } from './profile/views.ts'
export { currentPerson, findByNumber } from './store.ts'
export { loadAnswerable, loadAnswerables } from './views/answerable.ts'
export { ageOn, type CaseBrief, caseBrief } from './views/caseBrief.ts'
export { type Directory, directory } from './views/directory.ts'
export { type MyOffice, myOffice } from './views/myOffice.ts'
export { type Contact, myPeople } from './views/myPeople.ts'
export { type KnownNumber, numbersOf } from './views/numbers.ts'
