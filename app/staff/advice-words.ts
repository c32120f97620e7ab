import type { InterpreterAdvice, MeetingAdvice } from '../../office/reach/advise/model.ts'
import type { Advice } from './advice-data.ts'
import { useWords } from './words.ts'

type Given = Advice['advice']

/** The advice in sentences: the codes of the office in the reader's words. */
export function useAdviceWords() {
  const { say, coded, language } = useWords()
  const way = coded('desk:advice.way')
  const because = coded('desk:advice.line')
  return {
    way,
    why: coded('desk:advice'),
    note: coded('desk:advice.note'),
    reason: coded('desk:channelReason'),
    interpreter: (advice: InterpreterAdvice): string | null =>
      advice.need === 'none'
        ? null
        : say(`desk:advice.interpreter.${advice.need}.${advice.how}`, {
            language: language(advice.language).toLowerCase(),
          }),
    meeting: ({ propose, kind, minutes }: MeetingAdvice): string | null => {
      if (propose === 'no' || kind === null) return null
      const params = { kind: coded('desk:advice.meetingKind')(kind), n: minutes ?? 0 }
      if (propose === 'offered') return say('desk:advice.meeting.offered', params)
      return say(minutes === null ? 'desk:advice.meeting.yes' : 'desk:advice.meeting.yesMinutes', params)
    },
    line: ({ propose, because: grounds }: Given['directLine']): string | null => {
      const why = grounds.map(because).join(', ')
      if (propose === 'byRule') return say('desk:advice.line.byRule', { why })
      if (propose === 'no') return null
      return why === '' ? say('desk:advice.line.mayGiveAny') : say('desk:advice.line.mayGive', { why })
    },
  }
}
