import type { Follow } from './model.ts'

/** What the demo room shows, as it stands in its address: everything can be linked to and come back to. */
export interface RoomAddress extends Follow {
  /** The times between which the clock was moved, when it just was. */
  readonly from: string
  readonly until: string
  readonly arrived: number | null
  readonly all: boolean
  readonly check: boolean
}

const LONGEST_NAME = 100
const isTime = (text: string) => !Number.isNaN(Date.parse(text))

export function readAddress(search: URLSearchParams): RoomAddress {
  const text = (name: string) => (search.get(name) ?? '').slice(0, LONGEST_NAME)
  const time = (name: string) => (isTime(text(name)) ? new Date(text(name)).toISOString() : '')
  const arrived = Number.parseInt(text('kom'), 10)
  return {
    name: text('navn').trim(),
    promiseId: text('lofte'),
    from: time('fra'),
    until: time('til'),
    arrived: Number.isNaN(arrived) ? null : arrived,
    all: text('alle') === 'ja',
    check: text('sjekk') === 'ja',
  }
}

export function roomAddress(shown: Partial<RoomAddress>, place = ''): string {
  const params = new URLSearchParams()
  if (shown.name) params.set('navn', shown.name)
  if (shown.promiseId) params.set('lofte', shown.promiseId)
  if (shown.from) params.set('fra', shown.from)
  if (shown.until) params.set('til', shown.until)
  if (typeof shown.arrived === 'number') params.set('kom', String(shown.arrived))
  if (shown.all) params.set('alle', 'ja')
  if (shown.check) params.set('sjekk', 'ja')
  const search = params.size > 0 ? `?${params}` : ''
  return `/demo${search}${place && `#${place}`}`
}
