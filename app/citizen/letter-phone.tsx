import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from 'react-router'
import { door, personDoor } from '../context.ts'
import { fault } from '../fault.ts'
import { readForm } from '../form.ts'
import { idIn } from './words.ts'

/** "Send this to my phone": a text without content, whose link opens this letter. */
export async function action({ context, params, request }: ActionFunctionArgs) {
  const form = await readForm(request, door(context))
  if (!form.ok) throw fault('badForm')
  const here = personDoor(context)
  const noticeId = idIn(params.notice)
  const sent = await here.office.reach.sendToMyPhone({ noticeId })
  if (!sent.ok) throw fault('notFound')
  return redirect(`/min-side/post/${noticeId}?sendt=${sent.value.sent ? 'ja' : 'nei'}`, 303)
}

export function loader({ params }: LoaderFunctionArgs) {
  return redirect(`/min-side/post/${idIn(params.notice)}`)
}

/** A page, though an empty one, so that what goes wrong here is told as a page. */
export default function Nothing() {
  return null
}
