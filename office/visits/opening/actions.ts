import type { Ctx, StaffCtx } from '../../kernel/context.ts'
import { ok, type Result, refused } from '../../kernel/result.ts'
import { OFFICE_ZONE } from '../../kernel/time/localTime.ts'
import { mayReceive } from '../reception/desk.ts'
import { HEARD, type Impact, STANCES } from './model.ts'
import {
  datesObstacle,
  decideObstacle,
  isOpenAt,
  type Line,
  minutesIn,
  readWeek,
  underMinimum,
  without,
} from './rules.ts'
import {
  answersOf,
  answersTo,
  beginsOn,
  cameMinutes,
  insertVersion,
  linesOn,
  lockVersion,
  type Proposal,
  publish,
  unpublish,
} from './store.ts'

const LONGEST = 1000
export const LOOK_BACK_WEEKS = 8
export const todayOf = (ctx: Ctx) => ctx.clock.now().toZonedDateTimeISO(OFFICE_ZONE).toPlainDate()

/** Work of whoever leads an office, beyond the wall: nothing here is about anybody. Refuses with `notFound`. */
export async function asLeader<T>(
  ctx: StaffCtx,
  work: (beyond: Ctx, officeId: string) => Promise<Result<T>>,
): Promise<Result<T>> {
  const { officeId, roles } = ctx.actor
  if (officeId === null || !roles.includes('LE')) return refused('notFound')
  return ctx.beyondWall((beyond) => work(beyond, officeId))
}

type Propose = { week: readonly string[]; validFrom: string; answerBy: string; why: string }

/**
 * new hours are proposed, with why, from when, and until when those concerned may answer. What is known
 * of who comes now is kept with it. One at a time. Refuses with `badForm` (no week, no day), `empty` (no reason), `tooLong`,
 * `belowMinimum`, `hearingShort`, `inPast`, `conflict` (another is being heard, or hours begin that day already).
 */
export async function proposeHours(ctx: StaffCtx, input: Propose): Promise<Result<{ versionId: string }>> {
  const lines = input.week.length === 7 ? readWeek(input.week) : null
  if (lines === null || lines.length === 0 || !isDay(input.validFrom) || !isDay(input.answerBy))
    return refused('badForm')
  const why = input.why.trim()
  if (why === '') return refused('empty')
  if (why.length > LONGEST) return refused('tooLong')
  return asLeader(ctx, async (beyond, officeId) => {
    await beyond.tx.selectFrom('office').select('id').where('id', '=', officeId).forUpdate().execute()
    const today = todayOf(beyond).toString()
    const hearingDays = beyond.settings.get<number>('reception.hearingDays', officeId)
    const { validFrom, answerBy } = input
    const wrong = datesObstacle({ today, answerBy, validFrom, hearingDays })
    if (wrong !== null) return refused(wrong, { n: hearingDays })
    const impact = await impactOf(beyond, officeId, lines)
    const hours = beyond.settings.get<number>('reception.minHoursPerWeek', officeId)
    const under = underMinimum(impact, hours)
    if (under !== null) return refused(under, { n: hours })
    const other = await beyond.tx
      .selectFrom('hoursVersion')
      .select('id')
      .where('officeId', '=', officeId)
      .where('state', '=', 'heard')
      .executeTakeFirst()
    if (other || (await beginsOn(beyond.tx, officeId, validFrom))) return refused('conflict')
    const id = beyond.newId()
    const proposed = { proposedAt: beyond.clock.now(), proposedBy: ctx.actor.staffId }
    await insertVersion(beyond.tx, { id, officeId, validFrom, lines, answerBy, why, impact, ...proposed })
    return ok({ versionId: id })
  })
}

async function impactOf(ctx: Ctx, officeId: string, lines: readonly Line[]): Promise<Impact> {
  const until = ctx.clock.now()
  const now = await linesOn(ctx.tx, officeId, todayOf(ctx).toString())
  const [lost, gained] = [without(now, lines), without(lines, now)]
  const from = until.subtract({ hours: 24 * 7 * LOOK_BACK_WEEKS })
  const came = (await cameMinutes(ctx.tx, { officeId, from, until })).filter(({ weekday, minute }) =>
    isOpenAt(lost, weekday, minute),
  )
  const people = new Set(came.map(({ who }) => who)).size
  const few = people > 0 && people < ctx.settings.get<number>('stats.minCell', officeId)
  const minutes = { before: minutesIn(now), after: minutesIn(lines) }
  return { ...minutes, lost, gained, visitsInLost: few ? null : came.length }
}

type Tell = { versionId: string; who: string; name?: string; stance: string; says?: string }

/**
 * what somebody who is concerned says of hours that are being heard, written down by the leader or by the reception
 * of the office; a visitor without a name. Refuses with `badForm`, `empty` (neither for nor against and no words), `tooLong`,
 * `alreadyEnded`, `notFound`.
 */
export async function answerHours(ctx: StaffCtx, input: Tell): Promise<Result<{ answerId: string }>> {
  const { officeId, roles, staffId } = ctx.actor
  const who = HEARD.find((one) => one === input.who)
  const stance = STANCES.find((one) => one === input.stance)
  if (who === undefined || stance === undefined) return refused('badForm')
  if (officeId === null || !(roles.includes('LE') || mayReceive(ctx.actor))) return refused('notFound')
  const [name, says] = [(input.name ?? '').trim(), (input.says ?? '').trim()]
  if (stance === 'both' && says === '') return refused('empty')
  if (says.length > 2 * LONGEST || name.length > 200) return refused('tooLong')
  return ctx.beyondWall(async (beyond) => {
    const version = await lockVersion(beyond.tx, officeId, input.versionId)
    if (!version) return refused('notFound')
    if (version.state !== 'heard') return refused('alreadyEnded')
    const answerId = beyond.newId()
    await beyond.tx
      .insertInto('hoursAnswer')
      .values({
        versionId: version.id,
        id: answerId,
        who,
        // Of somebody who is served here no name is kept.
        name: who === 'visitor' || name === '' ? null : name,
        stance,
        says: says === '' ? null : says,
        at: beyond.clock.now(),
        staffId,
      })
      .execute()
    return ok({ answerId })
  })
}

/**
 * decided, with what was made of the answers. From then on the record has them, and so have the door, the page and
 * whoever else asks. Before the last day there is a reason. Refuses with `empty`, `tooLong`, `hearingOpen`, `earlyReason`, `hearingMissing`, `inPast`, `alreadyEnded`, `conflict`.
 */
export async function decideHours(
  ctx: StaffCtx,
  input: { versionId: string; weighed: string; early?: string },
): Promise<Result<{ validFrom: string }>> {
  const weighed = input.weighed.trim()
  if (weighed === '') return refused('empty')
  const early = (input.early ?? '').trim()
  if (weighed.length > 2 * LONGEST || early.length > LONGEST) return refused('tooLong')
  return asLeader(ctx, async (beyond, officeId) => {
    const version = await lockVersion(beyond.tx, officeId, input.versionId)
    if (!version) return refused('notFound')
    if (version.state !== 'heard') return refused('alreadyEnded')
    const { answers } = answersOf(await answersTo(beyond.tx, [version.id]), version.id)
    const why = decideObstacle({ ...version, today: todayOf(beyond).toString(), answers, early })
    if (why !== null) return refused(why)
    if (await beginsOn(beyond.tx, officeId, version.validFrom)) return refused('conflict')
    await publish(beyond.tx, version)
    await change(beyond, version, {
      state: 'decided',
      decidedAt: beyond.clock.now(),
      decidedBy: ctx.actor.staffId,
      weighed,
      early: todayOf(beyond).toString() <= version.answerBy ? early : null,
    })
    return ok({ validFrom: version.validFrom })
  })
}

/** Taken back before it is in force. Refuses with `notFound`, `alreadyEnded`, `alreadyBegun`. */
export async function withdrawHours(ctx: StaffCtx, input: { versionId: string }): Promise<Result<null>> {
  return asLeader(ctx, async (beyond, officeId) => {
    const version = await lockVersion(beyond.tx, officeId, input.versionId)
    if (!version) return refused('notFound')
    if (version.state === 'withdrawn') return refused('alreadyEnded')
    if (version.state === 'decided') {
      if (version.validFrom <= todayOf(beyond).toString()) return refused('alreadyBegun')
      await unpublish(beyond.tx, version)
    }
    await change(beyond, version, { state: 'withdrawn', withdrawnAt: beyond.clock.now() })
    return ok(null)
  })
}

const change = (ctx: Ctx, { id }: Proposal, to: object) =>
  ctx.tx.updateTable('hoursVersion').set(to).where('id', '=', id).execute()

function isDay(text: string): boolean {
  try {
    return Temporal.PlainDate.from(text).toString() === text
  } catch {
    return false
  }
}
