import Fastify, { type FastifyInstance } from 'fastify'
import type { OfficeDoor, Viewer } from '../../app/context.ts'
import type { Actor } from '../../office/kernel/context.ts'
import { officeFor } from '../../server/door.ts'
import type { House } from '../../server/house.ts'
import { mountWeb } from '../../server/web.ts'
import type { Language } from '../../text/index.ts'
import type { Story } from './story.ts'
import { BUILD, NO_CALLS, NO_CHATS, NO_MEETING_LINKS } from './web-app.ts'

export const TOKEN = 'token-of-this-session'
export const FORM = { 'content-type': 'application/x-www-form-urlencoded' }

/** The real pages over a story: the reader is signed in, and the time is the story's. */
export async function storyPages(
  story: Pick<Story, 'around' | 'clock'>,
  reader: { actor: Actor; viewer: Viewer; language?: Language },
): Promise<FastifyInstance> {
  const app = Fastify({ logger: false, routerOptions: { ignoreTrailingSlash: true } })
  const makeDoor = (): OfficeDoor => ({
    viewer: reader.viewer,
    csrf: TOKEN,
    language: reader.language ?? 'nb',
    reads: reader.language ?? 'nb',
    now: story.clock.now(),
    agency: {
      name: 'Velferdskontoret',
      phone: '55 55 30 00',
      urgentPhone: '55 55 30 11',
      phoneHours: '9–15',
      address: 'Torget 2, Granvik',
    },
    demo: false,
    demoRoom: null,
    office: officeFor({ around: story.around } as House, reader.actor),
    actFor: async () => null,
    shown: async () => null,
    board: async () => null,
    officeHours: async () => null,
    hearings: { shown: async () => null, answer: async () => ({ ok: false, reason: 'notFound' }) },
    directory: async () => null,
    kiosk: async () => ({ ok: false, reason: 'notFound' }),
    kioskWait: async () => undefined,
    links: { target: async () => ({ kind: 'gone' }) },
    requests: { ask: async () => ({ ok: false, reason: 'tooMany' }), shown: async () => null },
    calls: NO_CALLS,
    chats: NO_CHATS,
    meetingLinks: NO_MEETING_LINKS,
    terminal: null,
    pairing: async () => ({ state: 'none' as const }),
    besideOver: false,
    rememberLanguage: async () => {},
  })
  await mountWeb(app, { buildDirectory: BUILD, secure: false, makeDoor, plainDoor: makeDoor })
  return app
}

/** A person who reads their own Min side. */
export function citizen(personId: string, firstName: string, language: Language = 'nb') {
  return {
    actor: { kind: 'person', personId, language } as const,
    viewer: { kind: 'person', id: personId, name: firstName, firstName } as const,
    language,
  }
}

/** Posts a form as a browser would, token included. */
export function post(app: FastifyInstance, url: string, values: Record<string, string>) {
  const payload = new URLSearchParams({ csrf: TOKEN, ...values }).toString()
  return app.inject({ method: 'POST', url, payload, headers: FORM })
}
