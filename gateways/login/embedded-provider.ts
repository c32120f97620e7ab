import { randomBytes } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { exportJWK, generateKeyPair } from 'jose'
import type Provider from 'oidc-provider'
import { type Known, stalePage } from './choose-page.ts'
import { memoryAdapter } from './memory-adapter.ts'

type EmbeddedProviderOptions = {
  issuer: string
  clientId: string
  clientSecret: string
  redirectUri: string
  afterLogout: string
  /** Levels of assurance it can claim, highest first. */
  levels: readonly string[]
  /** Address of the page where one chooses who to be. */
  choosePath: (interaction: string) => string
  find(subject: string): Promise<Known | null>
}

export type EmbeddedProvider = {
  /** Answers a request whose `url` is relative to the issuer's path and `originalUrl` is whole. */
  answer(request: IncomingMessage, response: ServerResponse): void
  /** The login that this browser has under way in this provider, with whom it was begun for, if anybody. */
  underWay(request: IncomingMessage, response: ServerResponse): Promise<{ hint: string | null } | null>
  /** The person chosen; gives where the browser goes next. */
  choose(
    request: IncomingMessage,
    response: ServerResponse,
    choice: { subject: string; level: string },
  ): Promise<string>
}

/** A provider of the same kind as the real one, in memory. Whoever comes says who they are and is believed. */
export async function embeddedProvider(options: EmbeddedProviderOptions): Promise<EmbeddedProvider> {
  const library = await quietly(() => import('oidc-provider'))
  const provider = new library.default(options.issuer, {
    adapter: memoryAdapter(),
    clients: [
      {
        client_id: options.clientId,
        client_secret: options.clientSecret,
        redirect_uris: [options.redirectUri],
        post_logout_redirect_uris: [options.afterLogout],
        id_token_signed_response_alg: 'ES256',
        response_types: ['code'],
        grant_types: ['authorization_code'],
      },
    ],
    jwks: { keys: [await signingKey()] },
    cookies: { keys: [randomBytes(32).toString('base64url')] },
    acrValues: [...options.levels],
    scopes: ['openid'],
    responseTypes: ['code'],
    pkce: { required: () => true },
    features: {
      devInteractions: { enabled: false },
      rpInitiatedLogout: { enabled: true, logoutSource: leaveAtOnce },
    },
    interactions: {
      policy: alwaysAsk(library.interactionPolicy),
      url: (_ctx, interaction) => options.choosePath(interaction.uid),
    },
    findAccount: async (_ctx, subject) =>
      (await options.find(subject)) ? { accountId: subject, claims: () => ({ sub: subject }) } : undefined,
    loadExistingGrant: grantAll,
    // A second login in another tab must not take the first one's code away.
    expiresWithSession: async () => false,
    ttl: {
      AccessToken: 60,
      AuthorizationCode: 60,
      Grant: 3600,
      IdToken: 3600,
      Interaction: 600,
      Session: 3600,
    },
    renderError: (ctx) => {
      ctx.type = 'html'
      ctx.body = stalePage()
    },
  })
  const answer = provider.callback()
  return {
    answer: (request, response) => void answer(request, response),
    underWay: (request, response) =>
      provider.interactionDetails(request, response).then(
        ({ params }) => ({ hint: typeof params.login_hint === 'string' ? params.login_hint : null }),
        () => null,
      ),
    choose: (request, response, choice) =>
      provider.interactionResult(request, response, {
        login: { accountId: choice.subject, acr: choice.level, remember: false },
      }),
  }
}

/** The package warns of every Node that has no long-term support yet; ours is pinned, and these tests run on it. */
async function quietly<T>(load: () => Promise<T>): Promise<T> {
  const { warn } = console
  console.warn = () => {}
  try {
    return await load()
  } finally {
    console.warn = warn
  }
}

async function signingKey() {
  const pair = await generateKeyPair('ES256', { extractable: true })
  return { ...(await exportJWK(pair.privateKey)), alg: 'ES256', use: 'sig' }
}

/** In a demo people go in and out as different persons: each login asks anew who comes. */
function alwaysAsk(interactionPolicy: typeof import('oidc-provider')['interactionPolicy']) {
  const policy = interactionPolicy.base()
  policy.remove('consent')
  const login = policy.get('login')
  login?.checks.add(
    new interactionPolicy.Check('always', 'say who you are', (ctx) =>
      ctx.oidc.result?.login
        ? interactionPolicy.Check.NO_NEED_TO_PROMPT
        : interactionPolicy.Check.REQUEST_PROMPT,
    ),
  )
  return policy
}

type ProviderContext = Parameters<
  NonNullable<NonNullable<ConstructorParameters<typeof Provider>[1]>['loadExistingGrant']>
>[0]

/** There is one client, our own, and it asks for nothing but who the person is. */
async function grantAll(ctx: ProviderContext) {
  const { client, session, provider } = ctx.oidc
  if (!client || !session?.accountId) return undefined
  const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId })
  grant.addOIDCScope('openid')
  await grant.save()
  return grant
}

/** The person has already said so on our page; asking again would need a script or one more press. */
async function leaveAtOnce(ctx: ProviderContext): Promise<void> {
  const { session } = ctx.oidc
  const returnTo = session?.state?.postLogoutRedirectUri
  await session?.destroy()
  ctx.redirect(typeof returnTo === 'string' ? returnTo : '/')
}
