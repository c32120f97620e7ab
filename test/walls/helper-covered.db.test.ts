import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { ACTS, type Act, type Mandate, type Question, RELATIONS } from '../../office/people/mandates/model.ts'
import { covered } from '../../office/people/mandates/rules.ts'
import { PRIVATE_THEMES } from '../../office/people/mandates/table.ts'
import { type HelperWall, HOLDER, helperWall } from './helper.ts'
import { ID } from './world.ts'

/**
 * The wall in the database and `covered` in code know nothing of each other; here they are held together, over every
 * side, theme, act and time that chance can think of.
 */
let wall: HelperWall
beforeAll(async () => {
  wall = await helperWall()
})
afterAll(() => wall.end())

const THEMES = ['aap', 'pension', 'housing', 'representation', 'insight']
const day = (min: number, max: number) =>
  fc.integer({ min, max }).map((number) => `2026-03-0${number}T09:00:00Z`)
const instant = day(1, 7)
const dayAfter = (at: string) => Temporal.Instant.from(at).add({ hours: 24 }).toString()
/** Mostly what lets something through, so that both answers are tried often. */
const mostly = <T>(usual: T, ...others: T[]) => fc.constantFrom(usual, usual, usual, usual, usual, ...others)
const subset = <T>(of: readonly T[], min = 0) => fc.subarray([...of], { minLength: min })

const record = fc.record({
  kind: mostly<Mandate['kind']>('mandate', 'refusal'),
  relation: fc.constantFrom(...RELATIONS),
  sides: subset(['state', 'municipal'] as const, 1),
  themes: fc.oneof(fc.constant([]), subset(THEMES)),
  acts: subset(ACTS, 1),
  inThread: mostly(false, true),
  callOnly: mostly(false, true),
  earlierMaterial: fc.boolean(),
  from: fc.oneof(day(1, 3), instant),
  until: fc.oneof(day(5, 7), instant),
  asked: instant,
  state: mostly<Mandate['state']>('active', 'asked', 'revoked', 'suspended'),
})
const scenario = fc.record({
  register: fc.array(record, { minLength: 1, maxLength: 3 }),
  giverBorn: mostly<string | null>('1980-05-01', null, '2008-03-04', '2012-01-01'),
  holderBorn: mostly('1980-05-01', '2008-03-01', '2008-03-05'),
  safety: mostly(false, true),
  act: fc.constantFrom(...ACTS),
  side: fc.constantFrom('state' as const, 'municipal' as const, 'common' as const),
  theme: fc.constantFrom(null, ...THEMES),
  thread: fc.boolean(),
  made: fc.option(instant),
  at: fc.oneof(day(4, 4), instant),
})
const uuid = (n: number) => `00000000-0000-7000-8000-${String(900 + n).padStart(12, '0')}`

it('agrees with the rules in code about every mandate, refusal and question', {
  timeout: 60_000,
}, async () => {
  const answers = { yes: 0, no: 0 }
  await fc.assert(
    fc.asyncProperty(scenario, async (told) => {
      // What is for one call lasts a day at most, and the database holds nothing else.
      const rows = told.register
        .map((row) => (row.callOnly ? { ...row, until: dayAfter(row.from) } : row))
        .filter((row) => row.from < row.until)
      const register: Mandate[] = rows.map((row, index) => ({
        ...row,
        id: uuid(index),
        personId: ID.dual,
        holderId: HOLDER,
        callId: null,
        holderBirthDate: told.holderBorn,
        giverBirthDate: told.giverBorn,
        threadId: row.inThread ? ID.thread : null,
        fromAt: Temporal.Instant.from(row.from),
        untilAt: Temporal.Instant.from(row.until),
        askedAt: Temporal.Instant.from(row.asked),
        giverSafety: told.safety,
      }))
      const question: Question = {
        act: told.act,
        side: told.side,
        theme: told.theme,
        threadId: told.thread ? ID.thread : null,
        at: Temporal.Instant.from(told.at),
        ...(told.made ? { madeAt: Temporal.Instant.from(told.made) } : {}),
      }
      await wall.client.query('begin')
      try {
        // What the trigger would refuse (I-15) is what the wall must not let through either if it stood there.
        await wall.client.query('alter table mandate disable trigger mandate_guard')
        await wall.client.query(`delete from mandate where person_id = '${ID.dual}'`)
        await wall.client.query('update person set birth_date = $1 where id = $2', [told.giverBorn, ID.dual])
        await wall.client.query('update person set birth_date = $1 where id = $2', [told.holderBorn, HOLDER])
        if (told.safety)
          await wall.client.query(
            `insert into safety (person_id, since, set_by_kind, reach) values ('${ID.dual}', now(), 'staff', 'place')`,
          )
        for (const [index, row] of rows.entries())
          await wall.client.query(
            `insert into mandate (person_id, id, kind, holder_id, holder_name, relation, sides, themes, acts, thread_id, call_only,
              earlier_material, from_at, until_at, form, asked_by_kind, asked_at, state)
             values ($1, $2, $3, $4, 'x', $5, $6, $7, $8, $9, $10, $11, $12, $13, 'web', 'person', $14, $15)`,
            [
              ID.dual,
              uuid(index),
              row.kind,
              HOLDER,
              row.relation,
              row.sides,
              row.themes,
              row.acts,
              row.inThread ? ID.thread : null,
              row.callOnly,
              row.earlierMaterial,
              row.from,
              row.until,
              row.asked,
              row.state,
            ],
          )
        const set = { actor_kind: 'helper', actor_id: HOLDER, open_person: ID.dual, at: told.at }
        for (const [name, value] of Object.entries(set))
          await wall.client.query(`select set_config($1, $2, true)`, [`evi.${name}`, value])
        await wall.client.query('set local role evi_app')
        const { rows: answer } = await wall.client.query(
          'select wall.mandate_covers($1, $2, $3, $4, $5, $6, $7) as yes',
          [ID.dual, told.act, told.side, told.theme, told.thread ? ID.thread : null, told.made, told.at],
        )
        answers[answer[0].yes ? 'yes' : 'no'] += 1
        expect(answer[0].yes).toBe(covered(register, question) !== null)
      } finally {
        await wall.client.query('rollback')
      }
    }),
    { numRuns: 600 },
  )
  expect(answers.yes).toBeGreaterThan(5)
  expect(answers.no).toBeGreaterThan(30)
})

it('has the same private themes on both sides of the wall', async () => {
  const { rows } = await wall.client.query('select wall.private_themes() as themes')
  expect([...rows[0].themes].sort()).toEqual([...PRIVATE_THEMES].sort())
  const takes = async (act: Act) =>
    [...(await wall.client.query('select wall.takes_along(array[$1]) as acts', [act])).rows[0].acts].sort()
  expect(await takes('speakFor')).toEqual(['ask', 'book', 'speakFor', 'write'])
  expect(await takes('write')).toEqual(['ask', 'book', 'write'])
  expect(await takes('book')).toEqual(['book'])
  expect(await takes('receive')).toEqual(['receive'])
})
