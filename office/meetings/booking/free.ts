import type { Ctx } from '../../kernel/context.ts'
import { ok, type Result, refused } from '../../kernel/result.ts'
import { enter } from './enter.ts'
import { helperMeets } from './for-giver.ts'
import { weekOf } from './hours.ts'
import type { FreeSlots, Slot } from './model.ts'
import { type FreeTime, freeTimes, lengthOf } from './rules.ts'
import { type Candidate, candidates, type Place } from './store.ts'
import { booksOnScreen, factsFor, lengthsOf, placeFor, timesOf } from './times.ts'

/**
 * when this person can be met, by whom and where, six weeks ahead unless another span is asked for. Refuses
 * with `notFound`: nobody who can be booked, or a place that is not there.
 */
export async function freeSlots(ctx: Ctx, input: FreeSlots): Promise<Result<Slot[]>> {
  const entered = await enter(ctx, input.personId)
  if (!entered.ok) return entered
  if (ctx.actor.kind === 'helper' && !(await helperMeets(ctx, input.personId, input.staffIds ?? [])))
    return refused('notFound')
  return ctx.beyondWall((beyond) => freeFor(beyond, input))
}

/** The same for whoever has been let in, beyond the wall. */
export async function freeFor(ctx: Ctx, input: FreeSlots & { except?: string }): Promise<Result<Slot[]>> {
  const now = ctx.clock.now()
  const staff = await candidates(ctx.tx, input.personId, input.staffIds ?? null, now)
  const [first] = staff
  if (first === undefined) return refused('notFound')
  const place = await placeFor(ctx, input.mode, input.placeId ?? null, first.officeId)
  if (place === undefined) return refused('notFound')
  const days = ctx.settings.get<number>('meeting.daysAhead', first.officeId)
  const from = later(input.from ?? now, now)
  const until = input.until ?? from.add({ hours: 24 * days })
  const found = await searched(ctx, { ...input, staff, place, from, until })
  return ok(found.map((time) => slotOf(time, place)))
}

type Search = FreeSlots & {
  staff: readonly Candidate[]
  place: Place | null
  from: Temporal.Instant
  until: Temporal.Instant
  except?: string
}

/** What is kept of a week is decided over the whole week, also when only a part of it is asked for. */
async function searched(ctx: Ctx, search: Search): Promise<FreeTime[]> {
  const { staff, place, from, until, personId, mode } = search
  const officeId = staff[0]?.officeId ?? null
  const times = await timesOf(ctx, {
    personId,
    mode,
    staff,
    place,
    from: weekOf(from).from,
    until: weekOf(until).until,
    ...(search.except ? { except: search.except } : {}),
  })
  const facts = await factsFor(ctx, personId)
  const perWeek = ctx.settings.get<number>('reception.reservedSlotsPerWeek', officeId)
  const lengths = lengthsOf(ctx, officeId)
  const found = freeTimes({
    ...times,
    minutes: lengthOf(search.kind, mode, search.interpreted, lengths),
    stepMinutes: ctx.settings.get<number>('meeting.stepMinutes', officeId),
    // What begins this very moment has begun. From when is asked says nothing of what is kept of the week.
    notBefore: ctx.clock.now().epochMilliseconds + 1,
    reserve: facts && booksOnScreen(facts) ? { perWeek, minutes: lengths.physical } : null,
  })
  return found.filter(
    ({ startsAt }) => startsAt >= from.epochMilliseconds && startsAt < until.epochMilliseconds,
  )
}

const slotOf = (time: FreeTime, place: Place | null): Slot => ({
  staffId: time.staffId,
  placeId: place?.id ?? null,
  room: time.room,
  startsAt: Temporal.Instant.fromEpochMilliseconds(time.startsAt),
  endsAt: Temporal.Instant.fromEpochMilliseconds(time.endsAt),
})

const later = (a: Temporal.Instant, b: Temporal.Instant) => (Temporal.Instant.compare(a, b) > 0 ? a : b)

const NEAREST = 3
const DAYS_AROUND = 14

/** what is offered instead of a time that is taken: the nearest ones, in order of time. */
export async function nearestFree(
  ctx: Ctx,
  input: FreeSlots & { wished: Temporal.Instant; except?: string },
): Promise<Slot[]> {
  const around = { hours: 24 * DAYS_AROUND }
  const found = await freeFor(ctx, {
    ...input,
    from: input.wished.subtract(around),
    until: input.wished.add(around),
  })
  if (!found.ok) return []
  const distance = (slot: Slot) => Math.abs(slot.startsAt.epochMilliseconds - input.wished.epochMilliseconds)
  return [...found.value]
    .sort((a, b) => distance(a) - distance(b))
    .slice(0, NEAREST)
    .sort((a, b) => Temporal.Instant.compare(a.startsAt, b.startsAt))
}

export const nearestDetails = (slots: readonly Slot[]): Record<string, string> => ({
  nearest: slots.map(({ startsAt }) => startsAt.toString()).join(','),
})
