import { DEVIATION_REASONS } from '../../office/reach/advise/model.ts'
import type { Refused } from '../form.ts'
import { TextLine, useReason } from '../ui/forms.tsx'
import type { Advice } from './advice-data.ts'
import { useAdviceWords } from './advice-words.ts'
import { useWords } from './words.ts'

type Fields = { reason: string; said: string; label: string; refused: Refused | undefined }

/** why somebody does something else than advised: need, wish, capacity or other. Shortage of time is counted. */
export function ChoiceFields({ reason, said, label, refused }: Fields) {
  const { say } = useWords()
  const words = useAdviceWords()
  const why = useReason()
  const wrong = refused?.field === reason
  const described = [`${reason}-hint`, wrong && `${reason}-error`].filter(Boolean).join(' ')
  return (
    <>
      <div className="aksel-form-field stack-tight">
        <label htmlFor={reason} className="aksel-form-field__label aksel-label">
          {label}
        </label>
        <p id={`${reason}-hint`} className="small quiet">
          {say('desk:choice.hint')}
        </p>
        {wrong && (
          <p id={`${reason}-error`} className="field-error">
            {why(refused.reason, refused.details)}
          </p>
        )}
        <select
          id={reason}
          name={reason}
          className="aksel-select__input aksel-body-short aksel-body-short--medium"
          defaultValue={refused?.values[reason] ?? ''}
          aria-describedby={described}
          aria-invalid={wrong || undefined}
        >
          <option value="">{say('desk:choice.choose')}</option>
          {DEVIATION_REASONS.map(({ group, reasons }) => (
            <optgroup key={group} label={say(`desk:choice.${group}`)}>
              {reasons.map((code) => (
                <option key={code} value={code}>
                  {words.reason(code)}
                </option>
              ))}
            </optgroup>
          ))}
        </select>
      </div>
      <TextLine name={said} label={say('desk:choice.said')} maxLength={300} refused={refused} />
    </>
  )
}

/** What was told of the contact goes with the form, so that it is judged by the advice that was shown. */
export function ToldFields({ advice }: { advice: Advice }) {
  return (
    <>
      <input type="hidden" name="formaal" value={advice.purpose} />
      <input type="hidden" name="innhold" value={advice.content.join(' ')} />
      <input type="hidden" name="situasjon" value={advice.situation.join(' ')} />
    </>
  )
}
