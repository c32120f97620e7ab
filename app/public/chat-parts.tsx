import type { Refused } from '../form.ts'
import { Choices, HiddenFields, Press, Refusal, TextBox, TextLine } from '../ui/forms.tsx'
import { Telephone } from '../ui/frame.tsx'
import { LiveLine } from '../ui/live-line.tsx'
import { useSay, useShell } from '../ui/shell.ts'
import type { ChatPage } from './chat-data.ts'
import { HEADING, OtherDoors } from './chat-doors.tsx'
import { Left } from './chat-left.tsx'
import { Lines } from './chat-lines.tsx'

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
        {page.state === 'none' && page.left === null && <p>{say('chat:line.hello')}</p>}
        {page.state === 'none' && !page.loggedIn && <OtherDoors audience={page.audience} />}
      </div>
      <Refusal refused={refused} />
      {page.left !== null && <Left left={page.left} page={page} />}
      {page.lines.length > 0 && <Lines lines={page.lines} page={page} />}
      {page.left !== null && page.state === 'none' && (
        <h2 className="section-title">{say('chat:ended.again')}</h2>
      )}
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
