import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router'
import { actsGiven } from '../../office/people/mandates/rules.ts'
import { CannotForm } from '../citizen/cannot.tsx'
import { scopeWords } from '../citizen/helpers-words.ts'
import { idIn, themeWords } from '../citizen/words.ts'
import { door, type PageDoor, personDoor } from '../context.ts'
import { fault } from '../fault.ts'
import { type Refused, readForm, refuse } from '../form.ts'
import { AskForm } from '../ui/ask-form.tsx'
import { HiddenFields, Press, Refusal, TextBox } from '../ui/forms.tsx'
import { RequestState, requestLine, type ShownRequest } from '../ui/requests.tsx'
import { useSay } from '../ui/shell.ts'
import { Time } from '../ui/time.tsx'

type Context = LoaderFunctionArgs['context']
const DONE = ['guided', 'asked'] as const

/** The office for the holder who acts; to everybody else the page does not exist, and never did. */
export async function helperDoor(context: Context, giver: string | undefined) {
  const here = personDoor(context)
  const office = await here.actFor(idIn(giver))
  if (office === null) throw fault('notFound')
  return { here, office }
}

/** what the mandate lets the holder see of the giver, and nothing that hints at the rest. */
export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const { here, office } = await helperDoor(context, params.giver)
  const shown = await office.threads.representedFor()
  if (shown === null) throw fault('notFound')
  const { giver } = shown
  return {
    giverId: giver.personId,
    name: giver.name,
    sent: new URL(request.url).searchParams.get('mottatt'),
    done: DONE.find((known) => known === new URL(request.url).searchParams.get('gjort')) ?? null,
    requests: (await office.people.requestsFor()).map(requestLine),
    mandates: giver.mandates.map((mandate) => ({ id: mandate.id, ...scopeWords(mandate, here) })),
    mayWrite: giver.mandates.some(({ acts }) => actsGiven(acts).includes('write')),
    mayBook: giver.mandates.some(({ acts }) => actsGiven(acts).includes('book')),
    waiting: shown.waitingFor.map((owed, index) => ({
      id: index,
      about: themeWords(owed.theme, here.say),
      who: owed.ownerName,
      at: owed.dueAt.toString(),
    })),
    threads: shown.threads.map((thread) => ({ ...thread, lastAt: thread.lastAt.toString() })),
  }
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const form = await readForm(request, door(context))
  if (!form.ok) return form.refused
  const { office } = await helperDoor(context, params.giver)
  const { values } = form
  const page = `/min-side/for/${params.giver}`
  if (values.gjor === 'slutt') {
    await office.people.stepDown(values.fullmakt ? { mandateId: idIn(values.fullmakt) } : {})
    // Nothing may be left to see of the giver, and then there is no page to come back to.
    return redirect('/min-side/hjelperne-mine', 303)
  }
  if (values.gjor === 'veiled') {
    const done = await office.people.cannotProduce({ about: values.text ?? '' })
    return done.ok
      ? redirect(`${page}?gjort=guided`, 303)
      : refuse(done.reason, values, { details: done.details })
  }
  if (values.gjor === 'kontakt') {
    const done = await office.people.askContactFor({ wish: values.text ?? '' })
    return done.ok
      ? redirect(`${page}?gjort=asked`, 303)
      : refuse(done.reason, values, { details: done.details })
  }
  return sendFor(office, params.giver ?? '', form)
}

/** What the holder wrote, and back to where it can be seen. */
export async function sendFor(
  office: PageDoor['office'],
  giver: string,
  form: { values: Readonly<Record<string, string>>; idempotencyKey: string },
  threadId: string | null = null,
) {
  const text = form.values.text ?? ''
  const done = await office.threads.writeFor({
    text,
    threadId,
    ...(form.idempotencyKey === '' ? {} : { clientKey: form.idempotencyKey }),
  })
  if (done.ok) return redirect(`/min-side/for/${giver}?mottatt=${done.value.number}`, 303)
  if (done.reason === 'notFound') throw fault('notFound', text)
  return refuse(done.reason, form.values, { field: 'text', details: done.details })
}

export default function Giver() {
  const say = useSay()
  const { giverId, name, sent, done, requests, mandates, mayWrite, mayBook, waiting, threads } =
    useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>() as Refused | undefined
  const shown = waiting.length > 0 || threads.length > 0
  return (
    <div className="stack-loose">
      <title>{say('mandates:for.heading', { name })}</title>
      <div className="stack-tight">
        <p>
          <a href="/min-side">{say('mandates:for.back')}</a>
        </p>
        <h1 className="title">
          <bdi>{say('mandates:for.heading', { name })}</bdi>
        </h1>
        <p className="lead">{say('mandates:for.lead', { name })}</p>
        {sent && (
          <p className="kept" role="status">
            {say('mandates:for.sent', { number: sent, name })}
          </p>
        )}
        {done && (
          <p className="kept" role="status">
            {say(`mandates:for.${done}`, { name })}
          </p>
        )}
      </div>
      {waiting.length > 0 && <Waiting name={name} waiting={waiting} />}
      {threads.length > 0 && <Talks giverId={giverId} threads={threads} />}
      {!shown && <p>{say('mandates:for.none')}</p>}
      {mayBook && (
        <p>
          <a href={`/min-side/for/${giverId}/avtaler`}>{say('meetings:booking.for.link')}</a>
        </p>
      )}
      {mayWrite && <WriteFor name={name} refused={isOf(refused, 'send')} />}
      <Folds name={name} refused={refused} requests={requests} />
      <MayDo mandates={mandates} />
    </div>
  )
}

type Page = ReturnType<typeof useLoaderData<typeof loader>>

function Waiting({ name, waiting }: Pick<Page, 'name' | 'waiting'>) {
  const say = useSay()
  return (
    <section className="stack-tight" aria-labelledby="venter">
      <h2 id="venter" className="section-title">
        {say('mandates:for.waiting', { name })}
      </h2>
      <ul className="plain-list stack-tight">
        {waiting.map(({ id, about, who, at }) => (
          <li key={id}>
            <span className="strong">{about}</span> · <bdi>{who}</bdi> · <Time at={at} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function Talks({ giverId, threads }: Pick<Page, 'giverId' | 'threads'>) {
  const say = useSay()
  return (
    <section className="stack-tight" aria-labelledby="samtaler">
      <h2 id="samtaler" className="section-title">
        {say('mandates:for.talks')}
      </h2>
      <ul className="links plain-list">
        {threads.map((thread) => (
          <li key={thread.threadId}>
            <a href={`/min-side/for/${giverId}/samtaler/${thread.threadId}`} dir="auto">
              {thread.excerpt || String(thread.number)}
            </a>
            <p className="quiet small">
              <Time at={thread.lastAt} />
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** What the holder may do, and the way out of it: of one mandate, or of all. */
function MayDo({ mandates }: Pick<Page, 'mandates'>) {
  const say = useSay()
  return (
    <section className="stack-tight" aria-labelledby="kan">
      <h2 id="kan" className="section-title">
        {say('mandates:for.may')}
      </h2>
      {mandates.map((mandate) => (
        <div key={mandate.id} className="card stack-tight">
          <p>{mandate.period}</p>
          <p>{mandate.sides.join(' · ')}</p>
          <p>{mandate.themes.join(', ')}</p>
          <ul>
            {mandate.acts.map((act) => (
              <li key={act}>{act}</li>
            ))}
          </ul>
          {mandates.length > 1 && (
            <form method="post">
              <HiddenFields form={`decline-${mandate.id}`} />
              <input type="hidden" name="fullmakt" value={mandate.id} />
              <Press name="gjor" value="slutt" variant="secondary" small>
                {say('mandates:for.decline')}
              </Press>
            </form>
          )}
        </div>
      ))}
      <form method="post">
        <HiddenFields form="step-down" />
        <Press name="gjor" value="slutt" variant="secondary" small>
          {say('mandates:for.step')}
        </Press>
      </form>
    </section>
  )
}

const isOf = (refused: Refused | undefined, deed: string) =>
  refused && (refused.values.gjor ?? 'send') === deed ? refused : undefined

/** what a holder can ask of the office whatever the mandate lets them see. */
function Folds(props: { name: string; refused: Refused | undefined; requests: readonly ShownRequest[] }) {
  const say = useSay()
  const { name, refused, requests } = props
  const [cannot, contact] = [isOf(refused, 'veiled'), isOf(refused, 'kontakt')]
  return (
    <section className="stack-tight">
      <p className="quiet">{say('mandates:helpers.free')}</p>
      <details className="disclosure" open={cannot !== undefined}>
        <summary>{say('mandates:cannot.heading')}</summary>
        <p>{say('mandates:cannot.lead')}</p>
        <CannotForm refused={cannot} />
      </details>
      <details className="disclosure" open={contact !== undefined}>
        <summary>{say('mandates:for.askHeading', { name })}</summary>
        <AskForm
          form="contact"
          id="onske"
          label={say('mandates:request.wish')}
          longest={500}
          deed="kontakt"
          send={say('mandates:request.send')}
          refused={contact}
        />
      </details>
      <ul className="plain-list stack-tight">
        {requests.map((request) => (
          <li key={request.number}>
            <RequestState request={request} />
          </li>
        ))}
      </ul>
    </section>
  )
}

export function WriteFor({ name, refused }: { name: string; refused: Refused | undefined }) {
  const say = useSay()
  return (
    <form method="post" className="write stack">
      <HiddenFields form="write-for" />
      <Refusal refused={refused} />
      <TextBox
        name="text"
        label={say('mandates:for.write', { name })}
        hint={say('mandates:for.writeHint', { name })}
        refused={refused}
        rows={4}
      />
      <div>
        <Press name="gjor" value="send">
          {say('mandates:for.send')}
        </Press>
      </div>
    </form>
  )
}
