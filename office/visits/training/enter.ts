import { openPerson } from '../../access/actions.ts'
import type { Ctx, StaffActor, StaffCtx } from '../../kernel/context.ts'
import { recordEvent } from '../../kernel/event.ts'
import { endPromises, makePromise } from '../../kernel/promise/actions.ts'
import type { Promised } from '../../kernel/promise/model.ts'
import { openPromisesOf } from '../../kernel/promise/store.ts'
import { ok, type Result, refused } from '../../kernel/result.ts'
import { bookFor } from '../../meetings/booking/actions.ts'
import type { Booked } from '../../meetings/booking/model.ts'
import { INTERPRETER_ANSWERS } from '../../meetings/model.ts'
import { lockPersonUnits, type PersonUnits } from '../../people/units.ts'
import { answererOf } from '../reception/answerer.ts'

export type Beyond = Ctx & { actor: StaffActor }

/**
 * M-03: whoever keeps the communication profile teaches: the reception, advisers, whoever is on duty. The person is opened and
 * locked, and the rest is done beyond the wall, for whose calendar and whose promise it is may be more than they see.
 */
export async function withPerson<T>(
  ctx: StaffCtx,
  personId: string,
  work: (beyond: Beyond, units: PersonUnits) => Promise<Result<T>>,
): Promise<Result<T>> {
  const entered = await opened(ctx, personId, 'W')
  if (!entered.ok) return entered
  return ctx.beyondWall(async (beyond) => {
    const units = await lockPersonUnits(beyond, personId)
    return units ? work(beyond as Beyond, units) : refused('notFound')
  })
}

/** Refuses as opening does, and with `notFound` whoever has no such right in the profile. */
export async function opened(ctx: StaffCtx, personId: string, right: 'R' | 'W'): Promise<Result<null>> {
  const purpose = ctx.actor.roles.includes('RE') ? 'visit' : 'followUp'
  const person = await openPerson(ctx, personId, { purpose, what: 'training' })
  if (!person.ok) return person
  const code = person.value.codes['M-03'] ?? '–'
  return code === 'W' || (right === 'R' && code === 'R') ? ok(null) : refused('notFound')
}

/** The time together that comes next, with a trainer by name. */
export type Next = { startsAt: Temporal.Instant; staffId: string; interpreter?: string }

export async function bookNext(ctx: Ctx, personId: string, next: Next): Promise<Result<Booked>> {
  const answer = INTERPRETER_ANSWERS.find((known) => known === (next.interpreter ?? 'notFlagged'))
  if (answer === undefined) return refused('badForm')
  const booked = await bookFor(ctx, {
    personId,
    kind: 'digitalTraining',
    mode: 'physicalOffice',
    purpose: 'digitalTraining',
    side: 'common',
    theme: 'digitalTraining',
    startsAt: next.startsAt,
    staffId: next.staffId,
    interpreter: { answer },
    channel: 'dropIn',
  })
  if (!booked.ok) return booked
  await endOwed(ctx, personId, { state: 'kept', how: 'booked' })
  return booked
}

const openTraining = async (ctx: Ctx, personId: string): Promise<Promised[]> =>
  (await openPromisesOf(ctx.tx, personId)).filter(({ kind }) => kind === 'planTraining')

/** The time has been found, or is not wanted: nobody owes it any more. */
export async function endOwed(
  ctx: Ctx,
  personId: string,
  end: { state: 'kept' | 'withdrawn'; how: string },
): Promise<void> {
  const open = await openTraining(ctx, personId)
  if (open.length > 0) await endPromises(ctx, open, { ...end, channel: 'dropIn' })
}

/** while there is something left to learn a time is either booked or owed. Gives the promise. */
export async function oweNext(ctx: Ctx, units: PersonUnits, staffId: string): Promise<string> {
  const [open] = await openTraining(ctx, units.personId)
  if (open) return open.id
  const promise = await makePromise(ctx, {
    personId: units.personId,
    kind: 'planTraining',
    clock: 'meetingRequest',
    side: 'common',
    theme: 'digitalTraining',
    ...(await answers(ctx, units, staffId)),
    officeId: units.officeId,
    needLevel: units.needLevel,
  })
  return promise.id
}

/** the trainer, with whoever stands in for them; where the trainer has left, whoever answers for the person. */
export async function answers(ctx: Ctx, units: PersonUnits, staffId: string) {
  const row = await ctx.tx
    .selectFrom('staff as s')
    .leftJoin('absence as b', (join) =>
      join.onRef('b.staffId', '=', 's.id').on('b.endedAt', 'is', null).on('b.fromAt', '<=', ctx.clock.now()),
    )
    .select('b.coverStaffId')
    .where('s.id', '=', staffId)
    .where('s.active', '=', true)
    .executeTakeFirst()
  if (!row) {
    const { owner, acting } = answererOf(units, 'common')
    return { owner, acting }
  }
  return { owner: { staffId }, acting: row.coverStaffId === null ? null : { staffId: row.coverStaffId } }
}

export function note(ctx: Ctx, personId: string, kind: string, data: Record<string, unknown>): void {
  recordEvent(ctx, {
    personId,
    kind,
    side: 'common',
    channel: ctx.actor.kind === 'person' ? 'portalMessage' : 'dropIn',
    data,
    ...(ctx.actor.kind === 'staff' && ctx.actor.roles.includes('RE')
      ? { authorship: 'staffReception' as const }
      : {}),
  })
}
