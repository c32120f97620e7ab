import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router'
import { FROM_PAGE, LONGEST_PAGE_ANSWER, PAGE_STANCES } from '../../office/visits/opening/model.ts'
import { dayText, type Line } from '../../office/visits/opening/rules.ts'
import { sayDay } from '../../text/when.ts'
import { door } from '../context.ts'
import { fault } from '../fault.ts'
import { type Refused, refuse } from '../form.ts'
import { Choices, HiddenFields, Press, Refusal, TextBox } from '../ui/forms.tsx'
import { useSay } from '../ui/shell.ts'

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const

/** hours that are being heard, beside those there are; whoever is concerned may say what they think. */
export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const here = door(context)
  const office = params.office ?? ''
  const found = await here.hearings.shown(office)
  if (found === null) throw fault('notFound')
  const said = (day: string) =>
    sayDay(here.reads, { epochMilliseconds: Date.parse(`${day}T12:00:00Z`) }, here.now)
  const { heard } = found
  return {
    office,
    name: found.officeName,
    now: weekIn(found.now),
    heard: heard && {
      from: said(heard.validFrom),
      by: said(heard.answerBy),
      why: heard.why,
      week: weekIn(heard.lines),
    },
    thanks: new URL(request.url).searchParams.has('takk'),
  }
}

const weekIn = (lines: readonly Line[]) =>
  WEEKDAYS.map((day) => ({ day, hours: dayText(lines, day) })).filter(
    ({ day, hours }) => day < 6 || hours !== '',
  )

/** Without a login, and so without the token of one, as other forms that need none (server/same-origin.ts, server/limits.ts). */
export async function action({ request, context, params }: ActionFunctionArgs) {
  const here = door(context)
  const values: Record<string, string> = {}
  for (const [name, value] of await request.formData()) if (typeof value === 'string') values[name] = value
  const office = params.office ?? ''
  const done = await here.hearings.answer(office, {
    ...{ who: values.hvem ?? '', stance: values.mener ?? '', says: values.text ?? '', key: values.key ?? '' },
  })
  if (done.ok) return redirect(`/kontor/${encodeURIComponent(office)}/horing?takk`, 303)
  if (done.reason === 'notFound') throw fault('notFound')
  return refuse(done.reason, values, ['empty', 'tooLong'].includes(done.reason) ? { field: 'text' } : {})
}

export default function OfficeHearing() {
  const say = useSay()
  const { office, name, now, heard, thanks } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>() as Refused | undefined
  return (
    <div className="stack-loose">
      <title>{`${say('visits:hearing.title')} – ${name}`}</title>
      <div className="stack-tight">
        <h1 className="title">{say('visits:hearing.title')}</h1>
        <p>
          <a href={`/kontor/${office}`}>{name}</a>
        </p>
        {thanks && (
          <p className="lead" role="status">
            {say('visits:hearing.thanks')}
          </p>
        )}
        {heard === null ? (
          <p className="lead">{say('visits:hearing.none')}</p>
        ) : (
          <p className={thanks ? undefined : 'lead'}>
            {say('visits:hearing.lead', { from: heard.from, by: heard.by })}
          </p>
        )}
      </div>
      {heard && (
        <>
          <div className="stack">
            <Week id="na" heading={say('visits:hearing.now')} week={now} />
            <Week id="blir" heading={say('visits:hearing.then')} week={heard.week} />
          </div>
          <p>
            <span className="quiet">{say('visits:hearing.why')}:</span> <bdi>{heard.why}</bdi>
          </p>
          {!thanks && <AnswerForm refused={refused} />}
        </>
      )}
      <p>{say('visits:hearing.other')}</p>
    </div>
  )
}

function AnswerForm({ refused }: { refused: Refused | undefined }) {
  const say = useSay()
  return (
    <form method="post" className="write stack">
      <HiddenFields form="hearing" />
      <Refusal refused={refused} />
      <Choices
        name="hvem"
        label={say('visits:hearing.who')}
        options={FROM_PAGE.map((value) => ({ value, label: say(`visits:hearing.who.${value}`) }))}
        refused={refused}
      />
      <Choices
        name="mener"
        label={say('visits:hearing.stance')}
        options={[
          { value: '', label: say('visits:hearing.choose') },
          ...PAGE_STANCES.map((value) => ({ value, label: say(`visits:hearing.stance.${value}`) })),
        ]}
        refused={refused}
      />
      <TextBox
        name="text"
        label={say('visits:hearing.says')}
        hint={say('visits:hearing.says.hint')}
        maxLength={LONGEST_PAGE_ANSWER}
        refused={refused}
      />
      <div>
        <Press>{say('visits:hearing.send')}</Press>
      </div>
    </form>
  )
}

function Week({ id, heading, week }: { id: string; heading: string; week: ReturnType<typeof weekIn> }) {
  const say = useSay()
  return (
    <section className="card stack-tight" aria-labelledby={id}>
      <h2 id={id} className="section-title">
        {heading}
      </h2>
      <dl className="door-hours">
        {week.map(({ day, hours }) => (
          <div key={day}>
            <dt>{say(`visits:door.weekday.${day}`)}</dt>
            <dd>{hours === '' ? say('visits:door.hours.closed') : <bdi dir="ltr">{hours}</bdi>}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
