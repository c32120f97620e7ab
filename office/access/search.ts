export type SearchKind = 'number' | 'phone' | 'receipt' | 'name'
export type Search = { kind: SearchKind; words: string[] }

/**
 * What somebody typed in the search: a national number, a telephone number, the number of a receipt, or a name (its
 * three longest words, in any order). Empty when there is too little to go by.
 */
export function readSearch(typed: string): Search[] {
  const text = typed.normalize('NFC').trim().slice(0, 100)
  const digits = text.replace(/[\s-]/g, '')
  if (/^i\d{7,}$/i.test(digits)) return [{ kind: 'number', words: [digits.toUpperCase()] }]
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
  const longest = words[0] ?? ''
  if (longest.length < 2) return []
  const [first, ...others] = words.map((word) => word.replace(/[\\%_]/g, '\\$&'))
  const rest = others.map((word) => `%${word}%`)
  // Two letters are too few for the index of names anywhere but at the beginning of a name.
  const starts = longest.length < 3 ? [`${first}%`, `% ${first}%`] : [`%${first}%`]
  return starts.map((start) => ({ kind: 'name', words: [start, ...rest] }))
}
