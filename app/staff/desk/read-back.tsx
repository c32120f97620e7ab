import { GoTo, HiddenFields, Press, Tick } from '../../ui/forms.tsx'
import { Time } from '../../ui/time.tsx'
import { useWords } from '../words.ts'
import type { StepProps } from './call.tsx'

/** Last question: has the person heard who has it, and by when? Then two lines of it go to them (R-108, C4-03). */
export function ReadBack({ page, refused }: StepProps) {
  const { say, theme } = useWords()
  const { readBack, call } = page.incoming
  return (
    <section className="receipt stack" aria-labelledby="si-hoyt">
      <div className="receipt-head">
        <h2 id="si-hoyt">{readBack?.theme ? theme(readBack.theme) : say('voice:desk.step.readBack')}</h2>
      </div>
      {readBack === null ? (
        <p className="lead">{say('voice:desk.read.nothing')}</p>
      ) : (
        <>
          <p className="lead">
            {say(readBack.urgency === 'acute' ? 'voice:desk.read.urgent' : 'voice:desk.read.owner', {
              who: readBack.ownerName,
            })}{' '}
            <Time at={readBack.dueAt} />.
          </p>
          {readBack.joined && <p>{say('voice:desk.read.joined')}</p>}
          {readBack.number && <p>{say('voice:desk.read.number', { number: readBack.number })}</p>}
        </>
      )}
      {page.named && <p className="lead">{say('voice:desk.read.named', { who: page.named })}</p>}
      <form method="post" className="stack-tight">
        <HiddenFields form="read-back" />
        <input type="hidden" name="gjor" value="lest" />
        {call.who === 'person' && (
          <Tick
            name="oppsummering"
            label={say('voice:desk.read.summary')}
            refused={refused ?? { reason: '', values: { oppsummering: 'ja' } }}
          />
        )}
        <div>
          <Press>{say('voice:desk.read.done')}</Press>
        </div>
      </form>
    </section>
  )
}

export function Done({ page }: StepProps) {
  const { say } = useWords()
  const { call, person } = page.incoming
  return (
    <div className="stack">
      <p className="lead" role="status">
        {say('voice:desk.done.text')} {call.summaryMessageId && say('voice:desk.done.sent')}
      </p>
      <div className="row">
        <GoTo href="/arbeid/samtaler">{say('voice:desk.done.next')}</GoTo>
        {person && (
          <GoTo href={`/arbeid/person/${person.id}`} variant="secondary">
            {say('voice:desk.done.person')}
          </GoTo>
        )}
      </div>
    </div>
  )
}
