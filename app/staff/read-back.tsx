import type { PageDoor } from '../context.ts'
import { GoTo } from '../ui/forms.tsx'
import { Time } from '../ui/time.tsx'
import type { ContactPage } from './new-contact.tsx'
import { entryAddress } from './places.ts'
import type { Plain } from './plain.ts'
import { useWords } from './words.ts'

type Registered = Extract<Awaited<ReturnType<PageDoor['office']['threads']['registerContact']>>, { ok: true }>

/** what to say aloud before the other one hangs up or leaves: who has it, and by when. */
export function ReadBack(props: {
  done: Plain<Registered['value']>
  person: NonNullable<ContactPage['person']>
}) {
  const { done, person } = props
  const { say, theme } = useWords()
  return (
    <section className="receipt" role="status" aria-labelledby="si-hoyt">
      <div className="receipt-head">
        <h2 id="si-hoyt">{say('staff:readBack.heading')}</h2>
      </div>
      <ul className="receipt-parts plain-list">
        {done.lines.map((line) => (
          <li key={line.enquiryId} className="stack-tight">
            <span className="strong">{theme(line.theme)}</span>
            <span className="lead">
              {say(line.urgency === 'acute' ? 'staff:readBack.urgent' : 'staff:readBack.line', {
                who: line.ownerName,
              })}{' '}
              <Time at={line.dueAt} />.
            </span>
            {line.joined && <span className="quiet">{say('staff:readBack.joined')}</span>}
          </li>
        ))}
        <li className="row">
          <GoTo href={entryAddress(person.id, done.threadId)} variant="secondary" small>
            {say('staff:readBack.open')}
          </GoTo>
          <GoTo href="/arbeid/ny-kontakt" variant="tertiary" small>
            {say('staff:readBack.next')}
          </GoTo>
        </li>
      </ul>
    </section>
  )
}
