import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { beginStory, type Story } from '../../../test/support/story.ts'
import { addPerson, PERSONS, staffActor } from '../../../test/support/world.ts'
import { brokenInvariants } from '../../kernel/invariants.ts'
import type { Result } from '../../kernel/result.ts'
import { mergePersons, undoMerge } from '../actions.ts'
import { runMandates } from './jobs.ts'

const anne = staffActor('hostA')
const done = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(result.reason)
  return result.value
}

describe('two records become one while somebody holds a mandate (R-726, K26)', () => {
  let story: Story
  let twin: string
  let son: string
  beforeEach(async () => {
    story = await beginStory()
    twin = await addPerson(story.database.system, { birthDate: '1980-01-01' })
    son = await addPerson(story.database.system, { birthDate: '2000-01-10' })
  })
  afterEach(async () => {
    expect(await brokenInvariants(story.database.system, story.clock.now())).toEqual([])
    await story.end()
  })
  const giver = PERSONS.resident

  const mandate = async (personId: string, holderId: string, state: 'active' | 'asked' = 'active') => {
    const at = story.clock.now()
    const row = await story.database.system
      .insertInto('mandate')
      .values({
        personId,
        holderId,
        holderName: 'Hjelper',
        relation: 'family',
        sides: ['state'],
        acts: ['read', 'receive'],
        fromAt: at,
        untilAt: at.add({ hours: 240 }),
        form: 'web',
        askedByKind: 'person',
        askedAt: at,
        state,
        needsAlone: state === 'asked',
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    return row.id
  }
  const mandates = () =>
    story.database.system
      .selectFrom('mandate')
      .select(['personId', 'holderId', 'state', 'endedHow'])
      .orderBy('id')
      .execute()
  const merge = async (kept: string, merged: string) =>
    done(await story.asStaff(anne, (ctx) => mergePersons(ctx, kept, merged, 'identityDocument')))
  const undo = async (mergeId: string) => done(await story.asStaff(anne, (ctx) => undoMerge(ctx, mergeId)))

  it.each([
    ['the giver is kept', true],
    ['the holder is kept', false],
  ])('a mandate between the two ends, since nobody holds one from themselves: %s', async (_, giverKept) => {
    const id = await mandate(giver, twin)
    const { mergeId } = giverKept ? await merge(giver, twin) : await merge(twin, giver)
    const kept = giverKept ? giver : twin
    expect(await mandates()).toEqual([{ personId: kept, holderId: null, state: 'revoked', endedHow: 'self' }])
    const told = await story.database.system
      .selectFrom('event')
      .select(['personId', 'data'])
      .where('kind', '=', 'mandateRevoked')
      .execute()
    expect(told).toMatchObject([{ personId: kept, data: { mandateId: id, reason: 'self' } }])
    await undo(mergeId)
    expect(await mandates()).toEqual([{ personId: giver, holderId: twin, state: 'active', endedHow: null }])
  })

  it('two givers with the same holder are one giver with two mandates, and two again', async () => {
    await mandate(giver, son)
    await mandate(twin, son)
    const { mergeId } = await merge(giver, twin)
    expect((await mandates()).map(({ personId, holderId, state }) => [personId, holderId, state])).toEqual([
      [giver, son, 'active'],
      [giver, son, 'active'],
    ])
    await undo(mergeId)
    expect((await mandates()).map(({ personId }) => personId)).toEqual([giver, twin])
  })

  it('two who each help the other hold nothing from themselves', async () => {
    await mandate(giver, twin)
    await mandate(twin, giver)
    await merge(giver, twin)
    expect((await mandates()).map(({ holderId, endedHow }) => [holderId, endedHow])).toEqual([
      [null, 'self'],
      [null, 'self'],
    ])
  })

  it('closes the question about a mandate that is over, and asks again when the two are two again', async () => {
    const { registerMandate } = await import('./actions.ts')
    const registered = done(
      await story.asStaff(anne, (ctx) =>
        registerMandate(ctx, {
          personId: giver,
          holder: { name: 'Una Prøvetoft', birthDate: '1980-01-01' },
          relation: 'family',
          sameHousehold: true,
          sides: ['state'],
          themes: [],
          acts: ['ask'],
          askedBy: 'holder',
          form: 'spoken',
          channel: 'dropIn',
        }),
      ),
    )
    await story.database.system
      .updateTable('mandate')
      .set({ holderId: twin })
      .where('id', '=', registered.mandateId)
      .execute()
    const questions = async () =>
      (
        await story.database.system
          .selectFrom('promise')
          .select('isOpen')
          .where('kind', '=', 'confirmMandate')
          .orderBy('id')
          .execute()
      ).map(({ isOpen }) => isOpen)
    const { mergeId } = await merge(giver, twin)
    await runMandates(story.around, story.clock.now())
    expect(await questions()).toEqual([false])
    await undo(mergeId)
    await runMandates(story.around, story.clock.now())
    await runMandates(story.around, story.clock.now())
    expect(await questions()).toEqual([false, true])
  })

  it('nothing that waited for the holder is sent to the person who was the holder', async () => {
    await mandate(giver, twin)
    const queue = (key: string, recipientId: string) =>
      story.database.system
        .insertInto('outgoing')
        .values({
          personId: giver,
          channel: 'sms',
          address: '+4790000000',
          kind: 'noticeWaits',
          language: 'nb',
          body: 'notice.noticeWaits',
          madeAt: story.clock.now(),
          key,
          recipientId,
        })
        .execute()
    await queue(`n:holder:${twin}`, twin)
    await queue('n:portal', giver)
    await merge(giver, twin)
    const states = await story.database.system
      .selectFrom('outgoing')
      .select(['key', 'state'])
      .where('key', 'like', 'n:%')
      .orderBy('key')
      .execute()
    expect(states).toEqual([
      { key: `n:holder:${twin}`, state: 'cancelled' },
      { key: 'n:portal', state: 'queued' },
    ])
  })

  describe('a review that was promised', () => {
    const [early, late] = ['2026-04-01T08:00:00Z', '2026-06-01T08:00:00Z'].map((at) =>
      Temporal.Instant.from(at),
    ) as [Temporal.Instant, Temporal.Instant]
    const set = (id: string, reviewAt: Temporal.Instant | null) =>
      story.database.system.updateTable('person').set({ reviewAt }).where('id', '=', id).execute()
    const reviewOf = async (id: string) =>
      (
        await story.database.system
          .selectFrom('person')
          .select('reviewAt')
          .where('id', '=', id)
          .executeTakeFirstOrThrow()
      ).reviewAt

    it.each([
      ['held only by the merged record', null, late, late],
      ['earlier for the merged record', late, early, early],
      ['earlier for the kept record', early, late, early],
      ['held only by the kept record', late, null, late],
    ])('is not lost or put off: %s', async (_, own, other, expected) => {
      await set(giver, own)
      await set(twin, other)
      const { mergeId } = await merge(giver, twin)
      expect(await reviewOf(giver)).toEqual(expected)
      await undo(mergeId)
      expect([await reviewOf(giver), await reviewOf(twin)]).toEqual([own, other])
    })
  })
})
