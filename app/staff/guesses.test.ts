import { expect, test } from 'vitest'
import { wordsSaid, worthShowing } from './guesses.ts'

test('a human is offered guesses that help to choose, and no others', () => {
  const guesses = [
    { theme: 'measure', confidence: 0.6 },
    { theme: 'acknowledgement', confidence: 0.2 },
    { theme: 'unknown', confidence: 0.1 },
    { theme: 'appeal', confidence: 0.01 },
  ]
  expect(worthShowing(guesses).map((guess) => guess.theme)).toEqual(['measure'])
})

test('the words that decided are the words of the person, each once', () => {
  expect(wordsSaid(['praksis (PRACTICE)', 'praksis (WORK)', 'Når'])).toBe('praksis, Når')
})
