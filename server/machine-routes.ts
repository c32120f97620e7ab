import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { type Machine, TOKEN_SECONDS } from './machine-clients.ts'

const found = new WeakMap<FastifyRequest, Promise<Machine | null>>()

/** The program behind this request, or null. An action it does is done as its service account. */
export function bearerOf(request: FastifyRequest): Promise<Machine | null> {
  const known = found.get(request)
  if (known) return known
  const [scheme, token] = (request.headers.authorization ?? '').split(' ')
  const machine =
    scheme?.toLowerCase() === 'bearer' && token
      ? request.server.house.machines.find(token)
      : Promise.resolve(null)
  found.set(request, machine)
  return machine
}

type Asked = { clientId: string; secret: string }
type Form = Record<string, string>

/** RFC 6749, 4.4: client credentials, by header or in the body. */
export function serveTokens(app: FastifyInstance): void {
  app.post(
    '/oauth/token',
    { config: { rateLimit: { max: app.house.config.limits.logins, timeWindow: 60_000 } } },
    async (request, reply) => {
      reply.header('cache-control', 'no-store')
      const form = (request.body ?? {}) as Form
      if (form.grant_type !== 'client_credentials') return refuse(reply, 400, 'unsupported_grant_type')
      const asked = fromHeader(request) ?? fromForm(form)
      const issued =
        asked &&
        (await app.house.machines.issue(asked.clientId, asked.secret, form.scope?.split(' ') ?? null))
      if (!issued)
        return refuse(reply.header('www-authenticate', 'Basic realm="token"'), 401, 'invalid_client')
      return {
        access_token: issued.token,
        token_type: 'Bearer',
        expires_in: TOKEN_SECONDS,
        scope: issued.scopes.join(' '),
      }
    },
  )
}

const refuse = (reply: FastifyReply, status: number, error: string) => reply.code(status).send({ error })

function fromHeader(request: FastifyRequest): Asked | null {
  const [scheme, value = ''] = (request.headers.authorization ?? '').split(' ')
  if (scheme?.toLowerCase() !== 'basic') return null
  const text = Buffer.from(value, 'base64').toString('utf8')
  const colon = text.indexOf(':')
  return colon < 1
    ? null
    : { clientId: unescaped(text.slice(0, colon)), secret: unescaped(text.slice(colon + 1)) }
}

/** RFC 6749, 2.3.1: both halves are form-encoded before they are joined. */
function unescaped(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '))
  } catch {
    return text
  }
}

const fromForm = (form: Form): Asked | null =>
  form.client_id && form.client_secret ? { clientId: form.client_id, secret: form.client_secret } : null
