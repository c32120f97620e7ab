import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router'
import { VISIT_REASONS, type VisitReason } from '../../office/visits/model.ts'
import { sayWhen } from '../../text/when.ts'
import { door } from '../context.ts'
import { type Refused, refuse } from '../form.ts'
import { HiddenFields, Refusal, Tick } from '../ui/forms.tsx'
import { Telephone } from '../ui/frame.tsx'
import { useSay, useShell } from '../ui/shell.ts'
import { officeOfDevice } from './terminal-guard.ts'

/** why somebody came, in pictures and words; one press gives a number. No name, and nothing that is kept here. */
export async function loader({ context, params }: LoaderFunctionArgs) {
  const here = door(context)
  const found = await officeOfDevice(here, params.office, 'kiosk')
  return {
    office: params.office ?? '',
    receives: found.open || found.later,
    opens: found.opens && sayWhen(here.language, found.opens, here.now),
    phone: found.dutyPhone,
  }
}

/** Another site is turned away before this is reached, and so many are taken from one address (server/limits.ts). */
export async function action({ context, params, request }: ActionFunctionArgs) {
  const here = door(context)
  const form = await request.formData()
  const said = (name: string) => String(form.get(name) ?? '')
  const office = params.office ?? ''
  await officeOfDevice(here, office, 'kiosk')
  const came = await here.kiosk(office, {
    reason: said('hvorfor'),
    language: here.language,
    urgent: said('haster') === 'ja',
    privateRoom: said('rom') === 'ja',
    clientKey: said('key').slice(0, 100),
  })
  if (!came.ok) return refuse(came.reason, {})
  return redirect(`/mottak/${encodeURIComponent(office)}/nummer?n=${came.value.ticket}`, 303)
}

/** Whoever goes away in the middle leaves an empty screen. */
export function headers() {
  return { 'cache-control': 'no-store' }
}

const PICTURES: Readonly<Record<VisitReason, string>> = {
  paymentMissing: '💰',
  decisionNotUnderstood: '📄',
  emergencyAid: '🆘',
  deliverPaper: '📥',
  noDeviceOrEId: '📱',
  printCopy: '🖨️',
  reachAdviser: '👤',
  applicationHelp: '✍️',
  appointment: '📅',
  other: '💬',
}

export default function KioskWhy() {
  const say = useSay()
  const { agency } = useShell()
  const { office, receives, opens, phone } = useLoaderData<typeof loader>()
  const refused = useActionData() as Refused | undefined
  return (
    <div className="stack-loose">
      <title>{say('visits:kiosk.why')}</title>
      <h1 className="title">{say('visits:kiosk.why')}</h1>
      <Refusal refused={refused} />
      {receives ? (
        <form method="post" className="stack">
          <HiddenFields form="kiosk" />
          <Tick name="haster" label={say('visits:door.yes')} />
          <Tick name="rom" label={say('visits:kiosk.room')} />
          <div className="door-choices">
            {VISIT_REASONS.map((reason) => (
              <button key={reason} type="submit" name="hvorfor" value={reason} className="door-big">
                <span aria-hidden="true">{PICTURES[reason]}</span> {say(`visits:kiosk.reason.${reason}`)}
              </button>
            ))}
          </div>
        </form>
      ) : (
        <section className="card stack-tight">
          <p className="lead">{say('visits:door.closed')}</p>
          {opens && <p>{say('visits:door.opens', { when: opens })}</p>}
          <p>{say('public:urgent.text')}</p>
          <p className="lead">
            <Telephone number={phone ?? agency.urgentPhone} />
          </p>
        </section>
      )}
      <p className="row">
        <a href={`/mottak/${office}/les-opp`}>{say('reach:speak.play')}</a>
        <a href={`/mottak/${office}`}>{say('visits:kiosk.start')}</a>
      </p>
    </div>
  )
}
