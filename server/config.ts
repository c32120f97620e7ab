import { resolve } from 'node:path'
import { z } from 'zod'
import {
  chooserFrom,
  type GatewayConfig,
  gatewayEnvironment,
  gatewayFaults,
  gatewaysFrom,
} from './gateway-config.ts'

/** A login provider outside: ID-porten or an equal for citizens, the employer's own for staff. */
type OutsideLogin = {
  issuer: string
  clientId: string
  clientSecret: string
  /** The level of assurance asked for and demanded in the answer; null where the provider has none. */
  assurance: string | null
}

export type Config = {
  mode: 'demo' | 'test' | 'production'
  host: string
  port: number
  /** Where people find us: scheme and host, no path. Null until a test's server knows its port. */
  baseUrl: string
  databaseUrl: string | null
  databaseAppUrl: string | null
  dataDirectory: string
  sessionHours: number
  /** Both set in production; null where the embedded provider answers instead. */
  login: { person: OutsideLogin; staff: OutsideLogin } | null
  /** A private key (JWK) for the tokens of machine clients, the same on every node. */
  tokenKey: string | null
  metricsToken: string | null
  /** Requests a minute from one session or address, and attempts to log in from one address. */
  limits: { requests: number; logins: number }
  trustProxy: string | false
  logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'silent'
  agency: { name: string | null; phone: string | null }
  gateways: GatewayConfig
  /** R-122: a language model that puts approved answers in order, where somebody has configured one. */
  chooser: { url: string; secret: string; timeoutMs: number } | null
}

export const CITIZEN_ASSURANCE = 'idporten-loa-high'

const databaseUrl = z.url({ protocol: /^postgres(ql)?$/, error: 'must be a postgres:// address' })
const origin = z
  .string()
  .refine(isOrigin, 'must be scheme and host only, as https://kontoret.example')
  .transform((url) => new URL(url).origin)

function isOrigin(text: string): boolean {
  if (!URL.canParse(text)) return false
  const { protocol, pathname, search, hash } = new URL(text)
  return /^https?:$/.test(protocol) && pathname === '/' && search === '' && hash === ''
}

const environment = z.object({
  EVI_MODE: z.enum(['demo', 'test', 'production']).default('demo'),
  HOST: z.string().min(1).default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  BASE_URL: origin.optional(),
  DATABASE_URL: databaseUrl.optional(),
  DATABASE_APP_URL: databaseUrl.optional(),
  DATA_DIR: z.string().min(1).default('.data'),
  SESSION_HOURS: z.coerce.number().min(0.1).max(24).default(8),
  OIDC_CITIZEN_ISSUER: z.url().optional(),
  OIDC_CITIZEN_CLIENT_ID: z.string().optional(),
  OIDC_CITIZEN_CLIENT_SECRET: z.string().optional(),
  OIDC_CITIZEN_ASSURANCE: z.string().min(1).default(CITIZEN_ASSURANCE),
  OIDC_STAFF_ISSUER: z.url().optional(),
  OIDC_STAFF_CLIENT_ID: z.string().optional(),
  OIDC_STAFF_CLIENT_SECRET: z.string().optional(),
  TOKEN_KEY: z.string().optional(),
  METRICS_TOKEN: z.string().min(16).optional(),
  RATE_LIMIT: z.coerce.number().int().min(10).optional(),
  LOGIN_RATE_LIMIT: z.coerce.number().int().min(5).optional(),
  TRUST_PROXY: z.string().optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).optional(),
  AGENCY_NAME: z.string().min(1).optional(),
  AGENCY_PHONE: z.string().min(3).optional(),
  ...gatewayEnvironment,
})
type Environment = z.infer<typeof environment>

/** What a person who starts the server has to change; each line names a variable. */
export class ConfigurationFault extends Error {
  readonly lines: readonly string[]
  constructor(lines: readonly string[]) {
    super(`The server cannot start with this configuration:\n${lines.map((line) => `  ${line}`).join('\n')}`)
    this.name = 'ConfigurationFault'
    this.lines = lines
  }
}

/** Reads and judges the environment; throws ConfigurationFault with everything that is wrong at once. */
export function readConfig(env: Record<string, string | undefined>): Config {
  const given = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value !== ''),
  )
  const parsed = environment.safeParse(given)
  if (!parsed.success) {
    throw new ConfigurationFault(
      parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`),
    )
  }
  const read = parsed.data
  const production = read.EVI_MODE === 'production'
  const faults = [
    ...(production ? productionFaults(read) : demoFaults(read)),
    ...gatewayFaults(read, production),
  ]
  if (faults.length > 0) throw new ConfigurationFault(faults)
  return configFrom(read)
}

function configFrom(read: Environment): Config {
  return {
    mode: read.EVI_MODE,
    host: read.HOST,
    port: read.PORT,
    baseUrl: read.BASE_URL ?? `http://${read.HOST === '0.0.0.0' ? 'localhost' : read.HOST}:${read.PORT}`,
    databaseUrl: read.DATABASE_URL ?? null,
    databaseAppUrl: read.DATABASE_APP_URL ?? null,
    dataDirectory: resolve(read.DATA_DIR),
    sessionHours: read.SESSION_HOURS,
    login: read.EVI_MODE === 'production' ? outsideLogins(read) : null,
    tokenKey: read.TOKEN_KEY ?? null,
    metricsToken: read.METRICS_TOKEN ?? null,
    limits: {
      requests: read.RATE_LIMIT ?? (read.EVI_MODE === 'test' ? 1_000_000 : 600),
      logins: read.LOGIN_RATE_LIMIT ?? (read.EVI_MODE === 'test' ? 1_000_000 : 60),
    },
    trustProxy: read.TRUST_PROXY ?? false,
    logLevel:
      read.LOG_LEVEL ?? (read.EVI_MODE === 'test' ? 'silent' : read.EVI_MODE === 'demo' ? 'warn' : 'info'),
    agency: { name: read.AGENCY_NAME ?? null, phone: read.AGENCY_PHONE ?? null },
    chooser: chooserFrom(read),
    gateways: gatewaysFrom(read, read.EVI_MODE === 'production'),
  }
}

function outsideLogins(read: Environment): NonNullable<Config['login']> {
  return {
    person: {
      issuer: read.OIDC_CITIZEN_ISSUER ?? '',
      clientId: read.OIDC_CITIZEN_CLIENT_ID ?? '',
      clientSecret: read.OIDC_CITIZEN_CLIENT_SECRET ?? '',
      assurance: read.OIDC_CITIZEN_ASSURANCE,
    },
    staff: {
      issuer: read.OIDC_STAFF_ISSUER ?? '',
      clientId: read.OIDC_STAFF_CLIENT_ID ?? '',
      clientSecret: read.OIDC_STAFF_CLIENT_SECRET ?? '',
      assurance: null,
    },
  }
}

const NEEDED_IN_PRODUCTION = [
  'BASE_URL',
  'DATABASE_URL',
  'DATABASE_APP_URL',
  'OIDC_CITIZEN_ISSUER',
  'OIDC_CITIZEN_CLIENT_ID',
  'OIDC_CITIZEN_CLIENT_SECRET',
  'OIDC_STAFF_ISSUER',
  'OIDC_STAFF_CLIENT_ID',
  'OIDC_STAFF_CLIENT_SECRET',
  'TOKEN_KEY',
] as const

/** Production has no embedded login, no demo room and nothing that travels unprotected. */
function productionFaults(read: Environment): string[] {
  const faults = NEEDED_IN_PRODUCTION.filter((name) => read[name] === undefined).map(
    (name) => `${name}: is needed in production`,
  )
  for (const name of ['BASE_URL', 'OIDC_CITIZEN_ISSUER', 'OIDC_STAFF_ISSUER'] as const) {
    if (read[name]?.startsWith('http:')) faults.push(`${name}: must be https in production`)
  }
  if (read.DATABASE_URL !== undefined && read.DATABASE_URL === read.DATABASE_APP_URL) {
    faults.push('DATABASE_APP_URL: must be a login of its own, with no more rights than the role evi_app')
  }
  return faults
}

/** R-724: a demo with real logins, or on an open address, would be taken for the real thing. */
function demoFaults(read: Environment): string[] {
  const outside = NEEDED_IN_PRODUCTION.filter((name) => name.startsWith('OIDC_') && read[name] !== undefined)
  return outside.map((name) => `${name}: counts only in production (EVI_MODE=production)`)
}
