import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router'
import { VISIT_REASONS } from '../../office/visits/model.ts'
import { staffDoor } from '../context.ts'
import { fault } from '../fault.ts'
import { type Refused, readForm, refuse } from '../form.ts'
import { BenchHead } from '../ui/bench-head.tsx'
import { Choices, HiddenFields, Press, Refusal, TextLine, Tick } from '../ui/forms.tsx'
import { EmptyState, KeyHint, StatusTag } from '../ui/signs.tsx'
import { idOf } from './ids.ts'
import { LANGUAGE_CODES } from './languages.ts'
import { type Plain, plain } from './plain.ts'
import { useNextKey } from './use-next-key.ts'
import { useWords } from './words.ts'

/** the line of today and the desk, on one screen. */
export async function loader({ context }: LoaderFunctionArgs) {
  const here = staffDoor(context)
  const [line, office] = [await here.office.visits.receptionLine(), await here.office.visits.myReception()]
  if (!line.ok || !office.ok) throw fault('notFound')
  return { line: plain(line.value), officeId: office.value.officeId }
}

export async function action({ context, request }: ActionFunctionArgs) {
  const here = staffDoor(context)
  const form = await readForm(request, here)
  if (!form.ok) return form.refused
  const { values } = form
  const { visits } = here.office
  const ticked = (name: string) => values[name] === 'ja'
  if (values.gjor === 'inn') {
    const office = await visits.myReception()
    if (!office.ok) throw fault('notFound')
    const came = await visits.checkIn({
      officeId: office.value.officeId,
      calledAs: values.navn ?? '',
      reason: values.hvorfor ?? '',
      language: values.sprak ?? '',
      urgent: ticked('haster'),
      privateRoom: ticked('rom'),
      interpreter: ticked('tolk'),
      cameBy: 'desk',
      clientKey: form.idempotencyKey,
    })
    return came.ok ? redirect('/arbeid/mottak', 303) : refuse(came.reason, values)
  }
  const visitId = idOf(values.besok)
  if (values.gjor === 'tilbake') {
    const back = await visits.putBackVisit({ visitId })
    return back.ok ? redirect('/arbeid/mottak', 303) : refuse(back.reason, values)
  }
  const taken =
    values.gjor === 'neste'
      ? await visits.callNext({ desk: values.skranke ?? '', room: ticked('harRom') })
      : await visits.serve({ visitId })
  if (!taken.ok) return refuse(taken.reason, values)
  return redirect(`/arbeid/mottak/${taken.value.visitId}`, 303)
}

type Page = Awaited<ReturnType<typeof loader>>
type InLine = Page['line']['waiting'][number]
const NEXT = 'kall-inn'

export default function Reception() {
  const { line, officeId } = useLoaderData<typeof loader>()
  const refused = useActionData() as Refused | undefined
  const { say } = useWords()
  useNextKey(NEXT)
  return (
    <div className="stack">
      <title>{say('visitstaff:reception.heading')}</title>
      <BenchHead heading={say('visitstaff:reception.heading')} lead={say('visitstaff:reception.lead')} />
      <Refusal refused={refused} />
      <form method="post" id={NEXT} className="row">
        <HiddenFields form="next" />
        <input type="hidden" name="gjor" value="neste" />
        <TextLine
          name="skranke"
          label={say('visitstaff:reception.desk')}
          defaultValue="1"
          maxLength={20}
          refused={refused}
        />
        <Tick name="harRom" label={say('visitstaff:reception.hasRoom')} />
        <Press>{say('visitstaff:reception.next')}</Press>
        <KeyHint keys="n" />
      </form>
      <div className="split">
        <div className="stack">
          <Line
            heading={say('visitstaff:reception.waiting', { n: line.waiting.length })}
            rows={line.waiting}
            wait={line.wait}
          />
          {line.atDesks.length > 0 && (
            <Line heading={say('visitstaff:reception.atDesks')} rows={line.atDesks} />
          )}
          {line.leftOpen.length > 0 && (
            <Line heading={say('visitstaff:reception.leftOpen')} rows={line.leftOpen} />
          )}
          <p>
            <a href={`/mottak/tavle/${officeId}`}>{say('visitstaff:reception.board')}</a> ·{' '}
            <a href="/arbeid/dor">{say('visitstaff:door.tablet')}</a> ·{' '}
            <a href="/arbeid/mottak/papirer">{say('visitstaff:reception.scan.list')}</a> ·{' '}
            <a href="/arbeid/hvem-har-ansvar">{say('visitstaff:directory.title')}</a> ·{' '}
            <a href="/arbeid/apningstider">{say('visitstaff:hours.title')}</a> ·{' '}
            <a href="/arbeid/oppgaver">{say('visitstaff:tasks.title')}</a> ·{' '}
            <a href="/arbeid/skjermer">{say('visitstaff:terminal.title')}</a>
          </p>
        </div>
        <aside>
          <CheckIn refused={refused} />
        </aside>
      </div>
    </div>
  )
}

function CheckIn({ refused }: { refused: Refused | undefined }) {
  const { say, coded, language } = useWords()
  const reason = coded('visitstaff:reception.reason')
  return (
    <section aria-labelledby="ny" className="card stack-tight">
      <h2 id="ny">{say('visitstaff:reception.new')}</h2>
      <form method="post" className="stack-tight">
        <HiddenFields form="check-in" />
        <TextLine
          name="navn"
          label={say('visitstaff:reception.calledAs')}
          hint={say('visitstaff:reception.calledAs.hint')}
          maxLength={60}
          autoComplete="off"
          refused={refused}
        />
        <Choices
          name="hvorfor"
          label={say('visitstaff:reception.reason')}
          options={VISIT_REASONS.map((value) => ({ value, label: reason(value) }))}
          defaultValue="other"
          refused={refused}
        />
        <Choices
          name="sprak"
          label={say('visitstaff:reception.language')}
          options={LANGUAGE_CODES.map((value) => ({ value, label: language(value) }))}
          refused={refused}
        />
        <Tick name="haster" label={say('visitstaff:reception.urgent')} />
        <Tick name="rom" label={say('visitstaff:reception.room')} />
        <Tick name="tolk" label={say('visitstaff:reception.interpreter')} />
        <div>
          <Press name="gjor" value="inn">
            {say('visitstaff:reception.checkIn')}
          </Press>
        </div>
      </form>
    </section>
  )
}

function Line(props: { heading: string; rows: readonly InLine[]; wait?: Plain<Page['line']['wait']> }) {
  const { say, coded, language, when } = useWords()
  const reason = coded('visitstaff:reception.reason')
  const { heading, rows, wait } = props
  return (
    <section className="stack-tight" aria-label={heading}>
      <h2>{heading}</h2>
      {wait && <p className="quiet">{say('visitstaff:reception.wait', wait)}</p>}
      {wait === null && rows.length > 0 && (
        <p className="quiet">{say('visitstaff:reception.wait.unknown')}</p>
      )}
      {rows.length === 0 ? (
        <EmptyState heading={say('visitstaff:reception.nobody')} />
      ) : (
        <ol className="plain-list hits">
          {rows.map((one) => (
            <li key={one.id} className="row row-apart">
              <span>
                <span className="strong">{say('visitstaff:reception.visit.heading', { n: one.ticket })}</span>{' '}
                {one.calledAs && (
                  <>
                    <bdi>{one.calledAs}</bdi> ·{' '}
                  </>
                )}
                {reason(one.reason)} · {language(one.language)}
                <br />
                <span className="quiet small">
                  {say('visitstaff:reception.since')} {when(one.cameAt)}
                  {one.servedBy && <> · {one.servedBy}</>}
                </span>{' '}
                {one.urgent && (
                  <StatusTag tone="warning">{say('visitstaff:reception.flag.urgent')}</StatusTag>
                )}{' '}
                {one.privateRoom && (
                  <StatusTag tone="info">{say('visitstaff:reception.flag.room')}</StatusTag>
                )}{' '}
                {one.needsInterpreter && (
                  <StatusTag tone="info">{say('visitstaff:reception.flag.interpreter')}</StatusTag>
                )}{' '}
                {one.appointmentAt && (
                  <StatusTag tone="info">
                    {say('visitstaff:reception.flag.appointment', { when: when(one.appointmentAt) })}
                  </StatusTag>
                )}
              </span>
              <form method="post" className="row">
                <HiddenFields form={`take-${one.id}`} />
                <input type="hidden" name="besok" value={one.id} />
                {one.state === 'served' ? (
                  <a href={`/arbeid/mottak/${one.id}`}>{say('visitstaff:reception.open')}</a>
                ) : (
                  <Press
                    small
                    variant="secondary"
                    name="gjor"
                    value="ta"
                    aria-label={`${say('visitstaff:reception.take')} ${one.ticket}`}
                  >
                    {say('visitstaff:reception.take')}
                  </Press>
                )}
                {one.state === 'called' && (
                  <Press small variant="tertiary" name="gjor" value="tilbake">
                    {say('visitstaff:reception.putBack')}
                  </Press>
                )}
              </form>
            </li>
          ))}
        </ol>
      )}
    </section>
  )
}
