import { useWords } from './words.ts'

const grouped = (amount: number) => String(Math.round(amount)).replace(/\B(?=(\d{3})+$)/g, '\u00a0')
const asDate = (iso: string) => iso.split('-').reverse().join('.')

/** The values of a status field as people say them: dates, kroner, children, and codes in words. */
export function useFactWords(): (value: unknown) => string {
  const { say, coded } = useWords()
  const inWords = coded('staff:value')
  const one = (name: string, value: unknown): string => {
    if (name === 'amount' && typeof value === 'number')
      return say('staff:value.kroner', { sum: grouped(value) })
    if (name === 'children' && typeof value === 'number') return say('staff:value.children', { n: value })
    if (typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value)) return asDate(value)
    return typeof value === 'object' ? '' : inWords(String(value))
  }
  return (value) =>
    Object.entries((value ?? {}) as Record<string, unknown>)
      .map(([name, part]) => one(name, part))
      .filter((words) => words !== '')
      .join(', ')
}
