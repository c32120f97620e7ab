import { describe, expect, test } from 'vitest'
import { cannotCome, isCancel, readMove } from './sms-rules.ts'

describe('texts that ask for another time', () => {
  const places = [
    { id: 'library', names: ['Sundmoen bibliotek', 'Sundmoen'] },
    { id: 'office', names: ['Velferdskontoret Elvemark', 'Elvemark'] },
  ]
  test.each([
    ['Flytt', { weekday: null, places: [] }],
    ['kan vi flytte til torsdag i Sundmoen?', { weekday: 4, places: ['library'] }],
    ['Can we move it to Monday please', { weekday: 1, places: [] }],
    ['Можна перенести на четвер?', { weekday: 4, places: [] }],
    ['przenieść na środę? albo piątek', { weekday: 5, places: [] }],
    ['نقل الى الخميس', { weekday: 4, places: [] }],
    ['Jeg har flyttet til ny adresse i dag', null],
    ['Jeg skal flytte inn hos søsteren min', null],
    ['I have to move out of the flat', null],
    ['Kan vi flytte møtet? Når kommer pengene mine?', null],
    ['I must move on friday, we have been evicted', null],
    ['ja', null],
    ['', null],
  ])('%s', (text, read) => {
    expect(readMove(text, places)).toEqual(read)
  })
})

test.each([
  ['AVLYS', true],
  ['avlys møtet', true],
  ['Odwołaj spotkanie', true],
  ['إلغاء الموعد', true],
  ['Kan dere ikke avlyse strømmen', false],
  ['avlys, og jeg trenger hjelp', false],
  ['møtet', false],
])('%s calls it off: %s', (text, off) => {
  expect(isCancel(text)).toBe(off)
})

test.each([
  ['Jeg kan ikke komme på møtet', true],
  ['kan dessverre ikke møte på torsdag', true],
  ['Får ikke til å komme på avtalen', true],
  ['Det passer ikke på torsdag', true],
  ['I am sick, can not make the appointment', true],
  ['Nie mogę przyjść na spotkanie', true],
  ['لا استطيع الحضور الى الموعد', true],
  ['ናብ ርክብ ክመጽእ ኣይክእልን', true],
  ['Kulanka ma imaan karo', true],
  ['In sáhte boahtit čoahkkimii', true],
  ['Не зможу прийти на зустріч', true],
  ['Pengene kommer ikke', false],
  ['Kan jeg få en time?', false],
  ['Jeg kan ikke betale husleia denne dagen', false],
])('%s says that a time does not suit: %s', (text, says) => {
  expect(cannotCome(text)).toBe(says)
})
