/**
 * What the demo room is given besides the office: the clock, and a look at everybody's ledger. The server gives it to
 * pages in demo and test only (server/demo.ts). Plain data, times as ISO instants.
 */
export interface DemoRoom {
  people(): Promise<readonly DemoPerson[]>
  stops(follow: Follow): Promise<Stops | null>
  move(to: Move): Promise<Moved>
  /** What the timeline got between two times, for one name or for all. */
  happened(from: string, until: string, name: string): Promise<Happened>
  outgoing(name: string): Promise<readonly Outgoing[]>
  ledger(name: string, all: boolean): Promise<Ledger>
  invariants(): Promise<readonly Checked[]>
  /** The telephones of the town that have had or sent a text, newest first. */
  phones(): Promise<readonly DemoPhone[]>
  phone(number: string): Promise<DemoThread>
  /** From now on nothing comes through to this telephone, or everything does again. */
  breakPhone(number: string, broken: boolean): Promise<void>
  /** Somebody texts the office, through the gateway. Gives whether it was taken. */
  text(number: string, text: string): Promise<boolean>
  /** The telephones that ring and are rung; null where no simulated platform is behind the office's. */
  calls(): Promise<DemoCalls | null>
  /** Somebody rings a line; an empty number is withheld. Gives the call. */
  ring(number: string, line: string): Promise<string | null>
  /** Something is done on a telephone. Gives false where it cannot be done now. */
  onLine(sid: string, deed: LineDeed): Promise<boolean>
  letters(): Promise<readonly DemoLetter[]>
  /** The letter as the print house got it; null when it is none of ours or the house has been started anew since. */
  letterFile(id: string): Promise<Uint8Array | null>
  /** The post could not deliver it; the print house says so. */
  returnLetter(id: string): Promise<boolean>
  mails(): Promise<readonly DemoMail[]>
  /** Ten people write, each through the same action as on Min side. Gives how many came in. */
  arrive(): Promise<number>
}

export interface DemoPhone {
  readonly number: string
  readonly name: string | null
  readonly phoneKind: string | null
  readonly lastAt: string
  readonly count: number
}

export interface DemoThread {
  readonly number: string
  /** Nothing comes through to it. */
  readonly broken: boolean
  readonly lines: readonly {
    readonly id: string
    readonly from: 'office' | 'phone'
    readonly text: string
    readonly at: string
    readonly state: string | null
  }[]
}

export type LineDeed =
  | { readonly does: 'press'; readonly digits: string }
  | { readonly does: 'say'; readonly text: string }
  | { readonly does: 'wait' | 'hangUp' | 'answer' | 'letRing' | 'busy' }

export interface DemoCalls {
  readonly callers: readonly { readonly number: string; readonly name: string }[]
  readonly ringing: readonly DemoCall[]
  /** Newest first. */
  readonly lines: readonly DemoCall[]
}

export interface DemoCall {
  readonly sid: string
  readonly number: string
  readonly name: string | null
  /** This telephone rang the office; otherwise the office rang it. */
  readonly made: boolean
  readonly state: string
  readonly waits: 'keys' | 'recording' | 'room' | null
  /** The last that was heard; `nth` in the whole call, since the same words come again. */
  readonly heard: readonly { readonly nth: number; readonly words: string; readonly language: string }[]
  /** Who else is on the call. */
  readonly with: readonly string[]
}

export interface DemoLetter {
  readonly id: string
  readonly name: string
  readonly address: string
  readonly state: string
  readonly at: string
}

export interface DemoMail {
  readonly id: string
  readonly to: string
  readonly text: string
  readonly state: string
  readonly at: string
}

export interface DemoPerson {
  readonly subject: string
  readonly kind: 'person' | 'staff'
  readonly name: string
  readonly line: string
}

/** Which promise the clock's buttons are about: this one, or the oldest of whoever has the name. */
export interface Follow {
  readonly promiseId: string
  readonly name: string
}

/** The steps of one open promise that are still ahead. */
export interface Stops {
  readonly promiseId: string
  readonly personName: string
  readonly theme: string
  readonly ownerName: string
  readonly dueAt: string
  readonly steps: readonly { readonly step: string; readonly at: string }[]
}

/** By hour, working day or morning from now; to an instant; or to a wall-clock time `2026-03-04T10:00`. */
export type Move =
  | { readonly by: 'hour' | 'workingDay' | 'morning' }
  | { readonly at: string }
  | { readonly local: string }

export type Moved =
  | { readonly ok: true; readonly from: string; readonly until: string }
  | { readonly ok: false; readonly reason: 'unreadable' | 'backwards' | 'tooFar' }

export interface Happened {
  readonly total: number
  readonly kinds: readonly { readonly kind: string; readonly count: number }[]
  readonly first: readonly {
    readonly id: string
    readonly at: string
    readonly kind: string
    readonly personName: string
    readonly theme: string | null
  }[]
}

export interface Outgoing {
  readonly id: string
  readonly channel: string
  readonly personName: string
  readonly address: string
  readonly language: string
  readonly text: string
  readonly state: string
  readonly madeAt: string
  readonly sentAt: string | null
}

export interface Ledger {
  readonly counts: {
    readonly open: number
    readonly late: number
    readonly acute: number
    readonly toldLate: number
    readonly atLead: number
    readonly kept: number
  }
  readonly entries: readonly LedgerEntry[]
  /** How many match, shown or not. */
  readonly matching: number
}

export interface LedgerEntry {
  readonly promiseId: string
  readonly personId: string
  readonly threadId: string | null
  readonly personName: string
  readonly theme: string
  readonly side: 'state' | 'municipal' | 'common'
  readonly ownerName: string
  readonly urgency: string
  readonly state: string
  readonly dueAt: string
  readonly late: boolean
  readonly toldLate: boolean
  /** The office leader has it: no step is left. */
  readonly withLeader: boolean
  readonly nextStep: string | null
  readonly nextStepAt: string | null
}

export interface Checked {
  readonly id: string
  readonly says: string
  readonly count: number
  readonly first: readonly string[]
}
