import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { staffDoor } from '../context.ts'
import { fault } from '../fault.ts'
import { BenchHead } from '../ui/bench-head.tsx'
import { EmptyState, SideTag } from '../ui/signs.tsx'
import { entryAddress } from './places.ts'
import { type Plain, plain } from './plain.ts'
import { useStepWords } from './step-words.ts'
import { useKeys } from './use-keys.ts'

/** what is important and has not reached; a leader may see the whole office. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const here = staffDoor(context)
  const of = new URL(request.url).searchParams.get('hos') === 'kontoret' ? 'office' : 'mine'
  const found = await here.office.reach.unreachedNotices({ of })
  if (!found.ok) throw fault('notFound')
  return { of, leads: here.viewer.roles.includes('LE'), notices: plain(found.value) }
}

type Page = Plain<Awaited<ReturnType<typeof loader>>>
type Line = Page['notices'][number]

export default function Unread() {
  const { of, leads, notices } = useLoaderData() as Page
  const { say } = useStepWords()
  useKeys(() => false)
  return (
    <div className="stack">
      <title>{say('desk:unread.heading')}</title>
      <BenchHead heading={say('desk:unread.heading')} lead={say('desk:unread.lead')} />
      {leads && (
        <nav className="tabs" aria-label={say('desk:unread.label')}>
          <ul className="plain-list">
            {(['mine', 'office'] as const).map((one) => (
              <li key={one}>
                <a
                  href={one === 'mine' ? '/arbeid/ikke-nadd' : '/arbeid/ikke-nadd?hos=kontoret'}
                  aria-current={one === of ? 'page' : undefined}
                >
                  {say(`desk:unread.${one}`)}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      )}
      {notices.length === 0 ? (
        <EmptyState heading={say('desk:unread.none')} />
      ) : (
        <Lines notices={notices} owners={of === 'office'} />
      )}
    </div>
  )
}

function Lines({ notices, owners }: { notices: readonly Line[]; owners: boolean }) {
  const { say } = useStepWords()
  return (
    <div className="scroll-x">
      <table className="dense work stacks">
        <caption className="aksel-sr-only">{say('desk:unread.heading')}</caption>
        <thead>
          <tr>
            <th scope="col">{say('desk:unread.made')}</th>
            <th scope="col">{say('staff:col.who')}</th>
            <th scope="col">{say('staff:col.what')}</th>
            <th scope="col">{say('staff:col.side')}</th>
            <th scope="col">{say('staff:col.language')}</th>
            <th scope="col">{say('desk:unread.last')}</th>
            <th scope="col">{say('desk:unread.next')}</th>
            {owners && <th scope="col">{say('staff:col.owner')}</th>}
          </tr>
        </thead>
        <tbody>
          {notices.map((notice) => (
            <Row key={notice.noticeId} notice={notice} owners={owners} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Row({ notice, owners }: { notice: Line; owners: boolean }) {
  const words = useStepWords()
  const { say } = words
  return (
    <tr>
      <td data-cell="due" className="nowrap">
        <time dateTime={notice.madeAt} title={words.when(notice.madeAt)}>
          {words.waited(notice.madeAt)}
        </time>
      </td>
      <td data-cell="who">
        <a href={`${entryAddress(notice.personId, notice.threadId)}#brev`}>
          <bdi>{notice.name}</bdi>
        </a>
      </td>
      <td data-cell="what">
        {words.letter(notice.kind)}: {words.theme(notice.theme)}
      </td>
      <td data-cell="side">
        <SideTag side={notice.side} />
      </td>
      <td data-cell="language">
        {(notice.language !== 'nb' || notice.interpreter !== null) && words.language(notice.language)}
        {notice.interpreter !== null && <span className="strong">, {say('staff:row.interpreter')}</span>}
      </td>
      <td data-cell="waited">
        {notice.lastStep !== null && notice.lastAt !== null && (
          <>
            {words.step(notice.lastStep)}
            <br />
            <span className="quiet small">{words.when(notice.lastAt)}</span>
          </>
        )}
        {notice.held && (
          <>
            <br />
            <span className="strong small">{say('desk:unread.held')}</span>
          </>
        )}
      </td>
      <td data-cell="channel">
        {notice.nextStep !== null && notice.nextStepAt !== null && (
          <>
            {words.step(notice.nextStep)}
            <br />
            <span className="quiet small">{words.when(notice.nextStepAt)}</span>
          </>
        )}
      </td>
      {owners && <td data-cell="owner">{notice.ownerName}</td>}
    </tr>
  )
}
