type Defined<T> = { [K in keyof T]: Exclude<T[K], undefined> }

/** What was given, without the keys that were not: an optional key is absent rather than undefined. */
export const defined = <T extends object>(given: T): Defined<T> =>
  Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as Defined<T>
