import { afterAll, beforeAll, expect, test } from 'vitest'
import { beginStory, oslo, type Story } from '../../../test/support/story.ts'
import { addPerson, OFFICES, staffActor } from '../../../test/support/world.ts'
import { brokenInvariants } from '../../kernel/invariants.ts'
import { hoursOf } from '../../kernel/opening/hours.ts'
import { comeToDoor, tellWho, turnAway } from './actions.ts'
import { officeHours } from './hours.ts'
import { atDoor, turnedList } from './views.ts'

let story: Story
const guard = staffActor('hostB')
beforeAll(async () => {
  story = await beginStory()
  story.clock.set(oslo('2026-03-05 10:00'))
})
afterAll(async () => {
  const broken = await story.database.system
    .transaction()
    .execute((tx) => brokenInvariants(tx, story.clock.now()))
  await story.end()
  expect(broken).toEqual([])
})

const accepted = <T>(result: { ok: true; value: T } | { ok: false; reason: string }): T => {
  if (!result.ok) throw new Error(`refused: ${result.reason}`)
  return result.value
}
const reason = (result: { ok: boolean; reason?: string }) => (result.ok ? 'ok' : result.reason)
const comes = async (more: { urgent?: boolean; language?: string } = {}) =>
  accepted(await story.asStaff(guard, (ctx) => comeToDoor(ctx, { language: 'so', urgent: false, ...more })))
    .visitId
const turn = (visitId: string, way: string, more: object = {}, who = guard) =>
  story.asStaff(who, (ctx) => turnAway(ctx, { visitId, way, ...more }))
const turned = (visitId: string) =>
  story.database.system.selectFrom('visitTurned').selectAll().where('visitId', '=', visitId).execute()

test('two who press for one visitor record one way, and the visit is closed with it (R-443)', async () => {
  const visitId = await comes()
  const both = await Promise.all([
    turn(visitId, 'opening'),
    turn(visitId, 'callBack', { name: 'Una', number: '40011122' }),
  ])
  expect(both.filter(({ ok }) => ok)).toHaveLength(1)
  expect(both.map(reason)).toContain('alreadyClosed')
  expect(await turned(visitId)).toHaveLength(1)
})

test('what cannot wait is not put off, and another office has nothing to do with it', async () => {
  const urgent = await comes({ urgent: true })
  expect(reason(await turn(urgent, 'opening'))).toBe('conflict')
  const visitId = await comes()
  expect(reason(await turn(visitId, 'opening', {}, staffActor('hostA')))).toBe('notFound')
  expect(reason(await turn(visitId, 'elsewhere'))).toBe('badForm')
  expect(reason(await turn(visitId, 'slot'))).toBe('badForm')
  expect(reason(await turn(visitId, 'callBack', { name: 'Una', number: 'x' }))).toBe('needsNumber')
  expect([...(await turned(urgent)), ...(await turned(visitId))]).toEqual([])
  for (const who of ['hostA', 'stateAdviserB'] as const)
    expect(reason(await story.asStaff(staffActor(who), (ctx) => atDoor(ctx, { visitId })))).toBe('notFound')
  // A number that is none opens nobody, nor does a name.
  for (const number of ['Thomas Elvekvist', '123', '00000000000'])
    expect(reason(await story.asStaff(guard, (ctx) => tellWho(ctx, { visitId, number })))).toBe('needsPerson')
})

test('of a known person a call is the same call as from everywhere, with the event (R-410, R-443)', async () => {
  const number = '02029012345'
  const personId = await addPerson(story.database.system, {
    officeId: OFFICES.B,
    identities: [{ number, kind: 'nationalId' }],
  })
  const visitId = await comes()
  accepted(await story.asStaff(guard, (ctx) => tellWho(ctx, { visitId, number: '020290 12345' })))
  const shown = accepted(await story.asStaff(guard, (ctx) => atDoor(ctx, { visitId })))
  expect(JSON.stringify(shown)).not.toContain(personId)
  accepted(await turn(visitId, 'callBack', { number: '40011122' }))
  const owed = await story.database.system
    .selectFrom('promise')
    .select('kind')
    .where('personId', '=', personId)
    .execute()
  expect(owed).toEqual([{ kind: 'callBack' }])
  const events = await story.database.system
    .selectFrom('event')
    .select(['kind', 'data'])
    .where('personId', '=', personId)
    .where('kind', '=', 'turnedToOtherTime')
    .execute()
  expect(events).toMatchObject([{ data: { way: 'callBack', reason: 'closedDay' } }])
})

test('the leader of the office counts them, and nobody else does', async () => {
  const list = accepted(await story.asStaff(staffActor('officeLeaderB'), (ctx) => turnedList(ctx)))
  expect(list.counts.reduce((sum, { n }) => sum + n, 0)).toBe(list.rows.length)
  expect(list.rows.length).toBe(2)
  expect(list.undecided).toBe(2)
  const other = accepted(await story.asStaff(staffActor('officeLeaderA'), (ctx) => turnedList(ctx)))
  expect(other).toEqual({ rows: [], counts: [], undecided: 0 })
  expect(reason(await story.asStaff(guard, (ctx) => turnedList(ctx)))).toBe('notFound')
})

test('a closing day of the record closes the door and the page alike (R-454)', async () => {
  await story.database.system
    .insertInto('closingDay')
    .values({ officeId: OFFICES.B, day: '2026-03-11', reason: 'Planleggingsdag' })
    .execute()
  const page = await story.asSystem((ctx) => officeHours(ctx, 'Elvemark'))
  expect(page?.opens?.toString()).toBe('2026-03-18T11:00:00Z')
  expect(page?.closed).toEqual([
    { day: '2026-03-11', from: null, until: null, cause: 'other', reason: 'Planleggingsdag' },
  ])
  const day = Temporal.PlainDate.from('2026-03-11')
  expect(await story.asSystem((ctx) => hoursOf(ctx, OFFICES.B, day))).toMatchObject({
    spans: [],
    closedFor: 'Planleggingsdag',
  })
  const visitId = await comes()
  expect(accepted(await turn(visitId, 'opening')).at.toString()).toBe('2026-03-18T11:00:00Z')
  expect(await story.asSystem((ctx) => officeHours(ctx, 'ingensteds'))).toBeNull()
})
