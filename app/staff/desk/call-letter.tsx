import { type ActionFunctionArgs, type LoaderFunctionArgs, useActionData, useLoaderData } from 'react-router'
import { staffDoor } from '../../context.ts'
import { fault } from '../../fault.ts'
import type { Refused } from '../../form.ts'
import { BenchHead } from '../../ui/bench-head.tsx'
import { HiddenFields, Press, Refusal } from '../../ui/forms.tsx'
import { idOf } from '../ids.ts'
import { plain } from '../plain.ts'
import { useKeys } from '../use-keys.ts'
import { useWords } from '../words.ts'
import { deskAction } from './call-action.ts'
import { SharedNow } from './share.tsx'

/** C4-09: one letter, in one call, by the person's yes. Before it, and after the call, the page does not exist. */
export async function loader({ context, params }: LoaderFunctionArgs) {
  const { calls } = staffDoor(context).office
  const [callId, messageId] = [idOf(params.callId), idOf(params.messageId)]
  const letter = await calls.readInCall({ callId, messageId })
  const call = await calls.incomingCall({ callId })
  if (!letter.ok || !call.ok) throw fault('notFound')
  const { kind, madeAt, parts } = letter.value
  const share = call.value.shares.find((one) => one.kind === 'letter') ?? null
  return { callId, messageId, kind, madeAt: madeAt.toString(), parts, share: share && plain(share) }
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  return deskAction(staffDoor(context), params.callId, request)
}

export default function CallLetter() {
  const { callId, messageId, kind, madeAt, parts, share } = useLoaderData<typeof loader>()
  const refused = useActionData() as Refused | undefined
  const words = useWords()
  const { say } = words
  useKeys(() => false)
  const [first, ...more] = parts
  return (
    <div className="stack narrow">
      <title>{say('voice:desk.letters.heading.one')}</title>
      <BenchHead heading={say('voice:desk.letters.heading.one')} />
      <Refusal refused={refused} />
      <p>
        {words.coded('reach:kind')(kind)} · {words.when(madeAt)} ·{' '}
        <a href={`/arbeid/samtaler/${callId}`}>{say('voice:desk.call')}</a>
      </p>
      <p className="quiet">{say('voice:desk.letters.until')}</p>
      {share ? (
        <SharedNow share={share} />
      ) : (
        <form method="post">
          <HiddenFields form="show-letter" />
          <input type="hidden" name="brev" value={messageId} />
          <Press name="gjor" value="vis-brev" variant="secondary" small>
            {say('voice:desk.letters.share')}
          </Press>
        </form>
      )}
      {first && (
        <article className="card stack-tight" lang={first.language} dir="auto">
          {Object.entries(first.box ?? {}).map(([name, line]) => (
            <p key={name} className="strong">
              {line}
            </p>
          ))}
          {partsOf(first.body).map(({ id, text }) => (
            <div key={id} className="stack-tight">
              <p>{share?.part === id ? <mark>{text}</mark> : text}</p>
              {share && <Point messageId={messageId} shareId={share.id} part={id} />}
            </div>
          ))}
        </article>
      )}
      {more.map(({ language, body }) => (
        <article key={language} className="card stack-tight" lang={language} dir="auto">
          {partsOf(body).map(({ id, text }) => (
            <p key={id}>{text}</p>
          ))}
        </article>
      ))}
    </div>
  )
}

/** The same parts, in the same order, as the person sees (office/calls/desk/shown.ts). */
const partsOf = (body: string) =>
  body
    .split(/\n\s*\n/)
    .map((text) => text.trim())
    .filter((text) => text !== '')
    .map((text, id) => ({ id, text }))

function Point({ messageId, shareId, part }: { messageId: string; shareId: string; part: number }) {
  const { say } = useWords()
  return (
    <form method="post">
      <HiddenFields form={`point-${part}`} />
      <input type="hidden" name="brev" value={messageId} />
      <input type="hidden" name="deling" value={shareId} />
      <input type="hidden" name="del" value={part} />
      <Press name="gjor" value="pek" variant="tertiary" small>
        {say('voice:desk.letters.point')}
      </Press>
    </form>
  )
}
