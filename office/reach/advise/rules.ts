import type { Way } from '../../people/profile/model.ts'
import { CHANNELS, isDigital, isWritten } from './channels.ts'
import { digitalHolds, has, is, isWeighty, type Known, ownPhone, point, ringable } from './conditions.ts'
import { directLineFor } from './direct-line.ts'
import { interpreterFor } from './interpreter.ts'
import type { Bar } from './limits.ts'
import type {
  Advice,
  AdviceFacts,
  ChannelReason,
  MeetingAdvice,
  Note,
  Spoke,
  WayAdvised,
  WayNotNow,
} from './model.ts'
import { barsFor, firstOpen, ordered, type Voice, voicesIn, wishedFor } from './voices.ts'

type Block = Pick<Voice, 'level' | 'rule' | 'key' | 'reason' | 'propose'>
type Weighed = { facts: Known; voices: readonly Voice[]; bars: ReadonlyMap<Way, Bar>; wished: readonly Way[] }

/** the cheapest first. Paper is the last of what is sent, and a text message says no more than when. */
const CHEAPEST: readonly Way[] = [
  'portal',
  'phone',
  'dropIn',
  'video',
  'meeting',
  'letter',
  'homeVisit',
  'pickUp',
  'viaHelper',
  'sms',
]

/**
 * which way to take for this contact, why, and whether with a meeting and an interpreter. The same
 * facts give the same advice whoever asks; nothing here knows how busy anybody is.
 */
export function advise(given: AdviceFacts): Advice {
  const facts: Known = { ...given, interpreter: interpreterFor(given) }
  const weighed: Weighed = { facts, voices: voicesIn(facts), bars: barsFor(facts), wished: wishedFor(facts) }
  const ways = neverDigitalAlone(facts, inOrder(weighed))
  return {
    interpreter: facts.interpreter,
    ways,
    notNow: notNow(weighed, ways),
    practical: practicalWay(weighed, ways),
    alsoInWriting: alsoInWriting(facts, ways[0]?.way),
    meeting: meetingFor(weighed, ways[0]),
    directLine: directLineFor(facts),
    levels: spoken(weighed),
    notes: notesFor(weighed, ways),
  }
}

/** Haste, then wish and nature of the contact, then how the person is reached at all, then what is cheapest. */
function blocksOf(weighed: Weighed): Block[] {
  const { facts, voices, bars } = weighed
  const at = (level: number) =>
    ordered(
      voices.filter((voice) => voice.level === level),
      facts,
      bars,
    )
  const nature = at(6)
  const asked = wish(weighed)
  const reachable = [1, 2, 3, 4].flatMap(at)
  const accepted: Block = { ...asked, propose: facts.reach.accepted }
  const first = wishGoesFirst(weighed) ? [asked, ...nature] : [...nature, asked]
  return [...at(5), ...first, ...reachable, accepted, ...at(8), fallback]
}

const wish = ({ wished }: Weighed): Block => ({
  level: 7,
  rule: 'R-255',
  key: 'wish',
  reason: 'personWish',
  propose: wished,
})
const fallback: Block = { level: 8, rule: 'R-256', key: 'default', reason: 'simple', propose: CHEAPEST }

/** an informed wish goes before the nature of the contact, but for a conflict and for the end of subsistence. */
const wishGoesFirst = ({ facts, voices }: Weighed) =>
  !voices.some((voice) => voice.stands) && !has(facts, 'subsistence')

function inOrder(weighed: Weighed): WayAdvised[] {
  const { facts, bars } = weighed
  const taken = new Map<Way, WayAdvised>()
  for (const block of blocksOf(weighed)) {
    const above = avoidedAbove(weighed, block)
    for (const way of block.propose) {
      if (taken.has(way) || bars.has(way) || above.has(way)) continue
      const { level, rule, key, reason } = block
      taken.set(way, {
        way,
        level,
        rule,
        key,
        reason: reasonFor(block, way, reason),
        confirmed: isConfirmed(facts, way),
      })
    }
  }
  return lawLast(facts, [...taken.values()])
}

/** The default knows no reason of its own; a conversation by screen is simple, the others are there to reach. */
const reasonFor = (block: Block, way: Way, reason: ChannelReason) =>
  block.key === 'default' && way !== 'portal' ? 'reach' : reason

/**
 * What a higher level avoids no lower one brings in. A wish that goes first is not held back by the nature. R-259: the
 * dispute itself is not carried on in writing, whatever else speaks.
 */
function avoidedAbove(weighed: Weighed, block: Block): ReadonlySet<Way> {
  const below = block.key === 'wish' && wishGoesFirst(weighed) ? 6 : block.key === 'default' ? 9 : block.level
  return new Set(
    weighed.voices.flatMap(({ level, avoid, stands }) =>
      level < below ? avoid : stands ? avoid.filter(isWritten) : [],
    ),
  )
}

/** a meeting that the law asks for and the person does not want comes after every other way. */
function lawLast(facts: Known, ways: WayAdvised[]): WayAdvised[] {
  if (!facts.reach.declined.includes('meeting')) return ways
  return [...ways.filter(({ way }) => way !== 'meeting'), ...ways.filter(({ way }) => way === 'meeting')]
}

/**
 * R-300, K17: where nobody has found out that a screen works, or where the matter is weighty and it works in part only,
 * a screen is never the first way and never the only one.
 */
function neverDigitalAlone(facts: Known, ways: WayAdvised[]): WayAdvised[] {
  if (digitalHolds(facts.reach) && (facts.reach.status === 'digital' || !isWeighty(facts))) return ways
  const human = ways.filter(({ way }) => !isDigital(way))
  return human.length === 0 ? [] : [...human, ...ways.filter(({ way }) => isDigital(way))]
}

function isConfirmed({ reach }: Known, way: Way): boolean {
  if (way === 'portal') return digitalHolds(reach)
  const at = way === 'phone' ? ringable(reach) : way === 'sms' ? ownPhone(reach) : null
  if (way === 'phone' || way === 'sms') return (at?.confirmedAt ?? at?.lastWorkedAt ?? null) !== null
  if (way === 'letter') return (point(reach, 'address')?.confirmedAt ?? null) !== null
  return way !== 'video' || reach.abilities.joinVideo === 'alone' || reach.abilities.joinVideo === 'withHelp'
}

function notNow({ voices, bars }: Weighed, ways: readonly WayAdvised[]): WayNotNow[] {
  const proposed = new Set(ways.map(({ way }) => way))
  return CHEAPEST.concat('email').flatMap((way) => {
    if (proposed.has(way)) return []
    const bar = bars.get(way)
    if (bar) return [{ way, level: bar.level, rule: bar.rule, key: `bar.${bar.key}` }]
    const voice = [...voices].sort((a, b) => a.level - b.level).find((one) => one.avoid.includes(way))
    return voice ? [{ way, level: voice.level, rule: voice.rule, key: voice.key }] : []
  })
}

/** shown beside the first way when another situation on the same level would do with a cheaper one. */
function practicalWay({ voices, bars }: Weighed, ways: readonly WayAdvised[]): Way | null {
  const told = voices.find((voice) => voice.practical !== null)?.practical ?? null
  if (told !== null) return bars.has(told) ? null : told
  const first = ways[0]
  if (!first) return null
  const beside = voices
    .filter((voice) => voice.level === first.level && voice.key !== first.key)
    .flatMap((voice) => firstOpen(voice, bars) ?? [])
    .filter((way) => richness(way) < richness(first.way) && ways.some((one) => one.way === way))
  return beside.sort((a, b) => richness(a) - richness(b))[0] ?? null
}
const richness = (way: Way) => CHANNELS[way].richness

/** decisions are in writing by law; what is said aloud comes in addition. */
function alsoInWriting(facts: Known, first: Way | undefined): Way | null {
  const must = has(facts, 'decision') || facts.purpose === 'heavyMessage' || is(facts, 'legalDate')
  if (!must || (first !== undefined && isWritten(first) && first !== 'sms')) return null
  const out = barsFor(facts)
  const open = (way: Way) => (out.get(way)?.level ?? 4) === 4
  if (facts.reach.status === 'digital' && digitalHolds(facts.reach) && open('portal')) return 'portal'
  return (['letter', 'pickUp', 'viaHelper'] as const).find(open) ?? null
}

/** The question after that of the interpreter: a meeting or not, and of which kind. */
function meetingFor({ facts, voices, bars, wished }: Weighed, first: WayAdvised | undefined): MeetingAdvice {
  const kinds = [...voices].sort((a, b) => b.level - a.level).flatMap((voice) => voice.meeting ?? [])
  const own = voices.find((voice) => voice.key === first?.key)?.meeting ?? kinds[0]
  const kind = own?.kind ?? (facts.interpreter.need === 'needed' ? 'interpretedTalk' : 'followUp')
  const minutes = own?.minutes ?? null
  const mustOffer =
    voices.some((voice) => voice.stands) || has(facts, 'subsistence') || is(facts, 'meetingRequiredByLaw')
  const against =
    wished.some((way) => richness(way) < richness('meeting')) || facts.reach.declined.includes('meeting')
  if (mustOffer && !bars.has('meeting') && against) return { propose: 'offered', kind, minutes }
  if (first && ['meeting', 'video', 'homeVisit'].includes(first.way))
    return { propose: 'yes', kind: first.way === 'homeVisit' ? 'homeVisit' : kind, minutes }
  if (mustOffer && !bars.has('meeting')) return { propose: 'offered', kind, minutes }
  return { propose: 'no', kind: null, minutes: null }
}

/** the proposal shows which levels spoke. Bars on ways that nobody asked for stay silent. */
function spoken(weighed: Weighed): Spoke[] {
  const { voices, bars, wished } = weighed
  const asked = new Set<Way>(['portal', 'phone', ...wished, ...voices.flatMap((voice) => voice.propose)])
  const limits = [...new Set([...bars].filter(([way]) => asked.has(way)).map(([, bar]) => bar))]
  const said: Spoke[] = [
    ...limits.map(({ level, rule, key }) => ({ level, rule, key: `bar.${key}` })),
    ...voices.map(({ level, rule, key }) => ({ level, rule, key })),
    ...(wished.length > 0 ? [{ level: 7 as const, rule: 'R-255', key: 'wish' }] : []),
  ]
  const all = said.length > 0 ? said : [{ level: 8 as const, rule: 'R-256', key: 'default' }]
  return all.sort((a, b) => a.level - b.level)
}

function notesFor({ facts, voices, bars }: Weighed, ways: readonly WayAdvised[]): Note[] {
  const { restrictions, status, declined } = facts.reach
  const first = ways[0]?.way
  const notes: Note[] = voices.flatMap((voice) => voice.notes)
  if (first !== undefined && !isWritten(first)) notes.push('writeDown')
  if (restrictions.includes('companionOnly')) notes.push('companion')
  if (restrictions.includes('smsFirst') && first === 'phone' && !bars.has('sms')) notes.push('smsFirst')
  if (status === 'unknown' || facts.reach.factsDisagree || ways.length === 0) notes.push('clarifyProfile')
  if (declined.includes('meeting') && is(facts, 'meetingRequiredByLaw')) notes.push('alternativesFirst')
  if (alsoInWriting(facts, first) !== null) notes.push('inWriting')
  return [...new Set(notes)]
}
