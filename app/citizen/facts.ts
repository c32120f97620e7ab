import { hasText, type TextKey } from '../../text/index.ts'
import { sayDay, sayWhen } from '../../text/when.ts'
import type { PageDoor } from '../context.ts'
import { noonOf } from './words.ts'

/** A status value from another system, as the office has it (office/people/model.ts, FactValues). */
type FactRow = {
  kind: string
  side: string
  value: Readonly<Record<string, unknown>>
  asOf: Temporal.Instant
}
/** The same as sentences. */
export type FactCard = { about: string; sentences: string[]; asOf: string }

/** each fact in words, with the time it was last known to be true. What has no words is left out. */
export function factCards(rows: readonly FactRow[], here: PageDoor): FactCard[] {
  return rows.flatMap((row) => {
    const sentences = sentencesOf(row, here)
    if (sentences.length === 0) return []
    const asOf = here.say('citizen:fact.asOf', { when: sayWhen(here.reads, row.asOf, here.now) })
    return [{ about: benefitWords(row, here), sentences, asOf }]
  })
}

function sentencesOf({ kind, value }: FactRow, here: PageDoor): string[] {
  const { say } = here
  const day = (date: unknown) => dayWords(String(date), here)
  if (kind === 'benefit') return [say('citizen:fact.has')]
  if (kind === 'nextPayment') {
    const text = isPast(value.date, here) ? 'citizen:fact.paid' : 'citizen:fact.payment'
    return [say(text, { amount: kroner(Number(value.amount)), day: day(value.date) })]
  }
  if (kind === 'applicationStatus') {
    const status = statusWords('application', value.status, here)
    return [say('citizen:fact.application', { status, day: day(value.since) })]
  }
  if (kind !== 'decision') return []
  const made = say('citizen:fact.decision', {
    day: day(value.date),
    status: statusWords('decision', value.status, here),
  })
  if (!value.validTo) return [made]
  const until = isPast(value.validTo, here) ? 'citizen:fact.ended' : 'citizen:fact.validTo'
  return [made, say(until, { day: day(value.validTo) })]
}

/** Before today at the office. What was true last month is not said as if it were so now. */
export function isPast(date: unknown, here: Pick<PageDoor, 'now'>): boolean {
  return String(date) < here.now.toZonedDateTimeISO('Europe/Oslo').toPlainDate().toString()
}

function benefitWords({ value }: FactRow, { say }: PageDoor): string {
  const key = `common:benefit.${String(value.benefit ?? value.decision ?? value.application)}`
  return hasText(key) ? say(key) : say('citizen:services.title')
}

function statusWords(of: 'decision' | 'application', status: unknown, { say }: PageDoor): string {
  const key = `citizen:${of}.${String(status)}`
  return hasText(key) ? say(key as TextKey) : String(status)
}

function dayWords(date: string, here: PageDoor): string {
  return sayDay(here.reads, Temporal.Instant.from(noonOf(date)), here.now)
}

const wholeKroner = new Intl.NumberFormat('nb-NO', { maximumFractionDigits: 0 })
const kroner = (amount: number) => wholeKroner.format(amount)

/** The day a fact speaks of, for an order in time; the newest first. */
export function dayOf({ value, asOf }: FactRow): string {
  const day = value.date ?? value.since
  return typeof day === 'string' ? day : asOf.toString().slice(0, 10)
}
