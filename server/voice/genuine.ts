import type { FastifyInstance, FastifyRequest } from 'fastify'
import { validateRequest } from 'twilio/lib/webhooks/webhooks.js'
import { voiceToken } from '../gateway-config.ts'

/** What a platform told, once it is known to be ours. */
export type Told = {
  sid: string
  from: string | null
  to: string | null
  fields: Readonly<Record<string, string>>
}

const LONGEST_FIELD = 4000

/** Forms as they came: a name that stands twice is signed as both. */
export function readPlatformForms(voice: FastifyInstance): void {
  voice.removeAllContentTypeParsers()
  voice.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string' },
    (_request, body, done) => {
      const fields: Record<string, string | string[]> = Object.create(null)
      for (const [name, value] of new URLSearchParams(body as string)) {
        const before = fields[name]
        fields[name] =
          before === undefined ? value : Array.isArray(before) ? [...before, value] : [before, value]
      }
      done(null, fields)
    },
  )
}

/** Whoever is not our platform is refused before anything is looked up; the log and the figures say so. */
export function demandGenuine(request: FastifyRequest): Told {
  const { config, forged } = request.server.house
  const token = voiceToken(config.gateways)
  const fields = (request.body ?? {}) as Record<string, string | string[]>
  const signature = request.headers['x-twilio-signature']
  const url = `${config.baseUrl}${request.originalUrl}`
  const genuine =
    token !== null && typeof signature === 'string' && validateRequest(token, signature, url, fields)
  if (!genuine) {
    forged.count('voice')
    request.log.warn({ from: 'voice' }, 'a webhook was rejected')
    throw Object.assign(new Error('forged'), { statusCode: 403, code: 'forged' })
  }
  const one = (name: string) => {
    const value = fields[name]
    return (Array.isArray(value) ? value[0] : value)?.slice(0, LONGEST_FIELD).replaceAll('\u0000', '')
  }
  const sid = one('CallSid')
  if (sid === undefined || sid === '' || sid.length > 100)
    throw Object.assign(new Error('no CallSid'), { statusCode: 400, code: 'unreadable' })
  return {
    sid,
    from: one('From') || null,
    to: one('To') || null,
    fields: Object.fromEntries(Object.keys(fields).map((name) => [name, one(name) ?? ''])),
  }
}
