import type { Say } from '../../text/index.ts'
import { HiddenFields, Press } from '../ui/forms.tsx'
import { plainLine } from '../ui/markdown.ts'
import { useSay } from '../ui/shell.ts'
import { StatusTag } from '../ui/signs.tsx'
import { Time } from '../ui/time.tsx'
import { LetterEntry, LetterList, type ShownLetter } from './inbox-parts.tsx'
import type { Status } from './status.ts'
import { StatusText } from './status-line.tsx'
import { themesWords } from './words.ts'

export type Thread = { id: string; about: string; excerpt: string; lastAt: string; unread: number }

/** A conversation as it stands in a list. */
export function threadOf(
  thread: { threadId: string; themes: string[]; excerpt: string; lastAt: Temporal.Instant; unread: number },
  say: Say,
): Thread {
  return {
    id: thread.threadId,
    about: themesWords(thread.themes, say),
    excerpt: plainLine(thread.excerpt),
    lastAt: thread.lastAt.toString(),
    unread: thread.unread,
  }
}

export function WaitingForYou({
  referrals,
  letters,
  news,
}: {
  referrals: readonly { id: string; agency: string; atVisit: boolean }[]
  letters: readonly ShownLetter[]
  news: readonly Thread[]
}) {
  const say = useSay()
  return (
    <section className="stack">
      <h2 className="section-title">{say('citizen:waiting.you.heading')}</h2>
      {referrals.length + letters.length + news.length === 0 ? (
        <p className="quiet">{say('citizen:waiting.you.none')}</p>
      ) : (
        <ul className="entries plain-list">
          {letters.map((letter) => (
            <LetterEntry key={letter.id} letter={letter} />
          ))}
          {referrals.map(({ id, agency, atVisit }) => (
            <li key={id} className="stack-tight">
              <p className="strong">{say('citizen:referral.ask', { agency })}</p>
              <form method="post" action="/min-side/henvisning" className="row">
                <HiddenFields form={`referral-${id}`} />
                <input type="hidden" name="henvisning" value={id} />
                {atVisit && <input type="hidden" name="fra" value="besok" />}
                <Press name="svar" value="ja" variant="secondary" small>
                  {say('citizen:referral.yes')}
                </Press>
                <Press name="svar" value="nei" variant="secondary" small>
                  {say('citizen:referral.no')}
                </Press>
              </form>
            </li>
          ))}
          {news.map(({ id, about }) => (
            <li key={id}>
              <a href={`/min-side/samtaler/${id}`}>{say('citizen:waiting.read', { about })}</a>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

type WaitingLine = {
  id: string
  threadId: string | null
  about: string
  who: string
  status: Status
  /** what whoever has it says of why it takes time. */
  why: readonly string[] | null
}

export function WaitingForUs({ waiting }: { waiting: readonly WaitingLine[] }) {
  const say = useSay()
  return (
    <section className="stack">
      <h2 className="section-title">{say('citizen:waiting.us.heading')}</h2>
      {waiting.length === 0 ? (
        <p className="quiet">{say('citizen:waiting.us.none')}</p>
      ) : (
        <ul className="entries plain-list">
          {waiting.map(({ id, threadId, about, who, status, why }) => (
            <li key={id} className="stack-tight" data-state={status.tone}>
              {threadId ? (
                <p className="strong">
                  <a href={`/min-side/samtaler/${threadId}`}>{about}</a>
                </p>
              ) : (
                <p className="strong">{about}</p>
              )}
              <p>
                <StatusText status={status} who={who} />
              </p>
              {why?.map((line) => (
                <p key={line} dir="auto">
                  {line}
                </p>
              ))}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

export function Posts({
  threads,
  letters,
  unread,
}: {
  threads: readonly Thread[]
  letters: readonly ShownLetter[]
  unread: number
}) {
  const say = useSay()
  return (
    <section className="stack">
      <h2 className="section-title">{say('citizen:posts.heading', { n: unread })}</h2>
      {threads.length + letters.length + unread === 0 && <p className="quiet">{say('citizen:posts.none')}</p>}
      <LetterList letters={letters} />
      {threads.length > 0 && <ThreadList threads={threads} />}
      <p>
        <a href="/min-side/post">{say('reach:inbox.all')}</a>
      </p>
    </section>
  )
}

export function ThreadList({ threads }: { threads: readonly Thread[] }) {
  const say = useSay()
  return (
    <ul className="entries plain-list">
      {threads.map(({ id, about, excerpt, lastAt, unread }) => (
        <li key={id} className="stack-tight">
          <p className="row">
            <a href={`/min-side/samtaler/${id}`}>{about}</a>
            {unread > 0 && <StatusTag tone="info">{say('citizen:posts.new', { n: unread })}</StatusTag>}
          </p>
          {excerpt && (
            <p className="excerpt" dir="auto">
              {excerpt}
            </p>
          )}
          <p className="small quiet">
            <Time at={lastAt} />
          </p>
        </li>
      ))}
    </ul>
  )
}

export function MyPeopleShort({
  people,
}: {
  people: readonly { name: string; side: 'state' | 'municipal'; away: boolean }[]
}) {
  const say = useSay()
  return (
    <section className="stack">
      <h2 className="section-title">{say('citizen:people.heading')}</h2>
      <ul className="entries plain-list">
        {people.map(({ name, side, away }) => (
          <li key={name + side}>
            <p>
              <bdi className="strong">{name}</bdi> · {say(`citizen:people.side.${side}`)}
            </p>
            {away && <p className="quiet">{say('citizen:people.away')}</p>}
          </li>
        ))}
      </ul>
      <p className="row">
        <a href="/min-side/ring-meg">{say('citizen:people.callMe')}</a>
        <a href="/min-side/chat">{say('chat:heading')}</a>
        <a href="/min-side/folkene-mine">{say('citizen:people.all')}</a>
      </p>
    </section>
  )
}

export function MoreLinks() {
  const say = useSay()
  return (
    <nav className="stack" aria-labelledby="mer">
      <h2 id="mer" className="section-title">
        {say('citizen:more.heading')}
      </h2>
      <ul className="links plain-list">
        <li>
          <a href="/min-side/avtaler">{say('meetings:booking.mine.title')}</a>
        </li>
        <li>
          <a href="/min-side/mine-tjenester">{say('citizen:services.title')}</a>
        </li>
        <li>
          <a href="/min-side/be-om-mote">{say('meetings:requests.ask.title')}</a>
        </li>
        <li>
          <a href="/min-side/hjelperne-mine">{say('mandates:helpers.heading')}</a>
        </li>
        <li>
          <a href="/min-side/hvem-har-sett">{say('citizen:seen.title')}</a>
        </li>
        <li>
          <a href="/min-side/slik-snakker-vi">{say('profile:title')}</a>
        </li>
        <li>
          <a href="/min-side/opplaring">{say('visits:training.title')}</a>
        </li>
        <li>
          <a href="/min-side/fornyelse">{say('visits:renewal.title')}</a>
        </li>
        <li>
          <a href="/min-side/sprak">{say('citizen:language.title')}</a>
        </li>
      </ul>
      <form method="post" action="/logg-ut/alle">
        <HiddenFields form="sign-out-everywhere" />
        <Press variant="secondary" small>
          {say('citizen:more.signOutAll')}
        </Press>
      </form>
    </nav>
  )
}
