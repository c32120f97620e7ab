import { fileURLToPath } from 'node:url'
import Fastify, { type FastifyInstance } from 'fastify'
import type { OfficeDoor, Viewer } from '../../app/context.ts'
import type { DemoRoom } from '../../app/demo/model.ts'
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
    unreadNotices: async () => 0,
    workList: async () => ({
      items: [],
      counts: { mine: 0, team: 0, absent: 0, lead: 0, office: 0, triage: 0, acute: 0, today: 0, late: 0 },
      total: 0,
      page: 1,
      pages: 1,
    }),
  },
  people: { myPeople: async () => [] },
  calls: { myComments: async () => [] },
  reach: {
    inbox: async () => ({ letters: [], talks: [], unread: 0 }),
    myDocumentRequests: async () => [],
  },
  visits: { mayCheckWriting: async () => false, myReferrals: async () => [] },
} as unknown as Office

/** A demo room in a town where nobody lives. */
const EMPTY_ROOM: DemoRoom = {
  people: async () => [],
  stops: async () => null,
  move: async () => ({ ok: false, reason: 'unreadable' }),
  happened: async () => ({ total: 0, kinds: [], first: [] }),
  outgoing: async () => [],
  ledger: async () => ({
    counts: { open: 0, late: 0, acute: 0, toldLate: 0, atLead: 0, kept: 0 },
    entries: [],
    matching: 0,
  }),
  invariants: async () => [],
  arrive: async () => 0,
  calls: async () => null,
  ring: async () => null,
  onLine: async () => false,
  phones: async () => [],
  phone: async (number) => ({ number, broken: false, lines: [] }),
  breakPhone: async () => {},
  text: async () => false,
  letters: async () => [],
  letterFile: async () => null,
  returnLetter: async () => false,
  mails: async () => [],
}

const REFUSED = async () => ({ ok: false as const, reason: 'notFound' as const })
/** Where nobody asks to be rung. */
export const NO_CALLS: OfficeDoor['calls'] = {
  windows: async () => [],
  ask: async () => ({ ok: false, reason: 'tooMany' }),
  byLink: async () => ({ kind: 'gone' }),
  pick: REFUSED,
}
/** Where nobody chats and nothing is wrong for many. */
export const NO_CHATS: OfficeDoor['chats'] = {
  mine: async () => null,
  own: async () => null,
  left: async () => null,
  claim: REFUSED,
  disown: () => ({ ok: false, reason: 'notFound' }),
  say: REFUSED,
  human: REFUSED,
  leave: REFUSED,
  end: REFUSED,
  call: REFUSED,
  message: REFUSED,
  banners: async () => [],
  keepDays: 90,
}

/** No link leads anywhere. */
export const NO_MEETING_LINKS: OfficeDoor['meetingLinks'] = {
  byLink: async () => ({ kind: 'gone' }),
  move: async () => ({ ok: false, reason: 'notFound' }),
  talk: async () => null,
  paper: async () => null,
}

/** The shell alone, without an office behind it: pages that need nothing but who reads, and in which language. */
export async function shellApp(over: Partial<OfficeDoor> = {}): Promise<FastifyInstance> {
  const app = Fastify({ logger: false })
  const base: OfficeDoor = {
    viewer: null,
    csrf: 'token-of-this-session',
    language: 'nb',
    reads: over.language ?? 'nb',
    now: Temporal.Instant.from('2026-03-02T09:00:00Z'),
    agency: {
      name: 'Velferdskontoret',
      phone: '55 55 30 00',
      urgentPhone: '55 55 30 11',
      phoneHours: '9–15',
      address: 'Torget 2, Granvik',
    },
    demo: false,
    demoRoom: over.demo ? EMPTY_ROOM : null,
    office: EMPTY,
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
    pairing: async () => ({ state: 'none' }),
    besideOver: false,
    rememberLanguage: async () => {},
    ...over,
  }
  // Nothing new ever happens here; the workbench listens all the same.
  app.get('/live/staff', (_request, reply) => reply.type('text/event-stream').send('retry: 60000\n\n'))
  await mountWeb(app, { buildDirectory: BUILD, secure: true, makeDoor: () => base, plainDoor: () => base })
  return app
}

export const someone = { amina: AMINA, kari: KARI }
