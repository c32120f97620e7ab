import { sql } from 'kysely'
import { askForCall } from '../../office/calls/callback/ask.ts'
import type { Callback } from '../../office/calls/callback/model.ts'
import { casesOf } from '../../office/calls/callback/plan.ts'
import { writeTries } from '../../office/calls/callback/tried.ts'
import type { Ctx } from '../../office/kernel/context.ts'
import { recordEvent } from '../../office/kernel/event.ts'
import { endPromise, markSentNotReached } from '../../office/kernel/promise/actions.ts'
import type { Promised } from '../../office/kernel/promise/model.ts'
import { outcomeOf, type Someone, someone } from './people.ts'
import { inPortions, type Simulation } from './world.ts'

const indexOf = (personId: string) => Number.parseInt(personId.slice(24), 16) - 1
type Due = { personId: string; promiseId: string; tries: number }

/** What people and staff do in the simulation, by the verbs of the office. */
export function happeningsOf(sim: Simulation) {
  const who = (personId: string): Someone => someone(indexOf(personId), sim.seed)
  const { system } = sim.databases
  const figures = { tries: 0, talks: 0, friends: 0, noInterpreter: 0 }

  /** Staff ring everybody whose time has come, and those for whom no time was agreed. */
  async function ring(day: number): Promise<void> {
    const now = sim.around.clock.now()
    const { rows } = await sql<Due>`
      select c.person_id as "personId", c.promise_id as "promiseId",
        (select count(*)::int from callback_attempt a where a.person_id = c.person_id and a.promise_id = c.promise_id) as tries
      from callback c where c.ended_at is null and c.mode = 'asked' and (c.planned_at <= ${now}
        or (c.planned_at is null and c.next_step is null))`.execute(system)
    const due = rows.filter(
      (row) => !(who(row.personId).ownerAway && day === 1) && who(row.personId).phone !== 'none',
    )
    await inPortions(sim, due, tryThese)
  }

  async function tryThese(ctx: Ctx, some: Due[]): Promise<void> {
    const tries = new Map(some.map((row) => [row.promiseId, row.tries + 1]))
    const cases = await casesOf(ctx, await locked(ctx, some))
    const made = cases.map((one) => {
      const person = who(one.callback.personId)
      const n = tries.get(one.callback.promiseId) ?? 1
      const friend = one.callback.numberKind === 'borrowed' && n % 2 === 1
      return { one, friend, outcome: friend ? ('noAnswer' as const) : outcomeOf(person, n) }
    })
    const spoke = made.filter(({ outcome }) => outcome === 'spoke')
    const missed = made.filter(({ outcome }) => outcome !== 'spoke')
    await writeTries(
      ctx,
      missed.map(({ one, friend, outcome }) => ({
        one,
        how: { outcome, answeredBy: friend ? ('other' as const) : null },
      })),
    )
    for (const { one } of spoke) await talk(ctx, one.promise)
    figures.tries += made.length
    figures.talks += spoke.length
    figures.friends += made.filter(({ friend }) => friend).length
    figures.noInterpreter += made.filter(({ outcome }) => outcome === 'interpreterMissing').length
  }

  async function talk(ctx: Ctx, promise: Promised): Promise<void> {
    await ends(ctx, promise, 'callLogged', 'talk')
  }

  async function ends(
    ctx: Ctx,
    promise: Promised,
    kind: 'callLogged' | 'messageRead',
    how: string,
  ): Promise<void> {
    const linkedEventId = recordEvent(ctx, {
      personId: promise.personId,
      kind,
      side: promise.side,
      channel: kind === 'callLogged' ? 'officePhone' : 'portalMessage',
      promiseId: promise.id,
    })
    await endPromise(ctx, promise, { state: 'keptElsewhere', how, channel: 'officePhone', linkedEventId })
  }

  /** What happens to some of them meanwhile: answered in the inbox, opened the day after; withdrawn; asked for again; booked. */
  async function meanwhile(day: number, asked: (one: Someone) => number): Promise<void> {
    const { rows } = await sql<
      Promised & { noteAt: Temporal.Instant | null; plannedAt: Temporal.Instant | null }
    >`
      select p.*, c.note_at, c.planned_at from promise p join callback c on c.person_id = p.person_id and c.promise_id = p.id
      where p.is_open and p.kind = 'callBack' and c.mode = 'asked'`.execute(system)
    const on = (wanted: (one: Someone) => number | null) =>
      rows.filter((row) => {
        const one = who(row.personId)
        const after = wanted(one)
        return after !== null && asked(one) + after === day
      })
    await inPortions(
      sim,
      on((one) => one.withdraws),
      async (ctx, some) => {
        for (const promise of some)
          await endPromise(ctx, promise, { state: 'withdrawn', how: 'withdrawn', channel: 'portalMessage' })
      },
    )
    const standing = (some: Promised[]) => some.filter((row) => who(row.personId).withdraws === null)
    await inPortions(sim, standing(on((one) => one.answeredInbox)), async (ctx, some) => {
      for (const promise of some) await markSentNotReached(ctx, promise, 'portalMessage')
    })
    await inPortions(
      sim,
      rows.filter((row) => row.state === 'sentNotReached'),
      async (ctx, some) => {
        for (const promise of some) await ends(ctx, promise, 'messageRead', 'answered')
      },
    )
    await inPortions(sim, standing(on((one) => (one.repeats > 0 ? 1 : null))), async (ctx, some) => {
      for (const row of some)
        for (let n = 0; n < who(row.personId).repeats; n += 1)
          await askForCall(ctx, { personId: row.personId, by: 'system' })
    })
    const booking = rows.filter(
      (row) => row.noteAt !== null && row.plannedAt === null && who(row.personId).books,
    )
    // Those of one employee one after the other: whoever chooses a time holds that employee's hours meanwhile.
    booking.sort((a, b) => ((a.deskStaffId ?? '') < (b.deskStaffId ?? '') ? -1 : 1))
    await inPortions(sim, booking, async (ctx, some) => {
      for (const row of some) await book(ctx, row)
    })
  }

  async function book(ctx: Ctx, row: Promised): Promise<void> {
    const calendar = ctx.settings.calendar(row.officeId)
    const day = calendar.addWorkingDays(ctx.clock.now(), 1).toZonedDateTimeISO('Europe/Oslo').toPlainDate()
    const from = day
      .toZonedDateTime({ timeZone: 'Europe/Oslo', plainTime: Temporal.PlainTime.from('10:00') })
      .toInstant()
    await askForCall(ctx, {
      personId: row.personId,
      by: 'system',
      promiseId: row.id,
      windows: [{ from, until: from.add({ hours: 1 }) }],
    })
  }

  return { ring, meanwhile, figures }
}

/** The calls as they stand now, locked with their promises; what has ended since they were read is passed over. */
async function locked(ctx: Ctx, some: readonly Due[]): Promise<Callback[]> {
  const { rows } = await sql<Callback>`
    select c.* from callback c join promise p on p.person_id = c.person_id and p.id = c.promise_id
    where c.ended_at is null and (c.person_id, c.promise_id) in (
      select * from unnest(${some.map((one) => one.personId)}::uuid[], ${some.map((one) => one.promiseId)}::uuid[]))
    for no key update of p, c`.execute(ctx.tx)
  return rows
}
