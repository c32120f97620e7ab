import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { hasText } from '../../text/index.ts'
import { sayWhen } from '../../text/when.ts'
import { BESIDE } from '../beside.ts'
import { personDoor } from '../context.ts'
import { fault } from '../fault.ts'
import { Choices, HiddenFields, Press, Tick } from '../ui/forms.tsx'
import { useSay } from '../ui/shell.ts'
import { Time } from '../ui/time.tsx'
import { doneWords } from './assisted-words.ts'

/** what has been done so far, what waits and can be given now, and how the two end it. Posted to server/assisted-route.ts. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const here = personDoor(context)
  const found = await here.office.visits.assistedNow()
  if (!found.ok) throw fault('notFound')
  const { channel, done, unopened } = found.value
  return {
    phone: channel === 'officePhone' || channel === 'contactCentrePhone',
    done: doneWords(done, here.reads, here.now),
    unopened: unopened.map(({ id, threadId, noticeId, kind, at }) => ({
      id,
      says: here.say(kind !== null && kind !== 'ordinaryMessage' ? 'assisted:letter' : 'assisted:message', {
        when: sayWhen(here.reads, at, here.now),
      }),
      href:
        noticeId !== null && kind !== 'ordinaryMessage'
          ? `/min-side/post/${noticeId}`
          : `/min-side/samtaler/${threadId}`,
    })),
    fault: new URL(request.url).searchParams.get('feil'),
  }
}

export default function Assisted() {
  const page = useLoaderData<typeof loader>()
  const say = useSay()
  return (
    <div className="stack-loose">
      <title>{say('assisted:title')}</title>
      <div className="stack-tight">
        <p>
          <a href="/min-side">{say('citizen:back')}</a>
        </p>
        <h1 className="title">{say('assisted:title')}</h1>
        <p className="lead">{say('assisted:lead')}</p>
      </div>
      <Fault code={page.fault} />
      <section className="stack-tight" aria-labelledby="gjort">
        <h2 id="gjort" className="section-title">
          {say('assisted:done')}
        </h2>
        {page.done.length === 0 && <p>{say('assisted:done.none')}</p>}
        <ol className="stack-tight">
          {page.done.map((line) => (
            <li key={line.id}>
              {line.says}{' '}
              <span className="small quiet">
                <Time at={line.at} />
              </span>
              {line.answers.map((answer) => (
                <p key={answer} className="small">
                  {answer}
                </p>
              ))}
            </li>
          ))}
        </ol>
      </section>
      <form method="post" action={`${BESIDE}/slutt`} className="card stack">
        <HiddenFields form="end-assisted" />
        <Unopened />
        <Choices
          name="bekreftet"
          label={say('assisted:confirm')}
          options={[
            { value: '', label: say('assisted:confirm.choose') },
            ...(page.phone
              ? (['aloud', 'notConfirmed'] as const)
              : (['paper', 'tablet', 'aloud', 'notConfirmed'] as const)
            ).map((value) => ({ value, label: say(`assisted:confirm.${value}`) })),
          ]}
        />
        <div>
          <Press>{say('assisted:end')}</Press>
        </div>
      </form>
    </div>
  )
}

function Fault({ code }: { code: string | null }) {
  const say = useSay()
  if (code === null) return null
  const key = `reasons:${code}`
  const reason = code === 'badForm' ? 'assisted:confirm.missing' : hasText(key) ? key : 'reasons:unknown'
  return (
    <p className="field-error" role="alert">
      {say(reason)}
    </p>
  )
}

/** R-302, C6-06: nobody has opened these; the employee says which were given, and how. */
function Unopened() {
  const { unopened, phone } = useLoaderData<typeof loader>()
  const say = useSay()
  if (unopened.length === 0) return null
  return (
    <fieldset className="plain-fieldset stack-tight">
      <legend className="strong">{say('assisted:unopened')}</legend>
      <p className="quiet small">{say('assisted:unopened.hint')}</p>
      {unopened.map((one) => (
        <div key={one.id} className="row">
          <Tick name={`gitt.${one.id}`} label={one.says} />
          <a href={one.href} aria-label={say('assisted:open.what', { what: one.says })}>
            {say('assisted:open')}
          </a>
        </div>
      ))}
      <Choices
        name="hvordanGitt"
        label={say('assisted:given')}
        options={(phone ? (['readAloud'] as const) : (['inHand', 'readAloud'] as const)).map((value) => ({
          value,
          label: say(`assisted:given.${value}`),
        }))}
      />
    </fieldset>
  )
}
