import { expect, test } from 'vitest'
import type { PageDoor } from './context.ts'
import { deedIn, readForm } from './form.ts'

const here = { viewer: { kind: 'person' }, csrf: 'token' } as unknown as PageDoor
const sent = async (fields: Record<string, string>) => {
  const body = new URLSearchParams({ csrf: 'token', ...fields })
  const form = await readForm(new Request('http://localhost/', { method: 'POST', body }), here)
  return form.ok ? form.idempotencyKey : 'refused'
}

test('a form sent twice as it was has one key; gone back to and changed it has another', async () => {
  const first = await sent({ key: 'k', text: 'Når begynner kurset?', callMe: 'ja' })
  expect(first).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/)
  expect(await sent({ callMe: 'ja', text: 'Når begynner kurset?', key: 'k' })).toBe(first)
  expect(await sent({ key: 'k', text: 'Kan jeg bytte veileder?', callMe: 'ja' })).not.toBe(first)
  expect(await sent({ key: 'other', text: 'Når begynner kurset?', callMe: 'ja' })).not.toBe(first)
  expect(await sent({ key: 'x'.repeat(100_000), text: 'Hei' })).toHaveLength(36)
  expect(await sent({ text: 'Hei' })).toBe('')
})

test('a button stands for a deed of its table, and for nothing that every object has', () => {
  const table = { lagre: 1 }
  expect(['lagre', 'constructor', '__proto__', '', undefined].map((name) => deedIn(table, name))).toEqual([
    1,
    undefined,
    undefined,
    undefined,
    undefined,
  ])
})
