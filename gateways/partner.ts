import { request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import { signed } from './signature.ts'

/** A partner that we speak JSON with over HTTP, each request signed. */
export type Partner = {
  url: string
  secret: string
  /** After this the answer no longer counts, however it would have been. */
  timeoutMs?: number
  /** Real time in seconds, for the signature. */
  now: () => number
}

export type Answer =
  | { how: 'answered'; status: number; body: Readonly<Record<string, unknown>> }
  /** Nothing came in time, or nothing that can be read. The request may still have been carried out. */
  | { how: 'silent'; why: 'timeout' | 'unreachable' | 'unreadable' }

const USUAL_TIMEOUT_MS = 5000
const MOST_BYTES = 4 * 1024 * 1024

/** One POST. `key` names what is asked for: asked again with the same key it is done once. Never throws. */
export async function ask(partner: Partner, path: string, body: unknown, key?: string): Promise<Answer> {
  const bytes = Buffer.from(JSON.stringify(body))
  const url = new URL(path, partner.url.endsWith('/') ? partner.url : `${partner.url}/`)
  const headers = {
    'content-type': 'application/json',
    'content-length': String(bytes.length),
    ...signed(partner.secret, bytes, partner.now()),
    ...(key === undefined ? {} : { 'idempotency-key': key }),
  }
  const answer = await exchange(url, headers, bytes, partner.timeoutMs ?? USUAL_TIMEOUT_MS)
  if (typeof answer === 'string') return { how: 'silent', why: answer }
  const read = objectIn(answer.text)
  if (read === null && answer.status < 400) return { how: 'silent', why: 'unreadable' }
  return { how: 'answered', status: answer.status, body: read ?? {} }
}

/** The whole exchange within the time, also when an answer has begun and never ends. */
function exchange(
  url: URL,
  headers: Record<string, string>,
  body: Buffer,
  timeoutMs: number,
): Promise<{ status: number; text: string } | 'timeout' | 'unreachable'> {
  return new Promise((resolve) => {
    const send = url.protocol === 'https:' ? requestHttps : requestHttp
    const asked = send(url, { method: 'POST', headers }, (answer) => {
      const chunks: Buffer[] = []
      let size = 0
      answer.on('data', (chunk: Buffer) => {
        size += chunk.length
        if (size > MOST_BYTES) asked.destroy()
        else chunks.push(chunk)
      })
      answer.on('end', () =>
        finish({ status: answer.statusCode ?? 0, text: Buffer.concat(chunks).toString('utf8') }),
      )
      answer.on('error', () => finish('unreachable'))
    })
    const timer = setTimeout(() => finish('timeout'), timeoutMs)
    const finish = (outcome: { status: number; text: string } | 'timeout' | 'unreachable') => {
      clearTimeout(timer)
      asked.destroy()
      resolve(outcome)
    }
    asked.on('error', () => finish('unreachable'))
    asked.end(body)
  })
}

function objectIn(text: string): Record<string, unknown> | null {
  try {
    const read: unknown = JSON.parse(text)
    return typeof read === 'object' && read !== null && !Array.isArray(read) ? { ...read } : null
  } catch {
    return null
  }
}

/** What an answer that is no yes means for what was asked: never again, or later. */
export function refusalIn(
  answer: Answer,
): { how: 'refused'; why: string } | { how: 'again'; why: string } | null {
  if (answer.how === 'silent') return { how: 'again', why: answer.why }
  const { status, body } = answer
  if (status >= 200 && status < 300) return null
  const why = typeof body.reason === 'string' ? body.reason.slice(0, 60) : `status${status}`
  // 401 and 403 are our own fault, 409 and 429 a matter of time: nothing is wrong with the address.
  return [400, 404, 410, 422].includes(status) ? { how: 'refused', why } : { how: 'again', why }
}

export const textIn = (body: Readonly<Record<string, unknown>>, name: string): string | undefined => {
  const value = body[name]
  return typeof value === 'string' && value !== '' ? value : undefined
}

export function instantIn(
  body: Readonly<Record<string, unknown>>,
  name: string,
): Temporal.Instant | undefined {
  const text = textIn(body, name)
  if (text === undefined) return undefined
  try {
    return Temporal.Instant.from(text)
  } catch {
    return undefined
  }
}
