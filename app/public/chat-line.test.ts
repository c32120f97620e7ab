import { expect, test } from 'vitest'
import { audienceIn, chatAt } from './chat-line.ts'

const audience = (query: string) => audienceIn(new Request(`https://kontoret.example/chat${query}`))

test('R-121: the door of a chat stands in its address, and what is no door leads people in', () => {
  expect(audience('?for=arbeidsgiver')).toBe('employer')
  expect(audience('?for=behandler')).toBe('clinician')
  for (const other of ['', '?for=', '?for=__proto__', '?for=constructor', '?for=toString'])
    expect(audience(other), other).toBe('person')
  expect(chatAt('/chat', audience('?for=behandler&for=arbeidsgiver'))).toBe('/chat?for=behandler')
  expect(chatAt('/chat', 'person')).toBe('/chat')
})
