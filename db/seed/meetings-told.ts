import type { Side } from '../../office/kernel/context.ts'
import type {
  InterpreterAnswer,
  MeetingKind,
  MeetingMode,
  ParticipantRole,
} from '../../office/meetings/model.ts'
import type { Area, AreaState, Matter, MinutesPart } from '../../office/meetings/talk/model.ts'
import type { PersonKey } from './fixture.ts'
import type { StaffKey } from './staff.ts'

/** Times are those of the office, before Monday 2 March 2026 at ten, when the demo begins. */
export type Booked = {
  /** When it was booked. */
  at: string
  who: PersonKey
  by: StaffKey
  side: Side
  kind: MeetingKind
  mode: MeetingMode
  startsAt: string
  /** The purpose, and on each line after it a point of the adviser's. */
  purpose: string
  interpreter: { answer: InterpreterAnswer; reason?: string }
  /** What the person wants to talk about. */
  points?: readonly string[]
  guests?: readonly {
    role: ParticipantRole
    name: string
    organisation?: string
    email?: string
    mayHear: readonly Matter[]
  }[]
  /** When the person read the summons. */
  read?: string
}
export type Held = Booked & {
  ended: string
  minutesAt: string
  said: string
  parts: readonly MinutesPart[]
  agreed: readonly { who: 'office' | 'person'; body: string; dueOn: string }[]
  areas?: readonly { area: Area; state: AreaState }[]
  /** When the person said that this is how it was. */
  confirmed?: string
}

const NONE = { answer: 'notFlagged' } as const

export const HELD: readonly Held[] = [
  {
    at: '2026-02-16T09:30',
    who: 'mother',
    by: 'municipalAdviserA2',
    side: 'municipal',
    kind: 'clarification',
    mode: 'physicalOffice',
    startsAt: '2026-02-24T10:00',
    purpose: 'Økonomien denne våren\nStrøm og husleie\nBarnehage',
    interpreter: NONE,
    read: '2026-02-16T19:10',
    points: ['Vi er redde for å miste leiligheten', 'Eldste trenger nye vintersko'],
    ended: '2026-02-24T10:45',
    said: 'Du ringer utleieren i dag, og jeg sender husleiekontrakten før fredag',
    minutesAt: '2026-02-25T09:40',
    parts: [
      { matter: 'housing', body: 'Husleien for februar er ikke betalt. Kontoret ringer utleieren.' },
      { matter: 'economy', body: 'Strømmen var dyr i januar. Vi ser på det når regningen er sendt inn.' },
      { matter: 'practical', body: 'Vi snakkes på telefon i uke 10.' },
    ],
    agreed: [
      { who: 'office', body: 'Ringe utleieren om februar', dueOn: '2026-03-05' },
      { who: 'person', body: 'Sende husleiekontrakten og strømregningen', dueOn: '2026-03-06' },
    ],
    confirmed: '2026-02-25T20:05',
  },
  {
    at: '2026-02-12T11:00',
    who: 'resident',
    by: 'stateAdviserA',
    side: 'state',
    kind: 'followUp',
    mode: 'video',
    startsAt: '2026-02-26T13:00',
    purpose: 'Hvordan går det med jobbsøkingen\nKurs på lageret',
    interpreter: NONE,
    read: '2026-02-12T16:30',
    points: ['Jeg vil heller jobbe ute enn på lager'],
    ended: '2026-02-26T13:25',
    said: 'Jeg ringer entreprenøren selv, og du sjekker om kurset i Elvemark har plass',
    minutesAt: '2026-02-27T09:15',
    parts: [
      { matter: 'work', body: 'Thomas vil jobbe ute. Han ringer to entreprenører. Vi ser på maskinkurs.' },
      { matter: 'practical', body: 'Neste møte er på kontoret 12. mars.' },
    ],
    agreed: [
      { who: 'office', body: 'Sjekke plass på maskinkurset i Elvemark', dueOn: '2026-03-04' },
      { who: 'person', body: 'Ringe to entreprenører', dueOn: '2026-03-09' },
    ],
  },
]

export const BOOKED: readonly Booked[] = [
  {
    at: '2026-02-27T09:30',
    who: 'resident',
    by: 'stateAdviserA',
    side: 'state',
    kind: 'followUp',
    mode: 'physicalOffice',
    startsAt: '2026-03-12T10:00',
    purpose: 'Plan for våren\nSvar om maskinkurset',
    interpreter: NONE,
  },
  {
    // Booked a moment ago: services are asked as the demo begins.
    at: '2026-03-02T09:59',
    who: 'arabic',
    by: 'stateAdviserA3',
    side: 'state',
    kind: 'mapping',
    mode: 'physicalOffice',
    startsAt: '2026-03-10T12:00',
    purpose: 'Bli bedre kjent\nHelse og arbeid',
    interpreter: { answer: 'ordered' },
  },
  {
    at: '2026-02-26T12:00',
    who: 'aap',
    by: 'stateAdviserA2',
    side: 'state',
    kind: 'followUp',
    mode: 'video',
    startsAt: '2026-03-04T13:00',
    purpose: 'Vedtaket som går ut 31. mars',
    interpreter: NONE,
    read: '2026-02-26T17:45',
    points: ['Hva skjer med pengene i april?'],
  },
  {
    at: '2026-02-27T11:15',
    who: 'dual',
    by: 'stateAdviserA',
    side: 'state',
    kind: 'collaboration',
    mode: 'physicalOffice',
    startsAt: '2026-03-06T09:00',
    purpose: 'Tilbake på jobb i mai\nHva arbeidsgiveren kan legge til rette',
    interpreter: NONE,
    guests: [
      {
        ...{
          role: 'employer',
          name: 'Bjørg Trelast',
          organisation: 'Granvik Trelast',
          email: 'bjorg@example.org',
        },
        mayHear: ['work'],
      },
      {
        ...{
          role: 'doctor',
          name: 'Doktor Myhr',
          organisation: 'Granvik legesenter',
          email: 'lege@example.org',
        },
        mayHear: ['work', 'health'],
      },
    ],
  },
  {
    at: '2026-02-27T14:00',
    who: 'dual',
    by: 'municipalAdviserA',
    side: 'municipal',
    kind: 'clarification',
    mode: 'physicalOffice',
    startsAt: '2026-03-02T13:00',
    purpose: 'Papirene til søknaden',
    interpreter: NONE,
  },
]

/** Some of these a rule gives, and the others wait by the criteria. */
export const WISHED: readonly {
  at: string
  who: PersonKey
  kind?: MeetingKind
  side: Side
  mode: MeetingMode
  about?: string
}[] = [
  {
    at: '2026-02-25T18:20',
    who: 'nynorsk',
    side: 'state',
    mode: 'video',
    about: 'Eg vil snakke om arbeidsprøvinga.',
  },
  { at: '2026-02-26T08:50', who: 'residentA', side: 'municipal', mode: 'physicalOffice' },
  {
    at: '2026-02-27T09:05',
    who: 'somali',
    kind: 'clarification',
    side: 'municipal',
    mode: 'physicalOffice',
    about: 'Waxaan rabaa inaan la kulmo la-taliyahayga.',
  },
  {
    at: '2026-02-27T12:40',
    who: 'aap',
    side: 'state',
    mode: 'physicalOffice',
    about: 'Jeg vil heller møtes enn å ha video.',
  },
]
