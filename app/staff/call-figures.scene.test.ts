import type { Browser } from 'playwright-core'
import { v7 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Benches, benchesOver, read } from '../../test/support/benches.ts'
import { DESK, openBrowser, PHONE } from '../../test/support/browser.ts'
import { look } from '../../test/support/look.ts'
import { beginStory, type Story } from '../../test/support/story.ts'
import { OFFICES, STAFF, T0 } from '../../test/support/world.ts'

let story: Story
let browser: Browser
let benches: Benches

/** Eleven who rang the office this week: six were answered after two minutes, one of them in Somali; five hung up. */
beforeAll(async () => {
  story = await beginStory()
  browser = await openBrowser()
  benches = benchesOver(story)
  await story.database.system
    .insertInto('call')
    .values(
      Array.from({ length: 11 }, (_, n) => ({
        fromNumber: `+4749${200_000 + n}`,
        direction: 'in',
        line: 'general',
        language: n === 0 ? 'so' : 'nb',
        state: 'ended',
        startedAt: T0,
        waitingSince: T0,
        lastEventAt: T0,
        answeredAt: n < 6 ? T0.add({ seconds: 120 }) : null,
        endedAt: T0.add({ minutes: 10 }),
        endedHow: n < 6 ? 'spoke' : 'hungUpWaiting',
        officeId: OFFICES.A,
      })),
    )
    .execute()
})
afterAll(async () => {
  await browser.close()
  await benches.close()
  await story.end()
})

const PATH = '/arbeid/telefontall?fra=2026-03-02&til=2026-03-08'

test('a leader sees waits beside who hung up, for whole weeks, and nothing of the one who spoke Somali', async () => {
  const leader = await benches.of('officeLeaderA')
  const page = await read(leader, PATH)
  expect(page).toMatch(/mandag 2\. mars (–|til) søndag 8\. mars/)
  expect(page).toContain('2 min 0 s')
  expect(page).toMatch(/La på før noen svarte\s+45 % \(5 av 11\)/)
  const somali = page.slice(page.indexOf('somali'))
  expect(somali.slice(0, 400)).not.toMatch(/\d+ %/)
  expect(await read(leader, '/arbeid/telefontall?fra=2020-01-01&til=2026-03-08')).toContain(
    'høyst fjorten uker',
  )
  expect(await read(leader, '/arbeid/leder')).toContain('Telefontall')
  for (const key of ['operator', 'stateAdviserA'] as const)
    expect((await (await benches.of(key)).inject(PATH)).statusCode).toBe(404)
})

test('a player moves along what a stranger said after the tone piece by piece, and it is one listening (R-340)', async () => {
  const [id, recording] = [v7(), Buffer.from('0123456789')]
  const { system } = story.database
  await system
    .insertInto('unidentified')
    .values({
      id,
      channel: 'voicemail',
      sender: '+4740008809',
      body: 'Ti sekunder',
      language: 'nb',
      receivedAt: T0,
      recording,
      recordingType: 'audio/x-wav',
    })
    .execute()
  const operator = await benches.of('operator')
  const ask = async (range?: string) => {
    const url = `/arbeid/uidentifisert/${id}/opptak`
    const { statusCode, headers, rawPayload } = await operator.inject({
      url,
      headers: range === undefined ? {} : { range },
    })
    return [statusCode, headers['content-range'], headers['content-length'], rawPayload.toString()]
  }
  expect(await ask()).toEqual([200, undefined, '10', '0123456789'])
  expect(await ask('bytes=0-3')).toEqual([206, 'bytes 0-3/10', '4', '0123'])
  expect(await ask('bytes=-2')).toEqual([206, 'bytes 8-9/10', '2', '89'])
  expect((await ask('bytes=10-')).slice(0, 2)).toEqual([416, 'bytes */10'])
  const heard = system.selectFrom('recordingHeard').select('staffId').where('unidentifiedId', '=', id)
  expect(await heard.execute()).toEqual([{ staffId: STAFF.operator }])
  const leader = await benches.of('officeLeaderA')
  expect((await leader.inject(`/arbeid/uidentifisert/${id}/opptak`)).statusCode).toBe(404)
})

test('at a desk and on a telephone it is in order', async () => {
  const page = await browser.newPage()
  const address = (await benches.at('officeLeaderA')) + PATH
  expect(await look(page, address, { sizes: [DESK, PHONE] })).toEqual([])
})
