import { BYSTANDERS } from '../../office/calls/interpreter/model.ts'
import type { Refused } from '../form.ts'
import { HiddenFields, Press, Tick } from '../ui/forms.tsx'
import type { MeetingInterpreterShown } from './meeting-interpreter-data.ts'
import { Fold, SmallSelect } from './parts.tsx'
import { useWords } from './words.ts'

type Panel = { shown: MeetingInterpreterShown; to: string; moveTo?: string; refused?: Refused | undefined }

/**
 * beside a meeting: who interprets, whether they have said yes, the button for when nobody is there, and
 * what was done when it could not wait. `to`: the page that takes its forms; `moveTo`: where a new time is chosen.
 */
export function MeetingInterpreterPanel({ shown, to, moveTo, refused }: Panel) {
  const { say, coded } = useWords()
  return (
    <section className="stack-tight" aria-labelledby="tolk-i-motet">
      <h2 id="tolk-i-motet">{say('meetstaff:interpreter.title')}</h2>
      <p>{coded('meetstaff:interpreter.answer')(shown.answer)}</p>
      {shown.reason && <p className="quiet">{coded('meetstaff:interpreter.reason')(shown.reason)}</p>}
      <OrderLine shown={shown} to={to} />
      {shown.owesTime && moveTo && (
        <p>
          <a href={moveTo}>{say('meetstaff:interpreter.newTime')}</a>
        </p>
      )}
      {shown.mayBeMissed && <MissingForm to={to} />}
      {shown.flagged && <FamilyForm to={to} refused={refused} />}
    </section>
  )
}

function OrderLine({ shown: { order, language, answer }, to }: Pick<Panel, 'shown' | 'to'>) {
  const words = useWords()
  const { say, when } = words
  if (order === null)
    return answer === 'ordered' || answer === 'onDemand' ? (
      <p role="status">{say('meetstaff:interpreter.state.none')}</p>
    ) : null
  const state = order.atOnce && order.state === 'looking' ? 'seeking' : order.state
  return (
    <div className="card stack-tight" role="status">
      <p className="strong">
        {say(`meetstaff:interpreter.state.${state}`, {
          language: words.language(language),
          name: order.name ?? '',
          number: order.number ?? '',
          when: when(order.confirmBy),
        })}
      </p>
      {order.state === 'confirmed' && (
        <p className="quiet">
          {order.level
            ? say('meetstaff:interpreter.level', { level: order.level })
            : say('meetstaff:interpreter.noLevel')}{' '}
          {order.below && order.level && say('meetstaff:interpreter.below')}
        </p>
      )}
      {order.state === 'confirmed' && order.number && (
        <p>{say('meetstaff:interpreter.ring', { number: order.number })}</p>
      )}
      {order.state === 'coming' && <CameForm requestId={order.id} number={order.number ?? ''} to={to} />}
    </div>
  )
}

function MissingForm({ to }: Pick<Panel, 'to'>) {
  const { say } = useWords()
  return (
    <form method="post" action={to} className="stack-tight">
      <HiddenFields form="interpreter-missing" />
      <p className="quiet">{say('meetstaff:interpreter.missingHint')}</p>
      <div>
        <Press name="gjor" value="tolk-mangler">
          {say('meetstaff:interpreter.missing')}
        </Press>
      </div>
    </form>
  )
}

/** whoever has the meeting rings the interpreter, and says whether they were there. */
function CameForm({ requestId, number, to }: { requestId: string; number: string; to: string }) {
  const { say } = useWords()
  return (
    <form method="post" action={to} className="row">
      <HiddenFields form={`interpreter-${requestId}-${number}`} />
      <input type="hidden" name="bestilling" value={requestId} />
      <a href={`tel:${number}`}>{number}</a>
      <Press name="gjor" value="tolk-med" small>
        {say('meetstaff:interpreter.here')}
      </Press>
      <Press name="gjor" value="tolk-svarer-ikke" variant="secondary" small>
        {say('meetstaff:interpreter.noAnswer')}
      </Press>
    </form>
  )
}

/** somebody who came along carried the words, because it could not wait. */
function FamilyForm({ to, refused }: Pick<Panel, 'to' | 'refused'>) {
  const { say, coded } = useWords()
  return (
    <Fold
      id="andre-tolket"
      summary={say('meetstaff:interpreter.family')}
      open={refused?.values.gjor === 'andre-tolket'}
    >
      <form method="post" action={to} className="stack-tight">
        <HiddenFields form="interpreted-by-others" />
        <p>{say('meetstaff:interpreter.familyHint')}</p>
        <SmallSelect
          name="hvemtolket"
          id="motet-hvemtolket"
          label={say('meetstaff:interpreter.familyWho')}
          options={BYSTANDERS.map((value) => ({ value, label: coded('meetstaff:interpreter.by')(value) }))}
        />
        <Tick name="hastet" label={say('meetstaff:interpreter.acute')} />
        <div>
          <Press small variant="secondary" name="gjor" value="andre-tolket">
            {say('meetstaff:interpreter.save')}
          </Press>
        </div>
      </form>
    </Fold>
  )
}
