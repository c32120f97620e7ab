import twilio from 'twilio'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { twimlFaults } from '../../gateways/voice/document.ts'
import { type Api, openApi } from '../../test/support/api.ts'
import { SIMULATOR_SECRET } from '../gateway-config.ts'
import { serveVoice } from './routes.ts'

let api: Api
beforeAll(async () => {
  api = await openApi({ routes: [serveVoice] })
})
afterAll(() => api.server.close())

type How = { sign?: string | null; url?: string; type?: string; token?: string; payload?: string }

async function told(path: string, fields: Record<string, string>, how: How = {}) {
  const url = how.url ?? `${api.server.baseUrl}${path}`
  const signature =
    how.sign === undefined
      ? twilio.getExpectedTwilioSignature(how.token ?? SIMULATOR_SECRET, url, fields)
      : how.sign
  const answer = await api.server.app.inject({
    method: 'POST',
    url: path,
    headers: {
      'content-type': how.type ?? 'application/x-www-form-urlencoded',
      ...(signature === null ? {} : { 'x-twilio-signature': signature }),
    },
    payload: how.payload ?? new URLSearchParams(fields).toString(),
  })
  return { status: answer.statusCode, body: answer.body, type: String(answer.headers['content-type']) }
}
const call = (sid: string, more: Record<string, string> = {}) => ({
  CallSid: sid,
  From: '+4740009001',
  To: '+4780000111',
  ...more,
})
const calls = () => api.server.db.system.selectFrom('call').select('id').execute()
const forged = () => [...api.server.app.house.forged.counts()].find(([from]) => from === 'voice')?.[1] ?? 0

test.each<[string, How]>([
  ['without a signature', { sign: null }],
  ['with an empty one', { sign: '' }],
  ['with rubbish', { sign: 'AAAA' }],
  ['with somebody else’s token', { token: 'not the right one' }],
  ['signed for another address', { url: 'https://elsewhere.example/voice/incoming/general' }],
  ['changed on the way', { payload: 'CallSid=CAx&From=%2B4799999999&To=1' }],
  [
    'with a field more than was signed',
    { payload: 'CallSid=CAf&From=%2B4740009001&To=%2B4780000111&Digits=1' },
  ],
])('a webhook %s is refused before anything is looked up, and counted', async (_what, how) => {
  const before = forged()
  const answer = await told('/voice/incoming/general', call('CAf'), how)
  expect(answer.status).toBe(403)
  expect(answer.body).not.toContain('<Response>')
  expect(forged()).toBe(before + 1)
  expect(await calls()).toEqual([])
})

test('what is signed and cannot be meant is refused in a word', async () => {
  expect((await told('/voice/incoming/general', { From: '+4740009001' })).status).toBe(400)
  expect((await told('/voice/incoming/general', { CallSid: 'x'.repeat(101) })).status).toBe(400)
  expect(
    (await told('/voice/incoming/general', call('CAj'), { type: 'application/json', payload: '{}' })).status,
  ).toBe(415)
  const large = call('CAl', { Huge: 'x'.repeat(20_000) })
  expect((await told('/voice/incoming/general', large)).status).toBe(413)
  expect(await calls()).toEqual([])
})

test('whoever names nothing of ours still gets an answer that a platform can read', async () => {
  const nobody = '018f0000-0000-7000-8000-000000000000'
  for (const path of [
    `/voice/menu/${nobody}?at=1`,
    `/voice/menu/not-an-id?at=-1`,
    `/voice/wait/${nobody}`,
    `/voice/voicemail/${nobody}?at=0`,
    `/voice/calls/${nobody}/join`,
    `/voice/legs/${nobody}/answered`,
    `/voice/legs/${nobody}/status`,
    '/voice/status/general',
  ]) {
    const answer = await told(path, call('CAunknown', { Digits: '0', CallStatus: 'ringing' }))
    expect(answer.status, path).toBe(200)
    expect(answer.type).toMatch(/^text\/xml/)
    expect(twimlFaults(answer.body), path).toEqual([])
  }
  expect(await calls()).toEqual([])
})

test('fields with no end, no meaning or no letters do no harm', async () => {
  for (const [index, more] of [
    { From: 'anonymous' },
    { From: '' },
    { From: '+266696687' },
    { From: '\u0000\u202e<b>' },
    { From: '+442079460000', CallerName: 'x'.repeat(4000) },
    { To: 'sip:nobody@nowhere' },
    { Digits: '1'.repeat(9000) },
  ].entries()) {
    const answer = await told('/voice/incoming/none-of-ours', call(`CAodd${index}`, more))
    expect(answer.status).toBe(200)
    expect(twimlFaults(answer.body)).toEqual([])
  }
  const rows = await api.server.db.system
    .selectFrom('call')
    .select(['fromNumber', 'line'])
    .orderBy('providerId')
    .execute()
  expect(rows.map(({ fromNumber }) => fromNumber)).toEqual([
    null,
    null,
    null,
    null,
    '+442079460000',
    '+4740009001',
    '+4740009001',
  ])
  expect(new Set(rows.map(({ line }) => line))).toEqual(new Set(['general']))
})

test('a line that cannot be served waits and asks again, and at last says whom to ring', async () => {
  const { app } = api.server
  const kept = app.house.around.databases
  Object.assign(app.house.around, { databases: { ...kept, system: kept.app } })
  try {
    const path = '/voice/incoming/general'
    const first = await told(path, call('CAbroken'))
    expect(first.status).toBe(200)
    expect(first.body).toContain('again=1')
    expect(twimlFaults(first.body)).toEqual([])
    const last = await told(`${path}?again=2`, call('CAbroken'))
    expect(last.body).toContain('8 0 0 0 0 1 1 2')
    expect(twimlFaults(last.body)).toEqual([])
    expect((await told('/voice/status/general', call('CAbroken', { CallStatus: 'completed' }))).status).toBe(
      500,
    )
  } finally {
    Object.assign(app.house.around, { databases: kept })
  }
})

test('the music is there for whoever waits', async () => {
  const answer = await api.server.app.inject('/voice/music.wav')
  expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, 'audio/wav'])
})
