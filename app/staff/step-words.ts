import { useWords } from './words.ts'

/** The ladder in the reader's words: its steps, what they go by, how that fared, and how somebody was reached. */
export function useStepWords() {
  const words = useWords()
  const { coded } = words
  return {
    ...words,
    /** A second call task of a letter is `callTask.2` and is called what the first is. */
    step: (step: string) => coded('desk:step')(step.split('.')[0] ?? step),
    by: coded('desk:by'),
    fared: coded('desk:fared'),
    skipped: coded('desk:skipped'),
    how: coded('desk:how'),
    letter: coded('reach:kind'),
  }
}
