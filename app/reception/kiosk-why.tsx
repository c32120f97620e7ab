import calendar from '@navikt/aksel-icons/svg/Calendar.svg?url&no-inline'
import chatElipsis from '@navikt/aksel-icons/svg/ChatElipsis.svg?url&no-inline'
import fileText from '@navikt/aksel-icons/svg/FileText.svg?url&no-inline'
import inbox from '@navikt/aksel-icons/svg/Inbox.svg?url&no-inline'
import mobile from '@navikt/aksel-icons/svg/Mobile.svg?url&no-inline'
import pencilWriting from '@navikt/aksel-icons/svg/PencilWriting.svg?url&no-inline'
import person from '@navikt/aksel-icons/svg/Person.svg?url&no-inline'
import printerSmall from '@navikt/aksel-icons/svg/PrinterSmall.svg?url&no-inline'
import trayFood from '@navikt/aksel-icons/svg/TrayFood.svg?url&no-inline'
import wallet from '@navikt/aksel-icons/svg/Wallet.svg?url&no-inline'
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
import { GoTo, HiddenFields, Refusal, Tick } from '../ui/forms.tsx'
import { Telephone } from '../ui/frame.tsx'
import { useSay, useShell } from '../ui/shell.ts'
import { officeOfDevice } from './terminal-guard.ts'
import { URGENT_NEEDS } from './urgent-needs.ts'

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

/** Files of the house, so that a screen without a font of pictures shows them too. */
const PICTURES: Readonly<Record<VisitReason, string>> = {
  paymentMissing: wallet,
  decisionNotUnderstood: fileText,
  emergencyAid: trayFood,
  deliverPaper: inbox,
  noDeviceOrEId: mobile,
  printCopy: printerSmall,
  reachAdviser: person,
  applicationHelp: pencilWriting,
  appointment: calendar,
  other: chatElipsis,
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
          <fieldset className="plain-fieldset stack-tight">
            <legend className="strong">{say('public:urgent.heading')}</legend>
            <ul>
              {URGENT_NEEDS.map((need) => (
                <li key={need}>{say(`visits:door.need.${need}`)}</li>
              ))}
            </ul>
            <Tick name="haster" label={say('visits:door.yes')} />
          </fieldset>
          <Tick name="rom" label={say('visits:kiosk.room')} />
          <div className="door-choices">
            {VISIT_REASONS.map((reason) => (
              <button
                key={reason}
                type="submit"
                name="hvorfor"
                value={reason}
                className="door-big door-picture"
              >
                <img src={PICTURES[reason]} alt="" width={40} height={40} />
                {say(`visits:kiosk.reason.${reason}`)}
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
        <GoTo href={`/mottak/${office}/les-opp`} variant="secondary">
          {say('reach:speak.play')}
        </GoTo>
        <GoTo href={`/mottak/${office}`} variant="tertiary">
          {say('visits:kiosk.start')}
        </GoTo>
      </p>
    </div>
  )
}
