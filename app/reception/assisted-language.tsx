import { type ActionFunctionArgs, redirect } from 'react-router'
import { isLanguage, isPageLanguage } from '../../text/index.ts'
import { BESIDE } from '../beside.ts'
import { personDoor } from '../context.ts'
import { readForm } from '../form.ts'
import { localPath } from '../gate.ts'

/**
 * The language in which the two read the pages: in this session alone, and never in the rest of the employee's browser. From
 * the person's own page about language it is the choice that follows them everywhere.
 */
export async function action({ request, context }: ActionFunctionArgs) {
  const here = personDoor(context)
  const form = await readForm(request, here)
  if (!form.ok) return redirect(BESIDE, 303)
  const { sprak, profil, tilbake } = form.values
  if (isPageLanguage(sprak)) {
    await here.office.visits.speakInSession({ language: sprak })
    // with whose hand it was, as all that is changed so.
    if (profil === 'ja' && isLanguage(sprak))
      await here.office.people.setFact({
        personId: here.viewer.id,
        field: 'language',
        value: sprak,
        method: 'desk',
      })
  }
  return redirect(localPath(tilbake, BESIDE), 303)
}

export function loader() {
  return redirect(BESIDE)
}
