import { Press } from '../ui/forms.tsx'
import { EmptyState, SideTag } from '../ui/signs.tsx'
import { Time } from '../ui/time.tsx'
import type { Timeline } from './brief-data.ts'
import { SmallSelect } from './parts.tsx'
import type { OpenPage } from './person-view.tsx'
import { personAddress } from './places.ts'
import { olderAddress } from './timeline-address.ts'
import { useWords } from './words.ts'

const KINDS = [
  'messageReceived',
  'messageSent',
  'callLogged',
  'callAttempt',
  'visitLogged',
  'talkHeld',
  'promiseMade',
  'promiseHandedOver',
  'promiseKept',
  'promiseKeptElsewhere',
  'promiseToldLate',
  'urgencyRaised',
  'urgencyLowered',
  'referralMade',
  'decisionMade',
  'noteWritten',
  'journalMade',
  'personOpened',
]
const CHANNELS = [
  'portalMessage',
  'sms',
  'officePhone',
  'contactCentrePhone',
  'dropIn',
  'meetingOffice',
  'paperLetter',
  'system',
]

/** what happened with and about the person, newest first. */
export function TimelineView({ page, timeline }: { page: OpenPage; timeline: Timeline }) {
  const words = useWords()
  const { say } = words
  const { personId } = page.brief
  return (
    <section id="tidslinje" className="stack-tight timeline" aria-labelledby="tidslinje-overskrift">
      <h2 id="tidslinje-overskrift">{say('staff:timeline.heading')}</h2>
      <TimelineFilters page={page} />
      {timeline.entries.length === 0 ? (
        <EmptyState heading={say('staff:timeline.empty')} />
      ) : (
        <div className="scroll-x">
          <table className="dense stacks">
            <caption className="aksel-sr-only">{say('staff:timeline.heading')}</caption>
            <thead>
              <tr>
                <th scope="col">{say('staff:timeline.at')}</th>
                <th scope="col">{say('staff:timeline.what')}</th>
                <th scope="col">{say('staff:timeline.channel')}</th>
                <th scope="col">{say('staff:timeline.side')}</th>
                <th scope="col">{say('staff:timeline.who')}</th>
              </tr>
            </thead>
            <tbody>
              {timeline.entries.map((entry) => (
                <tr key={entry.id}>
                  <td className="nowrap">
                    <Time at={entry.at} />
                  </td>
                  <td>
                    {entry.threadId ? (
                      <a href={`${personAddress(personId)}/samtale/${entry.threadId}`}>
                        {words.event(entry.kind)}
                      </a>
                    ) : (
                      words.event(entry.kind)
                    )}
                    {entry.title && <span className="quiet"> · {entry.title}</span>}
                    {entry.theme && <span className="quiet"> · {words.theme(entry.theme)}</span>}
                  </td>
                  <td>{entry.channel === 'system' ? '' : words.channel(entry.channel)}</td>
                  <td>
                    <SideTag side={entry.side} />
                  </td>
                  <td>{entry.actorName ?? words.coded('staff:actor')(entry.actorKind)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {timeline.next && (
        <p>
          <a href={olderAddress(personAddress(personId), page.timelineAddress, timeline.next, page.purpose)}>
            {say('staff:timeline.older')}
          </a>
        </p>
      )}
    </section>
  )
}

function TimelineFilters({ page }: { page: OpenPage }) {
  const words = useWords()
  const { say } = words
  const { timelineAddress: at, brief } = page
  const any = { value: '', label: say('staff:filter.any') }
  return (
    <form method="get" action={`${personAddress(brief.personId)}#tidslinje`} className="filters">
      {page.purpose && <input type="hidden" name="formal" value={page.purpose} />}
      <label className="small-field" htmlFor="tord">
        <span>{say('staff:timeline.words')}</span>
        <input type="search" id="tord" name="tord" defaultValue={at.words} dir="auto" />
      </label>
      <SmallSelect
        name="tside"
        label={say('staff:filter.side')}
        value={at.side}
        options={[
          any,
          ...['state', 'municipal', 'common'].map((code) => ({ value: code, label: words.side(code) })),
        ]}
      />
      <SmallSelect
        name="tkanal"
        label={say('staff:timeline.channel')}
        value={at.channel}
        options={[any, ...CHANNELS.map((code) => ({ value: code, label: words.channel(code) }))]}
      />
      <SmallSelect
        name="tslag"
        label={say('staff:timeline.what')}
        value={at.kind}
        options={[any, ...KINDS.map((code) => ({ value: code, label: words.event(code) }))]}
      />
      <SmallSelect
        name="tsamtale"
        label={say('staff:timeline.matter')}
        value={at.thread}
        options={[
          any,
          ...brief.threads.map((thread) => ({
            value: thread.threadId,
            label: `${thread.number}: ${thread.themes.map(words.theme).join(', ')}`.slice(0, 60),
          })),
        ]}
      />
      <Press variant="secondary" small>
        {say('staff:filter.show')}
      </Press>
    </form>
  )
}
