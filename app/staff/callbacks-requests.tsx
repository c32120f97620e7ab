import { ATTEMPT_OUTCOMES } from '../../office/calls/model.ts'
import { IDENTITY_CHECKS } from '../../office/reach/sms/model.ts'
import { type Choice, Choices, HiddenFields, Press, TextLine } from '../ui/forms.tsx'
import { useSay } from '../ui/shell.ts'
import { StatusTag } from '../ui/signs.tsx'

export type RequestShown = {
  id: string
  name: string
  number: string
  asked: number
  late: boolean
  when: string
  tries: string[]
  mayGiveUp: boolean
  hits: Choice[]
}

const TRIED = ATTEMPT_OUTCOMES.filter((outcome) => outcome !== 'spoke' && outcome !== 'interpreterMissing')

/** somebody who asked without logging in. A try is one press; who it is, is attached after a check. */
export function RequestCard({ request }: { request: RequestShown }) {
  const say = useSay()
  const { id } = request
  return (
    <article className="card stack">
      <p>
        <strong dir="auto">{request.name}</strong> <span dir="ltr">{request.number}</span> · {request.when} ·{' '}
        {say('voice:callback.requests.asked', { n: request.asked })}{' '}
        {request.late && <StatusTag tone="danger">{say('voice:callback.requests.late')}</StatusTag>}
      </p>
      {request.tries.length > 0 && (
        <ul className="plain-list">
          {request.tries.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
      <form method="post" className="row">
        <HiddenFields form={`tried-${id}`} />
        <input type="hidden" name="onske" value={id} />
        {TRIED.map((outcome) => (
          <Press key={outcome} name="gjor" value={outcome} variant="secondary" small>
            {say(`calls:callback.outcome.${outcome}`)}
          </Press>
        ))}
        <Press name="gjor" value="spoke" variant="tertiary" small>
          {say('voice:callback.requests.spoke')}
        </Press>
        <Press name="gjor" value="withdrawn" variant="tertiary" small>
          {say('voice:callback.requests.withdrawn')}
        </Press>
        {request.mayGiveUp && (
          <Press name="gjor" value="unreachable" variant="tertiary" small>
            {say('voice:callback.requests.unreachable')}
          </Press>
        )}
      </form>
      {request.hits.length === 0 ? (
        <form method="get" className="row">
          <input type="hidden" name="onske" value={id} />
          <TextLine name="sok" id={`sok-${id}`} label={say('staff:search.label')} />
          <Press variant="secondary" small>
            {say('staff:search.press')}
          </Press>
        </form>
      ) : (
        <form method="post" className="row">
          <HiddenFields form={`attach-${id}`} />
          <input type="hidden" name="onske" value={id} />
          <Choices
            name="person"
            id={`person-${id}`}
            label={say('voice:callback.col.who')}
            options={request.hits}
          />
          <Choices
            name="sjekk"
            id={`sjekk-${id}`}
            label={say('voice:callback.requests.checkHow')}
            options={IDENTITY_CHECKS.map((value) => ({ value, label: say(`voice:callback.check.${value}`) }))}
          />
          <Press name="gjor" value="knytt" small>
            {say('voice:callback.requests.attach')}
          </Press>
        </form>
      )}
    </article>
  )
}
