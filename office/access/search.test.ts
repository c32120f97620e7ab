import { expect, it } from 'vitest'
import { readSearch } from './search.ts'

it.each([
  ['01810012345', [{ kind: 'number', words: ['01810012345'] }]],
  ['018100 12345', [{ kind: 'number', words: ['01810012345'] }]],
  ['+47 900 00 000', [{ kind: 'phone', words: ['+4790000000'] }]],
  ['0047 90000000', [{ kind: 'phone', words: ['+4790000000'] }]],
  [
    '900 00 000',
    [
      { kind: 'phone', words: ['90000000', '+4790000000'] },
      { kind: 'receipt', words: ['90000000'] },
    ],
  ],
  ['#1042', [{ kind: 'receipt', words: ['1042'] }]],
  ['Åse Ås', [{ kind: 'name', words: ['%åse%', '%ås%'] }]],
  ['100%_\\', [{ kind: 'name', words: ['%100\\%\\_\\\\%'] }]],
  ['a', []],
  ['   ', []],
])('reads “%s”', (typed, expected) => {
  expect(readSearch(typed)).toEqual(expected)
})

it('looks for two letters at the beginning of names only', () => {
  expect(readSearch('Li')).toEqual([
    { kind: 'name', words: ['li%'] },
    { kind: 'name', words: ['% li%'] },
  ])
})

it('takes the three longest words of a long name, however they are put together', () => {
  expect(readSearch('Ada av Fjordkvist Hagelykt')).toEqual([
    { kind: 'name', words: ['%fjordkvist%', '%hagelykt%', '%ada%'] },
  ])
  expect(readSearch('A\u030Ase')).toEqual(readSearch('Åse'.replace('Å', 'A\u030A')))
})
