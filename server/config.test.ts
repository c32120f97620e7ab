import { expect, test } from 'vitest'
import { ConfigurationFault, readConfig } from './config.ts'

const production = {
  EVI_MODE: 'production',
  BASE_URL: 'https://kontoret.example',
  DATABASE_URL: 'postgres://owner@db/evi',
  DATABASE_APP_URL: 'postgres://evi_app@db/evi',
  OIDC_CITIZEN_ISSUER: 'https://login.example',
  OIDC_CITIZEN_CLIENT_ID: 'evi',
  OIDC_CITIZEN_CLIENT_SECRET: 'secret',
  OIDC_STAFF_ISSUER: 'https://staff.example',
  OIDC_STAFF_CLIENT_ID: 'evi',
  OIDC_STAFF_CLIENT_SECRET: 'secret',
  TOKEN_KEY: '{}',
  SMS_URL: 'https://sms.example/v1/',
  SMS_SECRET: 'a secret of sixteen',
  PRINT_URL: 'none',
  SMTP_URL: 'smtp://post.example',
  MAIL_FROM: 'ikke-svar@kontoret.example',
  MAIL_SECRET: 'a secret of sixteen',
}

const faults = (env: Record<string, string>): readonly string[] => {
  try {
    readConfig(env)
  } catch (fault) {
    if (fault instanceof ConfigurationFault) return fault.lines
  }
  return []
}

test('nothing given is a demo on this machine', () => {
  expect(readConfig({})).toMatchObject({
    mode: 'demo',
    host: '127.0.0.1',
    port: 3000,
    baseUrl: 'http://127.0.0.1:3000',
    login: null,
  })
})

test('an empty variable counts as not given', () => {
  expect(readConfig({ DATABASE_URL: '', PORT: '' })).toMatchObject({ databaseUrl: null, port: 3000 })
})

test.each([
  ['PORT', { PORT: 'three thousand' }],
  ['PORT', { PORT: '70000' }],
  ['DATABASE_URL', { DATABASE_URL: 'mysql://x' }],
  ['EVI_MODE', { EVI_MODE: 'prod' }],
  ['BASE_URL', { BASE_URL: 'https://x.example/path' }],
  ['SESSION_HOURS', { SESSION_HOURS: '900' }],
])('nonsense in %s is named', (name, env) => {
  expect(faults(env)).toEqual([expect.stringMatching(new RegExp(`^${name}: `))])
})

test('production is read when everything is there', () => {
  expect(readConfig(production)).toMatchObject({
    mode: 'production',
    login: { person: { assurance: 'idporten-loa-high' }, staff: { assurance: null } },
  })
})

test.each(Object.keys(production).filter((name) => name !== 'EVI_MODE'))(
  'production does not start without %s',
  (name) => {
    expect(faults({ ...production, [name]: '' })).toEqual([
      expect.stringMatching(new RegExp(`^${name}: is needed `)),
    ])
  },
)

test('production does not start over an open line, nor with one database login for everything', () => {
  expect(faults({ ...production, BASE_URL: 'http://kontoret.example' })).toEqual([
    'BASE_URL: must be https in production',
  ])
  expect(faults({ ...production, DATABASE_APP_URL: production.DATABASE_URL })).toHaveLength(1)
})

test('a demo does not take real logins', () => {
  expect(faults({ OIDC_STAFF_ISSUER: 'https://staff.example' })).toHaveLength(1)
})

test('a channel that there is none of is said, and everything else has its way out', () => {
  expect(readConfig(production).gateways).toMatchObject({
    sms: { url: 'https://sms.example/v1/' },
    print: 'none',
    register: 'none',
    mail: { url: 'smtp://post.example' },
  })
  expect(readConfig({}).gateways).toMatchObject({ sms: 'simulator', print: 'simulator', mail: 'simulator' })
  expect(faults({ ...production, SMS_URL: 'http://sms.example' })).toEqual([
    'SMS_URL: must be https in production',
  ])
  expect(faults({ SMS_URL: 'http://127.0.0.1:9/' })).toEqual(['SMS_SECRET: is needed with SMS_URL'])
})

test('files are looked at where a scanner is named, and simulated partners tell when they are told to', () => {
  expect(readConfig(production).gateways).toMatchObject({ scanner: null, receiptSeconds: null })
  expect(readConfig({ ...production, CLAMD_HOST: '10.0.0.7' }).gateways.scanner).toEqual({
    host: '10.0.0.7',
    port: 3310,
  })
  expect(faults({ CLAMD_HOST: 'clamd', CLAMD_PORT: '0' })).toHaveLength(1)
  expect(readConfig({ SIMULATOR_RECEIPT_SECONDS: '5' }).gateways.receiptSeconds).toBe(5)
})

test('the telephone is one platform, its account and the token that both sign with', () => {
  expect(readConfig({}).gateways.voice).toBe('simulator')
  expect(readConfig(production).gateways.voice).toBe('none')
  const voice = {
    VOICE_URL: 'https://voice.example/',
    VOICE_ACCOUNT: 'AC1',
    VOICE_TOKEN: 'a token of sixteen',
  }
  expect(readConfig({ ...production, ...voice }).gateways.voice).toEqual({
    url: 'https://voice.example/',
    account: 'AC1',
    token: 'a token of sixteen',
  })
  expect(faults({ ...production, VOICE_URL: 'http://voice.example/' })).toEqual([
    'VOICE_ACCOUNT: is needed with VOICE_URL',
    'VOICE_TOKEN: is needed with VOICE_URL',
    'VOICE_URL: must be https in production',
  ])
  expect(faults({ ...voice, VOICE_TOKEN: 'short' })).toHaveLength(1)
})
