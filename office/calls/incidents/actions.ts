import { isLanguage } from '../../../text/languages.ts'
import type { Ctx, StaffCtx } from '../../kernel/context.ts'
import { ok, type Result, refused } from '../../kernel/result.ts'
import { staffNotice } from '../../kernel/staff-notice.ts'
import { THEMES } from '../../threads/recognise/model.ts'
import { readText } from '../../threads/text.ts'
import { isBurst, isWatched } from './rules.ts'
import * as store from './store.ts'
import { mayApprove } from './views.ts'

const MOST_BANNER = 300

/**
 * looks at what has been asked and opens an incident where it is a burst, one for a theme at a time, and tells those
 * who lead the contact centre. `theme`: only that one, just asked of. Gives the themes that were opened.
 */
export async function watch(ctx: Ctx, theme: string | null): Promise<string[]> {
  if (theme !== null && !isWatched(theme)) return []
  const windowMinutes = ctx.settings.get<number>('incident.windowMinutes')
  const policy = {
    least: ctx.settings.get<number>('incident.least'),
    factor: ctx.settings.get<number>('incident.factor'),
  }
  const now = ctx.clock.now()
  const days = ctx.settings.get<number>('incident.normalDays')
  const counted = await store.countAsked(ctx.tx, { now, windowMinutes, days, theme })
  const bursts = counted.filter((one) => isWatched(one.theme) && isBurst({ ...one, windowMinutes }, policy))
  if (bursts.length === 0) return []
  const open = await store.openThemes(ctx.tx)
  const opened: string[] = []
  for (const burst of bursts.filter((one) => !open.has(one.theme))) {
    // What was closed a moment ago is not opened again by those who had asked already.
    const closed = await store.closedLast(ctx.tx, burst.theme)
    if (closed && now.since(closed).total('minutes') < windowMinutes) continue
    const articleKey = await store.preparedFor(ctx.tx, burst.theme)
    const id = await store.openIncident(ctx.tx, {
      ...burst,
      id: ctx.newId(),
      at: now,
      windowMinutes,
      articleKey,
    })
    if (id === null) continue
    opened.push(burst.theme)
    for (const lead of await store.centreLeads(ctx.tx)) await staffNotice(ctx, lead, 'incident', null, null)
  }
  return opened
}

/** Somebody at a desk has understood it before the numbers have. One of a theme at a time. Refuses with `notFound`, `unknownTheme`, `conflict`. */
export async function reportIncident(
  ctx: StaffCtx,
  input: { theme: string },
): Promise<Result<{ id: string }>> {
  if (!mayApprove(ctx)) return refused('notFound')
  if (!Object.hasOwn(THEMES, input.theme)) return refused('unknownTheme')
  return ctx.beyondWall(async (beyond) => {
    const id = await store.openIncident(beyond.tx, {
      id: beyond.newId(),
      at: beyond.clock.now(),
      theme: input.theme,
      inWindow: 0,
      normalPerHour: 0,
      windowMinutes: beyond.settings.get<number>('incident.windowMinutes'),
      articleKey: await store.preparedFor(beyond.tx, input.theme),
    })
    return id === null ? refused('conflict') : ok({ id })
  })
}

/**
 * The one banner, approved: shown in every channel from this second. In staff's own words where they write some, with
 * Norwegian among them; in the sentence of the catalogues in every language where they do not. Refuses with `notFound`,
 * `alreadyEnded`, `empty`, `notText`, `tooLong`.
 */
export async function approveBanner(
  ctx: StaffCtx,
  input: { id: string; text?: Readonly<Record<string, string>>; articleKey?: string | null },
): Promise<Result<null>> {
  if (!mayApprove(ctx)) return refused('notFound')
  const rows: { incidentId: string; language: string; body: string }[] = []
  for (const [language, written] of Object.entries(input.text ?? {})) {
    if (!isLanguage(language) || written.trim() === '') continue
    const body = readText(written, MOST_BANNER)
    if (!body.ok) return body
    rows.push({ incidentId: input.id, language, body: body.value })
  }
  // Whoever reads a language that has no words of its own would be told something else than the others.
  if (rows.length > 0 && !rows.some(({ language }) => language === 'nb')) return refused('empty')
  return ctx.beyondWall(async ({ tx, clock }) => {
    const [incident] = await store.incidents(tx, { id: input.id })
    if (incident === undefined) return refused('notFound')
    if (incident.state === 'closed') return refused('alreadyEnded')
    await tx.deleteFrom('incidentText').where('incidentId', '=', input.id).execute()
    if (rows.length > 0) await tx.insertInto('incidentText').values(rows).execute()
    await tx
      .updateTable('incident')
      .set({
        state: 'shown',
        approvedBy: ctx.actor.staffId,
        approvedAt: clock.now(),
        ...(input.articleKey === undefined ? {} : { articleKey: input.articleKey }),
      })
      .where('id', '=', input.id)
      .execute()
    return ok(null)
  })
}

/** It is over, or it was none: the banner is gone everywhere in the same second. Refuses with `notFound`, `alreadyEnded`. */
export async function closeIncident(
  ctx: StaffCtx,
  input: { id: string; how: 'over' | 'notOne' },
): Promise<Result<null>> {
  if (!mayApprove(ctx)) return refused('notFound')
  return ctx.beyondWall(async ({ tx, clock }) => {
    const [incident] = await store.incidents(tx, { id: input.id })
    if (incident === undefined) return refused('notFound')
    if (incident.state === 'closed') return refused('alreadyEnded')
    await tx
      .updateTable('incident')
      .set({ state: 'closed', closedAt: clock.now(), closedBy: ctx.actor.staffId, closedHow: input.how })
      .where('id', '=', input.id)
      .execute()
    return ok(null)
  })
}
