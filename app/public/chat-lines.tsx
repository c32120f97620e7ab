import { hasText, type TextKey } from '../../text/index.ts'
import { Telephone } from '../ui/frame.tsx'
import { useSay } from '../ui/shell.ts'
import { Time } from '../ui/time.tsx'
import type { ChatPage, QuoteShown, SaidShown } from './chat-data.ts'

interface LinesProps {
  readonly lines: readonly SaidShown[]
  readonly page: ChatPage
  /** Set where two talks stand on one page: the newest line of this one is nowhere to be led to. */
  readonly beside?: boolean
}

export function Lines({ lines, page, beside = false }: LinesProps) {
  const say = useSay()
  const last = lines.at(-1)?.seq
  return (
    <section className="conversation" aria-label={say('chat:lines.label')}>
      {lines.map((line) => (
        <Said key={line.seq} line={line} last={line.seq === last} page={page} beside={beside} />
      ))}
    </section>
  )
}

function Said({
  line,
  last,
  page,
  beside,
}: {
  line: SaidShown
  last: boolean
  page: ChatPage
  beside: boolean
}) {
  const say = useSay()
  const mine = line.by === 'visitor'
  const from = `${beside ? 'begynt' : 'fra'}-${line.seq}`
  const who = line.by === 'staff' ? (line.author ?? say('chat:by.house')) : say(`chat:by.${line.by}`)
  const key = `chat:line.${line.kind}`
  return (
    <article
      className="message"
      data-mine={mine}
      id={last && !beside ? 'siste' : undefined}
      aria-labelledby={from}
    >
      <p className="message-head" id={from}>
        <span className="strong">
          <bdi>{who}</bdi>
        </span>
        <span className="quiet">
          <Time at={line.at} />
        </span>
      </p>
      {line.body !== null ? (
        <p className="message-body chat-words" dir="auto">
          {line.body}
        </p>
      ) : (
        hasText(key) && <p className="message-body">{say(key as TextKey)}</p>
      )}
      {line.kind.startsWith('urgent') && (
        <p>
          <Telephone number={page.urgentPhone} className="telephone" />
        </p>
      )}
      {line.masked && <p className="quiet small">{say('chat:masked.done')}</p>}
      {line.quotes.map((quote) => (
        <Quoted key={quote.title} quote={quote} />
      ))}
    </article>
  )
}

/** word for word, with where it stands and when it was read there. */
function Quoted({ quote }: { quote: QuoteShown }) {
  const say = useSay()
  const source = say('chat:source', { source: quote.source, date: quote.date })
  return (
    <blockquote className="card stack-tight" lang={quote.language} dir="auto">
      <p className="strong">{quote.title}</p>
      <p className="prose">{quote.body}</p>
      <footer className="quiet small">
        {quote.url ? (
          <a href={quote.url} rel="external">
            {source}
          </a>
        ) : (
          source
        )}
        {quote.translation !== 'original' && (
          <>
            {' '}
            · {say(quote.translation === 'machine' ? 'chat:translation.machine' : 'chat:translation.human')}
          </>
        )}
      </footer>
    </blockquote>
  )
}
