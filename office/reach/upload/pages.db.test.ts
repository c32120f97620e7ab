import { afterAll, beforeAll, expect, test } from 'vitest'
import { type NoticeStory, noticeStory } from '../../../test/support/notices.ts'
import { STAFF, staffActor, T0 } from '../../../test/support/world.ts'
import { makePromise } from '../../kernel/promise/actions.ts'
import { requestDocuments } from './actions.ts'
import { documentsOf } from './views.ts'

const adviser = staffActor('stateAdviserA')
let story: NoticeStory
beforeAll(async () => {
  story = await noticeStory()
})
afterAll(() => story.end())

const page = (personId: string, before: string | null) =>
  story.asStaff(adviser, async (ctx) => {
    const found = await documentsOf(ctx, { personId, before })
    if (!found.ok) throw new Error(found.reason)
    return found.value
  })

/** So many files, all of the same minute. */
async function handedIn(personId: string, many: number) {
  const ids = await story.asSystem(async (ctx) => Array.from({ length: many }, () => ctx.newId()))
  const file = {
    personId,
    side: 'state',
    name: 'bilde.jpg',
    contentType: 'image/jpeg',
    size: 1,
    sha256: Buffer.alloc(32),
    content: Buffer.alloc(1),
    scan: 'clean',
    channel: 'sms',
    receivedAt: T0,
  }
  await story.database.system
    .insertInto('document')
    .values(ids.map((id) => ({ ...file, id })))
    .execute()
  return ids.reverse()
}

test('the files of a person come a page at a time, newest first, none twice and none left out', async () => {
  const una = await story.assisted()
  const ids = await handedIn(una, 120)
  const seen: string[] = []
  const sizes: number[] = []
  let before: string | null = null
  do {
    const { documents, older }: Awaited<ReturnType<typeof page>> = await page(una, before)
    seen.push(...documents.map(({ id }) => id))
    sizes.push(documents.length)
    before = older
  } while (before !== null)
  expect(sizes).toEqual([50, 50, 20])
  expect(seen).toEqual(ids)
})

test('a page that is just full is the last one', async () => {
  const una = await story.assisted()
  await handedIn(una, 50)
  expect(await page(una, null)).toMatchObject({ older: null })
})

test('what is still asked for is on the page however much has been asked for since', async () => {
  const una = await story.assisted()
  const asked = await story.asStaff(adviser, (ctx) =>
    requestDocuments(ctx, { personId: una, side: 'state', what: ['Strømregning'] }),
  )
  await story.asSystem(async (ctx) => {
    for (let n = 0; n < 60; n += 1)
      await makePromise(ctx, {
        personId: una,
        kind: 'requestDocument',
        clock: 'documentRequest',
        side: 'state',
        theme: 'contactAdviser',
        owner: { staffId: STAFF.stateAdviserA },
        officeId: null,
      })
  })
  await story.database.system
    .updateTable('promise')
    .set({ state: 'kept', endedAt: T0, endedHow: 'received' })
    .where('personId', '=', una)
    .where('id', '<>', asked.ok ? asked.value.promiseId : '')
    .where('kind', '=', 'requestDocument')
    .execute()
  const { requests } = await page(una, null)
  expect(requests).toHaveLength(50)
  expect(requests[0]).toMatchObject({ promiseId: asked.ok && asked.value.promiseId, endedAt: null })
})
