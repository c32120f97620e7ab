import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { accepted, reason } from '../../../test/support/reception.ts'
import { beginStory, oslo, type Story } from '../../../test/support/story.ts'
import { OFFICES, staffActor } from '../../../test/support/world.ts'
import { doorNow } from '../../kernel/opening/hours.ts'
import { officeHours } from '../door/hours.ts'
import { answerHours, decideHours, proposeHours, withdrawHours } from './actions.ts'
import { openingBook } from './views.ts'

let story: Story
const leader = staffActor('officeLeaderB')
const host = staffActor('hostB')
beforeAll(async () => {
  story = await beginStory()
})
afterAll(() => story.end())

/** Office B is open on Wednesdays from 12 to 14; this opens it on Tuesdays and one evening instead. */
const WEEK = ['', '9–12', '', '21–01', '', '', '']
const LONG = ['', '9–15', '', '21–01', '', '', '']
const dates = { validFrom: '2026-04-07', answerBy: '2026-03-20' }
const propose = (week = LONG, more: object = {}, who = leader) =>
  story.asStaff(who, (ctx) => proposeHours(ctx, { week, why: 'Flere kommer tirsdag', ...dates, ...more }))
const answer = (versionId: string, who: string, stance = 'for', more: object = {}, by = host) =>
  story.asStaff(by, (ctx) => answerHours(ctx, { versionId, who, stance, ...more }))
const decide = (
  versionId: string,
  weighed = 'Kommunen ville ha onsdag; det tar vi opp i høst',
  more: { early?: string } = {},
) => story.asStaff(leader, (ctx) => decideHours(ctx, { versionId, weighed, ...more }))
const withdraw = (versionId: string) => story.asStaff(leader, (ctx) => withdrawHours(ctx, { versionId }))
const book = async (who = leader) => accepted(await story.asStaff(who, (ctx) => openingBook(ctx)))
const page = () => story.asSystem((ctx) => officeHours(ctx, 'Elvemark'))

/** Visits at office B, each of somebody nobody knows. */
async function came(many: number, at: string, told: object = {}) {
  for (let n = 0; n < many; n += 1)
    await story.database.system
      .insertInto('visit')
      .values({
        id: crypto.randomUUID(),
        officeId: OFFICES.B,
        ticket: crypto.randomUUID(),
        day: at.slice(0, 10),
        cameAt: oslo(at),
        cameBy: 'desk',
        reason: 'other',
        state: 'closed',
        outcome: 'helped',
        closedAt: oslo(at),
        ...told,
      })
      .execute()
}

describe('new hours (R-454, R-842)', () => {
  test('are proposed by whoever leads, with time to answer and not under the minimum', async () => {
    expect(reason(await propose(LONG, {}, host))).toBe('notFound')
    expect(reason(await propose(['', '', '', '', '', '', '']))).toBe('badForm')
    expect(reason(await propose(['9-8-7', '', '', '', '', '', '']))).toBe('badForm')
    expect(reason(await propose(LONG, { validFrom: '2026-02-31' }))).toBe('badForm')
    expect(reason(await propose(LONG, { why: ' ' }))).toBe('empty')
    expect(reason(await propose(LONG, { answerBy: '2026-03-10' }))).toBe('hearingShort')
    expect(reason(await propose(['', '', '12–14', '', '', '', '']))).toBe('belowMinimum')
    expect(await story.database.system.selectFrom('hoursVersion').select('id').execute()).toEqual([])
    // Nearer to the minimum than the two hours that there are.
    expect(reason(await propose(WEEK))).toBe('ok')
  })

  test('are heard one at a time, and decided when those concerned are heard; from then on door and page have them', async () => {
    expect(reason(await propose())).toBe('conflict')
    const { heard } = await book()
    accepted(await withdraw(heard?.id ?? ''))
    await came(6, '2026-02-25 12:30')
    await came(2, '2026-02-24 10:00')
    const { versionId } = accepted(await propose())
    expect((await book()).heard?.impact).toMatchObject({
      before: 120,
      after: 600,
      lost: [{ weekday: 3, opens: '12:00', closes: '14:00' }],
      visitsInLost: 6,
    })
    expect(reason(await decide(versionId))).toBe('hearingOpen')
    expect(reason(await answer(versionId, 'mayor'))).toBe('badForm')
    expect(reason(await answer(versionId, 'users', 'both'))).toBe('empty')
    expect(reason(await answer(versionId, 'users', 'for', {}, staffActor('hostA')))).toBe('notFound')
    expect(reason(await answer(versionId, 'users', 'for', {}, staffActor('stateAdviserB')))).toBe('notFound')
    accepted(
      await answer(versionId, 'municipality', 'against', { name: 'Elvemark kommune', says: 'Behold onsdag' }),
    )
    accepted(await answer(versionId, 'visitor', 'for', { name: 'Una Prøvetoft', says: 'Kveld passer' }))
    accepted(await answer(versionId, 'users', 'for', { name: 'Brukerutvalget' }))
    story.clock.set(oslo('2026-03-21 10:00'))
    expect(reason(await decide(versionId))).toBe('hearingMissing')
    accepted(await answer(versionId, 'staff', 'noAnswer'))
    expect((await page())?.ahead.heard).toBeNull()
    const both = await Promise.all([decide(versionId), decide(versionId)])
    expect(both.map(reason).sort()).toEqual(['alreadyEnded', 'ok'])
    expect(reason(await answer(versionId, 'staff'))).toBe('alreadyEnded')
    const [first] = (await book()).history
    expect(first).toMatchObject({
      state: 'decided',
      minutes: 600,
      weighed: expect.stringContaining('onsdag'),
    })
    // Of a visitor there is no name, whatever was written.
    expect(first?.answers.map(({ who, name }) => [who, name])).toEqual([
      ['municipality', 'Elvemark kommune'],
      ['visitor', null],
      ['users', 'Brukerutvalget'],
      ['staff', null],
    ])
    expect((await page())?.ahead.coming).toMatchObject([{ validFrom: '2026-04-07' }])
    story.clock.set(oslo('2026-04-09 22:00'))
    expect(await story.asSystem((ctx) => doorNow(ctx, OFFICES.B))).toMatchObject({ open: true })
    story.clock.set(oslo('2026-04-10 00:30'))
    expect(await story.asSystem((ctx) => doorNow(ctx, OFFICES.B))).toMatchObject({ open: true })
    expect((await page())?.ahead).toMatchObject({ coming: [], since: '2026-04-07' })
    expect(reason(await withdraw(versionId))).toBe('alreadyBegun')
  })

  test('what has been decided is taken back before it begins, and the hours before it stand', async () => {
    const later = { validFrom: '2026-06-02', answerBy: '2026-05-01' }
    const { versionId } = accepted(await propose(['9–14', '9–14', '', '', '', '', ''], later))
    expect((await page())?.ahead.heard).toMatchObject({ answerBy: '2026-05-01', why: 'Flere kommer tirsdag' })
    for (const who of ['municipality', 'users', 'staff']) accepted(await answer(versionId, who))
    expect(reason(await decide(versionId))).toBe('earlyReason')
    accepted(await decide(versionId, 'Alle er enige', { early: 'Leieavtalen går ut' }))
    expect((await book()).history[0]).toMatchObject({ early: 'Leieavtalen går ut' })
    expect((await page())?.ahead.coming).toHaveLength(1)
    accepted(await withdraw(versionId))
    expect((await page())?.ahead.coming).toEqual([])
    expect((await book()).now).toHaveLength(3)
  })
})

test('what the hours led to is measured over whole weeks, in every channel, and never of few (R-455, R-456)', async () => {
  await came(10, '2026-04-01 12:30')
  await came(3, '2026-04-14 10:00', { outcome: 'leftBeforeHelp' })
  await came(20, '2026-04-14 10:00')
  await came(6, '2026-04-15 13:00', { cameBy: 'door' })
  story.clock.set(oslo('2026-04-22 10:00'))
  const [version] = (await book()).history.filter(
    ({ validFrom, state }) => validFrom === '2026-04-07' && state === 'decided',
  )
  const effect = (name: string) => version?.effects?.find((one) => one.name === name)
  expect(effect('visits')).toEqual({ name: 'visits', before: 5, after: 11.5 })
  expect(effect('atClosedDoor')).toEqual({ name: 'atClosedDoor', before: 0, after: 3 })
  expect(effect('leftBeforeHelp')?.after).toBeNull()
  const { demand } = await book()
  expect(demand.find(({ hour }) => hour === 10)?.counts).toMatchObject({ visit: 23 })
  expect(demand.find(({ hour }) => hour === 13)).toMatchObject({ open: 1, counts: { door: 6 } })
  // The evening is open on one day, and nobody has come.
  expect(demand.find(({ hour }) => hour === 22)).toMatchObject({ open: 1, counts: { visit: 0 } })
  const atDesk = await book(host)
  expect([atDesk.demand, atDesk.history[0]?.effects, atDesk.leads]).toEqual([[], null, false])
  expect(reason(await story.asStaff(staffActor('stateAdviserB'), (ctx) => openingBook(ctx)))).toBe('notFound')
})
