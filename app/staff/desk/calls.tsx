import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router'
import { staffDoor } from '../../context.ts'
import { fault } from '../../fault.ts'
import { type Refused, readForm, refuse } from '../../form.ts'
import { BenchHead } from '../../ui/bench-head.tsx'
import { Choices, HiddenFields, Press, Refusal, TextLine } from '../../ui/forms.tsx'
import { useShell } from '../../ui/shell.ts'
import { KeyHint, StatusTag } from '../../ui/signs.tsx'
import { idOf } from '../ids.ts'
import { Fold } from '../parts.tsx'
import { plain } from '../plain.ts'
import { useNextKey } from '../use-next-key.ts'
import { WaitingList } from '../waiting-list.tsx'
import { useWords } from '../words.ts'
import { LiveCalls } from './live-calls.tsx'
import { useDeskWords } from './words.ts'

/** Who waits, without a name or a number, and what is one's own. Live with scripts; true when it was made without. */
export async function loader({ context }: LoaderFunctionArgs) {
  const { calls } = staffDoor(context).office
  const [waiting, mine] = [await calls.waitingCalls(), await calls.myDeskCalls()]
  if (!waiting.ok || !mine.ok) throw fault('notFound')
  return { waiting: plain(waiting.value), mine: plain(mine.value) }
}

export async function action({ context, request }: ActionFunctionArgs) {
  const here = staffDoor(context)
  const form = await readForm(request, here)
  if (!form.ok) return form.refused
  const { values } = form
  const { calls } = here.office
  const done =
    values.gjor === 'selv'
      ? await calls.startByHand({
          number: values.nummer ?? '',
          at: values.hvor === 'desk' ? 'desk' : 'telephone',
        })
      : await calls.takeNext(values.samtale ? { callId: idOf(values.samtale) } : {})
  if (!done.ok) return refuse(done.reason, values)
  return redirect(`/arbeid/samtaler/${done.value.callId}`, 303)
}

const NEXT = 'ta-neste'

export default function Calls() {
  const { waiting, mine } = useLoaderData<typeof loader>()
  const refused = useActionData() as Refused | undefined
  const { say } = useWords()
  useNextKey(NEXT)
  return (
    <div className="stack">
      <title>{say('voice:desk.heading')}</title>
      <BenchHead heading={say('voice:desk.heading')}>
        <form method="post" id={NEXT}>
          <HiddenFields form="next" />
          <Press name="gjor" value="neste">
            {say('voice:desk.takeNext')}
          </Press>{' '}
          <KeyHint keys="n" />
        </form>
      </BenchHead>
      <Refusal refused={refused} />
      <LiveCalls />
      <Mine mine={mine} />
      <Waiting waiting={waiting} />
      <ByHand refused={refused} />
    </div>
  )
}

type Page = Awaited<ReturnType<typeof loader>>

function Mine({ mine }: Pick<Page, 'mine'>) {
  const { say } = useWords()
  const desk = useDeskWords()
  if (mine.length === 0) return null
  return (
    <section aria-labelledby="mine-samtaler" className="stack-tight">
      <h2 id="mine-samtaler">{say('voice:desk.mine')}</h2>
      <ul className="plain-list">
        {mine.map((call) => (
          <li key={call.callId} className="row">
            <a href={`/arbeid/samtaler/${call.callId}`}>{desk.queue(call.queue)}</a>
            <span>{desk.state(call.state)}</span>
            {call.state === 'ended' && call.settledAt === null && (
              <StatusTag tone="warning">{say('voice:desk.unwritten')}</StatusTag>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Waiting({ waiting }: Pick<Page, 'waiting'>) {
  const { say, language, urgency } = useWords()
  return (
    <WaitingList
      heading={say('voice:desk.waiting', { n: waiting.length })}
      caption={say('voice:desk.heading')}
      columns={[say('voice:desk.language'), say('voice:desk.urgency')]}
      rows={waiting.map((call) => ({
        id: call.callId,
        queue: call.queue,
        cells: [language(call.language), urgency(call.urgency)],
        waitingSince: call.waitingSince,
      }))}
      field="samtale"
      take={say('voice:desk.take')}
    />
  )
}

function ByHand({ refused }: { refused: Refused | undefined }) {
  const { say } = useWords()
  const { viewer } = useShell()
  const reception = viewer?.kind === 'staff' && viewer.roles.includes('RE')
  return (
    <Fold id="selv" summary={say('voice:desk.byHand')} open>
      <form method="post" className="stack-tight narrow">
        <HiddenFields form="by-hand" />
        <TextLine
          name="nummer"
          type="tel"
          inputMode="tel"
          autoComplete="off"
          label={say('voice:desk.byHand.number')}
          refused={refused}
        />
        <Choices
          name="hvor"
          label={say('voice:desk.byHand.where')}
          defaultValue={reception ? 'desk' : 'telephone'}
          options={(['telephone', 'desk'] as const).map((value) => ({
            value,
            label: say(`voice:desk.byHand.${value}`),
          }))}
          refused={refused}
        />
        <div>
          <Press name="gjor" value="selv" variant="secondary">
            {say('voice:desk.byHand.start')}
          </Press>
        </div>
      </form>
    </Fold>
  )
}
