import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router'
import { actsGiven } from '../../office/people/mandates/rules.ts'
import { type ShownMessage, shownLines } from '../citizen/conversation-lines.ts'
import { idIn } from '../citizen/words.ts'
import { door } from '../context.ts'
import { fault } from '../fault.ts'
import { type Refused, readForm, refuse } from '../form.ts'
import { HiddenFields, Press, Refusal } from '../ui/forms.tsx'
import { Conversation, MessageBubble } from '../ui/message.tsx'
import { useSay } from '../ui/shell.ts'
import { helperDoor, sendFor, WriteFor } from './giver.tsx'

/** K23: opening it counts as reached where the holder may read; the giver sees that it was opened, and by whom. */
export async function loader({ context, params }: LoaderFunctionArgs) {
  const { here, office } = await helperDoor(context, params.giver)
  const threadId = idIn(params.thread)
  const found = await office.threads.conversationFor({ threadId })
  const scope = await office.people.myScope()
  if (!found.ok || scope === null) throw fault('notFound')
  await office.threads.openFor({ threadId })
  const lines = shownLines(found.value.lines, here)
  return {
    giverId: scope.personId,
    name: scope.name,
    number: found.value.number,
    mayWrite: scope.mandates.some(({ acts }) => actsGiven(acts).includes('write')),
    lines: lines.filter((line) => line.kind === 'message').map((line) => said(line, scope.name)),
  }
}

/** What the giver wrote stands in the giver's name here. */
function said(line: ShownMessage, giver: string): ShownMessage {
  return { ...line, mine: false, isNew: false, canAnswer: false, author: line.mine ? giver : line.author }
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const form = await readForm(request, door(context))
  if (!form.ok) return form.refused
  const { here, office } = await helperDoor(context, params.giver)
  const threadId = idIn(params.thread, form.values.text)
  if (form.values.gjor !== 'ring') return sendFor(office, params.giver ?? '', form, threadId)
  const found = await office.threads.conversationFor({ threadId })
  if (!found.ok) throw fault('notFound')
  // in the words of the button, and about which conversation; what was said in it does not go along.
  const number = String(found.value.number)
  const wish = `${here.say('citizen:feedback.callMe')}: ${here.say('citizen:talk.title', { number })}`
  const asked = await office.people.askContactFor({ wish, ring: true })
  return asked.ok
    ? redirect(`/min-side/for/${params.giver}?gjort=asked`, 303)
    : refuse(asked.reason, form.values, { details: asked.details })
}

const isRing = (refused: Refused | undefined) => refused?.values.gjor === 'ring'

/** of the three buttons the one that is the holder's to press (decision 009). */
function CallMe() {
  const say = useSay()
  const refused = useActionData<typeof action>() as Refused | undefined
  return (
    <form method="post" className="stack-tight">
      <HiddenFields form="ring" />
      {isRing(refused) && <Refusal refused={refused} />}
      <div>
        <Press name="gjor" value="ring" variant="secondary" small>
          {say('citizen:feedback.callMe')}
        </Press>
      </div>
    </form>
  )
}

export default function TalkFor() {
  const say = useSay()
  const { giverId, name, number, mayWrite, lines } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>() as Refused | undefined
  return (
    <div className="stack-loose">
      <title>{say('mandates:for.heading', { name })}</title>
      <div className="stack-tight">
        <p>
          <a href={`/min-side/for/${giverId}`}>{say('mandates:for.heading', { name })}</a>
        </p>
        <h1 className="title">{say('citizen:talk.title', { number: String(number) })}</h1>
        <p className="lead">{say('mandates:for.lead', { name })}</p>
      </div>
      <Conversation label={say('citizen:talk.lines')}>
        {lines.map((line) => (
          <MessageBubble
            key={line.id}
            id={line.id}
            mine={false}
            author={line.author}
            unit={line.title ?? undefined}
            helper={line.helper ?? undefined}
            onBehalfOf={line.writtenDownFor ? name : undefined}
            at={line.at}
            html={line.html}
          />
        ))}
      </Conversation>
      <CallMe />
      {mayWrite && <WriteFor name={name} refused={isRing(refused) ? undefined : refused} />}
    </div>
  )
}
