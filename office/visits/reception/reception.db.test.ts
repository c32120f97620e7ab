import { describe, expect, test } from 'vitest'
import { accepted, anne, filip, kari, openReception, reason } from '../../../test/support/reception.ts'
import { oslo } from '../../../test/support/story.ts'
import { OFFICES, STAFF, staffActor } from '../../../test/support/world.ts'
import { setFact } from '../../people/actions.ts'
import {
  bookTalk,
  callMeFromDesk,
  callNext,
  checkIn,
  closeVisit,
  comeBack,
  emergencyAtDesk,
  giveSlip,
  identifyVisitor,
  messageFromDesk,
  papersSeen,
  receivePapers,
  recordDeed,
  serve,
} from './actions.ts'
import { leaveOpen } from './jobs.ts'
import { boardOf, deskCard, myVisits, receptionLine, visitSlip } from './views.ts'

const here = openReception()
const { at, comes, known, shown, close, promises, events } = here

describe('who comes (R-440)', () => {
  test('a visitor who will not say who they are is served, counted and closed', async () => {
    const { visitId, ticket } = await comes({ clientKey: 'a' })
    expect(await comes({ clientKey: 'a' })).toMatchObject({ visitId, ticket })
    expect((await shown(visitId)).visit).toMatchObject({ personId: null, calledAs: null, state: 'waiting' })
    expect(reason(await at(anne, (ctx) => messageFromDesk(ctx, { visitId, text: 'Hei' })))).toBe(
      'needsPerson',
    )
    expect(reason(await close(visitId, 'helped'))).toBe('nothingDone')
    here.story.clock.set(oslo('2026-03-02 10:04'))
    accepted(await at(anne, (ctx) => serve(ctx, { visitId, desk: '1' })))
    here.story.clock.set(oslo('2026-03-02 10:07'))
    accepted(
      await close(visitId, 'helped', {
        deeds: ['generalAnswer'],
        tally: { otherChannel: 'no', colour: 'red' },
      }),
    )
    expect((await shown(visitId)).visit).toMatchObject({
      outcome: 'helped',
      minutes: 3,
      tally: { otherChannel: 'no', solved: 'yes' },
    })
  })

  test('only the reception of the office checks in; what is no intake is refused', async () => {
    const input = { officeId: OFFICES.A, reason: 'other', language: 'nb', cameBy: 'desk' } as const
    for (const who of [kari, staffActor('hostB'), staffActor('operator')])
      expect(reason(await at(who, (ctx) => checkIn(ctx, input)))).toBe('notFound')
    expect(reason(await at(anne, (ctx) => checkIn(ctx, { ...input, reason: 'gossip' })))).toBe('badForm')
    expect(
      reason(await here.story.asSystem((ctx) => checkIn(ctx, { ...input, personId: here.person }))),
    ).toBe('notFound')
    expect(reason(await here.story.asSystem((ctx) => checkIn(ctx, { ...input, cameBy: 'kiosk' })))).toBe('ok')
  })

  test('two who come at once get two numbers, and two desks that call at once call two', async () => {
    await here.story.database.system.deleteFrom('visitDeed').execute()
    const tickets = await Promise.all(Array.from({ length: 6 }, () => comes()))
    expect(new Set(tickets.map(({ ticket }) => ticket)).size).toBe(6)
    const called = await Promise.all(
      [anne, filip, anne, filip].map((who, n) => at(who, (ctx) => callNext(ctx, { desk: `${n}` }))),
    )
    expect(new Set(called.map((one) => accepted(one).visitId)).size).toBe(4)
  })

  test('what cannot wait goes to whoever is on duty, with an hour in the ledger', async () => {
    const { visitId } = await known()
    accepted(await at(anne, (ctx) => emergencyAtDesk(ctx, { visitId })))
    const [owed] = (await promises()).filter(({ urgency }) => urgency === 'acute')
    expect([owed?.clock, owed?.dueAt.since(here.story.clock.now()).total('minutes')]).toEqual([
      'emergencyAid',
      60,
    ])
    expect((await shown(visitId)).visit.steps).toMatchObject([
      { kind: 'duty', promiseId: owed?.id, latest: true },
    ])
    expect(reason(await close(visitId, 'acuteHandled'))).toBe('noSlip')
    accepted(await close(visitId, 'acuteHandled', { slip: 'read' }))
  })
})

describe('four minutes at the desk (C6-01)', () => {
  test('call me: an agreed time on the slip, and the visit on the timeline', async () => {
    const { visitId } = await known()
    const window = { from: oslo('2026-03-03 12:00'), until: oslo('2026-03-03 13:00') }
    accepted(await at(anne, (ctx) => callMeFromDesk(ctx, { visitId, windows: [window] })))
    for (const outcome of ['referred', 'booked']) expect(reason(await close(visitId, outcome))).not.toBe('ok')
    accepted(await at(anne, (ctx) => giveSlip(ctx, { visitId, how: 'sms' })))
    const [text] = await here.story.database.system
      .selectFrom('outgoing')
      .selectAll()
      .where('personId', '=', here.person)
      .where('kind', '=', 'visitSlip')
      .execute()
    expect(text?.body).toMatch(/Kari Mosetoft ringer deg .*3. mars/)
    accepted(await close(visitId, 'booked'))
    const [closed] = await events('visitClosed')
    expect([
      closed?.authorship,
      closed?.channel,
      (closed?.data as { outcome: string } | undefined)?.outcome,
    ]).toEqual(['staffReception', 'dropIn', 'booked'])
    const mine = await here.story.asPerson(here.person, (ctx) => myVisits(ctx))
    expect(mine).toMatchObject([{ outcome: 'booked', servedBy: 'Anne Vindlykt' }])
    expect(mine[0]?.lines[0]).toContain('Kari Mosetoft')
    const log = await here.story.database.system
      .selectFrom('accessLog')
      .select(['purpose', 'what'])
      .where('personId', '=', here.person)
      .execute()
    expect(new Set(log.map(({ purpose }) => purpose))).toEqual(new Set(['visit']))
  })

  test('the card has what the desk needs and nothing more (K30), after a check only', async () => {
    const { visitId } = await comes({ personId: here.person })
    expect(reason(await at(anne, (ctx) => deskCard(ctx, { personId: here.person })))).toBe('needsIdentity')
    accepted(
      await at(anne, (ctx) => identifyVisitor(ctx, { visitId, personId: here.person, how: 'questions' })),
    )
    accepted(
      await at(anne, (ctx) => messageFromDesk(ctx, { visitId, text: 'Jeg har ikke fått sykepengene mine' })),
    )
    const card = accepted(await at(anne, (ctx) => deskCard(ctx, { personId: here.person })))
    expect(card).toMatchObject({
      advisers: [{ name: 'Kari Mosetoft', away: false }],
      entries: [{ side: 'state', open: 1 }],
      letters: { unread: 0, toFetch: 0 },
      status: [],
    })
    expect(JSON.stringify(card)).not.toMatch(/sykepeng|theme|amount|sickPay|body/i)
    expect(reason(await at(kari, (ctx) => deskCard(ctx, { personId: here.person })))).toBe('notFound')
    accepted(await close(visitId, 'handedOver', { slip: 'print' }))
  })

  test('of two desks that close one visit one is told; what has changed since it was looked at is looked at again', async () => {
    const { visitId } = await comes()
    accepted(await at(anne, (ctx) => recordDeed(ctx, { visitId, deed: 'print' })))
    const { visit } = await shown(visitId)
    const both = await Promise.all(
      [anne, filip].map((who) =>
        at(who, (ctx) => closeVisit(ctx, { visitId, version: visit.version, outcome: 'helped' })),
      ),
    )
    expect(both.map(reason).sort()).toEqual(['alreadyClosed', 'ok'])
    const other = await comes()
    accepted(await at(anne, (ctx) => recordDeed(ctx, { visitId: other.visitId, deed: 'print' })))
    expect(reason(await at(filip, (ctx) => closeVisit(ctx, { ...other, outcome: 'helped' })))).toBe(
      'conflict',
    )
    accepted(await close(other.visitId, 'helped'))
  })
})

describe('paper and talks (C6-04, C6-08)', () => {
  test('received now: each sheet on the receipt, with the adviser before it is scanned', async () => {
    here.story.clock.set(oslo('2026-03-02 11:50'))
    const { visitId } = await known({ reason: 'deliverPaper', language: 'ti' })
    const sheets = [
      { kind: 'application', pages: 4 },
      { kind: 'payslip', pages: 2 },
    ]
    expect(reason(await at(anne, (ctx) => receivePapers(ctx, { visitId, sheets: [] })))).toBe('badForm')
    const done = accepted(await at(anne, (ctx) => receivePapers(ctx, { visitId, sheets, training: true })))
    expect(done.receivedAt.toString()).toBe(oslo('2026-03-02 11:50').toString())
    const owed = (await promises()).find(({ clock }) => clock === 'paperIndexed')
    expect(owed).toMatchObject({
      ownerStaffId: STAFF.stateAdviserA,
      isOpen: true,
      receivedAt: done.receivedAt,
    })
    expect((await promises()).some(({ kind }) => kind === 'planTraining')).toBe(true)
    const slip = accepted(await at(anne, (ctx) => visitSlip(ctx, { visitId })))
    expect(slip).toMatchObject({ language: 'ti', receipt: { sheets, receivedAt: done.receivedAt } })
    expect(slip.lines[0]).toContain('Kari Mosetoft')
    accepted(await close(visitId, 'papersReceived', { slip: 'print' }))
    const seen = { personId: here.person, promiseId: owed?.id ?? '' }
    expect(reason(await at(staffActor('stateAdviserA2'), (ctx) => papersSeen(ctx, seen)))).not.toBe('ok')
    accepted(await at(kari, (ctx) => papersSeen(ctx, seen)))
    expect((await promises()).find(({ id }) => id === owed?.id)).toMatchObject({
      state: 'kept',
      endedHow: 'indexed',
    })
  })

  test('a host without the case explains no decision; a talk with whoever has it is booked', async () => {
    const { visitId } = await known({ reason: 'decisionNotUnderstood', privateRoom: true })
    expect(
      reason(await at(anne, (ctx) => recordDeed(ctx, { visitId, deed: 'explainLetter', room: true }))),
    ).toBe('notYoursToExplain')
    const talk = {
      visitId,
      kind: 'refusalTalk',
      startsAt: oslo('2026-03-03 12:00'),
      staffId: STAFF.stateAdviserA,
    }
    accepted(await at(anne, (ctx) => bookTalk(ctx, talk)))
    accepted(await close(visitId, 'booked', { slip: 'print' }))
    const card = await known()
    const { nextAppointment } = accepted(await at(anne, (ctx) => deskCard(ctx, { personId: here.person })))
    expect(nextAppointment).toMatchObject({ who: 'Kari Mosetoft' })
    accepted(await close(card.visitId, 'leftBeforeHelp'))
    expect((await promises()).some(({ kind, isOpen }) => kind === 'callBack' && isOpen)).toBe(true)
  })

  test('the board shows numbers and nothing else', async () => {
    await comes({ calledAs: 'Hemmelig', reason: 'paymentMissing' })
    const board = await here.story.asSystem((ctx) => boardOf(ctx, OFFICES.A))
    expect(JSON.stringify(board)).toMatch(
      /^\{"called":\[(\{"ticket":"\d+","desk":(null|"\d+")\},?)*\],"waiting":\[("\d+",?)+\]\}$/,
    )
    expect(await here.story.asSystem((ctx) => boardOf(ctx, 'x'))).toBeNull()
    expect(reason(await at(kari, (ctx) => receptionLine(ctx)))).toBe('notFound')
  })
})

test('who left and has no telephone is sought out by somebody with a name, and who wants no texts gets none', async () => {
  const { visitId } = await known()
  const { person } = here
  accepted(await at(anne, (ctx) => callMeFromDesk(ctx, { visitId })))
  const noTexts = {
    field: 'restriction.doNotText',
    value: true,
    reason: 'Andre leser',
    method: 'desk',
  } as const
  accepted(await at(anne, (ctx) => setFact(ctx, { personId: person, ...noTexts, purpose: 'visit' })))
  expect(reason(await at(anne, (ctx) => giveSlip(ctx, { visitId, how: 'sms' })))).toBe('numberNotUsable')
  accepted(await close(visitId, 'partlyHelpedWithFollowUp', { slip: 'read' }))
  await here.story.database.system
    .updateTable('contactPoint')
    .set({ phoneKind: 'lost' })
    .where('personId', '=', person)
    .execute()
  const again = await known()
  accepted(await close(again.visitId, 'leftBeforeHelp'))
  const [step] = (await shown(again.visitId)).visit.steps
  expect(step).toMatchObject({ kind: 'duty', who: 'Kari Mosetoft', isTeam: false, latest: true })
})

test('what nobody closed is the leader’s when the day has ended', async () => {
  const { visitId } = await known()
  const stranger = await comes()
  const back = (time: string) =>
    at(anne, (ctx) => comeBack(ctx, { visitId: stranger.visitId, who: 'Anne', at: oslo(time) }))
  // A Saturday, the night, and Maundy Thursday: nobody is sent to a closed door.
  for (const time of ['2026-03-07 10:00', '2026-03-03 23:00', '2026-04-02 10:00'])
    expect(reason(await back(time))).toBe('closedThen')
  accepted(await back('2026-03-03 10:00'))
  accepted(await close(stranger.visitId, 'partlyHelpedWithFollowUp', { slip: 'read' }))
  expect(await leaveOpen(here.story.around, oslo('2026-03-02 23:59'))).toBe(0)
  expect(await leaveOpen(here.story.around, oslo('2026-03-03 00:10'))).toBeGreaterThan(0)
  here.story.clock.set(oslo('2026-03-03 08:00'))
  const { visit } = await shown(visitId)
  expect(visit.leftOpenAt?.toString()).toBe(oslo('2026-03-03 00:00').toString())
  const line = accepted(await at(filip, (ctx) => receptionLine(ctx)))
  expect(line.leftOpen.map(({ id }) => id)).toContain(visitId)
  expect((await promises()).find(({ kind }) => kind === 'outreachContact')).toMatchObject({
    ownerStaffId: STAFF.officeLeaderA,
    isOpen: true,
  })
  expect(await leaveOpen(here.story.around, oslo('2026-03-03 00:10'))).toBe(0)
  accepted(await close(visitId, 'leftBeforeHelp'))
  expect((await shown(visitId)).visit.minutes).toBeNull()
})
