import { createHash } from 'node:crypto'

/**
 * The same name gives the same id in every installation of the demo town, so that tests, pages and manuals can point
 * at its people. The version digit is 8 (RFC 9562: an id made in a way of one's own).
 */
export function fixedId(...name: readonly string[]): string {
  const hex = createHash('sha256').update(name.join('/')).digest('hex')
  const variant = ((Number.parseInt(hex.charAt(16), 16) & 0x3) | 0x8).toString(16)
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    variant + hex.slice(17, 20),
    hex.slice(20, 32),
  ].join('-')
}

/** Fixed ids under a name each. */
export function fixedIds<K extends string>(kind: string, keys: readonly K[]): Readonly<Record<K, string>> {
  return Object.fromEntries(keys.map((key) => [key, fixedId(kind, key)])) as Record<K, string>
}
