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
import { BenchHead } from '../ui/bench-head.tsx'
import { Choices, HiddenFields, Press, Refusal, TextBox } from '../ui/forms.tsx'
import { StatusTag } from '../ui/signs.tsx'
import { Time } from '../ui/time.tsx'
import { idOf } from './ids.ts'
import { plain } from './plain.ts'
import { useThemes } from './themes.ts'
import { useWords } from './words.ts'

/** what many ask at once, the one banner that is shown of it, and when it is over. */
export async function loader({ context }: LoaderFunctionArgs) {
  const found = await staffDoor(context).office.calls.incidentList()
  if (!found.ok) throw fault('notFound')
  return plain(found.value)
}

export async function action({ context, request }: ActionFunctionArgs) {
  const here = staffDoor(context)
  const form = await readForm(request, here)
  if (!form.ok) return form.refused
  const { values } = form
  const { calls } = here.office
  const id = idOf(values.hendelse)
  const done =
    values.gjor === 'meld'
      ? await calls.reportIncident({ theme: values.tema ?? '' })
      : values.gjor === 'vis'
        ? await calls.approveBanner({
            id,
            text: { nb: values.nb ?? '', nn: values.nn ?? '', en: values.en ?? '' },
          })
        : await calls.closeIncident({ id, how: values.gjor === 'ingen' ? 'notOne' : 'over' })
  if (!done.ok) return refuse(done.reason, values, { details: done.details })
  return redirect('/arbeid/hendelser', 303)
}

export default function Incidents() {
  const { incidents, mayApprove } = useLoaderData<typeof loader>()
  const refused = useActionData() as Refused | undefined
  const { say } = useWords()
  const themes = useThemes()
  return (
    <div className="stack">
      <title>{say('voice:incidents.heading')}</title>
      <BenchHead heading={say('voice:incidents.heading')} />
      <Refusal refused={refused} />
      {incidents.length === 0 && <p>{say('voice:incidents.none')}</p>}
      {incidents.map((one) => (
        <OneIncident key={one.id} incident={one} mayApprove={mayApprove} refused={refused} />
      ))}
      {mayApprove && (
        <form method="post" className="stack-tight narrow">
          <HiddenFields form="report" />
          <Choices name="tema" label={say('voice:incidents.report')} options={themes} refused={refused} />
          <div>
            <Press name="gjor" value="meld" variant="secondary">
              {say('voice:incidents.open')}
            </Press>
          </div>
        </form>
      )}
    </div>
  )
}

type Listed = Awaited<ReturnType<typeof loader>>['incidents'][number]
type Of = { incident: Listed; mayApprove: boolean; refused: Refused | undefined }

function OneIncident({ incident, mayApprove, refused }: Of) {
  const { say, theme } = useWords()
  return (
    <section className="card stack-tight" aria-labelledby={`hendelse-${incident.id}`}>
      <h2 id={`hendelse-${incident.id}`}>{theme(incident.theme)}</h2>
      <p className="row">
        <StatusTag tone={incident.state === 'closed' ? 'neutral' : 'warning'}>
          {say(`voice:incidents.state.${incident.state}`)}
        </StatusTag>
        <Time at={incident.openedAt} />
      </p>
      <p>
        {say('voice:incidents.asked', {
          n: incident.asked,
          minutes: incident.windowMinutes,
          normal: Math.round(incident.normalPerHour * 10) / 10,
        })}
      </p>
      {incident.articleKey && <p>{say('voice:incidents.prepared', { key: incident.articleKey })}</p>}
      {Object.entries(incident.text).map(([language, body]) => (
        <p key={language} lang={language} dir="auto">
          {body}
        </p>
      ))}
      {mayApprove && incident.state !== 'closed' && <Deeds incident={incident} refused={refused} />}
    </section>
  )
}

function Deeds({ incident, refused }: Pick<Of, 'incident' | 'refused'>) {
  const { say } = useWords()
  return (
    <form method="post" className="stack-tight">
      <HiddenFields form={incident.id} />
      <input type="hidden" name="hendelse" value={incident.id} />
      <p>{say('voice:incidents.words')}</p>
      {(['nb', 'nn', 'en'] as const).map((language) => (
        <TextBox
          key={language}
          id={`${language}-${incident.id}`}
          name={language}
          rows={2}
          maxLength={300}
          label={say(`voice:incidents.text.${language}`)}
          defaultValue={incident.text[language] ?? ''}
          refused={refused}
        />
      ))}
      <div className="row">
        <Press name="gjor" value="vis">
          {say('voice:incidents.show')}
        </Press>
        <Press name="gjor" value="over" variant="secondary">
          {say('voice:incidents.over')}
        </Press>
        <Press name="gjor" value="ingen" variant="secondary">
          {say('voice:incidents.notOne')}
        </Press>
      </div>
    </form>
  )
}
