import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { done, type MandateStory, mandateStory } from '../../../test/support/mandates.ts'
import { oslo } from '../../../test/support/story.ts'
import { addPerson, staffActor } from '../../../test/support/world.ts'
import { answer, openFor, write, writeFor } from '../../threads/actions.ts'
import { representedFor } from '../../threads/views.ts'
import { mergePersons } from '../actions.ts'
import * as act from './actions.ts'
import * as views from './views.ts'

const kari = staffActor('stateAdviserA')
const lars = staffActor('operator')
const anne = staffActor('hostA')

describe('mandates', () => {
  let story: MandateStory
  beforeEach(async () => {
    story = await mandateStory()
  })
  afterEach(async () => {
    expect(await story.broken()).toEqual([])
    await story.end()
  })

  it('lets the son read and write what it covers, and shows the giver all of it', async () => {
    await story.at('2026-03-02 10:30')
    done(await story.give())
    await story.at('2026-03-02 11:00')
    const asked = done(
      await story.asPerson(story.giver, (ctx) => write(ctx, { text: 'Når får jeg plass på tiltaket?' })),
    )
    const promise = (await story.promises()).find((row) => row.threadId === asked.threadId)
    done(
      await story.asStaff(kari, (ctx) =>
        answer(ctx, {
          personId: story.giver,
          threadId: asked.threadId,
          text: 'Du begynner 16. mars.',
          promiseIds: [promise?.id ?? ''],
        }),
      ),
    )
    await story.at('2026-03-03 08:00')
    const seen = await story.asSon((ctx) => representedFor(ctx))
    expect(seen?.threads.map((thread) => thread.threadId)).toEqual([asked.threadId])
    expect(await story.asSon((ctx) => openFor(ctx, { threadId: asked.threadId }))).toMatchObject({ ok: true })
    const sent = await story.asSon((ctx) =>
      writeFor(ctx, { text: 'Kan han begynne 17. mars på tiltaket?', threadId: asked.threadId }),
    )
    expect(sent).toMatchObject({ ok: true })
    const mine = await story.asPerson(story.giver, (ctx) => views.myHelpers(ctx))
    expect(mine.deeds.map((deed) => [deed.kind, deed.name, deed.authorship])).toEqual([
      ['messageReceived', 'Sivert Elvekvist', 'representative'],
      ['messageRead', 'Sivert Elvekvist', 'representative'],
    ])
    const rows = await story.database.system
      .selectFrom('message')
      .selectAll()
      .where('personId', '=', story.giver)
      .where('authorKind', '=', 'helper')
      .execute()
    expect(rows).toHaveLength(1)
    // Unread for the giver: what the son opened says nothing of what the giver manages.
    const out = await story.database.system
      .selectFrom('message')
      .select('readAt')
      .where('personId', '=', story.giver)
      .where('direction', '=', 'out')
      .executeTakeFirstOrThrow()
    expect(out.readAt).toBeNull()
  })

  it('ends in the very second the person says so on the phone', async () => {
    await story.at('2026-03-02 11:00')
    const { mandateId } = done(await story.give())
    await story.at('2026-03-02 14:05')
    expect(await story.asSon((ctx) => views.myScope(ctx))).not.toBeNull()
    done(
      await story.asStaff(lars, (ctx) =>
        act.revokeMandate(ctx, { personId: story.giver, mandateId, channel: 'contactCentrePhone' }),
      ),
    )
    expect(await story.asSon((ctx) => views.myScope(ctx))).toBeNull()
    expect(await story.asPerson(story.son, (ctx) => views.whomIHelp(ctx))).toEqual([])
    const holders = await story.asSystem((ctx) =>
      views.holdersOf(ctx, story.giver, {
        act: 'receive',
        side: 'state',
        theme: 'measure',
        at: story.clock.now(),
      }),
    )
    expect(holders).toEqual([])
  })

  it('owes the mother a talk of her own, asks both about renewal, and stops by itself', async () => {
    const { mandateId } = done(
      await story.give({
        themes: ['measure'],
        from: oslo('2026-03-02 10:00'),
        until: oslo('2027-03-02 00:00'),
      }),
    )
    await story.runTo('2026-03-02 10:05')
    const talk = (await story.promises()).find((row) => row.kind === 'ownTalk')
    expect(talk?.dueAt.toZonedDateTimeISO('Europe/Oslo').toPlainDate().toString()).toBe('2026-09-02')
    await story.runTo('2027-01-29 10:00')
    const line = async () =>
      (await story.asPerson(story.giver, (ctx) => views.myHelpers(ctx))).mandates.find(
        ({ id }) => id === mandateId,
      )
    expect((await line())?.renewalAskedAt?.toString()).toBe(oslo('2027-01-29 09:00').toString())
    const asked = await story.database.system
      .selectFrom('outgoing')
      .select(['personId', 'kind'])
      .where('kind', '=', 'mandateRenewal')
      .execute()
    expect(asked.map((row) => row.personId).sort()).toEqual([story.giver, story.son].sort())
    await story.at('2027-03-01 23:59')
    expect(await story.asSon((ctx) => views.myScope(ctx))).not.toBeNull()
    await story.runTo('2027-03-02 00:00')
    expect(await story.asSon((ctx) => views.myScope(ctx))).toBeNull()
    expect((await line())?.state).toBe('expired')
  })

  it('refuses oneself, too long, and a child who gives; the latest word of the person wins', async () => {
    expect(
      await story.give({ holder: { name: 'Thomas Elvekvist', number: await story.numberOf(story.giver) } }),
    ).toMatchObject({ reason: 'holderIsSelf' })
    // Also under somebody else's name.
    expect(
      await story.give({ holder: { name: 'Ida Fremmed', number: await story.numberOf(story.giver) } }),
    ).toMatchObject({ reason: 'holderIsSelf' })
    expect(await story.give({ until: oslo('2027-03-02 10:01') })).toMatchObject({ reason: 'mandateTooLong' })
    expect(await story.give({ holder: { name: 'Sivert Elvekvist' } })).toMatchObject({
      reason: 'needsHolderBirth',
    })
    const child = await addPerson(story.database.system, { birthDate: '2010-05-05' })
    const mandate = await story.offer()
    expect(await story.asPerson(child, (ctx) => act.giveMandate(ctx, mandate))).toMatchObject({
      reason: 'guardianOnly',
    })
    const { mandateId } = done(await story.give())
    const receives = () =>
      story.asSystem((ctx) =>
        views.holdersOf(ctx, story.giver, {
          act: 'receive',
          side: 'state',
          theme: 'measure',
          at: story.clock.now(),
        }),
      )
    expect(await receives()).toMatchObject([{ holderId: story.son, name: 'Sivert Elvekvist' }])
    await story.at('2026-03-02 11:00')
    done(
      await story.asPerson(story.giver, (ctx) =>
        act.refuseHolder(ctx, { mandateId, sides: ['state'], themes: ['measure'] }),
      ),
    )
    expect(await receives()).toEqual([])
    await story.at('2026-03-02 12:00')
    done(await story.give({ themes: ['measure'] }))
    expect(await receives()).toHaveLength(1)
  })

  it('follows both ends when two records become one; a mandate to oneself ends', async () => {
    done(await story.give())
    const twin = await story.somebody({
      givenName: 'Sivert',
      familyName: 'Elvekvist',
      birthDate: '2000-01-10',
    })
    done(await story.asStaff(anne, (ctx) => mergePersons(ctx, twin, story.son, 'identityDocument')))
    const held = await story.database.system.selectFrom('mandate').select('holderId').execute()
    expect(held).toEqual([{ holderId: twin }])
    done(await story.asStaff(anne, (ctx) => mergePersons(ctx, story.giver, twin, 'identityDocument')))
    const ended = await story.database.system
      .selectFrom('mandate')
      .select(['holderId', 'state', 'endedHow'])
      .execute()
    expect(ended).toEqual([{ holderId: null, state: 'revoked', endedHow: 'self' }])
  })
})
