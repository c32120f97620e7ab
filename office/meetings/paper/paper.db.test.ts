import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Story } from '../../../test/support/story.ts'
import { beginTalk, DONE, personId, type Talk } from '../../../test/support/talk.ts'
import { PERSONS, staffActor } from '../../../test/support/world.ts'
import { openShared, shownPage } from '../../calls/desk/shown.ts'
import { brokenInvariants } from '../../kernel/invariants.ts'
import { tellNotice } from '../../reach/notices/actions.ts'
import {
  addParticipant,
  answerParticipant,
  beginMeeting,
  coverArea,
  endMeeting,
  recordTeachBack,
} from '../talk/actions.ts'
import * as paper from './actions.ts'
import { myPaper, paperByLink, paperByShare, paperFor } from './views.ts'

let story: Story
let staff: Talk['staff']
let talk: Talk
beforeEach(async () => {
  talk = await beginTalk()
  ;({ story, staff } = talk)
})
afterEach(() => story.end())

type Ids = { personId: string; meetingId: string }
const got = <T>(result: { ok: true; value: T } | { ok: false; reason: string }): T => {
  if (!result.ok) throw new Error(result.reason)
  return result.value
}
const mine = async (ids: Ids) => got(await story.asPerson(personId, (ctx) => myPaper(ctx, ids)))
const theirs = async (ids: Ids) => got(await staff((ctx) => paperFor(ctx, ids)))
/** What a screen sees that the code was typed into. */
async function atVis(code: string) {
  const opened = await story.asSystem((ctx) => openShared(ctx, { code, source: '10.0.0.1' }))
  if (!opened.ok) return opened.reason
  const { secret } = opened.value
  return story.asSystem(async (ctx) => {
    const shown = await shownPage(ctx, { secret })
    return shown.kind === 'meeting' ? paperByShare(ctx, shown.shareId) : shown.kind
  })
}
async function letter(side: 'state' | 'municipal', body: string) {
  const made = await story.asSystem((ctx) =>
    tellNotice(ctx, {
      personId,
      side,
      theme: side === 'state' ? 'aap' : 'socialAssistance',
      kind: 'ordinaryMessage',
      eventKey: `brev ${body}`,
      body,
      box: { what: 'Et brev', todo: '', byWhen: '', otherwise: '', whom: '' },
      language: 'nb',
    }),
  )
  return got(made).messageId
}
async function comes(ids: Ids, role: 'employer' | 'doctor', mayHear: ('work' | 'health')[]) {
  const { participantId } = got(
    await staff((ctx) => addParticipant(ctx, { ...ids, role, name: role, mayHear })),
  )
  const answer = (said: 'approved' | 'declined') =>
    story.asPerson(personId, (ctx) =>
      answerParticipant(ctx, { ...ids, participantId, answer: said, mayHear }),
    )
  await answer('approved')
  const { code } = await story.database.system
    .selectFrom('shortLink')
    .select('code')
    .where('participantId', '=', participantId)
    .executeTakeFirstOrThrow()
  return { answer, sees: () => story.asSystem((ctx) => paperByLink(ctx, code)) }
}

describe('the same paper on both sides of the table (R-488)', () => {
  test('what is filled in is seen at once on Min side and behind the code, and is where the minutes begin', async () => {
    const ids = await talk.begun({ kind: 'mapping' })
    const { code } = got(await staff((ctx) => paper.showPaper(ctx, { ...ids, kind: 'sheet' })))
    await staff((ctx) =>
      paper.writeOnSheet(ctx, { ...ids, matter: 'work', text: 'Konto 12345678901, lager.' }),
    )
    await staff((ctx) => coverArea(ctx, { ...ids, area: 'health', state: 'later' }))
    const lines = [
      { matter: 'work', body: expect.stringContaining('lager'), state: null },
      { matter: 'health', body: '', state: 'later' },
    ]
    expect((await mine(ids)).paper).toMatchObject({ kind: 'sheet', lines })
    expect((await theirs(ids)).paper).toMatchObject({ lines })
    expect(await atVis(code)).toMatchObject({ lines })
    // Anybody may stand behind a screen.
    expect(JSON.stringify((await mine(ids)).paper)).not.toContain('12345678901')
    expect((await theirs(ids)).lines[0]?.body).toContain('12345678901')
    // Said aloud where others hear it, it opens once.
    expect(await atVis(code)).toBe('wrongCode')
  })

  test('what is taken off the sheet is off it; a slip of the hand is no matter', async () => {
    const ids = await talk.begun()
    const writes = (matter: string, text: string) =>
      staff((ctx) => paper.writeOnSheet(ctx, { ...ids, matter, text }))
    await writes('work', 'Feil')
    await writes('work', '')
    expect((await theirs(ids)).lines).toEqual([])
    expect(await writes('gossip', 'Nei')).toMatchObject({ ok: false, reason: 'badForm' })
    expect(await writes('work', 'x'.repeat(3001))).toMatchObject({ ok: false, reason: 'tooLong' })
  })

  test('staff point, and both see where; the next paper takes the place of the first', async () => {
    const ids = await talk.begun()
    const messageId = await letter('state', 'Første del.\n\nAndre del.')
    const { shareId } = got(await staff((ctx) => paper.showPaper(ctx, { ...ids, kind: 'letter', messageId })))
    await staff((ctx) => paper.pointInPaper(ctx, { ...ids, shareId, part: 1 }))
    expect((await mine(ids)).paper).toMatchObject({ parts: ['Første del.', 'Andre del.'], pointed: 1 })
    got(await staff((ctx) => paper.showPaper(ctx, { ...ids, kind: 'page', address: '/min-side/post' })))
    expect((await mine(ids)).paper).toMatchObject({ kind: 'page', address: '/min-side/post' })
    expect(await staff((ctx) => paper.pointInPaper(ctx, { ...ids, shareId, part: 0 }))).toMatchObject({
      reason: 'notFound',
    })
    expect(
      await staff((ctx) => paper.showPaper(ctx, { ...ids, kind: 'page', address: 'https://example.org' })),
    ).toMatchObject({ reason: 'badForm' })
  })

  test('for either side: staff lay what they may read, the person any letter of their own', async () => {
    const ids = await talk.begun()
    const messageId = await letter('municipal', 'Sosialhjelpen din.')
    const shows = { ...ids, kind: 'letter', messageId } as const
    expect(await staff((ctx) => paper.showPaper(ctx, shows))).toMatchObject({ reason: 'notFound' })
    expect((await theirs(ids)).letters.map((one) => one.messageId)).not.toContain(messageId)
    expect((await mine(ids)).letters.map((one) => one.messageId)).toContain(messageId)
    const laid = got(await story.asPerson(personId, (ctx) => paper.showPaper(ctx, shows)))
    expect((await theirs(ids)).paper).toMatchObject({ byPerson: true, parts: ['Sosialhjelpen din.'] })
    got(await story.asPerson(personId, (ctx) => paper.takeAwayPaper(ctx, { ...ids, ...laid })))
    expect((await theirs(ids)).paper).toBeNull()
  })
})

describe('those at the table (R-475)', () => {
  test('of the sheet what they may hear; a letter when the person says so, and not when it is taken back', async () => {
    const ids = await talk.booked({ kind: 'collaboration' })
    const employer = await comes(ids, 'employer', ['work'])
    const doctor = await comes(ids, 'doctor', ['health'])
    await story.at('2026-03-04 10:00')
    await staff((ctx) => beginMeeting(ctx, ids))
    for (const [matter, text] of [
      ['work', 'Halv stilling'],
      ['health', 'Vond rygg'],
      ['practical', 'Nytt møte'],
    ] as const)
      await staff((ctx) => paper.writeOnSheet(ctx, { ...ids, matter, text }))
    expect(await employer.sees()).toBeNull()
    const sheet = got(await staff((ctx) => paper.showPaper(ctx, { ...ids, kind: 'sheet' })))
    await staff((ctx) => paper.pointInPaper(ctx, { ...ids, shareId: sheet.shareId, part: 1 }))
    const seen = async (one: typeof employer) => {
      const shown = await one.sees()
      return [shown?.lines.map(({ matter }) => matter), shown?.pointed]
    }
    expect(await seen(employer)).toEqual([['practical', 'work'], 1])
    expect(await seen(doctor)).toEqual([['practical', 'health'], null])

    const messageId = await letter('state', 'Om foten.')
    const { shareId } = got(await staff((ctx) => paper.showPaper(ctx, { ...ids, kind: 'letter', messageId })))
    expect(await doctor.sees()).toBeNull()
    const says = (yes: boolean) =>
      story.asPerson(personId, (ctx) => paper.letOthersSee(ctx, { ...ids, shareId, yes }))
    await says(true)
    expect(await doctor.sees()).toMatchObject({ parts: ['Om foten.'] })
    await doctor.sees()
    await says(false)
    expect(await doctor.sees()).toBeNull()
    await says(true)
    await doctor.answer('declined')
    expect(await doctor.sees()).toBeNull()
    expect(await employer.sees()).not.toBeNull()

    // who looked is written, each once.
    const looked = await story.database.system
      .selectFrom('event')
      .select('data')
      .where('personId', '=', personId)
      .where('kind', '=', 'paperShown')
      .execute()
    const to = looked.flatMap(({ data }) => (data as { to?: string }).to ?? [])
    expect(to.toSorted()).toEqual(['doctor', 'doctor', 'employer', 'employer'])
  })

  test('staff write how the person said it; nobody says it for them', async () => {
    const ids = await talk.begun()
    const messageId = await letter('state', 'Brevet.')
    const { shareId } = got(await staff((ctx) => paper.showPaper(ctx, { ...ids, kind: 'letter', messageId })))
    const lets = (said?: 'meeting') =>
      staff((ctx) => paper.letOthersSee(ctx, { ...ids, shareId, yes: true, ...(said ? { said } : {}) }))
    expect(await lets()).toMatchObject({ reason: 'badForm' })
    expect(await lets('meeting')).toMatchObject({ ok: true })
    const stranger = await story.asPerson(PERSONS.dari, (ctx) =>
      paper.letOthersSee(ctx, { ...ids, shareId, yes: true }),
    )
    expect(stranger).toMatchObject({ reason: 'notFound' })
    expect(await story.asPerson(PERSONS.dari, (ctx) => myPaper(ctx, ids))).toMatchObject({
      reason: 'notFound',
    })
    const host = await story.asStaff(staffActor('hostA'), (ctx) => paperFor(ctx, ids))
    expect(host).toMatchObject({ reason: 'notFound' })
  })
})

describe('nothing lies there after the meeting', () => {
  test('not before the door is open, and not when it has ended', async () => {
    const ids = await talk.booked()
    const shows = () => staff((ctx) => paper.showPaper(ctx, { ...ids, kind: 'sheet' }))
    expect(await shows()).toMatchObject({ reason: 'tooEarly' })
    expect(
      await staff((ctx) => paper.writeOnSheet(ctx, { ...ids, matter: 'work', text: 'Tidlig' })),
    ).toMatchObject({ reason: 'notBegun' })
    await story.at('2026-03-04 10:00')
    const { code } = got(await shows())
    await staff((ctx) => beginMeeting(ctx, ids))
    await talk.allThere(ids)
    await staff((ctx) => recordTeachBack(ctx, { ...ids, ...DONE }))
    const { version } = await talk.row(ids)
    got(await staff((ctx) => endMeeting(ctx, { ...ids, version })))
    expect((await mine(ids)).paper).toBeNull()
    expect(await atVis(code)).toBe('wrongCode')
    expect(await shows()).toMatchObject({ reason: 'alreadyEnded' })
    expect(await brokenInvariants(story.database.system, story.clock.now())).toEqual([])
  })
})
