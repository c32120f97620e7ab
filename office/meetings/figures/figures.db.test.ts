import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { beginStory, oslo, type Story } from '../../../test/support/story.ts'
import { addPerson, addStaff, OFFICES, T0 } from '../../../test/support/world.ts'
import type { StaffActor } from '../../kernel/context.ts'
import { makePromise } from '../../kernel/promise/actions.ts'
import { meetingFigures } from './views.ts'

let story: Story
let lead: StaffActor
beforeAll(async () => {
  story = await beginStory()
  lead = await addStaff(story.database.system, { roles: ['LE'] })
})
afterAll(() => story.end())

/** So many wishes, each of its own person, with one adviser, as they ended. */
async function wishes(
  many: number,
  told: { staffId: string; interpreter?: boolean } & Record<string, unknown>,
): Promise<void> {
  const { staffId, interpreter, ...ended } = told
  for (let n = 0; n < many; n += 1) {
    const personId = await addPerson(story.database.system, interpreter ? { interpreterNeed: 'always' } : {})
    const { id } = await story.asSystem((ctx) =>
      makePromise(ctx, {
        personId,
        kind: 'arrangeMeeting',
        clock: 'meetingRequest',
        side: 'state',
        theme: 'meetingRequest',
        owner: { staffId },
        officeId: OFFICES.A,
      }),
    )
    await story.database.system
      .updateTable('meetingRequest')
      .set({ byKind: 'person', ...ended })
      .where('personId', '=', personId)
      .where('promiseId', '=', id)
      .execute()
  }
}
const figures = async (actor: StaffActor = lead, days?: number) =>
  story.asStaff(actor, (ctx) => meetingFigures(ctx, days === undefined ? {} : { days }))

describe('wished, needed and held (R-490)', () => {
  test('in all and by group; want of time and waiting past the time are unmet; few are hidden', async () => {
    const decidedAt = T0.add({ hours: 48 })
    for (let adviser = 0; adviser < 5; adviser += 1) {
      const { staffId } = await addStaff(story.database.system)
      await wishes(adviser + 1, { staffId, state: 'granted', decidedAt })
      await wishes(5 - adviser, {
        staffId,
        state: 'declined',
        decidedAt,
        declineReason: 'capacity',
        alternative: 'dropIn',
      })
    }
    const { staffId } = await addStaff(story.database.system)
    await wishes(6, { staffId, interpreter: true, rules: ['interpreterNeed'] })
    await wishes(1, {
      staffId,
      state: 'declined',
      decidedAt,
      declineReason: 'notOurs',
      alternative: 'otherBody',
    })
    story.clock.set(oslo('2026-03-06 10:00'))
    const early = await figures()
    if (!early.ok) throw new Error(early.reason)
    const row = (group: string) => early.value.rows.find((one) => one.group === group)
    expect(row('all')).toMatchObject({
      wished: 37,
      needed: 6,
      granted: 15,
      declined: 16,
      unmet: 15,
      open: 6,
      held: 0,
      days: 2,
    })
    expect(row('interpreter')).toMatchObject({ wished: 6, needed: 6, open: 6, unmet: 0, days: null })
    expect(early.value.reasons).toEqual([
      { reason: 'capacity', count: null },
      { reason: 'notOurs', count: null },
    ])
    expect(early.value.spread).toEqual({
      advisers: 6,
      lowest: 0,
      quarter: 21,
      middle: 42,
      upper: 63,
      highest: 83,
    })
    story.clock.set(oslo('2026-03-10 10:00'))
    const late = await figures()
    expect(late.ok && late.value.rows[0]).toMatchObject({ unmet: 21 })
  })

  test('are of the own office, for whoever leads it, over a period that is one', async () => {
    const elsewhere = await addStaff(story.database.system, { roles: ['LE'], officeId: OFFICES.B })
    const other = await figures(elsewhere)
    expect(other.ok && other.value.rows.every(({ wished }) => wished === 0 || wished === null)).toBe(true)
    expect(await figures(await addStaff(story.database.system))).toEqual({ ok: false, reason: 'notFound' })
    expect(await figures(lead, 0)).toEqual({ ok: false, reason: 'badPeriod' })
    expect(await figures(lead, 400)).toEqual({ ok: false, reason: 'badPeriod' })
  })
})
