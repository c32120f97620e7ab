import { type ActionFunctionArgs, redirect, useActionData } from 'react-router'
import { door, personDoor } from '../context.ts'
import { readForm, refuse } from '../form.ts'
import { GoTo, HiddenFields, Press, Refusal, TextBox } from '../ui/forms.tsx'
import { useSay } from '../ui/shell.ts'
import { PROFILE } from './profile-fields.ts'

/** the second of two presses. It counts at once for everything that goes out. */
export async function action({ request, context }: ActionFunctionArgs) {
  const form = await readForm(request, door(context))
  if (!form.ok) return form.refused
  const here = personDoor(context)
  const words = form.values.text?.trim() ?? ''
  const set = await here.office.people.setContactStatus({
    personId: here.viewer.id,
    status: 'assisted',
    reason: 'ownWish',
    method: 'web',
    ...(words === '' ? {} : { statement: words }),
  })
  if (!set.ok) return refuse(set.reason, form.values, { field: 'text' })
  return redirect(`${PROFILE}?lagret=1#lagret`, 303)
}

export default function CannotOnScreen() {
  const say = useSay()
  const refused = useActionData<typeof action>()
  return (
    <div className="stack-loose">
      <title>{say('profile:assisted.press')}</title>
      <div className="stack-tight">
        <p>
          <a href={PROFILE}>{say('profile:title')}</a>
        </p>
        <h1 className="title">{say('profile:assisted.press')}</h1>
        <p className="lead">{say('profile:assisted.lead')}</p>
      </div>
      <Refusal refused={refused} />
      <form method="post" className="stack">
        <HiddenFields form="cannot-on-screen" />
        <TextBox
          name="text"
          label={say('profile:assisted.words')}
          rows={3}
          maxLength={1000}
          refused={refused}
        />
        <p className="row">
          <Press>{say('profile:assisted.yes')}</Press>
          <GoTo href={PROFILE} variant="secondary">
            {say('profile:assisted.no')}
          </GoTo>
        </p>
      </form>
    </div>
  )
}
