import type { Verb } from '../model.ts'
import type { Facts, Place } from './model.ts'
import type { SpokenHours } from './office-hours.ts'
import { digitsAt } from './rules.ts'
import { MORE_THAN_AN_HOUR } from './wait.ts'

/** Everything that is said at a place, besides what its keys need. Times are instants as text; the words are the server's. */
export type Saying = {
  callId: string
  language: string
  /** Whose language is likely: said first when languages are asked for. */
  likely: string | null
  place: Place
  facts: Facts
  /** Whether there is a number to ring back on. */
  numberShows: boolean
  agency: string
  /** The municipality's emergency number where it is known whose, the nation's otherwise; figure by figure. */
  emergency: string
  opens: string | null
  /** Place in the queue and expected wait, where somebody waits in one. */
  queue: { place: number; minutes: number | null } | null
  /** when the caller's office is open, where the call says which it is. */
  office: SpokenHours | null
  /** what is wrong just now, in the caller's language. */
  banners: readonly string[]
}

const KEY_SECONDS = 8
const MUSIC_SECONDS = 20
const MOST_VOICEMAIL_SECONDS = 180

type Params = Readonly<Record<string, string | number>>
type Say = (text: string, params?: Params, language?: string) => Verb

/** what is heard at a place, and what is listened for. No name is spoken here: nobody has been checked. */
export function saysAt(saying: Saying): Verb[] {
  const { place, language } = saying
  const say: Say = (text, params = {}, other) => ({
    do: 'say',
    text: `line:${text}`,
    params,
    language: other ?? language,
  })
  const told = toldVerbs(saying, say)
  switch (place.at) {
    case 'voicemail':
      return [...told, ...warnings(saying, say), ...leaveWord(saying, say)]
    case 'over':
      return [...told, ...goodbye(saying, say), { do: 'hangUp' }]
    default:
      return [...told, ...listen(saying, [...warnings(saying, say), ...spokenAt(saying, say)])]
  }
}

const warnings = ({ banners }: Saying, say: Say): Verb[] => banners.map((text) => say('banner', { text }))

/** Keys are heard while it is spoken; silence goes to the same place as a key would. */
function listen({ callId, place }: Saying, says: Verb[]): Verb[] {
  const next = `/voice/menu/${callId}?at=${place.step}`
  const seconds = place.at === 'wait' ? 1 : KEY_SECONDS
  return [
    { do: 'gather', next, digits: digitsAt(place.at), seconds, says },
    { do: 'go', next },
  ]
}

function spokenAt(saying: Saying, say: Say): Verb[] {
  switch (saying.place.at) {
    case 'returned':
      return [say('returned.lead'), say('returned.ask'), say('always')]
    case 'code':
      return [say('code.ask')]
    case 'language':
      return languages(saying, say)
    case 'menu':
      return [
        ...saying.facts.menu.choices.map(({ key, text }) => say(text, { key })),
        say('always'),
        ...officeHours(saying, say),
      ]
    case 'closed':
      return closed(saying, say)
    case 'number':
      return [say('number.ask')]
    case 'numberCheck':
      return [say('number.check', { number: spelled(saying.place.number ?? '') })]
    default:
      return waiting(saying, say)
  }
}

/** Each language is offered in itself; the likely one first, and always on the same key. */
function languages({ agency, facts, likely, language }: Saying, say: Say): Verb[] {
  const offered = facts.languages.map((code, index) => ({ code, key: index + 1 }))
  const first = offered.filter(({ code }) => code === likely)
  const rest = offered.filter(({ code }) => code !== likely)
  return [
    say('welcome', { agency }, likely ?? language),
    ...[...first, ...rest].map(({ code, key }) => say('language.choose', { key }, code)),
  ]
}

/** R-435, K16: that nobody answers now, when somebody does, and the number for what cannot wait. */
const shut = (opens: string | null, emergency: string, say: Say): Verb[] => [
  opens === null ? say('closed.lead') : say('closed.opens', { when: opens }),
  say('closed.urgent', { phone: emergency }),
]

function closed(saying: Saying, say: Say): Verb[] {
  const { facts, opens, emergency } = saying
  return [
    ...shut(opens, emergency, say),
    ...(facts.duty ? [say('closed.urgentKey')] : []),
    say(facts.known ? 'closed.callBack' : 'closed.message'),
    ...(facts.known ? [say('closed.voicemail')] : []),
    ...officeHours(saying, say),
  ]
}

/** today's hours and the next, in the language of the call; why, where it is closed. */
function officeHours({ office, language }: Saying, say: Say): Verb[] {
  if (office === null) return []
  const [first, ...more] = office.today
  const cause: Verb[] =
    office.cause === null || office.cause === 'other'
      ? []
      : [{ do: 'say', text: `visits:closing.cause.${office.cause}`, params: {}, language }]
  return [
    ...(first === undefined
      ? [say(office.over ? 'hours.over' : 'hours.closed'), ...cause]
      : [say('hours.open', first)]),
    ...more.map((span) => say('hours.also', span)),
    ...(office.next === null ? [] : [say('hours.next', { when: office.next })]),
  ]
}

function waiting({ place, queue }: Saying, say: Say): Verb[] {
  const music: Verb = { do: 'music', seconds: MUSIC_SECONDS }
  if (place.rings === 'duty') return [say('wait.duty'), music]
  if (place.rings !== undefined) return [say('wait.adviser'), say('wait.offer'), music]
  const changed =
    queue !== null && (place.said?.place !== queue.place || place.said.minutes !== (queue.minutes ?? 0))
  if (queue === null || !changed) return [music, say('wait.still')]
  return [
    say('wait.place', { place: queue.place }),
    say(...expectation(queue.minutes)),
    say('wait.offer'),
    music,
  ]
}

function expectation(minutes: number | null): [string, Params] {
  if (minutes === null) return ['wait.unknown', {}]
  if (minutes >= MORE_THAN_AN_HOUR) return ['wait.long', {}]
  return minutes <= 2 ? ['wait.soon', {}] : ['wait.minutes', { minutes }]
}

const leaveWord = ({ callId, place, numberShows }: Saying, say: Say): Verb[] => [
  ...(numberShows ? [] : [say('voicemail.sayNumber')]),
  say('voicemail.ask'),
  { do: 'record', next: `/voice/voicemail/${callId}?at=${place.step}`, mostSeconds: MOST_VOICEMAIL_SECONDS },
  // Nothing was said: whoever rang is not left with a dead line.
  { do: 'go', next: `/voice/menu/${callId}?at=${place.step}` },
]

function goodbye({ place, numberShows }: Saying, say: Say): Verb[] {
  const when = place.when === undefined ? {} : { when: place.when }
  const unknown = numberShows ? 'voicemail.unknown' : 'voicemail.numberSaid'
  if (place.over === 'callBack') return [say('callBack.thanks', when), say('goodbye')]
  if (place.over === 'voicemail')
    return [say(place.when === undefined ? unknown : 'voicemail.thanks', when), say('goodbye')]
  return [say('goodbye')]
}

function toldVerbs({ place, opens, emergency }: Saying, say: Say): Verb[] {
  if (place.told === undefined) return []
  if (place.told === 'closed') return shut(opens, emergency, say)
  // The one name that is ever said, and only to whoever has shown who they are.
  if (place.told === 'whoRang' && place.who !== undefined) {
    if (place.rings !== undefined) return [say('returned.who', place.who)]
    const waits = place.at === 'wait' ? [say('told.adviserAway')] : []
    return [say('returned.again', place.who), ...waits]
  }
  return [say(`told.${place.told}`, place.told === 'urgentClosed' ? { phone: emergency } : {})]
}

/** Figure by figure, as a number is said. */
export const spelled = (phone: string): string => phone.replace(/\D/g, '').split('').join(' ')
