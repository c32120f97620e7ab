import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { beginStory, oslo, type Story } from '../../test/support/story.ts'
import { PERSONS, STAFF, staffActor, TEAMS } from '../../test/support/world.ts'
import { brokenInvariants } from '../kernel/invariants.ts'
import {
  accept,
  answer,
  giveFeedback,
  handOver,
  logTalk,
  lowerUrgency,
  openConversation,
  referElsewhere,
  registerContact,
  write,
} from './actions.ts'
import { staffConversation, workList } from './views.ts'

let story: Story
beforeAll(async () => {
  story = await beginStory()
})
afterAll(() => story.end())

const inOslo = (at: Temporal.Instant) =>
  at.toZonedDateTimeISO('Europe/Oslo').toPlainDateTime().toString().slice(0, 16)
const accepted = <T>(result: { ok: true; value: T } | { ok: false; reason: string }): T => {
  if (!result.ok) throw new Error(`refused: ${result.reason}`)
  return result.value
}
const stateAdviser = staffActor('stateAdviserA')
const municipalAdviser = staffActor('municipalAdviserA')
const promisesOf = (personId: string) =>
  story.database.system
    .selectFrom('promise')
    .selectAll()
    .where('personId', '=', personId)
    .orderBy('madeAt')
    .execute()

describe('a day at the office', () => {
  test('three knocks, one answer (C1-03)', async () => {
    const sent = accepted(
      await story.asPerson(PERSONS.resident, (ctx) =>
        write(ctx, { text: 'Jeg mangler fortsatt en tiltaksplass. Når får jeg plass på tiltaket?' }),
      ),
    )
    expect(sent.lines).toHaveLength(1)
    await story.at('2026-03-03 11:00')
    const call = accepted(
      await story.asStaff(staffActor('operator'), (ctx) =>
        registerContact(ctx, { personId: PERSONS.resident, channel: 'contactCentrePhone', theme: 'measure' }),
      ),
    )
    expect(call.lines.map((line) => [line.joined, inOslo(line.dueAt)])).toEqual([[true, '2026-03-04T10:00']])
    await story.at('2026-03-03 11:40')
    const visit = accepted(
      await story.asStaff(staffActor('hostA'), (ctx) =>
        registerContact(ctx, { personId: PERSONS.resident, channel: 'dropIn', theme: 'measure' }),
      ),
    )
    expect(visit.lines[0]?.ownerName).toBe(stateAdviser.name)
    const [promise] = await promisesOf(PERSONS.resident)
    expect(promise).toMatchObject({ contacts: 3, urgency: 'elevated', leadReason: 'thirdContact' })
    await story.at('2026-03-04 09:30')
    const talk = accepted(
      await story.asStaff(stateAdviser, (ctx) =>
        logTalk(ctx, {
          personId: PERSONS.resident,
          channel: 'officePhone',
          spoke: true,
          promiseIds: [promise?.id ?? ''],
          summary: 'Vi har avtalt at du begynner på tiltaket 16. mars.',
        }),
      ),
    )
    expect(talk.ended).toHaveLength(1)
    const page = accepted(
      await story.asStaff(stateAdviser, (ctx) =>
        staffConversation(ctx, { personId: PERSONS.resident, threadId: sent.threadId }),
      ),
    )
    expect(page.entries.map((entry) => [entry.state, entry.sources.length, entry.answered?.how])).toEqual([
      ['keptElsewhere', 3, 'officePhone'],
    ])
  })

  test('the state adviser never gets the municipal words (C1-01)', async () => {
    const sent = accepted(
      await story.asPerson(PERSONS.dual, (ctx) =>
        write(ctx, {
          text: 'Hei, når begynner tiltaket mitt?\n\nSosialhjelpen til husleia var lavere enn sist.',
        }),
      ),
    )
    const page = accepted(
      await story.asStaff(stateAdviser, (ctx) =>
        staffConversation(ctx, { personId: PERSONS.dual, threadId: sent.threadId }),
      ),
    )
    expect(JSON.stringify(page)).not.toContain('husleia')
    const other = accepted(
      await story.asStaff(municipalAdviser, (ctx) =>
        staffConversation(ctx, { personId: PERSONS.dual, threadId: sent.threadId }),
      ),
    )
    expect(JSON.stringify(other)).toContain('husleia')
  })

  test('no bouncing (C1-06)', async () => {
    const [state] = (await promisesOf(PERSONS.dual)).filter((promise) => promise.side === 'state')
    const item = { personId: PERSONS.dual, promiseId: state?.id ?? '' }
    expect(
      await story.asStaff(stateAdviser, (ctx) => handOver(ctx, { ...item, reason: 'notOurs' })),
    ).toMatchObject({ ok: false, reason: 'needsNewOwner' })
    expect(
      accepted(
        await story.asStaff(stateAdviser, (ctx) =>
          handOver(ctx, {
            ...item,
            reason: 'notOurs',
            toStaffId: STAFF.municipalAdviserA,
            toSide: 'municipal',
          }),
        ),
      ),
    ).toEqual({ toLead: false })
    expect(
      accepted(
        await story.asStaff(municipalAdviser, (ctx) =>
          handOver(ctx, { ...item, reason: 'notOurs', toStaffId: STAFF.stateAdviserA, toSide: 'state' }),
        ),
      ),
    ).toEqual({ toLead: true })
    expect(
      await story.asStaff(municipalAdviser, (ctx) =>
        handOver(ctx, { ...item, reason: 'notOurs', toStaffId: STAFF.stateAdviserA }),
      ),
    ).toMatchObject({ ok: false, reason: 'onlyLeadNames' })
    await story.asStaff(stateAdviser, (ctx) => accept(ctx, item))
    const [after] = (await promisesOf(PERSONS.dual)).filter((promise) => promise.id === item.promiseId)
    expect(after && [after.ownerStaffId, inOslo(after.dueAt)]).toEqual([
      STAFF.stateAdviserA,
      inOslo(state?.firstDueAt ?? oslo('2026-01-01 00:00')),
    ])
  })

  test('urgent is lowered by a named person with a reason and a time (C1-08)', async () => {
    await story.at('2026-03-05 13:00')
    await story.asPerson(PERSONS.mother, (ctx) =>
      write(ctx, { text: 'Skapet er tomt og pengene kommer først på fredag.' }),
    )
    const [urgent] = await promisesOf(PERSONS.mother)
    expect(urgent && [urgent.urgency, urgent.deskTeamId, inOslo(urgent.dueAt)]).toEqual([
      'acute',
      TEAMS.dutyA,
      '2026-03-05T14:00',
    ])
    const duty = staffActor('dutyOfficerA')
    const item = { personId: PERSONS.mother, promiseId: urgent?.id ?? '' }
    expect(
      await story.asStaff(duty, (ctx) => lowerUrgency(ctx, { ...item, reason: '', nextContactAt: null })),
    ).toMatchObject({ ok: false, reason: 'needsReason' })
    accepted(
      await story.asStaff(duty, (ctx) =>
        lowerUrgency(ctx, {
          ...item,
          reason: 'Har mat til fredag, snakket med mor',
          nextContactAt: oslo('2026-03-06 10:00'),
        }),
      ),
    )
    const [lowered] = await promisesOf(PERSONS.mother)
    expect(lowered).toMatchObject({ urgency: 'ordinary', leadReason: 'urgencyLowered' })
  })

  test('another body: asked again after five working days, no brings it back (C1-09)', async () => {
    await story.at('2026-03-06 10:00')
    await story.asPerson(PERSONS.arabic, (ctx) =>
      write(ctx, { text: 'Når får jeg svar på søknaden om oppholdstillatelse fra UDI?' }),
    )
    const [promise] = await promisesOf(PERSONS.arabic)
    const operator = staffActor('operator')
    const item = { personId: PERSONS.arabic, promiseId: promise?.id ?? '' }
    const referral = accepted(
      await story.asStaff(operator, (ctx) => referElsewhere(ctx, { ...item, agency: 'immigration' })),
    )
    expect(inOslo(referral.askAt)).toBe('2026-03-13T10:00')
    await story.at('2026-03-13 10:00')
    expect((await promisesOf(PERSONS.arabic))[0]?.state).toBe('paused')
    const asked = await story.database.system
      .selectFrom('referral')
      .select('askedAt')
      .where('personId', '=', PERSONS.arabic)
      .executeTakeFirstOrThrow()
    expect(asked.askedAt && inOslo(asked.askedAt)).toBe('2026-03-13T10:00')
  })

  test('not understood owes one talk, and writing no longer closes it (C1-07)', async () => {
    const sent = accepted(
      await story.asPerson(PERSONS.dari, (ctx) =>
        write(ctx, { text: 'Når får jeg sosialhjelp denne måneden?' }),
      ),
    )
    const adviser = staffActor('municipalAdviserA3')
    const [promise] = await promisesOf(PERSONS.dari)
    const answered = accepted(
      await story.asStaff(adviser, (ctx) =>
        answer(ctx, {
          personId: PERSONS.dari,
          threadId: sent.threadId,
          promiseIds: [promise?.id ?? ''],
          text: 'Du får sosialhjelp 20. mars.',
        }),
      ),
    )
    expect(answered.ended).toHaveLength(1)
    accepted(await story.asPerson(PERSONS.dari, (ctx) => openConversation(ctx, { threadId: sent.threadId })))
    for (const _press of [1, 2])
      accepted(
        await story.asPerson(PERSONS.dari, (ctx) =>
          giveFeedback(ctx, { messageId: answered.messageId, feedback: 'notUnderstood' }),
        ),
      )
    const talks = (await promisesOf(PERSONS.dari)).filter((owed) => owed.kind === 'holdMeeting')
    expect(talks.map((talk) => [inOslo(talk.dueAt), talk.details])).toEqual([
      ['2026-03-20T10:00', expect.objectContaining({ interpreter: 'prs' })],
    ])
  })

  test('the list is ordered by urgency, due time and need, and the ledger holds together', async () => {
    const list = await story.asStaff(stateAdviser, (ctx) => workList(ctx, { list: 'mine' }))
    expect(list.items.length).toBe(list.counts.mine)
    await story.jobs()
    expect(await story.asSystem((ctx) => brokenInvariants(ctx.tx, ctx.clock.now()))).toEqual([])
  })

  test('a form that is sent twice is one contact, and says the same again', async () => {
    const press = () =>
      story.asStaff(staffActor('hostA'), (ctx) =>
        registerContact(ctx, {
          personId: PERSONS.resident,
          channel: 'dropIn',
          theme: 'housing',
          clientKey: 'once',
        }),
      )
    const first = accepted(await press())
    expect(accepted(await press())).toEqual(first)
    const visits = await story.database.system
      .selectFrom('enquiryContact')
      .select('id')
      .where('enquiryId', '=', first.lines[0]?.enquiryId ?? '')
      .execute()
    expect(visits).toHaveLength(1)
  })
})
