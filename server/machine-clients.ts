import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { type CryptoKey, exportJWK, generateKeyPair, importJWK, type JWK, jwtVerify, SignJWT } from 'jose'
import type pg from 'pg'
import type { StaffActor } from '../office/kernel/context.ts'
import type { Clock } from '../office/kernel/time/clock.ts'
import type { Config } from './config.ts'

/** A program that acts through a service account, with no more than the scopes it was given. */
export type Machine = {
  kind: 'machine'
  actor: StaffActor & { clientId: string }
  clientId: string
  scopes: readonly string[]
}

export type MachineClients = {
  /** A token for these credentials; null when they are wrong. Scopes not held are left out. */
  issue(
    clientId: string,
    secret: string,
    wanted: readonly string[] | null,
  ): Promise<{ token: string; scopes: string[] } | null>
  /** The machine behind a bearer token; null when it is forged, expired or its client was closed. */
  find(token: string): Promise<Machine | null>
  /** Makes a client; gives the secret, which is shown once. */
  register(client: { id: string; name: string; scopes: readonly string[]; staffId: string }): Promise<string>
}

export const TOKEN_SECONDS = 600
const ALGORITHM = 'ES256'

const FIND = `select c.scopes, t.id as staff_id, t.name, t.roles, t.sides, t.shields, t.office_id,
    array(select m.team_id from staff_team m where m.staff_id = t.id) as teams
  from machine_client c join staff t on t.id = c.staff_id and t.active where c.id = $1 and c.active`

type ClientRow = Pick<StaffActor, 'name' | 'roles' | 'sides' | 'shields' | 'teams'> & {
  scopes: string[]
  staff_id: string
  office_id: string | null
}

export async function machineClients(
  system: pg.Pool,
  clock: Clock,
  config: Pick<Config, 'tokenKey' | 'dataDirectory' | 'baseUrl'>,
): Promise<MachineClients> {
  const keys = await keysOf(config)
  const issuer = config.baseUrl
  const audience = `${config.baseUrl}/api/v1`

  const issue: MachineClients['issue'] = async (clientId, secret, wanted) => {
    const found = await system.query<{ secret_hash: string; scopes: string[] }>(
      'select secret_hash, scopes from machine_client where id = $1 and active',
      [clientId],
    )
    const client = found.rows[0]
    // An unknown client takes as long as a wrong secret.
    const right = await sameSecret(secret, client?.secret_hash ?? NOBODY)
    if (!client || !right) return null
    const scopes = wanted === null ? client.scopes : client.scopes.filter((scope) => wanted.includes(scope))
    const now = Math.floor(clock.now().epochMilliseconds / 1000)
    const token = await new SignJWT({ scope: scopes.join(' ') })
      .setProtectedHeader({ alg: ALGORITHM, typ: 'at+jwt' })
      .setSubject(clientId)
      .setIssuer(issuer)
      .setAudience(audience)
      .setIssuedAt(now)
      .setExpirationTime(now + TOKEN_SECONDS)
      .sign(keys.private)
    return { token, scopes }
  }

  const find: MachineClients['find'] = async (token) => {
    const claims = await verified(token)
    if (!claims) return null
    const row = (
      await system.query<ClientRow>({ name: 'machine-find', text: FIND, values: [claims.clientId] })
    ).rows[0]
    if (!row) return null
    const { name, roles, sides, shields, teams } = row
    const actor = {
      kind: 'staff',
      staffId: row.staff_id,
      name,
      roles,
      sides,
      shields,
      teams,
      officeId: row.office_id,
      clientId: claims.clientId,
    } as const
    return {
      kind: 'machine',
      actor,
      clientId: claims.clientId,
      scopes: row.scopes.filter((scope) => claims.scopes.includes(scope)),
    }
  }

  const verified = async (token: string) => {
    try {
      const { payload } = await jwtVerify(token, keys.public, {
        issuer,
        audience,
        algorithms: [ALGORITHM],
        typ: 'at+jwt',
        currentDate: new Date(clock.now().epochMilliseconds),
      })
      return {
        clientId: payload.sub ?? '',
        scopes: typeof payload.scope === 'string' ? payload.scope.split(' ') : [],
      }
    } catch {
      return null
    }
  }

  const register: MachineClients['register'] = async (client) => {
    const secret = randomBytes(32).toString('base64url')
    await system.query(
      'insert into machine_client (id, name, secret_hash, scopes, staff_id) values ($1, $2, $3, $4, $5)',
      [client.id, client.name, await hashSecret(secret), client.scopes, client.staffId],
    )
    return secret
  }
  return { issue, find, register }
}

const derive = promisify<string, string, number, Buffer>(scrypt)
const NOBODY = `scrypt$${randomBytes(16).toString('base64url')}$${randomBytes(32).toString('base64url')}`

async function hashSecret(secret: string): Promise<string> {
  const salt = randomBytes(16).toString('base64url')
  return `scrypt$${salt}$${(await derive(secret, salt, 32)).toString('base64url')}`
}

async function sameSecret(secret: string, kept: string): Promise<boolean> {
  const [, salt = '', hash = ''] = kept.split('$')
  const wanted = Buffer.from(hash, 'base64url')
  const given = await derive(secret, salt, 32)
  return wanted.length === given.length && timingSafeEqual(wanted, given)
}

type Keys = { private: CryptoKey; public: CryptoKey }

/** From the configuration, so that all nodes share it; otherwise made once and kept beside the data. */
async function keysOf(config: Pick<Config, 'tokenKey' | 'dataDirectory'>): Promise<Keys> {
  const jwk =
    config.tokenKey === null ? await keptKey(config.dataDirectory) : (JSON.parse(config.tokenKey) as JWK)
  const { d: _secret, ...open } = jwk
  return {
    private: (await importJWK(jwk, ALGORITHM)) as CryptoKey,
    public: (await importJWK(open, ALGORITHM)) as CryptoKey,
  }
}

async function keptKey(directory: string): Promise<JWK> {
  const file = join(directory, 'token-key.json')
  try {
    return JSON.parse(await readFile(file, 'utf8')) as JWK
  } catch {
    const made = await exportJWK((await generateKeyPair(ALGORITHM, { extractable: true })).privateKey)
    await mkdir(directory, { recursive: true })
    await writeFile(file, JSON.stringify(made), { mode: 0o600 })
    await chmod(file, 0o600)
    return made
  }
}
