import { hasText, type TextKey } from '../../text/index.ts'
import type { Refused } from '../form.ts'
import { Choices, HiddenFields, Press, Refusal, TextBox, TextLine } from '../ui/forms.tsx'
import { Telephone } from '../ui/frame.tsx'
import { LiveLine } from '../ui/live-line.tsx'
import { useSay, useShell } from '../ui/shell.ts'
import { Time } from '../ui/time.tsx'
import type { ChatPage, QuoteShown, SaidShown } from './chat-data.ts'
import { HEADING, OtherDoors } from './chat-doors.tsx'

interface ChatProps {
  readonly page: ChatPage
  readonly refused: Refused | undefined
  /** Where a login leads back to, with the chat as it is. */
  readonly login: string
}

/** The whole chat, complete without a script: what was said, a box to write in, and in every turn a human. */
export function Chat({ page, refused, login }: ChatProps) {
  const say = useSay()
  const heading = say(HEADING[page.audience])
  const going = page.state !== 'ended'
  return (
    <div className="stack-loose">
      <title>{heading}</title>
      <div className="stack-tight">
        <h1 className="title">{heading}</h1>
        <p className="lead">{say(page.loggedIn ? 'chat:lead.own' : 'chat:lead')}</p>
        {page.state === 'none' && <p>{say('chat:line.hello')}</p>}
        {page.state === 'none' && !page.loggedIn && <OtherDoors audience={page.audience} />}
      </div>
      <Refusal refused={refused} />
      {page.lines.length > 0 && <Lines page={page} />}
      {page.state !== 'none' && going && <News />}
      {going && <Write page={page} refused={refused} />}
      {going ? (
        <Human page={page} refused={refused} login={login} />
      ) : (
        <Ended page={page} refused={refused} />
      )}
      {page.state !== 'none' && !page.loggedIn && (
        <p className="quiet">
          {say('chat:number', { number: page.number ?? '' })} {say('chat:kept', { days: page.keepDays })}
        </p>
      )}
    </div>
  )
}

/** live with the small script, and by a link without it. Nothing moves by itself. */
function News() {
  const say = useSay()
  const { path } = useShell()
  return (
    <div className="stack-tight">
      <LiveLine source="/chat/nytt" />
      <p>
        <a href={path}>{say('chat:lines.refresh')}</a>
      </p>
    </div>
  )
}

function Lines({ page }: { page: ChatPage }) {
  const say = useSay()
  const last = page.lines.at(-1)?.seq
  return (
    <section className="conversation" aria-label={say('chat:lines.label')}>
      {page.lines.map((line) => (
        <Said key={line.seq} line={line} last={line.seq === last} page={page} />
      ))}
    </section>
  )
}

function Said({ line, last, page }: { line: SaidShown; last: boolean; page: ChatPage }) {
  const say = useSay()
  const mine = line.by === 'visitor'
  const who = line.by === 'staff' ? (line.author ?? say('chat:by.house')) : say(`chat:by.${line.by}`)
  const key = `chat:line.${line.kind}`
  return (
    <article
      className="message"
      data-mine={mine}
      id={last ? 'siste' : undefined}
      aria-labelledby={`fra-${line.seq}`}
    >
      <p className="message-head" id={`fra-${line.seq}`}>
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

function Write({ page, refused }: Pick<ChatProps, 'page' | 'refused'>) {
  const say = useSay()
  return (
    <form method="post" className="write stack">
      <HiddenFields form={`write-${page.lines.length}`} />
      <TextBox
        name="text"
        label={say('chat:write.label')}
        {...(page.loggedIn ? {} : { hint: say('chat:masked.rule') })}
        rows={3}
        maxLength={1000}
        refused={refused}
      />
      <div>
        <Press name="gjor" value="skriv">
          {say('chat:write.send')}
        </Press>
      </div>
    </form>
  )
}

/** a human now or when, a call in a window, a message, and the telephone: the same in every turn. */
function Human({ page, refused, login }: ChatProps) {
  const say = useSay()
  const { agency } = useShell()
  return (
    <section className="card stack" aria-labelledby="menneske">
      <h2 id="menneske" className="section-title">
        {say('chat:offers.heading')}
      </h2>
      <Now page={page} />
      {page.loggedIn ? (
        <>
          <CallForm page={page} refused={refused} />
          <form method="post" className="stack-tight">
            <HiddenFields form="message" />
            <p>{say('chat:offers.messageText')}</p>
            <div>
              <Press name="gjor" value="melding" variant="secondary">
                {say('chat:offers.messageButton')}
              </Press>
            </div>
          </form>
        </>
      ) : (
        <ul className="plain-list stack-tight">
          <li>
            <a href={login}>{say('chat:offers.callLogin')}</a>
          </li>
          <li>
            <a href="/ring-meg">{say('chat:offers.callOpen')}</a>
          </li>
          <li>
            <a href={login}>{say('chat:offers.messageLogin')}</a>
          </li>
        </ul>
      )}
      <p>
        {say('chat:offers.phone')} <Telephone number={page.urgent ? page.urgentPhone : agency.phone} />
      </p>
      {page.state !== 'none' && (
        <form method="post">
          <HiddenFields form="end" />
          <Press name="gjor" value="slutt" variant="secondary" small>
            {say('chat:offers.end')}
          </Press>
        </form>
      )}
    </section>
  )
}

function Now({ page }: { page: ChatPage }) {
  const say = useSay()
  if (page.state === 'talking') return null
  if (page.state === 'waiting')
    return (
      <form method="post" className="stack-tight">
        <HiddenFields form="leave" />
        <p role="status">
          {say('chat:offers.place', { place: page.place ?? 1 })}{' '}
          {page.minutes !== null && say('chat:offers.wait', { minutes: page.minutes })}
        </p>
        <div>
          <Press name="gjor" value="ut" variant="secondary" small>
            {say('chat:offers.leave')}
          </Press>
        </div>
      </form>
    )
  return (
    <form method="post" className="stack-tight">
      <HiddenFields form="human" />
      {page.opens !== null && <p>{say('chat:offers.opens', { when: page.opens })}</p>}
      {page.opens === null && (
        <div>
          <Press name="gjor" value="menneske" variant="secondary">
            {say('chat:offers.now')}
          </Press>
        </div>
      )}
    </form>
  )
}

function CallForm({ page, refused }: Pick<ChatProps, 'page' | 'refused'>) {
  const say = useSay()
  return (
    <details className="disclosure" open={refused?.values.gjor === 'ring'}>
      <summary>{say('chat:offers.call')}</summary>
      <form method="post" className="stack-tight">
        <HiddenFields form="call" />
        <Choices name="tid1" label={say('chat:offers.when')} options={page.windows} refused={refused} />
        <TextLine
          name="nummer"
          type="tel"
          inputMode="tel"
          label={say('chat:offers.number')}
          refused={refused}
          maxLength={20}
        />
        <div>
          <Press name="gjor" value="ring" variant="secondary">
            {say('chat:offers.callButton')}
          </Press>
        </div>
      </form>
    </details>
  )
}

/** What a human can still be had by, after the last line too. */
function Ended({ page, refused }: Pick<ChatProps, 'page' | 'refused'>) {
  const say = useSay()
  const { agency } = useShell()
  return (
    <section className="card stack-tight" aria-label={say('chat:offers.heading')}>
      {page.thread !== null && page.loggedIn && (
        <p>
          <a href={`/min-side/samtaler/${page.thread}`}>{say('chat:ended.thread')}</a>
        </p>
      )}
      <h2 className="section-title">{say('chat:ended.again')}</h2>
      <Write page={page} refused={refused} />
      <p>
        <a href={page.loggedIn ? '/min-side/ring-meg' : '/ring-meg'}>{say('chat:offers.call')}</a>
      </p>
      <p>
        {say('chat:offers.phone')} <Telephone number={agency.phone} />
      </p>
    </section>
  )
}
