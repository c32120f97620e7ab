import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router'
import { staffDoor } from '../context.ts'
import { fault } from '../fault.ts'
import { type Refused, readForm, refuse } from '../form.ts'
import { Choices, HiddenFields, Press, Refusal, TextLine } from '../ui/forms.tsx'
import { idOf } from './ids.ts'
import { PersonHead } from './person-head.tsx'
import { plain } from './plain.ts'
import { useWords } from './words.ts'

const KINDS = ['nationalId', 'dNumber'] as const
const BASES = ['identityDocument', 'electronicId', 'registerNotice', 'knownInPerson'] as const

/** R-607, K33: the numbers that find a person, and the one that has come: two records of one person become one. */
export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const here = staffDoor(context)
  const personId = idOf(params.personId)
  const found = await here.office.visits.assistedFor({ personId })
  if (!found.ok) throw fault('notFound')
  return {
    personId,
    name: found.value.name,
    numbers: plain(await here.office.people.numbersOf({ personId })),
    done: new URL(request.url).searchParams.get('gjort'),
  }
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const here = staffDoor(context)
  const form = await readForm(request, here)
  if (!form.ok) return form.refused
  const personId = idOf(params.personId)
  const kind = KINDS.find((known) => known === form.values.slag)
  const basis = BASES.find((known) => known === form.values.grunn)
  if (kind === undefined) return refuse('badForm', form.values, { field: 'nummer' })
  if (basis === undefined) return refuse('mergeNeedsIdentity', form.values, { field: 'grunn' })
  const number = form.values.nummer ?? ''
  const purpose = new URL(request.url).searchParams.get('formal')
  const done = await here.office.people.takeNumber({ personId, identity: { kind, number }, basis, purpose })
  if (!done.ok) return refuse(done.reason, form.values, { field: 'nummer' })
  return redirect(`/arbeid/person/${personId}/nummer?gjort=${done.value.merged ? 'slatt' : 'lagt'}`, 303)
}

export default function NumberPage() {
  const page = useLoaderData<typeof loader>()
  const refused = useActionData() as Refused | undefined
  const { say, when } = useWords()
  return (
    <div className="stack">
      <PersonHead title={say('visitstaff:number.title')} page={page} />
      {page.done !== null && (
        <p className="done" role="status">
          {say(page.done === 'slatt' ? 'visitstaff:number.merged' : 'visitstaff:number.added')}
        </p>
      )}
      <Refusal refused={refused} />
      <ul>
        {page.numbers.map(({ number, kind, since }) => (
          <li key={number}>
            <bdi dir="ltr" className="strong">
              {number}
            </bdi>{' '}
            {say(`visitstaff:number.${kind}`)} <span className="quiet small">{when(since)}</span>
          </li>
        ))}
      </ul>
      <form method="post" className="card stack-tight">
        <HiddenFields form="number" />
        <p className="quiet">{say('visitstaff:number.hint')}</p>
        <Choices
          name="slag"
          label={say('visitstaff:number.kind')}
          options={KINDS.map((value) => ({ value, label: say(`visitstaff:number.${value}`) }))}
          refused={refused}
        />
        <TextLine
          name="nummer"
          label={say('visitstaff:number.number')}
          inputMode="numeric"
          refused={refused}
        />
        <Choices
          name="grunn"
          label={say('visitstaff:number.basis')}
          options={[
            { value: '', label: say('visitstaff:assisted.choose') },
            ...BASES.map((value) => ({ value, label: say(`visitstaff:number.${value}`) })),
          ]}
          refused={refused}
        />
        <div>
          <Press>{say('visitstaff:number.save')}</Press>
        </div>
      </form>
    </div>
  )
}
