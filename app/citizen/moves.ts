import { hasText, type Say, type TextKey, type TextParams } from '../../text/index.ts'

type MoveEvent = { event: string; who: string | null; data: Readonly<Record<string, unknown>> }
/** A line between the messages; `when` is set where the sentence itself speaks of a time. */
export type MoveLine = { text: TextKey; params: TextParams; when: string | null; more: string[] }

/** what happened between the messages, one plain line for each. Null is what a reader need not see. */
export function moveLine(move: MoveEvent, say: Say): MoveLine | null {
  const text = textOf(move)
  if (text === null) return null
  const who = move.who ?? say('citizen:talk.someone')
  const when = timeIn(move)
  if (move.event !== 'referralMade') return { text, params: { who }, when, more: reasonsIn(move) }
  const agency = agencyWords(String(move.data.agency), say)
  return { text, params: { agency: agency.name }, when: null, more: [agency.how, agency.bring] }
}

function textOf({ event, data }: MoveEvent): TextKey | null {
  if (event === 'promiseHandedOver') return data.toStaffId ? 'citizen:move.handedTo' : 'citizen:move.handedOn'
  if (event === 'promiseKeptElsewhere')
    return data.how === 'referredElsewhere' ? 'citizen:move.referredDone' : 'citizen:move.talk'
  if (event === 'channelChosen') return data.againstWish === true ? againstWish(data.basis) : null
  return TEXTS[event] ?? null
}

/** a wish about the way is followed, or the person reads why not. */
const againstWish = (basis: unknown): TextKey =>
  basis === 'capacity' ? 'reach:choice.capacity' : 'reach:choice.need'

const TEXTS: Readonly<Record<string, TextKey>> = {
  promiseToldLate: 'citizen:move.toldLate',
  urgencyRaised: 'citizen:move.urgent',
  urgencyLowered: 'citizen:move.lowered',
  promiseSnoozed: 'citizen:move.snoozed',
  referralMade: 'citizen:move.referred',
  referralAsked: 'citizen:move.referralAsked',
  cameBack: 'citizen:move.cameBack',
  callAttempt: 'citizen:move.callAttempt',
  promiseActing: 'citizen:move.acting',
  promiseWithdrawn: 'citizen:move.withdrawn',
  promiseMerged: 'citizen:move.merged',
}

function timeIn({ event, data }: MoveEvent): string | null {
  if (event === 'promiseToldLate') return typeof data.latestNewAt === 'string' ? data.latestNewAt : null
  if (event === 'promiseSnoozed') return typeof data.until === 'string' ? data.until : null
  return null
}

/** what staff wrote for the person to read. */
function reasonsIn({ event, data }: MoveEvent): string[] {
  if (event === 'channelChosen' || event === 'promiseWithdrawn')
    return typeof data.said === 'string' ? [data.said] : []
  const told = event === 'urgencyLowered' || event === 'promiseSnoozed'
  return told && typeof data.reason === 'string' && data.reason !== '' ? [data.reason] : []
}

/** Another body: its name, how to reach it and what to have ready. */
export function agencyWords(agency: string, say: Say): { name: string; how: string; bring: string } {
  const known = hasText(`common:agency.${agency}.name`) ? agency : 'other'
  const word = (part: 'name' | 'how' | 'bring') => say(`common:agency.${known}.${part}` as TextKey)
  return { name: word('name'), how: word('how'), bring: word('bring') }
}
