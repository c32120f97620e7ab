import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Story } from '../../../test/support/story.ts'
import { beginTalk, DONE, personId, type Talk } from '../../../test/support/talk.ts'
import { PERSONS } from '../../../test/support/world.ts'
import { brokenInvariants } from '../../kernel/invariants.ts'
import * as talk from './actions.ts'
import { meetingTalkByLink } from './by-link.ts'
import type { Matter, MinutesPart } from './model.ts'
import { myTalk } from './views.ts'

let story: Story
let staff: Talk['staff']
let told: Talk
beforeEach(async () => {
  told = await beginTalk()
  ;({ story, staff } = told)
})
afterEach(() => story.end())

type Ids = { personId: string; meetingId: string }
const got = <T>(result: { ok: true; value: T } | { ok: false; reason: string }): T => {
  if (!result.ok) throw new Error(result.reason)
  return result.value
}
async function comes(
  ids: Ids,
  name: string,
  mayHear: Matter[],
  where: { phone?: string; email?: string },
  said: 'approved' | 'declined' = 'approved',
) {
  const { participantId } = got(
    await staff((ctx) => talk.addParticipant(ctx, { ...ids, role: 'partner', name, mayHear, ...where })),
  )
  const answers = (answer: 'approved' | 'declined') =>
    story.asPerson(personId, (ctx) => talk.answerParticipant(ctx, { ...ids, participantId, answer, mayHear }))
  await answers(said)
  const row = await story.database.system
    .selectFrom('shortLink')
    .select('code')
    .where('participantId', '=', participantId)
    .executeTakeFirst()
  const reads = () => story.asSystem((ctx) => meetingTalkByLink(ctx, row?.code ?? 'none'))
  return { participantId, answers, reads }
}
/** Everybody was there, each with a next step, and it is over. */
async function isHeld(ids: Ids) {
  await story.at('2026-03-04 10:00')
  got(await staff((ctx) => talk.beginMeeting(ctx, ids)))
  const { participants } = await told.shown(ids)
  const seen = participants.map(({ id }) => ({ participantId: id, attended: true }))
  await staff((ctx) => talk.seenThere(ctx, { ...ids, seen }))
  await staff((ctx) => talk.recordTeachBack(ctx, { ...ids, ...DONE }))
  const { version } = await told.row(ids)
  got(await staff((ctx) => talk.endMeeting(ctx, { ...ids, version })))
}
const PARTS: MinutesPart[] = [
  { matter: 'work', body: 'Halv stilling.' },
  { matter: 'health', body: 'Vond rygg.' },
]
const writes = async (ids: Ids, after: number, parts: readonly MinutesPart[] = PARTS) =>
  got(await staff((ctx) => talk.writeMinutes(ctx, { ...ids, after, parts })))
const sent = () =>
  story.database.system
    .selectFrom('outgoing')
    .select(['channel', 'address', 'body', 'data'])
    .where('kind', '=', 'meetingMinutes')
    .orderBy('id')
    .execute()

describe('each party gets what the person lets them hear, in a channel of their own (R-470, R-475)', () => {
  test('a neutral line with a link; behind it their matters and nothing else; the person sees who got it', async () => {
    const ids = await told.booked()
    const baker = await comes(ids, 'Bakeriet', ['work'], { email: 'baker@example.org' })
    const nurse = await comes(ids, 'Helsesenteret', ['health'], { phone: '+4740000001' })
    const school = await comes(ids, 'Skolen', ['work'], { email: 's@example.org' }, 'declined')
    await isHeld(ids)
    expect((await baker.reads())?.copy).toBeNull()
    await writes(ids, 0)
    const out = await sent()
    expect(out.map(({ channel, address, body }) => [channel, address, body])).toEqual([
      ['email', 'baker@example.org', 'booking.mail.minutes'],
      ['sms', '+4740000001', 'booking.mail.minutes'],
    ])
    // K24: neither name nor matter leaves the house.
    expect(JSON.stringify(out)).not.toMatch(/stilling|rygg|Ola|Bakeriet/)
    expect((await baker.reads())?.copy?.parts).toEqual([PARTS[0]])
    expect((await nurse.reads())?.copy?.parts).toEqual([PARTS[1]])
    expect(await school.reads()).toBeNull()
    const { participants } = got(await story.asPerson(personId, (ctx) => myTalk(ctx, ids)))
    expect(participants.flatMap(({ name, minutesHow }) => (minutesHow ? [[name, minutesHow]] : []))).toEqual([
      ['Bakeriet', 'link'],
      ['Helsesenteret', 'link'],
    ])
    const shared = await story.database.system
      .selectFrom('event')
      .select('data')
      .where('personId', '=', personId)
      .where('kind', '=', 'minutesShared')
      .execute()
    expect(shared.map(({ data }) => (data as { step: string }).step).toSorted()).toEqual([
      'link',
      'link',
      'read',
      'read',
    ])
    expect(await brokenInvariants(story.database.system, story.clock.now())).toEqual([])
  })

  test('a new version is told of only to whom it changes something, and a no afterwards takes it away', async () => {
    const ids = await told.booked()
    const baker = await comes(ids, 'Bakeriet', ['work'], { email: 'baker@example.org' })
    const nurse = await comes(ids, 'Helsesenteret', ['health'], { email: 'n@example.org' })
    await isHeld(ids)
    await writes(ids, 0)
    await writes(ids, 1, [{ matter: 'work', body: 'Halv stilling i fire uker.' }, PARTS[1] as MinutesPart])
    expect((await sent()).map(({ address }) => address)).toEqual([
      'baker@example.org',
      'n@example.org',
      'baker@example.org',
    ])
    expect(await baker.answers('approved')).toMatchObject({ reason: 'alreadyEnded' })
    expect(await baker.answers('declined')).toMatchObject({ ok: true })
    expect(await baker.reads()).toBeNull()
    expect((await nurse.reads())?.copy).not.toBeNull()
  })

  test('who has neither number nor address is handed a paper by staff', async () => {
    const ids = await told.booked()
    const { participantId } = await comes(ids, 'Naboen', ['work'], {})
    await isHeld(ids)
    const hands = (id: string) => staff((ctx) => talk.handedCopy(ctx, { ...ids, participantId: id }))
    expect(await hands(participantId)).toMatchObject({ reason: 'notFound' })
    await writes(ids, 0)
    expect(await sent()).toEqual([])
    const one = async () => (await told.shown(ids)).participants.find((other) => other.id === participantId)
    expect(await one()).toMatchObject({ minutesTold: 1, minutesHow: null })
    expect(await hands(participantId)).toMatchObject({ ok: true })
    expect(await one()).toMatchObject({ minutesHow: 'paper' })
    const resident = (await told.shown(ids)).participants.find(({ role }) => role === 'resident')
    expect(await hands(resident?.id ?? '')).toMatchObject({ reason: 'notFound' })
  })

  test('a yes that is taken back before the meeting is told to whoever had been told, as often as it happens', async () => {
    const ids = await told.booked()
    const baker = await comes(ids, 'Bakeriet', ['work'], { email: 'baker@example.org' })
    await comes(ids, 'Skolen', ['work'], { email: 's@example.org' }, 'declined')
    const methods = async () =>
      (
        await story.database.system
          .selectFrom('outgoing')
          .select(['address', 'body', 'data'])
          .where('kind', '=', 'meetingInvitation')
          .orderBy('id')
          .execute()
      ).map(({ address, body, data }) => [
        address,
        body,
        (data as { invitation: { method: string } }).invitation.method,
      ])
    await baker.answers('declined')
    await baker.answers('declined')
    await baker.answers('approved')
    await baker.answers('declined')
    const invited = ['baker@example.org', 'booking.mail.invited', 'REQUEST']
    const left = ['baker@example.org', 'booking.mail.left', 'CANCEL']
    expect(await methods()).toEqual([invited, left, invited, left])
    expect(await baker.reads()).toBeNull()
  })

  test('the person’s own link tells nothing of what was said: that is behind their login', async () => {
    const ids = await told.booked()
    await isHeld(ids)
    await writes(ids, 0)
    const { code } = await story.database.system
      .selectFrom('shortLink as l')
      .innerJoin('meetingParticipant as p', 'p.id', 'l.participantId')
      .select('l.code')
      .where('p.meetingId', '=', ids.meetingId)
      .where('p.role', '=', 'resident')
      .executeTakeFirstOrThrow()
    expect(await story.asSystem((ctx) => meetingTalkByLink(ctx, code))).toMatchObject({
      own: true,
      copy: null,
    })
  })
})

describe('whoever cannot read the minutes is owed to hear them (R-470)', () => {
  async function knows(change: { language?: string; interpreterNeed?: string; readingAbility?: string }) {
    await story.database.system
      .updateTable('person')
      .set(change as never)
      .where('id', '=', personId)
      .execute()
  }
  const owed = async () =>
    (await told.owed('sendMinutes')).map(({ state, clock, details }) => [
      state,
      clock,
      (details as { aloud?: string }).aloud ?? null,
    ])

  test('through an interpreter when they stand only in Norwegian; never in Norwegian then', async () => {
    await knows({ language: 'ti', interpreterNeed: 'always' })
    const ids = await told.booked({ interpreter: { answer: 'ordered' } })
    await story.at('2026-03-04 10:00')
    await staff((ctx) => talk.beginMeeting(ctx, ids))
    await told.allThere(ids)
    await staff((ctx) => talk.recordTeachBack(ctx, { ...ids, ...DONE }))
    const { version } = await told.row(ids)
    got(await staff((ctx) => talk.endMeeting(ctx, { ...ids, version, whoInterpreted: 'professional' })))
    expect(await writes(ids, 0)).toMatchObject({ aloud: 'language' })
    expect(await owed()).toEqual([
      ['kept', 'meetingMinutes', null],
      ['open', 'reinterpret', 'language'],
    ])
    const aloud = (how: 'interpreter' | 'norwegian') =>
      staff((ctx) => talk.minutesReadAloud(ctx, { ...ids, how }))
    expect(await aloud('norwegian')).toMatchObject({ reason: 'interpreterStays' })
    expect(await aloud('interpreter')).toMatchObject({ ok: true })
    expect(await aloud('interpreter')).toMatchObject({ reason: 'notFound' })
    expect((await owed()).map(([state]) => state)).toEqual(['kept', 'kept'])
    const own = await story.asPerson(PERSONS.dari, (ctx) =>
      talk.minutesReadAloud(ctx, { ...ids, how: 'norwegian' }),
    )
    expect(own).toMatchObject({ reason: 'notFound' })
  })

  test('not when they stand in the language that the person reads', async () => {
    await knows({ language: 'uk' })
    const ids = await told.booked({ interpreter: { answer: 'notNeeded', reason: 'adviserSpeaksIt' } })
    await isHeld(ids)
    const parts = [{ matter: 'work' as const, body: 'Півставки.', inNorwegian: 'Halv stilling.' }]
    expect(await writes(ids, 0, parts)).toMatchObject({ aloud: null })
    expect(await owed()).toEqual([['kept', 'meetingMinutes', null]])
  })

  test('whoever reads little hears them, and a correction is owed an answer, not only a reading', async () => {
    await knows({ readingAbility: 'weak' })
    const ids = await told.booked()
    await isHeld(ids)
    expect(await writes(ids, 0)).toMatchObject({ aloud: 'reading' })
    await story.asPerson(personId, (ctx) => talk.commentMinutes(ctx, { ...ids, text: 'Det var butikken' }))
    await staff((ctx) => talk.minutesReadAloud(ctx, { ...ids, how: 'norwegian' }))
    expect((await owed()).map(([state]) => state)).toEqual(['kept', 'open'])
    await writes(ids, 1)
    expect((await owed()).map(([state]) => state)).toEqual(['kept', 'kept', 'open'])
    await staff((ctx) => talk.minutesReadAloud(ctx, { ...ids, how: 'norwegian' }))
    expect((await owed()).map(([state]) => state)).toEqual(['kept', 'kept', 'kept'])
    expect(await brokenInvariants(story.database.system, story.clock.now())).toEqual([])
  })
})
