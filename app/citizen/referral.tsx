import { type ActionFunctionArgs, redirect } from 'react-router'
import { door, personDoor } from '../context.ts'
import { fault } from '../fault.ts'
import { readForm } from '../form.ts'
import { idIn } from './words.ts'

/** did the person get through to the other body? A no brings the matter back, with the office as owner. */
export async function action({ request, context }: ActionFunctionArgs) {
  const form = await readForm(request, door(context))
  if (!form.ok) throw fault('badForm')
  const me = personDoor(context)
  const { henvisning, svar } = form.values
  if (svar !== 'ja' && svar !== 'nei') throw fault('notFound')
  // Answered already, from another device or by a second press: the page that follows shows how it stands.
  const answer = { referralId: idIn(henvisning), gotThrough: svar === 'ja' }
  // Shown on from a visit, or from what was written.
  if (form.values.fra === 'besok') await me.office.visits.answerShownOn(answer)
  else await me.office.threads.answerReferral(answer)
  return redirect('/min-side', 303)
}

export function loader() {
  return redirect('/min-side')
}

/** A page, though an empty one, so that what goes wrong here is told as a page. */
export default function Nothing() {
  return null
}
