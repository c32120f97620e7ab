import type { PageDoor } from '../context.ts'
import { fault } from '../fault.ts'

type Opening = Parameters<PageDoor['office']['access']['openPerson']>[1]

/** The person a page is about, opened for it. Whoever may not open them is told that there is nothing. */
export async function personFor(here: PageDoor, personId: string, opening: Opening) {
  const opened = await here.office.access.openPerson(personId, opening)
  if (!opened.ok) throw fault('notFound')
  const { person, codes, shields } = opened.value
  return { person, codes, shields, name: `${person.givenName} ${person.familyName}` }
}
