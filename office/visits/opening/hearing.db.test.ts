import { afterAll, beforeAll, expect, test } from 'vitest'
import { accepted, reason } from '../../../test/support/reception.ts'
import { beginStory, oslo, type Story } from '../../../test/support/story.ts'
import { staffActor } from '../../../test/support/world.ts'
import { settingsFrom } from '../../kernel/settings.ts'
import { inTransaction } from '../../kernel/transaction.ts'
import { decideHours, proposeHours } from './actions.ts'
import { answerHearing, hearingOf } from './hearing.ts'
import { openingBook } from './views.ts'

let story: Story
const leader = staffActor('officeLeaderB')
beforeAll(async () => {
  story = await beginStory()
})
afterAll(() => story.end())

let key = 0
const says = (more: object = {}, office = 'Elvemark') => {
  key += 1
  const said = {
    who: 'visitor',
    stance: 'against',
    says: 'Onsdag passer best',
    key: `sending ${key}`,
    ...more,
  }
  return story.asSystem((ctx) => answerHearing(ctx, office, said))
}
const shown = () => story.asSystem((ctx) => hearingOf(ctx, 'elvemark'))
const heard = async () => accepted(await story.asStaff(leader, (ctx) => openingBook(ctx))).heard

test('whoever is concerned answers on the page, once for each sending, and by no other name than their own (R-842)', async () => {
  expect((await shown())?.heard).toBeNull()
  expect(reason(await says())).toBe('alreadyEnded')
  expect(reason(await says({}, 'ingensteds'))).toBe('notFound')
  const { versionId } = accepted(
    await story.asStaff(leader, (ctx) =>
      proposeHours(ctx, {
        ...{ week: ['9–15', '9–15', '', '', '', '', ''], why: 'Flere kommer tidlig i uka' },
        ...{ validFrom: '2026-04-07', answerBy: '2026-03-20' },
      }),
    ),
  )
  expect(await shown()).toMatchObject({
    now: [{ weekday: 3 }],
    heard: { id: versionId, answerBy: '2026-03-20' },
  })
  for (const who of ['municipality', 'users', 'staff', 'mayor'])
    expect(reason(await says({ who }))).toBe('badForm')
  expect(reason(await says({ stance: 'noAnswer' }))).toBe('badForm')
  expect(reason(await says({ stance: 'both', says: ' ' }))).toBe('empty')
  expect(reason(await says({ says: 'x'.repeat(1001) }))).toBe('tooLong')
  expect((await heard())?.counts).toMatchObject({ total: 0 })

  const twice = await Promise.all([says({ key: 'one' }), says({ key: 'one' })])
  expect(twice.map(reason)).toEqual(['ok', 'ok'])
  accepted(await says({ who: 'organisation', stance: 'for', says: '' }))
  expect(await heard()).toMatchObject({
    counts: { total: 2, for: 1, against: 1, both: 0, page: 2 },
    answers: [
      { who: 'visitor', source: 'page', name: null, says: 'Onsdag passer best' },
      { who: 'organisation', source: 'page', name: null, says: null },
    ],
  })
  // The users' council, the municipality and the staff are still to be asked.
  const decided = await story.asStaff(leader, (ctx) =>
    decideHours(ctx, { versionId, weighed: 'Sett', early: 'Haster' }),
  )
  expect(reason(decided)).toBe('hearingOpen')
})

test('so many are taken and no more, and none after the last day', async () => {
  const settings = settingsFrom([{ scope: 'nation', key: 'reception.hearingMost', value: 2 }])
  const full = await inTransaction({ ...story.around, settings }, { kind: 'system', name: 'test' }, (ctx) =>
    answerHearing(ctx, 'Elvemark', { who: 'visitor', stance: 'for', says: '', key: 'late' }),
  )
  expect(reason(full)).toBe('hearingFull')
  story.clock.set(oslo('2026-03-20 23:30'))
  expect(reason(await says())).toBe('ok')
  story.clock.set(oslo('2026-03-21 00:10'))
  expect((await shown())?.heard).toBeNull()
  expect(reason(await says())).toBe('alreadyEnded')
})
