import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { interpretedStory, value } from '../../../test/support/meetings.ts'
import { oslo } from '../../../test/support/story.ts'
import { brokenInvariants } from '../../kernel/invariants.ts'

const at = interpretedStory()
const broken = async () =>
  (await brokenInvariants(at.story.database.system, at.story.clock.now())).map(({ id }) => id)

describe('I-69: nobody goes unconfirmed to a meeting without somebody having been told', () => {
  test('broken while the time to confirm has passed and nobody was told; whole when somebody was', async () => {
    value(await at.books())
    await at.run()
    at.story.clock.set(oslo('2026-03-10 11:00'))
    expect(await broken()).toContain('I-69')
    await at.run()
    expect(await broken()).not.toContain('I-69')
    expect(await at.promises('connectInterpreter')).toHaveLength(1)
  })

  test('broken where an order was placed with nobody', async () => {
    const { meetingId } = value(await at.books({ interpreter: { answer: 'onDemand' } }))
    expect(await broken()).toEqual([])
    await sql`update meeting set interpreter = 'ordered' where id = ${meetingId}`.execute(
      at.story.database.system,
    )
    expect(await broken()).toContain('I-69')
  })
})
