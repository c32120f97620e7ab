import { sql } from 'kysely'
import type { Ctx } from '../../kernel/context.ts'
import { recordEvent } from '../../kernel/event.ts'
import { endPromise } from '../../kernel/promise/actions.ts'
import { lockPromise } from '../../kernel/promise/store.ts'
import { OFFICE_ZONE } from '../../kernel/time/localTime.ts'
import { notifyPerson } from '../../reach/actions.ts'
import { askAlone } from './actions/give.ts'
import { settleRequests } from './actions/request-answer.ts'
import { owe } from './owner.ts'
import { lastOwnTalk, linkHolders, openTasks, personCard, stopSending, updateMandate } from './store.ts'

type Row = {
  personId: string
  id: string
  kind: string
  holderId: string | null
  holderName: string
  state: string
  fromAt: Temporal.Instant
  untilAt: Temporal.Instant
}
const columns = sql`m.person_id as "personId", m.id, m.kind, m.holder_id as "holderId", m.holder_name as "holderName",
  m.state, m.from_at as "fromAt", m.until_at as "untilAt"`

/** what has reached its end, has ended. What was asked for and never answered ends with it. */
async function expire(ctx: Ctx, now: Temporal.Instant): Promise<void> {
  const { rows } = await sql<Row>`select ${columns} from mandate m
    where m.state in ('asked', 'active', 'suspended') and m.until_at <= ${now}::timestamptz order by m.until_at limit 500
    for update skip locked`.execute(ctx.tx)
  for (const row of rows) {
    await updateMandate(ctx.tx, row.personId, row.id, {
      state: 'expired',
      endedAt: row.untilAt,
      endedHow: 'expired',
      endedByKind: 'system',
    })
    if (row.holderId !== null) await stopSending(ctx.tx, row.personId, row.holderId)
    recordEvent(ctx, {
      personId: row.personId,
      kind: row.kind === 'consent' ? 'consentRevoked' : 'mandateExpired',
      side: 'common',
      channel: 'system',
      data: { mandateId: row.id, holder: row.holderName },
    })
  }
}

/** R-383, K6: so many days before the end, at nine in the morning, on the working day before when that is none. */
function renewalAt(ctx: Pick<Ctx, 'settings'>, untilAt: Temporal.Instant): Temporal.Instant {
  const days = ctx.settings.get<number>('mandate.renewalDays')
  const calendar = ctx.settings.calendar()
  const lastDay = untilAt.subtract({ seconds: 1 }).toZonedDateTimeISO(OFFICE_ZONE).toPlainDate()
  let day = lastDay.subtract({ days })
  while (!calendar.isWorkingDay(day)) day = day.subtract({ days: 1 })
  const plainTime = Temporal.PlainTime.from(ctx.settings.get<string>('clock.automaticStepsAt'))
  return day.toZonedDateTime({ timeZone: OFFICE_ZONE, plainTime }).toInstant()
}

/** C2-09: both are asked. Whoever is not reached by a screen is asked by somebody, with interpreter when needed. */
async function askRenewal(ctx: Ctx, now: Temporal.Instant): Promise<void> {
  const { rows } = await sql<Row>`select ${columns} from mandate m
    where m.state = 'active' and m.kind = 'mandate' and m.renewal_asked_at is null and not wall.kept_safe(m.person_id)
      and m.until_at > ${now}::timestamptz and m.until_at <= ${now.add({ hours: 24 * 45 })}::timestamptz
      and m.until_at > m.from_at + interval '45 days' order by m.until_at limit 500 for update skip locked`.execute(
    ctx.tx,
  )
  for (const row of rows) {
    if (Temporal.Instant.compare(renewalAt(ctx, row.untilAt), now) > 0) continue
    await updateMandate(ctx.tx, row.personId, row.id, { renewalAskedAt: now })
    recordEvent(ctx, {
      personId: row.personId,
      kind: 'mandateRenewalAsked',
      side: 'common',
      channel: 'system',
      data: { mandateId: row.id, holder: row.holderName, until: row.untilAt.toString() },
    })
    const giver = await personCard(ctx.tx, row.personId)
    await owe(ctx, row.personId, {
      kind: 'confirmMandate',
      details: {
        mandateId: row.id,
        renewal: true,
        alone: true,
        interpreter:
          giver && giver.interpreterNeed !== 'none' ? (giver.interpreterLanguage ?? giver.language) : null,
      },
    })
    await notifyPerson(ctx, row.personId, 'mandateRenewal')
    if (row.holderId !== null) await notifyPerson(ctx, row.holderId, 'mandateRenewal')
  }
}

/**
 * R-388, C2-09: whoever lets somebody speak for them for half a year or more is still spoken with themselves, without the
 * holder, at the latest so many months after the last time, and by the adviser. One such promise at a time.
 */
export async function oweOwnTalk(ctx: Ctx, personId: string, since: Temporal.Instant): Promise<void> {
  if ((await openTasks(ctx.tx, personId, 'ownTalk')).length > 0) return
  const last = await lastOwnTalk(ctx.tx, personId)
  const from = last !== null && Temporal.Instant.compare(last, since) > 0 ? last : since
  const months = ctx.settings.get<number>('mandate.ownTalkMonths')
  const giver = await personCard(ctx.tx, personId)
  await owe(ctx, personId, {
    kind: 'ownTalk',
    clock: 'mandateReview',
    dueAt: ctx.settings.calendar(giver?.officeId ?? null).officeLimitEnd(from, { months }),
    details: {
      alone: true,
      interpreter:
        giver && giver.interpreterNeed !== 'none' ? (giver.interpreterLanguage ?? giver.language) : null,
    },
  })
}

async function ownTalks(ctx: Ctx, now: Temporal.Instant): Promise<void> {
  const months = ctx.settings.get<number>('mandate.ownTalkMonths')
  const { rows } = await sql<{ personId: string; since: Temporal.Instant }>`
    select m.person_id as "personId", min(m.from_at) as since from mandate m
    where m.state = 'active' and m.kind = 'mandate' and m.from_at <= ${now}::timestamptz and m.until_at > ${now}::timestamptz
      and m.relation <> 'guardian' and m.until_at >= m.from_at + make_interval(months => ${months}) - interval '1 day'
      and not exists (select from promise p where p.person_id = m.person_id and p.kind = 'ownTalk' and p.is_open)
    group by m.person_id limit 500`.execute(ctx.tx)
  for (const { personId, since } of rows) await oweOwnTalk(ctx, personId, since)
  const { rows: done } = await sql<{ personId: string; id: string }>`
    select p.person_id as "personId", p.id from promise p where p.kind = 'ownTalk' and p.is_open
      and not exists (select from mandate m where m.person_id = p.person_id and m.kind = 'mandate'
        and m.state in ('asked', 'active', 'suspended')) limit 500`.execute(ctx.tx)
  for (const { personId, id } of done) {
    const promise = await lockPromise(ctx.tx, personId, id)
    if (promise?.endedAt === null)
      await endPromise(ctx, promise, { state: 'withdrawn', how: 'withdrawn', channel: 'system' })
  }
}

/**
 * A question to the giver that has nothing left to ask about is closed; one whose mandate waits again, because two records
 * are two again, is asked again.
 */
async function tidyQuestions(ctx: Ctx): Promise<void> {
  const { rows: over } = await sql<{ personId: string; id: string }>`
    select p.person_id as "personId", p.id from promise p
      join mandate m on m.person_id = p.person_id and m.promise_id = p.id
    where p.kind = 'confirmMandate' and p.is_open and m.state not in ('asked', 'suspended') limit 500`.execute(
    ctx.tx,
  )
  for (const { personId, id } of over) {
    const promise = await lockPromise(ctx.tx, personId, id)
    if (promise?.endedAt === null)
      await endPromise(ctx, promise, { state: 'withdrawn', how: 'withdrawn', channel: 'system' })
  }
  const { rows: again } = await sql<{ personId: string; id: string; askedBy: string }>`
    select m.person_id as "personId", m.id, m.asked_by_kind as "askedBy" from mandate m
      join promise p on p.person_id = m.person_id and p.id = m.promise_id
    where m.state = 'asked' and m.kind = 'mandate' and p.state = 'withdrawn' limit 500`.execute(ctx.tx)
  for (const { personId, id, askedBy } of again) {
    const giver = await personCard(ctx.tx, personId)
    if (giver) await askAlone(ctx, giver, id, askedBy)
  }
}

/** Everything about mandates that time alone brings, at the moment of the clock. May run as often as one likes. */
export async function settleMandates(ctx: Ctx): Promise<void> {
  const now = ctx.clock.now()
  await expire(ctx, now)
  await linkHolders(ctx.tx)
  await askRenewal(ctx, now)
  await ownTalks(ctx, now)
  await tidyQuestions(ctx)
  await settleRequests(ctx)
}

/** The next moment after `after` and not after `until` at which something comes by itself. */
export async function nextMoment(
  ctx: Ctx,
  after: Temporal.Instant,
  until: Temporal.Instant,
): Promise<Temporal.Instant | null> {
  // Each minute there is nothing between: the mandates of a whole country are not read for that.
  if (Temporal.Instant.compare(after, until) >= 0) return null
  const { rows } = await sql<{ untilAt: Temporal.Instant; renewable: boolean }>`
    select m.until_at as "untilAt", (m.state = 'active' and m.kind = 'mandate' and m.renewal_asked_at is null
        and m.until_at > m.from_at + interval '45 days') as renewable from mandate m
    where m.state in ('asked', 'active', 'suspended') and m.until_at > ${after}::timestamptz
      and m.until_at <= ${until.add({ hours: 24 * 45 })}::timestamptz`.execute(ctx.tx)
  const moments = rows.flatMap((row) => [
    row.untilAt,
    ...(row.renewable ? [renewalAt(ctx, row.untilAt)] : []),
  ])
  const coming = moments
    .filter((at) => Temporal.Instant.compare(at, after) > 0 && Temporal.Instant.compare(at, until) <= 0)
    .sort(Temporal.Instant.compare)
  return coming[0] ?? null
}
