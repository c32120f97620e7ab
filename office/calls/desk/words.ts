import { hasText, isLanguage, type Language, type TextKey, textFor } from '../../../text/index.ts'
import { sayDay, sayWhen } from '../../../text/when.ts'
import type { LetterBox } from '../../reach/notices/model.ts'

const own = (language: string): Language => (isLanguage(language) ? language : 'nb')

/** K24: the text with a code: from whom, the code, and that it is for nobody else. */
export const codeWords = (language: string, agency: string, code: string): string =>
  textFor(own(language))('calls:desk.code.sms', { agency, code })

/** What the two lines after a call are made of: facts and codes, which every language has words for. */
type SummaryFacts = {
  theme: string
  solved: boolean
  callBack: boolean
  owner: string
  dueAt: Temporal.Instant | null
  at: Temporal.Instant
  told: readonly string[]
  phone: string
}

/**
 * C4-03, R-741: what was talked about, who has it and by when, and what was told already, in a language of the house; in
 * bokmål where the house has none of theirs.
 */
export function summaryWords(
  language: string,
  facts: SummaryFacts,
): { language: Language; box: LetterBox; body: string } {
  const spoken = own(language)
  const say = textFor(spoken)
  const theme = `common:theme.${facts.theme}`
  const first = say(firstLine(facts), {
    day: sayDay(spoken, facts.at, facts.at),
    theme: hasText(theme) ? say(theme) : facts.theme,
    owner: facts.owner,
    due: facts.dueAt === null ? '' : sayWhen(spoken, facts.dueAt, facts.at),
  })
  const told = toldIn(spoken, facts.told)
  const nothing = say('calls:desk.summary.nothing')
  return {
    language: spoken,
    box: {
      what: say('calls:desk.summary.title'),
      todo: nothing,
      byWhen: facts.dueAt === null ? nothing : sayWhen(spoken, facts.dueAt, facts.at),
      otherwise: facts.solved ? nothing : say('calls:desk.summary.otherwise'),
      whom: say('calls:desk.summary.whom', { phone: facts.phone }),
    },
    body: [first, told ?? nothing].join('\n\n'),
  }
}

function firstLine(facts: SummaryFacts): TextKey {
  if (facts.solved) return 'calls:desk.summary.solved'
  return facts.callBack ? 'calls:desk.summary.promiseCall' : 'calls:desk.summary.promise'
}

function toldIn(language: Language, codes: readonly string[]): string | null {
  const say = textFor(language)
  const words = codes.flatMap((code) => {
    const key = `calls:desk.told.${code}`
    return hasText(key) ? [say(key)] : []
  })
  return words.length === 0 ? null : say('calls:desk.summary.told', { told: words.join(', ') })
}
