import { type Simulated, type SimulatorOptions, simulatePartner } from './partner.ts'

type InterpreterOrder = {
  key: string
  id: string
  language: string
  gender: string | null
  mode: string
  /** booked for a time, at a place; null: wanted at once. */
  booked: {
    start: string
    end: string
    level: string | null
    place: unknown
    insteadOf: string | null
  } | null
  at: string
  withdrawn: boolean
}

/** What the service does with the orders that it takes from now on, by itself; `none` is what a test tells by hand. */
type Manner = 'byAvailability' | 'accepts' | 'declines' | 'none'

export type InterpreterSimulator = Simulated & {
  orders(): readonly InterpreterOrder[]
  manner(manner: Manner): void
  accepts(office: string, key: string, told?: Partial<Found>): ReturnType<Simulated['tell']>
  declines(office: string, key: string): ReturnType<Simulated['tell']>
  /** A yes is taken back: ill, late, double-booked. */
  cancels(office: string, key: string): ReturnType<Simulated['tell']>
}
type Found = { name: string; number: string; level: string; adult: boolean }

/** How often one of a hundred orders at short notice finds somebody: large languages are easily found. */
const AVAILABLE: Readonly<Record<string, number>> = {
  ar: 96,
  en: 99,
  fa: 88,
  ku: 84,
  pl: 97,
  prs: 86,
  ps: 74,
  ru: 95,
  so: 93,
  ti: 82,
  tr: 85,
  uk: 92,
}
const RARE = 35
/** Of a gender that is wished for there are about half. */
const WISHED = 0.6

const NAMES = [
  'Amina Warsame',
  'Bilal Haddad',
  'Danuta Nowak',
  'Filmon Tesfay',
  'Halyna Bondar',
  'Mariam Jama',
  'Rahel Berhe',
  'Yusuf Karimi',
] as const

type InterpreterOptions = SimulatorOptions & {
  /** Which of the services it is, and where chance begins: the same orders find the same people. */
  seed: string
  /** Where it tells of what it found, by itself; absent: only when a test says so. */
  office?: string
}

/** An interpreter service with people behind it, on call by language. */
export async function simulateInterpreters(options: InterpreterOptions): Promise<InterpreterSimulator> {
  const { seed, office } = options
  const orders = new Map<string, InterpreterOrder>()
  let manner: Manner = office === undefined ? 'none' : 'byAvailability'
  const found = (order: InterpreterOrder): Found => {
    const pick = chance(`${seed} who ${order.language} ${order.id}`)
    return {
      name: NAMES[Math.floor(pick * NAMES.length)] ?? NAMES[0],
      number: `+4740100${String(Math.floor(pick * 1000)).padStart(3, '0')}`,
      level: ['A', 'B', 'C', 'D', 'E'][Math.floor(pick * 5)] ?? 'B',
      adult: true,
    }
  }
  const tell = (to: string, key: string, body: object) =>
    partner.tell(`${to}/api/v1/webhooks/interpreter`, JSON.stringify({ key, ...body }))
  const accepts = (to: string, key: string, told: Partial<Found> = {}) => {
    const order = orders.get(key)
    return tell(to, key, { state: 'accepted', ...(order ? found(order) : {}), ...told })
  }
  const declines = (to: string, key: string) => tell(to, key, { state: 'declined', why: 'noInterpreter' })

  const partner = await simulatePartner(({ path, body, key }) => {
    if (path === 'orders/withdraw') {
      const order = orders.get(String(body.key ?? ''))
      if (order) orders.set(order.key, { ...order, withdrawn: true })
      return { withdrawn: order !== undefined }
    }
    if (path !== 'orders' || typeof body.language !== 'string' || key === '') return null
    const known = orders.get(key)
    if (known) return { id: known.id }
    const gender = text(body.gender)
    const n = [...orders.values()].filter(({ language }) => language === body.language).length
    const order: InterpreterOrder = {
      key,
      id: `${seed}-${body.language}-${n + 1}`,
      language: body.language,
      gender,
      mode: text(body.mode) ?? 'phone',
      booked: bookedIn(body),
      at: String(body.askedAt ?? ''),
      withdrawn: false,
    }
    orders.set(key, order)
    // After the answer to the order, as somebody who looks would.
    if (office !== undefined && manner !== 'none')
      setTimeout(() => void decide(order, office).catch(() => undefined), 0)
    return { id: order.id }
  }, options)

  const decide = (order: InterpreterOrder, to: string) => {
    const share = (AVAILABLE[order.language] ?? RARE) * (order.gender === null ? 1 : WISHED)
    const has = manner === 'accepts' || chance(`${seed} ${order.id}`) * 100 < share
    return has && manner !== 'declines' ? accepts(to, order.key) : declines(to, order.key)
  }
  return {
    ...partner,
    orders: () => [...orders.values()],
    manner: (next) => {
      manner = next
    },
    accepts,
    declines,
    cancels: (to, key) => tell(to, key, { state: 'cancelled', why: 'ill' }),
  }
}

const text = (value: unknown): string | null => (typeof value === 'string' ? value : null)

const bookedIn = (body: Readonly<Record<string, unknown>>): InterpreterOrder['booked'] => {
  const start = text(body.start)
  const end = text(body.end)
  return start === null || end === null
    ? null
    : { start, end, level: text(body.level), place: body.place ?? null, insteadOf: text(body.insteadOf) }
}

/** Between 0 and 1, the same for the same words. */
function chance(words: string): number {
  let hash = 2166136261
  for (const letter of words) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 16777619)
  hash = Math.imul(hash ^ (hash >>> 15), 2246822507)
  return ((hash ^ (hash >>> 13)) >>> 0) / 2 ** 32
}
