import Fastify, { type FastifyInstance } from 'fastify'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { clamdScan } from '../../../gateways/scan/clamd.ts'
import { type ClamdSimulator, EICAR, simulateClamd } from '../../../gateways/simulator/clamd.ts'
import type { House } from '../../../server/house.ts'
import { serveUploads } from '../../../server/upload-route.ts'
import { type NoticeStory, noticeStory } from '../../../test/support/notices.ts'
import { assign, STAFF, staffActor } from '../../../test/support/world.ts'
import { makePromise } from '../../kernel/promise/actions.ts'
import { sendLetter } from '../letters/actions.ts'
import { paperCame, requestDocuments } from './actions.ts'
import { type Scan, scanWaiting } from './scan.ts'
import { documentFile, documentsOf, linkTarget, myDocumentRequests } from './views.ts'

const adviser = staffActor('stateAdviserA')
const PDF = '%PDF-1.7 '
let story: NoticeStory
let app: FastifyInstance
let clamd: ClamdSimulator
let scan: Scan | null
let una: string

beforeEach(async () => {
  story = await noticeStory()
  clamd = await simulateClamd()
  scan = clamdScan({ host: clamd.host, port: clamd.port, timeoutMs: 1000 })
  una = await story.assisted()
  app = Fastify()
  app.decorate('house', {
    around: story.around,
    get gateways() {
      return { scan }
    },
  } as unknown as House)
  await serveUploads(app)
})
afterEach(async () => {
  await app.close()
  await clamd.close()
  await story.end()
})

async function ask(...what: string[]) {
  const done = await story.asStaff(adviser, (ctx) =>
    requestDocuments(ctx, { personId: una, side: 'state', what }),
  )
  if (!done.ok) throw new Error(done.reason)
  const [request] = await mine()
  return { ...done.value, code: request?.link ?? '' }
}
const mine = () => story.asPerson(una, (ctx) => myDocumentRequests(ctx))
const target = (code: string) => story.asSystem((ctx) => linkTarget(ctx, code))
const promise = (id: string) =>
  story.database.system.selectFrom('promise').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
const documents = async () => {
  const found = await story.asStaff(adviser, (ctx) => documentsOf(ctx, { personId: una }))
  return found.ok ? found.value.documents : []
}
const opens = (documentId: string) =>
  story.asStaff(adviser, (ctx) => documentFile(ctx, { personId: una, documentId }))

/** In by the address that the page's form sends to. Gives where it leads. */
async function send(code: string, text: string, name = 'regning.pdf'): Promise<string> {
  const form = new FormData()
  form.append('fil', new Blob([text]), name)
  const body = new Response(form)
  const answer = await app.inject({
    method: 'POST',
    url: `/last-opp/${code}`,
    headers: { 'content-type': body.headers.get('content-type') ?? '' },
    payload: Buffer.from(await body.arrayBuffer()),
  })
  return String(answer.headers.location)
}

describe('a request for papers (R-086)', () => {
  test('is a notice with its ladder, in the person’s language with the Norwegian beside it, and with a link', async () => {
    await story.database.system.updateTable('person').set({ language: 'pl' }).where('id', '=', una).execute()
    const { noticeId, promiseId, code } = await ask('Strømregning', 'Kontoutskrift *februar*')
    await story.at('2026-03-02 10:05')
    expect(await story.steps(noticeId)).toContain('2026-03-02 10:00 letter letter')
    const notice = await story.notice(noticeId)
    expect(notice).toMatchObject({
      kind: 'documentRequest',
      answerClock: 'documentRequest',
      weight: 'action',
    })
    const texts = await story.database.system
      .selectFrom('messageText')
      .select(['part', 'body', 'box'])
      .where('messageId', '=', notice.messageId)
      .orderBy('part')
      .execute()
    expect(texts.map(({ body }) => body)).toEqual([
      expect.stringMatching(/^Tego potrzebujemy:.*Strømregning.*\/l\/[2-9a-z]{16}/s),
      expect.stringMatching(/^Dette trenger vi:.*Kontoutskrift \\\*februar\\\*/s),
    ])
    expect(texts[0]?.box).toMatchObject({ todo: 'Wyślij nam: Strømregning; Kontoutskrift *februar*' })
    expect(texts[1]?.box).toMatchObject({ what: 'Vi trenger 2 papirer fra deg.' })
    expect((await promise(promiseId)).threadId).toBe(notice.threadId)
    expect(await target(code)).toMatchObject({ kind: 'upload', standing: true, received: 0 })
    expect(await story.broken()).toEqual([])
  })

  test('everything handed in over its link ends request, ladder and calls, though nobody opened the letter', async () => {
    const { noticeId, promiseId, code } = await ask('Strømregning', 'Husleie')
    await story.at('2026-03-02 10:05')
    expect((await story.open(una)).join()).toContain('callBack')
    expect(await send(code, `${PDF}one`)).toBe(`/last-opp/${code}`)
    // The same file by another press is the same hand-in.
    await send(code, `${PDF}one`)
    expect(await target(code)).toMatchObject({ kind: 'upload', received: 1 })
    expect((await story.notice(noticeId)).endedAt).toBeNull()
    await send(code, `${PDF}two`)
    expect(await target(code)).toMatchObject({ kind: 'handedIn', received: 2, asked: 2 })
    await story.at('2026-03-02 10:10')
    expect(await promise(promiseId)).toMatchObject({ state: 'kept' })
    expect(await story.notice(noticeId)).toMatchObject({ endedHow: 'received', nextStep: null })
    expect((await story.open(una)).filter((line) => line !== 'reviewProfile')).toEqual([])
    expect(await story.broken()).toEqual([])
  })

  test('a paper over the desk counts as much: staff say which, and the link says that all has come', async () => {
    const { noticeId, promiseId, code } = await ask('Strømregning', 'Husleie')
    const came = (item: number) =>
      story.asStaff(adviser, (ctx) => paperCame(ctx, { personId: una, promiseId, item }))
    expect(await came(1)).toEqual({ ok: true, value: { received: 1, asked: 2 } })
    expect((await mine())[0]?.items.map(({ receivedAt }) => receivedAt !== undefined)).toEqual([false, true])
    expect(await came(1)).toMatchObject({ ok: false, reason: 'alreadyEnded' })
    expect(await came(7)).toMatchObject({ ok: false, reason: 'notFound' })
    expect(await came(0)).toMatchObject({ ok: true })
    expect(await story.notice(noticeId)).toMatchObject({ endedHow: 'received' })
    expect(await target(code)).toMatchObject({ kind: 'handedIn', received: 2 })
    expect((await mine())[0]?.link).toBeNull()
  })

  test('ended by another door it is not climbed for any more', async () => {
    const { noticeId, promiseId } = await ask('Strømregning')
    await story.at('2026-03-02 10:05')
    await story.database.system
      .updateTable('promise')
      .set({ state: 'withdrawn', endedAt: story.clock.now(), nextStep: null, nextStepAt: null })
      .where('id', '=', promiseId)
      .execute()
    await story.at('2026-03-20 10:00')
    expect(await story.notice(noticeId)).toMatchObject({ endedHow: 'requestEnded', nextStep: null })
  })
})

describe('a hand-in is looked at before anybody opens it', () => {
  test('found clean, it counts and can be opened; found unsafe, nothing is kept and the link still works', async () => {
    const { code } = await ask('Strømregning')
    expect(await send(code, `${PDF}${EICAR}`)).toBe(`/last-opp/${code}?feil=infected`)
    expect(await documents()).toEqual([])
    await send(code, PDF)
    const [one] = await documents()
    expect(one?.scan).toBe('clean')
    expect((await opens(one?.id ?? '')).ok).toBe(true)
  })

  test('without a scanner it is marked as not looked at', async () => {
    scan = null
    const { code } = await ask('Strømregning')
    await send(code, PDF)
    expect((await documents()).map((one) => one.scan)).toEqual(['notScanned'])
  })

  test('while the scanner is down it is held: received, told so, opened by nobody, counted when it is clean', async () => {
    const { promiseId, noticeId, code } = await ask('Strømregning')
    clamd.behave({ down: true })
    expect(await send(code, PDF)).toBe(`/last-opp/${code}`)
    expect(await target(code)).toMatchObject({ kind: 'upload', waiting: true, received: 0 })
    expect((await mine())[0]).toMatchObject({ waiting: 1, received: 0 })
    const [held] = await documents()
    expect(held?.scan).toBe('waiting')
    expect(await opens(held?.id ?? '')).toMatchObject({ ok: false, reason: 'notFound' })
    expect(await scanWaiting(story.around, scan as Scan)).toBe(0)
    expect((await promise(promiseId)).state).toBe('open')

    clamd.behave({})
    expect(await scanWaiting(story.around, scan as Scan)).toBe(1)
    expect(await promise(promiseId)).toMatchObject({ state: 'kept' })
    expect(await story.notice(noticeId)).toMatchObject({ endedHow: 'received' })
    expect((await opens(held?.id ?? '')).ok).toBe(true)
    expect(await target(code)).toMatchObject({ kind: 'handedIn', received: 1, waiting: false })
    expect(await scanWaiting(story.around, scan as Scan)).toBe(0)
  })

  test('R-086: while it waits nothing is asked for again, on the page or by a letter', async () => {
    const { code } = await ask('Strømregning')
    const again = () =>
      story.asStaff(adviser, (ctx) =>
        requestDocuments(ctx, { personId: una, side: 'state', what: ['Strømregning'] }),
      )
    const byLetter = () =>
      story.asStaff(staffActor('municipalAdviserA'), (ctx) =>
        sendLetter(ctx, {
          personId: una,
          template: 'documentRequest',
          filled: { document: 'kvittering for strøm', matter: 'sosialhjelp' },
          facts: {},
          key: 'again',
          phoned: 'noAnswer',
        }),
      )
    await assign(story.database.system, una, 'municipal', { staffId: STAFF.municipalAdviserA })
    clamd.behave({ down: true })
    await send(code, PDF)
    expect(await again()).toMatchObject({ ok: false, reason: 'handInWaits' })
    // The template is the municipality's; what nobody had asked for lies on both sides.
    await story.database.system.updateTable('document').set({ side: 'common' }).execute()
    expect(await byLetter()).toMatchObject({ ok: false, reason: 'handInWaits' })
    expect(await mine()).toHaveLength(1)
    clamd.behave({})
    await scanWaiting(story.around, scan as Scan)
    expect((await again()).ok).toBe(true)
    expect(await mine()).toHaveLength(2)
  })

  test('R-069, R-086: nor while a paper is not indexed, but one behind the wall stops nobody', async () => {
    const paper = (side: 'state' | 'municipal') =>
      story.asSystem((ctx) =>
        makePromise(ctx, {
          personId: una,
          kind: 'requestDocument',
          clock: 'paperIndexed',
          side,
          theme: 'contactAdviser',
          owner: { staffId: adviser.staffId },
          officeId: null,
        }),
      )
    const asked = () =>
      story.asStaff(adviser, (ctx) =>
        requestDocuments(ctx, { personId: una, side: 'state', what: ['Strømregning'] }),
      )
    await paper('municipal')
    expect((await asked()).ok).toBe(true)
    await paper('state')
    expect(await asked()).toMatchObject({ ok: false, reason: 'handInWaits' })
  })

  test('found unsafe afterwards it never counted, nothing of it is kept, and it is asked for once more', async () => {
    const { promiseId, code } = await ask('Strømregning')
    clamd.behave({ slowMs: 5000 })
    await send(code, `${PDF}${EICAR}`)
    clamd.behave({})
    expect(await scanWaiting(story.around, scan as Scan)).toBe(1)
    const [row] = await story.database.system.selectFrom('document').selectAll().execute()
    expect([row?.scan, row?.content.length]).toEqual(['infected', 0])
    expect((await promise(promiseId)).state).toBe('open')
    const again = await story.database.system
      .selectFrom('notice')
      .innerJoin('messageText as t', 't.messageId', 'notice.messageId')
      .select('t.box')
      .where('eventKey', '=', `rejected:${row?.id}`)
      .executeTakeFirstOrThrow()
    expect(again.box).toMatchObject({ what: expect.stringContaining('ikke trygt å åpne') })
    const [request] = await mine()
    await send(request?.link ?? '', `${PDF}clean`)
    expect(await promise(promiseId)).toMatchObject({ state: 'kept' })
    expect(await story.broken()).toEqual([])
  })
})
