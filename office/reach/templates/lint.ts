import { review } from '../plain/rules.ts'
import {
  BOX_LINES,
  TEMPLATE_LANGUAGES,
  type Template,
  type TemplateFinding,
  type TemplateText,
} from './model.ts'
import { emptyLines, isKnownCondition, isKnownPlaceholder, lixOf, namesOf } from './rules.ts'

const QUESTION = /[?？؟]/gu
/** The remarks of the help while writing that count for a text that many will get; it reads Norwegian. */
const REMARKS = [
  'labelWord',
  'heavyWord',
  'longSentence',
  'compoundQuestion',
  'leadingQuestion',
  'rhetoricalQuestion',
] as const
const READ_BY_HELP: readonly string[] = ['nb', 'nn']

/**
 * what is wrong with a text, language by language. What blocks cannot be approved; the rest is
 * advice to whoever writes.
 */
export function lintTemplate(template: Pick<Template, 'lixBound' | 'texts'>): TemplateFinding[] {
  const original = template.texts.find(({ language }) => language === 'nb')
  return template.texts.flatMap((text) => [
    ...ownFindings(text, template.lixBound),
    ...(original && original !== text ? againstOriginal(text, original) : []),
    ...remarksOn(text),
  ])
}

const finding = (
  text: TemplateText,
  what: TemplateFinding['what'],
  where: string,
  detail: string,
  blocks: boolean,
): TemplateFinding => ({ language: text.language, what, where, detail, blocks })

const bodyOf = (text: TemplateText) => text.paragraphs.map((paragraph) => paragraph.text).join('\n\n')

function ownFindings(text: TemplateText, bound: number): TemplateFinding[] {
  const found = emptyLines(text.box).map((line) => finding(text, 'lineMissing', line, line, true))
  if (text.title.trim() === '') found.push(finding(text, 'lineMissing', 'title', 'title', true))
  if (bodyOf(text).trim() === '') found.push(finding(text, 'noBody', 'paragraphs', '', true))
  const hard = lixOf(text.language, text.box, bodyOf(text))
  if (hard !== null && hard > bound) found.push(finding(text, 'tooHard', 'paragraphs', String(hard), true))
  for (const name of namesOf(text).filter((one) => !isKnownPlaceholder(one)))
    found.push(finding(text, 'unknownPlaceholder', 'paragraphs', name, true))
  text.paragraphs.forEach((paragraph, at) => {
    if (paragraph.when && !isKnownCondition(paragraph.when))
      found.push(
        finding(text, 'unknownCondition', String(at + 1), Object.keys(paragraph.when).join(', '), true),
      )
    found.push(...questionsIn(text, paragraph.text, at))
  })
  return found
}

/** one question at a time. */
function questionsIn(text: TemplateText, paragraph: string, at: number): TemplateFinding[] {
  const questions = paragraph.match(QUESTION)?.length ?? 0
  return questions > 1 ? [finding(text, 'twoQuestions', String(at + 1), String(questions), false)] : []
}

/** Words that label people keep a text from being approved; what is heavy or leading is advice. */
function remarksOn(text: TemplateText): TemplateFinding[] {
  if (!READ_BY_HELP.includes(text.language)) return []
  const words = [...BOX_LINES.map((line) => text.box[line]), bodyOf(text)].join('\n\n')
  return review(words).findings.flatMap((found) => {
    const what = REMARKS.find((kind) => kind === found.kind)
    return what ? [finding(text, what, 'paragraphs', found.text, what === 'labelWord')] : []
  })
}

/** A translation says the same to the same people: equal placeholders, equal conditions. */
function againstOriginal(text: TemplateText, original: TemplateText): TemplateFinding[] {
  const [ours, theirs] = [namesOf(text), namesOf(original)]
  const differ = [
    ...ours.filter((name) => !theirs.includes(name)),
    ...theirs.filter((name) => !ours.includes(name)),
  ]
  const conditions = (one: TemplateText) => JSON.stringify(one.paragraphs.map(({ when }) => when ?? null))
  return [
    ...(differ.length > 0
      ? [finding(text, 'placeholdersDiffer', 'paragraphs', differ.join(', '), true)]
      : []),
    ...(conditions(text) === conditions(original)
      ? []
      : [finding(text, 'conditionsDiffer', 'paragraphs', '', true)]),
  ]
}

/** The languages in which the template says nothing yet. */
export const missingLanguages = (template: Pick<Template, 'texts'>): string[] =>
  TEMPLATE_LANGUAGES.filter((language) => !template.texts.some((text) => text.language === language))
