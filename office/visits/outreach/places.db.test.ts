import { afterAll, beforeAll, expect, test } from 'vitest'
import { beginStory, oslo, type Story } from '../../../test/support/story.ts'
import { addPerson, OFFICES, STAFF, staffActor, TEAMS } from '../../../test/support/world.ts'
import { freeFor } from '../../meetings/booking/actions.ts'
import { takeTime } from '../../meetings/booking/holds.ts'
import { takenOf } from '../../meetings/booking/store.ts'
import { nameRegular } from '../regulars/actions.ts'
import { addPlace, closePlace, endTeamHours, planOutreach, setTeamHours, syncOutreach } from './actions.ts'
import { outreachFigures } from './figures.ts'
import { outreachPlaces } from './places.ts'
import { teamHours, teamTimes } from './team-hours.ts'

let story: Story
beforeAll(async () => {
  story = await beginStory()
  story.clock.set(oslo('2026-03-02 08:00'))
})
afterAll(() => story.end())

const kari = staffActor('stateAdviserA')
const leader = staffActor('officeLeaderA')
const accepted = <T>(result: { ok: true; value: T } | { ok: false; reason: string }): T => {
  if (!result.ok) throw new Error(`refused: ${result.reason}`)
  return result.value
}
const reason = (result: { ok: boolean; reason?: string }) => (result.ok ? 'ok' : result.reason)
const add = (told: object = {}, who = kari) =>
  story.asStaff(who, (ctx) => addPlace(ctx, { kind: 'food', name: 'Fattighuset', ...told }))
const HOURS = { weekday: 2, opens: '10:00', closes: '12:00', fromDay: '2026-03-02' }
const keep = (told: object = {}, who = leader) =>
  story.asStaff(who, (ctx) =>
    setTeamHours(ctx, { teamId: TEAMS.followUpA, placeId: null, ...HOURS, ...told }),
  )

test('R-539: a place is the office’s own, once for each name, nobody’s home, and closed without losing what was done', async () => {
  const { placeId } = accepted(await add())
  expect(accepted(await add({ name: 'FATTIGHUSET' })).placeId).toBe(placeId)
  expect(reason(await add({ kind: 'home', name: 'Hos Ola' }))).toBe('badForm')
  expect(reason(await add({ name: ' ' }))).toBe('empty')
  expect(reason(await add({ name: 'Et annet', address: 'x'.repeat(201) }))).toBe('tooLong')
  expect(reason(await add({}, staffActor('operator')))).toBe('notFound')
  const elsewhere = staffActor('officeLeaderB')
  expect(accepted(await story.asStaff(elsewhere, (ctx) => outreachPlaces(ctx)))).toEqual([])
  expect(reason(await story.asStaff(elsewhere, (ctx) => closePlace(ctx, { placeId })))).toBe('notFound')
  expect(accepted(await story.asStaff(kari, (ctx) => outreachPlaces(ctx)))).toMatchObject([
    { id: placeId, name: 'Fattighuset', lastAt: null },
  ])
  accepted(await keep({ placeId, weekday: 5 }))
  accepted(await story.asStaff(kari, (ctx) => closePlace(ctx, { placeId })))
  expect(accepted(await story.asStaff(kari, (ctx) => outreachPlaces(ctx)))).toEqual([])
  expect(await story.asSystem((ctx) => teamTimes(ctx, OFFICES.A))).toEqual([])
})

test('R-541: in the hours of a team nobody in it can be booked, and everybody can read them', async () => {
  expect(reason(await keep({}, kari))).toBe('notFound')
  expect(reason(await keep({ teamId: TEAMS.followUpB }))).toBe('notFound')
  for (const wrong of [{ weekday: 8 }, { opens: '12:00' }, { untilDay: '2026-03-01' }, { fromDay: 'i dag' }])
    expect(reason(await keep(wrong)), JSON.stringify(wrong)).toBe('badForm')
  const { hoursId } = accepted(await keep())
  expect(reason(await keep({ opens: '11:30', closes: '13:00' }))).toBe('windowsOverlap')
  expect(await story.asSystem((ctx) => teamTimes(ctx, OFFICES.A))).toMatchObject([
    { id: hoursId, weekday: 2, opens: '10:00', closes: '12:00', place: null, until: null },
  ])
  const personId = await addPerson(story.database.system, {})
  const taken = () =>
    story.asSystem(async (ctx) =>
      (
        await takenOf(ctx.tx, [STAFF.stateAdviserA], oslo('2026-03-01 00:00'), oslo('2026-03-16 00:00'))
      ).filter(({ why }) => why === 'team'),
    )
  // Tuesday of two weeks, from the first minute to the last.
  expect((await taken()).map(({ from, until }) => [from, until])).toEqual(
    ['2026-03-03', '2026-03-10'].map((day) =>
      ['10:00', '12:00'].map((time) => oslo(`${day} ${time}`).epochMilliseconds),
    ),
  )
  const take = (at: string) =>
    story.asSystem(async (ctx) =>
      takeTime(ctx, {
        meetingId: null,
        freedId: crypto.randomUUID(),
        personId,
        staffId: STAFF.stateAdviserA,
        place: null,
        startsAt: oslo(at),
        endsAt: oslo(at).add({ minutes: 30 }),
        travelMinutes: 0,
        mayUseKept: true,
      }),
    )
  expect(await take('2026-03-03 11:45')).toBeUndefined()
  expect(await take('2026-03-03 12:00')).toBeNull()
  accepted(await story.asStaff(leader, (ctx) => endTeamHours(ctx, { hoursId })))
  expect(await take('2026-03-10 11:00')).toBeNull()
  expect(accepted(await story.asStaff(kari, (ctx) => teamHours(ctx)))).toEqual({
    teams: [],
    hours: [],
    maySet: false,
  })
})

test('R-453, C6-07: hours for those the team knows are booked by them alone, and stand on no page for everybody', async () => {
  const { hoursId } = accepted(await keep({ keptFor: 'regulars', weekday: 4 }))
  expect(reason(await keep({ keptFor: 'friends', weekday: 3 }))).toBe('badForm')
  expect(await story.asSystem((ctx) => teamTimes(ctx, OFFICES.A))).toEqual([])
  expect(accepted(await story.asStaff(kari, (ctx) => teamHours(ctx))).hours).toMatchObject([
    { id: hoursId, keptFor: 'regulars' },
  ])
  const [known, other] = [
    await addPerson(story.database.system, {}),
    await addPerson(story.database.system, {}),
  ]
  const name = (personId: string, at: string) =>
    story.asStaff(leader, (ctx) =>
      nameRegular(ctx, {
        ...{ personId, teamId: TEAMS.followUpA, brief: 'Vil ha god tid.' },
        times: { weekday: 4, at, weeks: 1, staffId: STAFF.stateAdviserA },
      }),
    )
  const free = (personId: string) =>
    story.asSystem(async (ctx) =>
      accepted(
        await freeFor(ctx, {
          ...{
            personId,
            kind: 'followUp',
            mode: 'phone',
            staffIds: [STAFF.stateAdviserA],
            interpreted: false,
          },
          ...{ from: oslo('2026-03-12 09:00'), until: oslo('2026-03-12 13:00') },
        }),
      ).map(({ startsAt }) => startsAt.toZonedDateTimeISO('Europe/Oslo').toPlainTime().toString()),
    )
  expect(accepted(await name(known, '10:00'))).toMatchObject({
    booked: [oslo('2026-03-05 10:00')],
    notFree: 0,
  })
  expect(await free(known)).toContain('10:00:00')
  expect(await free(other)).not.toContain('10:00:00')
  // A time that is taken names nobody: nothing of it stands.
  expect(reason(await name(other, '10:00'))).toBe('taken')
  const named = await story.database.system
    .selectFrom('regular')
    .select('personId')
    .where('personId', 'in', [known, other])
    .execute()
  expect(named).toEqual([{ personId: known }])
  accepted(await story.asStaff(leader, (ctx) => endTeamHours(ctx, { hoursId })))
})

test('R-539, R-799: what came of going out is counted by kind of place, and nobody of too few can be told', async () => {
  const { placeId } = accepted(await add({ name: 'Suppekjøkkenet' }))
  const plan = (more: object) =>
    story.asStaff(kari, async (ctx) =>
      accepted(
        await planOutreach(ctx, {
          personId: null,
          placeKind: '',
          place: '',
          startsAt: '2026-03-02T09:00',
          backAt: '2026-03-02T11:00',
          safetyStaffId: STAFF.deputyStateA,
          ...more,
        }),
      ),
    )
  const sends = (visitId: string, more: object) =>
    story.asStaff(kari, (ctx) =>
      syncOutreach(ctx, {
        told: { id: crypto.randomUUID(), visitId, at: oslo('2026-03-02 09:30').toString(), ...more },
      }),
    )
  const round = await plan({ placeId })
  const known = await addPerson(story.database.system, {})
  const home = await plan({ personId: known, placeKind: 'home', place: 'Heimveien 4' })
  story.clock.set(oslo('2026-03-02 12:00'))
  accepted(await sends(round.visitId, { people: 14 }))
  accepted(await sends(home.visitId, { note: 'Vi snakket', step: { text: 'Ring legen' } }))
  const figures = (who = leader) =>
    story.asStaff(who, (ctx) => outreachFigures(ctx, { from: '2026-03-02', until: '2026-03-08' }))
  expect(reason(await figures(kari))).toBe('notFound')
  const { rows, places } = accepted(await figures())
  expect(rows).toEqual([
    { kind: 'food', rounds: 1, notBack: 0, unnamed: 14, named: 0, agreed: 0, kept: 0 },
    { kind: 'home', rounds: 1, notBack: 0, unnamed: 0, named: null, agreed: null, kept: null },
  ])
  expect(places).toEqual([{ name: 'Suppekjøkkenet', rounds: 1, unnamed: 14 }])
})
