import { afterEach, beforeEach, expect, test } from 'vitest'
import { type ClamdSimulator, EICAR, simulateClamd } from '../simulator/clamd.ts'
import { clamdScan } from './clamd.ts'

let clamd: ClamdSimulator
beforeEach(async () => {
  clamd = await simulateClamd()
})
afterEach(() => clamd.close())

const look = (bytes: Uint8Array, timeoutMs = 20_000) =>
  clamdScan({ host: clamd.host, port: clamd.port, timeoutMs })(bytes)
const file = (text: string) => new TextEncoder().encode(text)

test('a file is clean or it is not', async () => {
  expect(await look(file('a photo of a bill'))).toBe('clean')
  expect(await look(file(`something before ${EICAR}`))).toBe('infected')
  expect(await look(new Uint8Array())).toBe('clean')
})

test('a file of many pieces arrives whole: what lies across two of them is found', async () => {
  const big = new Uint8Array(9 * 1024 * 1024 + 17).fill(65)
  expect(await look(big)).toBe('clean')
  big.set(file(EICAR), 64 * 1024 - 20)
  expect(await look(big)).toBe('infected')
})

test.each([
  ['is down', { down: true }],
  ['answers too late', { slowMs: 5000 }],
  ['will not take so much', { full: true }],
  ['says something else', { says: 'UNKNOWN COMMAND\0' }],
  ['speaks of another file', { says: 'other: OK\0' }],
  ['is cut off in the middle of its answer', { says: 'stream: OK' }],
])('when it %s, nobody has looked', async (_what, mood) => {
  clamd.behave(mood)
  expect(await look(file('a photo'), 300)).toBe('waiting')
})

test('where nobody listens, nobody has looked', async () => {
  await clamd.close()
  expect(await look(file('a photo'))).toBe('waiting')
  clamd = await simulateClamd()
})
