import { INTERPRETER_ANSWERS } from '../../office/meetings/model.ts'
import type { Refused } from '../form.ts'
import { NO_INTERPRETER, type QuestionShown } from './meeting-interpreter-values.ts'
import { SmallSelect } from './parts.tsx'
import { useWords } from './words.ts'

type Question = { question: QuestionShown; refused?: Refused | undefined }

/**
 * the first field of a booking: is there to be an interpreter? Prefilled from the profile; the booking is
 * refused while it is open, and what takes the interpreter away has a reason.
 */
export function InterpreterQuestionFields({ question, refused }: Question) {
  const words = useWords()
  const { say, coded, when } = words
  const { flagged, language, prefilled, searchedUntil } = question
  const answers = INTERPRETER_ANSWERS.filter((one) => (one === 'notFlagged') !== flagged || one === 'ordered')
  const chosen = refused?.values.tolk ?? prefilled.answer
  const wishes = [
    prefilled.gender && coded('meetstaff:interpreter.gender')(prefilled.gender),
    prefilled.dialect,
    prefilled.way && coded('meetstaff:interpreter.way')(prefilled.way),
  ].filter((one) => one !== null && one !== '')
  return (
    <fieldset className="plain-fieldset stack-tight" id="tolk">
      <legend className="strong">{say('meetstaff:interpreter.first')}</legend>
      <p>
        {flagged
          ? say('meetstaff:interpreter.flagged', { language: words.language(language) })
          : say('meetstaff:interpreter.notFlagged')}
      </p>
      {answers.map((one) => (
        <label key={one} className="row">
          <input type="radio" name="tolk" value={one} defaultChecked={one === chosen} required />
          <span>{coded('meetstaff:interpreter.answer')(one)}</span>
        </label>
      ))}
      {flagged && (
        <SmallSelect
          name="tolkgrunn"
          label={say('meetstaff:interpreter.reason')}
          value={refused?.values.tolkgrunn ?? ''}
          options={[
            { value: '', label: say('meetstaff:interpreter.reason.none') },
            ...NO_INTERPRETER.map((value) => ({
              value,
              label: coded('meetstaff:interpreter.reason')(value),
            })),
          ]}
        />
      )}
      {wishes.length > 0 && (
        <p className="quiet">{say('meetstaff:interpreter.wishes', { wishes: wishes.join(', ') })}</p>
      )}
      {flagged && (
        <p className="quiet">{say('meetstaff:interpreter.searched', { when: when(searchedUntil) })}</p>
      )}
    </fieldset>
  )
}
