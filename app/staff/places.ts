/** Addresses of the workbench, in one place. */

/** What an entry can be opened for; the form for it stands open on the page. */
const OPEN_FOR = ['svar', 'ring', 'overfor', 'utsett', 'sorter'] as const
export type OpenFor = (typeof OPEN_FOR)[number]

export const personAddress = (personId: string) => `/arbeid/person/${personId}`

/** An entry in its conversation; without a conversation it stands on the person's own page. */
export function entryAddress(
  personId: string,
  threadId: string | null,
  promiseId?: string | null,
  openFor?: OpenFor,
): string {
  const page = threadId === null ? personAddress(personId) : `${personAddress(personId)}/samtale/${threadId}`
  const params = new URLSearchParams()
  if (promiseId) params.set('oppgave', promiseId)
  if (openFor) params.set('gjor', openFor)
  const search = params.size > 0 ? `?${params}` : ''
  return page + search + (openFor ? `#${openFor}` : '')
}
