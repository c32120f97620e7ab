/** The verbs of regulars. */
export { endRegular, nameRegular } from './name.ts'
export { chooseRenewal, endRenewal, helpedWithForm, offerRenewal, settleRenewal } from './renew.ts'
