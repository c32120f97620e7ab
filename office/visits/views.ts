/** What screens and the API read, gathered from the sub-rooms. */
export {
  type AtDesk,
  boardOf,
  type DeskCard,
  deskCard,
  deskOffers,
  type InLine,
  myReception,
  myVisits,
  receptionLine,
  type Slip,
  visitAtDesk,
  visitSlip,
} from './reception/views.ts'
