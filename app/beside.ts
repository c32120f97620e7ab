/** the cookie of an assisted session. It opens nothing but Min side, and in the employee's browser only beside their login. */
export const BESIDE_COOKIE = '__Host-beside'

/** For the answer that begins one in the employee's own browser. */
export const besideCookie = (secret: string): string =>
  `${BESIDE_COOKIE}=${secret}; Path=/; Secure; HttpOnly; SameSite=Strict`

/** Where the session is seen and ended, and where the language of its pages is chosen. */
export const BESIDE = '/min-side/hjelpeokt'
