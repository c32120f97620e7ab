import { hasText, type TextKey } from '../../../text/index.ts'
import { useWords } from '../words.ts'

/** The desk's own codes in the reader's words. */
export function useDeskWords() {
  const { say, coded } = useWords()
  const named = coded('voice:transfer.queue')
  return {
    queue: (code: string | null) => (code === null ? say('voice:desk.queueName.none') : named(code)),
    state: coded('voice:desk.state'),
    level: coded('voice:desk.level'),
    saying: coded('voice:desk.say'),
    question: coded('voice:desk.question'),
    late: coded('voice:desk.late'),
    told: coded('voice:desk.told'),
    outcome: coded('voice:desk.outcome'),
    knownBy: (code: string | null) => {
      const key = `voice:desk.who.known.${code ?? ''}`
      return hasText(key) ? say(key as TextKey) : null
    },
  }
}
