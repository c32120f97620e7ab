import { SideTag, StatusTag } from '../ui/signs.tsx'
import { Time } from '../ui/time.tsx'
import type { Conversation, Line, Message } from './brief-data.ts'
import type { OpenPage } from './person-view.tsx'
import { personAddress } from './places.ts'
import { useWords } from './words.ts'

/** The whole conversation, newest at the bottom: what was said, by whom, on which side, and what was done between. */
export function ConversationLines({ page, conversation }: { page: OpenPage; conversation: Conversation }) {
  const { say } = useWords()
  return (
    <section className="stack-tight" aria-labelledby="samtale-overskrift">
      <div className="row row-apart">
        <h2 id="samtale-overskrift">{say('staff:talk.heading', { number: conversation.number })}</h2>
        <OtherThreads page={page} here={conversation.threadId} />
      </div>
      <ol className="plain-list lines">
        {conversation.lines.map((line) => (
          <li key={line.id}>
            {line.kind === 'message' ? <MessageLine line={line} page={page} /> : <MoveLine line={line} />}
          </li>
        ))}
      </ol>
    </section>
  )
}

function OtherThreads({ page, here }: { page: OpenPage; here: string }) {
  const { say, due, theme } = useWords()
  const others = page.brief.threads.filter((thread) => thread.threadId !== here)
  if (others.length === 0) return null
  return (
    <details className="disclosure others">
      <summary>{say('staff:talk.others', { n: others.length })}</summary>
      <ul className="plain-list stack-tight">
        {others.map((thread) => (
          <li key={thread.threadId}>
            <a href={`${personAddress(page.brief.personId)}/samtale/${thread.threadId}`}>
              {thread.number}: {thread.themes.map(theme).join(', ') || say('staff:talk.noTheme')}
            </a>{' '}
            <span className="quiet">
              {due(thread.lastAt)}
              {thread.open > 0 && `, ${say('staff:talk.open', { n: thread.open })}`}
            </span>
          </li>
        ))}
      </ul>
    </details>
  )
}

/** who held the pen for the person, and why; the mark makes itself. */
function HeldBy({ helper }: { helper: NonNullable<Message['helper']> }) {
  const words = useWords()
  if (helper.relation === 'staff') return <span>{words.coded('desk:assist')(helper.why ?? 'other')}</span>
  const who = helper.name ?? words.coded('staff:helper')(helper.relation)
  return <span>{words.say('staff:talk.helped', { who })}</span>
}

function MessageLine({ line, page }: { line: Message; page: OpenPage }) {
  const words = useWords()
  const { say } = words
  const out = line.direction === 'out'
  return (
    <article className="line" data-out={out} aria-labelledby={`fra-${line.id}`}>
      <p className="line-head" id={`fra-${line.id}`}>
        <span className="strong">
          <bdi>{out ? (line.authorName ?? say('staff:talk.us')) : page.brief.name}</bdi>
        </span>
        {out && line.authorTitle && <span>{line.authorTitle}</span>}
        {!out && line.authorName && (
          <span>{say('staff:talk.writtenBy', { who: line.authorName, title: line.authorTitle ?? '' })}</span>
        )}
        {line.helper && <HeldBy helper={line.helper} />}
        <span className="quiet">
          {words.channel(line.channel)} · <Time at={line.at} />
        </span>
        {out && (
          <span className="quiet">{line.readAt ? say('staff:talk.read') : say('staff:talk.unread')}</span>
        )}
        {line.feedback && (
          <StatusTag tone={line.feedback === 'understood' ? 'success' : 'warning'}>
            {words.coded('staff:feedback')(line.feedback)}
          </StatusTag>
        )}
      </p>
      {line.parts.map((part, index) => (
        <div key={`${part.side}${part.enquiryId}${part.body}`} className="part" data-side={part.side}>
          <SideTag side={part.side} />
          <PartText body={part.body} html={page.written[line.id]?.[index]} language={line.language} />
        </div>
      ))}
      {line.otherSide && (
        <p className="part other-side">
          {say(line.parts.length > 0 ? 'staff:talk.otherPart' : 'staff:talk.otherMessage')}
        </p>
      )}
    </article>
  )
}

function PartText({ body, html, language }: { body: string; html: string | undefined; language: string }) {
  if (html === undefined) {
    return (
      <p className="part-text" dir="auto" lang={langOf(language)}>
        {body}
      </p>
    )
  }
  // biome-ignore lint/security/noDangerouslySetInnerHtml: made of Markdown with HTML switched off (app/ui/markdown.ts)
  return <div className="part-html" dir="auto" dangerouslySetInnerHTML={{ __html: html }} />
}

/** Recognition may have no name for the language; then nothing is claimed. */
const langOf = (code: string) => (/^[a-z]{2,3}(-[A-Z]{2})?$/.test(code) ? code : undefined)

function MoveLine({ line }: { line: Extract<Line, { kind: 'move' }> }) {
  const words = useWords()
  const { reason, said, latestNewAt, until } = line.data as Record<string, unknown>
  const time = typeof latestNewAt === 'string' ? latestNewAt : typeof until === 'string' ? until : null
  return (
    <p className="move small">
      <Time at={line.at} />: {words.event(line.event)}
      {line.who && `, ${line.who}`}
      {typeof reason === 'string' && reason !== '' && ` – ${words.reason(reason)}`}
      {typeof said === 'string' && said !== '' && (
        <>
          {' '}
          – <q dir="auto">{said}</q>
        </>
      )}
      {time && <> ({words.say('staff:talk.newTime', { when: words.when(time) })})</>}
    </p>
  )
}
