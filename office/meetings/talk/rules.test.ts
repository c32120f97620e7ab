import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { MEETING_KINDS, MEETING_MODES, PARTICIPANT_ROLES } from '../model.ts'
import { type FormFacts, formsFor } from './forms.ts'
import { AREAS, type AreaSaid, type Closing, EXPLAINED, type Participant } from './model.ts'
import {
  agenda,
  approvalFor,
  areasNow,
  closingRefusal,
  heard,
  isMany,
  laterAreas,
  letIn,
  notThereRefusal,
  ownWords,
  teachBackRefusal,
  templateFor,
} from './rules.ts'

const T = (minute: number) => Temporal.Instant.from('2026-03-02T09:00:00Z').add({ minutes: minute })
const somebody = (told: Partial<Participant> = {}): Participant => ({
  id: 'p',
  role: 'resident',
  staffId: null,
  holderId: null,
  name: 'Amina',
  organisation: null,
  mayHear: [],
  approval: 'notNeeded',
  speaks: null,
  attended: true,
  nextStep: null,
  nextStepOn: null,
  endedAt: null,
  phone: null,
  email: null,
  minutesTold: null,
  minutesHow: null,
  minutesReadAt: null,
  ...told,
})
const said = (area: AreaSaid['area'], state: AreaSaid['state'], at: number, meetingId = 'now'): AreaSaid => ({
  area,
  state,
  meetingId,
  at: T(at),
})
const closing = (told: Partial<Closing> = {}): Closing => ({
  kind: 'followUp',
  areas: [],
  teachBack: { how: 'done', words: 'Jeg sender søknaden før fredag', reason: null },
  explained: [],
  participants: [somebody()],
  interpreted: false,
  interpretedBy: null,
  ...told,
})

test('R-468: the points of the person come first, and within each the order in which they were said', () => {
  const topic = (id: string, forPerson: boolean, at: number) => ({ id, forPerson, saidAt: T(at) })
  const order = agenda([topic('a', false, 1), topic('b', true, 5), topic('c', false, 0), topic('d', true, 3)])
  expect(order.map(({ id }) => id)).toEqual(['d', 'b', 'c', 'a'])
})

describe('R-471: the main point in the person’s own words', () => {
  test.each(['', 'ja', 'Ja, ja!', 'yes', 'Forstått: ja', 'نعم', 'OK ok ok', 'tak tak tak'])(
    '%j is none',
    (words) => {
      expect(ownWords(words)).toBe(false)
    },
  )
  test.each(['Jeg sender søknaden før fredag', 'أرسل الطلب قبل الجمعة', 'ja, jeg skal ringe'])(
    '%j is',
    (words) => {
      expect(ownWords(words)).toBe(true)
    },
  )
  test('not done needs no words and a reason; partly needs both', () => {
    expect(teachBackRefusal({ how: 'notDone', words: null, reason: null })).toBe('needsReason')
    expect(teachBackRefusal({ how: 'notDone', words: null, reason: 'upset' })).toBeNull()
    expect(teachBackRefusal({ how: 'partly', words: 'Noe med en søknad', reason: null })).toBe('needsReason')
    expect(teachBackRefusal({ how: 'done', words: 'ja', reason: null })).toBe('ownWordsMissing')
  })
})

describe('R-473: mapping over several talks', () => {
  test('covered once is covered; later and declined are asked about again', () => {
    const before = [said('work', 'covered', 0, 'then'), said('health', 'later', 0, 'then')]
    const now = areasNow('mapping', 'now', [...before, said('family', 'declined', 3)])
    expect(now.find(({ area }) => area === 'work')).toEqual({ area: 'work', state: 'covered', earlier: true })
    expect(now.find(({ area }) => area === 'health')?.state).toBeNull()
    expect(now.find(({ area }) => area === 'family')?.state).toBe('declined')
  })
  test('a covered area that is said to be later here is later here', () => {
    const both = [said('work', 'covered', 0, 'then'), said('work', 'later', 5)]
    expect(laterAreas('mapping', 'now', both)).toEqual(['work'])
  })
  test('it ends only when every area has been said something of', () => {
    fc.assert(
      fc.property(fc.subarray([...AREAS]), (marked) => {
        const areas = marked.map((area, index) => said(area, index % 2 ? 'later' : 'covered', index))
        const refusal = closingRefusal(closing({ kind: 'mapping', areas }), 'now')
        expect(refusal).toEqual(
          marked.length === AREAS.length
            ? null
            : { reason: 'areasOpen', details: { n: AREAS.length - marked.length } },
        )
      }),
    )
  })
})

describe('a meeting ends as held', () => {
  test('not without the main point said back, or why it was not', () => {
    expect(closingRefusal(closing({ teachBack: null }), 'now')).toEqual({ reason: 'teachBackMissing' })
    const yes = { how: 'done', words: 'ja', reason: null } as const
    expect(closingRefusal(closing({ teachBack: yes }), 'now')).toEqual({ reason: 'teachBackMissing' })
  })
  test('not without who was there, and not without who interpreted', () => {
    const unseen = [somebody(), somebody({ attended: null })]
    expect(closingRefusal(closing({ participants: unseen }), 'now')).toEqual({ reason: 'attendanceMissing' })
    expect(closingRefusal(closing({ interpreted: true }), 'now')).toEqual({ reason: 'interpreterUnwritten' })
    expect(closingRefusal(closing({ interpreted: true, interpretedBy: 'onDemand' }), 'now')).toBeNull()
  })
  test('not without the person whose meeting it is (R-046)', () => {
    const away = [somebody({ role: 'resident', attended: false }), somebody()]
    expect(closingRefusal(closing({ participants: away }), 'now')).toEqual({ reason: 'residentAway' })
  })
  test('a first meeting not before roles, secrecy, appeal and who sees what are explained (R-472)', () => {
    expect(closingRefusal(closing({ kind: 'firstMeeting' }), 'now')).toEqual({
      reason: 'explainFirst',
      details: { n: 4 },
    })
    expect(closingRefusal(closing({ kind: 'firstMeeting', explained: [...EXPLAINED] }), 'now')).toBeNull()
  })
  test('many around a table: each party has a next step with a day, companions and interpreters none (R-475)', () => {
    const with_ = { nextStep: 'Sender brev', nextStepOn: '2026-03-09' }
    const table = [
      somebody(with_),
      somebody({ role: 'companion', approval: 'approved' }),
      somebody({ role: 'interpreter' }),
      somebody({ role: 'school', approval: 'declined', attended: null }),
      somebody({ role: 'doctor', approval: 'approved', name: 'Lege' }),
    ]
    expect(closingRefusal(closing({ kind: 'collaboration', participants: table }), 'now')).toEqual({
      reason: 'nextStepsMissing',
      details: { name: 'Lege' },
    })
    const all = table.map((one) => (one.role === 'doctor' ? { ...one, ...with_ } : one))
    expect(closingRefusal(closing({ kind: 'collaboration', participants: all }), 'now')).toBeNull()
  })
})

describe('R-475: who comes, and what they hear', () => {
  test('everybody from outside is for the person to say yes to; whom the person brings has it', () => {
    const asked = PARTICIPANT_ROLES.filter(
      (role) => approvalFor({ role, staffId: null }, 'staff') === 'asked',
    )
    expect(asked).toEqual(['chair', 'companion', 'helper', 'partner', 'employer', 'doctor', 'school'])
    expect(approvalFor({ role: 'companion', staffId: null }, 'person')).toBe('approved')
    expect(approvalFor({ role: 'companion', staffId: null }, 'helper')).toBe('asked')
  })
  test('whoever is not let in hears nothing, whatever they were to hear', () => {
    fc.assert(
      fc.property(fc.constantFrom(...PARTICIPANT_ROLES), fc.boolean(), (role, asked) => {
        const one = somebody({ role, approval: asked ? 'asked' : 'declined', mayHear: ['work', 'health'] })
        expect(letIn(one)).toBe(false)
        expect(
          heard(
            [
              { matter: 'work', body: 'x' },
              { matter: 'practical', body: 'y' },
            ],
            one,
          ),
        ).toEqual([])
      }),
    )
  })
  test('an employer who may hear of work hears of work, and of time and place; a companion gets no minutes', () => {
    const parts = (['practical', 'work', 'health'] as const).map((matter) => ({ matter, body: matter }))
    const employer = somebody({ role: 'employer', approval: 'approved', mayHear: ['work'] })
    expect(heard(parts, employer).map(({ matter }) => matter)).toEqual(['practical', 'work'])
    expect(heard(parts, { ...employer, attended: false })).toEqual([])
    expect(heard(parts, somebody({ role: 'companion', approval: 'approved', mayHear: ['work'] }))).toEqual([])
    expect(heard(parts, somebody())).toHaveLength(3)
  })
  test('the sixth warns; who was declined or has left is not counted', () => {
    const five = Array.from({ length: 5 }, () => somebody())
    expect(isMany(five, 6)).toBe(false)
    expect(isMany([...five, somebody()], 6)).toBe(true)
    expect(isMany([...five, somebody({ approval: 'declined' }), somebody({ endedAt: T(0) })], 6)).toBe(false)
  })
})

describe('R-474: the form', () => {
  const facts = (told: Partial<FormFacts> = {}): FormFacts => ({
    kind: 'followUp',
    conflict: false,
    preferred: [],
    declined: [],
    restrictions: [],
    videoDeclined: false,
    videoHere: true,
    homeVisitsHere: true,
    ...told,
  })
  test.each<[string, Partial<FormFacts>]>([
    ['no screen at home', { restrictions: ['noVideoAtHome'] }],
    ['said no in the profile', { declined: ['video'] }],
    ['said no to this meeting', { videoDeclined: true }],
    ['an office without', { videoHere: false }],
  ])('%s: video is never offered, also where it is liked', (_, told) => {
    const forms = formsFor(facts({ preferred: ['video'], ...told }))
    expect([forms.proposed, ...forms.offered]).not.toContain('video')
  })
  test('who likes it best is proposed it; in a conflict face to face, with the reason', () => {
    expect(formsFor(facts({ preferred: ['video'] }))).toMatchObject({ proposed: 'video', reason: 'ownWish' })
    expect(formsFor(facts({ preferred: ['video'], conflict: true }))).toMatchObject({
      proposed: 'physicalOffice',
      reason: 'conflict',
    })
  })
  test('whatever the facts, video is never the only choice, and what is proposed can be had', () => {
    const some = fc.record({
      kind: fc.constantFrom(...MEETING_KINDS),
      conflict: fc.boolean(),
      videoDeclined: fc.boolean(),
      videoHere: fc.boolean(),
      homeVisitsHere: fc.boolean(),
      preferred: fc.subarray(['video', 'meeting', 'phone', 'homeVisit'] as const),
      declined: fc.subarray(['video', 'homeVisit'] as const),
      restrictions: fc.subarray(['noVideoAtHome', 'doNotRing'] as const),
    })
    fc.assert(
      fc.property(some, (told) => {
        const { proposed, offered } = formsFor(told)
        expect(offered.filter((mode) => mode !== 'video').length).toBeGreaterThan(1)
        expect(offered).toContain(proposed)
      }),
    )
  })
  test('on a screen there is time for other words first', () => {
    for (const kind of MEETING_KINDS)
      for (const mode of MEETING_MODES)
        expect(templateFor(kind, mode)[0] === 'smallTalk').toBe(mode === 'video' || mode === 'hybrid')
  })
})

test('R-474, K28: it is not absence before it is late, when video was refused, not reached, or a move was asked for', () => {
  const facts = {
    mode: 'video' as const,
    startsAt: T(0),
    now: T(10),
    waitMinutes: 10,
    videoDeclined: false,
    summonsReached: true,
    moveAsked: false,
  }
  expect(notThereRefusal(facts)).toBeNull()
  expect(notThereRefusal({ ...facts, now: T(9) })).toBe('tooEarly')
  expect(notThereRefusal({ ...facts, videoDeclined: true })).toBe('videoDeclined')
  expect(notThereRefusal({ ...facts, summonsReached: false })).toBe('summonsNotReached')
  expect(notThereRefusal({ ...facts, moveAsked: true })).toBe('moveWaits')
})
