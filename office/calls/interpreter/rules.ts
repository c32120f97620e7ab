import type { WithoutInterpreter } from '../desk/model.ts'
import { guides, languagesMiss, reasonWithout } from '../desk/rules.ts'
import type { Ask, Bystander, Content, Order } from './model.ts'

/** A language as the order carries it: a code, never free text that somebody would have to guess at. */
const LANGUAGE = /^[a-z]{2,3}$/
const OURS: readonly string[] = ['nb', 'nn', 'no']
export const isInterpreted = (language: string): boolean =>
  LANGUAGE.test(language) && !OURS.includes(language)

/** A service may be asked again for one order when somebody whom it had found did not come; never more often. */
const MOST_PER_SERVICE = 2

/**
 * whom to ask next, in the order of the house; each once, and once more those who had somebody. Null: nobody is
 * left, and the person is told so instead of waiting for nothing.
 */
export function nextService(
  services: readonly string[],
  asks: readonly Pick<Ask, 'service' | 'state'>[],
): string | null {
  const of = (service: string) => asks.filter((ask) => ask.service === service)
  const fresh = services.find((service) => of(service).length === 0)
  if (fresh !== undefined) return fresh
  const had = services.find((service) => {
    const own = of(service)
    return own.length < MOST_PER_SERVICE && own.at(-1)?.state === 'cancelled'
  })
  return had ?? null
}

export type Step = 'nothing' | 'ask' | 'silent' | 'notCome' | 'missing'

/** What is to be done for an order at this time: one step, and each leads to another or to an end. */
export function stepFor(
  order: Pick<Order, 'endedHow' | 'nextStep' | 'nextStepAt' | 'acceptedAt' | 'dueAt'>,
  now: Temporal.Instant,
): Step {
  if (order.endedHow !== null || order.nextStep === null || order.nextStepAt === null) return 'nothing'
  if (Temporal.Instant.compare(order.nextStepAt, now) > 0) return 'nothing'
  if (order.acceptedAt !== null) return 'notCome'
  if (Temporal.Instant.compare(order.dueAt, now) <= 0) return 'missing'
  return order.nextStep === 'answer' ? 'silent' : 'ask'
}

export type Offer = {
  name: string
  number: string
  /** As the service says; null: it did not. */
  adult: boolean | null
  level: string | null
}

/**
 * why somebody whom a service sends cannot interpret; null when they can. `close`: numbers of the person
 * and of everybody who helps them.
 */
export function objectionTo(offer: Offer, close: readonly string[]): 'tooYoung' | 'closeToPerson' | null {
  if (offer.adult === false) return 'tooYoung'
  return close.includes(offer.number) ? 'closeToPerson' : null
}

export type Checked =
  | { ok: true; needed: boolean; reason: WithoutInterpreter | null; guidance: boolean }
  | { ok: false }

/** these say that an interpreter was tried for, so one must have been. */
const AFTER_A_TRY: readonly WithoutInterpreter[] = ['emergency', 'noneFound']

/**
 * may this talk be closed as it was held, and does it count as guidance given? Where the languages do not
 * meet and nobody interpreted, only with a reason; that the person ought to practise is none. `tried`: an interpreter was
 * asked for in this talk.
 */
export function interpreterCheck(talk: {
  profile: { interpreterNeed: string; interpreterLanguage: string | null } | null
  language: string
  spoken: readonly string[]
  interpreted: boolean
  tried: boolean
  reason: string | null | undefined
}): Checked {
  const needed = languagesMiss(talk.profile, talk.language, talk.spoken)
  const reason = reasonWithout(talk.reason)
  if (!needed || talk.interpreted) return { ok: true, needed, reason: null, guidance: true }
  if (reason === null) return { ok: false }
  if (AFTER_A_TRY.includes(reason) && !talk.tried) return { ok: false }
  return { ok: true, needed, reason, guidance: guides(false, true, reason) }
}

/**
 * what somebody who is no interpreter carried is said again by one, unless it was wholly general. R-350: a
 * child's words are said again whatever they were about.
 */
export const saidAgain = (by: Bystander, content: Content): boolean => by === 'child' || content !== 'general'

const PROFESSIONAL: ReadonlySet<string | undefined> = new Set(['professional', 'onDemand'])

/** what is owed to be said again by an interpreter is not said by a talk that had none. */
export const stillToSayAgain = <P extends { id: string; kind: string }>(
  owed: readonly P[],
  interpreter: string | undefined,
): string[] =>
  owed.flatMap(({ id, kind }) =>
    kind === 'redoInterpretedTalk' && !PROFESSIONAL.has(interpreter) ? [id] : [],
  )

/** was it let? Only in an emergency after a try for an interpreter, or for what is general; a child never. */
export const wasAllowed = (talk: {
  by: Bystander
  content: Content
  emergency: boolean
  tried: boolean
}): boolean =>
  //
  talk.by !== 'child' &&
  talk.by !== 'otherVisitor' &&
  (talk.content === 'general' || (talk.emergency && talk.tried))
