import { describe, expect, test } from 'vitest'
import { standardPolicy, workingCalendar } from '../kernel/time/calendar.ts'
import { oslo } from '../kernel/time/testTime.ts'
import type { KnownEnquiry } from './model.ts'
import type { RecognisedPart, Recognition } from './recognise/model.ts'
import { type Contact, decideParts, isNotice, isTangled, journalTitle } from './rules.ts'

const part = (told: Partial<RecognisedPart> = {}): RecognisedPart => ({
  start: 0,
  end: 40,
  text: 'Når begynner arbeidspraksisen min, og hvor lenge varer den egentlig?',
  theme: 'measure',
  group: 'measure',
  side: 'state',
  sideConfidence: 1,
  confidence: 0.95,
  certain: true,
  guesses: [],
  words: [],
  specificity: 'caseSpecific',
  ...told,
})
const UNSURE = { certain: false, theme: 'unknown', group: 'unclear', side: 'common' } as const
const URGENT = { theme: 'emergencyNeed', group: 'emergency', side: 'municipal' } as const

const said = (parts: RecognisedPart[], trivial = false): Recognition => ({
  parts,
  urgent: { is: false, needs: [], words: [] },
  trivial,
  language: 'nb',
  needs: [],
  authorHint: null,
})
const known = (told: Partial<KnownEnquiry> = {}): KnownEnquiry => ({
  id: 'earlier',
  threadId: 'thread',
  theme: 'measure',
  side: 'state',
  receivedAt: oslo('2026-03-02 10:00'),
  lastContactAt: oslo('2026-03-02 10:00'),
  lastChannel: 'portalMessage',
  answeredAt: null,
  answeredBy: null,
  alternations: 0,
  promise: null,
  ...told,
})
const contact = (told: Partial<Contact> = {}): Contact => ({
  recognition: said([part()]),
  now: oslo('2026-03-03 11:00'),
  threadId: null,
  channel: 'portalMessage',
  known: [],
  calendar: workingCalendar(standardPolicy),
  limits: { burstMinutes: 60, joinDays: 14 },
  ...told,
})
const decided = (told: Partial<Contact>) => decideParts(contact(told)).map(({ decision }) => decision)

describe('what becomes of a contact', () => {
  test('a bare thank-you: nothing at all (R-023, R-740)', () => {
    expect(decided({ recognition: said([part()], true), known: [known()] })).toEqual([])
  })

  test('the same matter joins the open entry, whatever the interval (R-030)', () => {
    expect(decided({ now: oslo('2026-03-20 11:00'), known: [known()] })).toMatchObject([
      { do: 'join', counts: true },
    ])
  })

  test('a wish to meet is counted beside an appointment that is to be moved (R-045, R-463)', () => {
    const about = (theme: 'meetingRequest' | 'appointmentChange', open: KnownEnquiry['theme']) =>
      decided({
        now: oslo('2026-03-02 10:10'),
        recognition: said([part({ text: 'Jeg vil ha et møte', theme, group: 'meeting' })]),
        known: [known({ theme: open })],
      })[0]?.do
    expect(about('meetingRequest', 'appointmentChange')).toBe('open')
    expect(about('appointmentChange', 'meetingRequest')).toBe('join')
    expect(about('meetingRequest', 'meetingRequest')).toBe('join')
  })

  test('another matter opens an entry of its own', () => {
    expect(decided({ known: [known({ theme: 'pension' })] })).toMatchObject([
      { do: 'open', theme: 'measure', cameBackOf: null },
    ])
  })

  test('within the hour and in the same channel it is a piece of the same sending, and does not count (R-032)', () => {
    expect(decided({ now: oslo('2026-03-02 10:50'), known: [known()] })).toMatchObject([
      { do: 'join', counts: false },
    ])
  })

  test('within the hour but in another channel it is a further knock, and counts', () => {
    expect(decided({ now: oslo('2026-03-02 10:50'), channel: 'dropIn', known: [known()] })).toMatchObject([
      { do: 'join', counts: true },
    ])
  })

  test('a fragment joins the sending it is a piece of, whatever it looks like', () => {
    const fragment = part({ text: 'og bussen', theme: 'pension', group: 'pension-disability' })
    expect(
      decided({ now: oslo('2026-03-02 10:10'), recognition: said([fragment]), known: [known()] }),
    ).toMatchObject([{ do: 'join' }])
  })

  test('a fragment of the other side never joins: the wall goes before the burst (R-746)', () => {
    const fragment = part({
      text: 'og sosialhjelpen',
      theme: 'socialAssistance',
      group: 'social-assistance',
      side: 'municipal',
    })
    expect(
      decided({ now: oslo('2026-03-02 10:10'), recognition: said([fragment]), known: [known()] }),
    ).toMatchObject([{ do: 'open' }])
  })

  test('what is not certain joins the conversation it was written in', () => {
    expect(
      decided({ recognition: said([part(UNSURE)]), threadId: 'thread', known: [known()] }),
    ).toMatchObject([{ do: 'join' }])
  })

  test('what is not certain, in a new conversation, goes to a human (R-104)', () => {
    expect(
      decided({
        recognition: said([part(UNSURE)]),
        known: [known({ lastContactAt: oslo('2026-02-20 10:00') })],
      }),
    ).toMatchObject([{ do: 'open', theme: 'unknown', certain: false }])
  })

  test('urgent need joins no ordinary entry, and raises one that is open about the same (R-430)', () => {
    const urgent = said([part({ ...URGENT, text: 'Vi har ikke mat' })])
    expect(decided({ recognition: urgent, threadId: 'thread', known: [known()] })).toMatchObject([
      { do: 'open', urgency: 'acute' },
    ])
    expect(
      decided({ recognition: urgent, known: [known({ theme: 'evictionThreat', side: 'municipal' })] }),
    ).toMatchObject([{ do: 'join', urgency: 'acute' }])
  })
})

describe('coming back after an answer (R-030)', () => {
  const answered = known({ answeredAt: oslo('2026-03-03 09:00') })

  test('within fourteen days it is a new entry, linked as came back', () => {
    expect(decided({ now: oslo('2026-03-10 10:00'), known: [answered] })).toMatchObject([
      { do: 'open', cameBackOf: { id: 'earlier' } },
    ])
  })

  test('"the answer did not help" inherits what the conversation was about', () => {
    const unsure = said([part({ ...UNSURE, text: 'Svaret hjalp meg ikke.' })])
    expect(
      decided({ now: oslo('2026-03-10 10:00'), recognition: unsure, threadId: 'thread', known: [answered] }),
    ).toMatchObject([{ do: 'open', theme: 'measure', certain: true, cameBackOf: { id: 'earlier' } }])
  })

  test('after fourteen days it is simply new', () => {
    expect(decided({ now: oslo('2026-03-18 10:00'), known: [answered] })).toMatchObject([
      { do: 'open', cameBackOf: null },
    ])
  })
})

test('the third to and fro is a tangle (R-199)', () => {
  expect([1, 2, 3].map((alternations) => isTangled(alternations, 3))).toEqual([false, false, true])
})

test('no two record entries of a matter have the same title (R-739)', () => {
  const taken = new Set<string>()
  for (let n = 0; n < 100; n += 1)
    taken.add(journalTitle('Avtale', 'Greit, da sees vi tirsdag', '2026-03-03', taken))
  expect(taken.size).toBe(100)
})

describe('only telling (R-041)', () => {
  const told = part({ text: 'Jeg begynte på kurset i dag.' })

  test('is noted, and nothing is owed', () => {
    expect(isNotice(told, true)).toBe(true)
    expect(isNotice(told, false)).toBe(false)
  })

  test.each<[string, Partial<RecognisedPart>]>([
    ['a question', { text: 'Er det greit at jeg begynte i dag?' }],
    ['a question in Arabic', { text: 'هل هذا مناسب؟' }],
    ['money', { group: 'payment' }],
    ['a change', { group: 'change-report' }],
    ['an urgent need', URGENT],
    ['something not understood', { certain: false }],
  ])('%s is answered all the same', (_what, more) => {
    expect(isNotice(part({ text: told.text, ...more }), true)).toBe(false)
  })
})

describe('what is not clear', () => {
  const vague = part({ ...URGENT, certain: false, confidence: 0.36, text: 'men ingen har ringt' })

  const here = { threadId: 'thread', known: [known()] }
  test('a bare suspicion of an emergency rings nobody, and joins what is being written', () => {
    const [decision] = decided({ ...here, recognition: said([vague]), mayBeMunicipal: false })
    expect(decision).toMatchObject({ do: 'join', enquiry: { id: 'earlier' }, urgency: 'ordinary' })
  })
  test('with an urgent word in the message, or more than a suspicion, it is believed', () => {
    const word = { ...said([vague]), urgent: { is: true, needs: [], words: ['mat'] } }
    expect(decided({ recognition: word })).toMatchObject([{ urgency: 'acute' }])
    expect(decided({ recognition: said([part({ ...vague, confidence: 0.6 })]) })).toMatchObject([
      { urgency: 'acute' },
    ])
  })
  test('what only looks like thanks is read by somebody: no message lies without an entry', () => {
    const thanks = part({
      theme: 'acknowledgement',
      group: 'acknowledgement',
      side: 'common',
      certain: false,
    })
    expect(decided({ recognition: said([thanks]) })).toMatchObject([{ do: 'open', theme: 'unknown' }])
    expect(decided({ recognition: said([thanks, part()]) })).toMatchObject([{ do: 'open', theme: 'measure' }])
  })
  test('money of no side belongs to the municipal question before it; to a state one only where there is no other', () => {
    const money = part({ theme: 'paymentDate', group: 'payment', sideConfidence: 0.5 })
    const asked = (side: 'state' | 'municipal') =>
      known({ theme: side === 'state' ? 'paymentDate' : 'paymentDateMunicipal', side })
    const joins = (told: Partial<Contact>) => decided({ recognition: said([money]), ...told })[0]?.do
    expect(joins({ known: [asked('municipal')] })).toBe('join')
    const answered = { ...asked('municipal'), answeredAt: oslo('2026-03-02 12:00') }
    expect(decided({ recognition: said([money]), known: [answered] })).toMatchObject([
      { do: 'open', theme: 'paymentDateMunicipal', side: 'municipal', cameBackOf: { id: 'earlier' } },
    ])
    const strict = part({ ...money, side: 'municipal' })
    expect(decided({ recognition: said([strict]), known: [asked('state')] })[0]?.do).toBe('open')
    expect(
      decided({ recognition: said([strict]), known: [asked('state')], mayBeMunicipal: false })[0]?.do,
    ).toBe('join')
  })
})
