import { useEffect, useState } from 'react'
import type { Finding, Reviewed } from '../../office/reach/plain/model.ts'
import { LIX_LIMIT, review } from '../../office/reach/plain/rules.ts'
import { Press } from '../ui/forms.tsx'
import { useWords } from './words.ts'
import { WritingPreview } from './writing-preview.tsx'

type HelpProps = {
  /** The id of the field that is written in. */
  field: string
  /** What stood there when the page was made. */
  text: string
  /** Whose names are no news here. */
  known: readonly string[]
  author: string
  /** The same text as the person will see it, where the server has made it. */
  preview: string | null
}
const PAUSE = 250

/**
 * remarks on the text while it is written; advice, never a block. Without a script the text is
 * looked over when asked to.
 */
export function WritingHelp({ field, text: first, known, author, preview }: HelpProps) {
  const { say } = useWords()
  const { text, live } = useTyped(field, first)
  const reviewed = review(text, { known })
  return (
    <div className="stack-tight small">
      {!live && (
        <div>
          <Press small variant="secondary" name="se" value="ja">
            {say('desk:plain.check')}
          </Press>
        </div>
      )}
      {text.trim() !== '' && <Remarks field={field} reviewed={reviewed} live={live} />}
      {(live || preview !== null) && (
        <WritingPreview text={text} author={author} html={live ? null : preview} open={!live} />
      )}
    </div>
  )
}

/** What stands in the field now, a moment after the last key; `live` once the script runs. */
function useTyped(field: string, first: string) {
  const [typed, setTyped] = useState({ text: first, live: false })
  useEffect(() => {
    const box = document.getElementById(field)
    if (!(box instanceof HTMLTextAreaElement)) return
    const read = () => setTyped({ text: box.value, live: true })
    let waiting: ReturnType<typeof setTimeout> | undefined
    const later = () => {
      clearTimeout(waiting)
      waiting = setTimeout(read, PAUSE)
    }
    read()
    box.addEventListener('input', later)
    return () => {
      clearTimeout(waiting)
      box.removeEventListener('input', later)
    }
  }, [field])
  return typed
}

function Remarks({ field, reviewed, live }: { field: string; reviewed: Reviewed; live: boolean }) {
  const { say } = useWords()
  const { findings, lix, easy } = reviewed
  return (
    <section className="remarks stack-tight" aria-label={say('desk:plain.heading')}>
      <p aria-live="polite">
        <span className="strong">{say('desk:plain.lix', { n: lix })}</span>
        {`, ${easy ? say('desk:plain.easy') : say('desk:plain.hard', { limit: LIX_LIMIT })}. `}
        {findings.length === 0 ? say('desk:plain.nothing') : say('desk:plain.count', { n: findings.length })}
      </p>
      {findings.length > 0 && (
        <ul>
          {findings.map((one) => (
            <li key={`${one.kind}${one.from}`}>
              <Quote one={one} field={field} live={live} />{' '}
              {say(`desk:plain.${one.kind}`, { n: one.words ?? 0 })}
              {one.instead.length > 0 && ` ${say('desk:plain.instead', { words: one.instead.join(' / ') })}`}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

const MOST = 60
const short = (text: string) => (text.length > MOST ? `${text.slice(0, MOST).trimEnd()}…` : text)

/** The place in the text; a press marks it in the field. */
function Quote({ one, field, live }: { one: Finding; field: string; live: boolean }) {
  const words = <q>{short(one.text)}</q>
  if (!live) return words
  const mark = () => {
    const box = document.getElementById(field)
    if (!(box instanceof HTMLTextAreaElement)) return
    box.focus()
    box.setSelectionRange(one.from, one.to)
  }
  return (
    <button type="button" className="plain-button" onClick={mark}>
      {words}
    </button>
  )
}
