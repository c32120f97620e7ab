import type { Audience } from '../../office/calls/chat/model.ts'

/** the door that somebody came in by, as it stands in the address of the chat. */
const DOORS: Readonly<Record<string, Audience>> = { arbeidsgiver: 'employer', behandler: 'clinician' }

export const audienceIn = (request: Request): Audience =>
  DOORS[new URL(request.url).searchParams.get('for') ?? ''] ?? 'person'

/** The address of a chat, with the door that leads to its queue. */
export function chatAt(path: string, audience: Audience): string {
  const door = Object.keys(DOORS).find((name) => DOORS[name] === audience)
  return door === undefined ? path : `${path}?for=${door}`
}
