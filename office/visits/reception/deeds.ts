import { may } from '../../access/rules.ts'
import { callInterpreter } from '../../calls/interpreter/actions.ts'
import type { Ctx, StaffCtx } from '../../kernel/context.ts'
import { recordOf } from '../../kernel/opening/hours.ts'
import { doorAt } from '../../kernel/opening/rules.ts'
import { ok, type Result, refused } from '../../kernel/result.ts'
import { atDesk, comesNext, did, knownVisit, openVisit } from './desk.ts'
import { type NextStep, PLAIN_DEEDS } from './model.ts'
import { explainObstacle } from './rules.ts'
import { updateVisit } from './store.ts'
import { toDuty } from './urgent.ts'

/**
 * something was done on the spot. What leads to more has a verb of its own; this is for what is done and over. A
 * letter is explained in a room and by whoever may read it. Refuses with `badForm`, `openRoom`, `notYoursToExplain`.
 */
export async function recordDeed(
  ctx: StaffCtx,
  input: { visitId: string; deed: string; room?: boolean },
): Promise<Result<{ version: number }>> {
  const deed = PLAIN_DEEDS.find((known) => known === input.deed)
  if (deed === undefined) return refused('badForm')
  return atDesk(ctx, async (desk, officeId) => {
    const found = await openVisit(desk, input.visitId, officeId)
    if (!found.ok) return found
    const obstacle =
      deed === 'explainLetter'
        ? explainObstacle({ room: input.room ?? false, mayRead: readsLetters(desk, found.value.personId) })
        : null
    if (obstacle !== null) return refused(obstacle)
    const { version } = await did(desk, found.value, { deed, data: { room: input.room ?? false } })
    return ok({ version })
  })
}

const readsLetters = ({ actor }: StaffCtx, personId: string | null): boolean =>
  personId !== null &&
  (['M-07', 'M-16'] as const).some(
    (id) => may(actor, 'read', { class: id, personId, basis: 'contact', purpose: 'visit' }).scope === 'full',
  )

/** it turns out that it cannot wait. Whoever is on duty is told now. Refuses with `notFound`, `alreadyClosed`. */
export async function emergencyAtDesk(
  ctx: StaffCtx,
  input: { visitId: string },
): Promise<Result<{ version: number; step: NextStep | null }>> {
  return atDesk(ctx, async (desk, officeId) => {
    const found = await openVisit(desk, input.visitId, officeId)
    if (!found.ok) return found
    const step = await toDuty(desk, found.value)
    const { version } = await did(desk, found.value, {
      deed: 'emergencyHelp',
      step,
      change: { urgent: true },
    })
    return ok({ version, step })
  })
}

/** an interpreter by telephone, here and now. Refuses with `needsPerson`, and as asking for one does. */
export async function interpreterAtDesk(
  ctx: StaffCtx,
  input: { visitId: string; language?: string },
): Promise<Result<{ version: number; requestId: string; dueAt: Temporal.Instant }>> {
  return atDesk(ctx, async (desk, officeId) => {
    const found = await knownVisit(desk, input.visitId, officeId)
    if (!found.ok) return found
    const { personId, language } = found.value
    const order = await callInterpreter(desk, {
      personId,
      why: 'visit',
      language: input.language ?? language,
    })
    if (!order.ok) return order
    const { version } = await did(desk, found.value, {
      deed: 'interpreter',
      data: { requestId: order.value.requestId },
      change: { needsInterpreter: true },
    })
    return ok({ version, requestId: order.value.requestId, dueAt: order.value.dueAt })
  })
}

const LONGEST_WHO = 80

/**
 * what comes next for somebody who will not say who they are: to come back, at a time and to somebody. Refuses with
 * `badForm`, `noNextStep` (a time that has been), `closedThen`.
 */
export async function comeBack(
  ctx: StaffCtx,
  input: { visitId: string; who: string; at: Temporal.Instant },
): Promise<Result<{ version: number; step: NextStep }>> {
  const who = input.who.trim()
  if (who === '' || who.length > LONGEST_WHO) return refused('badForm')
  if (Temporal.Instant.compare(input.at, ctx.clock.now()) <= 0) return refused('noNextStep')
  return atDesk(ctx, async (desk, officeId) => {
    const found = await openVisit(desk, input.visitId, officeId)
    if (!found.ok) return found
    if (!(await doorOpensAt(desk, officeId, input.at))) return refused('closedThen')
    const step: NextStep = {
      kind: 'comeBack',
      who,
      isTeam: false,
      at: input.at.toString(),
      until: null,
      latest: false,
      promiseId: null,
    }
    const others = found.value.steps.filter(({ kind }) => kind !== 'comeBack')
    const version = await updateVisit(desk.tx, found.value, comesNext([...others, step]))
    return ok({ version, step })
  })
}

/** by the one record of hours. An office that has decided none is open whenever somebody there says so. */
async function doorOpensAt(ctx: Ctx, officeId: string, at: Temporal.Instant): Promise<boolean> {
  const record = await recordOf(ctx, officeId)
  return record.lines.length === 0 || doorAt(record, at, ctx.settings.calendar(officeId)).open
}
