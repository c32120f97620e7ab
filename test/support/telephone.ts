import { expect } from 'vitest'
import { STAFF } from '../../db/seed/staff.ts'
import { simulateVoice, type VoiceSimulator } from '../../gateways/simulator/voice.ts'
import { voicePlatform } from '../../gateways/voice/platform.ts'
import { speak } from '../../office/calls/line/jobs.ts'
import { ringLeg } from '../../office/calls/line/legs.ts'
import { inTransaction } from '../../office/kernel/transaction.ts'
import { serveVoice } from '../../server/voice/routes.ts'
import { type Caller, phoneOf } from '../scenes/support/phone.ts'
import { type Api, openApi } from './api.ts'
import { oslo } from './story.ts'
import { addPerson, T0 } from './world.ts'

/** The world of the scenes behind its voice webhooks, with a simulated platform whose jobs run when they are told to. */
export async function openTelephone() {
  const api: Api = await openApi({ routes: [serveVoice], listen: true })
  const platform: VoiceSimulator = await simulateVoice()
  const { house } = api.server.app
  const { system } = api.server.db
  const gateway = voicePlatform({
    url: platform.url,
    account: platform.account,
    token: platform.token,
    origin: api.server.baseUrl,
    timeoutMs: 2000,
  })
  /** Carries out what the office has asked of the platform; gives how much it was. */
  const job = () => speak(house.around, gateway)
  const rings = (number: string) => {
    const line = platform.calls(number).find(({ state }) => state === 'ringing')
    if (!line) throw new Error(`${number} does not ring`)
    return line
  }
  return {
    api,
    platform,
    house,
    system,
    job,
    rings,
    phone: (number: string | null): Caller => phoneOf(platform, api.server.baseUrl, number),
    callOf: (caller: Caller) =>
      system
        .selectFrom('call')
        .selectAll()
        .where('providerId', '=', caller.call().sid)
        .executeTakeFirstOrThrow(),
    legs: (callId: string) =>
      system
        .selectFrom('callLeg')
        .selectAll()
        .where('callId', '=', callId)
        .orderBy('wantedAt')
        .orderBy('id')
        .execute(),
    owed: (personId: string) =>
      system
        .selectFrom('promise')
        .selectAll()
        .where('personId', '=', personId)
        .where('isOpen', '=', true)
        .execute(),
    /** The clock in Oslo. */
    at: async (time: string) => house.clock.move?.set(oslo(time)),
    known: async (number: string, told: Parameters<typeof addPerson>[1] = {}, phoneKind = 'own') => {
      const personId = await addPerson(system, told)
      await system
        .insertInto('contactPoint')
        .values({ personId, kind: 'phone', value: number, phoneKind, confirmedAt: T0 })
        .execute()
      return personId
    },
    ringOperator: async (callId: string, number = '42 00 39 01') => {
      await inTransaction(house.around, { kind: 'system', name: 'test' }, (ctx) =>
        ringLeg(ctx, { callId, kind: 'operator', staffId: STAFF.operator, number, ringSeconds: 30 }),
      )
      await job()
      return rings(`+47${number.replaceAll(' ', '')}`)
    },
    close: async () => {
      // A request under way when a server closes keeps it open for as long as its line is kept alive.
      await platform.settled()
      await platform.close()
      await api.server.close()
    },
  }
}
export type Telephone = Awaited<ReturnType<typeof openTelephone>>

/** The keys of what was heard, without the room. */
export const keysOf = (heard: readonly { key: string | null }[]) =>
  heard.map(({ key }) => key?.replace('line:', ''))

/** The platform moves a line a moment after it has said yes. */
export const soon = (look: () => unknown) => expect.poll(look, { interval: 20 })
