import { fileURLToPath } from 'node:url'
import Fastify, { type FastifyInstance } from 'fastify'
import type { OfficeDoor, Viewer } from '../../app/context.ts'
import type { Office } from '../../app/office.ts'
import { mountWeb } from '../../server/web.ts'

export const BUILD = fileURLToPath(new URL('../../build', import.meta.url))

const AMINA: Viewer = { kind: 'person', id: 'amina', name: 'Amina Hassan', firstName: 'Amina' }
const KARI: Viewer = {
  kind: 'staff',
  id: 'kari',
  name: 'Kari Nordlie',
  firstName: 'Kari',
  unit: 'Velferdskontoret Granvik',
  roles: ['AS'],
}

/** An office that has nothing to tell anybody: enough for Min side to be shown. */
const EMPTY = {
  threads: {
    home: async () => ({
      givenName: 'Amina',
      waitingFor: [],
      threads: [],
      unread: 0,
      facts: [],
      referrals: [],
      draft: null,
    }),
    myDraft: async () => null,
  },
  people: { myPeople: async () => [] },
} as unknown as Office

/** The shell alone, without an office behind it: pages that need nothing but who reads, and in which language. */
export async function shellApp(over: Partial<OfficeDoor> = {}): Promise<FastifyInstance> {
  const app = Fastify({ logger: false })
  const base: OfficeDoor = {
    viewer: null,
    csrf: 'token-of-this-session',
    language: 'nb',
    now: Temporal.Instant.from('2026-03-02T09:00:00Z'),
    agency: {
      name: 'Velferdskontoret',
      phone: '55 55 30 00',
      urgentPhone: '55 55 30 11',
      phoneHours: '9–15',
      address: 'Torget 2, Granvik',
    },
    demo: false,
    demoRoom: null,
    office: EMPTY,
    rememberLanguage: async () => {},
    ...over,
  }
  await mountWeb(app, { buildDirectory: BUILD, secure: true, makeDoor: () => base, plainDoor: () => base })
  return app
}

export const someone = { amina: AMINA, kari: KARI }
