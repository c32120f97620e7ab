import { sql } from 'kysely'
import type { StaffCtx } from '../../kernel/context.ts'
import { ok, type Result, refused } from '../../kernel/result.ts'
import { bookFor } from '../../meetings/booking/actions.ts'
import { questionFor } from '../../meetings/interpreters/views.ts'
import { type Beyond, note, withVisitor } from './enter.ts'
import { fixedTimes, readBrief } from './rules.ts'
import * as store from './store.ts'

type NameRegular = {
  personId: string
  teamId: string
  brief: string
  /** Times of their own: the same weekday and clock time, with somebody of the team. */
  times?: { weekday: number; at: string; weeks?: number; staffId: string } | null
}
type Named = { regularId: string; booked: Temporal.Instant[]; notFree: number }

/**
 * somebody who comes often gets a team that knows them, a brief for whoever meets them, and times of their own, booked as
 * meetings. Named again it is changed. Times that somebody has already are told (`notFree`), and the others stand. Refuses with
 * `empty`, `tooLong`, `badForm`, `taken` (not one was free), `notFound`, and as opening does.
 */
export function nameRegular(ctx: StaffCtx, input: NameRegular): Promise<Result<Named>> {
  return withVisitor(ctx, input.personId, async (beyond, _units, officeId) => {
    const read = readBrief(input.brief)
    if (!read.ok) return refused(read.reason)
    const teams = await store.teamsOf(beyond.tx, officeId)
    if (!teams.some(({ id }) => id === input.teamId)) return refused('notFound')
    const before = await store.regularOf(beyond.tx, input.personId)
    const seriesId = before?.seriesId ?? beyond.newId()
    const now = beyond.clock.now()
    // The team is theirs before their times are looked for: hours that it keeps for those it knows are free for them (C6-07).
    await sql.raw('savepoint naming').execute(beyond.tx)
    if (before) await endRow(beyond, before.id)
    const regularId = beyond.newId()
    await beyond.tx
      .insertInto('regular')
      .values({
        id: regularId,
        personId: input.personId,
        officeId,
        teamId: input.teamId,
        brief: read.brief,
        seriesId,
        namedAt: now,
        namedBy: beyond.actor.staffId,
      })
      .execute()
    const times = await ownTimes(beyond, input, seriesId)
    if (!times.ok) {
      await sql.raw('rollback to savepoint naming').execute(beyond.tx)
      return times
    }
    note(beyond, input.personId, 'regularNamed', {
      data: { teamId: input.teamId, times: times.value.booked.map(String), changed: before !== undefined },
    })
    return ok({ regularId, ...times.value })
  })
}

async function ownTimes(
  ctx: Beyond,
  { personId, teamId, times }: NameRegular,
  seriesId: string,
): Promise<Result<Omit<Named, 'regularId'>>> {
  if (!times) return ok({ booked: [], notFree: 0 })
  const weeks = times.weeks ?? ctx.settings.get<number>('reception.fixedTimes', ctx.actor.officeId)
  const wanted = fixedTimes({ ...times, weeks }, ctx.clock.now())
  if (wanted === null) return refused('badForm')
  const team = await store.membersOf(ctx.tx, teamId)
  if (!team.some(({ id }) => id === times.staffId)) return refused('notFound')
  const flagged = (await questionFor(ctx, personId))?.flagged ?? false
  const theirs = await store.timesAhead(ctx.tx, personId, seriesId, ctx.clock.now())
  const booked: Temporal.Instant[] = []
  for (const startsAt of wanted) {
    if (theirs.some((one) => one.startsAt.equals(startsAt))) {
      booked.push(startsAt)
      continue
    }
    const made = await bookFor(ctx, {
      personId,
      kind: 'contactSeries',
      mode: 'physicalOffice',
      purpose: 'contactSeries',
      side: 'common',
      theme: 'contactAdviser',
      startsAt,
      staffId: times.staffId,
      interpreter: { answer: flagged ? 'ordered' : 'notFlagged' },
      seriesId,
      channel: 'dropIn',
    })
    if (made.ok) booked.push(startsAt)
  }
  return booked.length === 0 ? refused('taken') : ok({ booked, notFree: wanted.length - booked.length })
}

const endRow = async (ctx: Beyond, id: string): Promise<void> => {
  await ctx.tx.updateTable('regular').set({ endedAt: ctx.clock.now() }).where('id', '=', id).execute()
}

/** no team of their own any more; booked times stand until they are cancelled. Refuses with `notFound`. */
export function endRegular(ctx: StaffCtx, input: { personId: string }): Promise<Result<null>> {
  return withVisitor(ctx, input.personId, async (beyond) => {
    const before = await store.regularOf(beyond.tx, input.personId)
    if (!before) return refused('notFound')
    await endRow(beyond, before.id)
    note(beyond, input.personId, 'regularNamed', { data: { ended: true } })
    return ok(null)
  })
}
