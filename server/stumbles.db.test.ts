import cookie from '@fastify/cookie'
import Fastify from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { beginStory, type Story } from '../test/support/story.ts'
import { PERSONS } from '../test/support/world.ts'
import type { House } from './house.ts'
import { SESSION_COOKIE } from './session-request.ts'
import { countStumbles } from './stumbles.ts'

let story: Story
beforeAll(async () => {
  story = await beginStory()
})
afterAll(() => story.end())

const PERSON = PERSONS.resident

/** Pages that refuse every form, and a reader who is signed in as this person. */
async function pages(kind: 'person' | 'staff') {
  const app = Fastify()
  const actor = { kind: 'person', personId: PERSON, language: 'nb' }
  app.decorate('house', {
    around: story.around,
    sessions: { find: async () => ({ kind, actor, newToken: null }) },
  } as unknown as House)
  app.decorateRequest('exchangedToken', null)
  await app.register(cookie)
  countStumbles(app)
  app.post('/*', (request, reply) => reply.code(request.url.includes('bra') ? 303 : 422).send())
  return app
}
const stumbles = async () =>
  (
    await story.database.system
      .selectFrom('event')
      .select('data')
      .where('personId', '=', PERSON)
      .where('kind', '=', 'formStumbled')
      .execute()
  ).map(({ data }) => (data as { form: string }).form)

test('R-307: a form of Min side that was refused is counted for its sender, by its name alone', async () => {
  const send = async (kind: 'person' | 'staff', url: string, cookies = true) => {
    const app = await pages(kind)
    await app.inject({
      method: 'POST',
      url,
      headers: cookies ? { cookie: `${SESSION_COOKIE}=x` } : {},
    })
    // Closing waits for what is done after the answer.
    await app.close()
  }
  await send('person', '/min-side/bra')
  await send('staff', '/min-side/skriv')
  await send('person', '/min-side/skriv', false)
  await send('person', '/logg-ut')
  await send('person', '/min-side')
  expect(await stumbles()).toEqual([])
  await send('person', '/min-side/post/0197a5b0-0000-7000-8000-000000000001/forklar?x=1')
  await expect.poll(stumbles).toEqual(['post/forklar'])
  await send('person', '/min-side/skriv')
  await expect.poll(async () => (await stumbles()).sort()).toEqual(['post/forklar', 'skriv'])
})
