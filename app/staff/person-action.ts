import { redirect } from 'react-router'
import type { PageDoor } from '../context.ts'
import { readForm, refuse } from '../form.ts'
import { DEEDS } from './deeds.ts'
import { idOf } from './ids.ts'

/** One door for everything that is posted on a person's page. The answer says at the top what became of it. */
export async function actOnPerson(
  here: PageDoor,
  request: Request,
  on: { personId: string; threadId: string | null },
) {
  const form = await readForm(request, here)
  if (!form.ok) return form.refused
  const { values, idempotencyKey: key } = form
  const url = new URL(request.url)
  if (values.gjor === 'nod') {
    const opened = await here.office.access.emergencyAccess(on.personId)
    return opened.ok ? redirect(url.pathname, 303) : refuse(opened.reason, values)
  }
  const deed = Object.hasOwn(DEEDS, values.gjor ?? '') ? DEEDS[values.gjor ?? ''] : undefined
  if (!deed) return refuse('badForm', values)
  const named = values.samtale ? idOf(values.samtale) : null
  const threadId = on.threadId ?? named
  const done = await deed.do(
    here.office.threads,
    { ...on, threadId, promiseId: idOf(values.oppgave), key },
    values,
  )
  if (!done.ok) {
    const field = deed.fields[done.reason]
    return refuse(done.reason, values, { details: done.details, ...(field ? { field } : {}) })
  }
  const said = Object.entries(done.said ?? {}).filter(([, value]) => value !== '')
  const next = new URLSearchParams([['gjort', values.gjor ?? ''], ...said])
  const purpose = url.searchParams.get('formal')
  if (purpose) next.set('formal', purpose)
  return redirect(`${url.pathname}?${next}`, 303)
}
