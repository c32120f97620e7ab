import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { numberMaker } from '../../../db/seed/synthetic-number.ts'
import { beginStory, oslo, type Story } from '../../../test/support/story.ts'
import { addPerson, PERSONS, STAFF, staffActor } from '../../../test/support/world.ts'
import type { HelperCtx } from '../../kernel/context.ts'
import { brokenInvariants } from '../../kernel/invariants.ts'
import type { Result } from '../../kernel/result.ts'
import { inTransaction } from '../../kernel/transaction.ts'
import { answer, openFor, registerContact, write, writeFor } from '../../threads/actions.ts'
import { representedFor } from '../../threads/views.ts'
import { mergePersons } from '../actions.ts'
import * as act from './actions.ts'
import { consentHolds } from './consents.ts'
import { runMandates } from './jobs.ts'
import type { NewMandate } from './model.ts'
import * as views from './views.ts'

const kari = staffActor('stateAdviserA')
const lars = staffActor('operator')
const anne = staffActor('hostA')
const done = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(result.reason)
  return result.value
}

describe('mandates', () => {
  let story: Story
  let son: string
  beforeEach(async () => {
    story = await beginStory()
    son = await somebody({
      givenName: 'Sivert',
      familyName: 'Elvekvist',
      birthDate: '2000-01-10',
    })
  })
  afterEach(async () => {
    expect(await brokenInvariants(story.database.system, story.clock.now())).toEqual([])
    await story.end()
  })

  const giver = PERSONS.resident
  const numbers = numberMaker()
  const somebody = (told: { givenName: string; familyName: string; birthDate: string }) => {
    const number = numbers(told.birthDate, 'nationalId')
    return addPerson(story.database.system, {
      ...told,
      phone: '+4748000001',
      identities: [{ number, kind: 'nationalId' }],
    })
  }
  const numberOf = async (personId: string) =>
    (
      await story.database.system
        .selectFrom('personIdentity')
        .select('number')
        .where('personId', '=', personId)
        .executeTakeFirstOrThrow()
    ).number
  const offer = async (told: Partial<NewMandate> = {}): Promise<Omit<NewMandate, 'personId'>> => ({
    holder: { name: 'Sivert Elvekvist', number: await numberOf(son) },
    relation: 'family',
    sameHousehold: false,
    sides: ['state'],
    themes: ['workFollowUp', 'measure', 'unemployment', 'jobSearch'],
    acts: ['read', 'write', 'receive', 'ask'],
    ...told,
  })
  const give = async (told: Partial<NewMandate> = {}) => {
    const mandate = await offer(told)
    return story.asPerson(giver, (ctx) => act.giveMandate(ctx, mandate))
  }
  const asSon = async <T>(what: (ctx: HelperCtx) => Promise<T>): Promise<T | null> => {
    const helper = await story.asPerson(son, (ctx) => views.asHelperFor(ctx, giver, 'Sivert Elvekvist'))
    return helper && inTransaction(story.around, helper, (ctx) => what(ctx as HelperCtx))
  }
  const promises = (personId = giver) =>
    story.database.system
      .selectFrom('promise')
      .selectAll()
      .where('personId', '=', personId)
      .where('isOpen', '=', true)
      .execute()
  const runTo = async (time: string) => {
    await runMandates(story.around, oslo(time))
    await story.at(time)
  }

  it('lets the son read and write what it covers, and shows the giver all of it', async () => {
    await story.at('2026-03-02 10:30')
    done(await give())
    await story.at('2026-03-02 11:00')
    const asked = done(
      await story.asPerson(giver, (ctx) => write(ctx, { text: 'Når får jeg plass på tiltaket?' })),
    )
    const promise = (await promises()).find((row) => row.threadId === asked.threadId)
    done(
      await story.asStaff(kari, (ctx) =>
        answer(ctx, {
          personId: giver,
          threadId: asked.threadId,
          text: 'Du begynner 16. mars.',
          promiseIds: [promise?.id ?? ''],
        }),
      ),
    )
    await story.at('2026-03-03 08:00')
    const seen = await asSon((ctx) => representedFor(ctx))
    expect(seen?.threads.map((thread) => thread.threadId)).toEqual([asked.threadId])
    expect(await asSon((ctx) => openFor(ctx, { threadId: asked.threadId }))).toMatchObject({ ok: true })
    const sent = await asSon((ctx) =>
      writeFor(ctx, { text: 'Kan han begynne 17. mars på tiltaket?', threadId: asked.threadId }),
    )
    expect(sent).toMatchObject({ ok: true })
    const mine = await story.asPerson(giver, (ctx) => views.myHelpers(ctx))
    expect(mine.deeds.map((deed) => [deed.kind, deed.name, deed.authorship])).toEqual([
      ['messageReceived', 'Sivert Elvekvist', 'representative'],
      ['messageRead', 'Sivert Elvekvist', 'representative'],
    ])
    const { rows } = {
      rows: await story.database.system
        .selectFrom('message')
        .selectAll()
        .where('personId', '=', giver)
        .where('authorKind', '=', 'helper')
        .execute(),
    }
    expect(rows).toHaveLength(1)
    // Unread for the giver: what the son opened says nothing of what the giver manages.
    const out = await story.database.system
      .selectFrom('message')
      .select('readAt')
      .where('personId', '=', giver)
      .where('direction', '=', 'out')
      .executeTakeFirstOrThrow()
    expect(out.readAt).toBeNull()
  })

  it('ends in the very second the person says so on the phone', async () => {
    await story.at('2026-03-02 11:00')
    const { mandateId } = done(await give())
    await story.at('2026-03-02 14:05')
    expect(await asSon((ctx) => views.myScope(ctx))).not.toBeNull()
    done(
      await story.asStaff(lars, (ctx) =>
        act.revokeMandate(ctx, { personId: giver, mandateId, channel: 'contactCentrePhone' }),
      ),
    )
    expect(await asSon((ctx) => views.myScope(ctx))).toBeNull()
    expect(await story.asPerson(son, (ctx) => views.whomIHelp(ctx))).toEqual([])
    const holders = await story.asSystem((ctx) =>
      views.holdersOf(ctx, giver, { act: 'receive', side: 'state', theme: 'measure', at: story.clock.now() }),
    )
    expect(holders).toEqual([])
  })

  it('waits for the person alone when it is asked for by the one who wants to help', async () => {
    const wife = PERSONS.arabic
    const number = await numberOf(son)
    const mandate = {
      ...(await offer()),
      personId: wife,
      relation: 'spouse' as const,
      holder: { name: 'Sivert Elvekvist', number },
    }
    const { mandateId, state } = done(
      await story.asStaff(anne, (ctx) =>
        act.registerMandate(ctx, {
          ...mandate,
          askedBy: 'holder',
          form: 'spoken',
          channel: 'dropIn',
          alone: { at: 'office', interpreter: 'notNeeded' },
        }),
      ),
    )
    expect(state).toBe('asked')
    const task = (await promises(wife)).find((row) => row.kind === 'confirmMandate')
    expect(task?.details).toMatchObject({ mandateId, alone: true, interpreter: 'ar' })
    const confirm = (told: object) =>
      story.asStaff(lars, (ctx) =>
        act.confirmMandate(ctx, {
          personId: wife,
          mandateId,
          answer: 'no',
          alone: true,
          at: 'ownNumber',
          interpreter: 'onDemand',
          ...told,
        }),
      )
    expect(await confirm({ alone: false })).toMatchObject({ reason: 'notAlone' })
    expect(await confirm({ interpreter: 'notNeeded' })).toMatchObject({ reason: 'needsInterpreter' })
    done(await confirm({ safety: { reach: 'phone', value: '48123456', meetingPlace: 'Biblioteket' } }))
    expect((await promises(wife)).filter((row) => row.kind === 'confirmMandate')).toEqual([])
    expect(await story.asPerson(son, (ctx) => views.whomIHelp(ctx))).toEqual([])
    const adviser = await story.asStaff(staffActor('stateAdviserA3'), (ctx) => views.registerFor(ctx, wife))
    expect(done(adviser)).toMatchObject({
      mandates: [],
      safety: { stands: true, reach: null, contact: null, meetingPlace: null },
    })
    const cleared = { ...staffActor('clearedAdviserA') }
    const seen = await story.asStaff(cleared, async (ctx) => {
      const { openPerson } = await import('../../access/actions.ts')
      await openPerson(ctx, wife, { purpose: 'followUp', what: 'test' })
      return views.registerFor(ctx, wife)
    })
    expect(done(seen).safety).toEqual({
      stands: true,
      reach: 'phone',
      contact: '+4748123456',
      meetingPlace: 'Biblioteket',
    })
  })

  it('finds another way than a child, once, and lets her in the day she turns 18', async () => {
    const mother = PERSONS.arabic
    const daughter = await somebody({
      givenName: 'Layla',
      familyName: 'Shabandir',
      birthDate: '2008-03-10',
    })
    const ask = async () =>
      story.asStaff(anne, async (ctx) =>
        act.registerMandate(ctx, {
          ...(await offer({ holder: { name: 'Layla Shabandir', number: await numberOf(daughter) } })),
          personId: mother,
          askedBy: 'person',
          form: 'spoken',
          channel: 'dropIn',
        }),
      )
    expect(await ask()).toMatchObject({ ok: false, reason: 'holderTooYoung' })
    expect(await ask()).toMatchObject({ ok: false, reason: 'holderTooYoung' })
    const kinds = (await promises(mother)).map((row) => row.kind).sort()
    expect(kinds).toEqual(['giveStatus', 'removeBarrier', 'reviewProfile'])
    done(
      await story.asStaff(anne, (ctx) =>
        act.askInterpreter(ctx, { personId: mother, why: 'visit', minorSeen: true }),
      ),
    )
    const interpreter = (await promises(mother)).find((row) => row.kind === 'connectInterpreter')
    expect(interpreter?.dueAt.toString()).toBe(oslo('2026-03-02 10:10').toString())
    expect((await promises(mother)).filter((row) => row.kind === 'removeBarrier')).toHaveLength(1)
    await story.at('2026-03-10 10:00')
    expect(done(await ask()).state).toBe('asked')
  })

  it('owes the mother a talk of her own, asks both about renewal, and stops by itself', async () => {
    const { mandateId } = done(
      await give({ themes: ['measure'], from: oslo('2026-03-02 10:00'), until: oslo('2027-03-02 00:00') }),
    )
    await runTo('2026-03-02 10:05')
    const talk = (await promises()).find((row) => row.kind === 'ownTalk')
    expect(talk?.dueAt.toZonedDateTimeISO('Europe/Oslo').toPlainDate().toString()).toBe('2026-09-02')
    await runTo('2027-01-29 10:00')
    const line = async () =>
      (await story.asPerson(giver, (ctx) => views.myHelpers(ctx))).mandates.find(({ id }) => id === mandateId)
    expect((await line())?.renewalAskedAt?.toString()).toBe(oslo('2027-01-29 09:00').toString())
    const asked = await story.database.system
      .selectFrom('outgoing')
      .select(['personId', 'kind'])
      .where('kind', '=', 'mandateRenewal')
      .execute()
    expect(asked.map((row) => row.personId).sort()).toEqual([giver, son].sort())
    await story.at('2027-03-01 23:59')
    expect(await asSon((ctx) => views.myScope(ctx))).not.toBeNull()
    await runTo('2027-03-02 00:00')
    expect(await asSon((ctx) => views.myScope(ctx))).toBeNull()
    expect((await line())?.state).toBe('expired')
  })

  it('refuses oneself, too long, and a child who gives; the latest word of the person wins', async () => {
    expect(await give({ holder: { name: 'Thomas Elvekvist', number: await numberOf(giver) } })).toMatchObject(
      { reason: 'holderIsSelf' },
    )
    expect(await give({ until: oslo('2027-03-02 10:01') })).toMatchObject({ reason: 'mandateTooLong' })
    expect(await give({ holder: { name: 'Sivert Elvekvist' } })).toMatchObject({ reason: 'needsHolderBirth' })
    const child = await addPerson(story.database.system, { birthDate: '2010-05-05' })
    const mandate = await offer()
    expect(await story.asPerson(child, (ctx) => act.giveMandate(ctx, mandate))).toMatchObject({
      reason: 'guardianOnly',
    })
    const { mandateId } = done(await give())
    const receives = () =>
      story.asSystem((ctx) =>
        views.holdersOf(ctx, giver, {
          act: 'receive',
          side: 'state',
          theme: 'measure',
          at: story.clock.now(),
        }),
      )
    expect(await receives()).toMatchObject([{ holderId: son, name: 'Sivert Elvekvist' }])
    await story.at('2026-03-02 11:00')
    done(
      await story.asPerson(giver, (ctx) =>
        act.refuseHolder(ctx, { mandateId, sides: ['state'], themes: ['measure'] }),
      ),
    )
    expect(await receives()).toEqual([])
    await story.at('2026-03-02 12:00')
    done(await give({ themes: ['measure'] }))
    expect(await receives()).toHaveLength(1)
  })

  it('without a mandate nobody is told anything, and a request gets a number all the same', async () => {
    const contact = {
      personId: giver,
      channel: 'contactCentrePhone' as const,
      name: 'Nabo',
      relation: 'neighbour' as const,
    }
    expect(
      done(
        await story.asStaff(lars, (ctx) => act.helperContact(ctx, { ...contact, act: 'ask', side: 'state' })),
      ),
    ).toEqual({ mayAnswer: false })
    const { number, dueAt } = done(
      await story.asStaff(lars, (ctx) => act.helperRequest(ctx, { ...contact, wish: 'Kan dere ringe ham?' })),
    )
    expect(number).toBeGreaterThan(0)
    expect(dueAt.toString()).toBe(oslo('2026-03-04 10:00').toString())
    const { mandateId } = done(await give())
    expect(
      done(
        await story.asStaff(lars, (ctx) =>
          act.helperContact(ctx, { ...contact, mandateId, act: 'ask', side: 'state', theme: 'measure' }),
        ),
      ),
    ).toEqual({ mayAnswer: true })
    expect(
      done(
        await story.asStaff(lars, (ctx) =>
          act.helperContact(ctx, { ...contact, mandateId, act: 'ask', side: 'municipal', theme: 'housing' }),
        ),
      ),
    ).toEqual({ mayAnswer: false })
    const contacts = await story.database.system
      .selectFrom('event as e')
      .innerJoin('eventKind as k', 'k.kind', 'e.kind')
      .select('e.kind')
      .where('e.personId', '=', giver)
      .where('k.contact', '=', true)
      .execute()
    expect(contacts).toEqual([])
  })

  it('staff who hold the pen are marked by themselves, and both see it', async () => {
    const registered = done(
      await story.asStaff(anne, (ctx) =>
        registerContact(ctx, {
          personId: giver,
          channel: 'dropIn',
          text: 'Når får jeg plass på tiltaket?',
          assisted: 'noDevice',
        }),
      ),
    )
    const message = await story.database.system
      .selectFrom('message')
      .selectAll()
      .where('threadId', '=', registered.threadId)
      .executeTakeFirstOrThrow()
    expect(message).toMatchObject({
      authorship: 'staffReception',
      helper: { relation: 'staff', name: anne.name, why: 'noDevice' },
    })
    const mine = await story.asPerson(giver, (ctx) => views.myHelpers(ctx))
    expect(mine.deeds).toMatchObject([{ kind: 'visitLogged', name: anne.name, why: 'noDevice' }])
  })

  it('follows both ends when two records become one; a mandate to oneself ends', async () => {
    done(await give())
    const twin = await somebody({
      givenName: 'Sivert',
      familyName: 'Elvekvist',
      birthDate: '2000-01-10',
    })
    done(await story.asStaff(anne, (ctx) => mergePersons(ctx, twin, son, 'identityDocument')))
    const held = await story.database.system.selectFrom('mandate').select('holderId').execute()
    expect(held).toEqual([{ holderId: twin }])
    done(await story.asStaff(anne, (ctx) => mergePersons(ctx, giver, twin, 'identityDocument')))
    const ended = await story.database.system
      .selectFrom('mandate')
      .select(['holderId', 'state', 'endedHow'])
      .execute()
    expect(ended).toEqual([{ holderId: null, state: 'revoked', endedHow: 'self' }])
  })

  it('a consent opens one thing to one employee, for the hours of a call', async () => {
    const to = { personId: giver, to: 'letter' as const, channel: 'contactCentrePhone' as const }
    const holds = () =>
      story.asStaff(lars, async (ctx) => {
        const { openPerson } = await import('../../access/actions.ts')
        await openPerson(ctx, giver, { purpose: 'call', what: 'test' })
        return consentHolds(ctx, { personId: giver, to: 'letter' })
      })
    expect(await holds()).toBe(false)
    done(await story.asStaff(lars, (ctx) => act.recordConsent(ctx, to)))
    expect(await holds()).toBe(true)
    await runTo('2026-03-03 10:00')
    expect(await holds()).toBe(false)
    expect(STAFF.operator).toBe(lars.staffId)
  })
})
