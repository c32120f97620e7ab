import { TOLD, WITHOUT_INTERPRETER } from '../../../office/calls/desk/model.ts'
import { THEMES } from '../../../office/threads/recognise/model.ts'
import { Choices, HiddenFields, Press, TextBox, Tick } from '../../ui/forms.tsx'
import { useThemes } from '../themes.ts'
import { useWords } from '../words.ts'
import { Answers } from './answers.tsx'
import type { StepProps } from './call.tsx'
import { CallBack } from './call-back.tsx'
import { InterpreterPrompt } from './interpreter.tsx'
import { useDeskWords } from './words.ts'

const OUTCOMES = [
  'forwarded',
  'resolved',
  'bookedLater',
  'notOurs',
  'reachedNotHelped',
  'emergencyHandled',
  'abandoned',
] as const

/**
 * Fourth question: what did the call lead to? Two fields at most are required: what it led to, and what it is
 * about, which stands there already. What is not solved gets an owner and a due time, whoever presses what.
 */
export function Answer({ page, refused }: StepProps) {
  const { say } = useWords()
  const desk = useDeskWords()
  const themes = useThemes()
  const { call, needsInterpreter } = page.incoming
  return (
    <div className="stack">
      <InterpreterPrompt page={page} />
      <form method="post" className="stack-tight">
        <HiddenFields form="close" />
        <input type="hidden" name="gjor" value="lagre" />
        <fieldset className="plain-fieldset">
          <legend className="strong">{say('voice:desk.answer.told')}</legend>
          {TOLD.map((code) => (
            <Tick key={code} name={`svart.${code}`} label={desk.told(code)} refused={refused} />
          ))}
        </fieldset>
        <Choices
          name="resultat"
          label={say('voice:desk.answer.outcome')}
          hint={say('voice:desk.answer.hint')}
          options={OUTCOMES.filter((code) => call.personId !== null || SOLVED.includes(code)).map(
            (value) => ({
              value,
              label: desk.outcome(value),
            }),
          )}
          refused={refused}
        />
        <Choices
          name="tema"
          label={say('voice:desk.about.theme')}
          options={themes}
          defaultValue={call.asked ?? 'unknown'}
          refused={refused}
        />
        {isEither(call.asked) && <SideChoice refused={refused} />}
        {call.personId !== null && <CallBack page={page} refused={refused} />}
        {needsInterpreter && (
          <Choices
            name="utentolk"
            label={say('voice:desk.interpreter.why')}
            options={[
              { value: '', label: say('voice:desk.without.empty') },
              ...WITHOUT_INTERPRETER.map((value) => ({ value, label: say(`voice:desk.without.${value}`) })),
            ]}
            refused={refused}
          />
        )}
        <TextBox
          name="text"
          label={say('voice:desk.answer.text')}
          {...(page.centre ? { hint: say('voice:desk.answer.textCentre') } : {})}
          rows={2}
          refused={refused}
        />
        <div>
          <Press>{say('voice:desk.answer.save')}</Press>
        </div>
      </form>
      <Answers page={page} />
    </div>
  )
}

/** Of somebody whom nobody knows nothing can be owed: such a call is answered, or it is another person's. */
const SOLVED: readonly string[] = ['resolved', 'notOurs', 'emergencyHandled', 'abandoned']

const isEither = (code: string | null) =>
  code !== null && Object.hasOwn(THEMES, code) && THEMES[code as keyof typeof THEMES].side === 'both'

function SideChoice({ refused }: Pick<StepProps, 'refused'>) {
  const words = useWords()
  return (
    <Choices
      name="side"
      label={words.say('voice:desk.answer.side')}
      options={[
        { value: '', label: words.say('voice:desk.answer.sideUnknown') },
        ...(['state', 'municipal'] as const).map((value) => ({ value, label: words.side(value) })),
      ]}
      refused={refused}
    />
  )
}
