import { createContext, type RouterContextProvider } from 'react-router'
import type { LinkOffer } from '../office/calls/callback/choose.ts'
import type { Window } from '../office/calls/callback/model.ts'
import type { StrangerAsks } from '../office/calls/callback/requests.ts'
import type { ChooseTime } from '../office/calls/chat/hand-over.ts'
import type { Audience, ChatLeft, ChatShown } from '../office/calls/chat/model.ts'
import type { ShownPage } from '../office/calls/desk/shown.ts'
import type { Banner } from '../office/calls/incidents/model.ts'
import type { Result } from '../office/kernel/result.ts'
import type { MeetingLink, meetingByLink, moveByLink } from '../office/meetings/booking/links.ts'
import type { Paper } from '../office/meetings/paper/model.ts'
import type { LinkTalk } from '../office/meetings/talk/by-link.ts'
import type { ContactAsked, HelperRequest } from '../office/people/mandates/actions/request.ts'
import type { RequestShown } from '../office/people/mandates/model.ts'
import type { LinkTarget } from '../office/reach/upload/views.ts'
import type { PublicDirectory } from '../office/visits/directory/views.ts'
import type { AtKiosk } from '../office/visits/door/kiosk.ts'
import type { answerHearing, Hearing } from '../office/visits/opening/hearing.ts'
import type { Board, Wait } from '../office/visits/reception/rules.ts'
import type { Pairing, TerminalKind } from '../office/visits/terminals/model.ts'
import type { Idle } from '../office/visits/terminals/rules.ts'
import type { OfficeHours } from '../office/visits/views.ts'
import type { Language, PageLanguage, Say } from '../text/index.ts'
import type { DemoRoom } from './demo/model.ts'
import { fault } from './fault.ts'
import type { Office } from './office.ts'

/** Who the office is to the reader, on every page and on every error page. From configuration. */
export interface Agency {
  readonly name: string
  readonly phone: string
  /** The number for what cannot wait: a person answers within the hour. */
  readonly urgentPhone: string
  /** Clock times on weekdays, such as "9–15"; the words around them are in the catalogues. */
  readonly phoneHours: string
  readonly address: string
}

interface PersonViewer {
  readonly kind: 'person'
  readonly id: string
  readonly name: string
  readonly firstName: string
  /** an employee is beside the person, who is not signed in for themselves. */
  readonly beside?: {
    readonly staffName: string
    readonly device: 'own' | 'other'
    /** What the two of them read in; other than what the page is in where it is not there in that language. */
    readonly language: PageLanguage
  }
}

export interface StaffViewer {
  readonly kind: 'staff'
  readonly id: string
  readonly name: string
  readonly firstName: string
  /** Office or unit in words, as shown in the top bar. */
  readonly unit: string
  readonly roles: readonly string[]
}

export interface LinkDoor {
  target(code: string): Promise<LinkTarget>
}

/** what somebody who is not signed in can ask the office to do for another. Tells nothing of anybody. */
export interface RequestDoor {
  ask(input: ContactAsked): Promise<Result<HelperRequest>>
  shown(code: string): Promise<RequestShown | null>
}

/** "ring me" from somebody who is not signed in, and the link of a text after a try. Tells nothing of anybody. */
export interface CallDoor {
  windows(): Promise<Window[]>
  ask(input: StrangerAsks): Promise<Result<{ dueAt: Temporal.Instant; windows: Window[] }>>
  byLink(code: string): Promise<LinkOffer>
  pick(code: string, window: Window): Promise<Result<{ windows: Window[] }>>
}

/** A page shown in a call, or what lies on the table of a meeting. */
export type ShownHere = Exclude<ShownPage, { kind: 'meeting' }> | { kind: 'paper'; paper: Paper }

/** a meeting is moved by whoever is invited, by a link of their own. Tells nothing of whose it is. */
export interface MeetingDoor {
  byLink(code: string, wish: Parameters<typeof meetingByLink>[2]): Promise<MeetingLink>
  move(code: string, to: Parameters<typeof moveByLink>[2]): ReturnType<typeof moveByLink>
  /** the way into the room, and afterwards what they may hear of the minutes; null where it leads nowhere. */
  talk(code: string): Promise<LinkTalk | null>
  /** what lies on the table, as far as they may see it. */
  paper(code: string): Promise<Paper | null>
}

/** the chat of whoever reads, signed in or not; `cookie`: what the browser is to keep of one just begun. */
export interface ChatDoor {
  mine(): Promise<ChatShown | null>
  /** Of whoever is signed in: the chat that goes on, or the last one. */
  own(): Promise<ChatShown | null>
  /** what began here before the login, with its words only to whoever began the login in it (its number). */
  left(cameFrom: string | null): Promise<ChatLeft | null>
  /** S-009: it is theirs, and goes on; or it is not, and this browser forgets it. */
  claim(input: { chatId: string }): Promise<Result<ChatShown>>
  disown(): Result<{ cookie: string }>
  say(input: { text: string; audience: Audience; key: string }): Promise<Result<{ cookie: string | null }>>
  human(input: { audience: Audience }): Promise<Result<{ cookie: string | null }>>
  leave(): Promise<Result<ChatShown>>
  end(): Promise<Result<ChatShown>>
  call(input: ChooseTime): Promise<Result<ChatShown>>
  message(): Promise<Result<ChatShown>>
  /** what is wrong just now, told on every page. */
  banners(): Promise<Banner[]>
  readonly keepDays: number
}

/** what is being heard of an office's hours, and what somebody says of it. Null where there is no such office. */
export interface HearingDoor {
  shown(office: string): Promise<Hearing | null>
  answer(office: string, input: Parameters<typeof answerHearing>[2]): ReturnType<typeof answerHearing>
}

export type Viewer = PersonViewer | StaffViewer

/** the device that reads, where it is one of an office's own. `idle`: one that is emptied when nobody touches it. */
export interface Screen {
  readonly kind: TerminalKind
  readonly officeId: string
  readonly home: string
  readonly idle: Idle | null
}

/**
 * What the server knows about one request and lets the pages use: facts, and the office's functions
 * with the viewer's session, purpose and clock already bound. Pages reach the office through nothing else.
 */
export interface OfficeDoor {
  readonly viewer: Viewer | null
  readonly csrf: string
  readonly language: Language
  /** What this page is shown in: one's own language, or the one in which somebody is helped. */
  readonly reads: PageLanguage
  readonly now: Temporal.Instant
  readonly agency: Agency
  /** True where the demo room is open, never in production. */
  readonly demo: boolean
  /** What the demo room is given; null in production. */
  readonly demoRoom: DemoRoom | null
  readonly office: Office
  /** Short links of texts and e-mails; they need nobody to be signed in and tell nothing of anybody. */
  readonly links: LinkDoor
  /** The page that staff show this browser by a code, for some minutes; null where none was asked for. */
  shown(): Promise<ShownHere | null>
  /** the numbers on the board of a reception, and at which desk, for the screen on its wall; null where there is no such office. */
  board(officeId: string): Promise<Board | null>
  /** when a reception is open, by the office's id or name; null where there is no such office. */
  officeHours(office: string): Promise<OfficeHours | null>
  /** hours that anybody may have a say in, without a login and without a name. */
  readonly hearings: HearingDoor
  /** who is responsible for what, in an office and outside it; null where there is no such office. */
  directory(office: string): Promise<PublicDirectory | null>
  /** a ticket from the kiosk of a reception that is open, or opens later today. */
  kiosk(office: string, input: AtKiosk): Promise<Result<{ ticket: string }>>
  /** How long until a number of today is called, where anybody can say; undefined where there is no such number. */
  kioskWait(office: string, ticket: string): Promise<{ wait: Wait | null } | undefined>
  /** what this device is to the office; null in anybody's own browser. */
  readonly terminal: Screen | null
  /** The code that this device shows to be paired, if it asked for one. */
  pairing(): Promise<Pairing>
  readonly requests: RequestDoor
  readonly calls: CallDoor
  readonly chats: ChatDoor
  readonly meetingLinks: MeetingDoor
  /**
   * The office for somebody who acts for another: what the mandate between the two lets through now. Null when
   * there is none, and then nobody is told whether there ever was.
   */
  actFor(giverId: string): Promise<Office | null>
  /** The help that this browser had from an employee is over, whatever ended it. */
  readonly besideOver: boolean
  /** Keeps a signed-in viewer's choice of language on the profile; the cookie is set by the page. */
  rememberLanguage(language: Language): Promise<void>
}

/** The door plus what the web layer adds to every request. */
export interface PageDoor extends OfficeDoor {
  readonly say: Say
  readonly nonce: string
  /** The reader asked for larger text on this device. */
  readonly largeText: boolean
  /** Tells the log about a bug; the reader is told only that it failed. */
  report(error: unknown): void
}

export const officeContext = createContext<PageDoor>()

type Context = Readonly<RouterContextProvider>

/** What every loader and action begins with. */
export function door(context: Context): PageDoor {
  return context.get(officeContext)
}

/** The signed-in person; others are sent to log in (GET) or shown their text and the way in (POST). */
export function personDoor(context: Context): PageDoor & { viewer: PersonViewer } {
  const here = door(context)
  if (here.viewer?.kind === 'person') return { ...here, viewer: here.viewer }
  throw fault(here.viewer && !here.besideOver ? 'notFound' : 'signedOut')
}

/** The signed-in member of staff. To anyone else the page does not exist. */
export function staffDoor(context: Context): PageDoor & { viewer: StaffViewer } {
  const here = door(context)
  if (here.viewer?.kind === 'staff') return { ...here, viewer: here.viewer }
  throw fault(here.viewer ? 'notFound' : 'signedOut')
}
