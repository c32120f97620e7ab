import { describe, expect, test } from 'vitest'
import { keyReader, moved, type Pressed } from './keys.ts'

const press = (key: string, more: Partial<Pressed> = {}): Pressed => ({
  key,
  held: false,
  writing: false,
  at: 0,
  ...more,
})

describe('keys of the workbench', () => {
  test('one key is one command', () => {
    const read = keyReader()
    expect(['j', 'k', 's', 'r', 'o', 'u', 't', 'a', '/', '?'].map((key) => read(press(key)))).toEqual([
      'down',
      'up',
      'answer',
      'call',
      'handOver',
      'postpone',
      'take',
      'accept',
      'search',
      'help',
    ])
  })

  test('two keys after each other lead to a list, and the second alone keeps its own meaning', () => {
    const read = keyReader()
    expect(read(press('g'))).toBeNull()
    expect(read(press('s', { at: 400 }))).toBe('goTriage')
    expect(read(press('s', { at: 500 }))).toBe('answer')
  })

  test('the first of two keys is forgotten when the second lets wait', () => {
    const read = keyReader()
    read(press('g'))
    expect(read(press('s', { at: 5_000 }))).toBe('answer')
  })

  test('somebody who writes is left in peace, and so are the shortcuts of the browser', () => {
    const read = keyReader()
    expect(read(press('s', { writing: true }))).toBeNull()
    expect(read(press('r', { held: true }))).toBeNull()
  })

  test('an unknown key ends a begun pair and does nothing', () => {
    const read = keyReader()
    read(press('g'))
    expect(read(press('x', { at: 10 }))).toBeNull()
    // No longer the second of "g m".
    expect(read(press('m', { at: 20 }))).toBe('meet')
  })
})

describe('the mark in a list', () => {
  test('begins at the first line going down and at the last going up', () => {
    expect(moved(-1, 1, 3)).toBe(0)
    expect(moved(-1, -1, 3)).toBe(2)
  })

  test('stops at both ends', () => {
    expect(moved(2, 1, 3)).toBe(2)
    expect(moved(0, -1, 3)).toBe(0)
  })

  test('has nowhere to be in an empty list', () => {
    expect(moved(-1, 1, 0)).toBe(-1)
  })
})
