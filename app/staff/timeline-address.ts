/** The filters of the timeline as they stand in the address of the person's page. Pure. */
export type TimelineAddress = {
  side: string
  channel: string
  kind: string
  thread: string
  words: string
}

type OfficeFilter = {
  side?: 'state' | 'municipal' | 'common'
  channel?: string
  kind?: string
  threadId?: string
  words?: string
  before?: string
}

const SIDES: ReadonlySet<string> = new Set(['state', 'municipal', 'common'])
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
const CURSOR = /^\d{4}-\d\d-\d\dT[\d:.]+Z_\d+$/

/** What does not look right is left out: the timeline is shown wider rather than not at all. */
export function readTimelineFilter(search: URLSearchParams): {
  office: OfficeFilter
  address: TimelineAddress
} {
  const text = (name: string) => (search.get(name) ?? '').trim().slice(0, 100)
  const address: TimelineAddress = {
    side: SIDES.has(text('tside')) ? text('tside') : '',
    channel: /^[A-Za-z]+$/.test(text('tkanal')) ? text('tkanal') : '',
    kind: /^[A-Za-z]+$/.test(text('tslag')) ? text('tslag') : '',
    thread: UUID.test(text('tsamtale')) ? text('tsamtale') : '',
    words: text('tord'),
  }
  const before = text('tfor')
  const office: OfficeFilter = {
    ...(address.side ? { side: address.side as 'state' } : {}),
    ...(address.channel ? { channel: address.channel } : {}),
    ...(address.kind ? { kind: address.kind } : {}),
    ...(address.thread ? { threadId: address.thread } : {}),
    ...(address.words ? { words: address.words } : {}),
    ...(CURSOR.test(before) ? { before } : {}),
  }
  return { office, address }
}

/** The next, older page with the same filters. */
export function olderAddress(path: string, address: TimelineAddress, next: string, purpose: string | null) {
  const params = new URLSearchParams()
  if (purpose) params.set('formal', purpose)
  for (const [name, value] of Object.entries({
    tside: address.side,
    tkanal: address.channel,
    tslag: address.kind,
    tsamtale: address.thread,
    tord: address.words,
    tfor: next,
  }))
    if (value) params.set(name, value)
  return `${path}?${params}#tidslinje`
}
