/** What one message is about, cut into the parts that each need an answer of their own. */
import type { AuthorHint, Language, Need, UrgentNeed } from './signals/model.ts'

export type { AuthorHint, Language, Need, UrgentNeed } from './signals/model.ts'

export type ThemeSide = 'state' | 'municipal' | 'common' | 'external'

/** Rows of the table of themes, R-132 to R-191, each with the label it is scored under and its usual side. */
export const THEMES = {
  paymentDate: { group: 'payment', side: 'state' },
  paymentDateMunicipal: { group: 'payment', side: 'municipal' },
  paymentWrong: { group: 'payment', side: 'both' },
  decisionExpiring: { group: 'decision', side: 'both' },
  travelAbroad: { group: 'abroad', side: 'state' },
  caseStatus: { group: 'case-status', side: 'both' },
  benefitRules: { group: 'application-help', side: 'both' },
  whatCanIGet: { group: 'application-help', side: 'both' },
  applicationHelp: { group: 'application-help', side: 'both' },
  missingDocuments: { group: 'documents', side: 'both' },
  explainLetter: { group: 'decision', side: 'both' },
  whyDecision: { group: 'decision', side: 'both' },
  appeal: { group: 'appeal', side: 'both' },
  reportChange: { group: 'change-report', side: 'state' },
  statusCard: { group: 'status-card', side: 'state' },
  sickLeave: { group: 'sick-leave', side: 'state' },
  aap: { group: 'work-follow-up', side: 'state' },
  unemployment: { group: 'job-search', side: 'state' },
  disabilityBenefit: { group: 'pension-disability', side: 'state' },
  pension: { group: 'pension-disability', side: 'state' },
  familyBenefits: { group: 'family-benefit', side: 'state' },
  assistiveAids: { group: 'aids', side: 'state' },
  international: { group: 'abroad', side: 'state' },
  workFollowUp: { group: 'work-follow-up', side: 'state' },
  jobSearch: { group: 'job-search', side: 'state' },
  measure: { group: 'measure', side: 'state' },
  contactAdviser: { group: 'adviser-contact', side: 'common' },
  meetingRequest: { group: 'meeting', side: 'common' },
  changeAdviser: { group: 'adviser-contact', side: 'common' },
  socialAssistance: { group: 'social-assistance', side: 'municipal' },
  specialExpense: { group: 'social-assistance', side: 'municipal' },
  emergencyNeed: { group: 'emergency', side: 'municipal' },
  evictionThreat: { group: 'emergency', side: 'municipal' },
  temporaryHousing: { group: 'housing', side: 'municipal' },
  housing: { group: 'housing', side: 'municipal' },
  moneyAndDebt: { group: 'debt', side: 'municipal' },
  qualificationProgramme: { group: 'qualification-programme', side: 'municipal' },
  individualPlan: { group: 'work-follow-up', side: 'municipal' },
  introduction: { group: 'introduction-programme', side: 'municipal' },
  interpreter: { group: 'meeting', side: 'common' },
  representation: { group: 'privacy', side: 'common' },
  technical: { group: 'technical', side: 'common' },
  digitalTraining: { group: 'meeting', side: 'common' },
  howToGetDocument: { group: 'documents', side: 'both' },
  serviceComplaint: { group: 'service-complaint', side: 'common' },
  unfairTreatment: { group: 'service-complaint', side: 'common' },
  insight: { group: 'privacy', side: 'common' },
  employerSickLeave: { group: 'sick-leave', side: 'state' },
  employerRecruitment: { group: 'job-search', side: 'state' },
  employerLayoff: { group: 'job-search', side: 'state' },
  employerMeasure: { group: 'measure', side: 'state' },
  appointmentChange: { group: 'meeting', side: 'common' },
  clinicianGeneral: { group: 'sick-leave', side: 'state' },
  clinicianPatient: { group: 'sick-leave', side: 'state' },
  providerReport: { group: 'measure', side: 'state' },
  jointPerson: { group: 'adviser-contact', side: 'common' },
  prison: { group: 'adviser-contact', side: 'common' },
  otherAgency: { group: 'not-ours', side: 'external' },
  acknowledgement: { group: 'acknowledgement', side: 'common' },
  unknown: { group: 'unclear', side: 'common' },
} as const

export type EnquiryTheme = keyof typeof THEMES
export type ThemeGroup = (typeof THEMES)[EnquiryTheme]['group']

/** The labels in a fixed order: the trained weights are stored in this order. */
export const GROUPS: readonly ThemeGroup[] = [...new Set(Object.values(THEMES).map((theme) => theme.group))]

export type Guess = { theme: EnquiryTheme; group: ThemeGroup; confidence: number }

/** general questions go to the front line, case-specific ones to who knows the case. */
export type Specificity = 'general' | 'caseSpecific'

export type RecognisedPart = {
  start: number
  end: number
  text: string
  theme: EnquiryTheme
  group: ThemeGroup
  side: ThemeSide
  /** Low means: treat as municipal, the side that shows least. */
  sideConfidence: number
  confidence: number
  /** Sure enough to be routed without a human. */
  certain: boolean
  /** Best first, the chosen one included, four at most. */
  guesses: Guess[]
  /** The words of the person that decided. */
  words: string[]
  specificity: Specificity
}

export type Recognition = {
  parts: RecognisedPart[]
  urgent: { is: boolean; needs: UrgentNeed[]; words: string[] }
  trivial: boolean
  language: Language
  needs: Need[]
  authorHint: AuthorHint | null
}

/** `reads`: the reader's own language, for what is too short to show what it is in. */
export type Given = { language?: Language; channel?: string; reads?: Language }
