/**
 * What a route may give for an answer of type T: instants where the answer has text, and null where a key may be
 * absent. The compiler holds a view against the schema of its answer with this.
 */
export type Source<T> = T extends string
  ? string extends T
    ? T | Temporal.Instant
    : T
  : T extends readonly (infer One)[]
    ? readonly Source<One>[]
    : T extends object
      ? { readonly [K in keyof T]: undefined extends T[K] ? Source<T[K]> | null | undefined : Source<T[K]> }
      : T

/** As it leaves: instants in UTC with a Z, and no null. What is unknown, or not for the caller, is not there at all. */
export function plain(value: unknown): unknown {
  if (value instanceof Temporal.Instant) return value.toString()
  if (Array.isArray(value)) return value.map(plain)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, held]) => held !== null && held !== undefined)
      .map(([key, held]) => [key, plain(held)]),
  )
}
