import type { Refused } from '../form.ts'
import { Choices, HiddenFields, Press, TextLine } from '../ui/forms.tsx'
import { useSay } from '../ui/shell.ts'

/** something has happened. Somebody then asks how contact is to be from now on. */
export function TellChange({ refused }: { refused: Refused | undefined }) {
  const say = useSay()
  return (
    <details className="disclosure card" id="endring">
      <summary>
        <h2 className="section-title">{say('profile:change.title')}</h2>
      </summary>
      <form method="post" className="stack">
        <HiddenFields form="change" />
        <input type="hidden" name="del" value="endring" />
        <p>{say('profile:change.lead')}</p>
        <Choices
          name="hva"
          label={say('profile:change.what')}
          options={(['lifeEvent', 'releaseFromPrison'] as const).map((code) => ({
            value: code,
            label: say(`profile:change.${code}`),
          }))}
          refused={refused}
        />
        <TextLine name="ord" label={say('profile:change.words')} maxLength={300} refused={refused} />
        <div>
          <Press variant="secondary">{say('profile:change.send')}</Press>
        </div>
      </form>
    </details>
  )
}
