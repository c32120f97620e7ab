import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openWorld, type World } from '../../../test/support/people.ts'
import { factsOf, reviewsOf } from '../../../test/support/profiles.ts'
import { addPerson, PERSONS, staffActor, T0 } from '../../../test/support/world.ts'
import { giveFeedback, registerContact, write } from '../../threads/actions.ts'
import { endContactPoint } from '../actions.ts'
import { unitsOf } from '../units.ts'
import {
  assessProfile,
  formStumbled,
  oweAssessment,
  oweAssessments,
  proposeProfile,
  setFact,
  tellChange,
} from './actions.ts'
import { triggersOf } from './review.ts'

const adviser = staffActor('stateAdviserA')
const operator = staffActor('operator')
const PERSON = PERSONS.resident
const self = { kind: 'person', personId: PERSON, language: 'nb' } as const

describe('what makes the profile be looked at again (R-307)', () => {
  let world: World
  beforeEach(async () => {
    world = await openWorld()
  })
  afterEach(() => world.db.drop())

  const fired = async (personId: string = PERSON) => {
    const open = await reviewsOf(world, personId)
    expect(open.length).toBeLessThanOrEqual(1)
    return open.flatMap((one) => triggersOf(one).map(({ trigger }) => trigger))
  }
  const fromStaff = async (): Promise<string> => {
    const threadId = (
      await world.db.system
        .insertInto('thread')
        .values({ personId: PERSON, id: randomUUID(), origin: 'home', openedAt: T0, lastAt: T0 })
        .returning('id')
        .executeTakeFirstOrThrow()
    ).id
    const { id } = await world.db.system
      .insertInto('message')
      .values({
        personId: PERSON,
        threadId,
        id: randomUUID(),
        direction: 'out',
        channel: 'portalMessage',
        authorship: 'staffAdviser',
        authorKind: 'staff',
        language: 'nb',
        receivedAt: T0,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    return id
  }
  const notUnderstood = (messageId: string) =>
    world.asPerson(self, (ctx) => giveFeedback(ctx, { messageId, feedback: 'notUnderstood' }))
  const stumble = (form: string) =>
    world.asPerson(self, (ctx) => formStumbled(ctx, { personId: PERSON, form }))
  const say = (text: string, helped: boolean) =>
    world.asPerson(self, (ctx) => write(ctx, { text, ...(helped ? { helped: 'family' as const } : {}) }))

  it('is "I did not understand" for the second time, under another message or later under the same', async () => {
    const [first, second] = [await fromStaff(), await fromStaff()]
    await notUnderstood(first)
    await notUnderstood(first)
    expect(await fired()).toEqual([])
    await notUnderstood(second)
    expect(await fired()).toEqual(['notUnderstood'])
    await notUnderstood(second)
    expect(await fired()).toEqual(['notUnderstood'])
  })

  it('is the same form for the third time, not three forms', async () => {
    await stumble('skriv')
    await stumble('slik-snakker-vi')
    await stumble('skriv')
    expect(await fired()).toEqual([])
    await stumble('skriv')
    expect(await fired()).toEqual(['sameFormThrice'])
    await stumble('skriv')
    expect(await fired()).toEqual(['sameFormThrice'])
  })

  it('is help with the same form, asked for three times of the contact centre', async () => {
    for (const expected of [[], [], ['sameFormThrice']]) {
      const done = await world.as(operator, (ctx) =>
        registerContact(ctx, {
          personId: PERSON,
          channel: 'contactCentrePhone',
          theme: 'statusCard',
          codes: { answered: ['howTo'] },
        } as never),
      )
      expect(done.ok).toBe(true)
      expect(await fired()).toEqual(expected)
    }
  })

  it('is that others carry more than half of the contacts, of enough to tell', async () => {
    await say('Hei, jeg lurer på meldekortet mitt.', true)
    await say('Kan jeg få svar på søknaden min om penger?', true)
    await say('Når er møtet vårt?', true)
    expect(await fired()).toEqual([])
    await say('Hvor sender jeg papirene om husleie?', false)
    expect(await fired()).toEqual([])
    await say('Hva skjer med tiltaket mitt?', true)
    expect(await fired()).toEqual(['helperCarried'])
  })

  it('is a number that is lost, whoever says so; not one that was given back', async () => {
    const phone = await world.db.system
      .selectFrom('contactPoint')
      .select('id')
      .where('personId', '=', PERSON)
      .where('kind', '=', 'phone')
      .executeTakeFirstOrThrow()
    await world.asPerson(self, (ctx) => endContactPoint(ctx, PERSON, phone.id, 'notInUse'))
    expect(await fired()).toEqual([])
    await world.db.system
      .updateTable('contactPoint')
      .set({ endedAt: null })
      .where('id', '=', phone.id)
      .execute()
    await world.as(adviser, (ctx) => endContactPoint(ctx, PERSON, phone.id, 'lost'), PERSON)
    expect(await fired()).toEqual(['phoneLost'])
  })

  it('is a release or a life event, told by staff or by the person', async () => {
    await world.as(adviser, (ctx) =>
      setFact(ctx, { personId: PERSON, field: 'inPrison', value: true, method: 'phone' }),
    )
    expect(await fired()).toEqual([])
    const released = await world.as(adviser, (ctx) =>
      tellChange(ctx, { personId: PERSON, what: 'releaseFromPrison', method: 'phone' }),
    )
    expect(released.ok).toBe(true)
    expect(await factsOf(world, PERSON)).toMatchObject({ inPrison: false })
    await world.asPerson(self, (ctx) =>
      tellChange(ctx, { personId: PERSON, what: 'lifeEvent', words: 'Jeg er blitt alene' }),
    )
    expect(await fired()).toEqual(['releaseFromPrison', 'lifeEvent'])
    const other = await world.asPerson({ ...self, personId: PERSONS.dual }, (ctx) =>
      tellChange(ctx, { personId: PERSON, what: 'lifeEvent' }),
    )
    expect(other).toEqual({ ok: false, reason: 'notFound' })
  })

  it('counts from when it was last talked about', async () => {
    await stumble('skriv')
    await stumble('skriv')
    const answers = { 'task.readMessage': 'withHelp', 'task.writeMessage': 'withHelp' }
    const shown = await world.as(adviser, (ctx) =>
      proposeProfile(ctx, { personId: PERSON, answers, method: 'meeting' }),
    )
    if (!shown.ok) throw new Error(shown.reason)
    world.clock.advance({ hours: 1 })
    await world.as(adviser, (ctx) =>
      assessProfile(ctx, {
        personId: PERSON,
        answers,
        method: 'meeting',
        shown: shown.value.mark,
        accepted: shown.value.proposal.consequences.map(({ code }) => code),
      }),
    )
    await stumble('skriv')
    expect(await fired()).toEqual([])
  })

  it('opens at most one review, in whatever order things happen', async () => {
    const messages = [await fromStaff(), await fromStaff(), await fromStaff()]
    const deeds = {
      understood: (n: number) => notUnderstood(messages[n % 3] as string),
      form: (n: number) => stumble(['skriv', 'post', 'hjelp'][n % 3] as string),
      life: () => world.asPerson(self, (ctx) => tellChange(ctx, { personId: PERSON, what: 'lifeEvent' })),
      release: () =>
        world.as(adviser, (ctx) =>
          tellChange(ctx, { personId: PERSON, what: 'releaseFromPrison', method: 'phone' }),
        ),
      eId: (n: number) =>
        world.as(adviser, (ctx) =>
          setFact(ctx, {
            personId: PERSON,
            field: 'access.eId',
            value: n % 2 === 0 ? 'lost' : 'cutOff',
            method: 'desk',
          }),
        ),
      helped: (n: number) => say(`Hei, dette er melding nummer ${n}.`, true),
    }
    const names = Object.keys(deeds) as (keyof typeof deeds)[]
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.constantFrom(...names), fc.nat(8)), { minLength: 1, maxLength: 8 }),
        async (history) => {
          for (const [name, n] of history) await deeds[name](n)
          await fired()
        },
      ),
      { numRuns: 8 },
    )
    expect((await fired()).length).toBeGreaterThan(0)
  })
})

describe('what is owed to those whom nobody has assessed', () => {
  it('is owed to many at once as to one, and to nobody twice (R-060)', async () => {
    const world = await openWorld()
    try {
      const add = () => addPerson(world.db.system, { contactStatus: 'unknown', createdAt: T0 })
      const [one, two, before] = [await add(), await add(), await add()]
      await world.asSystem((ctx) => oweAssessment(ctx, before))
      const all = [one, two, before, PERSON]
      for (let times = 0; times < 2; times += 1)
        await world.asSystem(async (ctx) => oweAssessments(ctx, [...(await unitsOf(ctx, all)).values()]))
      const due = (await reviewsOf(world, before)).map((review) => review.dueAt.toString())
      for (const personId of [one, two])
        expect((await reviewsOf(world, personId)).map((review) => review.dueAt.toString())).toEqual(due)
      expect(await reviewsOf(world, PERSON)).toEqual([])
    } finally {
      await world.db.drop()
    }
  })
})
