import { describe, expect, test } from 'vitest'
import type { Verb } from '../../office/calls/model.ts'
import { readTwiml, twimlFaults } from './document.ts'
import { twiml } from './twiml.ts'

const speaking = {
  origin: 'https://kontoret.example',
  words: (text: string, params: Readonly<Record<string, string | number>>) =>
    `${text} ${Object.values(params).join()}`,
}
const say = (text: string, language = 'nb'): Verb => ({ do: 'say', text, language })

const EVERY: Verb[] = [
  say('a & b < c "d" é ትግርኛ العربية', 'ti'),
  { do: 'pause', seconds: 1 },
  {
    do: 'gather',
    next: '/voice/menu/x?at=1',
    digits: 1,
    seconds: 8,
    says: [say('choose'), { do: 'music', seconds: 20 }, { do: 'pause', seconds: 2 }],
  },
  { do: 'music', seconds: 20 },
  { do: 'join', room: 'the-room', endsWithMe: false },
  { do: 'record', next: '/voice/voicemail/x?at=2', mostSeconds: 180 },
  { do: 'go', next: '/voice/wait/x' },
]

describe('what is said on a line, as TwiML', () => {
  test('every verb is one that every platform can read', () => {
    expect(twimlFaults(twiml(EVERY, speaking))).toEqual([])
    for (const last of [{ do: 'hangUp' }, { do: 'refuse' }] satisfies Verb[])
      expect(twimlFaults(twiml([last], speaking))).toEqual([])
    expect(twimlFaults(twiml([], speaking))).toEqual([])
  })

  test('words go through whole, in the voice of their language', () => {
    const [first] = readTwiml(twiml(EVERY, speaking))
    expect(first).toMatchObject({ name: 'Say', attributes: { language: 'ti-ER' } })
    expect(first?.text).toContain('a & b < c "d" é ትግርኛ العربية')
  })

  test('what no document can carry leaves the call answered, and the rest of the words whole', () => {
    const [first] = readTwiml(twiml([say('Kari\u0007 \ud800Ås\u0000\ufffe 😀')], speaking))
    expect(first?.text.trim().split(/\s+/)).toEqual(['Kari', 'Ås', '😀'])
  })

  test('keys are heard during speech and music; silence goes on with what stands after', () => {
    const gather = readTwiml(twiml(EVERY, speaking)).find(({ name }) => name === 'Gather')
    expect(gather?.children.map(({ name }) => name)).toEqual(['Say', 'Play', 'Pause'])
    expect(gather?.attributes).toMatchObject({
      action: 'https://kontoret.example/voice/menu/x?at=1',
      numDigits: '1',
      actionOnEmptyResult: 'false',
    })
  })

  test('nothing stands after what leads away, and nothing is spoken that nobody can hear keys during', () => {
    const verbs = readTwiml(twiml([{ do: 'hangUp' }, say('too late')], speaking))
    expect(verbs.map(({ name }) => name)).toEqual(['Hangup'])
    const wrong: Verb = { do: 'gather', next: '/x', digits: 1, seconds: 1, says: [{ do: 'hangUp' }] }
    expect(() => twiml([wrong], speaking)).toThrow(/hangUp/)
  })

  test('everybody of a call is in one room, and nobody ends it for the others', () => {
    const [dial] = readTwiml(twiml([{ do: 'join', room: 'r', endsWithMe: false }], speaking))
    expect(dial?.children[0]).toMatchObject({
      name: 'Conference',
      text: 'r',
      attributes: { endConferenceOnExit: 'false', startConferenceOnEnter: 'true' },
    })
  })
})

describe('what a platform would stumble over', () => {
  test.each([
    ['<Response><Dance/></Response>', /Dance may not stand here/],
    ['<Response><Say>a</Say><Gather numDigits="1"/></Response>', /Gather needs action/],
    ['<Response><Gather action="x"><Redirect>y</Redirect></Gather></Response>', /Redirect may not/],
    ['<Response><Say colour="red">a</Say></Response>', /Say has no colour/],
    ['<Response><Say></Say></Response>', /Say is empty/],
    ['<Response><Hangup/><Say>a</Say></Response>', /nothing is reached after Hangup/],
    ['<Response><Say>a</Response>', /not open/],
    ['<Say>a</Say>', /no Response/],
    ['<Response><Conference>a</Conference></Response>', /Conference may not/],
    ['plain', /no Response|unreadable/],
  ])('%s', (xml, why) => {
    expect(twimlFaults(xml).join()).toMatch(why)
  })
})
