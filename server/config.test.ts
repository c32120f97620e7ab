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
    expect(faults({ ...production, [name]: '' })).toEqual([`${name}: is needed in production`])
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
