import { ADVICE_PURPOSES, CONTENT_MARKS, TOLD_SITUATIONS } from '../../office/reach/advise/model.ts'
import type { PageDoor } from '../context.ts'
import { type Plain, plain } from './plain.ts'

type Reach = PageDoor['office']['reach']
type Given = Extract<Awaited<ReturnType<Reach['adviceFor']>>, { ok: true }>['value']
export type Advice = Plain<Given>

const known = <T extends string>(all: readonly T[], given: readonly string[]) =>
  all.filter((one) => given.includes(one))

/** What the employee has told of the contact, as it stands in the address; the office knows the rest. */
export function askedIn(search: URLSearchParams) {
  const [purpose] = known(ADVICE_PURPOSES, search.getAll('formaal'))
  return {
    ...(purpose ? { purpose } : {}),
    content: known(CONTENT_MARKS, search.getAll('innhold')),
    situation: known(TOLD_SITUATIONS, search.getAll('situasjon')),
  }
}

/** The advice for a contact with this person; null where the reader is given none. */
export async function adviceFor(
  here: PageDoor,
  about: { personId: string; threadId?: string | null; opening?: string },
  search: URLSearchParams,
): Promise<Advice | null> {
  const found = await here.office.reach.adviceFor({ ...about, ...askedIn(search) })
  return found.ok ? plain(found.value) : null
}
