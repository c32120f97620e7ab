import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router'
import { sayWhen } from '../../text/when.ts'
import { staffDoor } from '../context.ts'
import { fault } from '../fault.ts'
import { type Refused, readForm, refuse } from '../form.ts'
import { idOf } from '../staff/ids.ts'
import { Refusal } from '../ui/forms.tsx'
import { Telephone } from '../ui/frame.tsx'
import { useSay, useShell } from '../ui/shell.ts'
import { windowChoice, windowField, windowsIn } from '../ui/windows.ts'
import { DoorOffers } from './door-offers.tsx'

/** what happens now: seated because it cannot wait, let in, or offered another time of which one is recorded. */
export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const here = staffDoor(context)
  const found = await here.office.visits.atDoor({ visitId: idOf(params.visit) })
  if (!found.ok) throw fault('notFound')
  const { opens, windows, slots, ...visit } = found.value
  const when = (at: Temporal.Instant) => sayWhen(here.language, at, here.now)
  return {
    ...visit,
    wishes: new URL(request.url).searchParams.has('annen'),
    opens: opens && when(opens),
    windows: windows.map((one) => windowChoice(here.language, one, here.now)),
    slots: slots.map(({ startsAt, staffId, speaks }) => ({
      value: `${startsAt}/${staffId}`,
      label: speaks ? here.say('visits:door.slot.speaks', { when: when(startsAt) }) : when(startsAt),
    })),
  }
}
export type DoorPage = Awaited<ReturnType<typeof loader>>

export async function action({ context, params, request }: ActionFunctionArgs) {
  const here = staffDoor(context)
  const form = await readForm(request, here)
  if (!form.ok) return form.refused
  const { values } = form
  const visitId = idOf(params.visit)
  const back = `/arbeid/dor/${visitId}`
  const { visits } = here.office
  if (values.gjor === 'hvem') {
    const who = await visits.tellWho({ visitId, number: values.nr ?? '' })
    return who.ok ? redirect(`${back}?annen`, 303) : refuse(who.reason, values, { field: 'nr' })
  }
  const [startsAt = '', staffId] = (values.time ?? '').split('/')
  const turned = await visits.turnAway({
    visitId,
    way: values.gjor ?? '',
    ...(values.gjor === 'slot' && /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(startsAt)
      ? { startsAt: Temporal.Instant.from(startsAt), staffId: idOf(staffId) }
      : {}),
    interpreter: values.tolk === 'ja',
    name: values.navn ?? '',
    number: values.nummer ?? '',
    windows: windowsIn([values.tid1]),
  })
  if (turned.ok) return redirect(back, 303)
  const field = turned.reason === 'empty' ? 'navn' : windowField(turned.reason)
  return refuse(turned.reason, values, field ? { field } : {})
}

export default function DoorVisit() {
  const say = useSay()
  const page = useLoaderData<typeof loader>()
  const refused = useActionData() as Refused | undefined
  return (
    <div className="stack-loose">
      <Refusal refused={refused} />
      {page.urgent ? (
        <Seated page={page} />
      ) : page.closed ? (
        <Slip page={page} />
      ) : page.open && !page.wishes ? (
        <Inside page={page} />
      ) : (
        <DoorOffers page={page} refused={refused} />
      )}
      <p className="no-print">
        <a href="/arbeid/dor" className="small">
          {say('visits:door.next')}
        </a>
      </p>
    </div>
  )
}

function Seated({ page }: { page: DoorPage }) {
  const say = useSay()
  const { agency } = useShell()
  return (
    <>
      <title>{say('visits:door.seated')}</title>
      <h1 className="title">{say('visits:door.seated')}</h1>
      <p className="lead">{say('visits:reception.slip.ticket', { n: page.ticket })}</p>
      <p className="lead">{say(page.onDuty ? 'visits:door.told' : 'visits:door.callNow')}</p>
      <p className="lead">
        <Telephone number={page.dutyPhone ?? agency.urgentPhone} />
      </p>
      {page.lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </>
  )
}

function Inside({ page }: { page: DoorPage }) {
  const say = useSay()
  return (
    <>
      <title>{say('visits:door.welcome')}</title>
      <h1 className="title">{say('visits:door.welcome')}</h1>
      <p className="lead">{say('visits:reception.slip.ticket', { n: page.ticket })}</p>
      <p>
        <a href="?annen">{say('visits:door.otherTime')}</a>
      </p>
    </>
  )
}

/** In the visitor's language, to print or to take a picture of. */
function Slip({ page }: { page: DoorPage }) {
  const say = useSay()
  const { agency } = useShell()
  return (
    <article className="card stack">
      <title>{say('visits:reception.slip.title')}</title>
      <h1 className="title">{say('visits:reception.slip.heading')}</h1>
      <p className="quiet">
        {agency.name} · <Telephone number={agency.phone} /> ·{' '}
        {say('visits:reception.slip.ticket', { n: page.ticket })}
      </p>
      {page.lines.map((line) => (
        <p key={line} className="lead">
          {line}
        </p>
      ))}
      <p>{say('visits:reception.slip.ask')}</p>
    </article>
  )
}
