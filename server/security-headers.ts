import { randomBytes } from 'node:crypto'

interface SecurityOptions {
  /** Behind TLS: browsers are told to come back only that way. */
  readonly secure: boolean
  /** Other origins that a form may lead to, such as the login provider's. */
  readonly formTargets: readonly string[]
}

export function newNonce(): string {
  return randomBytes(16).toString('base64')
}

/** Headers of every page. Scripts run only with this answer's nonce; nothing is loaded from elsewhere. */
export function securityHeaders(nonce: string, options: SecurityOptions): Record<string, string> {
  return {
    'content-security-policy': [
      "default-src 'none'",
      `script-src 'nonce-${nonce}'`,
      "style-src 'self'",
      "img-src 'self' data:",
      "font-src 'self'",
      "media-src 'self'",
      "connect-src 'self'",
      "manifest-src 'self'",
      "base-uri 'none'",
      "frame-ancestors 'none'",
      `form-action ${["'self'", ...options.formTargets].join(' ')}`,
    ].join('; '),
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    // The address of a conversation must not leave the house with a link that is followed.
    'referrer-policy': 'same-origin',
    'permissions-policy': 'camera=(), geolocation=(), microphone=()',
    'cross-origin-opener-policy': 'same-origin',
    ...(options.secure ? { 'strict-transport-security': 'max-age=63072000; includeSubDomains' } : {}),
  }
}
