import { useSearchParams } from 'react-router'
import { hasText, type TextKey } from '../../text/index.ts'
import { useWords } from './words.ts'

/** What became of the form that was just sent, in words, on the page that came after it. */
export function DoneLine() {
  const { say, when } = useWords()
  const [search] = useSearchParams()
  const deed = search.get('gjort') ?? ''
  const key = [`staff:done.${deed}`, `desk:done.${deed}`, `voice:done.${deed}`].find(hasText)
  if (!key) return null
  const ended = Number(search.get('lukket') ?? 0)
  const open = (search.get('apne') ?? '').split(' ').filter((why) => hasText(`staff:stillOpen.${why}`))
  const asked = search.get('spor')
  return (
    <div className="done stack-tight" role="status">
      <p className="strong">{say(search.get('forsok') === 'ja' ? 'staff:done.attempt' : (key as TextKey))}</p>
      {ended > 0 && <p>{say('staff:done.ended', { n: ended })}</p>}
      {open.map((why) => (
        <p key={why}>{say(`staff:stillOpen.${why}` as TextKey)}</p>
      ))}
      {search.has('flyttet') && <p>{say('staff:done.moved', { n: Number(search.get('flyttet')) || 0 })}</p>}
      {search.get('teamleder') === 'ja' && <p>{say('staff:done.toLead')}</p>}
      {asked && !Number.isNaN(Date.parse(asked)) && <p>{say('staff:done.asked', { when: when(asked) })}</p>}
    </div>
  )
}
