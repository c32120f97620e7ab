import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router'
import { IDENTITY_CHECKS } from '../../office/reach/pickup/model.ts'
import { staffDoor } from '../context.ts'
import { fault } from '../fault.ts'
import { type Refused, readForm, refuse } from '../form.ts'
import { BenchHead } from '../ui/bench-head.tsx'
import { HiddenFields, Press, Refusal } from '../ui/forms.tsx'
import { EmptyState } from '../ui/signs.tsx'
import { DoneLine } from './done-line.tsx'
import { idOf } from './ids.ts'
import { SmallSelect } from './parts.tsx'
import { personAddress } from './places.ts'
import { type Plain, plain } from './plain.ts'
import { useKeys } from './use-keys.ts'
import { useWords } from './words.ts'

/** R-344, K30: a name and that an envelope waits, for whoever keeps the place where it does. */
export async function loader({ context }: LoaderFunctionArgs) {
  const { reach } = staffDoor(context).office
  const places = await reach.myPlaces()
  const lists = []
  for (const place of places) {
    const waiting = await reach.waitingAt({ placeId: place.id })
    if (waiting.ok) lists.push({ ...place, people: waiting.value })
  }
  return plain({ lists })
}

export async function action({ context, request }: ActionFunctionArgs) {
  const here = staffDoor(context)
  const form = await readForm(request, here)
  if (!form.ok) return form.refused
  const { sted, konvolutt, sett = '' } = form.values
  const done = await here.office.reach.handOverEnvelopes({
    placeId: idOf(sted),
    itemId: idOf(konvolutt),
    check: sett,
  })
  if (done.ok) return redirect('/arbeid/hentested?gjort=levert', 303)
  if (done.reason === 'notFound') throw fault('notFound')
  return refuse(done.reason, form.values)
}

type Page = Plain<Awaited<ReturnType<typeof loader>>>
type Place = Page['lists'][number]

export default function PickUp() {
  const { lists } = useLoaderData() as Page
  const refused = useActionData<typeof action>() as Refused | undefined
  const { say } = useWords()
  useKeys(() => false)
  return (
    <div className="stack narrow">
      <title>{say('desk:pickup.heading')}</title>
      <BenchHead heading={say('desk:pickup.heading')} lead={say('desk:pickup.lead')} />
      <DoneLine />
      <Refusal refused={refused} />
      {lists.length === 0 && <EmptyState heading={say('desk:pickup.noPlace')} />}
      {lists.map((place) => (
        <PlaceList key={place.id} place={place} />
      ))}
    </div>
  )
}

function PlaceList({ place }: { place: Place }) {
  const { say, when } = useWords()
  return (
    <section className="stack-tight" aria-labelledby={place.id}>
      <h2 id={place.id}>{place.name}</h2>
      {place.people.length === 0 ? (
        <EmptyState heading={say('desk:pickup.none')} />
      ) : (
        <ul className="plain-list hits">
          {place.people.map((one) => (
            <li key={one.itemId} className="row row-apart">
              <span>
                {one.personId === null ? (
                  <bdi className="strong">{one.name}</bdi>
                ) : (
                  <a href={personAddress(one.personId)}>
                    <bdi className="strong">{one.name}</bdi>
                  </a>
                )}
                <br />
                <span className="quiet">
                  {say('desk:pickup.waits', { n: one.envelopes, when: when(one.since) })}
                </span>
              </span>
              <form method="post" className="row hand-over">
                <HiddenFields form={`hand-over-${one.itemId}`} />
                <input type="hidden" name="sted" value={place.id} />
                <input type="hidden" name="konvolutt" value={one.itemId} />
                <SmallSelect
                  id={`sett-${one.itemId}`}
                  name="sett"
                  label={say('desk:pickup.check')}
                  options={[
                    { value: '', label: say('staff:deed.choose') },
                    ...IDENTITY_CHECKS.map((value) => ({ value, label: say(`desk:check.${value}`) })),
                  ]}
                />
                <Press small aria-label={say('desk:pickup.handOverTo', { name: one.name })}>
                  {say('desk:pickup.handOver')}
                </Press>
              </form>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
