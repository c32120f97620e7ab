import type { EnquiryTheme } from '../../threads/recognise/model.ts'
import type { Line, Queue } from '../model.ts'
import type { Menu, MenuChoice } from './model.ts'

const urgent: MenuChoice = { key: '1', text: 'menu.urgent', to: 'urgent' }
const choice = (
  key: '2' | '3' | '4',
  text: MenuChoice['text'],
  queue: Queue,
  theme: EnquiryTheme,
): MenuChoice => ({ key, text, to: 'queue', queue, theme })

/** The first version of a line's menu. Its first choice is the same on every line. */
const menu = (line: Line, human: Queue, ...choices: MenuChoice[]): readonly Menu[] => [
  { line, version: 1, human, choices: [urgent, ...choices] },
]

/**
 * what is read to a caller, line by line, newest version last. Whoever has no food or bed tonight is
 * not asked which line it is. No choice names a benefit.
 */
export const MENUS: Readonly<Record<Line, readonly Menu[]>> = {
  general: menu(
    'general',
    'general',
    choice('2', 'menu.general.money', 'municipal', 'socialAssistance'),
    choice('3', 'menu.general.work', 'work', 'workFollowUp'),
    choice('4', 'menu.general.family', 'family', 'familyBenefits'),
  ),
  employers: menu(
    'employers',
    'employer',
    choice('2', 'menu.employers.sick', 'employer', 'employerSickLeave'),
    choice('3', 'menu.employers.hire', 'employer', 'employerRecruitment'),
    choice('4', 'menu.employers.layoff', 'employer', 'employerLayoff'),
  ),
  clinicians: menu(
    'clinicians',
    'clinician',
    choice('2', 'menu.clinicians.patient', 'clinician', 'clinicianPatient'),
    choice('3', 'menu.clinicians.rules', 'clinician', 'clinicianGeneral'),
    choice('4', 'menu.clinicians.technical', 'technical', 'technical'),
  ),
  financialAdvice: menu(
    'financialAdvice',
    'financialAdvice',
    choice('2', 'menu.money.debt', 'financialAdvice', 'moneyAndDebt'),
    choice('3', 'menu.money.home', 'financialAdvice', 'evictionThreat'),
    choice('4', 'menu.money.plan', 'financialAdvice', 'moneyAndDebt'),
  ),
  technical: menu(
    'technical',
    'technical',
    choice('2', 'menu.technical.login', 'technical', 'technical'),
    choice('3', 'menu.technical.papers', 'technical', 'missingDocuments'),
    choice('4', 'menu.technical.without', 'technical', 'digitalTraining'),
  ),
  // Nobody chooses on these: they ring somebody at once. What is read is for whoever nobody answers.
  duty: menu('duty', 'municipal'),
  direct: menu('direct', 'general'),
  staff: menu('staff', 'general'),
}

/** which of the staffed queues takes a theme. Every theme has one, so that no line is a dead end. */
export const QUEUE_OF: Readonly<Record<EnquiryTheme, Queue>> = {
  paymentDate: 'general',
  paymentDateMunicipal: 'municipal',
  paymentWrong: 'general',
  decisionExpiring: 'general',
  travelAbroad: 'international',
  caseStatus: 'general',
  benefitRules: 'general',
  whatCanIGet: 'general',
  applicationHelp: 'general',
  missingDocuments: 'general',
  explainLetter: 'general',
  whyDecision: 'general',
  appeal: 'general',
  reportChange: 'general',
  statusCard: 'work',
  sickLeave: 'health',
  aap: 'health',
  unemployment: 'work',
  disabilityBenefit: 'disability',
  pension: 'pension',
  familyBenefits: 'family',
  assistiveAids: 'health',
  international: 'international',
  workFollowUp: 'work',
  jobSearch: 'work',
  measure: 'work',
  contactAdviser: 'general',
  meetingRequest: 'general',
  changeAdviser: 'general',
  socialAssistance: 'municipal',
  specialExpense: 'municipal',
  emergencyNeed: 'municipal',
  evictionThreat: 'municipal',
  temporaryHousing: 'municipal',
  housing: 'municipal',
  moneyAndDebt: 'financialAdvice',
  qualificationProgramme: 'municipal',
  individualPlan: 'municipal',
  introduction: 'municipal',
  interpreter: 'general',
  representation: 'general',
  technical: 'technical',
  digitalTraining: 'technical',
  howToGetDocument: 'general',
  serviceComplaint: 'general',
  unfairTreatment: 'general',
  insight: 'general',
  employerSickLeave: 'employer',
  employerRecruitment: 'employer',
  employerLayoff: 'employer',
  employerMeasure: 'employer',
  appointmentChange: 'general',
  clinicianGeneral: 'clinician',
  clinicianPatient: 'clinician',
  providerReport: 'employer',
  jointPerson: 'general',
  prison: 'general',
  otherAgency: 'general',
  acknowledgement: 'general',
  unknown: 'general',
}
