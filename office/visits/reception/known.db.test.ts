import { expect, test } from 'vitest'
import { accepted, anne, filip, openReception, reason } from '../../../test/support/reception.ts'
import { oslo } from '../../../test/support/story.ts'
import { OFFICES } from '../../../test/support/world.ts'
import { callNext } from './actions.ts'

const here = openReception()
const calls = (who: typeof anne, desk: string) => here.at(who, (ctx) => callNext(ctx, { desk, room: true }))

/** Somebody was here before, and was served by Filip. */
const servedByFilip = () =>
  here.story.database.system
    .insertInto('visit')
    .values({
      ...{ id: crypto.randomUUID(), officeId: OFFICES.A, personId: here.person, staffId: filip.staffId },
      ...{
        ticket: crypto.randomUUID(),
        day: '2026-02-20',
        cameAt: oslo('2026-02-20 10:00'),
        cameBy: 'desk',
        reason: 'other',
      },
      ...{ state: 'closed', outcome: 'helped', closedAt: oslo('2026-02-20 10:20') },
    })
    .execute()

test('R-460: after that they are called like everybody else, and at once where the one who knows them is not at a desk', async () => {
  await servedByFilip()
  const away = await here.known()
  await here.comes()
  // Nobody else is at a desk yet.
  expect(accepted(await calls(anne, '1')).visitId).toBe(away.visitId)
  accepted(await calls(filip, '2'))
  const second = await here.known()
  await here.comes()
  here.story.clock.set(oslo('2026-03-02 10:10'))
  expect(accepted(await calls(anne, '1')).visitId).toBe(second.visitId)
  accepted(await calls(anne, '1'))
})

test('R-460: whoever Filip served last is left to him for some minutes, while there is somebody else to call', async () => {
  await servedByFilip()
  // Filip is at a desk: he serves somebody now.
  await here.comes()
  accepted(await calls(filip, '2'))
  const known = await here.known()
  const stranger = await here.comes()
  expect(accepted(await calls(anne, '1')).visitId).toBe(stranger.visitId)
  expect(accepted(await calls(filip, '2')).visitId).toBe(known.visitId)
  expect(reason(await calls(anne, '1'))).toBe('nobodyWaits')
})
