import { hasText, textFor } from '../../text/index.ts'

/** What a theme is called in the record, which is kept in Norwegian whatever the conversation was in. */
export function themeInRecord(theme: string): string {
  const key = `common:theme.${theme}`
  return hasText(key) ? textFor('nb')(key) : theme
}
