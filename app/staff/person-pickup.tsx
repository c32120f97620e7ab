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
import { BenchHead } from '../ui/bench-head.tsx'
import { Choices, HiddenFields, Press, Refusal } from '../ui/forms.tsx'
import { PickUpPlaces, placesIn } from '../ui/pickup-places.tsx'
import { idOf } from './ids.ts'
import { profileAddress } from './profile-card.tsx'
import { useKeys } from './use-keys.ts'
import { useWords } from './words.ts'

const METHODS = ['desk', 'phone', 'meeting'] as const

/** staff choose with somebody where what is important waits for them. */
export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const purpose = new URL(request.url).searchParams.get('formal')
  const personId = idOf(params.personId)
  const found = await staffDoor(context).office.reach.pickUpChoicesOf({
    personId,
    ...(purpose ? { purpose } : {}),
  })
  if (!found.ok) throw fault('notFound')
  return { personId, ...found.value }
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const here = staffDoor(context)
  const form = await readForm(request, here)
  if (!form.ok) return form.refused
  const purpose = new URL(request.url).searchParams.get('formal')
  const personId = idOf(params.personId)
  const method = METHODS.find((one) => one === form.values.hvordan) ?? 'desk'
  const done = await here.office.reach.choosePickUpFor({
    personId,
    places: placesIn(form.values),
    method,
    ...(purpose ? { purpose } : {}),
  })
  if (!done.ok) return refuse(done.reason, form.values, { details: done.details })
  const next = new URLSearchParams({ gjort: 'hentested', ...(purpose ? { formal: purpose } : {}) })
  return redirect(`${profileAddress(personId)}?${next}`, 303)
}

export default function PersonPickUp() {
  const { name, personId, places } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>() as Refused | undefined
  const { say } = useWords()
  useKeys(() => false)
  return (
    <div className="stack narrow">
      <title>{say('profile:pickup.title')}</title>
      <BenchHead
        heading={
          <>
            <a href={profileAddress(personId)}>
              <bdi>{name}</bdi>
            </a>{' '}
            · {say('profile:pickup.title')}
          </>
        }
      />
      <Refusal refused={refused} />
      <form method="post" className="stack-tight">
        <HiddenFields form="pick-up" />
        <PickUpPlaces places={places} />
        <Choices
          name="hvordan"
          label={say('desk:pickup.said')}
          options={METHODS.map((value) => ({ value, label: say(`desk:pickup.said.${value}`) }))}
        />
        <div>
          <Press>{say('profile:pickup.save')}</Press>
        </div>
      </form>
    </div>
  )
}
