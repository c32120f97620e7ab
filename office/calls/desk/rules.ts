import { createHash } from 'node:crypto'
import type { IdentityLevel, Outcome } from '../model.ts'
import type { DeskCall, DeskStep, Evidence, Question, Saying, Truths, WithoutInterpreter } from './model.ts'
import { QUESTIONS, WITHOUT_INTERPRETER } from './model.ts'
import {
  ASKED_AT_ONCE,
  FULL_FROM,
  GUIDES_WITHOUT,
  MAY_SAY,
  MOST_ROUNDS,
  MOST_WRONG,
  OUTCOME,
  PARTIAL_FROM,
  WEIGHT,
} from './table.ts'

type Told = Pick<
  DeskCall,
  'who' | 'personId' | 'sureAt' | 'identity' | 'asked' | 'settledAt' | 'readBackAt' | 'promiseId'
>

/** Never more than the next question: the first that this call has no answer to yet. */
export function nextStep(call: Told): DeskStep {
  if (call.readBackAt !== null) return 'done'
  if (call.settledAt !== null) return 'readBack'
  if (call.who === null) return 'who'
  const sure = call.sureAt !== null || (call.who === 'person' && call.identity === 'full')
  if (call.who !== 'nobody' && !sure) return 'sure'
  return call.asked === null ? 'about' : 'answer'
}

/** what may be said. To whoever speaks for somebody only general things, unless a mandate lets them be answered. */
export function maySay(level: IdentityLevel, speaker: 'person' | 'helper' | 'nobody'): readonly Saying[] {
  return speaker === 'person' ? MAY_SAY[level] : MAY_SAY.none
}

/** The same for the same seed, and not to be guessed from it: the order in which questions come. */
const chance = (seed: string, question: string) =>
  createHash('sha256').update(`${seed} ${question}`).digest('hex')

/**
 * which questions are asked this time: those that there are facts for, none that has been asked in this call, and
 * those of earlier calls only where others do not suffice; what weighs most first. Empty when nothing can be asked.
 */
export function pickQuestions(
  truths: Truths,
  asked: { inCall: readonly string[]; before: readonly string[] },
  seed: string,
): Question[] {
  const left = QUESTIONS.filter(
    (question) => (truths[question]?.length ?? 0) > 0 && !asked.inCall.includes(question),
  )
  const order = (question: Question) => `${asked.before.includes(question) ? 1 : 0}${chance(seed, question)}`
  const shuffled = [...left].sort((a, b) => (order(a) < order(b) ? -1 : 1))
  const heavy = shuffled.filter((question) => WEIGHT[question] === 2)
  const light = shuffled.filter((question) => WEIGHT[question] === 1)
  return [...heavy.slice(0, 2), ...light, ...heavy.slice(2)].slice(0, ASKED_AT_ONCE)
}

const folded = (text: string) =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLocaleLowerCase('nb')
    .replaceAll('ø', 'o')
    .replaceAll('æ', 'ae')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
const digits = (text: string) => text.replace(/\D/g, '')

/** Is what was said right? Spelling, spaces and the way a day or a sum is said do not count; anything else does. */
export function isRight(question: Question, truths: readonly string[], said: string): boolean {
  const answer = folded(said)
  if (answer === '') return false
  if (question === 'adviserName')
    return truths.some(
      (name) =>
        folded(name)
          .split(' ')
          .some((part) => part.length > 2 && part === answer) || folded(name) === answer,
    )
  if (question === 'paymentDay' || question === 'lastContactDay')
    return truths.some((day) => sameDay(day, said))
  return truths.some((truth) => digits(truth) !== '' && digits(truth) === wholeNumber(question, said))
}

/** "7 650 kroner", "7650,00": the kroner of it. */
function wholeNumber(question: Question, said: string): string {
  return digits(question === 'paymentAmount' ? said.replace(/[,.]\d{2}(?!\d)/, '') : said)
}

/** `day` is a date; said as 5.3., 5. 3. 2026, 05.03.26 or 2026-03-05. */
function sameDay(day: string, said: string): boolean {
  const date = Temporal.PlainDate.from(day)
  const iso = /^\s*(\d{4})-(\d{1,2})-(\d{1,2})\s*$/.exec(said)
  if (iso) return date.toString() === `${iso[1]}-${two(iso[2])}-${two(iso[3])}`
  const [d, m, y] = said.split(/\D+/).filter((part) => part !== '')
  if (d === undefined || m === undefined) return false
  const sameYear = y === undefined || Number(y) % 100 === date.year % 100
  return Number(d) === date.day && Number(m) === date.month && sameYear
}
const two = (digitsOf: string | undefined) => String(digitsOf ?? '').padStart(2, '0')

/** One round: the weight of what was right, or nothing when too much was wrong. */
function roundPoints({ asked, right }: Evidence): number {
  if (asked.length - right.length > MOST_WRONG) return 0
  return right.reduce((sum, question) => sum + (WEIGHT[question as Question] ?? 0), 0)
}

/**
 * how sure the office is after all that was shown. A document, a login and a code to a number that is
 * verified as the person's own prove it; the code proves less where somebody close is feared (K32), for they may hold
 * the phone. Rounds of questions count together.
 */
export function levelOf(evidence: readonly Evidence[], safety: boolean): IdentityLevel {
  let points = 0
  for (const one of evidence) {
    if (one.how === 'questions') points += one.state === 'asked' ? 0 : roundPoints(one)
    else if (one.state === 'passed') {
      if (one.how !== 'code') return 'full'
      points += safety ? PARTIAL_FROM : FULL_FROM
    }
  }
  if (points >= FULL_FROM) return 'full'
  return points >= PARTIAL_FROM ? 'partial' : 'none'
}

/**
 * how many rounds of questions are left. Bounded in the call, and over all calls about the same person lately, so
 * that nobody rings until they have guessed. What is left then is the desk, or a call to a number that is known.
 */
export function roundsLeft(inCall: readonly Evidence[], failedLately: number, mostFailed: number): number {
  const rounds = inCall.filter(({ how }) => how === 'questions').length
  return Math.max(0, Math.min(MOST_ROUNDS - rounds, mostFailed - failedLately))
}

/** does somebody still owe the person something when this is how the call ended? */
export const needsPromise = (outcome: Outcome): boolean => !OUTCOME[outcome].solved

/** a reason that may stand; null for what is none, practising the language among them. */
export const reasonWithout = (said: string | null | undefined): WithoutInterpreter | null =>
  WITHOUT_INTERPRETER.find((reason) => reason === said) ?? null

/** whether the talk counts as guidance given. */
export const guides = (interpreted: boolean, needed: boolean, reason: WithoutInterpreter | null): boolean =>
  !needed || interpreted || (reason !== null && GUIDES_WITHOUT[reason])

/**
 * an interpreter is called for where the profile says so, or where the caller chose a language that whoever
 * has the call does not speak.
 */
export function languagesMiss(
  profile: { interpreterNeed: string; interpreterLanguage: string | null } | null,
  callLanguage: string,
  spoken: readonly string[],
): boolean {
  const norwegian = (code: string) => code === 'nb' || code === 'nn'
  const speaks = (code: string) =>
    spoken.includes(code) || (norwegian(code) && (spoken.length === 0 || spoken.some(norwegian)))
  if (profile !== null && profile.interpreterNeed !== 'none')
    return profile.interpreterLanguage === null || !speaks(profile.interpreterLanguage)
  return !speaks(callLanguage)
}

/**
 * K12: how often an earlier contact on the same matter has shown itself not to have helped, now that the person asks
 * again. Each earlier contact counts once; pieces of one sending are one.
 */
export function failedAttempts(
  earlier: readonly Temporal.Instant[],
  now: Temporal.Instant,
  limits: { days: number; burstMinutes: number },
): number {
  const since = now.subtract({ hours: limits.days * 24 })
  const times = earlier
    .filter((at) => Temporal.Instant.compare(at, since) >= 0 && Temporal.Instant.compare(at, now) < 0)
    .sort(Temporal.Instant.compare)
  return times.filter((at, index) => {
    const before = times[index - 1]
    return before === undefined || at.since(before).total('minutes') > limits.burstMinutes
  }).length
}

/** numbers that name somebody or lead to their money are not shown on a screen that more than one may see. */
export const masked = (text: string): string =>
  text
    .replace(/\b\d{6}\s?\d{5}\b/g, '••••••')
    .replace(/\b\d{4}[. ]\d{2}[. ]\d{5}\b/g, '••••••')
    .replace(/\+?\d[\d ]{6,}\d/g, '••••••')
    .replace(/[\w.+-]+@[\w-]+\.[\w.]+/g, '••••••')
