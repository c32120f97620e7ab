import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { PERSONS } from '../../db/seed/fixture.ts'
import { beginStory, type Story } from '../../test/support/story.ts'
import { STAFF, staffActor } from '../../test/support/world.ts'
import { openPerson, setProtection } from '../access/actions.ts'
import { INVARIANTS } from '../kernel/invariants.ts'
import { write } from '../threads/actions.ts'
import { settleAbsencesNow } from './jobs.ts'

/** whoever is protected is answered like everybody else, by somebody who may see them. */
let story: Story
beforeAll(async () => {
  story = await beginStory()
})
afterAll(() => story.end())

const desks = async (personId: string) => {
  const { rows } = await sql<{ staffId: string | null; seen: boolean }>`select p.desk_staff_id as "staffId",
      exists (select from staff s where s.active and s.shields @> array(select h.code from shield h where h.person_id = p.person_id)
        and (s.id = p.desk_staff_id or (p.desk_staff_id is null
          and exists (select from staff_team m where m.staff_id = s.id and m.team_id = p.desk_team_id)))) as seen
    from promise p where p.person_id = ${personId} and p.is_open and p.kind = 'answerMessage'`.execute(
    story.database.system,
  )
  return rows
}
const hidden = async () => {
  const check = INVARIANTS.find(({ id }) => id === 'I-41')
  return (await check?.violations(story.clock.now()).execute(story.database.system))?.rows
}

describe('R-724 what concerns somebody who is protected', () => {
  test.each([
    'Vi har ikke mat, og barna er sultne.',
    'Hvorfor fikk jeg mindre i sykepenger?',
    'Når kommer sosialhjelpen?',
    'blå gulrøtter spretter',
  ])('lands where somebody may see it: %s', async (text) => {
    const sent = await story.asPerson(PERSONS.protectedSeven, (ctx) => write(ctx, { text }))
    expect(sent.ok).toBe(true)
    const found = await desks(PERSONS.protectedSeven)
    expect(found.length).toBeGreaterThan(0)
    expect(found.every(({ seen }) => seen)).toBe(true)
  })

  test('goes to somebody who may see it when protection is set on what is open already', async () => {
    const personId = PERSONS.resident
    const text = 'Vi har ikke mat, og barna er sultne.'
    const sent = await story.asPerson(personId, (ctx) => write(ctx, { text }))
    expect(sent.ok).toBe(true)
    await story.asStaff(staffActor('stateAdviserA'), (ctx) =>
      openPerson(ctx, personId, { purpose: 'followUp', what: 'safety' }),
    )
    const set = await story.asStaff(staffActor('stateAdviserA'), (ctx) =>
      setProtection(ctx, personId, ['6'], { purpose: 'followUp', what: 'safety' }),
    )
    expect(set.ok).toBe(true)
    expect((await desks(personId)).some(({ seen }) => !seen)).toBe(true)
    story.clock.set(story.clock.now().add({ minutes: 20 }))
    expect(await hidden()).not.toEqual([])

    expect(await settleAbsencesNow(story.around)).toBeGreaterThan(0)
    const after = await desks(personId)
    expect(after.length).toBeGreaterThan(0)
    expect(after.every(({ seen }) => seen)).toBe(true)
    expect(await hidden()).toEqual([])
    expect(await settleAbsencesNow(story.around)).toBe(0)
    const told = await story.database.system
      .selectFrom('staffNotice')
      .select('staffId')
      .where('personId', '=', personId)
      .where('kind', '=', 'handedOver')
      .execute()
    expect(told.map(({ staffId }) => staffId)).toContain(STAFF.officeLeaderA)
  })

  test('goes to nobody who is away, and comes to rest', async () => {
    const personId = PERSONS.aap
    const away = (staffId: string) =>
      story.database.system
        .insertInto('absence')
        .values({ staffId, fromAt: story.clock.now(), registeredAt: story.clock.now() })
        .execute()
    const hide = () =>
      sql`insert into shield (person_id, code, since) values (${personId}, '6', ${story.clock.now()})`.execute(
        story.database.system,
      )
    await story.asPerson(personId, (ctx) => write(ctx, { text: 'Vi har ikke mat, og barna er sultne.' }))
    await away(STAFF.officeLeaderA)
    await hide()
    expect(await settleAbsencesNow(story.around)).toBeGreaterThan(0)
    expect(new Set((await desks(personId)).map(({ staffId }) => staffId))).toEqual(
      new Set([STAFF.clearedAdviserA]),
    )
    expect(await settleAbsencesNow(story.around)).toBe(0)
  })
})
