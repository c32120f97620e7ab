import type { PersonCtx, StaffCtx } from '../kernel/context.ts'
import { ok, type Result, refused } from '../kernel/result.ts'
import { OFFICE_ZONE } from '../kernel/time/localTime.ts'
import { openPerson } from './actions.ts'
import { actingRole } from './ground.ts'
import type { AccessEntry, ContactCentreView, OfficerEntry } from './model.ts'
import { may } from './rules.ts'
import * as store from './store.ts'
import { turnedAway } from './turned-away.ts'
import { shownFields } from './whitelist.ts'

/** How many lines of the log one page holds. */
const LOG_PAGE = 100

/** `older`: the line that the next page begins before; null on the last. */
export type LogPage<Entry> = { entries: Entry[]; older: string | null }

const pageOf = <Entry extends { id: string }>(rows: readonly Entry[]): LogPage<Entry> => {
  const entries = rows.slice(0, LOG_PAGE)
  return { entries, older: rows.length > LOG_PAGE ? (entries.at(-1)?.id ?? null) : null }
}

/**
 * R-730, K31: who has looked at me, when, in which role and why; newest first. `before` is the last line of the page
 * before. Attempts that were refused are the privacy role's business and not in it.
 */
export async function accessLogOf(
  ctx: PersonCtx,
  before: string | null = null,
): Promise<Result<LogPage<AccessEntry>>> {
  const page = { before, most: LOG_PAGE + 1, allowedOnly: true }
  const { entries, older } = pageOf(await store.logLines(ctx.tx, ctx.actor.personId, page))
  return ok({ entries: entries.map(({ staffId: _, allowed: __, ...entry }) => entry), older })
}

/**
 * M-32, R-730: the privacy role reads the whole log of a person, with those who were turned away, the page before
 * `before`; the reading is logged. Refuses with `notFound` whoever has not the role, and for a person that does not
 * exist for this reader: unknown, or their own family.
 */
export async function accessLogForOfficer(
  ctx: StaffCtx,
  personId: string,
  before: string | null = null,
): Promise<Result<LogPage<OfficerEntry>>> {
  const decision = may(ctx.actor, 'read', {
    class: 'M-32',
    personId,
    basis: 'purpose',
    purpose: 'qualityControl',
  })
  if (!decision.allowed || decision.scope !== 'full') return refused('notFound')
  const grounds = await store.groundsOf(ctx, personId)
  if (!grounds) return refused('notFound')
  if (grounds.state === 'kin') return turnedAway(ctx, personId, grounds, { what: 'accessLog' })
  const role = actingRole(ctx.actor, 'purpose')
  await store.logAccess(ctx, {
    personId,
    role,
    basis: 'purpose',
    purpose: 'qualityControl',
    what: 'accessLog',
    allowed: true,
  })
  return ok(pageOf(await store.logLines(ctx.tx, personId, { before, most: LOG_PAGE + 1 })))
}

/**
 * whether this person is one whom the employee may not know of: protected beyond what they are cleared for,
 * or their own family. False also for nobody. For a room that must keep what was written of somebody who has become so.
 */
export async function isHiddenFrom(ctx: StaffCtx, personId: string): Promise<boolean> {
  const grounds = await store.groundsOf(ctx, personId)
  return grounds?.state === 'shielded' || grounds?.state === 'kin'
}

/**
 * C9-03, R-720, R-721: what the contact centre is shown of a municipal matter while the person is on the line. Only
 * whitelisted fields, each with source and time; without an agreement in force none at all, and the way forward.
 * Refuses as `openPerson`, and with `notFound` for whoever has no such view.
 */
export async function contactCentreView(ctx: StaffCtx, personId: string): Promise<Result<ContactCentreView>> {
  const open = await openPerson(ctx, personId, { purpose: 'call', what: 'municipalStatus' })
  if (!open.ok) return open
  if (open.value.codes['M-15'] !== 'A') return refused('notFound')
  const municipality = await store.municipalityOf(ctx.tx, personId)
  if (!municipality || !open.value.agreement)
    return ok({ outcome: 'noInsightForward', municipality: municipality?.name ?? null })
  const now = ctx.clock.now()
  const today = now.toZonedDateTimeISO(OFFICE_ZONE).toPlainDate().toString()
  const staleAfter = now.subtract({ hours: ctx.settings.get<number>('status.staleHours') })
  const fields = shownFields(
    await store.whitelistRows(ctx.tx, personId, today),
    municipality.feedAsOf,
    staleAfter,
  )
  const mayBeOutdated = Object.values(fields).some((field) => field.mayBeOutdated)
  return ok({
    outcome: 'insight',
    municipality: municipality.name,
    fields,
    mayBeOutdated,
    mayConfirmPayment: fields.nextPayment !== undefined && !fields.nextPayment.mayBeOutdated,
  })
}
