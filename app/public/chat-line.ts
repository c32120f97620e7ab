import type { Audience } from '../../office/calls/chat/model.ts'

/** the door that somebody came in by, as it stands in the address of the chat. */
const DOORS: ReadonlyMap<string, Audience> = new Map([
  ['arbeidsgiver', 'employer'],
  ['behandler', 'clinician'],
])

export const audienceIn = (request: Request): Audience =>
  DOORS.get(new URL(request.url).searchParams.get('for') ?? '') ?? 'person'

/** The address of a chat, with the door that leads to its queue. */
export function chatAt(path: string, audience: Audience): string {
  const door = [...DOORS].find(([, one]) => one === audience)?.[0]
  return door === undefined ? path : `${path}?for=${door}`
}

/** The number of the chat that somebody logs in from, as it stands in the address they come back to. */
export const cameFrom = (request: Request): string | null => new URL(request.url).searchParams.get('fra')

/** S-009: "log in and go on": back to Min side, with which chat the login began in. */
export function loginFrom(audience: Audience, number: string | null): string {
  const back = chatAt('/min-side/chat', audience)
  const from = number === null ? '' : `${back.includes('?') ? '&' : '?'}fra=${encodeURIComponent(number)}`
  return `/logg-inn?til=${encodeURIComponent(back + from)}`
}
