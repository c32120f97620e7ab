import type { Element } from '../voice/document.ts'
import { languageOfTag } from '../voice/languages.ts'

/** What somebody with a telephone to the ear has heard: words in a language, or music. */
export type Heard = { words: string; language: string }
export type CallState =
  | 'queued'
  | 'ringing'
  | 'in-progress'
  | 'completed'
  | 'busy'
  | 'no-answer'
  | 'canceled'
  | 'failed'

/** One telephone call as the platform has it. */
export type Line = {
  sid: string
  from: string
  to: string
  direction: 'inbound' | 'outbound-api'
  state: CallState
  heard: Heard[]
  /** What is left of the answer that is being carried out. */
  rest: Element[]
  /** Where the line stands still until something happens. */
  at: { waits: 'keys' | 'recording'; element: Element } | { waits: 'room'; room: string } | null
  callback: string | null
  told: number
  /** Where its first answer comes from, once somebody picks up. */
  url: string
  seconds: number
}

export const ENDED: readonly CallState[] = ['completed', 'busy', 'no-answer', 'canceled', 'failed']
export const isLive = (line: Line): boolean => !ENDED.includes(line.state)

/** Carries out an answer until something must happen. Gives where to go on, when the answer leads elsewhere. */
export function carryOut(line: Line): { goTo: string } | { end: true } | null {
  line.at = null
  for (let verb = line.rest.shift(); verb !== undefined; verb = line.rest.shift()) {
    switch (verb.name) {
      case 'Say':
      case 'Play':
      case 'Pause':
        hear(line, verb)
        break
      case 'Gather':
        for (const said of verb.children) hear(line, said)
        line.at = { waits: 'keys', element: verb }
        return null
      case 'Record':
        line.at = { waits: 'recording', element: verb }
        return null
      case 'Dial':
        line.at = { waits: 'room', room: verb.children[0]?.text ?? '' }
        return null
      case 'Redirect':
        return { goTo: verb.text.trim() }
      case 'Reject':
        line.state = 'busy'
        return { end: true }
      default:
        return { end: true }
    }
  }
  return { end: true }
}

const hear = (line: Line, verb: Element) => {
  if (verb.name === 'Say')
    line.heard.push({ words: verb.text.trim(), language: languageOfTag(verb.attributes.language ?? 'nb') })
}
