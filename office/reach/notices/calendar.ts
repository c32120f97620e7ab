import { sql } from 'kysely'
import type { Ctx, StaffSide, Tx } from '../../kernel/context.ts'
import { fixedClock } from '../../kernel/time/clock.ts'
import { stepsBefore } from '../../kernel/time/steps.ts'
import { inTransaction, type Surroundings } from '../../kernel/transaction.ts'
import { calendarWords } from './calendar-words.ts'
import { makeNotices } from './make.ts'
import type { NewNotice } from './model.ts'
import { ringUnanswered } from './unanswered.ts'

/** A fact from which something is told on a day of its own: a decision that runs out, a status card that is missing. */
type Dated = {
  personId: string
  id: string
  side: StaffSide
  officeId: string | null
  language: string
  theme: string | null
  validTo: string | null
  statusCardDue: string | null
  asOf: Temporal.Instant
}
export type Telling = {
  fact: Dated
  at: Temporal.Instant
  key: string
  kind: 'decisionExpiry' | 'statusCardMissing' | 'unanswered'
  last: boolean
}

/** What was not told at its time, since nothing ran then, is told within this time; what is older is past. */
const LATE_HOURS = 72

/**
 * R-070, K6, C3-07: what the calendar tells up to `until`, in the order of time: 30, 14 and 7 days before a decision
 * runs out, back to a working day, and on the working day after a status card should have come.
 */
export async function calendarUntil(around: Surroundings, until: Temporal.Instant): Promise<Telling[]> {
  const from = around.clock.now().subtract({ hours: LATE_HOURS })
  const facts = await datedFacts(around, from, until)
  const due = facts
    .flatMap((fact) => [...expiries(around, fact), ...missingCards(around, fact)])
    .filter(({ at }) => Temporal.Instant.compare(at, from) > 0 && Temporal.Instant.compare(at, until) <= 0)
  const fresh = await untold(around.databases.system, due)
  return fresh.sort((a, b) => Temporal.Instant.compare(a.at, b.at))
}

/** Tells these, at the time of the first of them. Told by another worker already, they are not told again. */
export async function tellCalendar(around: Surroundings, due: readonly Telling[]): Promise<number> {
  const [first] = due
  if (first === undefined) return 0
  const now = around.clock.now()
  const clock = fixedClock(Temporal.Instant.compare(first.at, now) < 0 ? now : first.at)
  return inTransaction({ ...around, clock }, { kind: 'system', name: 'calendar' }, async (ctx) => {
    await sql`select pg_advisory_xact_lock(hashtext('notice calendar'))`.execute(ctx.tx)
    const fresh = await untold(ctx.tx, due)
    const notices = fresh.flatMap((telling) => noticeOf(ctx, telling) ?? [])
    await makeNotices(ctx, notices)
    await ringUnanswered(
      ctx,
      fresh
        .filter(({ kind }) => kind === 'unanswered')
        .map(({ fact, key }) => ({ personId: fact.personId, key })),
    )
    return fresh.length
  })
}

function expiries(around: Surroundings, fact: Dated): Telling[] {
  if (fact.validTo === null) return []
  const { settings } = around
  const end = Temporal.PlainDate.from(fact.validTo)
  const times = stepsBefore(
    'decisionExpiry',
    end,
    settings.calendar(fact.officeId),
    settings.clocks(fact.officeId),
  ).sort(Temporal.Instant.compare)
  const key = (left: number) => `decisionExpiry:${fact.id}:${fact.validTo}:${left}`
  const told: Telling[] = times.map((at, index) => ({
    fact,
    at,
    key: key(times.length - index),
    kind: 'decisionExpiry',
    last: index === times.length - 1,
  }))
  const last = told.at(-1)
  if (last === undefined) return []
  // Without an answer to the last one somebody rings, so that nothing ends with the person not spoken to (C3-07).
  const at = settings.calendar(fact.officeId).addWorkingDays(last.at, 1)
  return [...told, { fact, at, key: last.key, kind: 'unanswered', last: false }]
}

/** R-051, K6: it reacts to something not having happened, so it is told on the next working day. */
function missingCards(around: Surroundings, fact: Dated): Telling[] {
  if (fact.statusCardDue === null) return []
  const calendar = around.settings.calendar(fact.officeId)
  const day = calendar.forwardToWorkingDay(Temporal.PlainDate.from(fact.statusCardDue).add({ days: 1 }))
  return [
    {
      fact,
      at: calendar.automaticStepAt(day),
      key: `statusCard:${fact.id}:${fact.statusCardDue}`,
      kind: 'statusCardMissing',
      last: false,
    },
  ]
}

function noticeOf(ctx: Ctx, { fact, key, kind, last }: Telling): NewNotice | null {
  if (kind === 'unanswered') return null
  const day = kind === 'decisionExpiry' ? fact.validTo : fact.statusCardDue
  return {
    personId: fact.personId,
    eventKey: key,
    kind,
    side: fact.side,
    theme: fact.theme ?? 'unknown',
    ...calendarWords(
      fact.language,
      kind,
      day as string,
      ctx.settings.get<string>('agency.phone', fact.officeId),
    ),
    details:
      kind === 'decisionExpiry' ? { validTo: day, factId: fact.id, last } : { dueOn: day, factId: fact.id },
  }
}

const DAY = /^\d{4}-\d{2}-\d{2}$/

/** Facts with a date near enough to matter, and what has been told of them. */
async function datedFacts(
  around: Surroundings,
  from: Temporal.Instant,
  until: Temporal.Instant,
): Promise<Dated[]> {
  const first = from.toZonedDateTimeISO('Europe/Oslo').toPlainDate().subtract({ days: 2 }).toString()
  const last = until.toZonedDateTimeISO('Europe/Oslo').toPlainDate().add({ days: 40 }).toString()
  const { rows } = await sql<Dated>`
    select f.person_id, f.id, f.side, p.office_id, p.language, coalesce(f.value->>'theme', f.value->>'decision') as theme, f.as_of,
      case when f.kind = 'decision' and f.value->>'validTo' between ${first} and ${last} then f.value->>'validTo' end as valid_to,
      case when f.kind = 'benefit' and f.value->>'statusCardReceived' is null
        and f.value->>'statusCardDue' between ${first} and ${last} then f.value->>'statusCardDue' end as status_card_due
    from person_fact f join person p on p.id = f.person_id
    where p.merged_into is null and ((f.kind = 'decision' and f.value->>'validTo' between ${first} and ${last})
      or (f.kind = 'benefit' and f.value ? 'statusCardDue' and f.value->>'statusCardReceived' is null and f.value->>'statusCardDue' between ${first} and ${last}))
      and not exists (select from person_fact g where g.person_id = f.person_id and g.side = f.side and g.kind = f.kind
        and f.kind = 'decision' and g.as_of > f.as_of and g.value->>'decision' is not distinct from f.value->>'decision'
        and g.value->>'validTo' > f.value->>'validTo')`.execute(around.databases.system)
  return rows.filter((row) => DAY.test(row.validTo ?? row.statusCardDue ?? ''))
}

async function untold(tx: Tx, due: readonly Telling[]): Promise<Telling[]> {
  if (due.length === 0) return []
  const { rows } = await sql<{ eventKey: string }>`
    select event_key from notice where person_id = any(${due.map(({ fact }) => fact.personId)}::uuid[])
      and event_key = any(${due.map(({ key }) => key)})`.execute(tx)
  const known = new Set(rows.map((row) => row.eventKey))
  return due.filter(({ key, kind }) => kind === 'unanswered' || !known.has(key))
}
