import { expect, test } from 'vitest'
import { mayWriteHere, speaksOfMunicipal } from './municipal.ts'

const settings = { get: () => false } as unknown as Parameters<typeof mayWriteHere>[0]['settings']
const may = (text: string, municipalSide: boolean, roles: ('CC' | 'AS')[] = ['CC']) =>
  mayWriteHere({ settings }, { roles }, { text, municipalSide, municipalityId: null })

test.each([
  'Han fikk avslag på sosialhjelp og lurer på klagen.',
  'Spurte om AAP. Sa også at sosialhjelpen er innvilget med 7500.',
  'Kvalifiseringsprogrammet: møtte ikke på onsdag',
  'Han trenger penger til mat',
])('words on the municipality’s matters are known under any theme: %s (R-746)', (text) => {
  expect(speaksOfMunicipal(text)).toBe(true)
  expect(may(text, false)).toBe(false)
})

test.each([
  'Har spurt om utbetaling av dagpenger.',
  'Lurer på når pengene kommer.',
  'Ringte om samtale med Kari.',
  'Hun vil vite om hun kan jobbe litt ved siden av.',
  '',
])('and nothing else is taken for them: %s', (text) => {
  expect(may(text, false)).toBe(true)
})

test('under a municipal theme the contact centre writes no words; whoever is more than that does (R-109)', () => {
  expect(may('Ringte om samtale med Kari.', true)).toBe(false)
  expect(may('', true)).toBe(true)
  expect(may('Sosialhjelpen er innvilget.', true, ['CC', 'AS'])).toBe(true)
})
