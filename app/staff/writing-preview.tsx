import { useState } from 'react'
import { renderMarkdown } from '../ui/markdown.ts'
import { MessageBubble } from '../ui/message.tsx'
import { useShell } from '../ui/shell.ts'
import { useWords } from './words.ts'

type PreviewProps = { text: string; author: string; html: string | null; open: boolean }

/** the message as it will stand on Min side, and the few neutral words that tell of it. */
export function WritingPreview({ text, author, html, open }: PreviewProps) {
  const { say } = useWords()
  const { now } = useShell()
  const [shown, setShown] = useState(open)
  const written = html ?? (shown ? renderMarkdown(text) : '')
  return (
    <details
      className="disclosure"
      open={open || undefined}
      onToggle={(event) => setShown(event.currentTarget.open)}
    >
      <summary>{say('desk:preview.heading')}</summary>
      <div className="stack-tight preview">
        {text.trim() === '' ? (
          <p className="quiet">{say('desk:preview.empty')}</p>
        ) : (
          <>
            <MessageBubble id="forhandsvisning" mine={false} author={author} at={now} html={written} />
            <p className="quiet">{say('desk:preview.notice', { words: say('common:notice.answerWaits') })}</p>
          </>
        )}
      </div>
    </details>
  )
}
