import { redirect } from 'react-router'
import type { PageDoor } from '../context.ts'
import { deedIn, lookedOver, readForm, refuse } from '../form.ts'
import { renderMarkdown } from '../ui/markdown.ts'
import { DEEDS } from './deeds.ts'
import { idOf } from './ids.ts'
import { LADDER_DEEDS } from './ladder-deeds.ts'

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
  if (values.se === 'ja') return lookedOver(values, renderMarkdown(values.text ?? ''))
  if (values.gjor === 'nod') {
    const opened = await here.office.access.emergencyAccess(on.personId)
    return opened.ok ? redirect(url.pathname, 303) : refuse(opened.reason, values)
  }
  const ofLetters = deedIn(LADDER_DEEDS, values.gjor)
  if (ofLetters) {
    const purpose = url.searchParams.get('formal')
    const done = await ofLetters(here.office.reach, values, { personId: on.personId, purpose })
    return done.ok ? redirect(donePage(url, values.gjor), 303) : refuse(done.reason, values)
  }
  const deed = deedIn(DEEDS, values.gjor)
  if (!deed) return refuse('badForm', values)
  const named = values.samtale ? idOf(values.samtale) : null
  const threadId = on.threadId ?? named
  const done = await deed.do(here.office, { ...on, threadId, promiseId: idOf(values.oppgave), key }, values)
  if (!done.ok) {
    const field = deed.fields[done.reason]
    return refuse(done.reason, values, { details: done.details, ...(field ? { field } : {}) })
  }
  const said = Object.entries(done.said ?? {}).filter(([, value]) => value !== '')
  return redirect(donePage(url, values.gjor, said), 303)
}

/** The page again, saying what became of it; the purpose that opened it goes along. */
function donePage(url: URL, deed = '', said: readonly [string, string][] = []): string {
  const next = new URLSearchParams([['gjort', deed], ...said])
  const purpose = url.searchParams.get('formal')
  if (purpose) next.set('formal', purpose)
  return `${url.pathname}?${next}`
}
