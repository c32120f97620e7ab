import { expect, test } from 'vitest'
import { accepted, anne, filip, kari, openReception, reason } from '../../../test/support/reception.ts'
import { oslo } from '../../../test/support/story.ts'
import { STAFF, staffActor } from '../../../test/support/world.ts'
import { requestDocuments } from '../../reach/actions.ts'
import { scanWaiting } from '../../reach/upload/scan.ts'
import { documentsOf } from '../../reach/upload/views.ts'
import { claimPapers, comeBack, identifyVisitor, papersSeen, receivePapers, scanPapers } from './actions.ts'
import { deskPapers, papersToScan, papersWaiting, unnamedPapers, visitSlip } from './views.ts'

const here = openReception()
const { at, comes, known, close, promises, events } = here
const PDF = (text: string) => new TextEncoder().encode(`%PDF-1.4 ${text}`)
const file = (text: string, scan: 'notScanned' | 'waiting' | 'infected' = 'notScanned') => ({
  bytes: PDF(text),
  scan,
})

/** The adviser asks for three things, as they do, and the person comes with papers. */
async function asked(...what: string[]): Promise<string> {
  const { person: personId } = here
  return accepted(await at(kari, (ctx) => requestDocuments(ctx, { personId, side: 'state', what }))).promiseId
}
type Sheets = Parameters<typeof receivePapers>[1]['sheets']
const handsIn = async (visitId: string, sheets: Sheets) =>
  at(anne, (ctx) => receivePapers(ctx, { visitId, sheets }))
/** Whose papers they are is known: somebody owes to look at them. */
const owedFor = async (visitId: string, sheets: Sheets): Promise<string> =>
  String(accepted(await handsIn(visitId, sheets)).promiseId)
const desk = async (visitId: string, who = anne) =>
  accepted(await at(who, (ctx) => deskPapers(ctx, { visitId })))
const scan = (visitId: string, papersId: string, sheet: number, ...files: ReturnType<typeof file>[]) =>
  at(filip, (ctx) => scanPapers(ctx, { visitId, papersId, sheet, files }))
const request = async (id: string) => (await promises()).find((one) => one.id === id)

test('a thing that was asked for is ticked off as it is handed in, and the request is kept with the last (R-086)', async () => {
  const promiseId = await asked('Leiekontrakt', 'Lønnsslipp')
  here.story.clock.set(oslo('2026-03-02 11:50'))
  const { visitId } = await known()
  expect((await desk(visitId)).requests).toMatchObject([{ promiseId, asked: 2, missing: [0, 1] }])
  // The desk is told that, when and how many; what they are stands in the visitor's own letter.
  expect(JSON.stringify(await desk(visitId))).not.toMatch(/Leie|Lønn/)
  const answers = { promiseId, item: 1 }
  const twice = [
    { kind: 'payslip', pages: 1, answers },
    { kind: 'other', pages: 1, answers },
  ]
  expect(reason(await handsIn(visitId, twice))).toBe('badForm')
  const other = [{ kind: 'payslip', pages: 1, answers: { promiseId, item: 7 } }]
  expect(reason(await handsIn(visitId, other))).toBe('notFound')
  expect(await events('papersReceived')).toEqual([])
  const got = accepted(await handsIn(visitId, [{ kind: 'payslip', pages: 2, answers }]))
  expect((await desk(visitId)).requests).toMatchObject([{ missing: [0] }])
  expect((await request(promiseId))?.isOpen).toBe(true)
  expect(reason(await handsIn(visitId, [{ kind: 'payslip', pages: 2, answers }]))).toBe('alreadyEnded')
  const slip = accepted(await at(anne, (ctx) => visitSlip(ctx, { visitId })))
  expect(slip.receipt?.sheets).toMatchObject([{ kind: 'payslip', pages: 2, answers: { item: 1 } }])
  accepted(await handsIn(visitId, [{ kind: 'contract', pages: 4, answers: { promiseId, item: 0 } }]))
  expect(await request(promiseId)).toMatchObject({
    state: 'kept',
    endedHow: 'received',
    endedAt: got.receivedAt,
  })
  accepted(await close(visitId, 'papersReceived', { slip: 'print' }))
})

test('a scan lies with the matter at once, once, also after the visitor has gone (R-446)', async () => {
  const promiseId = await asked('Lønnsslipp')
  const { visitId, ticket } = await known()
  const papersId = await owedFor(visitId, [
    { kind: 'payslip', pages: 2, answers: { promiseId, item: 0 } },
    { kind: 'letter', pages: 1 },
  ])
  accepted(await close(visitId, 'papersReceived', { slip: 'print' }))
  const piles = async () =>
    accepted(await at(filip, (ctx) => papersToScan(ctx))).filter((pile) => pile.visitId === visitId)
  expect(await piles()).toMatchObject([{ visitId, ticket, files: [0, 0] }])
  expect(JSON.stringify(await piles())).not.toContain(here.person)
  const both = accepted(await scan(visitId, papersId, 0, file('side 1'), file('side 2')))
  expect(accepted(await scan(visitId, papersId, 0, file('side 1'))).documentIds).toEqual([
    both.documentIds[0],
  ])
  expect((await piles())[0]?.files).toEqual([2, 0])
  accepted(await scan(visitId, papersId, 1, file('brevet')))
  expect(await piles()).toEqual([])
  const { documents } = accepted(await at(kari, (ctx) => documentsOf(ctx, { personId: here.person })))
  expect(documents.map(({ name, side }) => [name, side]).sort()).toEqual([
    ['Brev 2026-03-02.pdf', 'common'],
    ['Lønnsslipp 2026-03-02.pdf', 'state'],
    ['Lønnsslipp 2026-03-02.pdf', 'state'],
  ])
  const rows = await here.story.database.system
    .selectFrom('document')
    .select(['promiseId', 'item'])
    .where('personId', '=', here.person)
    .where('sheet', '=', 0)
    .execute()
  expect(rows).toEqual([0, 1].map(() => ({ promiseId, item: 0 })))
  const [waiting] = accepted(await at(kari, (ctx) => papersWaiting(ctx, { personId: here.person })))
  expect(waiting?.files.map(({ sheet }) => sheet)).toEqual([0, 0, 1])
  expect(await events('papersScanned')).toHaveLength(3)
  accepted(await at(kari, (ctx) => papersSeen(ctx, { personId: here.person, promiseId: papersId })))
  expect(reason(await scan(visitId, papersId, 1, file('for sent')))).toBe('notFound')
})

test('what is no file of ours is not kept, and another office has nothing to scan', async () => {
  const { visitId } = await known()
  const papersId = await owedFor(visitId, [{ kind: 'form', pages: 1 }])
  expect(reason(await scan(visitId, papersId, 0))).toBe('fileEmpty')
  expect(reason(await scan(visitId, papersId, 0, file('god'), file('ond', 'infected')))).toBe('fileInfected')
  const text = { bytes: new TextEncoder().encode('bare tekst'), scan: 'notScanned' as const }
  expect(reason(await scan(visitId, papersId, 0, text))).toBe('fileWrongType')
  expect(reason(await scan(visitId, papersId, 4, file('x')))).toBe('notFound')
  expect(reason(await scan(visitId, 'ingen', 0, file('x')))).toBe('notFound')
  for (const who of [staffActor('hostB'), kari]) {
    const files = [file('x')]
    expect(reason(await at(who, (ctx) => scanPapers(ctx, { visitId, papersId, sheet: 0, files })))).toBe(
      'notFound',
    )
    expect(reason(await at(who, (ctx) => deskPapers(ctx, { visitId })))).toBe('notFound')
  }
  expect((await desk(visitId)).papers[0]?.files).toEqual([0])
})

test('what turns out not to be safe is to be scanned again, and nobody asks the person for it (R-446)', async () => {
  const promiseId = await asked('Leiekontrakt', 'Lønnsslipp')
  const { visitId } = await known()
  const papersId = await owedFor(visitId, [{ kind: 'contract', pages: 1, answers: { promiseId, item: 0 } }])
  accepted(await scan(visitId, papersId, 0, file('ukjent', 'waiting'), file('trygg', 'waiting')))
  const notices = () =>
    here.story.database.system.selectFrom('notice').select('id').where('personId', '=', here.person).execute()
  const before = await notices()
  await scanWaiting(here.story.around, async (bytes) =>
    new TextDecoder().decode(bytes).includes('ukjent') ? 'infected' : 'clean',
  )
  expect(await notices()).toEqual(before)
  expect((await desk(visitId)).papers[0]?.files).toEqual([1])
  // The scan neither counts again nor takes anything back.
  expect((await desk(visitId)).requests).toMatchObject([{ asked: 2, missing: [1] }])
  expect(await events('documentRejected')).toHaveLength(1)
})

test('papers of somebody who will not say who they are are received, and theirs from then once that is told (R-445)', async () => {
  const sheets = [{ kind: 'application', pages: 3 }]
  const told = await comes()
  here.story.clock.set(oslo('2026-03-02 11:50'))
  const personId = here.person
  expect(accepted(await handsIn(told.visitId, sheets))).toMatchObject({ promiseId: null, step: null })
  const asked = [{ kind: 'payslip', pages: 1, answers: { promiseId: personId, item: 0 } }]
  expect(reason(await handsIn(told.visitId, asked))).toBe('needsPerson')
  here.story.clock.set(oslo('2026-03-02 12:10'))
  const who = { visitId: told.visitId, personId, how: 'document' }
  accepted(await at(anne, (ctx) => identifyVisitor(ctx, who)))
  const received = async () => (await events('papersReceived')).map((event) => event.at.toString())
  expect(await received()).toEqual([oslo('2026-03-02 11:50').toString()])
  accepted(await close(told.visitId, 'papersReceived', { slip: 'print' }))

  // Another goes with the receipt and is back with it before the day is over.
  here.story.clock.set(oslo('2026-03-02 12:20'))
  const silent = await comes()
  accepted(await handsIn(silent.visitId, sheets))
  expect(reason(await close(silent.visitId, 'papersReceived', { slip: 'print' }))).toBe('noNextStep')
  const back = { visitId: silent.visitId, who: 'Anne', at: oslo('2026-03-03 10:00') }
  accepted(await at(anne, (ctx) => comeBack(ctx, back)))
  accepted(await close(silent.visitId, 'papersReceived', { slip: 'print' }))
  const notices = here.story.database.system.selectFrom('staffNotice').where('kind', '=', 'papersUnnamed')
  expect(await notices.select('staffId').execute()).toEqual([{ staffId: STAFF.officeLeaderA }])
  here.story.clock.set(oslo('2026-03-02 13:00'))
  const unnamed = async () => accepted(await at(anne, (ctx) => unnamedPapers(ctx)))
  expect(await unnamed()).toMatchObject([{ visitId: silent.visitId, ticket: silent.ticket, sheets }])
  const { visitId } = await known()
  const claim = { visitId, fromVisitId: silent.visitId }
  for (const fromVisitId of [told.visitId, visitId, 'x'])
    expect(reason(await at(anne, (ctx) => claimPapers(ctx, { visitId, fromVisitId })))).toBe('notFound')
  const both = await Promise.all([anne, filip].map((desk) => at(desk, (ctx) => claimPapers(ctx, claim))))
  expect(both.map(reason).sort()).toEqual(['notFound', 'ok'])
  expect(await unnamed()).toEqual([])
  expect((await received()).sort()).toEqual(
    ['2026-03-02 11:50', '2026-03-02 12:20'].map((time) => oslo(time).toString()),
  )
  expect((await desk(visitId)).papers).toMatchObject([{ open: true, sheets }])
  const slip = accepted(await at(anne, (ctx) => visitSlip(ctx, { visitId })))
  expect(slip.receipt?.receivedAt.toString()).toBe(oslo('2026-03-02 12:20').toString())
  accepted(await close(visitId, 'papersReceived', { slip: 'print' }))
})
