import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { simulateVoice, type VoiceSimulator } from '../../gateways/simulator/voice.ts'
import { voicePlatform } from '../../gateways/voice/platform.ts'
import { speak } from '../../office/calls/line/jobs.ts'
import { ringLeg } from '../../office/calls/line/legs.ts'
import { inTransaction } from '../../office/kernel/transaction.ts'
import { type Caller, phoneOf } from '../../test/scenes/support/phone.ts'
import { type Api, openApi } from '../../test/support/api.ts'
import { addPerson } from '../../test/support/world.ts'
import { serveVoice } from './routes.ts'

let api: Api
let platform: VoiceSimulator
beforeAll(async () => {
  api = await openApi({ routes: [serveVoice], listen: true })
  platform = await simulateVoice()
})
afterAll(async () => {
  await platform.close()
  await api.server.close()
})

const phone = (number: string | null): Caller => phoneOf(platform, api.server.baseUrl, number)
const keys = (heard: readonly { key: string | null }[]) => heard.map(({ key }) => key)
const calls = (sid: string) =>
  api.server.db.system.selectFrom('call').selectAll().where('providerId', '=', sid).execute()
const gateway = () =>
  voicePlatform({
    url: platform.url,
    account: platform.account,
    token: platform.token,
    origin: api.server.baseUrl,
    timeoutMs: 500,
  })
const job = () => speak(api.server.app.house.around, gateway())

let n = 0
let number: string
beforeEach(() => {
  n += 1
  number = `+474000${String(5000 + n)}`
})

async function known(told: Parameters<typeof addPerson>[1] = {}): Promise<string> {
  const personId = await addPerson(api.server.db.system, told)
  await api.server.db.system
    .insertInto('contactPoint')
    .values({
      personId,
      kind: 'phone',
      value: number,
      phoneKind: 'own',
      confirmedAt: api.server.app.house.clock.now(),
    })
    .execute()
  return personId
}

describe('somebody rings', () => {
  test('language first, then four choices at most, then a person', async () => {
    const caller = phone(number)
    const first = await caller.rings('general')
    expect(keys(first)[0]).toBe('line:welcome')
    expect(first.filter(({ key }) => key === 'line:language.choose').map(({ language }) => language)).toEqual(
      ['nb', 'en', 'se', 'uk', 'pl', 'ar', 'so', 'ti'],
    )
    const menu = await caller.presses('7')
    expect(new Set(menu.map(({ language }) => language))).toEqual(new Set(['so']))
    expect(keys(menu)).toEqual([
      'line:menu.urgent',
      'line:menu.general.money',
      'line:menu.general.work',
      'line:menu.general.family',
      'line:always',
    ])
    const waits = await caller.presses('0')
    expect(keys(waits)).toEqual(['line:wait.place', 'line:wait.unknown', 'line:wait.offerMessage'])
    const [call] = await calls(caller.call().sid)
    expect(call).toMatchObject({ state: 'waiting', queue: 'general', language: 'so', personId: null })
  })

  test('and is put through to whoever is rung, in one room', async () => {
    const caller = phone(number)
    await caller.rings()
    await caller.presses('0')
    const [call] = await calls(caller.call().sid)
    await inTransaction(api.server.app.house.around, { kind: 'system', name: 'test' }, (ctx) =>
      ringLeg(ctx, { callId: call?.id ?? '', kind: 'operator', number: '42 00 30 01', ringSeconds: 30 }),
    )
    await job()
    const [leg] = platform.calls('+4742003001')
    if (!leg) throw new Error('nothing rings')
    expect(leg.from).toBe('+4780000111')
    await platform.answers(leg)
    await job()
    expect(caller.talksWith()).toEqual(['+4742003001'])
    await platform.hangsUp(leg)
    await job()
    expect(keys(caller.hears())).toContain('line:told.lost')
    expect((await calls(caller.call().sid))[0]).toMatchObject({ state: 'waiting' })
  })

  test('a known caller who is assisted skips the menu and hears their language', async () => {
    const personId = await known({ language: 'so', contactStatus: 'assisted' })
    const caller = phone(number)
    const first = await caller.rings()
    expect(keys(first)).toEqual(['line:wait.place', 'line:wait.unknown', 'line:wait.offer'])
    expect(first[0]?.language).toBe('so')
    await caller.hangsUp()
    const owed = await api.server.db.system
      .selectFrom('promise')
      .selectAll()
      .where('personId', '=', personId)
      .where('kind', '=', 'callBack')
      .execute()
    expect(owed).toHaveLength(1)
    expect((await calls(caller.call().sid))[0]).toMatchObject({ state: 'ended', endedHow: 'hungUpWaiting' })
  })
})
