import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { seeded } from '../../test/support/chance.ts'
import { beginStory, type Story } from '../../test/support/story.ts'
import { addPerson, addStaff, T0 } from '../../test/support/world.ts'
import type { StaffActor } from '../kernel/context.ts'
import { makePromises } from '../kernel/promise/actions.ts'
import { URGENCIES } from '../kernel/promise/model.ts'
import { type WorkItem, workList } from './views/work-list.ts'

/** One page of a list; every pair of its 50 rows is compared, more than a thousand pairs. */
const OWED = 50
const CHANNELS = ['portalMessage', 'dropIn', 'paperLetter', 'sms', 'officePhone'] as const
const NAMES = ['Aas', 'Åsvang', 'Abel', 'Østgård', 'Nordtoft'] as const

let story: Story
let adviser: StaffActor
let items: WorkItem[]

beforeAll(async () => {
  story = await beginStory()
  adviser = await addStaff(story.database.system)
  const next = seeded(11)
  const below = (n: number) => Math.floor(next() * n)
  const persons = await Promise.all(
    NAMES.map((familyName) => addPerson(story.database.system, { familyName })),
  )
  const owed = Array.from({ length: OWED }, () => ({
    personId: persons[below(persons.length)] as string,
    kind: 'answerMessage' as const,
    clock: 'dialogueMessage' as const,
    side: 'state' as const,
    theme: 'measure',
    owner: { staffId: adviser.staffId },
    officeId: adviser.officeId,
    receivedAt: T0.subtract({ minutes: below(3) }),
    dueAt: T0.add({ hours: 20 + below(3) }),
    urgency: URGENCIES[below(3)] as (typeof URGENCIES)[number],
    needLevel: below(4),
    channel: CHANNELS[below(CHANNELS.length)] as string,
    details: { title: NAMES[below(NAMES.length)], persistence: below(9) },
  }))
  await story.asSystem((ctx) => makePromises(ctx, owed))
  items = (await story.asStaff(adviser, (ctx) => workList(ctx, { list: 'mine' }))).items
})
afterAll(() => story.end())

/** The rule in words: below 0, `a` is shown first; 0, they share rank. */
const byRule = (a: WorkItem, b: WorkItem) =>
  URGENCIES.indexOf(a.urgency) - URGENCIES.indexOf(b.urgency) ||
  Temporal.Instant.compare(a.dueAt, b.dueAt) ||
  b.needLevel - a.needLevel ||
  Temporal.Instant.compare(a.receivedAt, b.receivedAt)

describe('the order of lists (R-010, R-037, K13)', () => {
  test('is urgency, due time and need; receipt only tells equals apart', () => {
    expect(items).toHaveLength(OWED)
    for (const [at, one] of items.entries())
      for (const later of items.slice(at + 1))
        expect(byRule(one, later), `${one.promiseId} before ${later.promiseId}`).toBeLessThanOrEqual(0)
  })

  test('has neither channel, surname, title nor persistence in it: they are mixed within a rank', () => {
    const mixed = items.filter((one, at) => {
      const before = items[at - 1]
      return before !== undefined && byRule(before, one) < 0 && before.name > one.name
    })
    expect(mixed.length).toBeGreaterThan(0)
    expect(new Set(items.slice(0, 10).map(({ channel }) => channel)).size).toBeGreaterThan(1)
  })
})
