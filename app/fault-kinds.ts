/** What can go wrong before or instead of a page, each with its honest status. */
export const FAULT_STATUS = {
  badText: 400,
  loginStale: 400,
  signedOut: 401,
  badForm: 403,
  loginTooLow: 403,
  notKnown: 403,
  notFound: 404,
  tooLarge: 413,
  wrongForm: 415,
  tooMany: 429,
  failed: 500,
  unavailable: 503,
} as const

export type FaultKind = keyof typeof FAULT_STATUS

export function isFaultKind(value: unknown): value is FaultKind {
  return typeof value === 'string' && Object.hasOwn(FAULT_STATUS, value)
}
