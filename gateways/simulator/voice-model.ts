import type { Mood } from './partner.ts'
import type { Line } from './voice-line.ts'

/** What the platform tells the office goes astray in one of these ways from now on. */
export type Telling = {
  /** Everything is told twice. */
  twice?: boolean
  /** Told only when `releases` is called, in the opposite order. */
  held?: boolean
}

export type VoiceSimulator = {
  url: string
  account: string
  token: string
  behave(mood: Mood): void
  tells(telling: Telling): void
  /** Lets go of what was held back, newest first. */
  releases(): Promise<void>
  /** How many requests have reached it. */
  asked(): number
  /** What went wrong on a line that the office moved: a platform would play an error to whoever is on it. */
  faults(): readonly string[]
  /** Somebody rings the office: `office` is where its webhooks are. `from`: null where the number is withheld. */
  rings(office: string, line: string, from: string | null, to?: string): Promise<Line>
  press(line: Line, digits: string): Promise<void>
  /** Nothing is pressed until the line goes on by itself. */
  silent(line: Line): Promise<void>
  /** Speaks after the tone and presses the hash key. `text`: what the platform hears in it. */
  records(line: Line, seconds: number, text?: string): Promise<void>
  hangsUp(line: Line): Promise<void>
  /** Calls that the office has made, to a number or to all; live ones only where it says so. */
  calls(number?: string): readonly Line[]
  line(sid: string): Line | undefined
  /** Every call there has been, in and out, oldest first. */
  lines(): readonly Line[]
  answers(line: Line): Promise<void>
  ends(line: Line, how: 'busy' | 'no-answer' | 'failed' | 'completed'): Promise<void>
  /** Who is in a room now. */
  inRoom(room: string): readonly Line[]
  /** Everything that has begun to be told has been told. */
  settled(): Promise<void>
  close(): Promise<void>
}
