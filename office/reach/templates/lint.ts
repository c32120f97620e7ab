import { TEMPLATE_LANGUAGES, type Template, type TemplateFinding, type TemplateText } from './model.ts'
import { emptyLines, isKnownCondition, isKnownPlaceholder, lixOf, namesOf, printed } from './rules.ts'

const SENTENCE = /[^.!?؟።]+[.!?؟።]*/gu
const isQuestion = (sentence: string) => /[?？؟]\s*$/u.test(sentence)
/** "Er du ikke enig?", "Du vil vel …?", "Hvorfor har du ikke …?": the answer is in the question. */
const LEADING =
  /^(?:er du ikke|har du ikke også|du vil vel|du er vel|hvorfor har du ikke|ikke sant|don't you|isn't it|surely)/iu

/**
 * what is wrong with a text, language by language. What blocks cannot be approved; the rest is
 * advice to whoever writes.
 */
export function lintTemplate(
  template: Pick<Template, 'lixBound' | 'texts'>,
  heavyWords: (text: string, language: string) => readonly string[] = () => [],
): TemplateFinding[] {
  const original = template.texts.find(({ language }) => language === 'nb')
  return template.texts.flatMap((text) => [
    ...ownFindings(text, template.lixBound),
    ...(original && original !== text ? againstOriginal(text, original) : []),
    ...heavyWords(bodyOf(text), text.language).map((word) =>
      finding(text, 'heavyWord', 'paragraphs', word, false),
    ),
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

/** one question at a time, and none that holds its own answer. */
function questionsIn(text: TemplateText, paragraph: string, at: number): TemplateFinding[] {
  const questions = [...paragraph.matchAll(SENTENCE)].map(([one]) => one.trim()).filter(isQuestion)
  const [, second] = questions
  return [
    ...(second === undefined ? [] : [finding(text, 'twoQuestions', String(at + 1), second, false)]),
    ...questions
      .filter((one) => LEADING.test(one))
      .map((one) => finding(text, 'leadingQuestion', String(at + 1), one, false)),
  ]
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

/** how hard the text is as one person gets it. */
export const hardestFor = (text: TemplateText): number | null =>
  lixOf(
    text.language,
    text.box,
    printed(text.paragraphs, {})
      .map((one) => one.text)
      .join('\n\n'),
  )
