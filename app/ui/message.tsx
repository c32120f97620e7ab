import type { ReactNode } from 'react'
import { useSay } from './shell.ts'
import { Time } from './time.tsx'

interface MessageBubbleProps {
  readonly id: string
  /** Written by the reader of the page. */
  readonly mine: boolean
  readonly author: string
  /** What a member of staff answers for. */
  readonly unit?: string | undefined
  readonly helper?: string | undefined
  readonly onBehalfOf?: string | undefined
  /** ISO instant. */
  readonly at: string
  /** Safe HTML from the office's own Markdown, never the text as it came in. */
  readonly html: string
  /** Below the message: "I understood", "call me". */
  readonly children?: ReactNode
}

/** One message: who wrote it, with whose help or for whom, when, and the text in its own direction. */
export function MessageBubble({ id, mine, at, html, children, ...from }: MessageBubbleProps) {
  return (
    <article className="message" data-mine={mine} id={`melding-${id}`} aria-labelledby={`fra-${id}`}>
      <p className="message-head" id={`fra-${id}`}>
        <Author mine={mine} {...from} />
        <span className="quiet">
          <Time at={at} />
        </span>
      </p>
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: made by the office from Markdown with HTML switched off */}
      <div className="message-body" dir="auto" dangerouslySetInnerHTML={{ __html: html }} />
      {children && <div className="message-answers">{children}</div>}
    </article>
  )
}

type From = Pick<MessageBubbleProps, 'mine' | 'author' | 'unit' | 'helper' | 'onBehalfOf'>

function Author({ mine, author, unit, helper, onBehalfOf }: From) {
  const say = useSay()
  return (
    <>
      <span className="strong">
        <bdi>{mine ? say('common:message.you') : author}</bdi>
      </span>
      {unit && <span>{say('common:message.for', { unit })}</span>}
      {helper && <span>{say('common:message.helped', { helper })}</span>}
      {onBehalfOf && <span>{say('common:message.onBehalf', { person: onBehalfOf })}</span>}
    </>
  )
}

/** The conversation, newest at the bottom. */
export function Conversation({ children, label }: { children: ReactNode; label: string }) {
  return (
    <section className="conversation" aria-label={label}>
      {children}
    </section>
  )
}
