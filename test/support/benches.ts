import type { FastifyInstance } from 'fastify'
import type { StaffKey } from '../../db/seed/staff.ts'
import type { Language } from '../../text/index.ts'
import type { Story } from './story.ts'
import { storyPages } from './story-pages.ts'
import { staffActor } from './world.ts'

export type Benches = ReturnType<typeof benchesOver>

/** An employee before the workbench, as it greets them. */
export function employee(key: StaffKey, language: Language = 'nb') {
  const actor = staffActor(key)
  const { staffId: id, name, roles } = actor
  const firstName = name.split(' ')[0] ?? name
  const viewer = { kind: 'staff', id, name, firstName, unit: 'Velferdskontoret Granvik', roles } as const
  return { actor, viewer, language }
}

async function bench(story: Pick<Story, 'around' | 'clock'>, reader: ReturnType<typeof employee>) {
  const app = await storyPages(story, reader)
  app.get('/live/staff', (_request, reply) => reply.type('text/event-stream').send('retry: 60000\n\n'))
  return app
}

/** The workbench of each employee over one story: the same one each time it is asked for. */
export function benchesOver(story: Pick<Story, 'around' | 'clock'>) {
  const open = new Map<StaffKey, Promise<FastifyInstance>>()
  const sits = employee('operator')
  let shown: Promise<{ app: FastifyInstance; origin: string }> | undefined
  const show = async () => {
    const app = await bench(story, sits)
    return { app, origin: await app.listen({ port: 0 }) }
  }
  return {
    of: (key: StaffKey): Promise<FastifyInstance> => {
      const found = open.get(key) ?? bench(story, employee(key))
      open.set(key, found)
      return found
    },
    /**
     * Where a browser finds the workbench, which this employee now sits before. One address for all of them: what a browser
     * has fetched there once, it keeps.
     */
    at: async (key: StaffKey, language?: Language): Promise<string> => {
      Object.assign(sits, employee(key, language))
      shown ??= show()
      return (await shown).origin
    },
    close: async () => {
      const apps = await Promise.all(open.values())
      await Promise.all([...apps, (await shown)?.app].map((app) => app?.close()))
    },
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
