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
import { HiddenFields, Press, Refusal, TextLine } from '../ui/forms.tsx'
import { KeyHint, StatusTag } from '../ui/signs.tsx'
import { LiveChats } from './chat-live.tsx'
import { idOf } from './ids.ts'
import { plain } from './plain.ts'
import { useNextKey } from './use-next-key.ts'
import { WaitingList } from './waiting-list.tsx'
import { useWords } from './words.ts'

/** who waits in writing, without a name or a word, and one's own chats, several at once. */
export async function loader({ context }: LoaderFunctionArgs) {
  const desk = await staffDoor(context).office.calls.chatDesk()
  if (!desk.ok) throw fault('notFound')
  return { desk: plain(desk.value) }
}

export async function action({ context, request }: ActionFunctionArgs) {
  const here = staffDoor(context)
  const form = await readForm(request, here)
  if (!form.ok) return form.refused
  const { chat } = form.values
  const taken = await here.office.calls.takeChat(chat ? { chatId: idOf(chat) } : {})
  if (!taken.ok) return refuse(taken.reason, form.values)
  return redirect(`/arbeid/chat/${taken.value.chatId}`, 303)
}

const NEXT = 'ta-neste-chat'

export default function ChatDesk() {
  const { desk } = useLoaderData<typeof loader>()
  const refused = useActionData() as Refused | undefined
  const { say } = useWords()
  useNextKey(NEXT)
  return (
    <div className="stack">
      <title>{say('voice:chat.heading')}</title>
      <BenchHead heading={say('voice:chat.heading')}>
        <form method="post" id={NEXT}>
          <HiddenFields form="next" />
          <Press>{say('voice:chat.takeNext')}</Press> <KeyHint keys="n" />
        </form>
      </BenchHead>
      <Refusal refused={refused} />
      <LiveChats />
      {!desk.open && <p>{say('voice:chat.closed')}</p>}
      <p>
        <a href="/arbeid/svar">{say('voice:answers.heading')}</a> ·{' '}
        <a href="/arbeid/hendelser">{say('voice:incidents.heading')}</a>
      </p>
      <Mine mine={desk.mine} />
      <Waiting waiting={desk.waiting} />
      <form method="get" action="/arbeid/chat/nummer" className="stack-tight narrow">
        <TextLine name="nummer" label={say('voice:chat.number')} inputMode="numeric" autoComplete="off" />
        <div>
          <Press variant="secondary">{say('voice:chat.numberOpen')}</Press>
        </div>
      </form>
    </div>
  )
}

type Desk = Awaited<ReturnType<typeof loader>>['desk']

function Mine({ mine }: Pick<Desk, 'mine'>) {
  const { say, theme } = useWords()
  if (mine.length === 0) return null
  return (
    <section aria-labelledby="mine-chatter" className="stack-tight">
      <h2 id="mine-chatter">{say('voice:chat.mine')}</h2>
      <ul className="plain-list">
        {mine.map((chat) => (
          <li key={chat.chatId} className="row">
            <a href={`/arbeid/chat/${chat.chatId}`}>{theme(chat.theme ?? 'unknown')}</a>
            {chat.unread > 0 && (
              <StatusTag tone="warning">{say('voice:chat.unread', { n: chat.unread })}</StatusTag>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Waiting({ waiting }: Pick<Desk, 'waiting'>) {
  const { say, language, theme } = useWords()
  return (
    <WaitingList
      heading={say('voice:chat.waiting', { n: waiting.length })}
      caption={say('voice:chat.heading')}
      columns={[say('voice:chat.about'), say('voice:desk.language'), say('voice:chat.known')]}
      rows={waiting.map((chat) => ({
        id: chat.chatId,
        queue: chat.queue,
        cells: [
          theme(chat.theme ?? 'unknown'),
          language(chat.language),
          say(chat.loggedIn ? 'voice:chat.loggedIn' : 'voice:chat.anonymous'),
        ],
        waitingSince: chat.waitingSince,
      }))}
      field="chat"
      take={say('voice:chat.take')}
    />
  )
}
