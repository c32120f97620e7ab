import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { beginStory, type Story } from '../../test/support/story.ts'
import { addPerson, addStaff, OFFICES, STAFF, staffActor } from '../../test/support/world.ts'
import type { StaffActor } from '../kernel/context.ts'
import { setFact } from '../people/profile/actions.ts'
import { write } from '../threads/actions.ts'
import { markNumberLost } from './follow/actions.ts'
import { sendNeutralText, sendText } from './sms/window.ts'
import { approveTemplate, draftTemplate, retireTemplate, writeTemplate } from './templates/actions.ts'
import { templateVersions } from './templates/views.ts'
import { requestDocuments } from './upload/actions.ts'

let story: Story
beforeAll(async () => {
  story = await beginStory()
})
afterAll(() => story.end())

const person = (phone: string) =>
  addPerson(story.database.system, {
    phone,
    phoneConfirmedAt: story.clock.now(),
    assigned: [{ side: 'state', staffId: STAFF.stateAdviserA, lead: true }],
  })
const pointOf = async (personId: string) =>
  (
    await story.database.system
      .selectFrom('contactPoint')
      .select('id')
      .where('personId', '=', personId)
      .executeTakeFirstOrThrow()
  ).id

describe('texts by staff', () => {
  test('R-108: only those who write in the conversations of the side text the person, and no way leads into another’s', async () => {
    const personId = await person('+4740000011')
    const other = await person('+4740000012')
    const theirs = await story.asPerson(other, (ctx) => write(ctx, { text: 'Når begynner tiltaket mitt?' }))
    if (!theirs.ok) throw new Error(theirs.reason)
    const pointId = await pointOf(personId)
    const text = (by: StaffActor, threadId?: string) =>
      story.asStaff(by, (ctx) =>
        sendText(ctx, { personId, pointId, text: 'Ring oss', purpose: 'call', threadId: threadId ?? null }),
      )
    for (const role of ['MA', 'CL', 'BU'] as const) {
      const somebody = await addStaff(story.database.system, { roles: [role] })
      expect(await text(somebody), role).toEqual({ ok: false, reason: 'notOwner' })
    }
    const kari = staffActor('stateAdviserA')
    expect(await text(kari, theirs.value.threadId)).toEqual({ ok: false, reason: 'notFound' })
    const { threadId } = theirs.value
    const papers = { personId, side: 'state', threadId, what: ['Leiekontrakt'] } as const
    expect(await story.asStaff(kari, (ctx) => requestDocuments(ctx, papers))).toEqual({
      ok: false,
      reason: 'notFound',
    })
    expect((await text(kari)).ok).toBe(true)
  })

  test('K22: whoever has asked for no texts gets one only with a reason, which they read; for neutral ones none is needed', async () => {
    const kari = staffActor('stateAdviserA')
    const asked = async (phone: string, field: string, value: unknown) => {
      const personId = await person(phone)
      const set = await story.asPerson(personId, (ctx) => setFact(ctx, { personId, field, value }))
      expect(set.ok).toBe(true)
      const to = { personId, pointId: await pointOf(personId) }
      const own = (why?: string) =>
        story.asStaff(kari, (ctx) => sendText(ctx, { ...to, text: 'Ring oss', ...(why ? { why } : {}) }))
      return { personId, own, neutral: () => story.asStaff(kari, (ctx) => sendNeutralText(ctx, to)) }
    }
    const refused = { ok: false, reason: 'textsNotWanted' }
    const una = await asked('+4740000014', 'restriction.doNotText', true)
    const ola = await asked('+4740000015', 'wish.sms', 'declined')
    const ida = await asked('+4740000016', 'restriction.neutralSmsOnly', true)
    expect([await una.own(), await una.neutral(), await ola.own(' '), await ida.own()]).toEqual(
      Array(4).fill(refused),
    )
    expect((await ida.neutral()).ok).toBe(true)
    expect((await una.own('Møtet er flyttet til i dag.')).ok).toBe(true)
    const kept = await story.database.system
      .selectFrom('channelChoice')
      .select(['chosen', 'againstWish', 'said'])
      .where('personId', '=', una.personId)
      .execute()
    expect(kept).toEqual([{ chosen: 'sms', againstWish: true, said: 'Møtet er flyttet til i dag.' }])
  })

  test('R-717: who reports a lost number says why the record was opened', async () => {
    const personId = await person('+4740000013')
    const contactPointId = await pointOf(personId)
    const stranger = await addStaff(story.database.system, { roles: ['AM'], sides: ['municipal'] })
    const lost = (purpose?: string) =>
      story.asStaff(stranger, (ctx) =>
        markNumberLost(ctx, { personId, contactPointId, ...(purpose ? { purpose } : {}) }),
      )
    expect(await lost()).toEqual({ ok: false, reason: 'needsPurpose' })
    expect((await lost('call')).ok).toBe(true)
  })
})

describe('who writes a text and who lets it be used', () => {
  const leader = () => staffActor('officeLeaderA')
  const drafted = async (by: StaffActor, key: string, local = false) => {
    const draft = await story.asStaff(by, (ctx) => draftTemplate(ctx, { key, local }))
    if (!draft.ok) throw new Error(draft.reason)
    return { key, version: draft.value.version }
  }
  const writes = async (by: StaffActor, of: { key: string; version: number }, title: string) => {
    const seen = await story.asStaff(staffActor('stateAdviserA'), (ctx) => templateVersions(ctx, of))
    const nb = seen.ok ? seen.value.template.texts.find(({ language }) => language === 'nb') : undefined
    if (!nb) throw new Error('no text')
    const text = { ...nb, title, paragraphs: nb.paragraphs.map((one) => one.text) }
    return story.asStaff(by, (ctx) => writeTemplate(ctx, { ...of, text }))
  }

  test('R-830: whoever has written in a draft that another began does not approve it', async () => {
    const of = await drafted(staffActor('stateAdviserA'), 'meetingSummons')
    const lead = staffActor('leadStateA')
    expect((await writes(lead, of, 'Kom til oss')).ok).toBe(true)
    expect(await story.asStaff(lead, (ctx) => approveTemplate(ctx, of))).toEqual({
      ok: false,
      reason: 'ownText',
    })
    const another = await addStaff(story.database.system, { roles: ['AS', 'AP'] })
    expect((await story.asStaff(another, (ctx) => approveTemplate(ctx, of))).ok).toBe(true)
  })

  test('the agency’s own text is put in use and taken out of it by the approvers of its side, not by any leader', async () => {
    const of = await drafted(staffActor('stateAdviserA'), 'statusCardMissing')
    const refused = { ok: false, reason: 'notApprover' }
    for (const who of [leader(), staffActor('leadMunicipalA'), staffActor('stateAdviserA')]) {
      expect(await story.asStaff(who, (ctx) => approveTemplate(ctx, of))).toEqual(refused)
      expect(await story.asStaff(who, (ctx) => retireTemplate(ctx, of))).toEqual(refused)
    }
    const changed = (who: StaffActor, state: string) =>
      story.asStaff(who, async (ctx) => {
        const set = { state, approvedBy: who.staffId, approvedAt: ctx.clock.now() }
        const done = await ctx.tx
          .updateTable('template')
          .set(set)
          .where('key', '=', of.key)
          .executeTakeFirst()
        return done.numUpdatedRows
      })
    // Nor by the database alone, whatever asks it.
    expect([
      await changed(leader(), 'retired'),
      await changed(staffActor('leadMunicipalA'), 'approved'),
    ]).toEqual([0n, 0n])
    expect((await story.asStaff(staffActor('leadStateA'), (ctx) => approveTemplate(ctx, of))).ok).toBe(true)
    expect((await story.asStaff(staffActor('leadStateA'), (ctx) => retireTemplate(ctx, of))).ok).toBe(true)
  })

  test('an office’s own text is that office’s: others neither see, write, approve nor retire it', async () => {
    const of = await drafted(staffActor('stateAdviserA'), 'statusCardMissing', true)
    const theirs = await addStaff(story.database.system, { roles: ['AS', 'LE', 'AP'], officeId: OFFICES.B })
    const notThere = { ok: false, reason: 'notFound' }
    expect(await story.asStaff(theirs, (ctx) => templateVersions(ctx, of))).toEqual(notThere)
    expect(await writes(theirs, of, 'Kapret')).toEqual(notThere)
    expect(await story.asStaff(theirs, (ctx) => approveTemplate(ctx, of))).toEqual(notThere)
    expect(await story.asStaff(theirs, (ctx) => retireTemplate(ctx, of))).toEqual(notThere)
    // What they begin is a draft of their own.
    expect(await drafted(theirs, 'statusCardMissing', true)).toEqual({ ...of, version: of.version + 1 })
    expect((await story.asStaff(leader(), (ctx) => approveTemplate(ctx, of))).ok).toBe(true)
  })
})
