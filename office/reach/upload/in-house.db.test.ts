import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type NoticeStory, noticeStory } from '../../../test/support/notices.ts'
import { assign, STAFF, staffActor } from '../../../test/support/world.ts'
import { giveConsent } from '../../people/mandates/actions.ts'
import { sendLetter } from '../letters/actions.ts'
import { handIn, requestDocuments } from './actions.ts'
import { fetchFromOtherSide } from './in-house.ts'
import { documentFile, documentsOf, myDocumentRequests } from './views.ts'

const state = staffActor('stateAdviserA')
const municipal = staffActor('municipalAdviserA')
let story: NoticeStory
let una: string
beforeAll(async () => {
  story = await noticeStory()
})
afterAll(() => story.end())
beforeEach(async () => {
  una = await story.assisted()
  await assign(story.database.system, una, 'municipal', { staffId: STAFF.municipalAdviserA })
})

const askedBy = (actor: typeof state, side: 'state' | 'municipal', ...what: string[]) =>
  story.asStaff(actor, (ctx) => requestDocuments(ctx, { personId: una, side, what }))
const shares = (sides: ('state' | 'municipal')[] = ['municipal']) =>
  story.asPerson(una, (ctx) => giveConsent(ctx, { to: 'otherSide', sides }))

/** The municipality asks for it, and a file of it comes over the link. */
async function municipalityHas(what: string) {
  const asked = await askedBy(municipal, 'municipal', what)
  if (!asked.ok) throw new Error(asked.reason)
  const [request] = await story.asPerson(una, (ctx) => myDocumentRequests(ctx))
  await story.asSystem((ctx) =>
    handIn(ctx, { code: request?.link ?? '', name: 'regning.pdf', bytes: Buffer.from(`%PDF-1.7 ${what}`) }),
  )
}

describe('R-614: no demand for what is in the house', () => {
  test('what the other side has and may share stops the request, however the name is written, and a letter too', async () => {
    await municipalityHas('Strømregning, februar')
    await shares()
    expect(await askedBy(state, 'state', 'Husleie', 'strømregning februar')).toEqual({
      ok: false,
      reason: 'inTheHouse',
      details: { what: 'Strømregning, februar', side: 'municipal', file: 1 },
    })
    // Another month is another paper.
    expect((await askedBy(state, 'state', 'Strømregning, mars')).ok).toBe(true)
    const letter = await story.asStaff(municipal, (ctx) =>
      sendLetter(ctx, {
        personId: una,
        template: 'documentRequest',
        filled: { document: 'Strømregning, februar', matter: 'sosialhjelp' },
        facts: {},
        key: una,
        phoned: 'noAnswer',
      }),
    )
    // The municipality itself has it: that is not the other side.
    expect(letter.ok).toBe(true)
  })

  test('without that consent nobody is told that it is there', async () => {
    await municipalityHas('Strømregning')
    expect((await askedBy(state, 'state', 'Strømregning')).ok).toBe(true)
    await shares(['state'])
    expect((await askedBy(state, 'state', 'Strømregning')).ok).toBe(true)
    const fetched = await story.asStaff(state, (ctx) =>
      fetchFromOtherSide(ctx, { personId: una, side: 'state', what: 'Strømregning' }),
    )
    expect(fetched).toEqual({ ok: false, reason: 'notFound' })
  })

  test('it is fetched from there once, and the person sees that it was', async () => {
    await municipalityHas('Strømregning')
    await shares()
    const fetch = () =>
      story.asStaff(state, (ctx) =>
        fetchFromOtherSide(ctx, { personId: una, side: 'state', what: ' STRØMREGNING ' }),
      )
    const [first, again] = [await fetch(), await fetch()]
    expect(first).toEqual(again)
    const seen = await story.asStaff(state, (ctx) => documentsOf(ctx, { personId: una }))
    expect(seen.ok && seen.value.documents.map(({ side, name }) => `${side} ${name}`)).toEqual([
      'state regning.pdf',
    ])
    const file = await story.asStaff(state, (ctx) =>
      documentFile(ctx, { personId: una, documentId: first.ok ? first.value.documentId : '' }),
    )
    expect(file.ok && Buffer.from(file.value.content).toString()).toBe('%PDF-1.7 Strømregning')
    const used = await story.database.system
      .selectFrom('event')
      .select(['kind', 'side', 'actorId'])
      .where('personId', '=', una)
      .where('kind', '=', 'consentUsed')
      .execute()
    expect(used[0]).toEqual({ kind: 'consentUsed', side: 'state', actorId: STAFF.stateAdviserA })
    expect(await story.broken()).toEqual([])
  })

  test('is asked for anew when what is there has grown old', async () => {
    await municipalityHas('Strømregning')
    await shares()
    expect(await askedBy(state, 'state', 'Strømregning')).toMatchObject({ reason: 'inTheHouse' })
    await story.at('2026-04-02 10:00')
    expect((await askedBy(state, 'state', 'Strømregning')).ok).toBe(true)
  })

  test('is fetched by nobody who does not write on the side that asks', async () => {
    await story.at('2026-04-02 10:00')
    await municipalityHas('Strømregning')
    await shares()
    const fetched = await story.asStaff(municipal, (ctx) =>
      fetchFromOtherSide(ctx, { personId: una, side: 'state', what: 'Strømregning' }),
    )
    expect(fetched).toEqual({ ok: false, reason: 'notOwner' })
  })
})
