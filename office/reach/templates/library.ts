import type { LetterBox } from '../notices/model.ts'
import adviserChanged from './library/adviserChanged.json' with { type: 'json' }
import decisionExpiry from './library/decisionExpiry.json' with { type: 'json' }
import decisionGranted from './library/decisionGranted.json' with { type: 'json' }
import decisionRefused from './library/decisionRefused.json' with { type: 'json' }
import documentRequest from './library/documentRequest.json' with { type: 'json' }
import meetingSummons from './library/meetingSummons.json' with { type: 'json' }
import sickLeaveFollowUp from './library/sickLeaveFollowUp.json' with { type: 'json' }
import statusCardMissing from './library/statusCardMissing.json' with { type: 'json' }
import {
  type Condition,
  type Paragraph,
  TEMPLATE_LANGUAGES,
  type Template,
  type TemplateLanguage,
  type TemplateText,
} from './model.ts'

type Written = { title: string; paragraphs: string[]; annex: string | null } & LetterBox
type File = {
  key: string
  kind: string
  side: string
  theme: string
  adverse: boolean
  answerClock: string | null
  conditions: (Record<string, string[]> | null)[]
  texts: Record<TemplateLanguage, Written>
}

/** Who wrote which: the others were translated by a machine on this day, and say so on the paper. */
const WRITTEN_BY_PEOPLE: readonly TemplateLanguage[] = ['nb', 'nn', 'en']
const TRANSLATED = '2026-02-02'
const SHIPPED = '2026-02-02T09:00:00Z'
const OWNER = 'Språk og brev'

function textOf(file: File, language: TemplateLanguage): TemplateText {
  const { title, paragraphs, annex, ...box } = file.texts[language]
  const human = WRITTEN_BY_PEOPLE.includes(language)
  return {
    language,
    source: human ? 'human' : 'machine',
    translatedAt: language === 'nb' ? null : TRANSLATED,
    title,
    box,
    paragraphs: paragraphs.map((text, at): Paragraph => {
      const when = file.conditions[at]
      return when ? { text, when: when as Condition } : { text }
    }),
    annex,
  }
}

const templateOf = (file: File): Template => ({
  key: file.key,
  version: 1,
  kind: file.kind as Template['kind'],
  side: file.side as Template['side'],
  theme: file.theme,
  adverse: file.adverse,
  answerClock: file.answerClock as Template['answerClock'],
  lixBound: 40,
  state: 'approved',
  owner: OWNER,
  officeId: null,
  madeBy: null,
  approvedBy: null,
  approvedAt: SHIPPED,
  texts: TEMPLATE_LANGUAGES.map((language) => textOf(file, language)),
})

/** The texts that are shipped: version 1 of each, approved. What offices make stands in the database, from version 2. */
export const LIBRARY: readonly Template[] = [
  decisionGranted,
  decisionRefused,
  documentRequest,
  decisionExpiry,
  statusCardMissing,
  meetingSummons,
  adviserChanged,
  sickLeaveFollowUp,
].map((file) => templateOf(file as File))
