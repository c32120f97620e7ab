import { type EnquiryTheme, THEMES } from '../../threads/recognise/model.ts'

/** the ways out of the same form each month; the person chooses. */
export const RENEWAL_WAYS = ['call', 'ownSlot', 'yearlyPlan'] as const
export type RenewalWay = (typeof RENEWAL_WAYS)[number]
export const CHOSEN_IN = ['web', 'desk', 'phone'] as const
export type ChosenIn = (typeof CHOSEN_IN)[number]

/** Forms that somebody may have to hand in again and again, by the theme they are about. */
export const RENEWAL_FORMS = [
  'socialAssistance',
  'specialExpense',
  'housing',
  'qualificationProgramme',
  'statusCard',
  'aap',
  'unemployment',
] as const satisfies readonly EnquiryTheme[]
export type RenewalForm = (typeof RENEWAL_FORMS)[number]
export const sideOf = (form: RenewalForm): 'state' | 'municipal' => THEMES[form].side

export type Renewal = {
  id: string
  personId: string
  officeId: string
  form: RenewalForm
  side: 'state' | 'municipal'
  promiseId: string | null
  way: RenewalWay | null
  chosenAt: Temporal.Instant | null
  untilOn: string | null
}
/** The renewal of one month; `month` is its first day. */
export type Turn = {
  id: string
  personId: string
  renewalId: string
  month: string
  fromMessageId: string | null
  promiseId: string | null
  meetingId: string | null
  settledAt: Temporal.Instant | null
}
