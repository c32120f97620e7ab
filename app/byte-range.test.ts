import { expect, test } from 'vitest'
import { bytesAnswer, rangeOf } from './byte-range.ts'

test.each([
  [null, 'all'],
  ['bytes=0-', { from: 0, to: 9 }],
  ['bytes=4-6', { from: 4, to: 6 }],
  ['bytes=4-400', { from: 4, to: 9 }],
  ['bytes=-3', { from: 7, to: 9 }],
  ['bytes=-30', { from: 0, to: 9 }],
  ['bytes=10-', 'none'],
  ['bytes=-0', 'none'],
  // What is no range at all, or several of them, is answered with everything.
  ['bytes=6-4', 'all'],
  ['bytes=-', 'all'],
  ['bytes=0-1,4-5', 'all'],
  ['seconds=1-2', 'all'],
] as const)('%s of ten bytes', (header, asked) => {
  expect(rangeOf(header, 10)).toEqual(asked)
})

test('a recording is given whole, in part, or not at all where it has ended', async () => {
  const content = new TextEncoder().encode('0123456789')
  const answer = async (range: string | null) => {
    const said = bytesAnswer(content, range, { 'content-type': 'audio/wav' })
    const { status, headers } = said
    return [status, headers.get('content-range'), headers.get('content-length'), await said.text()]
  }
  expect(await answer(null)).toEqual([200, null, '10', '0123456789'])
  expect(await answer('bytes=2-4')).toEqual([206, 'bytes 2-4/10', '3', '234'])
  expect(await answer('bytes=99-')).toEqual([416, 'bytes */10', null, ''])
  expect(bytesAnswer(content, null, {}).headers.get('accept-ranges')).toBe('bytes')
})
