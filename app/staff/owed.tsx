import { SideTag, StatusTag } from '../ui/signs.tsx'
import type { CaseBrief, Entry } from './brief-data.ts'
import { wordsSaid } from './guesses.ts'
import type { OpenPage } from './person-view.tsx'
import { entryAddress } from './places.ts'
import { useWords } from './words.ts'

/** What is owed to the person now, on both sides: in full what the reader may see, one line for the rest. */
export function Owed({ page }: { page: OpenPage }) {
  const { say } = useWords()
  const { brief, conversation, selectedId } = page
  const selected = conversation?.entries.find((entry) => entry.promiseId === selectedId)
  return (
    <section className="stack-tight">
      <h2>{say('staff:owed.heading')}</h2>
      {brief.promises.length === 0 && brief.otherSide.length === 0 && (
        <p className="quiet">{say('staff:owed.nothing')}</p>
      )}
      <ul className="plain-list owed">
        {brief.promises.map((one) => (
          <li key={one.promiseId} data-selected={one.promiseId === selectedId}>
            <OwedLine one={one} personId={brief.personId} selected={one.promiseId === selectedId} />
            {selected && one.promiseId === selectedId && <Details entry={selected} />}
          </li>
        ))}
        {brief.otherSide.map((one) => (
          <li key={one.side + one.dueAt + one.ownerName} className="other-side">
            <SideTag side={one.side} /> <OtherSideWords one={one} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function OtherSideWords({ one }: { one: CaseBrief['otherSide'][number] }) {
  const { say, when } = useWords()
  return (
    <>
      {say(one.side === 'municipal' ? 'staff:owed.otherMunicipal' : 'staff:owed.otherState', {
        who: one.ownerName,
        when: when(one.dueAt),
      })}
    </>
  )
}

function OwedLine(props: { one: CaseBrief['promises'][number]; personId: string; selected: boolean }) {
  const { one, personId, selected } = props
  const words = useWords()
  const { say } = words
  const late = words.isPast(one.dueAt)
  return (
    <>
      <p>
        <SideTag side={one.side} />{' '}
        {selected ? (
          <span className="strong">{words.theme(one.theme)}</span>
        ) : (
          <a href={entryAddress(personId, one.threadId, one.promiseId)}>{words.theme(one.theme)}</a>
        )}
        {one.kind !== 'answerMessage' && <span className="quiet"> · {words.kind(one.kind)}</span>}
      </p>
      <p className={late || one.urgency === 'acute' ? 'due-urgent' : undefined}>
        {one.urgency === 'acute' && `${words.urgency('acute')}: `}
        {say(late ? 'staff:owed.wasDue' : 'staff:owed.due', {
          who: one.ownerName,
          when: words.when(one.dueAt),
        })}
      </p>
      {(one.state !== 'open' || one.contacts > 1) && (
        <p className="marks">
          {one.state !== 'open' && <StatusTag tone="warning">{words.state(one.state)}</StatusTag>}
          {one.contacts > 1 && <StatusTag>{say('staff:row.contacts', { n: one.contacts })}</StatusTag>}
        </p>
      )}
    </>
  )
}

/** How the entry came, what was promised first, and what led to its theme. */
function Details({ entry }: { entry: Entry }) {
  const words = useWords()
  const { say, when } = words
  const moved = entry.firstDueAt !== entry.dueAt
  return (
    <div className="small stack-tight entry-details">
      <ul className="plain-list quiet">
        {entry.sources.map((source) => (
          <li key={source.at + source.channel}>
            {say('staff:owed.came', {
              channel: words.channel(source.channel),
              when: when(source.at),
            })}
          </li>
        ))}
        {moved && <li>{say('staff:owed.firstDue', { when: when(entry.firstDueAt) })}</li>}
        {entry.toldLateAt && <li>{say('staff:owed.toldLate', { when: when(entry.toldLateAt) })}</li>}
        {entry.reassignments > 0 && <li>{say('staff:owed.moves', { n: entry.reassignments })}</li>}
      </ul>
      {entry.offeredName && <p>{say('staff:owed.offered', { who: entry.offeredName })}</p>}
      {entry.cameBack && <StatusTag tone="warning">{say('staff:row.cameBack')}</StatusTag>}
      {entry.talkRequired && <p className="strong">{say('staff:composer.talkRequired')}</p>}
      {entry.words.length > 0 && (
        <p className="quiet">{say('staff:triage.words', { words: wordsSaid(entry.words) })}</p>
      )}
    </div>
  )
}
