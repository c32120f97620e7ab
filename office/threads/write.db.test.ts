import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { beginStory, oslo, type Story } from '../../test/support/story.ts'
import { PERSONS } from '../../test/support/world.ts'
import { write } from './actions/write.ts'

let story: Story
beforeAll(async () => {
  story = await beginStory()
})
afterAll(() => story.end())

const inOslo = (at: Temporal.Instant) =>
  at.toZonedDateTimeISO('Europe/Oslo').toPlainDateTime().toString().slice(0, 16)

describe('a person writes, about anything, in one box', () => {
  test('two matters on two sides: two lines, two owners, one conversation (C1-01)', async () => {
    const receipt = await story.asPerson(PERSONS.dual, (ctx) =>
      write(ctx, { text: 'Når begynner arbeidspraksisen min?\n\nHjelpen til husleia var lavere enn sist.' }),
    )
    expect(receipt.ok && receipt.value.lines.map((line) => inOslo(line.dueAt))).toEqual([
      '2026-03-04T10:00',
      '2026-03-04T10:00',
    ])
    expect(receipt.ok && new Set(receipt.value.lines.map((line) => line.ownerName)).size).toBe(2)
    const stored = await story.database.system
      .selectFrom('messageText')
      .select(['side', 'body'])
      .where('personId', '=', PERSONS.dual)
      .orderBy('part')
      .execute()
    expect(stored).toEqual([
      { side: 'state', body: 'Når begynner arbeidspraksisen min?' },
      { side: 'municipal', body: 'Hjelpen til husleia var lavere enn sist.' },
    ])
  })

  test('a thank-you starts nothing (R-023)', async () => {
    const receipt = await story.asPerson(PERSONS.resident, (ctx) => write(ctx, { text: 'All good 👍' }))
    expect(receipt.ok && receipt.value.lines).toEqual([])
  })

  test('sent twice with one key it is one message', async () => {
    const send = () =>
      story.asPerson(PERSONS.disability, (ctx) =>
        write(ctx, { text: 'Hvor mye kan jeg tjene ved siden av uføretrygden?', clientKey: 'k1' }),
      )
    const [first, second] = [await send(), await send()]
    expect(first.ok && second.ok && first.value.number === second.value.number).toBe(true)
  })

  test('what only goes on with an open matter stands where that is answered; what is new begins anew (R-030)', async () => {
    const sent = async (text: string) => {
      const receipt = await story.asPerson(PERSONS.aap, (ctx) => write(ctx, { text }))
      if (!receipt.ok) throw new Error(receipt.reason)
      return receipt.value
    }
    const first = await sent('Når begynner kurset mitt?')
    const again = await sent('Har dere hørt noe om kurset mitt?')
    const other = await sent('Kan jeg få ny veileder?')
    const both = await sent('Hva med kurset mitt?\n\nKan jeg få dekket briller på sosialhjelp?')
    expect(again).toMatchObject({ threadId: first.threadId, lines: [{ joined: true }] })
    expect(both.lines).toHaveLength(2)
    expect(new Set([first.threadId, other.threadId, both.threadId]).size).toBe(3)
  })

  test('somebody with social assistance only is owned by the municipal team (C9-01)', async () => {
    const receipt = await story.asPerson(PERSONS.socialOnly, (ctx) =>
      write(ctx, { text: 'Hei, jeg har søkt om sosialhjelp. Trenger dere flere papirer?' }),
    )
    const lines = receipt.ok ? receipt.value.lines : []
    expect(lines.length).toBeGreaterThan(0)
    for (const line of lines)
      expect([line.ownerName, inOslo(line.dueAt)]).toEqual(['Sosiale tjenester Granvik', '2026-03-04T10:00'])
  })

  test('an empty cupboard goes to the duty team with an hour to answer in (C1-08)', async () => {
    await story.at('2026-03-02 13:00')
    const receipt = await story.asPerson(PERSONS.mother, (ctx) =>
      write(ctx, { text: 'Skapet er tomt og pengene kommer først på fredag.' }),
    )
    expect(receipt.ok && receipt.value.lines.map((line) => [line.urgency, inOslo(line.dueAt)])).toEqual([
      ['acute', '2026-03-02T14:00'],
    ])
  })

  test('Friday afternoon is counted from Monday morning (C1-05)', async () => {
    await story.at('2026-03-06 16:10')
    const receipt = await story.asPerson(PERSONS.resident, (ctx) =>
      write(ctx, { text: 'Når får jeg svar om praksisplassen min?' }),
    )
    expect(receipt.ok && receipt.value.lines.map((line) => inOslo(line.dueAt))).toEqual(['2026-03-11T08:00'])
    expect(receipt.ok && receipt.value.receivedAt.toString()).toBe(oslo('2026-03-06 16:10').toString())
  })

  test.each([
    ['', 'empty'],
    ['\u200b\u202e \n', 'empty'],
    ['\u0000\u0001\u0002', 'notText'],
    ['a', 'tooLong'],
  ])('unreadable text %j is refused as %s', async (text, reason) => {
    const sent = reason === 'tooLong' ? text.repeat(5001) : text
    const receipt = await story.asPerson(PERSONS.resident, (ctx) => write(ctx, { text: sent }))
    expect(receipt).toMatchObject({ ok: false, reason })
  })

  test("another person's conversation does not exist", async () => {
    const own = await story.database.system
      .selectFrom('thread')
      .select('id')
      .where('personId', '=', PERSONS.dual)
      .executeTakeFirstOrThrow()
    const receipt = await story.asPerson(PERSONS.resident, (ctx) =>
      write(ctx, { text: 'Hei', threadId: own.id }),
    )
    expect(receipt).toEqual({ ok: false, reason: 'notFound' })
  })
})
