import type { FastifyInstance, FastifyRequest } from 'fastify'
import { isAssistancePage } from '../app/assistance.ts'
import type {
  Agency,
  CallDoor,
  LinkDoor,
  MeetingDoor,
  OfficeDoor,
  RequestDoor,
  Viewer,
} from '../app/context.ts'
import type { Office } from '../app/office.ts'
import { chooseByLink, windowsByLink } from '../office/calls/callback/choose.ts'
import { askAsStranger, strangerWindows } from '../office/calls/callback/requests.ts'
import type { Actor, Ctx, PersonCtx } from '../office/kernel/context.ts'
import { type Refused, refused } from '../office/kernel/result.ts'
import { inTransaction } from '../office/kernel/transaction.ts'
import { meetingByLink, moveByLink } from '../office/meetings/booking/links.ts'
import { paperByLink } from '../office/meetings/paper/views.ts'
import { meetingTalkByLink } from '../office/meetings/talk/by-link.ts'
import { askContact } from '../office/people/actions.ts'
import { asHelperFor } from '../office/people/mandates/views.ts'
import { requestByCode } from '../office/people/views.ts'
import { linkTarget } from '../office/reach/upload/views.ts'
import { publicDirectory } from '../office/visits/directory/views.ts'
import { atKiosk, waitAtKiosk } from '../office/visits/door/kiosk.ts'
import { answerHearing, hearingOf } from '../office/visits/opening/hearing.ts'
import { boardOf, officeHours } from '../office/visits/views.ts'
import {
  isAssistanceLanguage,
  isLanguage,
  isPageLanguage,
  type Language,
  type PageLanguage,
  preferredLanguage,
} from '../text/index.ts'
import { asksBeside } from './assisted-request.ts'
import { chatsOf } from './chat-door.ts'
import type { House } from './house.ts'
import { ROOMS } from './rooms.ts'
import { sessionOf } from './session-request.ts'
import type { Session } from './sessions.ts'
import { shownIn } from './show-route.ts'
import { pairingIn, screenOf } from './terminal-request.ts'

/** The cookie in which a device keeps its reader's choice (app/public/language.tsx). */
const LANGUAGE_COOKIE = 'sprak'

/** What pages are given for one request: who reads, in which language, and the office bound to them. */
export async function makeDoor(request: FastifyRequest): Promise<OfficeDoor> {
  const { house } = request.server
  const session = await sessionOf(request)
  return {
    ...plainDoor(request),
    viewer: session && viewerOf(session),
    csrf: session?.csrf ?? '',
    language: languageOf(request, session),
    reads: readsOf(request, session),
    office: officeFor(house, session?.actor ?? null),
    chats: chatsOf(house, request, session, languageOf(request, session)),
    terminal: await screenOf(request),
    actFor: (giverId) => actFor(house, session, giverId),
    besideOver: asksBeside(request) && !(session?.kind === 'person' && session.beside !== undefined),
    rememberLanguage: (language) => rememberLanguage(house, session, language),
  }
}

/** For error pages: asks nobody and reaches for nothing. */
export function plainDoor(request: FastifyRequest): OfficeDoor {
  const { house } = request.server
  return {
    viewer: null,
    csrf: '',
    language: languageOf(request, null),
    reads: languageOf(request, null),
    now: house.clock.now(),
    agency: agencyOf(house),
    demo: house.config.mode !== 'production',
    demoRoom: house.demo,
    office: officeFor(house, null),
    actFor: async () => null,
    links: linksOf(house),
    shown: () => shownIn(request),
    officeHours: (office) =>
      inTransaction(house.around, { kind: 'system', name: 'officeHours' }, (ctx) => officeHours(ctx, office)),
    hearings: hearingsOf(house),
    directory: (office) =>
      inTransaction(house.around, { kind: 'system', name: 'directory' }, (ctx) =>
        publicDirectory(ctx, office),
      ),
    kiosk: (office, input) =>
      inTransaction(house.around, { kind: 'system', name: 'kiosk' }, (ctx) => atKiosk(ctx, office, input)),
    kioskWait: (office, ticket) =>
      inTransaction(house.around, { kind: 'system', name: 'kiosk' }, (ctx) =>
        waitAtKiosk(ctx, office, ticket),
      ),
    board: (officeId) =>
      inTransaction(house.around, { kind: 'system', name: 'board' }, (ctx) => boardOf(ctx, officeId)),
    requests: requestsOf(house),
    calls: callsOf(house),
    chats: chatsOf(house, request, null, languageOf(request, null)),
    meetingLinks: meetingsOf(house),
    terminal: null,
    pairing: () => pairingIn(request),
    besideOver: false,
    rememberLanguage: async () => {},
  }
}

function hearingsOf({ around }: House): OfficeDoor['hearings'] {
  const system = { kind: 'system', name: 'hearing' } as const
  return {
    shown: (office) => inTransaction(around, system, (ctx) => hearingOf(ctx, office)),
    answer: (office, input) => inTransaction(around, system, (ctx) => answerHearing(ctx, office, input)),
  }
}

function viewerOf(session: Session): Viewer {
  const { name, firstName } = session
  if (session.kind === 'person') {
    const person = { kind: 'person', id: session.actor.personId, name, firstName } as const
    if (session.beside === undefined) return person
    const { language } = session.actor
    return { ...person, beside: { ...session.beside, language: isPageLanguage(language) ? language : 'nb' } }
  }
  return {
    kind: 'staff',
    id: session.actor.staffId,
    name,
    firstName,
    unit: session.unit,
    roles: session.actor.roles,
  }
}

function languageOf(request: FastifyRequest, session: Session | null): Language {
  // The language of the two, and not of whoever's browser it is.
  if (session?.kind === 'person' && session.beside)
    return isLanguage(session.actor.language) ? session.actor.language : 'nb'
  const chosen = request.cookies?.[LANGUAGE_COOKIE]
  if (isLanguage(chosen)) return chosen
  if (session?.kind === 'person' && isLanguage(session.actor.language)) return session.actor.language
  return preferredLanguage(request.headers['accept-language'])
}

/** R-323, C6-05: where somebody is helped in a language of help, the pages that exist in it are shown in it. */
function readsOf(request: FastifyRequest, session: Session | null): PageLanguage {
  const beside = session?.kind === 'person' && session.beside ? session.actor.language : null
  const [path = ''] = request.url.split('?')
  return isAssistanceLanguage(beside) && isAssistancePage(path) ? beside : languageOf(request, session)
}

const agencyOf = ({ settings }: House): Agency => ({
  name: settings.get('agency.name'),
  phone: settings.get('agency.phone'),
  urgentPhone: settings.get('agency.emergencyPhone'),
  phoneHours: settings.get('agency.phoneHours'),
  address: settings.get('agency.address'),
})

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** signed in as themselves, the holder steps into the role; every touch asks the wall again. */
async function actFor(house: House, session: Session | null, giverId: string): Promise<Office | null> {
  if (session?.kind !== 'person' || !UUID.test(giverId)) return null
  const helper = await inTransaction(house.around, session.actor, (ctx) =>
    asHelperFor(ctx as PersonCtx, giverId, session.name),
  )
  return helper && officeFor(house, helper)
}

/** Followed beyond the wall: whoever has the code may use it, and learns nothing by it. */
const linksOf = (house: House): LinkDoor => ({
  target: (code) =>
    inTransaction(house.around, { kind: 'system', name: 'link' }, (ctx) => linkTarget(ctx, code)),
})

/** Asked beyond the wall by whoever comes: the answer is the same whoever is meant. */
const requestsOf = (house: House): RequestDoor => {
  const outside = { kind: 'system', name: 'helperRequest' } as const
  return {
    ask: (input) => inTransaction(house.around, outside, (ctx) => askContact(ctx, input)),
    shown: (code) => inTransaction(house.around, outside, (ctx) => requestByCode(ctx, code)),
  }
}

/** the same for whoever wants to be rung, and for the link of a text after a try. */
const callsOf = (house: House): CallDoor => {
  const outside = <T>(work: (ctx: Ctx) => Promise<T>) =>
    inTransaction(house.around, { kind: 'system', name: 'callMe' }, work)
  return {
    windows: () => outside(strangerWindows),
    ask: (input) => outside((ctx) => askAsStranger(ctx, input)),
    byLink: (code) => outside((ctx) => windowsByLink(ctx, code)),
    pick: (code, window) => outside((ctx) => chooseByLink(ctx, code, window)),
  }
}

/** beyond the wall by the link alone; an act by it is the person's, or that of whoever is invited. */
const meetingsOf = (house: House): MeetingDoor => {
  const outside = <T>(work: (ctx: Ctx) => Promise<T>) =>
    inTransaction(house.around, { kind: 'system', name: 'meetingLink' }, work)
  return {
    byLink: (code, wish) => outside((ctx) => meetingByLink(ctx, code, wish)),
    move: (code, to) => outside((ctx) => moveByLink(ctx, code, to)),
    talk: (code) => outside((ctx) => meetingTalkByLink(ctx, code)),
    paper: (code) => outside((ctx) => paperByLink(ctx, code)),
  }
}

type RoomFunction = (ctx: Ctx, ...rest: unknown[]) => Promise<unknown>

/** `office.<room>.<verb>(input)` runs that room's function in one transaction in the name of who reads. */
export function officeFor(house: House, actor: Actor | null): Office {
  const room = (functions: Readonly<Record<string, unknown>>) =>
    new Proxy({}, { get: (_room, verb) => bound(house, actor, functions[String(verb)]) })
  return new Proxy({}, { get: (_office, name) => room(ROOMS[String(name)] ?? {}) }) as Office
}

function bound(house: House, actor: Actor | null, verb: unknown) {
  if (typeof verb !== 'function') return undefined
  return (...rest: unknown[]) => {
    if (actor === null) return Promise.reject(new Error('nobody is signed in'))
    return inTransaction(house.around, actor, (ctx) => (verb as RoomFunction)(ctx, ...rest)).catch(unreadable)
  }
}

/** What the database says of a value that it cannot read as what it should be: an id that is none, a day that never comes. */
const NO_ID = '22P02'
const NO_VALUE = ['22003', '22007', '22008']

/** A form holds what somebody has put into it: what cannot be an id names nothing, and what cannot be a day is no form of ours. */
function unreadable(failure: { code?: string }): Refused {
  if (failure.code === NO_ID) return refused('notFound')
  if (failure.code !== undefined && NO_VALUE.includes(failure.code)) return refused('badForm')
  throw failure
}

/** The choice of language stands on the profile and follows the person into every channel. */
async function rememberLanguage(house: House, session: Session | null, language: Language): Promise<void> {
  if (session?.kind !== 'person') return
  await inTransaction(house.around, session.actor, ({ tx }) =>
    tx.updateTable('person').set({ language }).where('id', '=', session.actor.personId).execute(),
  )
}

/** Mounts the pages that `react-router build` made. */
export const servePages = (buildDirectory: string) => async (app: FastifyInstance) => {
  const { mountWeb } = await import('./web.ts')
  const { login, baseUrl } = app.house.config
  const formTargets =
    login === null ? [] : [new URL(login.person.issuer).origin, new URL(login.staff.issuer).origin]
  await mountWeb(app, {
    buildDirectory,
    secure: baseUrl.startsWith('https:'),
    formTargets,
    makeDoor,
    plainDoor,
  })
}
