import type { ChatShown } from '../../office/calls/chat/model.ts'
import { hasText, type TextKey } from '../../text/index.ts'
import { Time } from '../ui/time.tsx'
import type { Plain } from './plain.ts'
import { useWords } from './words.ts'

/** The talk as staff read it: who, when, and every quote with its source. */
export function ChatLines({ lines }: { lines: Plain<ChatShown>['lines'] }) {
  const { say } = useWords()
  return (
    <section aria-label={say('chat:lines.label')} className="stack-tight">
      {lines.map((line) => {
        const key = `chat:line.${line.kind}`
        const who =
          line.by === 'visitor'
            ? say('voice:chat.visitor')
            : line.by === 'staff'
              ? line.author
              : say(`chat:by.${line.by}`)
        return (
          <article key={line.seq} className="card stack-tight">
            <p className="row">
              <span className="strong">
                <bdi>{who}</bdi>
              </span>
              <span className="quiet">
                <Time at={line.at} />
              </span>
            </p>
            {line.withheld && <p className="quiet">{say('voice:chat.withheld')}</p>}
            {line.body !== null && (
              <p className="chat-words" dir="auto">
                {line.body}
              </p>
            )}
            {line.body === null && !line.withheld && hasText(key) && <p>{say(key as TextKey)}</p>}
            {line.quotes.map((quote) => (
              <p key={quote.key} className="quiet" lang={quote.language} dir="auto">
                «{quote.title}» {quote.body} ({quote.source})
              </p>
            ))}
          </article>
        )
      })}
    </section>
  )
}
