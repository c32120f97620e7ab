import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { accessWorld } from '../../test/support/access.ts'
import { addPerson, STAFF, staffActor, T0 } from '../../test/support/world.ts'
import { accessLogForOfficer, accessLogOf } from './views.ts'

let world: Awaited<ReturnType<typeof accessWorld>>
beforeAll(async () => {
  world = await accessWorld()
})
afterAll(() => world.close())

/** So many openings of the same minute; every seventh was refused. */
async function looked(many: number): Promise<string> {
  const personId = await addPerson(world.system)
  const line = {
    personId,
    at: T0,
    staffId: STAFF.stateAdviserA,
    role: 'AS',
    basis: 'purpose',
    purpose: 'call',
  }
  await world.system
    .insertInto('accessLog')
    .values(Array.from({ length: many }, (_, n) => ({ ...line, what: 'page', allowed: n % 7 !== 6 })))
    .execute()
  return personId
}

type Page = { ok: boolean; value?: { entries: { id: string }[]; older: string | null } }
async function allPages(read: (before: string | null) => Promise<Page>) {
  const ids: string[] = []
  const sizes: number[] = []
  for (let before: string | null = null; ; ) {
    const { entries = [], older = null }: NonNullable<Page['value']> = (await read(before)).value ?? {
      entries: [],
      older: null,
    }
    ids.push(...entries.map(({ id }) => id))
    sizes.push(entries.length)
    if (older === null) return { ids, sizes }
    before = older
  }
}

describe('the log of openings, page by page (R-730)', () => {
  it('shows the person every opening once, however many fell in one minute and whoever was turned away between', async () => {
    const personId = await looked(245)
    const { ids, sizes } = await allPages((before) =>
      world.asPerson({ kind: 'person', personId, language: 'nb' }, (ctx) => accessLogOf(ctx, before)),
    )
    expect(sizes).toEqual([100, 100, 10])
    expect(new Set(ids).size).toBe(210)
  })

  it('shows the privacy role those who were turned away too, and its own reading', async () => {
    const personId = await looked(105)
    const { ids, sizes } = await allPages((before) =>
      world.as(staffActor('privacyOfficer'), (ctx) => accessLogForOfficer(ctx, personId, before)),
    )
    expect(sizes).toEqual([100, 6])
    expect(new Set(ids).size).toBe(106)
  })

  it('begins before nothing that belongs to somebody else', async () => {
    const [mine, other] = [await looked(3), await looked(3)]
    const theirs = await world.system
      .selectFrom('accessLog')
      .select('id')
      .where('personId', '=', other)
      .executeTakeFirstOrThrow()
    const page = await world.asPerson({ kind: 'person', personId: mine, language: 'nb' }, (ctx) =>
      accessLogOf(ctx, theirs.id),
    )
    expect(page).toEqual({ ok: true, value: { entries: [], older: null } })
  })
})
