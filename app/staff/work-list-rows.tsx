import { HiddenFields, Press } from '../ui/forms.tsx'
import { SideTag, StatusTag } from '../ui/signs.tsx'
import { phoneWords } from './format.ts'
import { listAddress } from './list-address.ts'
import { entryAddress } from './places.ts'
import { useWords } from './words.ts'
import type { WorkItem, WorkListPage } from './work-list-data.ts'

type RowsProps = {
  page: WorkListPage
  marked: number
  mark: (promiseId: string) => void
  shown: string | null
  /** Shows the brief of an entry beside the list without making the list anew. */
  show: (item: WorkItem) => void
}

/** The list itself: one line for each promise, the most pressing first, the same order for everybody (K13). */
export function Rows({ page, marked, mark, shown, show }: RowsProps) {
  const { say } = useWords()
  const owners = page.address.list !== 'mine'
  return (
    <div className="scroll-x">
      <table className="dense work stacks">
        <caption className="aksel-sr-only">{say(`staff:list.${page.address.list}`)}</caption>
        <thead>
          <tr>
            <th scope="col">{say('staff:col.due')}</th>
            <th scope="col">{say('staff:col.who')}</th>
            <th scope="col">{say('staff:col.what')}</th>
            <th scope="col">{say('staff:col.side')}</th>
            <th scope="col">{say('staff:col.language')}</th>
            <th scope="col">{say('staff:col.waited')}</th>
            <th scope="col">{say('staff:col.channel')}</th>
            {owners && <th scope="col">{say('staff:col.owner')}</th>}
            <th scope="col">
              <span className="aksel-sr-only">{say('staff:col.do')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {page.items.map((item, index) => (
            <tr
              key={item.promiseId}
              data-current={index === marked || item.promiseId === shown}
              data-urgency={item.urgency}
              onFocus={() => mark(item.promiseId)}
            >
              <Due item={item} />
              <td data-cell="who">
                <a
                  id={`rad-${item.promiseId}`}
                  href={entryAddress(item.personId, item.threadId, item.promiseId)}
                >
                  <bdi>{item.name}</bdi>
                </a>
              </td>
              <What item={item} />
              <td data-cell="side">
                <SideTag side={item.side} />
              </td>
              <Language item={item} />
              <Waited item={item} />
              <Channel item={item} />
              {owners && <td data-cell="owner">{item.ownerName}</td>}
              <td data-cell="do">
                <RowDeeds item={item} page={page} show={show} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Due({ item }: { item: WorkItem }) {
  const { say, due, isPast } = useWords()
  const late = isPast(item.dueAt)
  const urgent = item.urgency === 'acute'
  return (
    <td data-cell="due" className={late || urgent ? 'due-urgent nowrap' : 'nowrap'}>
      {urgent && (
        <>
          <span aria-hidden="true">! </span>
          <span className="aksel-sr-only">{say('staff:urgency.acute')} </span>
        </>
      )}
      <time dateTime={item.dueAt}>{due(item.dueAt)}</time>
      {late && <span className="small"> {say('staff:row.late')}</span>}
    </td>
  )
}

function What({ item }: { item: WorkItem }) {
  const words = useWords()
  const { say } = words
  return (
    <td data-cell="what">
      {words.theme(item.theme)}
      {item.kind !== 'answerMessage' && <span className="quiet"> · {words.kind(item.kind)}</span>}
      <span className="marks">
        {item.offeredToMe && <StatusTag tone="info">{say('staff:row.offered')}</StatusTag>}
        {item.cameBack && <StatusTag tone="warning">{say('staff:row.cameBack')}</StatusTag>}
        {item.wishesCall && <StatusTag tone="info">{say('staff:row.wishesCall')}</StatusTag>}
        {item.coveredFor && <StatusTag>{say('staff:row.coveredFor', { who: item.coveredFor })}</StatusTag>}
        {item.leadReason && <StatusTag tone="warning">{words.leadReason(item.leadReason)}</StatusTag>}
        {item.state === 'sentNotReached' && <StatusTag tone="warning">{words.state(item.state)}</StatusTag>}
        {item.state === 'paused' && <StatusTag>{words.state(item.state)}</StatusTag>}
      </span>
      <LettersOf item={item} />
    </td>
  )
}

/** What a call or a visit is about, how often it has been tried, and what the person wished. */
function LettersOf({ item }: { item: WorkItem }) {
  const words = useWords()
  const { say } = words
  if (item.letters.length === 0) return null
  const letters = item.letters.map(words.coded('reach:kind')).join(', ').toLocaleLowerCase('nb')
  const window = item.window === 'morning' || item.window === 'afternoon' ? item.window : null
  const said = [
    item.explain ? say('desk:row.explain') : say('desk:row.letters', { letters }),
    item.kind === 'callBack' && !item.explain
      ? say('desk:row.attempts', { n: item.attempts, of: ATTEMPTS })
      : '',
    item.number === null ? '' : say('desk:row.ring', { number: phoneWords(item.number) }),
    window === null ? '' : say(`desk:row.window.${window}`),
  ]
  return <span className="row-letters quiet">{said.filter(Boolean).join(' · ')}</span>
}

/** as often as a call is tried before something else is. */
const ATTEMPTS = 3

function Language({ item }: { item: WorkItem }) {
  const words = useWords()
  if (item.language === 'nb' && item.interpreter === null) return <td data-cell="language" />
  return (
    <td data-cell="language">
      {words.language(item.language)}
      {item.interpreter !== null && <span className="strong">, {words.say('staff:row.interpreter')}</span>}
    </td>
  )
}

function Waited({ item }: { item: WorkItem }) {
  const { waited, when } = useWords()
  return (
    <td data-cell="waited" className="nowrap">
      <time dateTime={item.receivedAt} title={when(item.receivedAt)}>
        {waited(item.receivedAt)}
      </time>
    </td>
  )
}

function Channel({ item }: { item: WorkItem }) {
  const words = useWords()
  return (
    <td data-cell="channel" className="nowrap">
      {item.channel && words.channel(item.channel)}
      {item.contacts > 1 && (
        <>
          {' '}
          <span className="strong" aria-hidden="true">
            ({item.contacts}×)
          </span>
          <span className="aksel-sr-only">{words.say('staff:row.contacts', { n: item.contacts })}</span>
        </>
      )}
    </td>
  )
}

/** The brief beside the list, and what can be done without opening anything. */
function RowDeeds({ item, page, show }: Pick<RowsProps, 'page' | 'show'> & { item: WorkItem }) {
  const { say } = useWords()
  const takeable = !item.ownerIsMe && !item.offeredToMe && page.address.list !== 'absent'
  return (
    <span className="row-deeds">
      {item.offeredToMe && <Deed item={item} page={page} deed="accept" />}
      {takeable && <Deed item={item} page={page} deed="take" />}
      <a
        href={listAddress({ ...page.address, shown: item.promiseId })}
        title={say('staff:row.showTitle')}
        onClick={(event) => {
          if (event.ctrlKey || event.metaKey || event.shiftKey) return
          event.preventDefault()
          show(item)
        }}
      >
        {say('staff:row.show')}
        <span className="aksel-sr-only"> {item.name}</span>
      </a>
    </span>
  )
}

function Deed({ item, page, deed }: { item: WorkItem; page: WorkListPage; deed: 'take' | 'accept' }) {
  const { say } = useWords()
  return (
    <form method="post" action={listAddress(page.address)} id={`${deed}-${item.promiseId}`}>
      <HiddenFields form={`${deed}-${item.promiseId}`} />
      <input type="hidden" name="gjor" value={deed === 'accept' ? 'godta' : 'ta'} />
      <input type="hidden" name="person" value={item.personId} />
      <input type="hidden" name="oppgave" value={item.promiseId} />
      <input type="hidden" name="til" value={listAddress(page.address)} />
      <Press variant="secondary" small aria-label={say(`staff:row.${deed}Who`, { who: item.name })}>
        {say(`staff:row.${deed}`)}
      </Press>
    </form>
  )
}
