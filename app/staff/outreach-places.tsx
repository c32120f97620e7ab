import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router'
import { ARENAS } from '../../office/visits/outreach/model.ts'
import { staffDoor } from '../context.ts'
import { fault } from '../fault.ts'
import { type Refused, readForm, refuse, type Written } from '../form.ts'
import { BenchHead } from '../ui/bench-head.tsx'
import { Choices, HiddenFields, Press, Refusal, TextLine } from '../ui/forms.tsx'
import { EmptyState } from '../ui/signs.tsx'
import { idOf } from './ids.ts'
import { TeamHours } from './outreach-hours.tsx'
import { plain } from './plain.ts'
import { useKeys } from './use-keys.ts'
import { useWords } from './words.ts'

const ADDRESS = '/arbeid/ute/steder'

/** the places where people are met outside the office, and when the named teams receive whoever comes. */
export async function loader({ context }: LoaderFunctionArgs) {
  const here = staffDoor(context)
  const { visits } = here.office
  const [places, book] = [await visits.outreachPlaces(), await visits.teamHours()]
  if (!places.ok || !book.ok) throw fault('notFound')
  const today = here.now.toZonedDateTimeISO('Europe/Oslo').toPlainDate().toString()
  return { ...plain({ places: places.value, book: book.value }), today }
}

export async function action({ context, request }: ActionFunctionArgs) {
  const here = staffDoor(context)
  const form = await readForm(request, here)
  if (!form.ok) return form.refused
  const done = await act(here.office.visits, form.values)
  if (done.ok) return redirect(ADDRESS, 303)
  if (done.reason === 'notFound') throw fault('notFound')
  return refuse(done.reason, form.values, done.reason === 'empty' ? { field: 'navn' } : {})
}

type Visits = ReturnType<typeof staffDoor>['office']['visits']

function act(visits: Visits, values: Written) {
  if (values.lukk) return visits.closePlace({ placeId: idOf(values.lukk) })
  if (values.slutt) return visits.endTeamHours({ hoursId: idOf(values.slutt) })
  if (values.gjor === 'tider')
    return visits.setTeamHours({
      teamId: idOf(values.team),
      placeId: values.hvor ? idOf(values.hvor) : null,
      weekday: Number(values.dag),
      opens: values.fra ?? '',
      closes: values.til ?? '',
      fromDay: values.fraDag ?? '',
      untilDay: values.tilDag || undefined,
      keptFor: values.forHvem,
    })
  return visits.addPlace({
    kind: values.slags ?? '',
    name: values.navn ?? '',
    address: values.adresse ?? '',
    contact: values.kontakt ?? '',
  })
}

export type PlacesPage = Awaited<ReturnType<typeof loader>>

export default function OutreachPlaces() {
  const page = useLoaderData() as PlacesPage
  const refused = useActionData() as Refused | undefined
  const { say } = useWords()
  useKeys(() => false)
  return (
    <div className="stack-loose narrow">
      <title>{say('visitstaff:places.title')}</title>
      <BenchHead heading={say('visitstaff:places.title')} lead={say('visitstaff:places.lead')}>
        <p>
          <a href="/arbeid/ute">{say('visitstaff:outreach.heading')}</a>
        </p>
      </BenchHead>
      <Refusal refused={refused} />
      <Places page={page} />
      <NewPlace refused={refused} />
      <TeamHours page={page} refused={refused} />
    </div>
  )
}

function Places({ page }: { page: PlacesPage }) {
  const { say, when } = useWords()
  if (page.places.length === 0) return <EmptyState heading={say('visitstaff:places.none')} />
  return (
    <ul className="plain-list stack">
      {page.places.map(({ id, kind, name, address, contact, lastAt }) => (
        <li key={id} className="card row row-apart">
          <div className="stack-tight">
            <p>
              <bdi className="strong">{name}</bdi> · {say(`visitstaff:outreach.arena.${kind}`)}
            </p>
            {(address || contact) && <p dir="auto">{[address, contact].filter(Boolean).join(' · ')}</p>}
            <p className="small quiet">
              {lastAt
                ? say('visitstaff:places.last', { when: when(lastAt) })
                : say('visitstaff:places.never')}
            </p>
          </div>
          <form method="post">
            <HiddenFields form={`close-${id}`} />
            <Press
              name="lukk"
              value={id}
              variant="secondary"
              small
              aria-label={`${say('visitstaff:places.close')}: ${name}`}
            >
              {say('visitstaff:places.close')}
            </Press>
          </form>
        </li>
      ))}
    </ul>
  )
}

function NewPlace({ refused }: { refused: Refused | undefined }) {
  const { say } = useWords()
  return (
    <form method="post" className="card stack">
      <HiddenFields form="new-place" />
      <h2 className="section-title">{say('visitstaff:places.new')}</h2>
      <TextLine
        name="navn"
        label={say('visitstaff:places.name')}
        refused={refused}
        required
        maxLength={120}
      />
      <Choices
        name="slags"
        label={say('visitstaff:outreach.placeKind')}
        refused={refused}
        options={ARENAS.filter((kind) => kind !== 'home').map((value) => ({
          value,
          label: say(`visitstaff:outreach.arena.${value}`),
        }))}
      />
      <TextLine name="adresse" label={say('visitstaff:places.address')} refused={refused} maxLength={200} />
      <TextLine name="kontakt" label={say('visitstaff:places.contact')} refused={refused} maxLength={200} />
      <p>
        <Press>{say('visitstaff:places.add')}</Press>
      </p>
    </form>
  )
}
