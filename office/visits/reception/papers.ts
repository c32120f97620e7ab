import { openPerson } from '../../access/actions.ts'
import { purposeOf, type Side, type StaffCtx } from '../../kernel/context.ts'
import { recordEvent } from '../../kernel/event.ts'
import { endPromise, makePromise } from '../../kernel/promise/actions.ts'
import { ok, type Result, refused } from '../../kernel/result.ts'
import { oweTraining } from '../../people/profile/training.ts'
import { lockPersonUnits } from '../../people/units.ts'
import { held } from '../../threads/actions/held.ts'
import { ownerNames } from '../../threads/views/owners.ts'
import { answererOf } from './answerer.ts'
import { atDesk, did, knownVisit } from './desk.ts'
import type { NextStep, Sheet } from './model.ts'
import { readSheets } from './rules.ts'

type Papers = {
  visitId: string
  sheets: readonly { kind: string; pages: number }[]
  side?: Side
  /** C6-04: wants to learn to do it alone, offered apart from the papers and never a condition for them. */
  training?: boolean
}
type Received = { version: number; receivedAt: Temporal.Instant; step: NextStep }

/**
 * papers are received now, whatever they are, and count from now. The receipt has each sheet; who
 * handles the matter has them on the list before anything is scanned, and until they have been looked through no decision
 * is made for lack of them. Refuses with `badForm` (no sheets), `needsPerson`.
 */
export async function receivePapers(ctx: StaffCtx, input: Papers): Promise<Result<Received>> {
  const sheets = readSheets(input.sheets)
  if (sheets === null) return refused('badForm')
  return atDesk(ctx, async (desk, officeId) => {
    const found = await knownVisit(desk, input.visitId, officeId)
    if (!found.ok) return found
    const visit = found.value
    const units = await lockPersonUnits(desk, visit.personId)
    if (!units) return refused('notFound')
    const route = answererOf(units, input.side ?? 'common')
    const receivedAt = desk.clock.now()
    const promise = await makePromise(desk, {
      personId: visit.personId,
      kind: 'giveStatus',
      clock: 'paperIndexed',
      side: route.side,
      theme: sheets.some(({ kind }) => kind === 'application') ? 'applicationHelp' : 'missingDocuments',
      owner: route.owner,
      acting: route.acting,
      officeId: units.officeId,
      needLevel: units.needLevel,
      channel: 'dropIn',
      details: { papers: sheets, visitId: visit.id },
    })
    recordEvent(desk, {
      personId: visit.personId,
      kind: 'papersReceived',
      side: route.side,
      channel: 'dropIn',
      authorship: 'self',
      promiseId: promise.id,
      data: { visitId: visit.id, sheets, receivedAt: receivedAt.toString() },
    })
    if (input.training) await oweTraining(desk, visit.personId, 'fillApplication')
    const [owner] = await ownerNames(desk.tx, [promise])
    const step: NextStep = {
      kind: 'papers',
      who: owner?.ownerName ?? '',
      isTeam: owner?.ownerIsTeam ?? true,
      at: promise.dueAt.toString(),
      until: null,
      latest: true,
      promiseId: promise.id,
    }
    const data = { sheets, receivedAt: receivedAt.toString(), training: input.training ?? false }
    const { version } = await did(desk, visit, { deed: 'papers', data, step })
    return ok({ version, receivedAt, step })
  })
}

/** who has them has looked them through and put them where they belong. Refuses as `held` does. */
export async function papersSeen(
  ctx: StaffCtx,
  input: { personId: string; promiseId: string },
): Promise<Result<null>> {
  const found = await held(ctx, input, 'documents')
  if (!found.ok) return found
  if (found.value.clock !== 'paperIndexed') return refused('notFound')
  await endPromise(ctx, found.value, { state: 'kept', how: 'indexed', channel: 'system' })
  return ok(null)
}

type PapersWaiting = { promiseId: string; receivedAt: Temporal.Instant; sheets: Sheet[] }

/** what came over the desk and has not been looked through yet, for who may see it. Refuses as opening does. */
export async function papersWaiting(
  ctx: StaffCtx,
  input: { personId: string; purpose?: string },
): Promise<Result<PapersWaiting[]>> {
  const opened = await openPerson(ctx, input.personId, {
    purpose: purposeOf(input.purpose),
    what: 'documents',
  })
  if (!opened.ok) return opened
  const rows = await ctx.tx
    .selectFrom('promise')
    .select(['id', 'receivedAt', 'details'])
    .where('personId', '=', input.personId)
    .where('isOpen', '=', true)
    .where('clock', '=', 'paperIndexed')
    .orderBy('receivedAt')
    .execute()
  return ok(
    rows.map(({ id, receivedAt, details }) => ({
      promiseId: id,
      receivedAt,
      sheets: (details as { papers?: Sheet[] } | null)?.papers ?? [],
    })),
  )
}
