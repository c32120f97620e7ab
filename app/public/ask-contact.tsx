import { type ActionFunctionArgs, redirect, useActionData } from 'react-router'
import { RELATIONS } from '../../office/people/mandates/model.ts'
import { door } from '../context.ts'
import { type Refused, refuse } from '../form.ts'
import { Choices, Press, Refusal, TextBox, TextLine } from '../ui/forms.tsx'
import { useSay } from '../ui/shell.ts'

const FIELD: Readonly<Record<string, string>> = { tooLong: 'text', badForm: 'nummer' }

/** What nobody has filled in, as the form has it. */
const emptyField = (values: Readonly<Record<string, string>>) =>
  ['navn', 'kontakt', 'om', 'text'].find((name) => (values[name] ?? '').trim() === '')

/**
 * without a login, and so without the token of one; another site is turned away before this is reached
 * (server/same-origin.ts), and so many are taken from one address (server/limits.ts).
 */
export async function action({ request, context }: ActionFunctionArgs) {
  const here = door(context)
  const values: Record<string, string> = {}
  for (const [name, value] of await request.formData()) if (typeof value === 'string') values[name] = value
  const missing = emptyField(values)
  if (missing) return refuse('empty', values, { field: missing })
  const done = await here.requests.ask({
    name: values.navn ?? '',
    organisation: values.arbeidssted ?? '',
    relation: RELATIONS.find((relation) => relation === values.hvem) ?? 'other',
    contact: values.kontakt ?? '',
    wish: values.text ?? '',
    language: here.language,
    about: { name: values.om ?? '', number: values.nummer ?? '', birthDate: values.fodt ?? '' },
  })
  if (done.ok) return redirect(`/be-om-kontakt/${done.value.code}`, 303)
  const field = FIELD[done.reason]
  return refuse(done.reason, values, {
    details: done.details,
    ...(field ? { field } : {}),
    ...(done.reason === 'tooMany' ? { status: 429 } : {}),
  })
}

export default function AskContact() {
  const say = useSay()
  const refused = useActionData<typeof action>() as Refused | undefined
  return (
    <div className="stack-loose">
      <title>{say('mandates:request.heading')}</title>
      <div className="stack-tight">
        <h1 className="title">{say('mandates:request.heading')}</h1>
        <p className="lead">{say('mandates:request.lead')}</p>
        <p>{say('mandates:request.noInsight')}</p>
        <p className="quiet">{say('mandates:helpers.free')}</p>
      </div>
      <form method="post" className="write stack">
        <Refusal refused={refused} />
        <TextLine name="navn" label={say('mandates:request.you')} refused={refused} maxLength={200} />
        <TextLine
          name="arbeidssted"
          label={say('mandates:request.organisation')}
          refused={refused}
          maxLength={200}
        />
        <TextLine name="kontakt" label={say('mandates:request.contact')} refused={refused} maxLength={200} />
        <Choices
          name="hvem"
          label={say('mandates:request.relation')}
          refused={refused}
          defaultValue="organisation"
          options={RELATIONS.map((value) => ({ value, label: say(`mandates:relation.${value}`) }))}
        />
        <TextLine
          name="om"
          label={say('mandates:request.about')}
          refused={refused}
          autoComplete="off"
          maxLength={200}
        />
        <TextLine
          name="nummer"
          label={say('mandates:request.number')}
          refused={refused}
          inputMode="numeric"
          autoComplete="off"
          maxLength={20}
        />
        <TextLine name="fodt" type="date" label={say('mandates:request.birth')} refused={refused} />
        <TextBox
          name="text"
          label={say('mandates:request.wish')}
          refused={refused}
          rows={3}
          maxLength={500}
        />
        <div>
          <Press>{say('mandates:request.send')}</Press>
        </div>
      </form>
    </div>
  )
}
