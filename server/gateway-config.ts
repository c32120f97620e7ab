import { z } from 'zod'

/** A partner outside: `none` where this installation has no such channel, `simulator` in demo and test. */
export type PartnerConfig = { url: string; secret: string } | 'none' | 'simulator'
export type GatewayConfig = {
  sms: PartnerConfig
  print: PartnerConfig
  register: PartnerConfig
  mailbox: PartnerConfig
  /** Interpreter services, in the order in which they are asked. */
  interpreter: PartnerConfig
  interpreterBackup: PartnerConfig
  mail: { url: string; from: string } | 'none' | 'simulator'
  /** Signs what the mail host hands in (bounces and answers). */
  mailSecret: string
  /** Where files are looked at before anybody opens them; null where nobody does. */
  scanner: { host: string; port: number } | null
  /** The telephone: a platform that speaks the REST and webhook shapes of Twilio (docs/voice.md). */
  voice: { url: string; account: string; token: string } | 'none' | 'simulator'
  /** a service that opens rooms by address and signed token, as Jitsi does. */
  video: { url: string; appId: string; secret: string } | 'none' | 'simulator'
  /** After how long, by the office's clock, simulated partners tell how it went; null: as usual in that mode. */
  receiptSeconds: number | null
  /** How long an answer is waited for. */
  timeoutMs: number
}

/** What partners sign with where they are simulated; nothing real is behind it. */
export const SIMULATOR_SECRET = 'for-simulators-only'

const address = z.union([z.literal('none'), z.url({ protocol: /^https?$/ })])
const secret = z.string().min(16, 'must have at least 16 characters')

export const gatewayEnvironment = {
  SMS_URL: address.optional(),
  SMS_SECRET: secret.optional(),
  PRINT_URL: address.optional(),
  PRINT_SECRET: secret.optional(),
  REGISTER_URL: address.optional(),
  REGISTER_SECRET: secret.optional(),
  MAILBOX_URL: address.optional(),
  MAILBOX_SECRET: secret.optional(),
  INTERPRETER_URL: address.optional(),
  INTERPRETER_SECRET: secret.optional(),
  INTERPRETER_BACKUP_URL: address.optional(),
  INTERPRETER_BACKUP_SECRET: secret.optional(),
  SMTP_URL: z.union([z.literal('none'), z.url({ protocol: /^smtps?$/ })]).optional(),
  MAIL_FROM: z.string().includes('@').optional(),
  MAIL_SECRET: secret.optional(),
  CLAMD_HOST: z.string().min(1).optional(),
  CLAMD_PORT: z.coerce.number().int().min(1).max(65_535).default(3310),
  CHOOSER_URL: address.optional(),
  CHOOSER_SECRET: secret.optional(),
  CHOOSER_TIMEOUT_MS: z.coerce.number().int().min(100).max(10_000).default(1500),
  VOICE_URL: address.optional(),
  VOICE_ACCOUNT: z.string().min(1).optional(),
  VOICE_TOKEN: secret.optional(),
  VIDEO_URL: address.optional(),
  VIDEO_APP_ID: z.string().min(1).optional(),
  VIDEO_SECRET: secret.optional(),
  SIMULATOR_RECEIPT_SECONDS: z.coerce.number().int().min(0).max(604_800).optional(),
  GATEWAY_TIMEOUT_MS: z.coerce.number().int().min(100).max(60_000).default(5000),
}
const whole = z.object(gatewayEnvironment)
type Read = z.infer<typeof whole>

const PARTNERS = ['SMS', 'PRINT', 'REGISTER', 'MAILBOX', 'INTERPRETER', 'INTERPRETER_BACKUP'] as const
/** The ladder stands on these: whoever starts without one has to say so. */
const MUST_BE_SAID = ['SMS', 'PRINT'] as const

/**
 * production does not start without having been told how texts, e-mails and letters leave, or with `none` that
 * they do not. What has no way out is held, and never counts as sent.
 */
export function gatewayFaults(read: Read, production: boolean): string[] {
  const faults: string[] = []
  for (const name of PARTNERS) {
    const url = read[`${name}_URL`]
    if (url !== undefined && url !== 'none' && read[`${name}_SECRET`] === undefined)
      faults.push(`${name}_SECRET: is needed with ${name}_URL`)
    if (production && url?.startsWith('http:')) faults.push(`${name}_URL: must be https in production`)
  }
  if (read.CHOOSER_URL !== undefined && read.CHOOSER_URL !== 'none') {
    if (read.CHOOSER_SECRET === undefined) faults.push('CHOOSER_SECRET: is needed with CHOOSER_URL')
    if (production && read.CHOOSER_URL.startsWith('http:'))
      faults.push('CHOOSER_URL: must be https in production')
  }
  if (read.VOICE_URL !== undefined && read.VOICE_URL !== 'none')
    for (const name of ['VOICE_ACCOUNT', 'VOICE_TOKEN'] as const)
      if (read[name] === undefined) faults.push(`${name}: is needed with VOICE_URL`)
  if (read.VIDEO_URL !== undefined && read.VIDEO_URL !== 'none')
    for (const name of ['VIDEO_APP_ID', 'VIDEO_SECRET'] as const)
      if (read[name] === undefined) faults.push(`${name}: is needed with VIDEO_URL`)
  if (production && read.VIDEO_URL?.startsWith('http:')) faults.push('VIDEO_URL: must be https in production')
  if (production && read.VOICE_URL?.startsWith('http:')) faults.push('VOICE_URL: must be https in production')
  if (!production) return faults
  for (const name of MUST_BE_SAID)
    if (read[`${name}_URL`] === undefined)
      faults.push(`${name}_URL: is needed in production; none where there is no such channel`)
  if (read.SMTP_URL === undefined)
    faults.push('SMTP_URL: is needed in production; none where there is no such channel')
  if (read.SMTP_URL !== undefined && read.SMTP_URL !== 'none') {
    if (read.MAIL_FROM === undefined) faults.push('MAIL_FROM: is needed with SMTP_URL')
    if (read.MAIL_SECRET === undefined)
      faults.push('MAIL_SECRET: is needed with SMTP_URL, for bounces and answers')
  }
  return faults
}

export function gatewaysFrom(read: Read, production: boolean): GatewayConfig {
  const otherwise = production ? 'none' : 'simulator'
  const partner = (name: (typeof PARTNERS)[number]): PartnerConfig => {
    const url = read[`${name}_URL`]
    if (url === undefined) return otherwise
    return url === 'none' ? 'none' : { url, secret: read[`${name}_SECRET`] ?? '' }
  }
  const from = read.MAIL_FROM ?? 'ikke-svar@kontoret.example'
  return {
    sms: partner('SMS'),
    print: partner('PRINT'),
    register: partner('REGISTER'),
    mailbox: partner('MAILBOX'),
    interpreter: partner('INTERPRETER'),
    interpreterBackup: partner('INTERPRETER_BACKUP'),
    mail:
      read.SMTP_URL === undefined
        ? otherwise
        : read.SMTP_URL === 'none'
          ? 'none'
          : { url: read.SMTP_URL, from },
    mailSecret: read.MAIL_SECRET ?? (production ? '' : SIMULATOR_SECRET),
    scanner: read.CLAMD_HOST === undefined ? null : { host: read.CLAMD_HOST, port: read.CLAMD_PORT },
    voice:
      read.VOICE_URL === undefined
        ? otherwise
        : read.VOICE_URL === 'none'
          ? 'none'
          : { url: read.VOICE_URL, account: read.VOICE_ACCOUNT ?? '', token: read.VOICE_TOKEN ?? '' },
    video:
      read.VIDEO_URL === undefined
        ? otherwise
        : read.VIDEO_URL === 'none'
          ? 'none'
          : { url: read.VIDEO_URL, appId: read.VIDEO_APP_ID ?? '', secret: read.VIDEO_SECRET ?? '' },
    receiptSeconds: read.SIMULATOR_RECEIPT_SECONDS ?? null,
    timeoutMs: read.GATEWAY_TIMEOUT_MS,
  }
}

/** a language model that puts approved answers in order; none unless somebody has configured it. */
export const chooserFrom = (read: Read): { url: string; secret: string; timeoutMs: number } | null =>
  read.CHOOSER_URL === undefined || read.CHOOSER_URL === 'none'
    ? null
    : { url: read.CHOOSER_URL, secret: read.CHOOSER_SECRET ?? '', timeoutMs: read.CHOOSER_TIMEOUT_MS }

/** What a partner's webhooks are signed with; null where there is no such partner, so that nobody is believed. */
export function webhookSecret(
  config: GatewayConfig,
  from: 'sms' | 'print' | 'mail' | 'mailbox',
): string | null {
  if (from === 'mail') return config.mail === 'none' || config.mailSecret === '' ? null : config.mailSecret
  const partner = config[from]
  if (partner === 'none') return null
  return partner === 'simulator' ? SIMULATOR_SECRET : partner.secret
}

/** What the interpreter services sign with, by their names in the order in which they are asked. */
export const interpreterSecrets = (config: GatewayConfig): { name: string; secret: string }[] =>
  INTERPRETER_SERVICES.flatMap(({ name, at }) => {
    const partner = config[at]
    if (partner === 'none') return []
    return [{ name, secret: partner === 'simulator' ? SIMULATOR_SECRET : partner.secret }]
  })
export const INTERPRETER_SERVICES = [
  { name: 'main', at: 'interpreter' },
  { name: 'backup', at: 'interpreterBackup' },
] as const

/** What the voice platform signs its webhooks with; null where there is none, so that nobody is believed. */
export const voiceToken = ({ voice }: GatewayConfig): string | null =>
  voice === 'none' ? null : voice === 'simulator' ? SIMULATOR_SECRET : voice.token
