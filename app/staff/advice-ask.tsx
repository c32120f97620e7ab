import { useSearchParams } from 'react-router'
import { ADVICE_PURPOSES, CONTENT_MARKS, TOLD_SITUATIONS } from '../../office/reach/advise/model.ts'
import { Press } from '../ui/forms.tsx'
import { useShell } from '../ui/shell.ts'
import type { Advice } from './advice-data.ts'
import { SmallSelect } from './parts.tsx'
import { useWords } from './words.ts'

/** What only the employee knows of the contact. Asked by the address, so the advice can be shown and sent to others. */
export function AskAdvice({ advice }: { advice: Advice }) {
  const { say, coded } = useWords()
  const { path } = useShell()
  const [search] = useSearchParams()
  const kept = ['oppgave', 'formal', 'person'].flatMap((name) => {
    const value = search.get(name)
    return value === null ? [] : [{ name, value }]
  })
  const told = advice.content.length + advice.situation.length > 0 || search.has('formaal')
  return (
    <details className="disclosure small" open={told}>
      <summary>{say('desk:advice.ask')}</summary>
      <form method="get" action={path} className="stack-tight">
        {kept.map((field) => (
          <input key={field.name} type="hidden" {...field} />
        ))}
        <SmallSelect
          name="formaal"
          label={say('desk:advice.askPurpose')}
          value={advice.purpose}
          options={ADVICE_PURPOSES.map((code) => ({
            value: code,
            label: coded('desk:advice.purpose')(code),
          }))}
        />
        <Ticks
          name="innhold"
          label={say('desk:advice.askContent')}
          codes={CONTENT_MARKS}
          chosen={advice.content}
          words={coded('desk:advice.content')}
        />
        <Ticks
          name="situasjon"
          label={say('desk:advice.askSituation')}
          codes={TOLD_SITUATIONS}
          chosen={advice.situation}
          words={coded('desk:advice.situation')}
        />
        <div>
          <Press small variant="secondary">
            {say('desk:advice.askShow')}
          </Press>
        </div>
      </form>
    </details>
  )
}

function Ticks(props: {
  name: string
  label: string
  codes: readonly string[]
  chosen: readonly string[]
  words: (code: string) => string
}) {
  return (
    <fieldset className="plain-fieldset">
      <legend className="strong">{props.label}</legend>
      <div className="ticks">
        {props.codes.map((code) => (
          <label key={code} className="tick small">
            <input
              type="checkbox"
              name={props.name}
              value={code}
              defaultChecked={props.chosen.includes(code)}
            />
            <span>{props.words(code)}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
