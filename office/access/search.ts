export type SearchKind = 'number' | 'phone' | 'receipt' | 'name'
export type Search = { kind: SearchKind; words: string[] }

/**
 * What somebody typed in the search: a national number, a telephone number, the number of a receipt, or a name (its
 * three longest words, in any order). Empty when there is too little to go by.
 */
export function readSearch(typed: string): Search[] {
  const text = typed.normalize('NFC').trim().slice(0, 100)
  const digits = text.replace(/[\s-]/g, '')
  if (/^\d{11}$/.test(digits)) return [{ kind: 'number', words: [digits] }]
  if (/^(\+|00)\d{8,15}$/.test(digits)) return [{ kind: 'phone', words: [digits.replace(/^00/, '+')] }]
  if (/^\d{8}$/.test(digits))
    return [
      { kind: 'phone', words: [digits, `+47${digits}`] },
      { kind: 'receipt', words: [digits] },
    ]
  if (/^#?\d{1,12}$/.test(digits)) return [{ kind: 'receipt', words: [digits.replace('#', '')] }]
  const words = text
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '')
    .sort((a, b) => b.length - a.length)
    .slice(0, 3)
  if ((words[0] ?? '').length < 2) return []
  return [{ kind: 'name', words: words.map((word) => `%${word.replace(/[\\%_]/g, '\\$&')}%`) }]
}
