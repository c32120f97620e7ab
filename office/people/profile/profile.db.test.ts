import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openWorld, type World } from '../../../test/support/people.ts'
import { factsOf, reviewsOf } from '../../../test/support/profiles.ts'
import { addPerson, assign, PERSONS, STAFF, staffActor, T0 } from '../../../test/support/world.ts'
import {
  enterBarrier,
  markAnotherWrote,
  oweAssessment,
  raiseReview,
  setContactStatus,
  setFact,
  settleDisagreement,
} from './actions.ts'
import { triggersOf } from './review.ts'
import { countsAsDigital } from './rules.ts'
import { myProfile, staffProfile } from './views.ts'

const adviser = staffActor('stateAdviserA')
const operator = staffActor('operator')
const host = staffActor('hostA')
const oslo = (at: Temporal.Instant) =>
  at.toZonedDateTimeISO('Europe/Oslo').toPlainDateTime().toString().slice(0, 16)

describe('how a person is reached', () => {
  let world: World
  beforeEach(async () => {
    world = await openWorld()
  })
  afterEach(() => world.db.drop())

  it('is unknown until somebody has found out, and then looked at again', async () => {
    const newcomer = await addPerson(world.db.system, { contactStatus: 'unknown', createdAt: T0 })
    expect(await factsOf(world, newcomer)).toMatchObject({ status: 'unknown' })
    await world.asSystem((ctx) => oweAssessment(ctx, newcomer))
    await world.asSystem((ctx) => oweAssessment(ctx, newcomer))
    const owed = await reviewsOf(world, newcomer)
    expect(owed.map((one) => [one.clock, oslo(one.dueAt)])).toEqual([
      ['profileAssessment', '2026-03-16T10:00'],
    ])
  })

  it('changes at once by one sentence to an operator, whose words are the reason', async () => {
    const person = PERSONS.resident
    expect(countsAsDigital((await factsOf(world, person)) as never)).toBe(true)
    const done = await world.as(operator, (ctx) =>
      setContactStatus(ctx, {
        personId: person,
        status: 'assisted',
        reason: 'ownWish',
        statement: 'Jeg får det ikke til på skjerm',
        method: 'phone',
      }),
    )
    expect(done).toMatchObject({ ok: true, value: { status: 'assisted', disagrees: false } })
    expect(await factsOf(world, person)).toMatchObject({ status: 'assisted', factsDisagree: false })
    const told = await world.db.system
      .selectFrom('staffNotice')
      .select(['staffId', 'kind'])
      .where('personId', '=', person)
      .execute()
    expect(told).toEqual([{ staffId: STAFF.stateAdviserA, kind: 'profileChanged' }])
    const up = await world.as(host, (ctx) =>
      setContactStatus(ctx, { personId: person, status: 'digital', reason: 'other', method: 'desk' }),
    )
    expect(up).toMatchObject({ ok: false, reason: 'needsEvidence' })
  })

  it('lets the person say so, and nobody say so of another', async () => {
    const own = await world.asPerson({ kind: 'person', personId: PERSONS.resident, language: 'nb' }, (ctx) =>
      setContactStatus(ctx, { personId: PERSONS.resident, status: 'assisted', reason: 'ownWish' }),
    )
    expect(own.ok).toBe(true)
    const other = await world.asPerson({ kind: 'person', personId: PERSONS.dual, language: 'nb' }, (ctx) =>
      setContactStatus(ctx, { personId: PERSONS.resident, status: 'assisted', reason: 'ownWish' }),
    )
    expect(other).toMatchObject({ ok: false, reason: 'notFound' })
  })

  it('opens one review however many things fire, due five working days after the first', async () => {
    const person = PERSONS.resident
    await world.asSystem((ctx) => raiseReview(ctx, person, 'threeUndelivered'))
    await world.as(adviser, (ctx) => raiseReview(ctx, person, 'notUnderstood'), person)
    await world.as(host, (ctx) =>
      setFact(ctx, { personId: person, field: 'access.eId', value: 'lost', method: 'desk' }),
    )
    const open = await reviewsOf(world, person)
    expect(open.map((one) => oslo(one.dueAt))).toEqual(['2026-03-09T10:00'])
    expect(open.flatMap((one) => triggersOf(one).map((fired) => fired.trigger))).toEqual([
      'threeUndelivered',
      'notUnderstood',
      'eIdLost',
    ])
    expect(await factsOf(world, person)).toMatchObject({ digitalNotWorking: true })
  })

  it('lets the word of the person stand where facts disagree, and asks for one task (K21)', async () => {
    const person = PERSONS.resident
    const as = { kind: 'person', personId: person, language: 'nb' } as const
    await world.asPerson(as, (ctx) =>
      setFact(ctx, { personId: person, field: 'ability.readMessage', value: 'alone' }),
    )
    expect(await factsOf(world, person)).toMatchObject({
      factsDisagree: false,
      abilities: { readMessage: 'alone' },
    })
    await world.as(adviser, (ctx) =>
      setFact(ctx, {
        personId: person,
        field: 'ability.readMessage',
        value: 'notYet',
        evidence: 'observedTask',
      }),
    )
    const now = await factsOf(world, person)
    expect(now).toMatchObject({ factsDisagree: true, abilities: { readMessage: 'alone' } })
    expect(countsAsDigital(now as never)).toBe(false)
    expect(await reviewsOf(world, person)).toHaveLength(1)
  })

  it('raises no ability without evidence, and lowers an interpreter only by an adviser who says why', async () => {
    const person = PERSONS.dari
    const set = (actor: typeof host, field: string, value: unknown, more = {}) =>
      world.as(actor, (ctx) => setFact(ctx, { personId: person, field, value, method: 'desk', ...more }))
    expect(await set(host, 'ability.writeMessage', 'notYet')).toMatchObject({ ok: true })
    expect(await set(host, 'ability.writeMessage', 'alone')).toMatchObject({ reason: 'needsEvidence' })
    expect(
      await set(host, 'ability.writeMessage', 'alone', { evidence: 'ownStatement', helped: true }),
    ).toMatchObject({
      reason: 'needsEvidence',
    })
    expect(await set(host, 'ability.writeMessage', 'alone', { evidence: 'observedTask' })).toMatchObject({
      ok: true,
    })
    expect(await set(host, 'interpreterNeed', 'none')).toMatchObject({ reason: 'adviserOnly' })
    const dari = staffActor('stateAdviserA3')
    expect(await set(dari, 'interpreterNeed', 'none')).toMatchObject({ reason: 'needsReason' })
    expect(await set(dari, 'interpreterNeed', 'forComplex', { reason: 'prøvd i samtale' })).toMatchObject({
      ok: true,
    })
    expect(await set(host, 'interpreterNeed', 'always')).toMatchObject({ ok: true })
  })

  it('marks that another wrote: partly digital, one talk, one review, and no message is the person’s word', async () => {
    const person = PERSONS.somali
    const { write } = await import('../../threads/actions.ts')
    const sent = await world.asPerson({ kind: 'person', personId: person, language: 'so' }, (ctx) =>
      write(ctx, { text: 'Når begynner kurset mitt?', clientKey: 'a' }),
    )
    if (!sent.ok) throw new Error(sent.reason)
    await assign(world.db.system, person, 'state', { staffId: STAFF.dualAdviserA })
    const kari = staffActor('dualAdviserA')
    const mark = () =>
      world.as(kari, (ctx) =>
        markAnotherWrote(ctx, { personId: person, messageIds: [sent.value.messageId], wroteIt: 'family' }),
      )
    const done = await mark()
    if (!done.ok) throw new Error(done.reason)
    expect(done.value.messages).toBe(1)
    expect(oslo(done.value.talkDueAt)).toBe('2026-03-09T10:00')
    expect(await factsOf(world, person)).toMatchObject({ status: 'partlyDigital' })
    expect(await reviewsOf(world, person)).toHaveLength(1)
    const message = await world.db.system
      .selectFrom('message')
      .select('authorship')
      .where('id', '=', sent.value.messageId)
      .executeTakeFirstOrThrow()
    expect(message.authorship).toBe('family')
    await mark()
    const talks = await world.db.system
      .selectFrom('promise')
      .select('details')
      .where('personId', '=', person)
      .where('kind', '=', 'holdMeeting')
      .execute()
    expect(talks.map((one) => (one.details as { interpreter: string }).interpreter)).toEqual(['so'])
  })

  it('drops the state on the spot also where the person themselves had said another, and keeps who is assisted', async () => {
    const { write } = await import('../../threads/actions.ts')
    const kari = staffActor('dualAdviserA')
    for (const [status, after] of [
      ['digital', 'partlyDigital'],
      ['assisted', 'assisted'],
    ] as const) {
      const person = await addPerson(world.db.system, { contactStatus: 'unknown', createdAt: T0 })
      await assign(world.db.system, person, 'state', { staffId: STAFF.dualAdviserA })
      const said = { personId: person, status, reason: 'ownWish', statement: 'Slik vil jeg ha det.' } as const
      const set = await world.as(host, (ctx) =>
        setContactStatus(ctx, { ...said, method: 'desk', evidence: 'ownStatement' }),
      )
      expect(set.ok).toBe(true)
      const sent = await world.asPerson({ kind: 'person', personId: person, language: 'nb' }, (ctx) =>
        write(ctx, { text: 'Når begynner kurset?', clientKey: 'x' }),
      )
      if (!sent.ok) throw new Error(sent.reason)
      const messageIds = [sent.value.messageId]
      expect(
        (
          await world.as(kari, (ctx) =>
            markAnotherWrote(ctx, { personId: person, messageIds, wroteIt: 'family' }),
          )
        ).ok,
      ).toBe(true)
      expect(await factsOf(world, person)).toMatchObject({ status: after, factsDisagree: false })
    }
  })

  it('shows the person what staff see, and clears up what they say differently', async () => {
    const person = PERSONS.resident
    const as = { kind: 'person', personId: person, language: 'nb' } as const
    await world.as(adviser, (ctx) =>
      setFact(ctx, { personId: person, field: 'wish.phone', value: 'declined', source: 'ownStatement' }),
    )
    await world.as(adviser, (ctx) =>
      setFact(ctx, { personId: person, field: 'ability.logIn', value: 'notYet', evidence: 'observedTask' }),
    )
    await world.asPerson(as, (ctx) =>
      setFact(ctx, { personId: person, field: 'ability.logIn', value: 'alone' }),
    )
    const [mine, theirs] = [
      await world.asPerson(as, (ctx) => myProfile(ctx)),
      await world.as(adviser, (ctx) => staffProfile(ctx, { personId: person })),
    ]
    if (mine === null || !theirs.ok) throw new Error('no profile')
    expect(mine).toEqual(theirs.value)
    expect(mine.reach.declined).toEqual(['phone'])
    expect(mine.disagreements.map((one) => [one.field, one.said.map((fact) => fact.value)])).toEqual([
      ['ability.logIn', ['alone', 'notYet']],
    ])
    const right = mine.disagreements[0]?.said[1]?.id ?? ''
    const settled = await world.as(adviser, (ctx) =>
      settleDisagreement(ctx, { personId: person, factId: right, reason: 'Prøvde sammen på kontoret' }),
    )
    expect(settled).toEqual({ ok: true, value: { cleared: true } })
    expect(await factsOf(world, person)).toMatchObject({
      factsDisagree: false,
      abilities: { logIn: 'notYet' },
    })
    expect(await reviewsOf(world, person)).toEqual([])
  })

  it('has one owner and one date for what stands in the way', async () => {
    const person = PERSONS.resident
    const enter = (barriers: ('noEId' | 'noPassport' | 'internetCut')[]) =>
      world.as(adviser, (ctx) =>
        enterBarrier(ctx, { personId: person, barriers, words: 'pass koster for mye' }),
      )
    const [first, second] = [await enter(['noEId', 'noPassport']), await enter(['internetCut'])]
    if (!first.ok || !second.ok) throw new Error('refused')
    expect(second.value.promiseId).toBe(first.value.promiseId)
    const mine = await world.asSystem((ctx) =>
      ctx.tx.selectFrom('promise').selectAll().where('kind', '=', 'removeBarrier').execute(),
    )
    expect(mine.map((one) => [one.ownerStaffId, (one.details as { barriers: string[] }).barriers])).toEqual([
      [STAFF.stateAdviserA, ['noEId', 'noPassport', 'internetCut']],
    ])
  })
})
