import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Asking } from '../../office/calls/line/gateway.ts'
import { simulateVoice, type VoiceSimulator } from '../simulator/voice.ts'
import { waitingMusic } from './music.ts'
import { voicePlatform } from './platform.ts'

let platform: VoiceSimulator
beforeEach(async () => {
  platform = await simulateVoice()
})
afterEach(() => platform.close())

const gateway = (more: { token?: string; timeoutMs?: number; url?: string } = {}) =>
  voicePlatform({
    url: platform.url,
    account: platform.account,
    token: platform.token,
    // Nobody listens there: what the platform tells is not what is looked at here.
    origin: 'http://127.0.0.1:9',
    timeoutMs: 20_000,
    ...more,
  })
const ring = (id = 'one', to = '+4740000001'): Asking => ({
  id,
  does: 'ring',
  legId: 'leg',
  command: { does: 'ring', to, from: '+4780000111', next: '/voice/legs/leg/answered', ringSeconds: 30 },
})

describe('a telephone that is rung', () => {
  test('rings once however often it is asked for under one id', async () => {
    const first = await gateway().ask(ring())
    expect(first).toEqual({ how: 'done', providerId: expect.stringMatching(/^CA/) })
    expect(await gateway().ask(ring())).toEqual(first)
    expect(platform.calls()).toHaveLength(1)
    expect(await gateway().ask(ring('two'))).not.toEqual(first)
    expect(platform.calls().map(({ from }) => from)).toEqual(['+4780000111', '+4780000111'])
  })

  test('that rang while the answer was lost does not ring twice', async () => {
    platform.behave({ cutAfter: 1 })
    expect(await gateway().ask(ring())).toEqual({ how: 'again', why: 'unreachable' })
    expect(await gateway().ask(ring())).toMatchObject({ how: 'done' })
    expect(platform.calls()).toHaveLength(1)
  })

  test.each<[string, Parameters<VoiceSimulator['behave']>[0], string]>([
    ['down', { down: true }, 'code20500'],
    ['slow', { slowMs: 2000 }, 'timeout'],
    ['lying', { lies: true }, 'unreadable'],
  ])('a platform that is %s is asked again', async (_how, mood, why) => {
    platform.behave(mood)
    expect(await gateway({ timeoutMs: 200 }).ask(ring())).toEqual({ how: 'again', why })
  })

  test('a platform that is gone is asked again; one that knows no such number is not', async () => {
    expect(await gateway({ url: 'http://127.0.0.1:9/' }).ask(ring())).toEqual({
      how: 'again',
      why: 'unreachable',
    })
    expect(await gateway().ask(ring('x', 'nobody'))).toEqual({ how: 'refused', why: 'code21211' })
    platform.behave({ refuses: () => true })
    expect(await gateway().ask(ring('y'))).toMatchObject({ how: 'refused' })
  })

  test('a wrong password is our own fault, and nothing is wrong with the number', async () => {
    expect(await gateway({ token: 'another one' }).ask(ring())).toEqual({ how: 'again', why: 'code20003' })
    expect(platform.calls()).toEqual([])
  })

  test('a call that is over cannot be moved or ended, and that is no trouble', async () => {
    for (const providerId of ['CAunknown', 'CA with/strange?signs'])
      expect(await gateway().ask({ id: 'h', does: 'hangUp', providerId })).toEqual({ how: 'gone' })
    expect(
      await gateway().ask({ id: 'm', does: 'move', providerId: 'CAunknown', next: '/voice/wait/x' }),
    ).toEqual({ how: 'gone' })
  })

  test('a recording is fetched from the platform and from nowhere else', async () => {
    expect(await gateway().recording('http://169.254.169.254/latest')).toEqual({
      how: 'refused',
      why: 'notOurs',
    })
    expect(await gateway().recording('not an address')).toEqual({ how: 'refused', why: 'notOurs' })
    expect(await gateway().recording(`${platform.url}2010-04-01/none`)).toMatchObject({ how: 'again' })
  })
})

test('the music is a sound that telephones can play, and is never loud', () => {
  const music = waitingMusic()
  expect(music.toString('latin1', 0, 4)).toBe('RIFF')
  expect(music.length).toBe(44 + 20 * 8000)
  expect(music.subarray(44).reduce((loudest, one) => Math.max(loudest, one), 0)).toBeLessThan(150)
})
