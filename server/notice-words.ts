import type { Wording } from '../office/reach/jobs.ts'
import { hasText, isLanguage, textFor } from '../text/index.ts'

/**
 * A notice's key in the words of the person's language; bokmål where we have no texts in theirs. What is not one of
 * our keys has its words already.
 */
export const noticeWords: Wording = (language, body) => {
  const key = `common:${body}`
  return hasText(key) ? textFor(isLanguage(language) ? language : 'nb')(key) : body
}
