import { EmptyState, SideTag, StatusTag } from '../ui/signs.tsx'
import type { LeaderPage } from './leader.tsx'
import { entryAddress } from './places.ts'
import { useWords } from './words.ts'

/** What has come to the leader, each with its reason and the one thing to do about it. */
export function LeadList({ items }: { items: LeaderPage['list'] }) {
  const words = useWords()
  const { say } = words
  return (
    <section className="stack-tight" aria-labelledby="teamleders-liste">
      <h2 id="teamleders-liste">{say('staff:leader.list')}</h2>
      {items.length === 0 ? (
        <EmptyState heading={say('staff:empty.lead')} />
      ) : (
        <div className="scroll-x">
          <table className="dense stacks">
            <thead>
              <tr>
                <th scope="col">{say('staff:leader.why')}</th>
                <th scope="col">{say('staff:col.due')}</th>
                <th scope="col">{say('staff:col.who')}</th>
                <th scope="col">{say('staff:col.what')}</th>
                <th scope="col">{say('staff:col.side')}</th>
                <th scope="col">{say('staff:col.owner')}</th>
                <th scope="col">{say('staff:col.waited')}</th>
                <th scope="col">
                  <span className="aksel-sr-only">{say('staff:col.do')}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {items.map((item) => (
                <tr key={item.promiseId}>
                  <td>
                    <StatusTag tone="warning">{words.leadReason(item.leadReason ?? '')}</StatusTag>
                  </td>
                  <td className={words.isPast(item.dueAt) ? 'due-urgent nowrap' : 'nowrap'}>
                    {words.due(item.dueAt)}
                  </td>
                  <td>
                    <a href={entryAddress(item.personId, item.threadId, item.promiseId)}>
                      <bdi>{item.name}</bdi>
                    </a>
                  </td>
                  <td>{words.theme(item.theme)}</td>
                  <td>
                    <SideTag side={item.side} />
                  </td>
                  <td>{item.ownerName}</td>
                  <td>{words.waited(item.receivedAt)}</td>
                  <td>
                    <a href={entryAddress(item.personId, item.threadId, item.promiseId, 'overfor')}>
                      {say('staff:leader.nameOwner')}
                      <span className="aksel-sr-only"> {item.name}</span>
                    </a>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  )
}
