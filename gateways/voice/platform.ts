import { request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import type { Asked, Asking, Fetched, VoiceGateway } from '../../office/calls/line/gateway.ts'

/** A platform that speaks the REST shape of Twilio: `/2010-04-01/Accounts/{account}/Calls.json`, basic auth. */
type Platform = {
  url: string
  account: string
  token: string
  /** Where it tells us what happens: scheme and host of this house. */
  origin: string
  timeoutMs: number
}

type Answer = { status: number; body: Readonly<Record<string, unknown>> } | 'timeout' | 'unreachable'

export const voicePlatform = (platform: Platform): VoiceGateway => ({
  ask: async (asking) =>
    outcomeOf(asking, await post(platform, pathOf(platform, asking), fields(platform, asking), asking.id)),
  recording: (url) => recording(platform, url),
})

const pathOf = ({ account }: Platform, asking: Asking): string => {
  const calls = `2010-04-01/Accounts/${encodeURIComponent(account)}/Calls`
  return asking.does === 'ring' ? `${calls}.json` : `${calls}/${encodeURIComponent(asking.providerId)}.json`
}

function fields({ origin }: Platform, asking: Asking): URLSearchParams {
  if (asking.does === 'hangUp') return new URLSearchParams({ Status: 'completed' })
  if (asking.does === 'move') return new URLSearchParams({ Url: `${origin}${asking.next}`, Method: 'POST' })
  const { to, from, next, ringSeconds } = asking.command
  const told = new URLSearchParams({
    To: to,
    From: from,
    Url: `${origin}${next}`,
    Method: 'POST',
    Timeout: String(ringSeconds),
    StatusCallback: `${origin}/voice/legs/${asking.legId}/status`,
    StatusCallbackMethod: 'POST',
  })
  for (const event of ['initiated', 'ringing', 'answered', 'completed'])
    told.append('StatusCallbackEvent', event)
  return told
}

/** A yes that does not name the call is no yes: the webhooks of the leg will name it, or it is asked again. */
function outcomeOf(asking: Asking, answer: Answer): Asked {
  if (typeof answer === 'string') return { how: 'again', why: answer }
  const { status, body } = answer
  if (status >= 200 && status < 300)
    return typeof body.sid === 'string' && body.sid !== ''
      ? { how: 'done', providerId: body.sid }
      : { how: 'again', why: 'unreadable' }
  if (asking.does !== 'ring' && (status === 404 || status === 410 || body.code === ENDED))
    return { how: 'gone' }
  const why = body.code === undefined ? `status${status}` : `code${String(body.code).slice(0, 20)}`
  return status === 400 || status === 404 || status === 422 ? { how: 'refused', why } : { how: 'again', why }
}

/** What a platform says of a call that is over ("Call is not in-progress. Cannot redirect."). */
const ENDED = 21_220

const MOST_ANSWER = 256 * 1024
/** A voice message of the longest kind, uncompressed. */
const MOST_RECORDING = 8 * 1024 * 1024

/** The token lets a platform that knows it do what is asked twice only once. */
async function post(platform: Platform, path: string, told: URLSearchParams, id: string): Promise<Answer> {
  const body = Buffer.from(told.toString())
  const headers = {
    'content-type': 'application/x-www-form-urlencoded',
    'content-length': String(body.length),
    'i-twilio-idempotency-token': id,
  }
  const url = new URL(path, baseOf(platform))
  const answer = await exchange(platform, { method: 'POST', url, headers, body, most: MOST_ANSWER })
  return typeof answer === 'string' ? answer : { status: answer.status, body: objectIn(answer.bytes) }
}

/** Only what lies at the platform itself is fetched: its own word for where is no leave to knock anywhere else. */
async function recording(platform: Platform, address: string): Promise<Fetched> {
  if (!URL.canParse(address) || !address.startsWith(baseOf(platform)))
    return { how: 'refused', why: 'notOurs' }
  const answer = await exchange(platform, {
    method: 'GET',
    url: new URL(address),
    headers: {},
    body: null,
    most: MOST_RECORDING,
  })
  if (typeof answer === 'string') return { how: 'again', why: answer }
  const { status, type, bytes } = answer
  if (status === 410) return { how: 'gone' }
  // It may not be ready the moment the call is over.
  if (status !== 200 || bytes.length === 0) return { how: 'again', why: `status${status}` }
  if (!type.startsWith('audio/')) return { how: 'refused', why: 'notAudio' }
  return { how: 'done', bytes, contentType: type.split(';')[0] ?? type }
}

const baseOf = ({ url }: Platform) => (url.endsWith('/') ? url : `${url}/`)

type Exchange = {
  method: 'GET' | 'POST'
  url: URL
  headers: Record<string, string>
  body: Buffer | null
  most: number
}
type Exchanged = { status: number; type: string; bytes: Buffer } | 'timeout' | 'unreachable'

/** One request, whole within the time, also when an answer has begun and never ends. */
function exchange({ account, token, timeoutMs }: Platform, asked: Exchange): Promise<Exchanged> {
  const { method, url, body, most } = asked
  const authorization = `Basic ${Buffer.from(`${account}:${token}`).toString('base64')}`
  return new Promise((resolve) => {
    const send = url.protocol === 'https:' ? requestHttps : requestHttp
    const request = send(url, { method, headers: { ...asked.headers, authorization } }, (answer) => {
      const chunks: Buffer[] = []
      let size = 0
      answer.on('data', (chunk: Buffer) => {
        size += chunk.length
        if (size > most) request.destroy()
        else chunks.push(chunk)
      })
      answer.on('end', () =>
        finish({
          status: answer.statusCode ?? 0,
          type: answer.headers['content-type'] ?? '',
          bytes: Buffer.concat(chunks),
        }),
      )
      answer.on('error', () => finish('unreachable'))
      answer.on('close', () => finish('unreachable'))
    })
    const timer = setTimeout(() => finish('timeout'), timeoutMs)
    const finish = (outcome: Exchanged) => {
      clearTimeout(timer)
      request.destroy()
      resolve(outcome)
    }
    request.on('error', () => finish('unreachable'))
    request.end(body ?? undefined)
  })
}

function objectIn(bytes: Buffer): Readonly<Record<string, unknown>> {
  try {
    const read: unknown = JSON.parse(bytes.toString('utf8'))
    return typeof read === 'object' && read !== null && !Array.isArray(read) ? { ...read } : {}
  } catch {
    return {}
  }
}
