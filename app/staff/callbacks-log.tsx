import { ATTEMPT_OUTCOMES } from '../../office/calls/model.ts'
import type { Refused } from '../form.ts'
import { Choices, HiddenFields, Press, TextBox, TextLine } from '../ui/forms.tsx'
import { useSay } from '../ui/shell.ts'

const INTERPRETED = ['none', 'professional', 'onDemand'] as const

/** a miss is one press; a talk is one press, with two lines where there is something to say. */
export function LogForm({
  refused,
  callId,
  interpreter,
}: {
  refused: Refused | undefined
  callId: string | null
  interpreter: boolean
}) {
  const say = useSay()
  return (
    <form method="post" className="card stack">
      <h2 className="section-title">{say('voice:callback.log')}</h2>
      <HiddenFields form="log" />
      {callId && <input type="hidden" name="samtale" value={callId} />}
      <TextBox
        name="text"
        rows={2}
        label={say('voice:callback.log.note')}
        refused={refused}
        maxLength={1000}
      />
      {interpreter && (
        <Choices
          name="tolk"
          label={say('voice:callback.log.interpreter')}
          refused={refused}
          options={INTERPRETED.map((value) => ({
            value,
            label: say(`voice:callback.log.interpreter.${value}`),
          }))}
        />
      )}
      <TextLine name="hvem" label={say('voice:callback.log.said')} refused={refused} maxLength={300} />
      <div className="row">
        {ATTEMPT_OUTCOMES.map((outcome) => (
          <Press
            key={outcome}
            name="gjor"
            value={outcome}
            small
            variant={outcome === 'spoke' ? 'primary' : 'secondary'}
          >
            {say(`calls:callback.outcome.${outcome}`)}
          </Press>
        ))}
        <Press name="gjor" value="annen" small variant="secondary">
          {say('voice:callback.log.other')}
        </Press>
      </div>
    </form>
  )
}
