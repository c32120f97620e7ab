import type { FastifyInstance } from 'fastify'
import type { Browser, Page } from 'playwright-core'
import type { StaffKey } from '../../db/seed/staff.ts'
import type { Story } from './story.ts'
import { storyPages } from './story-pages.ts'
import { staffActor } from './world.ts'

export type Benches = ReturnType<typeof benchesOver>

/** The workbench of each employee over one story: the same one each time it is asked for. */
export function benchesOver(story: Story) {
  const open = new Map<StaffKey, FastifyInstance>()
  const of = async (key: StaffKey): Promise<FastifyInstance> => {
    const known = open.get(key)
    if (known) return known
    const actor = staffActor(key)
    const { staffId: id, name, roles } = actor
    const firstName = name.split(' ')[0] ?? name
    const viewer = { kind: 'staff', id, name, firstName, unit: 'Velferdskontoret Granvik', roles } as const
    const app = await storyPages(story, { actor, viewer })
    app.get('/live/staff', (_request, reply) => reply.type('text/event-stream').send('retry: 60000\n\n'))
    open.set(key, app)
    return app
  }
  return {
    of,
    visit: async (
      browser: Browser,
      key: StaffKey,
      path: string,
      viewport: { width: number; height: number },
    ): Promise<Page> => {
      const app = await of(key)
      const address = app.server.address()
      const origin =
        address && typeof address === 'object'
          ? `http://127.0.0.1:${address.port}`
          : await app.listen({ port: 0 })
      const page = await browser.newPage({ viewport })
      await page.goto(origin + path, { waitUntil: 'networkidle' })
      return page
    },
    close: () => Promise.all([...open.values()].map((app) => app.close())),
  }
}

/** A page as its reader has it: words and nothing else. */
export const words = (html: string) =>
  html
    .replace(/<script[\s\S]*?<\/script>/g, ' ')
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&nbsp;', ' ')
    .replace(/[\s\u00a0]+/g, ' ')
    .replace(/ ([,.:])/g, '$1')
export const read = async (app: FastifyInstance, url: string) => words((await app.inject(url)).body)
