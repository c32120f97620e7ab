import type { Refused } from '../form.ts'
import { useSay } from '../ui/shell.ts'
import { STEP_ROWS } from './meeting-talk-data.ts'

/** who does what by when. The office's is owed from then on; the person's is a day. */
export function Agreed({ refused, name }: { refused: Refused | undefined; name: string }) {
  const say = useSay()
  return (
    <>
      {(['office', 'person'] as const).map((who) => (
        <fieldset key={who} className="stack-tight">
          <legend>
            {who === 'office'
              ? say('meetings:talk.minutes.office', { name })
              : say('meetstaff:talk.personDoes')}
          </legend>
          {STEP_ROWS.map((row) => (
            <div key={row} className="row">
              <label>
                {say('meetstaff:talk.what', { row })}{' '}
                <input
                  name={`avtalt.${who}.${row}`}
                  maxLength={500}
                  defaultValue={refused?.values[`avtalt.${who}.${row}`]}
                  className="aksel-text-field__input"
                />
              </label>
              <label>
                {say('meetstaff:talk.by')}{' '}
                <input
                  type="date"
                  name={`frist.${who}.${row}`}
                  defaultValue={refused?.values[`frist.${who}.${row}`]}
                  className="aksel-text-field__input"
                />
              </label>
            </div>
          ))}
        </fieldset>
      ))}
    </>
  )
}
