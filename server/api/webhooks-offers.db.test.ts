import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { inTransaction } from '../../office/kernel/transaction.ts'
import { offerMeeting } from '../../office/reach/actions.ts'
import { openWebhooks } from '../../test/support/webhooks.ts'
import { staffActor } from '../../test/support/world.ts'

let hooks: Awaited<ReturnType<typeof openWebhooks>>
beforeAll(async () => {
  hooks = await openWebhooks()
})
afterAll(() => hooks.close())
beforeEach(() => hooks.next())

describe('an offer by text (C3-04, K27)', () => {
  const kari = staffActor('stateAdviserA')
  const offer = async (day = '2027-03-10T09:00:00Z') => {
    const [row] = await hooks.api.server.db.system
      .selectFrom('contactPoint')
      .select('id')
      .where('personId', '=', hooks.person())
      .execute()
    const done = await inTransaction(hooks.api.server.app.house.around, kari, (ctx) =>
      offerMeeting(
        { ...ctx, actor: kari },
        {
          personId: hooks.person(),
          pointId: row?.id ?? '',
          purpose: 'followUp',
          at: Temporal.Instant.from(day),
          place: 'kontoret i Granvik',
        },
      ),
    )
    if (!done.ok) throw new Error(done.reason)
    return done.value
  }
  let turn = 0
  const texts = (text: string) => {
    turn += 1
    return hooks.tell('sms', { id: `answer-${turn}`, from: hooks.number(), text })
  }

  test('names office, day, time and the words to answer with, and gives nothing away', async () => {
    await offer()
    const [text] = await hooks.queued()
    expect(text?.body).toMatch(
      /^Velferdskontoret: Møte onsdag 10\.\smars.*10.*kontoret i Granvik\. Svar JA, NEI eller RING\. http:\/\/localhost:3000\/l\//,
    )
    expect(await hooks.open('arrangeMeeting')).toHaveLength(1)
  })

  test('yes books it, once, and a second yes changes nothing', async () => {
    await offer()
    await texts('ja takk')
    await texts('Ja')
    expect(await hooks.open('holdMeeting')).toMatchObject([
      { details: expect.objectContaining({ place: 'kontoret i Granvik' }), ownerStaffId: kari.staffId },
    ])
    expect(await hooks.open('arrangeMeeting')).toEqual([])
  })

  test('no owes another time', async () => {
    await offer()
    await texts('Nei, kan ikke')
    expect([await hooks.open('holdMeeting'), await hooks.open('arrangeMeeting')]).toEqual([
      [],
      [expect.anything()],
    ])
  })

  test('call, and what stands in no list, is a call within two working days, once', async () => {
    await offer()
    await texts('Kanskje, må høre med sjefen')
    await texts('ring meg')
    const calls = await hooks.open('callBack')
    expect(calls).toHaveLength(1)
    expect(await hooks.open('holdMeeting')).toEqual([])
  })

  test('yes with two offers open is not guessed at', async () => {
    await offer()
    await offer('2027-03-11T09:00:00Z')
    await texts('JA')
    expect([await hooks.open('holdMeeting'), await hooks.open('callBack')]).toEqual([[], [expect.anything()]])
  })
})
