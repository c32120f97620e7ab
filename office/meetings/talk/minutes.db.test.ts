import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { oslo, type Story } from '../../../test/support/story.ts'
import { beginTalk, personId, type Talk } from '../../../test/support/talk.ts'
import * as talk from './actions.ts'
import { myTalk } from './views.ts'

let story: Story
let staff: Talk['staff']
let booked: Talk['booked']
let held: Talk['held']
let owed: Talk['owed']
beforeEach(async () => {
  ;({ story, staff, booked, held, owed } = await beginTalk())
})
afterEach(() => story.end())

describe('afterwards', () => {
  test('minutes go to the person’s inbox, the office’s step is a promise, the person’s a day; corrected and confirmed', async () => {
    const { ids } = await held()
    const writes = (after: number, body: string) =>
      staff((ctx) =>
        talk.writeMinutes(ctx, {
          ...ids,
          after,
          parts: [{ matter: 'work', body }],
          agreed:
            after === 0
              ? [
                  { who: 'office', body: 'Ringe legen', dueOn: '2026-03-09' },
                  { who: 'person', body: 'Sende søknaden', dueOn: '2026-03-06' },
                ]
              : [],
        }),
      )
    expect(await writes(0, 'Vi snakket om jobben på lageret.')).toMatchObject({
      ok: true,
      value: { version: 1, reaches: true },
    })
    expect(await writes(0, 'Samtidig')).toMatchObject({ ok: false, reason: 'conflict' })
    expect(await owed('sendMinutes')).toMatchObject([{ state: 'kept' }])
    expect(await owed('keepAgreement')).toMatchObject([{ state: 'open', dueAt: oslo('2026-03-09 15:30') }])
    const mine = async () => {
      const found = await story.asPerson(personId, (ctx) => myTalk(ctx, ids))
      if (!found.ok) throw new Error(found.reason)
      return found.value
    }
    expect((await mine()).agreed.map(({ who, body }) => [who, body])).toEqual([
      ['person', 'Sende søknaden'],
      ['office', 'Ringe legen'],
    ])
    const text = await story.database.system
      .selectFrom('messageText')
      .select('body')
      .where('personId', '=', personId)
      .where('body', 'like', '%lageret%')
      .execute()
    expect(text).toHaveLength(1)
    expect(text[0]?.body).toContain('Ringe legen')

    await story.asPerson(personId, (ctx) => talk.commentMinutes(ctx, { ...ids, text: 'Det var butikken' }))
    expect((await owed('sendMinutes')).map(({ state }) => state)).toEqual(['kept', 'open'])
    await writes(1, 'Vi snakket om jobben i butikken.')
    expect((await owed('sendMinutes')).map(({ state }) => state)).toEqual(['kept', 'kept'])
    const confirm = (version: number) =>
      story.asPerson(personId, (ctx) => talk.confirmMinutes(ctx, { ...ids, version }))
    expect(await confirm(1)).toMatchObject({ ok: false, reason: 'conflict' })
    expect(await confirm(2)).toMatchObject({ ok: true })
    expect((await mine()).minutes).toMatchObject({ version: 2, confirmedAt: story.clock.now() })
    const [office, own] = ['office', 'person'].map(async (who) =>
      (await mine()).agreed.find((one) => one.who === who),
    )
    const keeps = { ...ids, agreementId: (await own)?.id ?? '' }
    expect(await staff((ctx) => talk.agreementKept(ctx, keeps))).toMatchObject({
      ok: false,
      reason: 'notFound',
    })
    expect(await story.asPerson(personId, (ctx) => talk.agreementKept(ctx, keeps))).toMatchObject({
      ok: true,
    })
    const done = { ...ids, agreementId: (await office)?.id ?? '' }
    expect(await staff((ctx) => talk.agreementKept(ctx, done))).toMatchObject({ ok: true })
    expect(await owed('keepAgreement')).toMatchObject([{ state: 'kept' }])
  })

  test('minutes cannot be written of a meeting that was not held', async () => {
    const ids = await booked()
    const early = await staff((ctx) =>
      talk.writeMinutes(ctx, { ...ids, after: 0, parts: [{ matter: 'work', body: 'Hei' }] }),
    )
    expect(early).toMatchObject({ ok: false, reason: 'notBegun' })
  })
})
