import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { done, type MandateStory, mandateStory } from '../../../test/support/mandates.ts'
import { oslo } from '../../../test/support/story.ts'
import { PERSONS, STAFF, staffActor } from '../../../test/support/world.ts'
import { openPerson } from '../../access/actions.ts'
import { registerContact } from '../../threads/actions.ts'
import * as act from './actions.ts'
import { consentHolds } from './consents.ts'
import * as views from './views.ts'

const _kari = staffActor('stateAdviserA')
const lars = staffActor('operator')
const anne = staffActor('hostA')

describe('who asks for somebody else', () => {
  let story: MandateStory
  beforeEach(async () => {
    story = await mandateStory()
  })
  afterEach(async () => {
    expect(await story.broken()).toEqual([])
    await story.end()
  })

  it('waits for the person alone when it is asked for by the one who wants to help', async () => {
    const wife = PERSONS.arabic
    const number = await story.numberOf(story.son)
    const mandate = {
      ...(await story.offer()),
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
    const task = (await story.promises(wife)).find((row) => row.kind === 'confirmMandate')
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
    expect((await story.promises(wife)).filter((row) => row.kind === 'confirmMandate')).toEqual([])
    expect(await story.asPerson(story.son, (ctx) => views.whomIHelp(ctx))).toEqual([])
    const adviser = await story.asStaff(staffActor('stateAdviserA3'), (ctx) => views.registerFor(ctx, wife))
    expect(done(adviser)).toMatchObject({
      mandates: [],
      safety: { stands: true, reach: null, contact: null, meetingPlace: null },
    })
    const cleared = { ...staffActor('clearedAdviserA') }
    const seen = await story.asStaff(cleared, async (ctx) => {
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
    const daughter = await story.somebody({
      givenName: 'Layla',
      familyName: 'Shabandir',
      birthDate: '2008-03-10',
    })
    const ask = async () =>
      story.asStaff(anne, async (ctx) =>
        act.registerMandate(ctx, {
          ...(await story.offer({
            holder: { name: 'Layla Shabandir', number: await story.numberOf(daughter) },
          })),
          personId: mother,
          askedBy: 'person',
          form: 'spoken',
          channel: 'dropIn',
        }),
      )
    expect(await ask()).toMatchObject({ ok: false, reason: 'holderTooYoung' })
    expect(await ask()).toMatchObject({ ok: false, reason: 'holderTooYoung' })
    const kinds = (await story.promises(mother)).map((row) => row.kind).sort()
    expect(kinds).toEqual(['giveStatus', 'removeBarrier', 'reviewProfile'])
    done(
      await story.asStaff(anne, (ctx) =>
        act.askInterpreter(ctx, { personId: mother, why: 'visit', minorSeen: true }),
      ),
    )
    const interpreter = (await story.promises(mother)).find((row) => row.kind === 'connectInterpreter')
    expect(interpreter?.dueAt.toString()).toBe(oslo('2026-03-02 10:10').toString())
    expect((await story.promises(mother)).filter((row) => row.kind === 'removeBarrier')).toHaveLength(1)
    await story.at('2026-03-10 10:00')
    expect(done(await ask()).state).toBe('asked')
  })

  it('without a mandate nobody is told anything, and a request gets a number all the same', async () => {
    const contact = {
      personId: story.giver,
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
    const { mandateId } = done(await story.give())
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
      .where('e.personId', '=', story.giver)
      .where('k.contact', '=', true)
      .execute()
    expect(contacts).toEqual([])
  })

  it('staff who hold the pen are marked by themselves, and both see it', async () => {
    const registered = done(
      await story.asStaff(anne, (ctx) =>
        registerContact(ctx, {
          personId: story.giver,
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
    const mine = await story.asPerson(story.giver, (ctx) => views.myHelpers(ctx))
    expect(mine.deeds).toMatchObject([{ kind: 'visitLogged', name: anne.name, why: 'noDevice' }])
  })

  it('a consent opens one thing to one employee, for the hours of a call', async () => {
    const to = { personId: story.giver, to: 'letter' as const, channel: 'contactCentrePhone' as const }
    const holds = () =>
      story.asStaff(lars, async (ctx) => {
        await openPerson(ctx, story.giver, { purpose: 'call', what: 'test' })
        return consentHolds(ctx, { personId: story.giver, to: 'letter' })
      })
    expect(await holds()).toBe(false)
    done(await story.asStaff(lars, (ctx) => act.recordConsent(ctx, to)))
    expect(await holds()).toBe(true)
    await story.runTo('2026-03-03 10:00')
    expect(await holds()).toBe(false)
    expect(STAFF.operator).toBe(lars.staffId)
  })
})
