import { PHONE_ANSWERS } from '../../office/reach/letters/model.ts'
import {
  FACT_NAMES,
  FACT_VALUES,
  PLACEHOLDERS,
  type PlaceholderName,
} from '../../office/reach/templates/model.ts'
import type { Refused } from '../form.ts'
import { Choices, HiddenFields, Press, TextBox, TextLine } from '../ui/forms.tsx'
import type { LetterPage } from './letter.tsx'
import type { LetterAnswer } from './letter-data.ts'
import { useWords } from './words.ts'
import { WritingHelp } from './writing-help.tsx'

type FormProps = {
  page: LetterPage
  chosen: NonNullable<LetterPage['chosen']>
  refused: Refused | undefined
  looked: LetterAnswer | undefined
}

/** What a letter is filled with. Nothing is sent before it has been looked over. */
export function LetterForm({ page, chosen, refused, looked }: FormProps) {
  const { say, coded } = useWords()
  // What was filled in stays, whatever became of it.
  const kept = refused ?? (looked ? { reason: '', values: looked.values } : undefined)
  const ready = looked !== undefined || refused?.reason === 'askPhoneFirst'
  return (
    <form method="post" className="stack narrow">
      <HiddenFields form="letter" />
      <input type="hidden" name="mal" value={chosen.key} />
      <h2>{coded('desk:template')(chosen.key)}</h2>
      {chosen.kind === 'documentRequest' && <PhoneFirst refused={kept} />}
      {!chosen.hasAddress && <p className="card">{say('desk:letter.noAddress')}</p>}
      {chosen.tailored && <Facts refused={kept} />}
      {chosen.placeholders.map((name) => (
        <Placeholder key={name} name={name as PlaceholderName} refused={kept} person={page.name} />
      ))}
      {looked && looked.lix !== null && (
        <p role="status">{say('desk:letter.lix', { lix: looked.lix, bound: looked.bound })}</p>
      )}
      <div className="row">
        <Press name="gjor" value="se" variant={ready ? 'secondary' : 'primary'}>
          {say('desk:letter.look')}
        </Press>
        {ready && (
          <Press name="gjor" value="send">
            {say('desk:letter.send')}
          </Press>
        )}
      </div>
    </form>
  )
}

/** C3-06: one thing is missing, and it can be said in a call. Asked before anything is written. */
function PhoneFirst({ refused }: { refused: Refused | undefined }) {
  const { say } = useWords()
  const options = [
    { value: '', label: say('desk:letter.phone.notYet') },
    ...PHONE_ANSWERS.map((value) => ({ value, label: say(`desk:letter.phone.${value}`) })),
  ]
  return (
    <fieldset className="card stack-tight">
      <legend className="strong">{say('desk:letter.phone.ask')}</legend>
      <p>{say('desk:letter.phone.why')}</p>
      <Press name="gjor" value="ringt" variant="secondary" small>
        {say('desk:letter.phone.settled')}
      </Press>
      <Choices name="ringt" label={say('desk:letter.phone.how')} options={options} refused={refused} />
    </fieldset>
  )
}

/** paragraphs are keyed to these; what is left open prints nothing. */
function Facts({ refused }: { refused: Refused | undefined }) {
  const { say, coded } = useWords()
  return (
    <fieldset className="stack-tight">
      <legend className="strong">{say('desk:letter.facts')}</legend>
      <p className="quiet small">{say('desk:letter.factsHint')}</p>
      {FACT_NAMES.map((name) => (
        <Choices
          key={name}
          name={`faktum.${name}`}
          label={say(`desk:letter.fact.${name}`)}
          refused={refused}
          options={[
            { value: '', label: say('desk:letter.fact.unknown') },
            ...FACT_VALUES[name].map((value) => ({ value, label: coded('desk:letter.value')(value) })),
          ]}
        />
      ))}
    </fieldset>
  )
}

function Placeholder(props: { name: PlaceholderName; refused: Refused | undefined; person: string }) {
  const { name, refused, person } = props
  const { say } = useWords()
  const label = say(`desk:letter.field.${name}`)
  const field = `fyll.${name}`
  const how = PLACEHOLDERS[name]
  if (name === 'reason')
    return (
      <div className="stack-tight">
        <TextBox name={field} label={label} rows={4} refused={refused} />
        <WritingHelp
          field={field}
          text={refused?.values[field] ?? ''}
          known={[person]}
          author=""
          preview={null}
        />
      </div>
    )
  const type = how === 'day' ? 'date' : how === 'moment' ? 'datetime-local' : 'text'
  return <TextLine name={field} label={label} type={type} refused={refused} maxLength={300} />
}
