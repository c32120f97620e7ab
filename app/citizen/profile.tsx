import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router'
import { door, personDoor } from '../context.ts'
import { fault } from '../fault.ts'
import { readForm, refuse } from '../form.ts'
import { GoTo, Refusal } from '../ui/forms.tsx'
import { useSay } from '../ui/shell.ts'
import { TellChange } from './profile-change.tsx'
import { shownProfile } from './profile-data.ts'
import { changedIn, PROFILE } from './profile-fields.ts'
import { NotedFacts, ProfileForms } from './profile-parts.tsx'

/** how we talk with the person, in plain words, for the person to see and correct. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const here = personDoor(context)
  const profile = await here.office.people.myProfile()
  if (profile === null) throw fault('notFound')
  const { searchParams } = new URL(request.url)
  return {
    ...shownProfile(profile, here),
    saved: searchParams.has('lagret'),
    told: searchParams.has('fortalt'),
  }
}

/** One form of the page: each thing that was said differently from what is known is set, at once. */
export async function action({ request, context }: ActionFunctionArgs) {
  const form = await readForm(request, door(context))
  if (!form.ok) return form.refused
  const here = personDoor(context)
  const { values } = form
  if (values.del === 'endring') {
    const what = values.hva === 'releaseFromPrison' ? values.hva : 'lifeEvent'
    const told = await here.office.people.tellChange({
      personId: here.viewer.id,
      what,
      method: 'web',
      helped: values.hjelp === 'ja',
      words: values.ord ?? '',
    })
    if (!told.ok) return refuse(told.reason, values, { details: told.details, field: 'ord' })
    return redirect(`${PROFILE}?fortalt=1#lagret`, 303)
  }
  const profile = await here.office.people.myProfile()
  if (profile === null) throw fault('notFound')
  const { known } = shownProfile(profile, here)
  for (const { field, value } of changedIn(values.del ?? '', values, known)) {
    const set = await here.office.people.setFact({
      personId: profile.personId,
      field,
      value,
      method: 'web',
      helped: values.hjelp === 'ja',
    })
    if (!set.ok) return refuse(set.reason, values, { details: set.details, field })
  }
  return redirect(`${PROFILE}?lagret=1#lagret`, 303)
}

export default function ProfilePage() {
  const say = useSay()
  const shown = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  return (
    <div className="stack-loose">
      <title>{say('profile:title')}</title>
      <div className="stack-tight">
        <p>
          <a href="/min-side">{say('citizen:back')}</a>
        </p>
        <h1 className="title">{say('profile:title')}</h1>
        <p className="lead">{say('profile:lead')}</p>
      </div>
      <Refusal refused={refused} />
      {shown.saved && (
        <p id="lagret" role="status" className="card strong">
          {say('profile:saved')}
        </p>
      )}
      {shown.told && (
        <p id="lagret" role="status" className="card strong">
          {say('profile:change.told')}
        </p>
      )}
      <section className="card stack">
        <p className="strong">{say(`profile:status.${shown.status}`)}</p>
        {shown.notes.map((note: string) => (
          <p key={note}>{note}</p>
        ))}
        <p className="row">
          {!shown.assisted && <GoTo href={`${PROFILE}/skjerm`}>{say('profile:assisted.press')}</GoTo>}
          <GoTo href={`${PROFILE}/sporsmal`} variant="secondary">
            {say('profile:questions.start')}
          </GoTo>
          <GoTo href={`${PROFILE}/hentested`} variant="secondary">
            {say('profile:pickup.link')}
          </GoTo>
        </p>
      </section>
      <ProfileForms shown={shown} refused={refused} />
      <TellChange refused={refused} />
      <NotedFacts noted={shown.noted} />
      <p className="quiet">{say('profile:print')}</p>
    </div>
  )
}
