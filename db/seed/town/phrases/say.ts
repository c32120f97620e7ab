import type { EnquiryTheme } from '../../../../office/threads/recognise/model.ts'
import type { BenefitMix } from '../population.ts'
import type { Random } from '../random.ts'
import { answers, CALL_NOTES, INTERPRETED_NOTE, THANKS, URGENT } from './answers.ts'
import type { Bank } from './model.ts'
import { norwegian, nynorsk } from './norwegian.ts'
import { arabic, english, polish, somali, tigrinya, ukrainian } from './others.ts'

const BANKS: Readonly<Record<string, Bank>> = {
  nb: norwegian,
  nn: nynorsk,
  en: english,
  pl: polish,
  uk: ukrainian,
  ar: arabic,
  so: somali,
  ti: tigrinya,
}

const ANYBODY: readonly EnquiryTheme[] = [
  'paymentDate',
  'caseStatus',
  'explainLetter',
  'missingDocuments',
  'contactAdviser',
  'meetingRequest',
  'technical',
  'whyDecision',
  'contactAdviser',
  'meetingRequest',
]
const SOCIAL: readonly EnquiryTheme[] = [
  'socialAssistance',
  'socialAssistance',
  'specialExpense',
  'housing',
  'moneyAndDebt',
  'missingDocuments',
  'contactAdviser',
  'meetingRequest',
  'explainLetter',
]
/** What people with each benefit write about; a theme that stands twice is twice as common. */
const ABOUT: Readonly<Record<BenefitMix, readonly EnquiryTheme[]>> = {
  aap: [
    ...ANYBODY,
    'aap',
    'aap',
    'aap',
    'appeal',
    'workFollowUp',
    'workFollowUp',
    'measure',
    'paymentWrong',
    'reportChange',
    'applicationHelp',
  ],
  sickPay: [...ANYBODY, 'sickLeave', 'sickLeave', 'sickLeave', 'paymentWrong', 'reportChange'],
  disability: [...ANYBODY, 'disabilityBenefit', 'pension', 'reportChange'],
  socialAssistance: SOCIAL,
  unemployment: [...ANYBODY, 'unemployment', 'statusCard', 'statusCard', 'jobSearch', 'paymentWrong'],
  qualificationProgramme: [...SOCIAL, 'qualificationProgramme', 'qualificationProgramme'],
  introduction: [...SOCIAL, 'introduction', 'introduction'],
  jobSeeker: [
    'jobSearch',
    'jobSearch',
    'measure',
    'workFollowUp',
    'contactAdviser',
    'meetingRequest',
    'applicationHelp',
    'technical',
  ],
}

const MONTHS = ['januar', 'februar', 'mars', 'april', 'mai']
const WEEKDAYS = ['mandag', 'tirsdag', 'onsdag', 'torsdag', 'fredag']
const PLACE_NAMES = ['Granvik', 'Elvemark', 'Sundmoen']
const HELLO: Readonly<Record<string, readonly string[]>> = {
  nb: ['Hei. ', 'Hei! ', 'God dag, ', '', '', ''],
  nn: ['Hei. ', '', ''],
  en: ['Hi. ', 'Hello, ', ''],
  pl: ['Dzień dobry. ', ''],
  uk: ['Добрий день. ', ''],
  ar: ['مرحباً. ', ''],
  so: ['Salaan. ', ''],
  ti: ['ሰላም። ', ''],
}

const filled = (text: string, random: Random) =>
  text
    .replaceAll('{month}', random.pick(MONTHS))
    .replaceAll('{weekday}', random.pick(WEEKDAYS))
    .replaceAll('{day}', String(random.int(1, 28)))
    .replaceAll('{amount}', String(random.int(6, 90) * 100))
    .replaceAll('{place}', random.pick(PLACE_NAMES))

export type Said = { theme: EnquiryTheme; language: string; text: string }

/** Something that somebody with this benefit could write, in the person's language where they have words for it. */
export function question(mix: BenefitMix, writes: string, random: Random): Said {
  const theme = random.pick(ABOUT[mix])
  const own = BANKS[writes]?.[theme]
  const language = own === undefined ? 'nb' : writes
  const texts = own ?? norwegian[theme] ?? norwegian.contactAdviser ?? []
  return { theme, language, text: random.pick(HELLO[language] ?? ['']) + filled(random.pick(texts), random) }
}

/** What somebody with both sides also asks about, in the same breath. */
export const besides = (writes: string, random: Random): Said => question('socialAssistance', writes, random)

export const answerTo = (theme: EnquiryTheme, random: Random): string =>
  filled(random.pick(answers[theme] ?? answers.contactAdviser ?? ['']), random)

export const thanks = (language: string, random: Random): string =>
  random.pick(THANKS[language] ?? THANKS.nb ?? ['Takk'])
export const callNote = (interpreted: boolean, random: Random): string =>
  interpreted && random.chance(0.7) ? INTERPRETED_NOTE : random.pick(CALL_NOTES)

/** what cannot wait. The words alone make it urgent. */
export const urgentNeed = (random: Random): Said => ({
  theme: 'emergencyNeed',
  language: 'nb',
  text: random.pick(URGENT),
})
