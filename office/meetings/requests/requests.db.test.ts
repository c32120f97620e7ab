import { describe, expect, test } from 'vitest'
import { oslo } from '../../../test/support/story.ts'
import { wishStory } from '../../../test/support/wishes.ts'
import { addPerson, addStaff, assign } from '../../../test/support/world.ts'
import { openPromisesOf } from '../../kernel/promise/store.ts'
import { answer, giveFeedback, logTalk, write } from '../../threads/actions.ts'
import { bookMeeting } from '../booking/actions.ts'
import { askForMeeting } from './ask.ts'
import { weighWishes } from './jobs.ts'
import { myMeetingWishes } from './views.ts'

const at = wishStory()
const { newPerson, asks, rows, owed, no } = at

describe('asking (R-463, R-045)', () => {
  test('is owed by the adviser within five working days, with what was wished and said', async () => {
    const asked = await asks({
      mode: 'video',
      about: 'Jeg vil snakke om planen.',
      wishes: { parts: ['morning'] },
    })
    expect(asked).toMatchObject({ dueAt: oslo('2026-03-09 10:00'), granted: false, rules: [], joined: false })
    expect(await rows()).toMatchObject([
      { state: 'open', wishedMode: 'video', byKind: 'person', wishes: { parts: ['morning'] } },
    ])
    const [promise] = await owed('arrangeMeeting')
    expect(promise).toMatchObject({ ownerStaffId: at.adviser.staffId, clock: 'meetingRequest' })
    const texts = await at.story.database.system
      .selectFrom('messageText')
      .select('body')
      .where('personId', '=', at.person)
      .execute()
    expect(texts).toEqual([{ body: 'Jeg vil snakke om planen.' }])
  })

  test('again joins the open wish; after the burst it is the second request, and so it is given (R-030, R-464)', async () => {
    const first = await asks()
    expect(await asks()).toMatchObject({ requestId: first.requestId, joined: true, granted: false })
    at.story.clock.set(oslo('2026-03-04 10:00'))
    expect(await asks()).toMatchObject({
      requestId: first.requestId,
      dueAt: first.dueAt,
      granted: true,
      rules: ['secondRequest'],
    })
    expect(await owed('arrangeMeeting')).toHaveLength(1)
  })

  test('in a message is the same wish, and the form joins it', async () => {
    const sent = await at.story.asPerson(at.person, (ctx) =>
      write(ctx, { text: 'Jeg ønsker et møte med veilederen min. Kan jeg få time?' }),
    )
    expect(sent.ok).toBe(true)
    expect(await rows()).toMatchObject([{ state: 'open', byKind: 'person', rulesAt: null }])
    await weighWishes(at.story.around)
    expect((await rows())[0]?.rulesAt).not.toBeNull()
    expect((await asks()).joined).toBe(true)
    expect(await owed('arrangeMeeting')).toHaveLength(1)
  })

  test('by staff for a helper who rang: the wish stands, in the name of who asked (R-392)', async () => {
    const asked = await at.story.asStaff(at.adviser, (ctx) =>
      askForMeeting(ctx, {
        personId: at.person,
        channel: 'officePhone',
        helperName: 'Ali',
        about: 'Hun vil møte noen.',
      }),
    )
    expect(asked.ok).toBe(true)
    expect(await rows()).toMatchObject([{ byKind: 'staff', helperName: 'Ali', channel: 'officePhone' }])
  })

  test('for somebody else is not found', async () => {
    const other = await newPerson()
    const asked = await at.story.asPerson(other, (ctx) =>
      askForMeeting(ctx, { personId: at.person, channel: 'portalMessage' }),
    )
    expect(asked).toEqual({ ok: false, reason: 'notFound' })
  })

  test('with words on a municipal matter is not for the contact centre; without them it is (R-109)', async () => {
    const centre = await addStaff(at.story.database.system, { roles: ['CC'], officeId: null })
    const rung = (about: string) =>
      at.story.asStaff(centre, (ctx) =>
        askForMeeting(ctx, { personId: at.person, channel: 'contactCentrePhone', side: 'municipal', about }),
      )
    expect(await rung('Vil snakke om sosialhjelp.')).toEqual({ ok: false, reason: 'noFreeTextHere' })
    expect(await rows()).toEqual([])
    expect(await rung('')).toMatchObject({ ok: true, value: { joined: false } })
    expect(await rows()).toMatchObject([{ side: 'municipal' }])
  })

  test('with a form that was tampered with is refused', async () => {
    const asked = await at.story.asPerson(at.person, (ctx) =>
      askForMeeting(ctx, { personId: at.person, channel: 'portalMessage', wishes: { weekdays: [9] } }),
    )
    expect(asked).toEqual({ ok: false, reason: 'badForm' })
  })

  test('twice at once is one wish', async () => {
    await Promise.all([asks(), asks(), asks()])
    expect(await owed('arrangeMeeting')).toHaveLength(1)
    expect(await rows()).toHaveLength(1)
  })
})

describe('what is given by rule (R-464)', () => {
  test.each([
    ['interpreterNeed', { interpreterNeed: 'always', interpreterLanguage: 'ar' }],
    ['notDigital', { contactStatus: 'assisted' }],
  ] as const)('%s', async (rule, told) => {
    at.person = await newPerson(told as never)
    expect(await asks()).toMatchObject({ granted: true, rules: expect.arrayContaining([rule]) })
  })

  test('not met for a year, and a new adviser not met', async () => {
    at.person = await addPerson(at.story.database.system, { createdAt: oslo('2023-01-02 09:00') })
    await assign(at.story.database.system, at.person, 'state', at.adviser, oslo('2026-02-20 09:00'))
    expect((await asks()).rules).toEqual(expect.arrayContaining(['newRelation', 'notMet']))
  })

  test('of somebody who is to be met already is about that meeting, and a call answers it (R-045)', async () => {
    const booked = await at.story.asStaff(at.adviser, (ctx) =>
      bookMeeting(ctx, {
        ...{
          personId: at.person,
          kind: 'checkIn',
          mode: 'phone',
          purpose: '',
          side: 'state',
          channel: 'officePhone',
        },
        ...{ theme: 'contactAdviser', staffId: at.adviser.staffId, startsAt: oslo('2026-03-05 10:00') },
        interpreter: { answer: 'notFlagged' },
      }),
    )
    expect(booked).toMatchObject({ ok: true })
    const again = await asks()
    const rung = await at.story.asStaff(at.adviser, (ctx) =>
      logTalk(ctx, {
        ...{ personId: at.person, channel: 'officePhone', spoke: true, summary: 'Ja, han kan bli med.' },
        promiseIds: [again.promiseId],
      }),
    )
    expect(rung).toMatchObject({ ok: true, value: { ended: [again.promiseId] } })
    expect((await rows()).filter(({ state }) => state === 'open')).toEqual([])
  })

  test('neither more writing, nor a call, nor an unfounded no ends it (R-045, R-392)', async () => {
    at.person = await newPerson({ interpreterNeed: 'always', interpreterLanguage: 'ar' })
    const asked = await asks({ about: 'Jeg vil møte noen.' })
    const [promise] = await owed('arrangeMeeting')
    const written = await at.story.asStaff(at.adviser, (ctx) =>
      answer(ctx, {
        personId: at.person,
        threadId: promise?.threadId as string,
        promiseIds: [asked.promiseId],
        text: 'Du kan ringe oss.',
      }),
    )
    expect(written).toMatchObject({ ok: true, value: { ended: [], stillOpen: [{ why: 'needsContact' }] } })
    const rung = await at.story.asStaff(at.adviser, (ctx) =>
      logTalk(ctx, {
        personId: at.person,
        channel: 'officePhone',
        spoke: true,
        promiseIds: [asked.promiseId],
        summary: 'Vi snakket.',
      }),
    )
    expect(rung).toMatchObject({ ok: true, value: { ended: [] } })
    expect(await no(asked.requestId)).toEqual({ ok: false, reason: 'grantedByRule' })
    expect(await rows()).toMatchObject([{ state: 'open' }])
    const inRoom = await at.story.asStaff(at.adviser, (ctx) =>
      logTalk(ctx, {
        personId: at.person,
        channel: 'meetingOffice',
        spoke: true,
        promiseIds: [asked.promiseId],
        summary: 'Vi møttes.',
      }),
    )
    expect(inRoom).toMatchObject({ ok: true, value: { ended: [asked.promiseId] } })
    expect(await rows()).toMatchObject([{ state: 'granted' }])
  })

  test('still unclear after a written answer gives the meeting (C5-05)', async () => {
    const sent = await at.story.asPerson(at.person, (ctx) =>
      write(ctx, { text: 'Når får jeg svar på søknaden om arbeidsavklaringspenger?' }),
    )
    if (!sent.ok) throw new Error(sent.reason)
    const [question] = (await at.story.asSystem((ctx) => openPromisesOf(ctx.tx, at.person))).filter(
      (one) => one.threadId === sent.value.threadId,
    )
    const owner = await at.story.database.system
      .selectFrom('staff')
      .selectAll()
      .where('id', '=', question?.ownerStaffId ?? at.adviser.staffId)
      .executeTakeFirstOrThrow()
    const answered = await at.story.asStaff(
      { ...at.adviser, staffId: owner.id, teams: question?.ownerTeamId ? [question.ownerTeamId] : [] },
      (ctx) =>
        answer(ctx, {
          personId: at.person,
          threadId: sent.value.threadId,
          promiseIds: [question?.id as string],
          text: 'Saken er til vurdering.',
        }),
    )
    if (!answered.ok) throw new Error(answered.reason)
    await at.story.asPerson(at.person, (ctx) =>
      giveFeedback(ctx, { messageId: answered.value.messageId, feedback: 'notUnderstood' }),
    )
    const [wish] = await at.story.asPerson(at.person, (ctx) => myMeetingWishes(ctx))
    expect(wish).toMatchObject({
      state: 'open',
      given: true,
      rules: ['stillUnclear'],
      dueAt: oslo('2026-03-09 10:00'),
    })
    expect(await no(wish?.id as string, { reason: 'alreadyAnswered' })).toMatchObject({
      ok: false,
      reason: 'talkRequired',
    })
  })
})
