import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router'
import { RENEWAL_WAYS } from '../../office/visits/regulars/model.ts'
import { sayDay, sayWhen } from '../../text/when.ts'
import { door, personDoor } from '../context.ts'
import { type Refused, readForm, refuse } from '../form.ts'
import { HiddenFields, Press, Refusal, TextBox } from '../ui/forms.tsx'
import { useSay } from '../ui/shell.ts'

const ADDRESS = '/min-side/fornyelse'

/** R-451: the same form each month, on the way that the person chooses, filled in beforehand. */
export async function loader({ context }: LoaderFunctionArgs) {
  const here = personDoor(context)
  const when = (at: Temporal.Instant | null) => at && sayWhen(here.language, at, here.now)
  const month = (first: string) => `${first.slice(5, 7)}.${first.slice(0, 4)}`
  const found = await here.office.visits.myRenewals()
  return {
    renewals: found.map(({ id, form, way, untilOn, open, sent }) => ({
      id,
      about: here.say(`common:theme.${form}`),
      way,
      until: untilOn && sayDay(here.language, Temporal.Instant.from(`${untilOn}T12:00:00Z`), here.now),
      open: open && {
        month: month(open.month),
        text: open.text,
        callBy: when(open.callBy),
        meetsAt: when(open.meetsAt),
      },
      sent: sent && month(sent.month),
    })),
  }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await readForm(request, door(context))
  if (!form.ok) return form.refused
  const me = personDoor(context)
  const { values } = form
  const about = { personId: me.viewer.id, renewalId: values.ordning ?? '' }
  const { visits } = me.office
  const done =
    values.gjor === 'send'
      ? await visits.settleRenewal({
          ...about,
          text: values.text ?? '',
          clientKey: form.idempotencyKey,
        })
      : await visits.chooseRenewal({ ...about, way: values.maate ?? '', in: 'web' })
  if (done.ok || done.reason === 'notFound') return redirect(ADDRESS, 303)
  return refuse(done.reason, values, { details: done.details })
}

export default function Renewal() {
  const say = useSay()
  const { renewals } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>() as Refused | undefined
  return (
    <div className="stack-loose">
      <title>{say('visits:renewal.title')}</title>
      <div className="stack-tight">
        <p>
          <a href="/min-side">{say('citizen:back')}</a>
        </p>
        <h1 className="title">{say('visits:renewal.title')}</h1>
        <p className="lead">{say(renewals.length > 0 ? 'visits:renewal.lead' : 'visits:renewal.none')}</p>
      </div>
      <Refusal refused={refused} />
      {renewals.map((one) => (
        <One key={one.id} renewal={one} refused={refused?.values.ordning === one.id ? refused : undefined} />
      ))}
    </div>
  )
}

type Shown = ReturnType<typeof useLoaderData<typeof loader>>['renewals'][number]

function One({ renewal, refused }: { renewal: Shown; refused: Refused | undefined }) {
  const say = useSay()
  return (
    <section className="card stack" aria-labelledby={`om-${renewal.id}`}>
      <h2 id={`om-${renewal.id}`} className="section-title">
        {renewal.about}
      </h2>
      <ul className="plain-list stack-tight">
        {RENEWAL_WAYS.map((way) => (
          <li key={way} className="stack-tight">
            <p className={way === renewal.way ? 'strong' : ''}>{say(`visits:renewal.way.${way}`)}</p>
            {way === renewal.way ? (
              <p className="kept">{say('visits:renewal.chosen')}</p>
            ) : (
              <form method="post">
                <HiddenFields form={`way-${renewal.id}-${way}`} />
                <input type="hidden" name="ordning" value={renewal.id} />
                <input type="hidden" name="maate" value={way} />
                <Press
                  name="gjor"
                  value="velg"
                  variant="secondary"
                  small
                  aria-label={`${say('visits:renewal.choose')}: ${say(`visits:renewal.way.${way}`)}`}
                >
                  {say('visits:renewal.choose')}
                </Press>
              </form>
            )}
          </li>
        ))}
      </ul>
      {renewal.until && <p>{say('visits:renewal.until', { day: renewal.until })}</p>}
      {renewal.open && <Ready renewal={renewal} open={renewal.open} refused={refused} />}
      {renewal.sent && <p className="quiet">{say('visits:renewal.sent', { month: renewal.sent })}</p>}
    </section>
  )
}

type ReadyProps = { renewal: Shown; open: NonNullable<Shown['open']>; refused: Refused | undefined }

function Ready({ renewal, open, refused }: ReadyProps) {
  const say = useSay()
  return (
    <form method="post" className="stack-tight">
      <HiddenFields form={`send-${renewal.id}`} />
      <input type="hidden" name="ordning" value={renewal.id} />
      <p className="strong">{say('visits:renewal.ready', { month: open.month })}</p>
      {open.callBy && <p>{say('visits:renewal.callBy', { when: open.callBy })}</p>}
      {open.meetsAt && <p>{say('visits:renewal.meets', { when: open.meetsAt })}</p>}
      <TextBox
        id={`text-${renewal.id}`}
        name="text"
        label={say('visits:renewal.text')}
        rows={5}
        defaultValue={open.text}
        refused={refused}
      />
      <div>
        <Press name="gjor" value="send">
          {say('visits:renewal.send')}
        </Press>
      </div>
    </form>
  )
}
