import { movableClock } from '../../kernel/time/clock.ts'
import { inTransaction, type Surroundings } from '../../kernel/transaction.ts'
import { raiseReview } from './review.ts'
import * as store from './store-watch.ts'

const BATCH = 200
const SYSTEM = { kind: 'system', name: 'profile' } as const

/**
 * what time alone brings: access that nobody has confirmed within its time, a profile whose date of
 * review has come, and somebody who has stayed away with something unread. Each opens the one review, or adds to it.
 * Gives how many people it was about.
 */
export async function watchProfiles(around: Surroundings, until: Temporal.Instant): Promise<number> {
  const at = { ...around, clock: movableClock(until) }
  let found = 0
  for (;;) {
    const taken = (await dueOnce(at)) + (await silentOnce(at))
    found += taken
    if (taken === 0) return found
  }
}

/**
 * The same for whoever moves the clock: each morning on the way, at the hour of automatic steps, so that what it opens
 * is dated by the day that brought it.
 */
export async function watchUntil(around: Surroundings, until: Temporal.Instant): Promise<void> {
  const calendar = around.settings.calendar()
  const zone = 'Europe/Oslo'
  let day = around.clock.now().toZonedDateTimeISO(zone).toPlainDate()
  const last = until.toZonedDateTimeISO(zone).toPlainDate()
  for (; Temporal.PlainDate.compare(day, last) <= 0; day = day.add({ days: 1 })) {
    const at = calendar.automaticStepAt(day)
    const passed = Temporal.Instant.compare(at, around.clock.now()) > 0
    if (passed && Temporal.Instant.compare(at, until) <= 0) await watchProfiles(around, at)
  }
}

const dueOnce = (around: Surroundings) =>
  inTransaction(around, SYSTEM, async (ctx) => {
    const now = ctx.clock.now()
    const due = await store.duePersons(ctx.tx, now, BATCH)
    for (const { personId, trigger, field } of due) {
      await raiseReview(ctx, personId, trigger, field === null ? {} : { field })
      if (trigger === 'accessLapsed') await store.endLapsed(ctx.tx, personId, now)
    }
    return due.length
  })

const silentOnce = (around: Surroundings) =>
  inTransaction(around, SYSTEM, async (ctx) => {
    const days = ctx.settings.get<number>('profile.noLoginDays')
    const silent = await store.silentWithUnread(ctx.tx, ctx.clock.now().subtract({ hours: days * 24 }), BATCH)
    for (const { personId } of silent) await raiseReview(ctx, personId, 'noLogin', { days })
    return silent.length
  })
