import type { VoiceSimulator } from '../../../gateways/simulator/voice.ts'
import type { Line as PlatformLine } from '../../../gateways/simulator/voice-line.ts'
import { catalogues } from '../../../text/catalogues.ts'

export type Heard = { key: string | null; words: string; language: string }

/** Somebody with a telephone, who rings the office. */
export type Caller = {
  number: string | null
  rings(line?: string, to?: string): Promise<Heard[]>
  /** Everything heard so far in this call. */
  heard(): Heard[]
  /** What has been heard since the last thing done. */
  hears(): Heard[]
  presses(digits: string): Promise<Heard[]>
  /** Nothing is pressed, once. */
  staysSilent(): Promise<Heard[]>
  saysAfterTone(seconds: number, text?: string): Promise<Heard[]>
  hangsUp(): Promise<void>
  /** Who is on the line together with this caller. */
  talksWith(): string[]
  live(): boolean
  call(): PlatformLine
}

/** A telephone that the office rings. */
export type Ringing = {
  number: string
  /** The number on the display. */
  shows: string
  answers(): Promise<Heard[]>
  busy(): Promise<void>
  /** It rings out, as the platform sees it. */
  letsRing(): Promise<void>
  hangsUp(): Promise<void>
  presses(digits: string): Promise<Heard[]>
  staysSilent(): Promise<Heard[]>
  heard(): Heard[]
  talksWith(): string[]
  live(): boolean
  call(): PlatformLine
}

export type Voice = {
  simulator: VoiceSimulator
  /** Telephones that ring now, oldest first. */
  legs(number?: string): Ringing[]
  /** The next telephone with this number that rings; waits until it does. */
  rung(number: string): Promise<Ringing>
}

type Waits = <T>(look: () => T | undefined | null | false) => Promise<T>

export function voiceOf(simulator: VoiceSimulator, soon: Waits): Voice {
  const legs = (number?: string) =>
    simulator
      .calls(number === undefined ? undefined : plus(number))
      .filter(({ state }) => state === 'ringing')
      .map((line) => ringing(simulator, line))
  return { simulator, legs, rung: (number) => soon(() => legs(number)[0]) }
}

export function phoneOf(simulator: VoiceSimulator, baseUrl: string, number: string | null): Caller {
  let line: PlatformLine | null = null
  let done = 0
  const call = () => {
    if (line === null) throw new Error('no call has been made')
    return line
  }
  const heard = () => call().heard.map(known)
  const after = async (act: () => Promise<unknown>) => {
    done = line?.heard.length ?? 0
    await act()
    return heard().slice(done)
  }
  return {
    number,
    rings: (name = 'general', to) => {
      line = null
      done = 0
      return after(async () => {
        line = await simulator.rings(baseUrl, name, number, to)
      })
    },
    heard,
    hears: () => heard().slice(done),
    presses: (digits) => after(() => simulator.press(call(), digits)),
    staysSilent: () => after(() => simulator.silent(call())),
    saysAfterTone: (seconds, text) => after(() => simulator.records(call(), seconds, text)),
    hangsUp: () => simulator.hangsUp(call()),
    talksWith: () => others(simulator, call()),
    live: () => call().state === 'in-progress',
    call,
  }
}

function ringing(simulator: VoiceSimulator, line: PlatformLine): Ringing {
  const heard = () => line.heard.map(known)
  const after = async (act: () => Promise<unknown>) => {
    const done = line.heard.length
    await act()
    return heard().slice(done)
  }
  return {
    number: line.to,
    shows: line.from,
    answers: () => after(() => simulator.answers(line)),
    busy: () => simulator.ends(line, 'busy'),
    letsRing: () => simulator.ends(line, 'no-answer'),
    hangsUp: () => simulator.hangsUp(line),
    presses: (digits) => after(() => simulator.press(line, digits)),
    staysSilent: () => after(() => simulator.silent(line)),
    heard,
    talksWith: () => others(simulator, line),
    live: () => line.state === 'in-progress',
    call: () => line,
  }
}

const others = (simulator: VoiceSimulator, line: PlatformLine): string[] =>
  line.at?.waits === 'room'
    ? simulator
        .inRoom(line.at.room)
        .filter((one) => one !== line)
        .map((one) => (one.direction === 'inbound' ? one.from : one.to))
    : []

const plus = (number: string) => {
  const digits = number.replace(/[^\d+]/g, '')
  return digits.startsWith('+') ? digits : `+47${digits}`
}

const ROOMS = ['line', 'calls'] as const
type Pattern = { key: string; pattern: RegExp; fixed: number }
const patterns = new Map<string, Pattern[]>()

/** Which text it was: the one whose fixed words fit best. */
function known({ words, language }: { words: string; language: string }): Heard {
  const texts = patterns.get(language) ?? patternsOf(language)
  patterns.set(language, texts)
  const fits = texts.filter(({ pattern }) => pattern.test(words)).sort((a, b) => b.fixed - a.fixed)
  return { key: fits[0]?.key ?? null, words, language }
}

function patternsOf(language: string): Pattern[] {
  const rooms = catalogues[language as keyof typeof catalogues] ?? {}
  return ROOMS.flatMap((room) =>
    Object.entries(rooms[room] ?? {}).flatMap(([key, text]) =>
      variants(text).map((variant) => ({
        key: `${room}:${key}`,
        pattern: new RegExp(
          `^${variant
            .split(/\{\w+\}|#/)
            .map(escaped)
            .join('[\\s\\S]+?')}$`,
        ),
        fixed: variant.replace(/\{\w+\}|#/g, '').length,
      })),
    ),
  )
}

/** The forms of a text with a plural; the text itself otherwise. */
const variants = (text: string): string[] =>
  /^\{\w+, plural,/.test(text)
    ? [...text.matchAll(/\w+ \{((?:[^{}]|\{\w+\})*)\}/g)].map(([, form = '']) => form)
    : [text]
const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
