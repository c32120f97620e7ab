import type { Finding, FindingKind } from './model.ts'
import { sentencesOf } from './reading.ts'

/** Openings of a question, bokmål and nynorsk. */
const ASKS =
  /(?<!\p{L})(?:hva|hvem|hvor|hvilke[nt]?|hvordan|hvorfor|når|kva|kven|kor|korleis|kvifor|(?:har|kan|vil|skal|er|bor|får|trenger|ønsker|treng|ynskjer) du)(?!\p{L})/giu
const JOINS = /(?<!\p{L})(?:og|eller|samt)(?!\p{L})|[,;/]/iu

/** Says what the answer is to be. */
const LEADING =
  /(?<!\p{L})(?:ikke sant|ikkje sant|(?:er|har|kan|vil|synes|ser|burde|bør|skulle) du (?:vel )?(?:ikke|ikkje)|du (?:har|er|vil|kan|skjønner|forstår) vel|er du enig i at|er du einig i at|vel\?)/iu
/** Asks without wanting an answer. */
const RHETORICAL =
  /(?<!\p{L})(?:hvor vanskelig kan det være|kor vanskeleg kan det vere|hvor mange ganger|kor mange gonger|hvorfor i all verden|hva tror du selv|skjønner du ikke|mener du virkelig|hva hadde du trodd)/iu

/** one question at a time, open; none that leads, none that is two, none that is no question. */
export function questionsIn(text: string): Finding[] {
  const asked = sentencesOf(text).filter((sentence) => /[?؟]["»”)]*$/u.test(sentence.text))
  return asked.flatMap(({ text: sentence, from, to }, index) => {
    const kind = kindOf(sentence) ?? (index > 0 ? 'manyQuestions' : null)
    return kind === null ? [] : [{ kind, from, to, text: sentence, instead: [] }]
  })
}

function kindOf(sentence: string): FindingKind | null {
  if (RHETORICAL.test(sentence)) return 'rhetoricalQuestion'
  if (LEADING.test(sentence)) return 'leadingQuestion'
  const openings = [...sentence.matchAll(ASKS)]
  const [first, second] = openings
  if (!first || !second) return null
  return JOINS.test(sentence.slice(first.index, second.index)) ? 'compoundQuestion' : null
}
