import { THEMES } from '../../office/threads/recognise/model.ts'
import type { Choice } from '../ui/forms.tsx'
import { useShell } from '../ui/shell.ts'
import { useWords } from './words.ts'

/** What nobody chooses by hand: words that need no answer. */
const NEVER_CHOSEN: ReadonlySet<string> = new Set(['acknowledgement'])

/** Every theme in the reader's words, in the order of the alphabet. */
export function useThemes(): Choice[] {
  const { theme } = useWords()
  const { language } = useShell()
  return Object.keys(THEMES)
    .filter((code) => !NEVER_CHOSEN.has(code))
    .map((code) => ({ value: code, label: theme(code) }))
    .sort((a, b) => a.label.localeCompare(b.label, language))
}
