import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router'
import type { Shield } from '../../office/kernel/context.ts'
import { staffDoor } from '../context.ts'
import { fault } from '../fault.ts'
import { type Refused, readForm, refuse } from '../form.ts'
import { HiddenFields, Press, Refusal } from '../ui/forms.tsx'
import { idOf } from './ids.ts'
import { personFor } from './person-for.ts'
import { PersonHead } from './person-head.tsx'
import { personAddress } from './places.ts'
import { useKeys } from './use-keys.ts'
import { useWords } from './words.ts'

const CODES = ['6', '7', 'ownEmployee'] as const satisfies readonly Shield[]

/** K32, R-724, R-727: who is protected, and how. Set by whoever learns of the need, lifted by those who are cleared. */
export async function loader({ context, params }: LoaderFunctionArgs) {
  const personId = idOf(params.personId)
  const { name, codes, shields } = await personFor(staffDoor(context), personId, { what: 'protection' })
  if (codes['M-01'] !== 'W') throw fault('notFound')
  return { personId, name, held: [...shields], lifts: codes['M-02'] === 'K' }
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const here = staffDoor(context)
  const form = await readForm(request, here)
  if (!form.ok) return form.refused
  const personId = idOf(params.personId)
  const codes = CODES.filter((code) => form.values[`vern.${code}`] === 'ja')
  const done = await here.office.access.setProtection(personId, codes)
  if (!done.ok) return refuse(done.reason, form.values)
  // Whoever is not cleared for it has lost the record by this.
  const opens = await here.office.access.openPerson(personId, { what: 'protection' })
  return redirect(`${opens.ok ? personAddress(personId) : '/arbeid/varsler'}?gjort=skjerming`, 303)
}

export default function Protection() {
  const page = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>() as Refused | undefined
  const { say } = useWords()
  useKeys(() => false)
  return (
    <div className="stack narrow">
      <PersonHead title={say('desk:protection.heading')} page={page} />
      <Refusal refused={refused} />
      <p className="prose">{say('desk:protection.text')}</p>
      <form method="post" className="stack-tight">
        <HiddenFields form="skjerming" />
        <fieldset className="plain-fieldset">
          <legend className="strong">{say('desk:protection.legend')}</legend>
          {CODES.map((code) => {
            const stays = page.held.includes(code) && !page.lifts
            return (
              <label key={code} className="tick">
                <input
                  type="checkbox"
                  name={`vern.${code}`}
                  value="ja"
                  defaultChecked={page.held.includes(code)}
                  disabled={stays}
                />
                <span>{say(`desk:protection.${code}`)}</span>
                {stays && <input type="hidden" name={`vern.${code}`} value="ja" />}
              </label>
            )
          })}
        </fieldset>
        <p className="small quiet">{say('desk:protection.lose')}</p>
        <div>
          <Press>{say('desk:protection.save')}</Press>
        </div>
      </form>
      <p>
        <a href={`/arbeid/person/${page.personId}/fullmakter`}>{say('desk:protection.safety')}</a>
      </p>
    </div>
  )
}
