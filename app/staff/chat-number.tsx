import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { staffDoor } from '../context.ts'
import { fault } from '../fault.ts'
import { BenchHead } from '../ui/bench-head.tsx'
import { ChatLines } from './chat-lines.tsx'
import { plain } from './plain.ts'
import { useWords } from './words.ts'

/** What somebody wrote without a login, by the number that they tell: they need not tell it again. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const number = new URL(request.url).searchParams.get('nummer')?.replace(/\s/g, '') ?? ''
  const chat = await staffDoor(context).office.calls.chatByNumber({ number })
  if (!chat.ok) throw fault('notFound')
  return { chat: plain(chat.value) }
}

export default function ChatNumber() {
  const { chat } = useLoaderData<typeof loader>()
  const { say } = useWords()
  return (
    <div className="stack">
      <title>{say('voice:chat.numberIs', { number: chat.number })}</title>
      <BenchHead heading={say('voice:chat.numberIs', { number: chat.number })} />
      <ChatLines lines={chat.lines} />
    </div>
  )
}
