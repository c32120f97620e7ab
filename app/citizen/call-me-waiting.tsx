import { type Choice, Choices, HiddenFields, Press } from '../ui/forms.tsx'
import { useSay } from '../ui/shell.ts'

export type CallShown = {
  id: string
  line: string
  notes: string[]
  tries: { at: string; when: string; outcome: string }[]
  windows: Choice[]
}

/** One call that the person waits for: when, every try so far, and what they can do about it. */
export function CallWaiting({ call }: { call: CallShown }) {
  const say = useSay()
  return (
    <article className="card stack">
      <p className="strong" dir="auto">
        {call.line}
      </p>
      {call.notes.map((note) => (
        <p key={note} dir="auto">
          {note}
        </p>
      ))}
      {call.tries.length > 0 && (
        <div className="stack-tight">
          <h3 className="section-title">{say('calls:callback.mine.tries')}</h3>
          <ol className="plain-list stack-tight">
            {call.tries.map((one) => (
              <li key={one.at}>
                <time dateTime={one.at}>{one.when}</time>: <bdi>{one.outcome}</bdi>
              </li>
            ))}
          </ol>
        </div>
      )}
      <form method="post" className="stack-tight">
        <HiddenFields form={`time-${call.id}`} />
        <input type="hidden" name="samtale" value={call.id} />
        <Choices
          name="tid1"
          id={`tid1-${call.id}`}
          label={say('calls:callback.mine.change')}
          options={call.windows}
        />
        <Choices
          name="tid2"
          id={`tid2-${call.id}`}
          label={say('calls:callback.whenElse')}
          options={[{ value: '', label: say('calls:callback.noOther') }, ...call.windows]}
        />
        <div className="row">
          <Press name="gjor" value="tid" variant="secondary">
            {say('calls:callback.pick.send')}
          </Press>
          <Press name="gjor" value="trekk" variant="tertiary">
            {say('calls:callback.mine.withdraw')}
          </Press>
        </div>
      </form>
    </article>
  )
}
