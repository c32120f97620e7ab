import { GoTo } from '../ui/forms.tsx'
import { EmptyState, SideTag, StatusTag } from '../ui/signs.tsx'
import type { Brief, CaseBrief } from './brief-data.ts'
import { entryAddress, personAddress } from './places.ts'
import { useWords } from './words.ts'

/** the case brief beside the list, with this question in the person's own words. */
export function BriefPanel({ brief }: { brief: Brief }) {
  const { say } = useWords()
  if (brief.shut !== null) {
    return (
      <EmptyState heading={say(`staff:brief.${brief.shut}`)}>
        {brief.shut === 'needsPurpose' && (
          <GoTo href={personAddress(brief.personId)} small variant="secondary">
            {say('staff:brief.openWithPurpose')}
          </GoTo>
        )}
      </EmptyState>
    )
  }
  return <Opened {...brief} />
}

function Opened({ brief, promiseId, question }: Extract<Brief, { shut: null }>) {
  const words = useWords()
  const { say } = words
  const entry = brief.promises.find((one) => one.promiseId === promiseId)
  const others = brief.promises.filter((one) => one.promiseId !== promiseId)
  const threadId = entry?.threadId ?? brief.threads[0]?.threadId ?? null
  return (
    <div className="brief stack">
      <div className="stack-tight">
        <h2>
          <bdi>{brief.name}</bdi>
        </h2>
        <BriefFacts brief={brief} />
      </div>
      <section className="stack-tight" aria-label={say('staff:brief.question')}>
        <h3>{entry ? words.theme(entry.theme) : say('staff:brief.question')}</h3>
        {question.length === 0 && <p className="quiet">{say('staff:brief.noWords')}</p>}
        {question.map((line) => (
          <blockquote key={line.id} className="asked" dir="auto">
            {line.parts.map((part) => part.body).join('\n')}
            <footer className="small quiet">
              {words.channel(line.channel)}, {words.when(line.at)}
            </footer>
          </blockquote>
        ))}
      </section>
      {others.length > 0 && (
        <section className="stack-tight">
          <h3>{say('staff:brief.alsoOpen')}</h3>
          <ul className="plain-list stack-tight small">
            {others.map((one) => (
              <li key={one.promiseId}>
                <SideTag side={one.side} /> {words.theme(one.theme)}{' '}
                <span className="quiet">
                  {one.ownerName}, {words.due(one.dueAt)}
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
      <LastContacts brief={brief} />
      <div className="row">
        <GoTo href={entryAddress(brief.personId, threadId, promiseId, 'svar')} small>
          {say('staff:brief.answer')}
        </GoTo>
        <GoTo href={entryAddress(brief.personId, threadId, promiseId)} small variant="secondary">
          {say('staff:brief.open')}
        </GoTo>
      </div>
    </div>
  )
}

function BriefFacts({ brief }: { brief: CaseBrief }) {
  const words = useWords()
  const { say } = words
  return (
    <dl className="facts small">
      <dt>{say('staff:who.language')}</dt>
      <dd>
        {words.language(brief.language)}
        {brief.interpreterNeed !== 'none' && (
          <>
            {' '}
            <StatusTag tone="warning">{say('staff:who.interpreter')}</StatusTag>
          </>
        )}
      </dd>
      {brief.responsible.map((one) => (
        <Responsible key={one.side + one.name} one={one} />
      ))}
    </dl>
  )
}

function Responsible({ one }: { one: CaseBrief['responsible'][number] }) {
  const words = useWords()
  return (
    <>
      <dt>{words.side(one.side)}</dt>
      <dd>
        {one.name}
        {one.absent && (
          <span className="quiet"> {words.say('staff:who.away', { cover: one.coverName ?? '–' })}</span>
        )}
      </dd>
    </>
  )
}

export function LastContacts({ brief }: { brief: CaseBrief }) {
  const words = useWords()
  if (brief.lastContacts.length === 0) return null
  return (
    <section className="stack-tight">
      <h3>{words.say('staff:brief.lastContacts')}</h3>
      <ul className="plain-list small">
        {brief.lastContacts.map((one) => (
          <li key={one.at + one.kind}>
            {words.when(one.at)}: {words.event(one.kind)} · {words.channel(one.channel)}
            {one.by && <span className="quiet"> ({one.by})</span>}
          </li>
        ))}
      </ul>
    </section>
  )
}
