import { type ActionFunctionArgs, redirect } from 'react-router'
import { FEEDBACKS, HELPER_RELATIONS } from '../../office/threads/model.ts'
import { door, personDoor } from '../context.ts'
import { fault } from '../fault.ts'
import { readForm } from '../form.ts'
import { idIn } from './words.ts'
import { choicesIn } from './write-form.tsx'

/** "understood", "did not understand", "call me". What stood in the box beside is kept as a draft. */
export async function action({ request, context }: ActionFunctionArgs) {
  const form = await readForm(request, door(context))
  if (!form.ok) throw fault('badForm', form.refused.data.values.text ?? '')
  const me = personDoor(context)
  const { text = '', svar = '', samtale } = form.values
  const [pressed, message] = svar.split('.')
  const feedback = FEEDBACKS.find((known) => known === pressed)
  if (!feedback) throw fault('notFound', text)
  const done = await me.office.threads.giveFeedback({
    messageId: idIn(message, text),
    feedback,
    helped: HELPER_RELATIONS.find((relation) => relation === form.values.helped) ?? null,
  })
  if (!done.ok) throw fault('notFound', text)
  const { threadId } = done.value
  if (text.trim() !== '' && samtale === threadId) {
    await me.office.threads.keepDraft({ id: threadId, text, choices: choicesIn(form.values) })
  }
  const { brev } = form.values
  if (brev) return redirect(`/min-side/post/${idIn(brev, text)}#svar`, 303)
  return redirect(`/min-side/samtaler/${threadId}#melding-${message}`, 303)
}

export function loader() {
  return redirect('/min-side/samtaler')
}

/** A page, though an empty one, so that what goes wrong here is told as a page. */
export default function Nothing() {
  return null
}
