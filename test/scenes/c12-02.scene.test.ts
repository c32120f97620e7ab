import { expect } from 'vitest'
import { STAFF } from '../support/world.ts'
import type { Employee } from './support/employee.ts'
import { scene } from './support/scene.ts'

type Told = { kind: string; journal: string; title?: string; messageId?: string }

const timelineOf = async (who: Employee, personId: string, kind: string): Promise<Told[]> => {
  const entries: Told[] = []
  let before = ''
  do {
    const { body } = await who.api('GET', `/api/v1/persons/${personId}/timeline?kind=${kind}${before}`)
    const page = body as { entries: Told[]; next?: string }
    entries.push(...page.entries)
    before = page.next ? `&before=${encodeURIComponent(page.next)}` : ''
  } while (before !== '')
  return entries
}

scene('C12-02 "All right, until Tuesday"', async (house) => {
  const thomas = await house.person('resident')
  const kari = await house.staff('stateAdviserA')
  const agreed = await kari.api('POST', `/api/v1/persons/${thomas.id}/meetings`, {
    ...{ kind: 'followUp', mode: 'physicalOffice', side: 'state', theme: 'contactAdviser' },
    ...{ staffId: STAFF.stateAdviserA, startsAt: '2026-03-03T09:00:00Z', purpose: 'Praten vår' },
    interpreter: { answer: 'notFlagged' },
  })
  expect(agreed.status).toBe(201)
  // The meeting itself is owed, and nothing else from here on.
  const listed = async () => (await kari.list('mine')).map(({ promiseId }) => promiseId)
  const owed = await listed()
  const awaited = async () =>
    (await thomas.home()).text.split('Dette venter du på')[1]?.split('Post og meldinger')[0]
  const awaitedBefore = await awaited()
  const said: string[] = []
  let threadId = ''
  for (const [theirs, ours] of [
    ['Kan vi møtes tirsdag klokka ti?', 'Ja, tirsdag klokka ti passer fint.'],
    ['Kan vi møtes på kontoret?', 'Ja, på kontoret i Torget 2.'],
    ['Kan møtet vare en time?', 'Ja, vi har god tid.'],
    ['Kan broren min bli med på møtet?', 'Ja, ta ham gjerne med.'],
  ] as const) {
    threadId = (await thomas.writes(theirs, threadId === '' ? {} : { thread: threadId })).threadId
    await kari.talks({ personId: thomas.id, threadId }, { summary: ours })
    said.push(theirs, ours)
  }
  await kari.answers({ personId: thomas.id, threadId }, 'Da sees vi.', [])
  said.push('Da sees vi.', 'Greit, til tirsdag')
  expect(await listed()).toEqual(owed)
  const noticesBefore = await kari.notices()

  const last = await thomas.writes('Greit, til tirsdag', { thread: threadId })
  expect(last.parts).toEqual([])
  expect(last.threadId).toBe(threadId)
  await house.clockTo('2026-03-02 10:01')
  expect(await listed()).toEqual(owed)
  expect(await kari.notices()).toEqual(noticesBefore)
  expect(awaitedBefore).toContain('Kari Mosetoft')
  expect(await awaited()).toBe(awaitedBefore)

  // It stays in the thread, and in what a program is given of it.
  const shown = [
    (await thomas.reads(threadId)).text,
    (await kari.page({ personId: thomas.id, threadId })).text,
    (await thomas.api('GET', `/api/v1/me/threads/${threadId}`)).text,
  ]
  expect(said).toHaveLength(10)
  for (const words of said) for (const page of shown) expect(page).toContain(words)
  const posts = await timelineOf(kari, thomas.id, 'journalMade')
  expect(posts).toHaveLength(1)
  expect(posts[0]?.title).toMatch(/Kan vi møtes tirsdag klokka ti\?.*2026-03-02/)
  const thanks = await timelineOf(kari, thomas.id, 'acknowledgement')
  expect(thanks.map(({ journal }) => journal)).toEqual(['no'])

  for (let n = 1; n < 100; n += 1) {
    const sent = (
      await thomas.api('POST', '/api/v1/me/messages', { text: 'Kan vi møtes tirsdag klokka ti?' })
    ).body as {
      threadId: string
    }
    const open = (await kari.api('GET', '/api/v1/work-list')).body as {
      items: { promiseId: string; threadId: string }[]
    }
    const talk = await kari.api('POST', `/api/v1/persons/${thomas.id}/talks`, {
      threadId: sent.threadId,
      channel: 'officePhone',
      spoke: true,
      promiseIds: open.items.filter((item) => item.threadId === sent.threadId).map((item) => item.promiseId),
      summary: 'Ja, det passer.',
    })
    expect(talk.status).toBe(201)
  }
  await house.clockTo('2026-03-02 10:02')
  const titles = (await timelineOf(kari, thomas.id, 'journalMade')).map(({ title }) => title)
  expect(titles).toHaveLength(100)
  expect(new Set(titles).size).toBe(100)
})
