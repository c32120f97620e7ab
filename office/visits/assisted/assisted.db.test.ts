import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addStory } from '../../../test/support/assisted.ts'
import { OFFICES, PERSONS, STAFF, staffActor } from '../../../test/support/world.ts'
import { mergePersons } from '../../people/actions.ts'
import { setContactStatus, setFact } from '../../people/profile/actions.ts'
import { openMyLetter } from '../../reach/inbox/actions.ts'
import { makeNotice } from '../../reach/notices/actions.ts'
import { openConversation, send } from '../../threads/actions.ts'
import { pairTerminal, revokeTerminal, showCode } from '../terminals/actions.ts'
import { leaveAssisted } from '../terminals/leave.ts'
import type { TerminalKind } from '../terminals/model.ts'
import {
  assistedBy,
  claimAssisted,
  endAssisted,
  endAssistedOf,
  giveMessages,
  startAssisted,
} from './actions.ts'
import { endForgotten } from './jobs.ts'
import type { TypedAt } from './rules.ts'
import { assistedNow, assistedReceipt, myAssisted } from './views.ts'

const host = staffActor('hostA')
const adviser = staffActor('stateAdviserA')
const START = { identity: 'document', why: 'noLogin', agreed: true } as const

describe('an employee is beside a person (R-323, R-373)', () => {
  let story: Awaited<ReturnType<typeof addStory>>
  beforeAll(async () => {
    story = await addStory()
  })
  afterAll(() => story.end())
  const begin = async (
    personId: string,
    more: Partial<Parameters<typeof startAssisted>[1]> = {},
    by = host,
  ) => {
    const begun = await story.asStaff(by, (ctx) => startAssisted(ctx, { personId, ...START, ...more }))
    if (!begun.ok) throw new Error(begun.reason)
    return begun.value
  }
  const refusedFor = async (input: Parameters<typeof startAssisted>[1], by = host) => {
    const begun = await story.asStaff(by, (ctx) => startAssisted(ctx, input))
    return begun.ok ? 'begun' : begun.reason
  }
  const look = (secret: string | null, staffId: string | null, terminalId: string | null = null) =>
    story.asSystem((ctx) => assistedBy(ctx, { secret: secret ?? '', staffId, terminalId }))

  it('needs somebody whose identity is seen, their yes and a reason', async () => {
    const personId = PERSONS.resident
    expect(await refusedFor({ personId, why: 'noLogin', agreed: true })).toBe('needsIdentity')
    expect(await refusedFor({ personId, ...START, agreed: false })).toBe('needsConsent')
    expect(await refusedFor({ personId, ...START, why: 'curious' })).toBe('needsReason')
    expect(await refusedFor({ personId, ...START, place: 'homeVisit' })).toBe('badForm')
    expect(await refusedFor({ personId, ...START }, { ...host, clientId: 'robot' })).toBe('notFound')
    expect(await refusedFor({ personId, ...START }, staffActor('leadStateA'))).not.toBe('begun')
  })

  it('is logged as an opening and told to the person, and opens for that employee’s browser alone', async () => {
    const personId = await story.somebody()
    const { secret } = await begin(personId)
    expect(await look(secret, STAFF.stateAdviserA)).toBeNull()
    expect(await look(secret, null)).toBeNull()
    expect(await look(secret, STAFF.hostA)).toMatchObject({
      personId,
      channel: 'dropIn',
      authorship: 'staffReception',
    })
    const log = await story.log(personId)
    expect(log).toContainEqual({ what: 'assisted', purpose: 'visit', staffId: STAFF.hostA })
    expect(await story.asPerson(personId, (ctx) => myAssisted(ctx))).toMatchObject([{ confirmed: null }])
  })

  it('marks what is done with the employee’s hand and the desk, and lists it on the receipt', async () => {
    const personId = await story.somebody()
    const { secret, sessionId } = await begin(personId)
    const wrote = await story.beside(secret, STAFF.hostA, (ctx) =>
      send(ctx, { text: 'Jeg vil søke om sosialhjelp.' }),
    )
    expect(wrote.ok).toBe(true)
    expect(await story.messages(personId)).toMatchObject([
      { authorship: 'staffReception', channel: 'dropIn', authorKind: 'staff', authorId: STAFF.hostA },
    ])
    const events = await story.events(personId, 'messageReceived')
    expect(events).toMatchObject([
      {
        actorKind: 'staff',
        actorId: STAFF.hostA,
        onBehalfOf: personId,
        authorship: 'staffReception',
        channel: 'dropIn',
      },
    ])
    const now = await story.beside(secret, STAFF.hostA, (ctx) => assistedNow(ctx))
    expect(now).toMatchObject({
      ok: true,
      value: { done: [{ done: 'wrote', answers: [expect.anything()] }] },
    })
    await story.beside(secret, STAFF.hostA, (ctx) => endAssisted(ctx, { confirmed: 'tablet' }))
    expect(await look(secret, STAFF.hostA)).toBeNull()
    const receipt = await story.asStaff(host, (ctx) => assistedReceipt(ctx, { sessionId }))
    expect(receipt).toMatchObject({ ok: true, value: { confirmedHow: 'tablet', done: [{ done: 'wrote' }] } })
    expect(await story.asStaff(adviser, (ctx) => assistedReceipt(ctx, { sessionId }))).toMatchObject({
      ok: false,
      reason: 'notFound',
    })
  })

  it('never raises an ability or the state, and takes the person’s word for a wish', async () => {
    const personId = await story.somebody({ contactStatus: 'assisted' })
    const { secret } = await begin(personId)
    const set = (field: string, value: unknown) =>
      story.beside(secret, STAFF.hostA, (ctx) =>
        setFact(ctx, { personId, field, value, evidence: 'ownStatement' }),
      )
    expect(await set('ability.readMessage', 'alone')).toMatchObject({ ok: false, reason: 'needsEvidence' })
    expect(await set('restriction.doNotRing', true)).toMatchObject({ ok: true })
    const status = await story.beside(secret, STAFF.hostA, (ctx) =>
      setContactStatus(ctx, {
        personId,
        status: 'digital',
        reason: 'noDevice',
        evidence: 'ownStatement',
        statement: 'x',
      }),
    )
    expect(status).toMatchObject({ ok: false, reason: 'needsEvidence' })
    const facts = await story.facts(personId, 'restriction.doNotRing')
    expect(facts).toMatchObject([
      { source: 'ownStatement', byKind: 'staff', byId: STAFF.hostA, method: 'desk' },
    ])
  })

  it('a page that is shown has reached nobody until it is said to be handed over', async () => {
    const personId = await story.somebody()
    const made = await story.asSystem((ctx) => makeNotice(ctx, story.decision(personId)))
    if (!made.ok) throw new Error(made.reason)
    const { noticeId, messageId, threadId } = made.value
    const { secret } = await begin(personId)
    await story.beside(secret, STAFF.hostA, (ctx) => openMyLetter(ctx, { noticeId }))
    await story.beside(secret, STAFF.hostA, (ctx) => openConversation(ctx, { threadId }))
    expect(await story.notice(noticeId)).toMatchObject({ openedAt: null, reachedAt: null })
    const given = await story.beside(secret, STAFF.hostA, (ctx) =>
      giveMessages(ctx, { messageIds: [messageId], how: 'inHand' }),
    )
    expect(given).toMatchObject({ ok: true, value: { reached: 1 } })
    expect(await story.notice(noticeId)).toMatchObject({ openedAt: null, reachedHow: 'handedOver' })
    expect(await story.messages(personId)).toMatchObject([{ readWith: 'staffReception' }])
  })

  it('ends after ten minutes without use, and an hour after it began', async () => {
    const personId = await story.somebody()
    const { secret, sessionId } = await begin(personId)
    for (const minute of ['10:09', '10:18', '10:27', '10:36', '10:45', '10:54']) {
      story.setClock(minute)
      expect(await look(secret, STAFF.hostA), minute).not.toBeNull()
    }
    story.setClock('11:01')
    expect(await look(secret, STAFF.hostA)).toBeNull()
    expect(await story.session(sessionId)).toMatchObject({ endedWhy: 'tooLong' })
    const left = await begin(personId)
    story.setClock('11:12')
    await endForgotten(story.around, story.clock.now())
    expect(await story.session(left.sessionId)).toMatchObject({
      endedWhy: 'idle',
      confirmedHow: 'notConfirmed',
      endedAt: story.clockAt('11:11'),
    })
  })

  it('ends when the employee signs out, and when they begin to help somebody else', async () => {
    const personId = await story.somebody()
    const first = await begin(personId)
    const second = await begin(await story.somebody())
    expect(await look(first.secret, STAFF.hostA)).toBeNull()
    await story.asSystem((ctx) => endAssistedOf(ctx, { staffId: STAFF.hostA }))
    expect(await look(second.secret, STAFF.hostA)).toBeNull()
    expect(await story.session(second.sessionId)).toMatchObject({ endedWhy: 'staffLeft' })
  })

  const screen = async (officeId: string = OFFICES.A, kind = 'public') => {
    const tokenHash = randomBytes(32)
    const shown = await story.asSystem((ctx) => showCode(ctx, { tokenHash }))
    const leader = staffActor(officeId === OFFICES.A ? 'officeLeaderA' : 'officeLeaderB')
    const code = shown.ok ? shown.value.code : ''
    const paired = await story.asStaff(leader, (ctx) => pairTerminal(ctx, { code, kind, name: 'Skjerm' }))
    if (!paired.ok) throw new Error(paired.reason)
    return { id: paired.value.terminalId, officeId, kind: kind as TerminalKind }
  }
  const claim = (code: string | null, at: Partial<TypedAt>) =>
    story.asSystem((ctx) =>
      claimAssisted(ctx, { code: code ?? '', at: { terminal: null, staffId: null, ...at } }),
    )

  it('opens on a screen of the office by a code: once, for five minutes, and not by guessing', async () => {
    const personId = await story.somebody()
    const [one, two] = [await screen(), await screen()]
    const begun = await begin(personId, { device: 'other' })
    const code = begun.code ?? ''
    const wrong = code === '000000' ? '000001' : '000000'
    for (let n = 0; n < 6; n += 1)
      expect(await claim(wrong, { terminal: one })).toMatchObject({ reason: 'helpCodeWrong' })
    expect(await claim(code, { terminal: one })).toMatchObject({ ok: false, reason: 'tooMany' })
    // Who guesses at one screen shuts no other.
    const opened = await claim(code, { terminal: two })
    if (!opened.ok) throw new Error(opened.reason)
    const { secret, sessionId } = opened.value
    expect(await look(secret, null, two.id)).toMatchObject({ personId })
    // What was opened on one screen is worth nothing in another browser, nor beside a login there.
    expect(await look(secret, null)).toBeNull()
    expect(await look(secret, STAFF.hostA, one.id)).toBeNull()
    expect(await claim(code, { terminal: two })).toMatchObject({ reason: 'helpCodeWrong' })
    // Whoever is helped there next ends it, also by another employee's code.
    const next = await begin(await story.somebody(), { device: 'other' }, adviser)
    expect(await claim(next.code, { terminal: two })).toMatchObject({ ok: true })
    expect(await story.session(sessionId)).toMatchObject({ endedWhy: 'screenEmptied' })
    expect(await look(secret, null, two.id)).toBeNull()
    await story.asStaff(host, (ctx) => revokeTerminal(ctx, { terminalId: two.id }))
    expect(await story.session(next.sessionId)).toMatchObject({
      endedWhy: 'screenParted',
      confirmedHow: 'notConfirmed',
    })
    const late = await begin(personId, { device: 'other' })
    story.setClock('11:30')
    expect(await claim(late.code, { terminal: await screen() })).toMatchObject({ reason: 'helpCodeWrong' })
    await story.asSystem((ctx) => endAssistedOf(ctx, { staffId: STAFF.hostA }))
    // Nobody opened it, so there was nothing to confirm.
    expect(await story.session(late.sessionId)).toMatchObject({ confirmedHow: null })
  })

  it('opens by its code nowhere else, and in the employee’s own browser only beside their login', async () => {
    const personId = await story.somebody()
    const { code, sessionId } = await begin(personId, { device: 'other' })
    expect(await claim(code, {})).toMatchObject({ reason: 'needsScreen' })
    expect(await claim(code, { terminal: await screen(OFFICES.A, 'kiosk') })).toMatchObject({
      reason: 'needsScreen',
    })
    expect(await claim(code, { terminal: await screen(OFFICES.B) })).toMatchObject({
      reason: 'helpCodeWrong',
    })
    expect(await claim(code, { staffId: STAFF.stateAdviserA })).toMatchObject({ reason: 'helpCodeWrong' })
    const own = await claim(code, { staffId: STAFF.hostA })
    if (!own.ok) throw new Error(own.reason)
    expect(await look(own.value.secret, STAFF.hostA)).toMatchObject({ personId, device: 'own' })
    expect(await look(own.value.secret, null)).toBeNull()
    await story.asSystem((ctx) => leaveAssisted(ctx, { secret: own.value.secret, idle: false }))
    expect(await story.session(sessionId)).toMatchObject({ endedAt: null })
  })

  it('keeps to whom the employee may know of, also when that changes meanwhile', async () => {
    expect(await refusedFor({ personId: PERSONS.protectedSeven, ...START })).toBe('notFound')
    const personId = await story.somebody()
    const { secret, sessionId } = await begin(personId)
    await story.protect(personId)
    expect(await look(secret, STAFF.hostA)).toBeNull()
    expect(await story.session(sessionId)).toMatchObject({ endedWhy: 'notTheirs' })
    expect(await story.asStaff(host, (ctx) => assistedReceipt(ctx, { sessionId }))).toMatchObject({
      ok: false,
    })
  })

  it('goes on with the record that two became (K33)', async () => {
    const [kept, merged] = [await story.somebody(), await story.somebody()]
    const { secret } = await begin(merged)
    await story.asStaff(host, (ctx) => mergePersons(ctx, kept, merged, 'identityDocument'))
    expect(await look(secret, STAFF.hostA)).toMatchObject({ personId: kept })
    expect(await refusedFor({ personId: merged, ...START })).toBe('notFound')
  })

  it('on the telephone only where the office is sure of who it is, and until the call ends', async () => {
    const personId = await story.somebody()
    const callId = await story.call(personId, 'none')
    expect(await refusedFor({ callId, why: 'noDevice', agreed: true }, adviser)).toBe('needsIdentity')
    await story.sure(callId)
    expect(await refusedFor({ callId, why: 'noDevice', agreed: true })).toBe('notFound')
    const begun = await story.asStaff(adviser, (ctx) =>
      startAssisted(ctx, { callId, why: 'noDevice', agreed: true }),
    )
    if (!begun.ok) throw new Error(begun.reason)
    const { secret, sessionId } = begun.value
    expect(await look(secret, STAFF.stateAdviserA)).toMatchObject({
      channel: 'officePhone',
      authorship: 'staffAdviser',
      identity: 'code',
    })
    const hand = await story.beside(secret, STAFF.stateAdviserA, (ctx) =>
      giveMessages(ctx, { messageIds: [], how: 'inHand' }),
    )
    expect(hand).toMatchObject({ ok: false, reason: 'badForm' })
    await story.hangUp(callId)
    expect(await look(secret, STAFF.stateAdviserA)).toBeNull()
    expect(await story.session(sessionId)).toMatchObject({ endedWhy: 'callEnded' })
  })
})
