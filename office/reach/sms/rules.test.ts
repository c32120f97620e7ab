import { describe, expect, test } from 'vitest'
import { LANGUAGES } from '../../../text/index.ts'
import { oslo } from '../../kernel/time/testTime.ts'
import { ownerOf, readReply, replyDeed, wantsToSendPhoto } from './rules.ts'
import { INTENTS, REPLIES } from './table.ts'

describe('a short answer (C3-04)', () => {
  test.each([
    ['JA', 'nb', 'yes'],
    ['Ja!!', 'nb', 'yes'],
    ['ja takk 😊', 'nb', 'yes'],
    ['Ja, det passer bra. Hilsen', 'nb', 'yes'],
    ['👍🏽', 'nb', 'yes'],
    ['  nei. ', 'nb', 'no'],
    ['Nei, det passer ikke', 'nb', 'no'],
    ['Eg kan ikkje då', 'nn', 'no'],
    ['RING', 'nb', 'call'],
    ['kan dere ringe meg?', 'nb', 'call'],
    ['Yes please', 'en', 'yes'],
    ["can't", 'en', 'no'],
    ['YES', 'nb', 'yes'],
    ['так', 'uk', 'yes'],
    ['Ні', 'uk', 'no'],
    ['Передзвоніть мені, будь ласка', 'uk', 'call'],
    ['TAK', 'pl', 'yes'],
    ['Tak', 'nb', 'yes'],
    ['Nie, dziękuję', 'pl', 'no'],
    ['zadzwon', 'pl', 'call'],
    ['نعم', 'ar', 'yes'],
    ['لا', 'ar', 'no'],
    ['إتصلوا بي', 'ar', 'call'],
    ['Haa', 'so', 'yes'],
    ['maya', 'so', 'no'],
    ['i soo wac', 'so', 'call'],
    ['እወ', 'ti', 'yes'],
    ['ኣይፋልን', 'ti', 'no'],
    ['ደውሉ', 'ti', 'call'],
    ['juo', 'se', 'yes'],
    ['In sáhte', 'se', 'no'],
    ['STOPP', 'nb', 'stop'],
    ['стоп', 'uk', 'stop'],
  ])('“%s” from somebody with %s is %s', (text, language, intent) => {
    expect(readReply(text, language)).toBe(intent)
  })

  test.each([
    ['Ja men kan vi ta det senere', 'nb'],
    ['kanskje', 'nb'],
    ['ja nei', 'nb'],
    ['Ikke ja', 'nb'],
    ['Ja, men ring meg', 'nb'],
    ['no', 'pl'],
    ['no', 'nn'],
    ['?', 'nb'],
    ['', 'nb'],
    ['1', 'nb'],
    ['ja '.repeat(100), 'nb'],
    ['Jeg har ikke mat', 'nb'],
    ['बिल्कुल', 'hi'],
  ])('“%s” is never guessed at', (text, language) => {
    expect(readReply(text, language)).toBeNull()
  })

  test('every language has words for each, and what an office asks people to answer is among them', () => {
    for (const { code: language } of LANGUAGES)
      for (const intent of INTENTS) {
        const words = REPLIES[language][intent].split(', ')
        expect(words.length, `${language} ${intent}`).toBeGreaterThan(1)
        for (const word of words)
          expect(readReply(word.toUpperCase(), language), `${language}: ${word}`).toBe(intent)
      }
  })
})

const now = oslo('2026-03-03 10:00')
const offer = { id: 'one', meetingAt: oslo('2026-03-10 10:00') }

describe('what an answer does (K27)', () => {
  test('about the one offer that is open', () => {
    expect(replyDeed('yes', [offer], null, now)).toEqual({ does: 'book', offerId: 'one' })
    expect(replyDeed('no', [offer], null, now)).toEqual({ does: 'decline', offerId: 'one' })
    expect(replyDeed('call', [offer], null, now)).toEqual({ does: 'ring', offerId: 'one' })
    expect(replyDeed(null, [offer], null, now)).toEqual({ does: 'ring', offerId: 'one' })
  })

  test('with two offers open nobody knows which', () => {
    expect(replyDeed('yes', [offer, { ...offer, id: 'two' }], null, now)).toEqual({
      does: 'ring',
      offerId: 'one',
    })
  })

  test('without an offer it confirms nothing', () => {
    expect(replyDeed('yes', [], null, now)).toEqual({ does: 'toThread' })
  })

  test('said again it is the same; a change of mind is talked about', () => {
    const last = { answer: 'yes', answeredAt: now, meetingAt: offer.meetingAt }
    expect(replyDeed('yes', [], last, now)).toEqual({ does: 'repeat' })
    expect(replyDeed('no', [], last, now)).toEqual({ does: 'ring', offerId: null })
    expect(replyDeed('no', [], last, oslo('2026-03-11 10:00'))).toEqual({ does: 'toThread' })
  })
})

test.each([
  ['Kan jeg sende et bilde av regningen?', true],
  ['Can I upload a photo of the bill', true],
  ['Bilde', true],
  ['هل يمكنني إرسال صورة', true],
  ['Jeg er på bildet fra i går', false],
  ['Når får jeg svar?', false],
])('“%s” asks for a way to hand in: %s', (text, asks) => {
  expect(wantsToSendPhoto(text)).toBe(asks)
})

describe('whose number it is (R-340, R-394)', () => {
  const own = { personId: 'a', contactPointId: 'p', phoneKind: 'own', confirmed: true } as const
  test('the own, confirmed number of one person', () => expect(ownerOf([own])).toEqual(own))
  test.each([
    ['nobody has it', []],
    ['not confirmed', [{ ...own, confirmed: false }]],
    ['borrowed', [{ ...own, phoneKind: 'borrowed' }]],
    ['lost', [{ ...own, phoneKind: 'lost' }]],
    ['two have it', [own, { ...own, personId: 'b' }]],
    ['somebody else borrows it', [own, { ...own, personId: 'b', phoneKind: 'borrowed' }]],
  ] as const)('nobody’s when %s', (_when, held) => {
    expect(ownerOf(held)).toBeNull()
  })
})
