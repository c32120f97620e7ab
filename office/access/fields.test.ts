import { expect, it } from 'vitest'
import { cut, fieldsOf } from './fields.ts'
import { INSIDE_CLASSES } from './matrix.ts'
import type { Decision, Scope } from './model.ts'

const through = (scope: Scope): Decision => ({ allowed: scope !== 'none', code: 'R', scope, why: 'R-736' })
const message = { id: '1', at: 'now', side: 'municipal', body: 'words', authorName: 'Mette', staffNote: 'x' }

it('lets the fields out that the cell gives, and no others', () => {
  expect(cut('M-14', through('full'), message)).toEqual({
    id: '1',
    at: 'now',
    body: 'words',
    authorName: 'Mette',
  })
  expect(cut('M-14', through('exists'), message)).toEqual({ side: 'municipal' })
  expect(cut('M-14', through('none'), message)).toEqual({})
  expect(cut('M-14', { ...through('full'), allowed: false }, message)).toEqual({})
})

it('never shows words to whoever may know only that something exists, or its status', () => {
  const words = ['body', 'text', 'codes', 'reason', 'protectedContact', 'account', 'promises', 'assignment']
  for (const id of INSIDE_CLASSES)
    for (const scope of ['exists', 'status'] as const)
      expect(fieldsOf(id, scope).filter((name) => words.includes(name))).toEqual([])
})
