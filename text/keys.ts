import type { PageLanguage } from './languages.ts'
import type nbAssisted from './nb/assisted.json'
import type nbCalls from './nb/calls.json'
import type nbChat from './nb/chat.json'
import type nbCitizen from './nb/citizen.json'
import type nbCommon from './nb/common.json'
import type nbDemo from './nb/demo.json'
import type nbDesk from './nb/desk.json'
import type nbLetters from './nb/letters.json'
import type nbLine from './nb/line.json'
import type nbMandates from './nb/mandates.json'
import type nbMeetings from './nb/meetings.json'
import type nbMeetstaff from './nb/meetstaff.json'
import type nbProfile from './nb/profile.json'
import type nbPublic from './nb/public.json'
import type nbReach from './nb/reach.json'
import type nbReasons from './nb/reasons.json'
import type nbStaff from './nb/staff.json'
import type nbVisits from './nb/visits.json'
import type nbVisitstaff from './nb/visitstaff.json'
import type nbVoice from './nb/voice.json'

/** Bokmål is where a text is born; its catalogues define which keys exist. */
export interface Rooms {
  common: typeof nbCommon
  citizen: typeof nbCitizen
  public: typeof nbPublic
  reasons: typeof nbReasons
  staff: typeof nbStaff
  demo: typeof nbDemo
  profile: typeof nbProfile
  mandates: typeof nbMandates
  letters: typeof nbLetters
  line: typeof nbLine
  reach: typeof nbReach
  desk: typeof nbDesk
  calls: typeof nbCalls
  chat: typeof nbChat
  voice: typeof nbVoice
  assisted: typeof nbAssisted
  visitstaff: typeof nbVisitstaff
  meetstaff: typeof nbMeetstaff
  visits: typeof nbVisits
  meetings: typeof nbMeetings
}
export type Room = keyof Rooms

/** `room:key`, for example `citizen:write.heading`. */
export type TextKey = { [R in Room]: `${R}:${Extract<keyof Rooms[R], string>}` }[Room]

export type ReasonCode = Extract<keyof Rooms['reasons'], string>

export type TextParams = Readonly<Record<string, string | number>>

export type Catalogue = Readonly<Record<string, string>>
export type Catalogues = Readonly<Partial<Record<PageLanguage, Partial<Record<Room, Catalogue>>>>>
