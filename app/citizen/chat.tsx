import { type ActionFunctionArgs, type LoaderFunctionArgs, useActionData, useLoaderData } from 'react-router'
import { personDoor } from '../context.ts'
import { type Refused, readForm } from '../form.ts'
import { chatAction } from '../public/chat-action.ts'
import { chatPage } from '../public/chat-data.ts'
import { audienceIn, cameFrom } from '../public/chat-line.ts'
import { Chat } from '../public/chat-parts.tsx'

/** S-009: the same chat, signed in: one's own case can be spoken of. What was begun here without a login is asked about. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const here = personDoor(context)
  const left = await here.chats.left(cameFrom(request))
  return { page: chatPage(await here.chats.own(), left, audienceIn(request), here) }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const here = personDoor(context)
  const form = await readForm(request, here)
  if (!form.ok) return form.refused
  return chatAction(here, {
    values: form.values,
    key: form.idempotencyKey.slice(0, 200),
    audience: audienceIn(request),
    back: '/min-side/chat',
  })
}

export default function CitizenChat() {
  const { page } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>() as Refused | undefined
  return <Chat page={page} refused={refused} login="/min-side/chat" />
}
