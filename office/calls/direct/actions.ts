import { openPerson } from '../../access/actions.ts'
import type { Ctx, StaffCtx } from '../../kernel/context.ts'
import { recordEvent } from '../../kernel/event.ts'
import { ok, type Result, refused } from '../../kernel/result.ts'
import { notifyPerson } from '../../reach/actions.ts'
import type { DirectLine } from './model.ts'
import { outcomeFor } from './outcome.ts'
import { decideLine, readException } from './rules.ts'
import { tellNoneLeft } from './shortage.ts'
import { isFollowedUp, lineOfPerson, takeNumber, withheldFrom } from './store.ts'

/** A number that was somebody's rests so long before it is another's. */
const RESTS_HOURS = 365 * 24

/**
 * R-515, C4-08: the rule is asked again after a change of what is known of a person, and gives the line by itself. Nothing
 * is taken away by it. Gives the line, if there is one.
 */
export async function settleLine(ctx: Ctx, personId: string): Promise<DirectLine | null> {
  const person = await ctx.tx
    .selectFrom('person')
    .select(['id', 'officeId'])
    .where('id', '=', personId)
    .where('mergedInto', 'is', null)
    .forNoKeyUpdate()
    .executeTakeFirst()
  if (!person) return null
  const line = await lineOfPerson(ctx.tx, personId)
  const outcome = await outcomeFor(ctx, person)
  if (outcome === null) return line ?? null
  const decision = decideLine(outcome, {
    hasLine: line !== undefined,
    withheld: (await withheldFrom(ctx.tx, personId)) !== undefined,
    followedUp: await isFollowedUp(ctx.tx, personId),
  })
  return decision === 'give' ? give(ctx, person, { grounds: outcome.because, by: null }) : (line ?? null)
}

async function give(
  ctx: Ctx,
  { id: personId, officeId }: { id: string; officeId: string | null },
  how: { grounds: readonly string[]; by: { staffId: string; reason: string } | null },
): Promise<DirectLine | null> {
  const number = await takeNumber(ctx)
  if (number === null) {
    await tellNoneLeft(ctx, officeId)
    return null
  }
  const line: DirectLine = {
    id: ctx.newId(),
    number,
    grounds: [...how.grounds],
    givenAt: ctx.clock.now(),
    givenByKind: how.by === null ? 'rule' : 'staff',
  }
  await ctx.tx
    .insertInto('directLine')
    .values({ ...line, personId, givenById: how.by?.staffId ?? null, reason: how.by?.reason ?? null })
    .execute()
  await ctx.tx.updateTable('directNumber').set({ restsUntil: null }).where('number', '=', number).execute()
  recordEvent(ctx, {
    personId,
    kind: 'directLineGiven',
    side: 'common',
    channel: 'system',
    data: { grounds: line.grounds, by: line.givenByKind },
  })
  await notifyPerson(ctx, personId, 'directLine')
  return line
}

/**
 * an employee gives a line that the rule does not, with a reason; what the rule gives needs none. Refuses with
 * `notFound`, `needsPurpose`, `needsReason`, `conflict` (there is one already), `numberNotUsable` (none left, or the office
 * gives none).
 */
export async function giveLine(
  ctx: StaffCtx,
  input: { personId: string; reason?: string; said?: string },
): Promise<Result<{ number: string }>> {
  const opened = await openPerson(ctx, input.personId, { what: 'directLine' })
  if (!opened.ok) return opened
  const { officeId } = opened.value.person
  return ctx.beyondWall(async (beyond) => {
    const outcome = await outcomeFor(beyond, { id: input.personId, officeId })
    if (outcome?.because.includes('forbidden')) return refused('numberNotUsable')
    if ((await lineOfPerson(beyond.tx, input.personId)) !== undefined) return refused('conflict')
    const exception =
      outcome?.propose === 'byRule'
        ? ok({ reason: 'byRule', said: '' })
        : readException('given', reasonOf(input))
    if (!exception.ok) return exception
    await liftAll(beyond, input.personId)
    const line = await give(
      beyond,
      { id: input.personId, officeId },
      {
        grounds: outcome?.because ?? [],
        by: { staffId: ctx.actor.staffId, reason: exception.value.reason },
      },
    )
    return line === null ? refused('numberNotUsable') : ok({ number: line.number })
  })
}

const reasonOf = ({ reason = '', said = '' }: { reason?: string; said?: string }) => ({ reason, said })

async function liftAll(ctx: Ctx, personId: string): Promise<void> {
  await ctx.tx
    .updateTable('directException')
    .set({ liftedAt: ctx.clock.now() })
    .where('personId', '=', personId)
    .where('liftedAt', 'is', null)
    .execute()
}

/**
 * an employee withholds what the rule gives, with a reason that counts in the equality figures and that the person
 * can read. A line that is in use ends; its number rests and still leads to whoever answers for the person. Refuses with
 * `notFound`, `needsPurpose`, `needsReason`, `conflict` (withheld already).
 */
export async function withholdLine(
  ctx: StaffCtx,
  input: { personId: string; reason: string; said?: string },
): Promise<Result<null>> {
  const read = readException('withheld', reasonOf(input))
  if (!read.ok) return read
  const opened = await openPerson(ctx, input.personId, { what: 'directLine' })
  if (!opened.ok) return opened
  return ctx.beyondWall(async (beyond) => {
    const { personId } = input
    if ((await withheldFrom(beyond.tx, personId)) !== undefined) return refused('conflict')
    const now = beyond.clock.now()
    await beyond.tx
      .insertInto('directException')
      .values({ personId, id: beyond.newId(), at: now, staffId: ctx.actor.staffId, ...read.value })
      .execute()
    const line = await lineOfPerson(beyond.tx, personId)
    if (line)
      await end(beyond, personId, line, read.value.reason === 'personAsked' ? 'personAsked' : 'withheld')
    recordEvent(beyond, {
      personId,
      kind: 'directLineWithheld',
      side: 'common',
      channel: 'system',
      data: read.value,
    })
    return ok(null)
  })
}

async function end(
  ctx: Ctx,
  personId: string,
  line: DirectLine,
  how: 'withheld' | 'personAsked',
): Promise<void> {
  const now = ctx.clock.now()
  await ctx.tx
    .updateTable('directLine')
    .set({ endedAt: now, endedHow: how })
    .where('personId', '=', personId)
    .where('id', '=', line.id)
    .execute()
  await ctx.tx
    .updateTable('directNumber')
    .set({ restsUntil: now.add({ hours: RESTS_HOURS }) })
    .where('number', '=', line.number)
    .execute()
  recordEvent(ctx, { personId, kind: 'directLineEnded', side: 'common', channel: 'system', data: { how } })
}
