import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { oslo, type Story } from '../../../test/support/story.ts'
import { beginTalk, personId, type Talk } from '../../../test/support/talk.ts'
import { STAFF } from '../../../test/support/world.ts'
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

  test('said by telephone, at the desk or on paper it is written down as that, with whose hand it was (R-373)', async () => {
    const { ids } = await held()
    await staff((ctx) =>
      talk.writeMinutes(ctx, { ...ids, after: 0, parts: [{ matter: 'work', body: 'Lageret' }] }),
    )
    await staff((ctx) => talk.commentMinutes(ctx, { ...ids, text: 'Det var butikken', said: 'desk' }))
    const confirm = (said?: 'paper') =>
      staff((ctx) => talk.confirmMinutes(ctx, { ...ids, version: 1, ...(said ? { said } : {}) }))
    expect(await confirm()).toMatchObject({ reason: 'badForm' })
    expect(await confirm('paper')).toMatchObject({ ok: true })
    const found = await story.asPerson(personId, (ctx) => myTalk(ctx, ids))
    const who = (
      await story.database.system
        .selectFrom('staff')
        .select('name')
        .where('id', '=', STAFF.stateAdviserA)
        .executeTakeFirstOrThrow()
    ).name
    expect(found).toMatchObject({
      value: { minutes: { confirmedSaid: 'paper', confirmedBy: who }, comments: [{ writtenBy: who }] },
    })
    const channels = await story.database.system
      .selectFrom('event')
      .select('channel')
      .where('personId', '=', personId)
      .where('kind', 'in', ['minutesCommented', 'minutesConfirmed'])
      .orderBy('id')
      .execute()
    expect(channels.map(({ channel }) => channel)).toEqual(['dropIn', 'letter'])
  })

  test('what reaches nobody waits until it is read or heard, and is owed once (R-024, K23)', async () => {
    const unreached = (reading: string | null) =>
      story.database.system
        .updateTable('person')
        .set({ contactStatus: 'assisted', readingAbility: reading } as never)
        .where('id', '=', personId)
        .execute()
    await story.database.system
      .deleteFrom('contactPoint')
      .where('personId', '=', personId)
      .where('kind', 'in', ['address', 'mailbox'])
      .execute()
    await unreached(null)
    const { ids } = await held()
    const writes = (after: number) =>
      staff((ctx) =>
        talk.writeMinutes(ctx, { ...ids, after, parts: [{ matter: 'work', body: `Lageret ${after}` }] }),
      )
    const states = async () => (await owed('sendMinutes')).map(({ state }) => state)
    expect(await writes(0)).toMatchObject({ value: { reaches: false, aloud: null } })
    expect(await states()).toEqual(['sentNotReached'])
    expect(await staff((ctx) => talk.minutesReadAloud(ctx, { ...ids, how: 'norwegian' }))).toMatchObject({
      ok: true,
    })
    expect(await states()).toEqual(['kept'])
    const read = await story.database.system
      .selectFrom('meetingMinutes as m')
      .innerJoin('message as g', 'g.id', 'm.messageId')
      .select('g.readAt')
      .where('m.meetingId', '=', ids.meetingId)
      .execute()
    expect(read).toEqual([{ readAt: story.clock.now() }])
    await unreached('weak')
    await staff((ctx) => talk.commentMinutes(ctx, { ...ids, text: 'Det var butikken' }))
    expect(await writes(1)).toMatchObject({ value: { reaches: false, aloud: 'reading' } })
    expect(await states()).toEqual(['kept', 'merged', 'open'])
    await staff((ctx) => talk.minutesReadAloud(ctx, { ...ids, how: 'norwegian' }))
    expect(await states()).toEqual(['kept', 'merged', 'kept'])
  })
})
