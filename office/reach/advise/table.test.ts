import { describe, expect, test } from 'vitest'
import { about, phone, reach, UNKNOWN_ABILITIES } from '../../../test/support/reach-facts.ts'
import type { Way } from '../../people/profile/model.ts'
import { CHANNELS } from './channels.ts'
import { CONFLICTS } from './conflicts.ts'
import { type AdviceFacts, CHANNEL_REASONS } from './model.ts'
import { advise } from './rules.ts'
import { ROWS } from './table.ts'

const assisted = { status: 'assisted', abilities: UNKNOWN_ABILITIES } as const
const weak = {
  norwegianOral: 2,
  norwegianWritten: 2,
  status: 'partlyDigital',
  abilities: UNKNOWN_ABILITIES,
} as const
const tigrinya = { ...weak, language: 'ti', interpreterNeed: 'always', interpreterLanguage: 'ti' } as const
const ways = (facts: AdviceFacts) => advise(facts).ways.map(({ way }) => way)
const speaks = (facts: AdviceFacts) => advise(facts).levels.map(({ key }) => key)

/** Row, what happened, what is proposed first, and what must not be among the proposals. */
// biome-ignore format: a table
const SITUATIONS: [string, string, AdviceFacts, Way[], Way[]][] = [
  ['D1', 'the two are new to each other', about({ purpose: 'startUp' }), ['meeting'], ['portal', 'sms', 'letter']],
  ['D2', 'resources and challenges are mapped', about({ purpose: 'mapping' }), ['meeting'], ['video']],
  ['D3', 'follow-up after the first meeting', about({ purpose: 'followUp' }), ['portal'], ['meeting']],
  ['D4', 'a practical question about an application', about({ purpose: 'practicalQuestion' }), ['portal'], ['meeting']],
  ['D5', 'a short question on rules', about({ purpose: 'shortQuestion' }), ['phone'], ['letter']],
  ['D6', 'closeness matters', about({ situation: ['relation'] }), ['meeting', 'video', 'phone'], ['portal', 'letter']],
  ['D7', 'a misunderstanding begins', about({ situation: ['misunderstanding'] }), ['phone', 'meeting'], ['portal', 'sms']],
  ['D8', 'the important part was not asked', about({ situation: ['hiddenNeed'] }), ['phone'], ['portal']],
  ['D9', 'a conflict', about({ purpose: 'conflict' }), ['meeting'], ['portal', 'video', 'letter']],
  ['D10', 'unrest in the office building', about({ purpose: 'followUp', situation: ['anxiousInOffice'] }), ['video'], ['meeting', 'dropIn']],
  ['D11', 'too anxious to come', about({ situation: ['tooAnxiousToCome'] }), ['homeVisit'], ['meeting']],
  ['D12', 'everything is forgotten after a meeting', about({ situation: ['meetingForgotten'] }), ['portal', 'meeting'], []],
  ['D13', 'no screen at home', about({ purpose: 'clarification', reach: { restrictions: ['noVideoAtHome'] } }), ['phone'], ['video']],
  ['D14', 'a simple clarification', about({ purpose: 'clarification' }), ['video', 'phone'], ['meeting']],
  ['D15', 'many agencies', about({ purpose: 'coordination' }), ['video', 'meeting'], []],
  ['D16', 'a young job seeker', about({ situation: ['youngJobSeeker'] }), ['phone', 'sms'], []],
  ['D17', 'weak digital skill', about({ reach: { ...weak, norwegianOral: 4, norwegianWritten: 4 } }), ['phone'], ['portal']],
  ['D18', 'papers and forms together', about({ purpose: 'applicationHelp' }), ['meeting', 'dropIn', 'video'], ['phone']],
  ['D19', 'motivation and change', about({ purpose: 'motivation' }), ['meeting'], ['portal', 'sms']],
  ['D20', 'a word on the way', about({ purpose: 'encouragement' }), ['portal', 'sms'], ['meeting']],
  ['D21', 'no code device', about({ reach: { access: { eId: 'no' } } }), ['phone', 'sms', 'dropIn', 'homeVisit'], ['portal']],
  ['D22', 'has the tools and will not', about({ situation: ['choosesNotDigital'] }), ['phone', 'sms'], ['portal']],
  ['D23', 'no credit on the card', about({ reach: { access: { prepaidCredit: 'no' } } }), ['phone', 'dropIn'], []],
  ['D24', 'manages alone in education', about({ purpose: 'checkIn' }), ['portal', 'sms'], ['meeting']],
  ['D25', 'anxious face to face, writes well', about({ situation: ['anxiousFaceToFace'] }), ['portal'], ['meeting', 'homeVisit']],
  ['D26', 'sensitive and unclear', about({ content: ['sensitive'] }), ['meeting', 'video', 'phone'], ['portal', 'sms', 'letter']],
  ['D27', 'both must read it again', about({ content: ['reRead'] }), ['portal', 'letter'], []],
  ['D28', 'long silence', about({ situation: ['silence'] }), ['phone'], ['portal', 'sms', 'letter']],
  ['D29', 'weak Norwegian, weak system understanding', about({ purpose: 'mapping', reach: weak }), ['meeting'], []],
  ['D30', 'an interpreter is needed', about({ purpose: 'followUp', reach: { ...tigrinya, points: [phone({ phoneKind: 'shared' })] } }), ['meeting', 'phone'], ['portal', 'letter']],
  ['D31', 'a refusal', about({ purpose: 'heavyMessage' }), ['meeting', 'phone'], ['letter', 'portal', 'sms']],
  ['D32', 'an answer is needed today', about({ urgency: 'acute' }), ['phone'], ['portal', 'letter', 'pickUp']],
  ['D33', 'was it done right, the first time', about({ purpose: 'confirmation' }), ['phone', 'meeting'], []],
  ['D34', 'cannot read', about({ reach: { reading: 'none' } }), ['phone', 'meeting', 'homeVisit'], ['portal', 'letter', 'sms']],
  ['D35', 'aggression by telephone', about({ situation: ['phoneAggression'] }), ['meeting'], ['phone']],
  ['D36', 'facts on a state benefit', about({ purpose: 'stateFact' }), ['phone'], []],
  ['D37', 'a language barrier at the desk', about({ purpose: 'practicalQuestion', situation: ['atDesk'], reach: { ...tigrinya, ...weak } }), ['dropIn'], ['viaHelper']],
  ['D38', 'a short practical word to somebody known', about({ purpose: 'appointment' }), ['sms', 'phone'], ['letter']],
  ['D39', 'on the street, the phone lost', about({ situation: ['livingOnStreet'], reach: { ...assisted, points: [] } }), ['dropIn', 'pickUp', 'homeVisit'], ['sms', 'phone', 'letter']],
  ['D40', 'a doctorate, weak Norwegian, translation tools', about({ situation: ['translationTools'], reach: { norwegianOral: 1, norwegianWritten: 1, language: 'en', interpreterNeed: 'always' } }), ['portal'], []],
  ['D41', 'wants it digital because of stigma', about({ situation: ['prefersDigital'], purpose: 'motivation' }), ['portal'], []],
  ['D42', 'the spouse may control', about({ situation: ['spouseControl'] }), ['meeting', 'phone'], ['letter', 'email', 'viaHelper', 'homeVisit']],
  ['D43', 'in prison', about({ reach: { inPrison: true } }), ['viaHelper', 'letter', 'phone', 'homeVisit'], ['portal', 'sms', 'meeting']],
  ['D44', 'abroad, weak language', about({ purpose: 'followUp', situation: ['abroad'], reach: { ...tigrinya, interpreterNeed: 'forComplex' } }), ['video'], ['meeting', 'dropIn']],
]

describe('each situation of the table (R-205 – R-248)', () => {
  test.each(SITUATIONS)('%s: %s', (number, _what, facts, first, out) => {
    expect(speaks(facts)).toContain(number)
    expect(ways(facts).slice(0, first.length)).toEqual(first)
    expect(ways(facts).filter((way) => out.includes(way))).toEqual([])
  })

  test('all forty-four stand in the table once, each with its rule', () => {
    const numbered = ROWS.filter(({ number }) => number.startsWith('D'))
    expect(numbered.map(({ number }) => number)).toEqual(Array.from({ length: 44 }, (_, at) => `D${at + 1}`))
    expect(numbered.map(({ rule }) => rule)).toEqual(Array.from({ length: 44 }, (_, at) => `R-${205 + at}`))
    expect(SITUATIONS.map(([number]) => number)).toEqual(numbered.map(({ number }) => number))
  })

  test('every reason is one of the codes, and no ordinary reply speaks of anything but what is cheapest', () => {
    expect(ROWS.filter(({ reason }) => !CHANNEL_REASONS.includes(reason))).toEqual([])
    expect(advise(about()).levels).toEqual([{ level: 8, rule: 'R-256', key: 'default' }])
    expect(ways(about())[0]).toBe('portal')
  })
})

/** Rule, what meets what, what comes of it, and what must not. */
// biome-ignore format: a table
const MEETINGS: [string, string, AdviceFacts, Way[], Way[]][] = [
  ['R-258', 'first meeting and anxiety: the person chooses', about({ purpose: 'startUp', situation: ['anxiousInOffice'] }), ['video', 'homeVisit', 'portal', 'meeting'], ['dropIn']],
  ['R-258', 'mapping and too anxious to come', about({ purpose: 'mapping', situation: ['tooAnxiousToCome'] }), ['video', 'homeVisit', 'portal', 'meeting'], ['dropIn']],
  ['R-259', 'conflict, and no screen at home', about({ purpose: 'conflict', reach: { restrictions: ['noVideoAtHome'] } }), ['meeting', 'phone'], ['portal', 'sms', 'letter', 'video']],
  ['R-259', 'conflict, and a wish for screens', about({ purpose: 'conflict', situation: ['prefersDigital'] }), ['meeting', 'phone'], ['portal', 'sms', 'email', 'letter']],
  ['R-260', 'a simple question to somebody without a code device', about({ purpose: 'practicalQuestion', reach: { access: { eId: 'lost' } } }), ['phone', 'dropIn'], ['portal']],
  ['R-260', 'a simple question to somebody who does not manage', about({ purpose: 'practicalQuestion', reach: { ...assisted } }), ['phone', 'dropIn'], ['portal']],
  ['R-261', 'reached by phone, understood face to face', about({ purpose: 'followUp', reach: tigrinya }), ['meeting', 'phone'], ['portal', 'letter']],
  ['R-262', 'needs empathy and must be read again', about({ content: ['sensitive', 'reRead'] }), ['meeting', 'video', 'phone'], ['portal', 'letter']],
  ['R-263', 'silence, and "do not ring"', about({ situation: ['silence'], reach: { restrictions: ['doNotRing'] } }), ['sms', 'letter', 'dropIn', 'homeVisit'], ['phone']],
  ['R-263', 'more behind it, and telephone declined', about({ situation: ['hiddenNeed'], reach: { declined: ['phone'] } }), ['sms', 'letter'], ['phone']],
  ['R-264', 'many agencies, and motivation', about({ purpose: 'motivation', situation: ['manyAgencies'] }), ['meeting'], ['video', 'portal']],
  ['R-265', 'one check-in missed', about({ purpose: 'checkIn', missedCheckIns: 1 }), ['sms', 'phone'], []],
  ['R-265', 'two check-ins missed', about({ purpose: 'checkIn', missedCheckIns: 2 }), ['phone'], ['portal', 'sms']],
  ['R-266', 'a short question, and no credit', about({ purpose: 'shortQuestion', reach: { access: { prepaidCredit: 'no' } } }), ['phone'], []],
  ['R-267', 'a refusal with a legal date', about({ purpose: 'heavyMessage', content: ['decision'], situation: ['legalDate'] }), ['phone', 'meeting'], []],
  ['R-268', 'urgent, with an interpreter', about({ urgency: 'acute', reach: tigrinya }), ['phone'], ['portal', 'sms', 'letter']],
  ['R-269', 'side by side, far away', about({ purpose: 'applicationHelp', situation: ['longTravel'] }), ['phone', 'video', 'dropIn'], []],
  ['R-269', 'a confirmation, and cannot travel', about({ purpose: 'confirmation', situation: ['cannotTravel'] }), ['phone', 'video'], ['meeting', 'dropIn']],
]

describe('where rows contradict each other (R-258 – R-270)', () => {
  test.each(MEETINGS)('%s: %s', (rule, _what, facts, first, out) => {
    expect(speaks(facts)).toContain(rule)
    expect(ways(facts).slice(0, first.length)).toEqual(first)
    expect(ways(facts).filter((way) => out.includes(way))).toEqual([])
  })

  test('every settlement has been told of above', () => {
    expect(new Set(MEETINGS.map(([rule]) => rule))).toEqual(new Set(CONFLICTS.map(({ rule }) => rule)))
  })

  test.each([
    ['R-258', about({ purpose: 'startUp', situation: ['anxiousInOffice'] }), ['personChooses', 'laterGoal']],
    ['R-259', about({ purpose: 'conflict', situation: ['prefersDigital'] }), ['companion', 'neutralPlace']],
    ['R-260', about({ purpose: 'practicalQuestion', reach: assisted }), ['writeDown']],
    ['R-263', about({ situation: ['silence'], reach: { restrictions: ['doNotRing'] } }), ['askForTime']],
    ['R-264', about({ purpose: 'motivation', situation: ['manyAgencies'] }), ['smallFirst']],
    [
      'R-266',
      about({ purpose: 'shortQuestion', reach: { access: { prepaidCredit: 'no' } } }),
      ['officeRings'],
    ],
    ['R-268', about({ urgency: 'acute', reach: tigrinya }), ['onDemandNow', 'emergencyRule']],
    [
      'R-269',
      about({ purpose: 'applicationHelp', situation: ['longTravel'] }),
      ['sharedScreen', 'bookedSlot'],
    ],
  ] as const)('%s says what goes with it', (_rule, facts, notes) => {
    expect(advise(facts).notes).toEqual(expect.arrayContaining([...notes]))
  })

  test('R-261: a text message does for the neutral part only', () => {
    const advice = advise(about({ purpose: 'followUp', reach: tigrinya }))
    expect(advice.practical).toBe('sms')
    expect(advice.interpreter).toEqual({ need: 'needed', how: 'booked', language: 'ti' })
  })

  test('R-267: the letter goes on time beside the call', () => {
    const advice = advise(
      about({
        purpose: 'heavyMessage',
        content: ['decision'],
        situation: ['legalDate'],
        reach: { status: 'assisted' },
      }),
    )
    expect(advice.alsoInWriting).toBe('letter')
    expect(advice.notes).toContain('letterOnTime')
  })

  test('R-270: of two on one level the richer for the content and the cheaper for the practical part', () => {
    const advice = advise(about({ situation: ['relation', 'misunderstanding'], content: ['complex'] }))
    expect(advice.ways[0]?.way).toBe('meeting')
    expect(advice.practical).toBe('phone')
  })
})

test('R-195, R-271 – R-282: every way has its properties, and richness rises from writing to meeting', () => {
  expect(Object.keys(CHANNELS)).toHaveLength(11)
  expect(
    [CHANNELS.portal, CHANNELS.phone, CHANNELS.video, CHANNELS.meeting].map((one) => one.richness),
  ).toEqual([1, 2, 3, 4])
  expect(
    Object.values(CHANNELS)
      .filter((one) => one.sensitive === 'no')
      .map((one) => one.rule),
  ).toEqual(['R-272', 'R-273'])
  expect(reach().status).toBe('digital')
})
