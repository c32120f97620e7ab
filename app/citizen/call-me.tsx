import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router'
import { NUMBER_KINDS } from '../../office/calls/callback/model.ts'
import type { MyCall } from '../../office/calls/callback/views.ts'
import { sayDay, sayWhen, sayWindow } from '../../text/when.ts'
import { door, type PageDoor, personDoor } from '../context.ts'
import { type Refused, readForm, refuse } from '../form.ts'
import { type Choice, Choices, HiddenFields, Press, Refusal, TextLine, Tick } from '../ui/forms.tsx'
import { useSay } from '../ui/shell.ts'
import { windowChoice, windowField, windowsIn } from '../ui/windows.ts'
import { type CallShown, CallWaiting } from './call-me-waiting.tsx'

export async function loader({ context, request }: LoaderFunctionArgs) {
  const here = personDoor(context)
  const calls = await here.office.calls.myCalls()
  const windows = await here.office.calls.myCallWindows()
  const search = new URL(request.url).searchParams
  return {
    sent: search.has('avtalt'),
    complained: search.has('klaget'),
    calls: calls.map((call) => shown(call, here)),
    windows: windows.map((one) => windowChoice(here.language, one, here.now)),
  }
}

function shown(call: MyCall, here: PageDoor): CallShown {
  const { say, language, now } = here
  const name = call.ownerName === '' ? say('citizen:talk.someone') : call.ownerName
  const { window, openUntil } = call
  return {
    id: call.promiseId,
    line: window
      ? say('calls:callback.mine.at', { name, window: sayWindow(language, window.from, window.until, now) })
      : openUntil
        ? say('calls:callback.mine.open', { day: sayDay(language, openUntil, now) })
        : say('calls:callback.mine.by', { name, when: sayWhen(language, call.dueAt, now) }),
    notes: [
      ...(call.numberEnding ? [say('calls:callback.mine.ending', { ending: call.numberEnding })] : []),
      ...(call.helper ? [say('calls:callback.mine.withHelper', { name: call.helper })] : []),
      ...(call.interpreter ? [say('calls:callback.mine.interpreted')] : []),
    ],
    tries: call.tries.map((one) => ({
      at: one.at.toString(),
      when: sayWhen(language, one.at, now),
      outcome: `${say(`calls:callback.outcome.${one.outcome ?? 'ringing'}`)}${one.by ? ` (${one.by})` : ''}`,
    })),
    windows: call.offers.map((one) => windowChoice(language, one, now)),
  }
}

export async function action({ context, request }: ActionFunctionArgs) {
  const form = await readForm(request, door(context))
  if (!form.ok) return form.refused
  const { calls, visits } = personDoor(context).office
  const { values } = form
  const promiseId = values.samtale ?? ''
  if (values.gjor === 'trekk') {
    const done = await calls.withdrawMyCall({ promiseId })
    return done.ok ? redirect('/min-side/ring-meg', 303) : refuse(done.reason, values)
  }
  if (values.gjor === 'klage') {
    const done = await visits.cannotReachYou({ number: values.nummer?.trim() || null })
    return done.ok ? redirect('/min-side/ring-meg?klaget=1', 303) : refuse(done.reason, values)
  }
  const windows = windowsIn([values.tid1, values.tid2, values.tid3])
  const asked =
    values.gjor === 'tid'
      ? await calls.chooseMyWindow({ promiseId, windows })
      : await calls.askMyCall({
          windows,
          number: values.nummer?.trim() || null,
          ...(values.nummer?.trim() ? theirs(values) : {}),
          interpreter: values.tolk === 'ja',
          withHelper: values.med?.trim()
            ? { name: values.med.trim().slice(0, 100), relation: 'other' }
            : null,
        })
  if (asked.ok) return redirect('/min-side/ring-meg?avtalt=1', 303)
  const field = windowField(asked.reason)
  const reason = asked.reason === 'badForm' ? 'needsNumber' : asked.reason
  return refuse(reason, values, field ? { field } : {})
}

const theirs = (values: Readonly<Record<string, string>>) => ({
  numberKind: NUMBER_KINDS.find((kind) => kind === values.hvem) ?? ('own' as const),
  numberOwner: values.eier?.trim() || null,
})

/** R-127, R-411, R-418: "ring me", what is agreed, every try, another time, and "I need it no more". */
export default function CallMe() {
  const say = useSay()
  const { calls, windows, sent, complained } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  return (
    <div className="stack-loose">
      <title>{say('calls:callback.title')}</title>
      <div className="stack-tight">
        <p>
          <a href="/min-side">{say('citizen:back')}</a>
        </p>
        <h1 className="title">{say('calls:callback.title')}</h1>
        <p className="lead">{say('calls:callback.mine.lead')}</p>
      </div>
      {sent && refused === undefined && <p role="status">{say('calls:callback.mine.sent')}</p>}
      {complained && refused === undefined && <p role="status">{say('calls:callback.unreached.done')}</p>}
      <Refusal refused={refused} />
      {calls.length > 0 && (
        <section className="stack" aria-labelledby="venter">
          <h2 id="venter" className="section-title">
            {say('calls:callback.mine.waiting')}
          </h2>
          {calls.map((call) => (
            <CallWaiting key={call.id} call={call} />
          ))}
        </section>
      )}
      {calls.length === 0 && (
        <form method="post" className="write stack">
          <HiddenFields form="call-me" />
          <Choices
            name="tid1"
            label={say('calls:callback.when')}
            refused={refused}
            options={[{ value: '', label: say('calls:callback.anyTime') }, ...windows]}
          />
          <MoreWishes windows={windows} refused={refused} />
          <div>
            <Press>{say('calls:callback.send')}</Press>
          </div>
        </form>
      )}
      {!complained && <CannotReach refused={refused} />}
    </div>
  )
}

/** R-457: whoever gets hold of nobody says so, also while a call is owed. */
function CannotReach({ refused }: { refused: Refused | undefined }) {
  const say = useSay()
  return (
    <section className="card stack-tight" aria-labelledby="klage">
      <h2 id="klage" className="section-title">
        {say('calls:callback.unreached.title')}
      </h2>
      <p>{say('calls:callback.unreached.lead')}</p>
      <form method="post" className="stack-tight">
        <HiddenFields form="cannot-reach" />
        {refused?.values.gjor === 'klage' && refused.reason === 'needsNumber' && (
          <TextLine
            id="klage-nummer"
            name="nummer"
            type="tel"
            label={say('calls:callback.number')}
            hint={say('calls:callback.numberHint')}
            maxLength={20}
          />
        )}
        <div>
          <Press name="gjor" value="klage" variant="secondary">
            {say('calls:callback.unreached.send')}
          </Press>
        </div>
      </form>
    </section>
  )
}

/** What most who ask leave as it is: folded away, and open again when the form comes back. */
function MoreWishes({ windows, refused }: { windows: readonly Choice[]; refused: Refused | undefined }) {
  const say = useSay()
  return (
    <details className="disclosure" open={refused !== undefined}>
      <summary>{say('calls:callback.mine.more')}</summary>
      <div className="stack">
        <Choices
          name="tid2"
          label={say('calls:callback.whenElse')}
          refused={refused}
          options={[{ value: '', label: say('calls:callback.noOther') }, ...windows]}
        />
        <TextLine
          name="nummer"
          type="tel"
          label={say('calls:callback.number')}
          hint={say('calls:callback.numberHint')}
          refused={refused}
          maxLength={20}
        />
        <Choices
          name="hvem"
          label={say('calls:callback.mine.whose')}
          refused={refused}
          options={NUMBER_KINDS.map((value) => ({ value, label: say(`calls:callback.whose.${value}`) }))}
        />
        <TextLine name="eier" label={say('calls:callback.mine.owner')} refused={refused} maxLength={100} />
        <TextLine
          name="med"
          label={say('calls:callback.mine.helper')}
          hint={say('calls:callback.mine.helperHint')}
          refused={refused}
          maxLength={100}
        />
        <Tick name="tolk" label={say('calls:callback.mine.interpreter')} refused={refused} />
      </div>
    </details>
  )
}
