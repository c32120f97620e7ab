/**
 * National ids that can belong to nobody: the month is 80 higher than any month, as the national test population has
 * it. D-numbers moreover have 40 added to the day. The check digits are right, so that every validator takes them.
 */
const FIRST = [3, 7, 6, 1, 8, 9, 4, 5, 2]
const SECOND = [5, 4, 3, 2, 7, 6, 5, 4, 3, 2]

const two = (n: number) => String(n).padStart(2, '0')

function checkDigit(digits: readonly number[], weights: readonly number[]): number {
  const sum = weights.reduce((total, weight, i) => total + weight * (digits[i] ?? 0), 0)
  const rest = sum % 11
  return rest === 0 ? 0 : 11 - rest
}

/** Both check digits, or null when this number would need a ten. */
function completed(nine: string): string | null {
  const digits = [...nine].map(Number)
  const k1 = checkDigit(digits, FIRST)
  if (k1 === 10) return null
  const k2 = checkDigit([...digits, k1], SECOND)
  return k2 === 10 ? null : `${nine}${k1}${k2}`
}

/** Gives numbers that it has not given before. One maker for a whole population. */
export function numberMaker(): (birthDate: string, kind: 'nationalId' | 'dNumber') => string {
  const given = new Set<string>()
  return (birthDate, kind) => {
    const born = Temporal.PlainDate.from(birthDate)
    const day = two(born.day + (kind === 'dNumber' ? 40 : 0)) + two(born.month + 80) + two(born.year % 100)
    const lowest = born.year >= 2000 ? 500 : 0
    for (let serial = 0; serial < 500; serial++) {
      const number = completed(day + String(lowest + serial).padStart(3, '0'))
      if (number === null || given.has(number)) continue
      given.add(number)
      return number
    }
    throw new Error(`no synthetic number left for ${birthDate}`)
  }
}
