import { expect, test } from 'vitest'
import { counts, fileFault, filled, kindOf, MOST_BYTES, safeName } from './rules.ts'

const bytes = (text: string) => new TextEncoder().encode(text)

test.each([
  ['a photo', new Uint8Array([0xff, 0xd8, 0xff, 0xe0]), 'image/jpeg'],
  ['a picture of a screen', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), 'image/png'],
  ['a photo of a new telephone', bytes('\0\0\0\x18ftypheic'), 'image/heic'],
  ['a scanned paper', bytes('%PDF-1.7'), 'application/pdf'],
  ['a program', bytes('MZ\x90'), null],
  ['a page with a script in it', bytes('<html><script>'), null],
  ['a drawing that can hold a script', bytes('<svg xmlns='), null],
])('%s is told by its first bytes', (_what, file, kind) => {
  expect(kindOf(file)).toBe(kind)
})

test('what cannot be taken is said with its reason', () => {
  expect(fileFault(new Uint8Array())).toBe('empty')
  expect(fileFault(new Uint8Array(MOST_BYTES + 1))).toBe('tooLarge')
  expect(fileFault(bytes('hei'))).toBe('wrongType')
  expect(fileFault(bytes('%PDF-1.7'))).toBeNull()
})

test('a name leads nowhere and ends as the file is', () => {
  expect(safeName('../../etc/passwd.exe', 'application/pdf')).toBe('passwd.pdf')
  expect(safeName('Regning mars.PDF.jpg', 'image/jpeg')).toBe('Regning mars.PDF.jpg')
  expect(safeName('\u202e<>', 'image/png')).toBe('bilde.png')
})

test('what comes fills the first thing that is missing', () => {
  const asked = [{ what: 'Lønnsslipp' }, { what: 'Faktura' }]
  const got = { receivedAt: '2026-03-02T10:00:00Z', documentId: 'one' }
  const once = filled(asked, got)
  expect([once.item, counts(once.items)]).toEqual([0, { asked: 2, received: 1 }])
  const twice = filled(once.items, { ...got, documentId: 'two' })
  expect([twice.item, counts(twice.items)]).toEqual([1, { asked: 2, received: 2 }])
  expect(counts(filled(twice.items, got).items)).toEqual({ asked: 2, received: 2 })
})
