import { URGENT_NEEDS } from '../../../office/calls/desk/model.ts'
import { Choices, HiddenFields, Press, Tick } from '../../ui/forms.tsx'
import { useThemes } from '../themes.ts'
import { useWords } from '../words.ts'
import { Answers } from './answers.tsx'
import type { StepProps } from './call.tsx'
import { InterpreterPrompt } from './interpreter.tsx'
import { Returns } from './who.tsx'

/** Third question: what is it about, and can it wait? */
export function About({ page, refused }: StepProps) {
  const { say } = useWords()
  const themes = useThemes()
  const { call } = page.incoming
  return (
    <div className="stack">
      <Returns page={page} />
      <InterpreterPrompt page={page} />
      <form method="post" className="stack-tight">
        <HiddenFields form="about" />
        <input type="hidden" name="gjor" value="om" />
        <Choices
          name="tema"
          label={say('voice:desk.about.theme')}
          options={themes}
          defaultValue={call.asked ?? call.theme ?? 'unknown'}
          refused={refused}
        />
        <fieldset className="stack-tight">
          <legend className="strong">{say('voice:desk.about.urgent')}</legend>
          {URGENT_NEEDS.map((need) => (
            <Tick
              key={need}
              name={`haster-${need}`}
              label={say(`voice:desk.about.need.${need}`)}
              refused={refused}
            />
          ))}
        </fieldset>
        <div>
          <Press>{say('voice:desk.about.next')}</Press>
        </div>
      </form>
      <Answers page={page} />
    </div>
  )
}
