import { redirect } from 'react-router'
import type { PageDoor, StaffViewer } from '../context.ts'
import { fault } from '../fault.ts'
import { personAddress } from './places.ts'
import { plain } from './plain.ts'

type Here = PageDoor & { viewer: StaffViewer }
const EXCERPT = 90

/** The profile, and what the person has written in the conversation at hand, for "another person wrote". */
export async function loadProfile(here: Here, personId: string, search: URLSearchParams) {
  const purpose = search.get('formal')
  const stated = { personId, ...(purpose === null ? {} : { purpose }) }
  const brief = await here.office.threads.caseBrief(stated)
  // Without a ground of their own the reader states a purpose on the person's own page first.
  if (!brief.ok && brief.reason === 'needsPurpose') throw redirect(personAddress(personId), 303)
  if (!brief.ok) throw fault('notFound')
  const profile = await here.office.people.staffProfile({ personId, purpose })
  if (!profile.ok) throw fault('notFound')
  const threadId = search.get('samtale') ?? brief.value.threads[0]?.threadId ?? null
  const found =
    threadId === null ? null : await here.office.threads.staffConversation({ ...stated, threadId })
  const messages = (found?.ok ? found.value.lines : []).flatMap((line) =>
    line.kind === 'message' && line.direction === 'in'
      ? [
          {
            id: line.id,
            at: line.at.toString(),
            authorship: line.authorship,
            excerpt: (line.parts[0]?.body ?? '').slice(0, EXCERPT),
          },
        ]
      : [],
  )
  return {
    personId,
    name: brief.value.name,
    profile: plain(profile.value),
    messages,
    purpose,
    done: search.get('gjort'),
  }
}
export type ProfilePage = Awaited<ReturnType<typeof loadProfile>>
