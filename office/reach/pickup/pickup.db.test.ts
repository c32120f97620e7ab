import { afterEach, beforeEach, expect, test } from 'vitest'
import { PLACES } from '../../../db/seed/organisation.ts'
import { type NoticeStory, noticeStory } from '../../../test/support/notices.ts'
import { staffActor } from '../../../test/support/world.ts'
import { setFact } from '../../people/profile/actions.ts'
import { choosePickUp, choosePickUpFor, pickUpChoices } from './choose.ts'

const adviser = staffActor('stateAdviserA')
let story: NoticeStory
let ola: string
beforeEach(async () => {
  story = await noticeStory()
  ola = await story.assisted({ phone: null, address: null })
})
afterEach(() => story.end())

const chosen = async () =>
  (await story.asPerson(ola, (ctx) => pickUpChoices(ctx))).filter((one) => one.chosen).map(({ id }) => id)
const waits = async () => {
  const rows = await story.database.system
    .selectFrom('pickupItem as i')
    .innerJoin('pickupPlace as p', 'p.id', 'i.placeId')
    .select(['p.id', 'p.name', 'p.officeId'])
    .where('i.personId', '=', ola)
    .where('i.removedAt', 'is', null)
    .execute()
  return rows
}

test('the places of one’s own office are offered, and what is chosen is where it waits', async () => {
  const offered = (await story.asPerson(ola, (ctx) => pickUpChoices(ctx))).map(({ id }) => id)
  expect(offered).toEqual(expect.arrayContaining([PLACES.deskA, PLACES.cafe]))
  expect(offered).not.toContain(PLACES.deskB)
  await story.asPerson(ola, (ctx) => choosePickUp(ctx, { places: [PLACES.deskA, PLACES.cafe] }))
  expect((await chosen()).sort()).toEqual([PLACES.deskA, PLACES.cafe].sort())
  const notice = await story.tell(ola)
  await story.at('2026-03-02 10:00')
  expect(await story.steps(notice)).toContain('2026-03-02 10:00 pickUp pickUp')
  expect((await waits()).map(({ id }) => id).sort()).toEqual([PLACES.deskA, PLACES.cafe].sort())
})

test('said at the desk it is the person’s own word; taken back it counts no more', async () => {
  const said = (places: string[]) =>
    story.asStaff(adviser, (ctx) => choosePickUpFor(ctx, { personId: ola, places, method: 'desk' }))
  expect((await said([PLACES.cafe])).ok).toBe(true)
  expect(await chosen()).toEqual([PLACES.cafe])
  story.clock.set(story.clock.now().add({ minutes: 1 }))
  expect((await said([])).ok).toBe(true)
  expect(await chosen()).toEqual([])
  const facts = await story.database.system
    .selectFrom('profileFact')
    .select(['source', 'method'])
    .where('personId', '=', ola)
    .where('field', '=', 'pickUp')
    .execute()
  expect(facts.every(({ source, method }) => source === 'ownStatement' && method === 'desk')).toBe(true)
  const notice = await story.tell(ola)
  await story.at('2026-03-02 10:05')
  expect((await story.steps(notice)).join()).not.toContain('pickUp')
})

test('a place where nothing can wait is refused when it is chosen, by every door', async () => {
  for (const place of ['Benken i parken', crypto.randomUUID()])
    expect(
      await story.asPerson(ola, (ctx) => choosePickUp(ctx, { places: [PLACES.deskA, place] })),
    ).toMatchObject({ ok: false, reason: 'unknownPlace' })
  expect(
    await story.asStaff(adviser, (ctx) =>
      setFact(ctx, { personId: ola, field: 'pickUp', value: ['Parken'] }),
    ),
  ).toMatchObject({ ok: false, reason: 'unknownPlace' })
  expect(await chosen()).toEqual([])
})

test('a place that is no more leaves the envelope at the desk of the person’s own office', async () => {
  const { system } = story.database
  await story.asPerson(ola, (ctx) => choosePickUp(ctx, { places: [PLACES.cafe] }))
  await system
    .updateTable('pickupPlace')
    .set({ endedAt: story.clock.now() })
    .where('id', 'in', [PLACES.cafe, PLACES.deskA])
    .execute()
  for (const _each of [1, 2]) {
    await story.tell(ola)
    await story.at('2026-03-02 10:05')
  }
  const { officeId } = await system
    .selectFrom('person')
    .select('officeId')
    .where('id', '=', ola)
    .executeTakeFirstOrThrow()
  const places = await waits()
  expect(places).toHaveLength(2)
  expect(places.map((one) => one.officeId)).toEqual([officeId, officeId])
  expect(new Set(places.map(({ id }) => id)).size).toBe(1)
  expect(await story.broken()).toEqual([])
})
