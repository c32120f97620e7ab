import { entryAddress } from '../staff/places.ts'
import { useWords } from '../staff/words.ts'
import { GoTo, Press } from '../ui/forms.tsx'
import { Counts, EmptyState, SideTag, StatusTag } from '../ui/signs.tsx'
import { type RoomAddress, roomAddress } from './address.ts'
import type { DemoPerson, Ledger, LedgerEntry } from './model.ts'

interface Props {
  readonly ledger: Ledger
  readonly address: RoomAddress
}

/** The ledger: all that is owed, to whom, by whom and by when, in the order of every work list (K13). */
export function Promises({ ledger, address, people }: Props & { people: readonly DemoPerson[] }) {
  const { say } = useWords()
  const { counts, entries, matching } = ledger
  return (
    <section id="lofter" aria-labelledby="lofter-heading" className="stack-tight">
      <div className="row row-apart">
        <h2 id="lofter-heading">{say('demo:ledger.heading')}</h2>
        <Counts
          label={say('demo:ledger.counts')}
          items={[
            { label: say('demo:ledger.open'), count: counts.open },
            { label: say('demo:ledger.acute'), count: counts.acute },
            { label: say('demo:ledger.late'), count: counts.late, tone: 'danger' },
            { label: say('demo:ledger.toldLate'), count: counts.toldLate },
            { label: say('demo:ledger.atLead'), count: counts.atLead },
            { label: say('demo:ledger.kept'), count: counts.kept },
          ]}
        />
      </div>
      <p className="quiet">{say('demo:ledger.text')}</p>
      <Filter address={address} people={people} />
      {entries.length === 0 ? (
        <EmptyState
          heading={
            address.name ? say('demo:ledger.none', { name: address.name }) : say('demo:ledger.nothing')
          }
        />
      ) : (
        <Entries entries={entries} address={address} />
      )}
      {matching > entries.length && (
        <p className="row">
          <span className="quiet">{say('demo:ledger.shown', { shown: entries.length, n: matching })}</span>
          <a href={roomAddress({ ...address, all: true }, 'lofter')}>
            {say('demo:ledger.all', { n: matching })}
          </a>
        </p>
      )}
    </section>
  )
}

function Filter({ address, people }: { address: RoomAddress; people: readonly DemoPerson[] }) {
  const { say } = useWords()
  return (
    <form method="get" action="/demo#lofter" className="row">
      <label className="small-field" htmlFor="navn">
        <span>{say('demo:ledger.name')}</span>
        <input
          id="navn"
          name="navn"
          list="navn-liste"
          defaultValue={address.name}
          maxLength={100}
          autoComplete="off"
        />
      </label>
      <datalist id="navn-liste">
        {people
          .filter((one) => one.kind === 'person')
          .map(({ subject, name }) => (
            <option key={subject} value={name} />
          ))}
      </datalist>
      <Press variant="secondary" small>
        {say('demo:ledger.filter')}
      </Press>
      {address.name && (
        <GoTo variant="tertiary" small href={roomAddress({}, 'lofter')}>
          {say('demo:ledger.everybody')}
        </GoTo>
      )}
    </form>
  )
}

function Entries({ entries, address }: { entries: readonly LedgerEntry[]; address: RoomAddress }) {
  const { say } = useWords()
  return (
    <div className="scroll-x">
      <table className="dense">
        <thead>
          <tr>
            <th scope="col">{say('demo:ledger.due')}</th>
            <th scope="col">{say('demo:ledger.who')}</th>
            <th scope="col">{say('demo:ledger.what')}</th>
            <th scope="col">{say('demo:ledger.side')}</th>
            <th scope="col">{say('demo:ledger.owner')}</th>
            <th scope="col">{say('demo:ledger.state')}</th>
            <th scope="col">{say('demo:ledger.next')}</th>
            <th scope="col">
              <span className="aksel-sr-only">{say('demo:ledger.follow')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => (
            <Entry key={entry.promiseId} entry={entry} address={address} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Entry({ entry, address }: { entry: LedgerEntry; address: RoomAddress }) {
  const { say, theme, due, when, state, urgency, coded } = useWords()
  const { promiseId, personName, dueAt, late, nextStep, nextStepAt } = entry
  const acute = entry.urgency === 'acute'
  return (
    <tr data-current={promiseId === address.promiseId}>
      <td className={late || acute ? 'due-urgent nowrap' : 'nowrap'}>
        {acute && <span aria-hidden="true">! </span>}
        <time dateTime={dueAt} title={when(dueAt)}>
          {due(dueAt)}
        </time>
      </td>
      <td className="nowrap">
        <a href={entryAddress(entry.personId, entry.threadId, promiseId)}>
          <bdi>{personName}</bdi>
        </a>
      </td>
      <td>{theme(entry.theme)}</td>
      <td>
        <SideTag side={entry.side} />
      </td>
      <td>{entry.ownerName}</td>
      <td>
        <span className="row tags">
          {acute && <StatusTag tone="danger">{urgency('acute')}</StatusTag>}
          {late && <StatusTag tone="danger">{say('demo:ledger.lateTag')}</StatusTag>}
          {entry.toldLate && <StatusTag tone="warning">{say('demo:ledger.toldTag')}</StatusTag>}
          {entry.state === 'open' && !acute && !late && !entry.toldLate && state('open')}
          {entry.state !== 'open' && <StatusTag>{state(entry.state)}</StatusTag>}
        </span>
      </td>
      <td>
        {!nextStep && entry.withLeader && <span className="quiet">{say('demo:ledger.withLeader')}</span>}
        {nextStep && nextStepAt && (
          <>
            {coded('demo:step')(nextStep)}{' '}
            <span className="quiet nowrap">
              <time dateTime={nextStepAt}>{due(nextStepAt)}</time>
            </span>
          </>
        )}
      </td>
      <td>
        {nextStep && (
          <a
            href={roomAddress({ ...address, promiseId, from: '', until: '', arrived: null }, 'klokka')}
            aria-label={say('demo:ledger.followWho', { who: personName })}
          >
            {say('demo:ledger.follow')}
          </a>
        )}
      </td>
    </tr>
  )
}
