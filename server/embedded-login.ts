import type { FastifyInstance, FastifyRequest } from 'fastify'
import { CHOOSE_PAGE_HEADERS, choosePage, type Known, stalePage } from '../gateways/login/choose-page.ts'
import { type EmbeddedProvider, embeddedProvider } from '../gateways/login/embedded-provider.ts'
import { type RelyingParty, relyingParty } from '../gateways/login/relying-party.ts'
import { CITIZEN_ASSURANCE } from './config.ts'
import { knownPeople } from './demo-people.ts'
import { CALLBACK, type LoginKind, type RelyingParties } from './login.ts'

const PATHS = { person: '/oidc/innbygger', staff: '/oidc/ansatt' } as const
const LEVELS = { person: [CITIZEN_ASSURANCE, 'idporten-loa-substantial'], staff: [] } as const

/**
 * In demo and test the providers stand inside the server, one for citizens and one for staff, and we go to them the
 * same way as to the real ones. Refuses to be built in production.
 */
export async function embeddedLogins(app: FastifyInstance): Promise<RelyingParties> {
  if (app.house.config.mode === 'production') throw new Error('the embedded login is not for production')
  return { person: await mount(app, 'person'), staff: await mount(app, 'staff') }
}

async function mount(app: FastifyInstance, kind: LoginKind): Promise<RelyingParty> {
  const { baseUrl } = app.house.config
  const path = PATHS[kind]
  const people = knownPeople(app.house.databases.system, kind)
  const shared = {
    issuer: `${baseUrl}${path}`,
    clientId: `evi-${kind}`,
    clientSecret: 'known-to-all-in-the-demo',
    redirectUri: `${baseUrl}${CALLBACK}`,
  }
  const levels = LEVELS[kind]
  const provider = await embeddedProvider({
    ...shared,
    afterLogout: `${baseUrl}/`,
    levels,
    choosePath: (interaction) => `${path}/velg/${interaction}`,
    find: people.find,
  })
  serveChoice(app, provider, { kind, path, levels, people })
  await serveProvider(app, provider, path)
  return relyingParty({ ...shared, assurance: levels[0] ?? null, fetch: fetchInside(app), forgetful: true })
}

type Choice = {
  kind: LoginKind
  path: string
  levels: readonly string[]
  people: ReturnType<typeof knownPeople>
}

/** The provider's own page: who are you? */
function serveChoice(
  app: FastifyInstance,
  provider: EmbeddedProvider,
  { kind, path, levels, people }: Choice,
): void {
  const stale = { status: 400, page: stalePage() }
  const show = async (searched: string, hint: string | null) => {
    const found: readonly Known[] = searched === '' ? await people.named() : await people.search(searched)
    const suggested = hint === null || searched !== '' ? null : await people.find(hint)
    return { status: 200, page: choosePage({ kind, people: found, suggested, searched, levels }) }
  }
  app.get<{ Querystring: { sok?: string } }>(`${path}/velg/:interaction`, async (request, reply) => {
    const underWay = await provider.underWay(request.raw, reply.raw)
    const { status, page } = underWay
      ? await show((request.query.sok ?? '').trim().slice(0, 100), underWay.hint)
      : stale
    return reply.code(status).headers(CHOOSE_PAGE_HEADERS).send(page)
  })
  app.post(`${path}/velg/:interaction`, async (request, reply) => {
    const form = (request.body ?? {}) as { sub?: string; niva?: string }
    const subject = form.sub ?? ''
    const underWay = await provider.underWay(request.raw, reply.raw)
    if (!underWay || !(await people.find(subject)))
      return reply.code(400).headers(CHOOSE_PAGE_HEADERS).send(stale.page)
    const level = levels.find((one) => one === form.niva) ?? levels[0] ?? ''
    return reply.redirect(await provider.choose(request.raw, reply.raw, { subject, level }), 303)
  })
}

/** Everything else under the path is the provider's, body and all. */
async function serveProvider(app: FastifyInstance, provider: EmbeddedProvider, path: string): Promise<void> {
  await app.register(async (inside) => {
    inside.removeAllContentTypeParsers()
    inside.addContentTypeParser('*', (_request, _body, done) => done(null))
    inside.route({
      method: ['GET', 'POST', 'OPTIONS'],
      url: `${path}/*`,
      config: { rateLimit: false },
      handler: (request, reply) => {
        reply.hijack()
        const raw = request.raw as FastifyRequest['raw'] & { originalUrl?: string }
        raw.originalUrl = request.url
        raw.url = request.url.slice(path.length)
        provider.answer(raw, reply.raw)
      },
    })
  })
}

/** Our own calls to the provider need no socket: they go to the same server by its inner door. */
function fetchInside(app: FastifyInstance) {
  return async (
    url: string,
    options: { method?: string; headers?: Record<string, string>; body?: unknown },
  ): Promise<Response> => {
    const { host, pathname, search } = new URL(url)
    const { body } = options
    const answer = await app.inject({
      method: options.method === 'POST' ? 'POST' : 'GET',
      url: pathname + search,
      headers: { ...options.headers, host },
      ...(body === undefined || body === null ? {} : { payload: String(body) }),
    })
    const headers = new Headers()
    for (const [name, value] of Object.entries(answer.headers))
      if (value !== undefined) headers.set(name, String(value))
    return new Response(answer.statusCode === 204 ? null : new Uint8Array(answer.rawPayload), {
      status: answer.statusCode,
      headers,
    })
  }
}
