/** Damm's table: finds every single wrong digit and every two neighbours that changed place. */
const TABLE = [
  [0, 3, 1, 7, 5, 9, 8, 6, 4, 2],
  [7, 0, 9, 2, 1, 5, 4, 8, 6, 3],
  [4, 2, 0, 6, 8, 7, 1, 3, 5, 9],
  [1, 7, 5, 0, 9, 8, 3, 4, 2, 6],
  [6, 1, 2, 3, 0, 4, 5, 9, 7, 8],
  [3, 6, 7, 4, 2, 0, 9, 5, 8, 1],
  [5, 8, 6, 9, 7, 2, 0, 1, 3, 4],
  [8, 9, 4, 5, 3, 6, 2, 0, 1, 7],
  [9, 4, 3, 8, 6, 1, 7, 2, 0, 5],
  [2, 5, 8, 1, 4, 3, 6, 7, 9, 0],
] as const

const check = (digits: string): number =>
  [...digits].reduce((held, digit) => TABLE[held]?.[Number(digit)] ?? 0, 0)

const LENGTH = 9

/**
 * A code of digits, because every telephone has them and every language reads them out. Eight are drawn, the ninth
 * tells a slip of the tongue. `draw` gives a whole number below its argument.
 */
export function newCode(draw: (below: number) => number): string {
  const drawn = String(draw(10 ** (LENGTH - 1))).padStart(LENGTH - 1, '0')
  return drawn + check(drawn)
}

/** As it stands on the paper and is said: three by three. */
export const shownCode = (code: string): string => code.replace(/(\d{3})(?=\d)/g, '$1 ')

const OTHER_DIGITS = /[٠-٩۰-۹]/g

/** What somebody typed or said, as the nine digits; null when it cannot be a code. Arabic digits are digits too. */
export function readCode(typed: string): string | null {
  const digits = typed
    .replace(OTHER_DIGITS, (digit) => String((digit.codePointAt(0) ?? 0) % 16))
    .replace(/[\s.-]/g, '')
  return new RegExp(`^\\d{${LENGTH}}$`).test(digits) && check(digits) === 0 ? digits : null
}
