import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { oslo, type Story } from '../../../test/support/story.ts'
import { beginTalk, DONE, personId, type Talk } from '../../../test/support/talk.ts'
import { PERSONS, STAFF, staffActor } from '../../../test/support/world.ts'
import * as talk from './actions.ts'
import { AREAS } from './model.ts'
import { videoSeatByLink } from './video.ts'
import { copyFor, formsOffered, talkFor } from './views.ts'

let story: Story
let staff: Talk['staff']
let booked: Talk['booked']
let begun: Talk['begun']
let allThere: Talk['allThere']
let row: Talk['row']
let owed: Talk['owed']
let shown: Talk['shown']
beforeEach(async () => {
  ;({ story, staff, booked, begun, allThere, row, owed, shown } = await beginTalk())
})
afterEach(() => story.end())

describe('before the meeting', () => {
  test('the person’s points stand before the adviser’s; nobody else’s meeting can be written in', async () => {
    const ids = await booked()
    await staff((ctx) => talk.raiseTopic(ctx, { ...ids, text: 'Plan for våren' }))
    await story.asPerson(personId, (ctx) => talk.raiseTopic(ctx, { ...ids, text: 'Jeg sover dårlig' }))
    await staff((ctx) => talk.raiseTopic(ctx, { ...ids, text: 'Ringte: bussen', forPerson: true }))
    expect((await shown(ids)).topics.map(({ body }) => body)).toEqual([
      'Jeg sover dårlig',
      'Ringte: bussen',
      'Plan for våren',
    ])
    const other = await story.asPerson(PERSONS.dari, (ctx) => talk.raiseTopic(ctx, { ...ids, text: 'Hei' }))
    expect(other).toMatchObject({ ok: false, reason: 'notFound' })
    const host = await story.asStaff(staffActor('hostA'), (ctx) => talkFor(ctx, ids))
    expect(host).toMatchObject({ ok: false, reason: 'notFound' })
    const municipal = await story.asStaff(staffActor('municipalAdviserA'), (ctx) => talkFor(ctx, ids))
    expect(municipal).toMatchObject({ ok: false })
  })

  test('the person says who comes and what each hears; who is declined has neither link nor minutes', async () => {
    const ids = await booked({ mode: 'video', kind: 'collaboration' })
    const adds = async (name: string, role: 'employer' | 'school') => {
      const done = await staff((ctx) =>
        talk.addParticipant(ctx, { ...ids, role, name, mayHear: ['work', 'health'] }),
      )
      if (!done.ok) throw new Error(done.reason)
      return done.value
    }
    const links = async (participantId: string) =>
      (
        await story.database.system
          .selectFrom('shortLink')
          .select('code')
          .where('participantId', '=', participantId)
          .execute()
      ).map(({ code }) => code)
    const employer = await adds('Bakeriet AS', 'employer')
    const school = await adds('Granvik skole', 'school')
    expect(employer).toMatchObject({ approval: 'asked', many: false })
    expect(await links(employer.participantId)).toEqual([])
    const says = (participantId: string, answer: 'approved' | 'declined') =>
      story.asPerson(personId, (ctx) =>
        talk.answerParticipant(ctx, { ...ids, participantId, answer, mayHear: ['work'] }),
      )
    await says(employer.participantId, 'approved')
    await says(school.participantId, 'approved')
    const [link = ''] = await links(school.participantId)
    await story.at('2026-03-04 09:50')
    expect(await story.asSystem((ctx) => videoSeatByLink(ctx, link))).toMatchObject({
      ok: true,
      value: { name: 'Granvik skole', host: false },
    })
    await says(school.participantId, 'declined')
    expect(await links(school.participantId)).toEqual([])
    expect(await story.asSystem((ctx) => videoSeatByLink(ctx, link))).toMatchObject({ ok: false })
    await staff((ctx) => talk.beginMeeting(ctx, ids))
    const { participants } = await shown(ids)
    const seen = participants
      .filter(({ approval }) => approval !== 'declined')
      .map(({ id }) => ({ participantId: id, attended: true, nextStep: 'Skriver', nextStepOn: '2026-03-09' }))
    await staff((ctx) => talk.seenThere(ctx, { ...ids, seen }))
    await staff((ctx) => talk.recordTeachBack(ctx, { ...ids, ...DONE }))
    const { version } = await row(ids)
    expect(await staff((ctx) => talk.endMeeting(ctx, { ...ids, version }))).toMatchObject({ ok: true })
    const parts = [
      { matter: 'practical' as const, body: 'Vi møtes igjen 9. mars.' },
      { matter: 'work' as const, body: 'Du prøver halv stilling.' },
      { matter: 'health' as const, body: 'Du venter på legen.' },
    ]
    await staff((ctx) => talk.writeMinutes(ctx, { ...ids, parts, after: 0 }))
    const copy = await staff((ctx) => copyFor(ctx, { ...ids, participantId: employer.participantId }))
    expect(copy.ok && copy.value.parts.map(({ matter }) => matter)).toEqual(['practical', 'work'])
    const none = await staff((ctx) => copyFor(ctx, { ...ids, participantId: school.participantId }))
    expect(none).toMatchObject({ ok: false, reason: 'notFound' })
  })

  test('the sixth at the table warns and stops nobody', async () => {
    const ids = await booked({ kind: 'collaboration' })
    const counts: boolean[] = []
    for (const name of ['A', 'B', 'C', 'D']) {
      const done = await staff((ctx) => talk.addParticipant(ctx, { ...ids, role: 'partner', name }))
      counts.push(done.ok && done.value.many)
    }
    // The person and the adviser are two.
    expect(counts).toEqual([false, false, false, true])
    expect(await staff((ctx) => talk.chooseMany(ctx, { ...ids, choice: 'smallerFirst' }))).toMatchObject({
      ok: true,
    })
    expect(await shown(ids)).toMatchObject({ many: true, manyChosen: 'smallerFirst' })
  })

  test('the person brings somebody without asking; nobody is brought to interpret', async () => {
    const ids = await booked()
    const bring = (role: 'companion' | 'interpreter') =>
      story.asPerson(personId, (ctx) => talk.addParticipant(ctx, { ...ids, role, name: 'Ektemannen' }))
    expect(await bring('companion')).toMatchObject({ ok: true, value: { approval: 'approved' } })
    expect(await bring('interpreter')).toMatchObject({ ok: false, reason: 'badForm' })
  })
})

describe('the meeting ends', () => {
  test('with the main point in own words, who was there, and minutes owed within two working days', async () => {
    const ids = await begun()
    const end = async () => {
      const { version } = await row(ids)
      return staff((ctx) => talk.endMeeting(ctx, { ...ids, version }))
    }
    expect(await end()).toMatchObject({ ok: false, reason: 'attendanceMissing' })
    await allThere(ids)
    expect(await end()).toMatchObject({ ok: false, reason: 'teachBackMissing' })
    const yes = await staff((ctx) => talk.recordTeachBack(ctx, { ...ids, how: 'done', words: 'Ja' }))
    expect(yes).toMatchObject({ ok: false, reason: 'ownWordsMissing' })
    await staff((ctx) => talk.recordTeachBack(ctx, { ...ids, ...DONE }))
    expect(await end()).toMatchObject({ ok: true, value: { minutesDueAt: oslo('2026-03-06 10:00') } })
    expect(await row(ids)).toMatchObject({ state: 'held', outcome: 'held' })
    expect(await owed('holdMeeting')).toMatchObject([{ state: 'kept' }])
    expect(await owed('sendMinutes')).toMatchObject([{ state: 'open', ownerStaffId: STAFF.stateAdviserA }])
  })

  test('once: two who end it at once end it once', async () => {
    const ids = await begun()
    await allThere(ids)
    await staff((ctx) => talk.recordTeachBack(ctx, { ...ids, ...DONE }))
    const { version } = await row(ids)
    const both = await Promise.all(
      [1, 2].map(() => staff((ctx) => talk.endMeeting(ctx, { ...ids, version }))),
    )
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await owed('sendMinutes')).toHaveLength(1)
  })

  test('a mapping talk only when every area has its word, and the rest becomes a wish for a second talk', async () => {
    const ids = await begun({ kind: 'mapping' })
    await allThere(ids)
    await staff((ctx) => talk.recordTeachBack(ctx, { ...ids, ...DONE }))
    const cover = (area: string, state: 'covered' | 'later') =>
      staff((ctx) => talk.coverArea(ctx, { ...ids, area, state }))
    for (const area of AREAS.slice(0, 5)) await cover(area, 'covered')
    const end = async () => {
      const { version } = await row(ids)
      return staff((ctx) => talk.endMeeting(ctx, { ...ids, version }))
    }
    expect(await end()).toMatchObject({ ok: false, reason: 'areasOpen', details: { n: 6 } })
    for (const area of AREAS.slice(5)) await cover(area, 'later')
    const ended = await end()
    expect(ended).toMatchObject({ ok: true, value: { later: AREAS.slice(5) } })
    const [wish] = await story.database.system
      .selectFrom('meetingRequest')
      .select(['kind', 'id'])
      .where('personId', '=', personId)
      .execute()
    expect(wish).toMatchObject({ kind: 'mapping', id: ended.ok ? ended.value.nextRequestId : '' })
  })

  test('nobody is written absent who said no to video, was never reached, or before it is late', async () => {
    const ids = await booked({ mode: 'video' })
    const absent = async () => {
      const { version } = await row(ids)
      return staff((ctx) => talk.personNotThere(ctx, { ...ids, version }))
    }
    await story.at('2026-03-04 10:05')
    expect(await absent()).toMatchObject({ ok: false, reason: 'tooEarly' })
    await story.at('2026-03-04 10:15')
    await story.asPerson(personId, (ctx) => talk.declineVideo(ctx, ids))
    expect(await absent()).toMatchObject({ ok: false, reason: 'videoDeclined' })
    expect(await row(ids)).toMatchObject({ state: 'booked', outcome: null })
    const offered = await shown(ids)
    expect(offered.forms.offered).not.toContain('video')
  })

  test('who was reached and did not come is offered another time, and nothing else follows', async () => {
    const ids = await booked()
    await story.database.system
      .updateTable('notice')
      .set({ reachedAt: oslo('2026-03-02 12:00'), reachedHow: 'opened' })
      .where('personId', '=', personId)
      .execute()
    await story.at('2026-03-04 10:30')
    const { version } = await row(ids)
    expect(await staff((ctx) => talk.personNotThere(ctx, { ...ids, version }))).toMatchObject({ ok: true })
    expect(await row(ids)).toMatchObject({ state: 'notHeld', outcome: 'personNotThere' })
    expect(await owed('arrangeMeeting')).toMatchObject([{ state: 'open' }])
    expect(await owed('holdMeeting')).toMatchObject([{ state: 'merged' }])
  })
})

test('R-474: "no screen in my home" is never offered video', async () => {
  const { setFact } = await import('../../people/profile/actions.ts')
  const before = await staff((ctx) => formsOffered(ctx, { personId, kind: 'followUp' }))
  expect(before.ok && before.value.offered).toContain('video')
  await story.asPerson(personId, (ctx) =>
    setFact(ctx, {
      personId,
      field: 'restriction.noVideoAtHome',
      value: true,
      method: 'web',
      reason: 'Ikke hjemme',
    }),
  )
  const after = await staff((ctx) => formsOffered(ctx, { personId, kind: 'followUp' }))
  expect(after.ok && after.value.offered).not.toContain('video')
})
