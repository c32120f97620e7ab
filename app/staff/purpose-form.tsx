import type { Refused } from '../form.ts'
import { BenchHead } from '../ui/bench-head.tsx'
import { HiddenFields, Press, Refusal } from '../ui/forms.tsx'
import { DoneLine } from './done-line.tsx'
import { personAddress } from './places.ts'
import { useWords } from './words.ts'

/** What somebody can state as the reason; covering and emergencies have grounds of their own. */
const STATED = [
  'call',
  'visit',
  'followUp',
  'decision',
  'appeal',
  'qualityControl',
  'insightRequest',
] as const

/** no ground of one's own, so the purpose is asked for. The person sees it in the log. */
export function PurposeForm(props: { personId: string; emergency: boolean; refused: Refused | undefined }) {
  const { say, purpose } = useWords()
  return (
    <div className="stack narrow">
      <title>{say('staff:purpose.heading')}</title>
      <BenchHead heading={say('staff:purpose.heading')} />
      <DoneLine />
      <Refusal refused={props.refused} />
      <p className="prose">{say('staff:purpose.text')}</p>
      <form method="get" className="stack-tight">
        <fieldset className="plain-fieldset">
          <legend className="strong">{say('staff:purpose.legend')}</legend>
          {STATED.map((code) => (
            <label key={code} className="tick">
              <input type="radio" name="formal" value={code} required />
              <span>{purpose(code)}</span>
            </label>
          ))}
        </fieldset>
        <div className="row">
          <Press>{say('staff:purpose.open')}</Press>
          <a href="/arbeid">{say('staff:purpose.back')}</a>
        </div>
      </form>
      {props.emergency && (
        <form method="post" action={personAddress(props.personId)} className="card stack-tight">
          <HiddenFields form="emergency" />
          <input type="hidden" name="gjor" value="nod" />
          <h2>{say('staff:purpose.emergency')}</h2>
          <p>{say('staff:purpose.emergencyText')}</p>
          <div>
            <Press variant="secondary">{say('staff:purpose.emergencyOpen')}</Press>
          </div>
        </form>
      )}
    </div>
  )
}
