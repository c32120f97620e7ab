import { describe, expect, test } from 'vitest'
import { about, address, email, phone, reach, UNKNOWN_ABILITIES } from '../../../test/support/reach-facts.ts'
import type { AdviceFacts } from './model.ts'
import { advise } from './rules.ts'

const ways = (facts: AdviceFacts) => advise(facts).ways.map(({ way }) => way)
const out = (facts: AdviceFacts) => Object.fromEntries(advise(facts).notNow.map(({ way, key }) => [way, key]))
const unknown = { status: 'unknown', abilities: UNKNOWN_ABILITIES } as const

describe('the levels, from the top (R-249 – R-257)', () => {
  test('1: a borrowed or lost number is no way, and nothing sensitive leaves by SMS or e-mail', () => {
    const borrowed = about({ reach: { points: [phone({ phoneKind: 'borrowed' }), address] } })
    expect(ways(borrowed)).not.toContain('phone')
    expect(out(borrowed)).toMatchObject({ phone: 'bar.foreignNumber', sms: 'bar.foreignNumber' })
    const sensitive = about({
      content: ['sensitive'],
      reach: { preferred: ['sms', 'email'], points: [phone(), email] },
    })
    expect(out(sensitive)).toMatchObject({ sms: 'bar.sensitive', email: 'bar.sensitive' })
    expect(ways(sensitive)[0]).toBe('meeting')
  })

  test('1: with a safety mark nothing goes through the household, whoever wishes it', () => {
    const marked = about({
      reach: { safety: true, preferred: ['letter'], points: [phone({ phoneKind: 'shared' }), address] },
    })
    expect(ways(marked)).not.toContain('letter')
    expect(ways(marked)).not.toContain('phone')
    expect(advise(marked).notes).toContain('privatePlace')
  })

  test('2: what cannot reach is not proposed, and a missing fact counts as not confirmed', () => {
    const nothing = about({
      reach: { ...unknown, points: [], access: { eId: 'no' } },
      office: { open: false },
    })
    expect(out(nothing)).toMatchObject({ portal: 'bar.noEId', phone: 'bar.noNumber', dropIn: 'bar.closed' })
    const unsaid = advise(about({ reach: { ...unknown, points: [phone({ confirmedAt: null })] } }))
    expect(unsaid.ways.find(({ way }) => way === 'phone')?.confirmed).toBe(false)
    expect(unsaid.ways.find(({ way }) => way === 'portal')?.confirmed).toBe(false)
    const returned = about({
      reach: { points: [phone({ notWorkingSince: Temporal.Instant.from('2026-03-02T09:00:00Z') })] },
    })
    expect(ways(returned)).not.toContain('phone')
  })

  test('3: what the person has declined is out, and the law alone puts a meeting last', () => {
    const declined = about({ purpose: 'conflict', reach: { declined: ['meeting'] } })
    expect(ways(declined)[0]).toBe('phone')
    expect(ways(declined)).not.toContain('meeting')
    const bound = advise({ ...declined, situation: ['meetingRequiredByLaw'] })
    expect(bound.ways.at(-1)?.way).toBe('meeting')
    expect(bound.meeting.propose).toBe('offered')
    expect(bound.notes).toContain('alternativesFirst')
    expect(ways(about({ urgency: 'acute', reach: { restrictions: ['doNotRing'] } }))).not.toContain('phone')
    expect(advise(about({ reach: { restrictions: ['companionOnly'] } })).notes).toContain('companion')
  })

  test('4: an interpreter is added and never taken away; text is no answer to somebody who cannot read it', () => {
    const dari = about({
      purpose: 'conflict',
      reach: { language: 'prs', interpreterNeed: 'always', norwegianOral: 0, ...unknown },
    })
    expect(advise(dari).interpreter).toEqual({ need: 'needed', how: 'booked', language: 'prs' })
    expect(advise({ ...dari, urgency: 'acute' }).interpreter).toEqual({
      need: 'needed',
      how: 'onDemand',
      language: 'prs',
    })
    expect(out(about({ reach: { norwegianWritten: 1, ...unknown } }))).toMatchObject({
      letter: 'bar.noTextAlone',
    })
    expect(out(about({ reach: { reading: 'none' } }))).toMatchObject({ portal: 'bar.cannotRead' })
  })

  test('5: haste takes the fastest voice that is left', () => {
    expect(ways(about({ urgency: 'acute' }))[0]).toBe('phone')
    expect(ways(about({ urgency: 'acute', reach: { preferred: ['portal'] } }))[0]).toBe('phone')
    expect(ways(about({ urgency: 'acute', reach: { points: [], ...unknown } }))[0]).toBe('dropIn')
    expect(ways(about({ urgency: 'elevated' }))[0]).toBe('phone')
  })

  test('6: the nature of the contact takes the richest that suits', () => {
    expect(ways(about({ purpose: 'motivation' }))[0]).toBe('meeting')
    expect(ways(about({ purpose: 'motivation', situation: ['cannotTravel'] }))[0]).toBe('phone')
  })

  test('7: an informed wish for less goes first, but a conflict and the end of subsistence get an offer of a meeting', () => {
    const writes = { preferred: ['portal'] } as const
    const start = advise(about({ purpose: 'startUp', reach: writes }))
    expect(start.ways[0]).toMatchObject({ way: 'portal', reason: 'personWish', level: 7 })
    expect(start.meeting.propose).toBe('no')
    const conflict = advise(about({ purpose: 'conflict', reach: writes }))
    expect(conflict.ways[0]?.way).toBe('meeting')
    expect(conflict.meeting).toMatchObject({ propose: 'offered', kind: 'conflict' })
    expect(conflict.ways.map(({ way }) => way)).not.toContain('portal')
    const stop = advise(
      about({ purpose: 'heavyMessage', content: ['subsistence', 'decision'], reach: writes }),
    )
    expect(stop.meeting.propose).toBe('offered')
    expect(stop.alsoInWriting).toBe('portal')
    expect(ways(about({ purpose: 'shortQuestion', reach: writes }))[0]).toBe('portal')
    expect(ways(about({ reach: { preferred: ['phone'] } }))[0]).toBe('phone')
  })

  test('8: otherwise what is cheapest among what the person masters', () => {
    expect(ways(about()).slice(0, 3)).toEqual(['portal', 'phone', 'dropIn'])
    expect(ways(about({ reach: unknown }))[0]).toBe('phone')
    const partly = reach({ status: 'partlyDigital' })
    expect(ways(about({ reach: partly }))[0]).toBe('portal')
    expect(ways(about({ reach: partly, content: ['decision'] }))[0]).not.toBe('portal')
  })

  test('9: the time of the adviser is nowhere among the facts', () => {
    const busy = { ...about({ purpose: 'mapping' }), capacity: 'none', backlog: 25 }
    expect(advise(busy)).toEqual(advise(about({ purpose: 'mapping' })))
  })
})

describe('beside the way', () => {
  test('C2-04: who writes well keeps writing; the interpreter is there for talks, and "do not ring" is honoured', () => {
    const able = {
      language: 'en',
      norwegianOral: 1,
      norwegianWritten: 1,
      interpreterNeed: 'always',
      interpreterLanguage: 'en',
      preferred: ['portal'],
      declined: ['phone'],
    } as const
    const written = advise(about({ purpose: 'practicalQuestion', reach: able }))
    expect(written.ways[0]?.way).toBe('portal')
    expect(written.meeting.propose).toBe('no')
    expect(written.ways.map(({ way }) => way)).not.toContain('phone')
    const met = advise(about({ purpose: 'conflict', reach: able }))
    expect(met.interpreter).toEqual({ need: 'needed', how: 'booked', language: 'en' })
    expect(met.meeting).toMatchObject({ propose: 'offered', kind: 'conflict' })
  })

  test('D1: the first meeting lasts an hour', () => {
    expect(advise(about({ purpose: 'startUp' })).meeting).toEqual({
      propose: 'yes',
      kind: 'firstMeeting',
      minutes: 60,
    })
  })

  test('R-515, C4-08: a direct line by rule, by ground, and not by who the adviser is', () => {
    const line = (told: Parameters<typeof about>[0]) => advise(about(told)).directLine
    expect(line({})).toEqual({ propose: 'no', because: [] })
    expect(line({ reach: { norwegianOral: 2, norwegianWritten: 1 } })).toMatchObject({
      propose: 'byRule',
      because: ['norwegian'],
    })
    expect(line({ reach: { status: 'assisted' } }).because).toContain('assisted')
    expect(line({ reach: { interpreterNeed: 'forComplex', language: 'so' } }).propose).toBe('byRule')
    expect(line({ situation: ['closeProgramme'] })).toMatchObject({ propose: 'byRule' })
    expect(line({ urgency: 'acute' }).because).toEqual(['acute'])
    expect(line({ reach: { status: 'assisted' }, office: { directNumber: 'individual' } }).propose).toBe(
      'mayGive',
    )
    expect(line({ office: { directNumber: 'encouraged' } }).propose).toBe('mayGive')
    expect(line({ reach: { status: 'assisted' }, office: { directNumber: 'forbidden' } })).toMatchObject({
      propose: 'no',
    })
  })

  test('somebody whom nothing reaches is told of as such', () => {
    const lost = reach({
      ...unknown,
      points: [],
      declined: ['meeting', 'dropIn', 'homeVisit', 'pickUp', 'video'],
    })
    expect(advise(about({ reach: lost }))).toMatchObject({ ways: [], notes: ['clarifyProfile'] })
  })
})
