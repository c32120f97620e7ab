import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router'
import { GIVEN_REASONS, WITHHELD_REASONS } from '../../office/calls/direct/model.ts'
import { staffDoor } from '../context.ts'
import { fault } from '../fault.ts'
import { readForm, refuse } from '../form.ts'
import { Choices, HiddenFields, Press, Refusal, TextLine } from '../ui/forms.tsx'
import { DoneLine } from './done-line.tsx'
import { idOf } from './ids.ts'
import { Fold } from './parts.tsx'
import { personFor } from './person-for.ts'
import { PersonHead } from './person-head.tsx'
import { personAddress } from './places.ts'
import { plain } from './plain.ts'
import { useKeys } from './use-keys.ts'
import { useWords } from './words.ts'

/** the number that belongs to a case: what the rule says, what was done, and why where the two differ. */
export async function loader({ context, params }: LoaderFunctionArgs) {
  const here = staffDoor(context)
  const personId = idOf(params.personId)
  const { name } = await personFor(here, personId, { what: 'directLine' })
  const line = await here.office.calls.directLineFor({ personId })
  if (!line.ok) throw fault('notFound')
  return plain({ personId, name, line: line.value })
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const here = staffDoor(context)
  const form = await readForm(request, here)
  if (!form.ok) return form.refused
  const { gjor, grunn, sagt } = form.values
  const told = { personId: idOf(params.personId), reason: grunn ?? '', said: sagt ?? '' }
  const { calls } = here.office
  const done = gjor === 'gi' ? await calls.giveLine(told) : await calls.withholdLine(told)
  if (!done.ok)
    return refuse(done.reason, form.values, done.reason === 'needsReason' ? { field: 'sagt' } : {})
  const said = gjor === 'gi' ? 'direkte-gitt' : 'direkte-ikke'
  return redirect(`${personAddress(told.personId)}/direktenummer?gjort=${said}`, 303)
}

export default function Direct() {
  const page = useLoaderData<typeof loader>()
  const { line } = page
  const refused = useActionData<typeof action>()
  const { say, coded } = useWords()
  useKeys(() => false)
  const why = (codes: readonly string[]) => codes.map(coded('desk:advice.line')).join(', ')
  return (
    <div className="stack narrow">
      <PersonHead title={say('voice:direct.heading')} page={page} />
      <DoneLine />
      <Refusal refused={refused} />
      <p className="strong">
        {line.number ? say('voice:direct.number', { number: line.number }) : say('voice:direct.none')}
      </p>
      {line.number && (
        <p>
          {line.byRule ? say('voice:direct.byRule', { why: why(line.grounds) }) : say('voice:direct.byStaff')}
        </p>
      )}
      {line.withheld && (
        <p>
          {say('voice:direct.withheldLine', {
            why: line.withheld.said || coded('voice:direct.reason')(line.withheld.reason),
          })}
        </p>
      )}
      <p className="quiet">{say(`voice:direct.rule.${line.rule}`)}</p>
      <p className="quiet">{say('voice:direct.hint')}</p>
      {line.number === null && (
        <Deed deed="gi" label={say('voice:direct.give')} reasons={GIVEN_REASONS} refused={refused} />
      )}
      {line.withheld === null && (
        <Deed
          deed="hold-tilbake"
          label={say('voice:direct.withhold')}
          reasons={WITHHELD_REASONS}
          refused={refused}
        />
      )}
    </div>
  )
}

function Deed(props: {
  deed: 'gi' | 'hold-tilbake'
  label: string
  reasons: readonly string[]
  refused: ReturnType<typeof useActionData<typeof action>>
}) {
  const { deed, label, reasons } = props
  const { say, coded } = useWords()
  const refused = props.refused?.values.gjor === deed ? props.refused : undefined
  return (
    <Fold id={deed} summary={label} open={refused !== undefined}>
      <form method="post" className="stack-tight">
        <HiddenFields form={deed} />
        <input type="hidden" name="gjor" value={deed} />
        <Choices
          name="grunn"
          id={`grunn-${deed}`}
          label={say('voice:direct.why')}
          options={reasons.map((value) => ({ value, label: coded('voice:direct.reason')(value) }))}
          refused={refused}
        />
        <TextLine name="sagt" id={`sagt-${deed}`} label={say('voice:direct.said')} refused={refused} />
        <Press variant={deed === 'gi' ? 'primary' : 'secondary'}>{label}</Press>
      </form>
    </Fold>
  )
}
