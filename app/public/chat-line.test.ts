import { expect, test } from 'vitest'
import { audienceIn, chatAt, loginFrom } from './chat-line.ts'

const audience = (query: string) => audienceIn(new Request(`https://kontoret.example/chat${query}`))

test('R-121: the door of a chat stands in its address, and what is no door leads people in', () => {
  expect(audience('?for=arbeidsgiver')).toBe('employer')
  expect(audience('?for=behandler')).toBe('clinician')
  for (const other of ['', '?for=', '?for=__proto__', '?for=constructor', '?for=toString'])
    expect(audience(other), other).toBe('person')
  expect(chatAt('/chat', audience('?for=behandler&for=arbeidsgiver'))).toBe('/chat?for=behandler')
  expect(chatAt('/chat', 'person')).toBe('/chat')
})

test('S-009: a login carries which chat it began in, and nothing where none has begun', () => {
  const til = (address: string) => new URL(address, 'https://kontoret.example').searchParams.get('til')
  expect(til(loginFrom('person', null))).toBe('/min-side/chat')
  expect(til(loginFrom('person', '12'))).toBe('/min-side/chat?fra=12')
  expect(til(loginFrom('employer', '12'))).toBe('/min-side/chat?for=arbeidsgiver&fra=12')
})
