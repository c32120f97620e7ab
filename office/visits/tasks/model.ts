import type { TextKey } from '../../../text/index.ts'
import type { Line } from '../../calls/model.ts'

/** Where staff do it, by the address of the page. Those with a person open begin at the person. */
export const PAGES = {
  beside: '/arbeid/hjelpeokt',
  call: '/arbeid/samtaler/:callId',
  callLetter: '/arbeid/samtaler/:callId/brev/:messageId',
  visit: '/arbeid/mottak/:visit',
  slip: '/arbeid/mottak/:visit/lapp',
  contact: '/arbeid/ny-kontakt',
  letterCode: '/arbeid/brev',
  letter: '/arbeid/person/:personId/brev',
  papers: '/arbeid/person/:personId/papirer',
  meetings: '/arbeid/person/:personId/moter',
  meeting: '/arbeid/person/:personId/moter/:meeting',
  wishes: '/arbeid/person/:personId/moteonsker',
  mandates: '/arbeid/person/:personId/fullmakter',
  profile: '/arbeid/person/:personId/profil',
  pickup: '/arbeid/person/:personId/hentested',
  training: '/arbeid/person/:personId/opplaring',
} as const
export type PageName = keyof typeof PAGES

/** One way in which staff do it: the page, and the verb that it calls ("room.verb"). */
export type Way = { page: PageName; verb: string }

/** `ask`: it is said and written down. `read`: it is shown or read aloud. `do`: the two do it together, there and then. */
export const HOWS = ['ask', 'read', 'do'] as const
export type How = (typeof HOWS)[number]

/** `letter` and `papers` come in, `sent` and `slip` go out. `none`: what paper would be meaningless for, and why. */
export const SHEETS_HOW = ['letter', 'papers', 'sent', 'slip'] as const
export const NO_PAPER = ['live', 'screen', 'spoken'] as const
export type Paper = { how: (typeof SHEETS_HOW)[number]; by: Way } | { none: (typeof NO_PAPER)[number] }

/** one thing that a person does on Min side, and each way to it. */
export type Task = {
  key: string
  title: TextKey
  /** What it calls on Min side. */
  verbs: readonly string[]
  /** Its pages on Min side. */
  web: readonly string[]
  phone: { how: How; by: readonly Way[]; line: Line }
  desk: { how: How; by: readonly Way[] }
  paper: Paper
}
