import { describe, expect, test } from 'vitest'
import { REASONS } from '../office/kernel/result.ts'
import { catalogues as inBrowser } from './catalogues.browser.ts'
import { catalogues } from './catalogues.ts'
import { placeholders, textFaults } from './check.ts'
import { hasText, LANGUAGES, preferredLanguage, textFor } from './index.ts'

describe('the catalogues', () => {
  test('say in every language all that bokmål says, with the same placeholders, and nothing else', () => {
    const faults = textFaults(catalogues).map((f) => `${f.language}/${f.room} ${f.key} ${f.wrong}`)
    expect(faults).toEqual([])
  })

  test('are told apart when a text is missing, invented, broken or filled otherwise', () => {
    const nb = { hi: 'Hei, {name}', bye: 'Ha det' }
    const en = { hi: 'Hi, {nam}', yes: 'Yes', bye: '{n, plural' }
    const faults = textFaults({ nb: { demo: nb }, nn: { demo: nb }, en: { demo: en } })
    expect(faults.map(({ key, wrong }) => [key, wrong])).toEqual([
      ['hi', 'other placeholders'],
      ['bye', 'not ICU'],
      ['yes', 'not in bokmål'],
    ])
  })

  test('a hydrated page says in the browser what the server said: every room in its three languages', () => {
    const { nb, nn, en } = catalogues
    expect(inBrowser).toEqual({ nb, nn, en })
  })

  test('placeholders inside plurals are seen', () => {
    expect(placeholders('{n, plural, one {# fra {who}} other {# fra {who} og flere}}')).toBe('n who')
  })

  test('have words for every way in which the office can say no', () => {
    expect(REASONS.filter((reason) => !hasText(`reasons:${reason}`))).toEqual([])
  })

  test('no text names another agency than the one that is configured', () => {
    for (const [language, rooms] of Object.entries(catalogues)) {
      for (const text of Object.values(rooms ?? {}).flatMap((room) => Object.values(room))) {
        expect(text, language).not.toMatch(/\bNAV\b|\bNav\b/)
      }
    }
  })
})

describe('saying', () => {
  test('a text is said in the person’s language and filled', () => {
    expect(textFor('nb')('citizen:home.heading', { name: 'Amina' })).toBe('Hei, Amina')
    expect(textFor('en')('citizen:home.heading', { name: 'Amina' })).toBe('Hello, Amina')
  })

  test('what a language lacks is said in bokmål: staff pages exist in three languages', () => {
    expect(textFor('ar')('staff:nav.workList')).toBe('Arbeidsliste')
  })

  test('Arabic is read from right to left, the others from left to right', () => {
    expect(LANGUAGES.filter(({ dir }) => dir === 'rtl').map(({ code }) => code)).toEqual(['ar'])
  })

  test('a browser’s wish is met with the first language that we have', () => {
    expect(preferredLanguage('de-DE,de;q=0.9,pl;q=0.8')).toBe('pl')
    expect(preferredLanguage('no')).toBe('nb')
    expect(preferredLanguage(undefined)).toBe('nb')
  })
})
