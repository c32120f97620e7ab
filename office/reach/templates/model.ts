import type { Side } from '../../kernel/context.ts'
import type { ReceiptClock } from '../../kernel/time/clocks.ts'
import type { LetterBox, NoticeKind } from '../notices/model.ts'

/** The languages a template is written in; bokmål is where it is born. */
export const TEMPLATE_LANGUAGES = ['nb', 'nn', 'en', 'se', 'uk', 'pl', 'ar', 'ti', 'so'] as const
export type TemplateLanguage = (typeof TEMPLATE_LANGUAGES)[number]

const TEMPLATE_STATES = ['draft', 'approved', 'retired'] as const
type TemplateState = (typeof TEMPLATE_STATES)[number]
export const TEXT_SOURCES = ['human', 'machine'] as const
export type TextSource = (typeof TEXT_SOURCES)[number]

/** what a paragraph can be keyed to. What is not known is not there, and nothing keyed to it is printed. */
export const FACT_VALUES = {
  occupation: ['nurse', 'careWorker', 'craft', 'kitchen', 'shop', 'driver', 'office', 'teacher', 'other'],
  benefit: ['sickPay', 'workAssessment', 'disability', 'unemployment', 'socialAssistance', 'introduction'],
  status: ['sickListed', 'partlySickListed', 'employed', 'selfEmployed', 'unemployed', 'student'],
} as const
type FactName = keyof typeof FACT_VALUES
export const FACT_NAMES = Object.keys(FACT_VALUES) as FactName[]
export type LetterFacts = Readonly<Partial<Record<FactName, string>>>

/** Every fact named must be one of the values; a paragraph without a condition is for everybody. */
export type Condition = Readonly<Partial<Record<FactName, readonly string[]>>>
export type Paragraph = { text: string; when?: Condition }

export type TemplateText = {
  language: TemplateLanguage
  source: TextSource
  /** When it was translated; null for the text that the others come from. */
  translatedAt: string | null
  title: string
  box: LetterBox
  paragraphs: readonly Paragraph[]
  annex: string | null
}

export type Template = {
  key: string
  version: number
  kind: NoticeKind
  side: Side
  theme: string
  adverse: boolean
  answerClock: ReceiptClock | null
  /** no text in Norwegian may be harder to read than this. */
  lixBound: number
  state: TemplateState
  /** The unit that answers for the text. */
  owner: string
  /** A local text; null for the whole agency. */
  officeId: string | null
  madeBy: string | null
  approvedBy: string | null
  approvedAt: string | null
  texts: readonly TemplateText[]
}

/** What is filled in by hand, and how it is said. The names are the same in every language of a template. */
export const PLACEHOLDERS = {
  matter: 'words',
  amount: 'words',
  reason: 'words',
  document: 'words',
  place: 'words',
  adviser: 'words',
  direct: 'words',
  from: 'day',
  until: 'day',
  meeting: 'moment',
} as const
export type PlaceholderName = keyof typeof PLACEHOLDERS
/** Filled in from the office itself. */
export const OWN_PLACEHOLDERS = ['phone', 'hours', 'office'] as const
export type Filled = Readonly<Partial<Record<PlaceholderName, string>>>

export const BOX_LINES = ['what', 'todo', 'byWhen', 'otherwise', 'whom'] as const

/** What the linter says of a text; `blocks`: it cannot be approved or sent like this. */
export type TemplateFinding = {
  language: string
  what:
    | 'lineMissing'
    | 'tooHard'
    | 'placeholdersDiffer'
    | 'unknownPlaceholder'
    | 'conditionsDiffer'
    | 'unknownCondition'
    | 'twoQuestions'
    | 'leadingQuestion'
    | 'labelWord'
    | 'heavyWord'
    | 'longSentence'
    | 'compoundQuestion'
    | 'rhetoricalQuestion'
    | 'noBody'
  where: string
  detail: string
  blocks: boolean
}
