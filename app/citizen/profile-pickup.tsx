import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router'
import { door, personDoor } from '../context.ts'
import { readForm, refuse } from '../form.ts'
import { GoTo, HiddenFields, Press, Refusal } from '../ui/forms.tsx'
import { PickUpPlaces, placesIn } from '../ui/pickup-places.tsx'
import { useSay } from '../ui/shell.ts'
import { PROFILE } from './profile-fields.ts'

/** where what is important waits for whoever would rather fetch it. */
export async function loader({ context }: LoaderFunctionArgs) {
  return { places: await personDoor(context).office.reach.pickUpChoices() }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await readForm(request, door(context))
  if (!form.ok) return form.refused
  const here = personDoor(context)
  const set = await here.office.reach.choosePickUp({
    places: placesIn(form.values),
    helped: form.values.hjelp === 'ja',
  })
  if (!set.ok) return refuse(set.reason, form.values, { details: set.details })
  return redirect(`${PROFILE}?lagret=1#lagret`, 303)
}

export default function PickUpPlace() {
  const say = useSay()
  const { places } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  return (
    <div className="stack-loose">
      <title>{say('profile:pickup.title')}</title>
      <div className="stack-tight">
        <p>
          <a href={PROFILE}>{say('profile:title')}</a>
        </p>
        <h1 className="title">{say('profile:pickup.title')}</h1>
        <p className="lead">{say('profile:pickup.lead')}</p>
      </div>
      <Refusal refused={refused} />
      {places.length === 0 ? (
        <p className="card">{say('profile:pickup.none')}</p>
      ) : (
        <form method="post" className="stack">
          <HiddenFields form="pick-up" />
          <PickUpPlaces places={places} />
          <p className="quiet">{say('profile:pickup.identity')}</p>
          <p className="row">
            <Press>{say('profile:pickup.save')}</Press>
            <GoTo href={PROFILE} variant="secondary">
              {say('profile:assisted.no')}
            </GoTo>
          </p>
        </form>
      )}
    </div>
  )
}
