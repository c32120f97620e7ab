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
import { HiddenFields, Press, Refusal, TextBox, TextLine } from '../ui/forms.tsx'
import { StatusTag } from '../ui/signs.tsx'
import { idOf } from './ids.ts'
import { SmallSelect } from './parts.tsx'
import { PersonHead } from './person-head.tsx'
import { type Plain, plain } from './plain.ts'
import { actOnRegular } from './regulars-action.ts'
import { Renewals } from './regulars-renewals.tsx'
import { useKeys } from './use-keys.ts'
import { useWords } from './words.ts'

/** the team, the brief, the times and the forms of somebody who comes often. */
export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const here = staffDoor(context)
  const personId = idOf(params.personId)
  const found = await here.office.visits.regularFor({ personId })
  if (!found.ok) throw fault('notFound')
  return { personId, done: new URL(request.url).searchParams.has('gjort'), ...plain(found.value) }
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const here = staffDoor(context)
  const personId = idOf(params.personId)
  const form = await readForm(request, here)
  if (!form.ok) return form.refused
  const done = await actOnRegular(here, personId, form.values, form.idempotencyKey)
  if (done.ok) return redirect(`/arbeid/person/${personId}/faste?gjort=1`, 303)
  if (done.reason === 'notFound') throw fault('notFound')
  return refuse(done.reason, form.values, { details: done.details })
}

export type RegularData = Plain<Awaited<ReturnType<typeof loader>>>

export default function RegularPerson() {
  const page = useLoaderData() as RegularData
  const refused = useActionData() as Refused | undefined
  const { say, when } = useWords()
  useKeys(() => false)
  return (
    <div className="stack-loose">
      <PersonHead title={say('visitstaff:regulars.arrange')} page={page} />
      {page.done && !refused && <p role="status">{say('visitstaff:regulars.done')}</p>}
      <Refusal refused={refused} />
      <p>
        {say('visitstaff:regulars.visits')}: {page.visits}{' '}
        {page.helpEachTime && <StatusTag tone="info">{say('visitstaff:training.each')}</StatusTag>}
      </p>
      {page.regular && (
        <section className="card stack-tight" aria-labelledby="na">
          <h2 id="na">{page.regular.team}</h2>
          <p dir="auto">{page.regular.brief}</p>
          <ul>
            {page.regular.times.map(({ startsAt, who }) => (
              <li key={startsAt}>{`${when(startsAt)}, ${who}`}</li>
            ))}
          </ul>
        </section>
      )}
      <div className="split">
        <Renewals page={page} refused={refused} />
        <aside className="stack">
          <NameForm page={page} refused={refused} />
          <p>
            <a href={`/arbeid/person/${page.personId}/faste/lapp`}>{say('visitstaff:regulars.print')}</a>
          </p>
        </aside>
      </div>
    </div>
  )
}

function NameForm({ page, refused }: { page: RegularData; refused: Refused | undefined }) {
  const { say } = useWords()
  const again = refused?.values.gjor === 'navngi' ? refused : undefined
  const members = page.teams.flatMap((team) =>
    team.members.map(({ id, name }) => ({ value: id, label: `${name} (${team.name})` })),
  )
  return (
    <section className="stack-tight" aria-labelledby="navngi">
      <h2 id="navngi">{say('visitstaff:regulars.name')}</h2>
      <form method="post" className="stack-tight">
        <HiddenFields form="name" />
        <input type="hidden" name="gjor" value="navngi" />
        <SmallSelect
          name="team"
          label={say('visitstaff:regulars.team')}
          value={again?.values.team ?? page.regular?.teamId ?? ''}
          options={page.teams.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <TextBox
          name="brief"
          label={say('visitstaff:regulars.brief')}
          hint={say('visitstaff:regulars.brief.hint')}
          rows={3}
          maxLength={1000}
          defaultValue={page.regular?.brief ?? ''}
          refused={again}
        />
        <SmallSelect
          name="dag"
          label={say('visitstaff:regulars.weekday')}
          value={again?.values.dag ?? ''}
          options={(['', '1', '2', '3', '4', '5'] as const).map((value) => ({
            value,
            label: say(`visitstaff:regulars.weekday.${value === '' ? 'none' : value}`),
          }))}
        />
        <TextLine
          name="kl"
          type="time"
          label={say('visitstaff:regulars.at')}
          defaultValue="10:00"
          refused={again}
        />
        <SmallSelect name="hvem" label={say('visitstaff:regulars.with')} options={members} />
        <div>
          <Press>{say('visitstaff:regulars.save')}</Press>
        </div>
      </form>
      {page.regular && (
        <form method="post">
          <HiddenFields form="end" />
          <Press name="gjor" value="slutt" variant="tertiary" small>
            {say('visitstaff:regulars.end')}
          </Press>
        </form>
      )}
    </section>
  )
}
