import * as oidc from 'openid-client'

type RelyingPartyOptions = {
  issuer: string
  clientId: string
  clientSecret: string
  redirectUri: string
  /** Asked for, and demanded in the answer; null where the provider has no levels. */
  assurance: string | null
  /** How the provider is reached; the embedded one is reached without a socket. */
  fetch?: oidc.CustomFetch
  /** The embedded provider forgets its keys at every start, so it is told who leaves by our name alone. */
  forgetful?: boolean
}

export type LoginSecrets = { state: string; nonce: string; verifier: string }
export type Claims = { subject: string; nationalId: string | null; assurance: string; idToken: string | null }

/** Why a login did not succeed: `tooLow` the level of assurance, `refused` anything else the provider or we refuse. */
export class LoginRefused extends Error {
  readonly reason: 'tooLow' | 'refused'
  constructor(reason: 'tooLow' | 'refused', cause?: unknown) {
    super(`login ${reason}`, { cause })
    this.reason = reason
  }
}

export type RelyingParty = {
  newSecrets(): LoginSecrets
  /**
   * Where the browser is sent to log in. `hint` is whom the provider may suggest; `anew`: the provider asks who it is even
   * when it remembers somebody in this browser.
   */
  begin(secrets: LoginSecrets, hint?: string | null, anew?: boolean): Promise<URL>
  /** Exchanges the code in the address the browser came back to. Throws LoginRefused. */
  finish(cameBackTo: URL, secrets: LoginSecrets): Promise<Claims>
  /** Where the browser is sent so that the provider forgets the login too. */
  endSession(idToken: string | null, returnTo: string): Promise<URL | null>
}

export function relyingParty(options: RelyingPartyOptions): RelyingParty {
  let discovered: Promise<oidc.Configuration> | null = null
  /** Asked for at the first login, not at start: the office must open even when the provider is away. */
  const provider = (): Promise<oidc.Configuration> => {
    discovered ??= discover(options).catch((unreachable) => {
      discovered = null
      throw unreachable
    })
    return discovered
  }
  return {
    newSecrets: () => ({
      state: oidc.randomState(),
      nonce: oidc.randomNonce(),
      verifier: oidc.randomPKCECodeVerifier(),
    }),
    begin: async (secrets, hint = null, anew = false) =>
      oidc.buildAuthorizationUrl(await provider(), {
        redirect_uri: options.redirectUri,
        scope: 'openid',
        state: secrets.state,
        nonce: secrets.nonce,
        code_challenge: await oidc.calculatePKCECodeChallenge(secrets.verifier),
        code_challenge_method: 'S256',
        ...(options.assurance ? { acr_values: options.assurance } : {}),
        ...(hint ? { login_hint: hint } : {}),
        ...(anew ? { prompt: 'login' } : {}),
      }),
    finish: async (cameBackTo, secrets) =>
      claimsOf(await exchange(await provider(), cameBackTo, secrets), options.assurance),
    endSession: async (idToken, returnTo) => {
      const known = await provider()
      if (!known.serverMetadata().end_session_endpoint) return null
      const hint = idToken && !options.forgetful ? { id_token_hint: idToken } : {}
      return oidc.buildEndSessionUrl(known, { post_logout_redirect_uri: returnTo, ...hint })
    },
  }
}

function discover(options: RelyingPartyOptions): Promise<oidc.Configuration> {
  const insecure = new URL(options.issuer).protocol === 'http:'
  return oidc.discovery(
    new URL(options.issuer),
    options.clientId,
    options.clientSecret,
    oidc.ClientSecretBasic(options.clientSecret),
    {
      ...(options.fetch ? { [oidc.customFetch]: options.fetch } : {}),
      // Only the configuration of a demo or a test lets an issuer without TLS through.
      ...(insecure ? { execute: [oidc.allowInsecureRequests] } : {}),
    },
  )
}

async function exchange(provider: oidc.Configuration, cameBackTo: URL, secrets: LoginSecrets) {
  try {
    return await oidc.authorizationCodeGrant(provider, cameBackTo, {
      pkceCodeVerifier: secrets.verifier,
      expectedState: secrets.state,
      expectedNonce: secrets.nonce,
      idTokenExpected: true,
    })
  } catch (refusal) {
    throw new LoginRefused('refused', refusal)
  }
}

function claimsOf(tokens: Awaited<ReturnType<typeof exchange>>, demanded: string | null): Claims {
  const claims = tokens.claims()
  if (!claims) throw new LoginRefused('refused')
  const assurance = typeof claims.acr === 'string' ? claims.acr : ''
  if (demanded !== null && assurance !== demanded) throw new LoginRefused('tooLow')
  return {
    subject: claims.sub,
    nationalId: typeof claims.pid === 'string' ? claims.pid : null,
    assurance,
    idToken: tokens.id_token ?? null,
  }
}
