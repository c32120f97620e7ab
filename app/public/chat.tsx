import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router'
import { door } from '../context.ts'
import type { Refused } from '../form.ts'
import { chatAction } from './chat-action.ts'
import { chatPage } from './chat-data.ts'
import { audienceIn, chatAt, loginFrom } from './chat-line.ts'
import { Chat } from './chat-parts.tsx'

/** without a login. Whoever is signed in has it on Min side, with what was written here. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const here = door(context)
  const audience = audienceIn(request)
  if (here.viewer?.kind === 'person') throw redirect(chatAt('/min-side/chat', audience))
  return { page: chatPage(await here.chats.mine(), null, audience, here) }
}

/** Another site is turned away before this is reached (server/same-origin.ts), and lines are counted by the chat. */
export async function action({ request, context }: ActionFunctionArgs) {
  const here = door(context)
  const values: Record<string, string> = {}
  for (const [name, value] of await request.formData()) if (typeof value === 'string') values[name] = value
  if (here.viewer?.kind === 'person') return redirect(chatAt('/min-side/chat', audienceIn(request)), 303)
  return chatAction(here, {
    values,
    key: (values.key ?? '').slice(0, 200),
    audience: audienceIn(request),
    back: '/chat',
  })
}

export default function PublicChat() {
  const { page } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>() as Refused | undefined
  return <Chat page={page} refused={refused} login={loginFrom(page.audience, page.number)} />
}
