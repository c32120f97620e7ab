import { SideTag } from '../ui/signs.tsx'
import type { Entry } from './brief-data.ts'
import type { OpenPage } from './person-view.tsx'
import { useWords } from './words.ts'

/** What has been answered in this conversation: every contact with its answer, and both due times. */
export function Ended({ page }: { page: OpenPage }) {
  const { say } = useWords()
  const ended = (page.conversation?.entries ?? []).filter((entry) => entry.endedAt !== null)
  if (ended.length === 0) return null
  return (
    <section className="stack-tight">
      <h2>{say('staff:ended.heading')}</h2>
      <ul className="plain-list owed">
        {ended.map((entry) => (
          <li key={entry.promiseId}>
            <EndedEntry entry={entry} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function EndedEntry({ entry }: { entry: Entry }) {
  const words = useWords()
  const { say, when } = words
  const { answered, endedAt, firstDueAt, dueAt, latestNewAt } = entry
  const late = endedAt === null ? 0 : Math.round((Date.parse(endedAt) - Date.parse(firstDueAt)) / 60_000)
  const otherDue = latestNewAt ?? (dueAt === firstDueAt ? null : dueAt)
  return (
    <>
      <p>
        <SideTag side={entry.side} /> <span className="strong">{words.theme(entry.theme)}</span>
        {answered === null && <span className="quiet"> · {words.state(entry.state)}</span>}
      </p>
      <ul className="plain-list small quiet">
        {answered !== null &&
          entry.sources.map((source) => (
            <li key={source.at + source.channel}>
              {say('staff:ended.contact', {
                channel: words.channel(source.channel),
                came: when(source.at),
                when: when(answered.at),
                how: words.channel(answered.how).toLowerCase(),
              })}
            </li>
          ))}
        <li>{say('staff:owed.firstDue', { when: when(firstDueAt) })}</li>
        {otherDue && <li>{say('staff:ended.newDue', { when: when(otherDue) })}</li>}
        {late > 0 && <li>{say('staff:ended.late', { n: late })}</li>}
      </ul>
    </>
  )
}
