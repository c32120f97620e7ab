import { expect, test } from 'vitest'
import { seeded } from '../../../test/support/chance.ts'
import { about, address, email, phone } from '../../../test/support/reach-facts.ts'
import type { ReachFacts, ReachPoint, Restriction, Way } from '../../people/profile/model.ts'
import {
  ABILITY_LEVELS,
  ACCESS_THINGS,
  ACCESS_VALUES,
  RESTRICTIONS,
  TASKS,
  WAYS,
} from '../../people/profile/model.ts'
import { isDigital } from './channels.ts'
import { ADVICE_PURPOSES, type AdviceFacts, CONTENT_MARKS, SITUATIONS } from './model.ts'
import { advise } from './rules.ts'

/** Facts drawn by chance, also such as no person has: the rules must hold for them too. */
function anybody(random: () => number): AdviceFacts {
  const one = <T>(of: readonly T[]) => of[Math.floor(random() * of.length)] as T
  const some = <T>(of: readonly T[], share: number) => of.filter(() => random() < share)
  const grade = () => one([null, 0, 1, 2, 3, 4] as const)
  const failed = () => (random() < 0.3 ? Temporal.Instant.from('2026-03-02T09:00:00Z') : null)
  const points: ReachPoint[] = some([phone(), phone({ id: 'two' }), address, email], 0.6).map((point) => ({
    ...point,
    phoneKind: point.kind === 'phone' ? one(['own', 'borrowed', 'shared', 'lost', null] as const) : null,
    unwanted: random() < 0.1,
    notWorkingSince: failed(),
  }))
  const facts: ReachFacts = {
    personId: 'anybody',
    status: one(['unknown', 'digital', 'partlyDigital', 'assisted'] as const),
    reviewOverdue: random() < 0.2,
    factsDisagree: random() < 0.2,
    language: one(['nb', 'nn', 'en', 'so', 'ti', 'ar']),
    interpreterNeed: one(['none', 'forComplex', 'always'] as const),
    interpreterLanguage: one([null, 'so', 'ti']),
    reading: one(['none', 'weak', 'ok', 'unknown'] as const),
    norwegianOral: grade(),
    norwegianWritten: grade(),
    systemUnderstanding: grade(),
    abilities: Object.fromEntries(
      TASKS.map((task) => [task, one(ABILITY_LEVELS)]),
    ) as ReachFacts['abilities'],
    access: Object.fromEntries(some(ACCESS_THINGS, 0.3).map((thing) => [thing, one(ACCESS_VALUES)])),
    points,
    preferred: some(WAYS, 0.15),
    accepted: some(WAYS, 0.15),
    declined: some(WAYS, 0.2),
    restrictions: some(RESTRICTIONS, 0.15),
    safety: random() < 0.1,
    digitalNotWorking: random() < 0.1,
    pickUpPlaces: [],
    inPrison: random() < 0.05,
  }
  return about({
    purpose: one(ADVICE_PURPOSES),
    content: some(CONTENT_MARKS, 0.2),
    urgency: one(['acute', 'elevated', 'ordinary', 'ordinary'] as const),
    situation: some(SITUATIONS, 0.1),
    missedCheckIns: one([0, 1, 2]),
    reach: facts,
    office: { open: random() < 0.8, video: random() < 0.8, homeVisits: random() < 0.8 },
  })
}

function each(check: (facts: AdviceFacts) => void, runs = 2000) {
  const random = seeded(192)
  for (let run = 0; run < runs; run++) check(anybody(random))
}
const ways = (facts: AdviceFacts) => advise(facts).ways.map(({ way }) => way)
const works = (point: ReachPoint) => !point.unwanted && point.notWorkingSince === null

test('R-013: the same facts give the same advice', () => {
  each((facts) => expect(advise(structuredCloneOf(facts))).toEqual(advise(facts)), 1000)
})
/** The same facts in other objects, told in another order. */
const structuredCloneOf = (facts: AdviceFacts): AdviceFacts => ({
  ...facts,
  situation: [...facts.situation].reverse(),
  content: [...facts.content].reverse(),
  reach: { ...facts.reach, restrictions: [...facts.reach.restrictions].reverse() },
})

test('each way is proposed once, and is either proposed or told of as left out by the rule that left it out', () => {
  each((facts) => {
    const advice = advise(facts)
    const proposed = advice.ways.map(({ way }) => way)
    expect(new Set(proposed).size).toBe(proposed.length)
    expect(advice.notNow.filter(({ way }) => proposed.includes(way))).toEqual([])
    for (const one of [...advice.ways, ...advice.notNow]) expect(one.rule).toMatch(/^R-\d{3}$/)
    expect(advice.levels.map(({ level }) => level)).toEqual(advice.levels.map(({ level }) => level).sort())
  })
})

test('R-251: what is declined or forbidden is never proposed, whatever the haste, but a meeting by law', () => {
  const forbids: Partial<Record<Restriction, Way>> = {
    doNotRing: 'phone',
    doNotText: 'sms',
    noVideoAtHome: 'video',
    noMailToHome: 'letter',
  }
  each((facts) => {
    const { declined, restrictions } = facts.reach
    const no = new Set<Way>([...declined, ...restrictions.flatMap((one) => forbids[one] ?? [])])
    if (facts.situation.includes('meetingRequiredByLaw')) no.delete('meeting')
    expect(ways(facts).filter((way) => no.has(way))).toEqual([])
  })
})

test('R-250, R-334: no way that cannot reach: no lost or borrowed number, no login without the means', () => {
  each((facts) => {
    const proposed = ways(facts)
    const { reach } = facts
    const own = reach.points.some((one) => one.phoneKind === 'own' && works(one))
    const ringable =
      own ||
      reach.points.some(
        (one) => one.kind === 'phone' && works(one) && (one.phoneKind === 'shared' || one.phoneKind === null),
      )
    if (!own) expect(proposed).not.toContain('sms')
    if (!ringable && !reach.inPrison) expect(proposed).not.toContain('phone')
    if (!reach.points.some((one) => one.kind === 'address' && works(one)) && !reach.inPrison)
      expect(proposed).not.toContain('letter')
    const shut = (['eId', 'internet', 'nationalId'] as const).some((thing) =>
      ['no', 'lost', 'cutOff'].includes(reach.access[thing] ?? ''),
    )
    if (shut || reach.digitalNotWorking || reach.status === 'assisted' || reach.inPrison)
      expect(proposed).not.toContain('portal')
  })
})

test('R-300: unknown, overdue or contradicted is never by screen alone, and never by screen first', () => {
  each((facts) => {
    const { status, reviewOverdue, factsDisagree } = facts.reach
    if (status === 'digital' && !reviewOverdue && !factsDisagree) return
    const proposed = ways(facts)
    if (status === 'partlyDigital' && !reviewOverdue && !factsDisagree) return
    if (proposed.length === 0) return
    expect(isDigital(proposed[0] as Way)).toBe(false)
    expect(proposed.some((way) => !isDigital(way))).toBe(true)
  })
})

test('R-254, R-355: an interpreter is never taken away, by haste, place, purpose or wish', () => {
  each((facts) => {
    if (facts.reach.interpreterNeed === 'none') return
    const { interpreter } = advise(facts)
    expect(interpreter.need).not.toBe('none')
    if (facts.reach.interpreterNeed === 'always') expect(interpreter.need).toBe('needed')
    const hasty = advise({ ...facts, urgency: 'acute', situation: [...facts.situation, 'prefersDigital'] })
    expect(hasty.interpreter.need === 'none').toBe(false)
  })
})

test('R-259: text is never the way of the dispute itself', () => {
  each((facts) => {
    if (facts.purpose !== 'conflict' && !facts.situation.includes('conflict')) return
    const text = ways(facts).filter((way) => ['portal', 'sms', 'email', 'letter'].includes(way))
    if (!facts.situation.includes('silence') && !facts.situation.includes('hiddenNeed'))
      expect(text).toEqual([])
  })
})

test('R-339: nothing sensitive, heavy or decided goes by SMS or e-mail', () => {
  each((facts) => {
    if (!facts.content.some((mark) => mark !== 'complex' && mark !== 'reRead')) return
    expect(ways(facts).filter((way) => way === 'sms' || way === 'email')).toEqual([])
  })
})
