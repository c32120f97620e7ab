import { isUtf8 } from 'node:buffer'
import type { FastifyRequest } from 'fastify'

/** Pages take forms, and forms are text; more than this is not something a person wrote. */
export const BODY_LIMIT = 256 * 1024

export const FORM_TYPE = 'application/x-www-form-urlencoded'

/** The Web request of a Fastify request; the body has been read and is at most BODY_LIMIT bytes. */
export function webRequest(request: FastifyRequest, path = request.url): Request {
  const url = new URL(path, `${request.protocol}://${request.host}`)
  const init: RequestInit = { method: request.method, headers: webHeaders(request) }
  if (Buffer.isBuffer(request.body)) init.body = new Uint8Array(request.body)
  return new Request(url, init)
}

/** The same visitor, but reading another page: used to show the page for a fault. */
export function readingRequest(request: FastifyRequest, path: string): Request {
  return new Request(new URL(path, `${request.protocol}://${request.host}`), { headers: webHeaders(request) })
}

function webHeaders(request: FastifyRequest): Headers {
  const headers = new Headers()
  for (const [name, value] of Object.entries(request.headers)) {
    if (value === undefined || name === 'content-length' || name === 'connection') continue
    for (const one of Array.isArray(value) ? value : [value]) headers.append(name, one)
  }
  return headers
}

const PERCENT = 0x25
const NUL = 0

/** Whether a posted form is readable text: valid UTF-8 once the percent signs are undone, and no NUL. */
export function isReadableForm(body: Buffer): boolean {
  const plain = Buffer.allocUnsafe(body.length)
  let length = 0
  for (let i = 0; i < body.length; i++) {
    const hex = body[i] === PERCENT ? Number.parseInt(body.toString('latin1', i + 1, i + 3), 16) : Number.NaN
    const byte = Number.isNaN(hex) ? (body[i] as number) : hex
    if (byte === NUL) return false
    plain[length++] = byte
    if (!Number.isNaN(hex)) i += 2
  }
  return isUtf8(plain.subarray(0, length))
}
