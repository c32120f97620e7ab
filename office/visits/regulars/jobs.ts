import { fixedClock } from '../../kernel/time/clock.ts'
import { inTransaction, type Surroundings } from '../../kernel/transaction.ts'
import { lockPersonUnits } from '../../people/units.ts'
import { offer, oweChoice, todayOf, turn } from './follow.ts'
import { monthOf } from './rules.ts'
import * as store from './store.ts'

const SYSTEM = { kind: 'system', name: 'renewals' } as const
const BATCH = 100

/**
 * the month has turned. Who was helped with the same form month after month is offered an arrangement; everybody who has
 * one gets the renewal of the month, prefilled; a yearly plan that has run out is asked for again. Done once for a month, however
 * often it is called. Gives how many renewals were made.
 */
export async function turnMonth(around: Surroundings): Promise<number> {
  const at = { ...around, clock: fixedClock(around.clock.now()) }
  await findMonthly(at)
  let made = 0
  for (;;) {
    const some = await inTransaction(at, SYSTEM, async (ctx) => {
      const today = todayOf(ctx)
      const due = await store.lockWithoutTurn(ctx.tx, monthOf(today).toString(), BATCH)
      for (const renewal of due) {
        const units = await lockPersonUnits(ctx, renewal.personId)
        // Whoever is there no more has nothing to renew.
        if (!units) {
          await store.changeRenewal(ctx.tx, renewal.id, { endedAt: ctx.clock.now() })
          continue
        }
        const over = renewal.untilOn !== null && renewal.untilOn <= today.toString()
        if (!over) {
          await turn(ctx, units, renewal)
          continue
        }
        const promiseId = await oweChoice(ctx, units, renewal)
        const again = { way: null, chosenAt: null, untilOn: null, promiseId }
        await store.changeRenewal(ctx.tx, renewal.id, { ...again, chosenIn: null })
        await turn(ctx, units, { ...renewal, ...again })
      }
      return due.length
    })
    made += some
    if (some < BATCH) return made
  }
}

/** Office by office, so that no question is about everybody at once. */
async function findMonthly(around: Surroundings): Promise<void> {
  const offices = await inTransaction(around, SYSTEM, ({ tx }) => store.officesWithVisits(tx))
  for (const officeId of offices)
    await inTransaction(around, SYSTEM, async (ctx) => {
      const months = ctx.settings.get<number>('reception.recurringMonths', officeId)
      const month = monthOf(todayOf(ctx))
      for (const { personId, form } of await store.monthlyIn(ctx.tx, { officeId, month, months })) {
        const units = await lockPersonUnits(ctx, personId)
        if (units) await turn(ctx, units, await offer(ctx, units, { form, officeId }))
      }
    })
}

/** The same for whoever moves the clock: on the first of each month on the way, at the hour of automatic steps (K6). */
export async function turnUntil(around: Surroundings, until: Temporal.Instant): Promise<void> {
  const calendar = around.settings.calendar()
  const from = around.clock.now()
  for (
    let month = monthOf(from.toZonedDateTimeISO('Europe/Oslo').toPlainDate());
    ;
    month = month.add({ months: 1 })
  ) {
    const at = calendar.automaticStepAt(month)
    if (Temporal.Instant.compare(at, until) > 0) return
    if (Temporal.Instant.compare(at, from) > 0) await turnMonth({ ...around, clock: fixedClock(at) })
  }
}
