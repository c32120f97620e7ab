import { request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import type { Asked, Asking, VoiceGateway } from '../../office/calls/line/gateway.ts'

/** A platform that speaks the REST shape of Twilio: `/2010-04-01/Accounts/{account}/Calls.json`, basic auth. */
export type Platform = {
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

const MOST_BYTES = 256 * 1024

/** The whole exchange within the time. The token lets a platform that knows it do what is asked twice only once. */
function post(platform: Platform, path: string, told: URLSearchParams, id: string): Promise<Answer> {
  const url = new URL(path, platform.url.endsWith('/') ? platform.url : `${platform.url}/`)
  const body = Buffer.from(told.toString())
  const headers = {
    'content-type': 'application/x-www-form-urlencoded',
    'content-length': String(body.length),
    authorization: `Basic ${Buffer.from(`${platform.account}:${platform.token}`).toString('base64')}`,
    'i-twilio-idempotency-token': id,
  }
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
        finish({ status: answer.statusCode ?? 0, body: objectIn(Buffer.concat(chunks)) }),
      )
      answer.on('error', () => finish('unreachable'))
    })
    const timer = setTimeout(() => finish('timeout'), platform.timeoutMs)
    const finish = (outcome: Answer) => {
      clearTimeout(timer)
      asked.destroy()
      resolve(outcome)
    }
    asked.on('error', () => finish('unreachable'))
    asked.end(body)
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
