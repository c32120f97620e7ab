import { openPerson } from '../../access/actions.ts'
import { purposeAtDesk } from '../../access/ground.ts'
import { type Ctx, type HelperCtx, type PersonCtx, purposeOf, type StaffCtx } from '../../kernel/context.ts'
import { ok, type Result, refused } from '../../kernel/result.ts'
import type { Relation, RequestShown } from './model.ts'
import { type RequestRow, requestsWhere } from './request-store.ts'
import { safetyOf } from './store.ts'

const CODE = /^[\w-]{16,40}$/

/** What the helper learns: number, deadline, answer. Nothing here differs by whether anybody was found. */
const shown = ({ number, receivedAt, dueAt, answer, answeredAt }: RequestRow): RequestShown => ({
  number,
  receivedAt,
  dueAt,
  answer,
  answeredAt,
})

/** for whoever holds the code of the receipt; null for all others. */
export async function requestByCode(ctx: Ctx, code: string): Promise<RequestShown | null> {
  if (!CODE.test(code)) return null
  const [row] = await requestsWhere(ctx.tx, { code }, 1)
  return row ? shown(row) : null
}

/** What the reader has asked for on behalf of others, signed in as themselves. */
export const myRequests = (ctx: PersonCtx): Promise<RequestShown[]> =>
  ctx.beyondWall(async ({ tx }) =>
    (await requestsWhere(tx, { helperId: ctx.actor.personId })).map((row) => shown(row)),
  )

/** What the holder who acts has asked for on behalf of this giver. */
export const requestsFor = (ctx: HelperCtx): Promise<RequestShown[]> =>
  ctx.beyondWall(async ({ tx }) => {
    const { holderId, personId } = ctx.actor
    return (await requestsWhere(tx, { helperId: holderId, personId })).map((row) => shown(row))
  })

/** those who check who somebody is take the requests about somebody not yet known. */
export const mayTakeRequests = (roles: readonly string[]): boolean =>
  roles.includes('CC') || roles.includes('RE')

type WaitingRequest = {
  id: string
  number: number
  helperName: string
  organisation: string | null
  relation: Relation
  contact: string | null
  aboutName: string | null
  aboutBirth: string | null
  wish: string
  receivedAt: Temporal.Instant
  dueAt: Temporal.Instant
}
const waiting = (row: RequestRow): WaitingRequest => ({
  id: row.id,
  number: row.number,
  helperName: row.helperName,
  organisation: row.organisation,
  relation: row.relation,
  contact: row.contact,
  aboutName: row.aboutName,
  aboutBirth: row.aboutBirth,
  wish: row.wish,
  receivedAt: row.receivedAt,
  dueAt: row.dueAt,
})

/** The requests that nobody knows the person of yet, the one that is due first first. None for those who do not check. */
export async function waitingRequests(ctx: StaffCtx): Promise<WaitingRequest[]> {
  if (!mayTakeRequests(ctx.actor.roles)) return []
  return ctx.beyondWall(async ({ tx }) =>
    (await requestsWhere(tx, { open: true, unmatched: true })).map((row) => waiting(row)),
  )
}

/**
 * The open requests about this person. Under a safety flag who asks is a family link, and for cleared staff.
 * Refuses as opening does.
 */
export async function requestsAbout(
  ctx: StaffCtx,
  input: { personId: string; purpose?: string | null },
): Promise<Result<WaitingRequest[]>> {
  const opened = await openPerson(ctx, input.personId, {
    purpose: purposeOf(input.purpose) ?? purposeAtDesk(ctx.actor),
    what: 'mandates',
  })
  if (!opened.ok) return opened
  if (!['W', 'R', 'J'].includes(opened.value.codes['M-19'])) return refused('notFound')
  const cleared = ctx.actor.shields.includes('safety')
  return ctx.beyondWall(async ({ tx }) => {
    if (!cleared && (await safetyOf(tx, input.personId)).stands) return ok([])
    const rows = await requestsWhere(tx, { open: true, personId: input.personId })
    return ok(rows.map((row) => waiting(row)))
  })
}
