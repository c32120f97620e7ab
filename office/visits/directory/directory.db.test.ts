import { afterEach, expect, test } from 'vitest'
import { accepted, anne, openReception, reason } from '../../../test/support/reception.ts'
import { oslo } from '../../../test/support/story.ts'
import { OFFICES, staffActor } from '../../../test/support/world.ts'
import { referVisitor } from '../reception/actions.ts'
import { visitSlip } from '../reception/views.ts'
import { endEntry, entryHolds, writeEntry } from './actions.ts'
import { directoryFor, entryHistory, publicDirectory } from './views.ts'

const here = openReception()
// Visits of these tests stay open: nobody asks on the day after.
afterEach(() => here.story.clock.set(oslo('2026-03-02 10:00')))
const leader = staffActor('officeLeaderA')
const TAX = { body: 'taxOffice', themes: ['tax', 'registry'], name: 'Skatt Granvik', phone: '42 00 20 01' }
const write = (more: object = {}, who = leader) => here.at(who, (ctx) => writeEntry(ctx, { ...TAX, ...more }))
const looks = async (more: object = {}, who = anne) =>
  accepted(await here.at(who, (ctx) => directoryFor(ctx, more)))
const ends = (entryId: string) => here.at(leader, (ctx) => endEntry(ctx, { entryId }))
const shows = async (receiver: string, more: object = {}) => {
  const { visitId } = await here.known()
  const nextAt = oslo('2026-03-05 10:00')
  const done = await here.at(anne, (ctx) =>
    referVisitor(ctx, { visitId, receiver, done: 'Fant hvem det er', nextAt, ...more }),
  )
  return { visitId, done }
}

test('R-462: anybody reads it without a login', async () => {
  const read = (name: string) => here.story.asSystem((ctx) => publicDirectory(ctx, name))
  const { entryId } = accepted(await write())
  expect((await read('granvik'))?.entries).toMatchObject([{ id: entryId, phone: '42 00 20 01' }])
  expect(await read('nowhere')).toBeNull()
  accepted(await ends(entryId))
})

test('R-437, R-462: whoever is shown on has in hand whom it is, as it was known then', async () => {
  const { entryId } = accepted(await write())
  const { visitId, done } = await shows('taxOffice')
  expect(accepted(done).step.contact).toMatchObject({ name: 'Skatt Granvik', phone: '42 00 20 01' })
  accepted(await write({ entryId, phone: '42 00 20 99' }))
  const slip = accepted(await here.at(anne, (ctx) => visitSlip(ctx, { visitId })))
  expect(slip.contacts).toMatchObject([{ phone: '42 00 20 01' }])
  expect(slip.lines[0]).toContain('Skatt Granvik')
  const [row] = await here.story.database.system
    .selectFrom('visitReferral')
    .select(['entryId', 'entryVersion'])
    .where('visitId', '=', visitId)
    .execute()
  expect(row).toEqual({ entryId, entryVersion: 1 })
  accepted(await ends(entryId))
})

test('somebody of another body or another office is not put in anybody’s hand', async () => {
  const { entryId } = accepted(await write())
  const { done } = await shows('police', { entryId })
  expect(reason(done)).toBe('unknownReceiver')
  accepted(await ends(entryId))
})

test('R-462: the leader keeps who is responsible, everybody looks it up, and nothing is written over', async () => {
  for (const who of [anne, staffActor('officeLeaderB')])
    expect(reason(await write({ entryId: crypto.randomUUID() }, who))).toBe('notFound')
  expect(reason(await write({ validFrom: '2026-03-01' }))).toBe('inPast')
  expect(reason(await write({ phone: '' }))).toBe('empty')
  const { entryId } = accepted(await write())
  accepted(await write({ entryId, name: 'Skatt vest', validFrom: '2026-04-01' }))
  expect(reason(await write({ entryId, name: 'Skatt nord', validFrom: '2026-03-10' }))).toBe('conflict')
  const found = await looks({ matter: 'registry' })
  expect(found.entries).toMatchObject([
    {
      id: entryId,
      version: 1,
      name: 'Skatt Granvik',
      ownerName: 'Berit Tindegard',
      stale: false,
    },
  ])
  expect(found.coming).toMatchObject([{ name: 'Skatt vest', validFrom: '2026-04-01' }])
  expect([found.leads, found.checks]).toEqual([false, true])
  expect((await looks({ matter: 'debt' })).entries).toEqual([])
  // Elsewhere it is read and not kept.
  const away = await looks({ office: OFFICES.A }, staffActor('hostB'))
  expect([away.entries.length, away.checks]).toEqual([1, false])
  here.story.clock.set(oslo('2026-12-01 10:00'))
  expect((await looks()).entries).toMatchObject([{ name: 'Skatt vest', stale: true }])
  accepted(await here.at(anne, (ctx) => entryHolds(ctx, { entryId })))
  expect((await looks()).entries).toMatchObject([{ version: 3, checkedOn: '2026-12-01', stale: false }])
  expect(reason(await here.at(anne, (ctx) => endEntry(ctx, { entryId })))).toBe('notFound')
  accepted(await ends(entryId))
  expect((await looks()).entries).toEqual([])
  const { versions } = accepted(await here.at(anne, (ctx) => entryHistory(ctx, { entryId })))
  expect(versions.map(({ version, ended }) => [version, ended])).toEqual([
    [4, true],
    [3, false],
    [2, false],
    [1, false],
  ])
})
