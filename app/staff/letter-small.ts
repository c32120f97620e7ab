import { isLanguage, textFor } from '../../text/index.ts'

/** K24: what leaves by SMS and e-mail when a letter is made; the same for every letter, and about nothing. */
export function smallNotice(language: string): { language: string; sms: string; email: string } {
  const known = isLanguage(language) ? language : 'nb'
  const words = textFor(known)('common:notice.noticeWaits')
  return { language: known, sms: words, email: words }
}
