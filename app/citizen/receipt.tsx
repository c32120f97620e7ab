import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { THEME_TABLE } from '../../office/threads/routing/table.ts'
import { personDoor } from '../context.ts'
import { fault } from '../fault.ts'
import { GoTo, HiddenFields, Press } from '../ui/forms.tsx'
import { Telephone } from '../ui/frame.tsx'
import { useSay, useShell } from '../ui/shell.ts'
import { TimedText } from '../ui/time.tsx'
import { type Status, statusOf } from './status.ts'
import { StatusText } from './status-line.tsx'
import { idIn, themeWords } from './words.ts'

export async function loader({ context, params }: LoaderFunctionArgs) {
  const here = personDoor(context)
  const found = await here.office.threads.myReceipt({ messageId: idIn(params.message) })
  if (!found.ok) throw fault('notFound')
  const { number, receivedAt, threadId, lines } = found.value
  return {
    number,
    threadId,
    at: receivedAt.toString(),
    lines: lines.map((line) => ({
      id: line.enquiryId,
      about: themeWords(line.theme, here.say),
      who: line.ownerName || here.say('citizen:talk.someone'),
      joined: line.joined,
      noted: line.noted ?? false,
      urgent: line.urgency === 'acute',
      status: statusOf(
        { ...line, kind: THEME_TABLE[line.theme].promise, state: 'open', toldLate: false },
        here.now,
      ),
    })),
  }
}

/** after sending, the receipt is the page: each part of the message, who has it, and by when. */
export default function ReceiptPage() {
  const say = useSay()
  const { number, threadId, at, lines } = useLoaderData<typeof loader>()
  return (
    <div className="stack-loose">
      <title>{say('common:receipt.heading')}</title>
      <section className="receipt" aria-labelledby="kvittering">
        <div className="receipt-head stack-tight">
          <h1 id="kvittering" className="title">
            {say('common:receipt.heading')}
          </h1>
          <p>
            <TimedText text="citizen:receipt.received" at={at} full />{' '}
            <span className="strong nowrap">{say('citizen:receipt.number', { number: String(number) })}</span>
          </p>
        </div>
        <ul className="receipt-parts plain-list">
          {lines.length === 0 && <li>{say('citizen:receipt.trivial')}</li>}
          {lines.map((line, index) => (
            <Part key={line.id} line={line} place={lines.length > 1 ? index + 1 : null} />
          ))}
        </ul>
      </section>
      {lines.some((line) => line.urgent) && <UrgentHelp />}
      <WaysOn threadId={threadId} />
      {lines.some((line) => !line.noted) && <WhatNow />}
    </div>
  )
}

type Line = { about: string; who: string; joined: boolean; noted: boolean; urgent: boolean; status: Status }

function Part({ line, place }: { line: Line; place: number | null }) {
  const say = useSay()
  const { about, who, joined, noted, urgent, status } = line
  return (
    <li className="stack-tight">
      <p className="strong">{place === null ? about : say('citizen:receipt.part', { n: place, about })}</p>
      <p>
        {/* What must be done today is said as people say it; a date further off is said in full, for paper. */}
        {noted ? (
          say('citizen:receipt.noted', { who })
        ) : (
          <StatusText status={status} who={who} full={!urgent} />
        )}
      </p>
      {joined && <p className="quiet">{say('citizen:receipt.joined')}</p>}
    </li>
  )
}

function UrgentHelp() {
  const say = useSay()
  const { agency } = useShell()
  return (
    <section className="card way-urgent stack-tight">
      <p>{say('citizen:receipt.urgent.after')}</p>
      <p>
        <Telephone number={agency.urgentPhone} className="telephone" />
      </p>
      <p>
        {say('citizen:receipt.danger')} <Telephone number="112" />
      </p>
    </section>
  )
}

function WaysOn({ threadId }: { threadId: string }) {
  const say = useSay()
  return (
    <div className="stack">
      <div className="row">
        <GoTo href={`/min-side/samtaler/${threadId}`}>{say('citizen:receipt.open')}</GoTo>
        <GoTo href={`/min-side/samtaler/${threadId}#text`} variant="secondary">
          {say('citizen:receipt.more')}
        </GoTo>
        <form method="post" action="/min-side/skriv">
          <HiddenFields form="call" />
          <input type="hidden" name="samtale" value={threadId} />
          <input type="hidden" name="bekreftet" value="ja" />
          <input type="hidden" name="callMe" value="ja" />
          <input type="hidden" name="text" value={say('citizen:receipt.callText')} />
          <Press variant="secondary">{say('citizen:receipt.call')}</Press>
        </form>
      </div>
      <p>
        <a href={`/min-side/samtaler/${threadId}#text`}>{say('citizen:receipt.wrong')}</a>
      </p>
      <p>
        <a href="/min-side">{say('citizen:back')}</a>
      </p>
    </div>
  )
}

function WhatNow() {
  const say = useSay()
  return (
    <section className="stack">
      <h2 className="section-title">{say('citizen:receipt.next')}</h2>
      <ol className="steps">
        <li>{say('citizen:receipt.next.read')}</li>
        <li>{say('citizen:receipt.next.answer')}</li>
        <li>{say('citizen:receipt.next.late')}</li>
      </ol>
      <p className="quiet">{say('citizen:receipt.keep')}</p>
    </section>
  )
}
