import { openPerson } from '../../../access/actions.ts'
import type { Ctx, HelperCtx, PersonCtx, StaffCtx } from '../../../kernel/context.ts'
import { recordEvent } from '../../../kernel/event.ts'
import { ok, type Result, refused } from '../../../kernel/result.ts'
import { registerOf, stopSending, updateMandate } from '../store.ts'
import { asked, mayRegister } from './give.ts'

type Ended = Result<{ endedAt: Temporal.Instant }>

/** one press, and it has ended. Refuses with `notFound` (not one's own) and `alreadyEnded`. */
export function endMandate(ctx: PersonCtx, input: { mandateId: string }): Promise<Ended> {
  const { personId } = ctx.actor
  return ctx.beyondWall((beyond) =>
    end(beyond, personId, input.mandateId, { by: 'person', channel: 'portalMessage' }),
  )
}

/** R-383, C2-10: the person says it on the phone, at the desk or on paper; it ends at that second. */
export async function revokeMandate(
  ctx: StaffCtx,
  input: {
    personId: string
    mandateId: string
    channel: 'officePhone' | 'contactCentrePhone' | 'dropIn' | 'meetingOffice' | 'paperLetter'
  },
): Promise<Ended> {
  if (!mayRegister(ctx)) return refused('notFound')
  const purpose = input.channel === 'dropIn' || input.channel === 'meetingOffice' ? 'visit' : 'call'
  const opened = await openPerson(ctx, input.personId, { purpose, what: 'mandate' })
  if (!opened.ok) return opened
  return ctx.beyondWall((beyond) =>
    end(beyond, input.personId, input.mandateId, { by: 'person', channel: input.channel }),
  )
}

/** The holder does not want to any more. */
export function stepDown(ctx: HelperCtx): Promise<Ended> {
  const { personId, mandateId, holderId } = ctx.actor
  return ctx.beyondWall(async (beyond) => {
    const [mandate] = await registerOf(beyond.tx, personId, { id: mandateId, holderId })
    if (!mandate) return refused('notFound')
    return end(beyond, personId, mandateId, { by: 'holder', channel: 'portalMessage' })
  })
}

async function end(
  ctx: Ctx,
  personId: string,
  mandateId: string,
  told: { by: 'person' | 'holder'; channel: string },
): Promise<Ended> {
  const now = ctx.clock.now()
  const [mandate] = await registerOf(ctx.tx, personId, { id: mandateId })
  if (!mandate) return refused('notFound')
  if (!['asked', 'active', 'suspended'].includes(mandate.state)) return refused('alreadyEnded')
  await updateMandate(ctx.tx, personId, mandateId, {
    state: 'revoked',
    endedAt: now,
    endedHow: told.by === 'person' ? 'revoked' : 'holder',
    endedByKind: told.by,
    endedById: told.by === 'person' ? personId : mandate.holderId,
  })
  if (mandate.holderId !== null) await stopSending(ctx.tx, personId, mandate.holderId)
  await asked(ctx, personId, mandate.promiseId)
  recordEvent(ctx, {
    personId,
    kind: mandate.kind === 'consent' ? 'consentRevoked' : 'mandateRevoked',
    side: 'common',
    channel: told.channel,
    data: { mandateId, holder: mandate.holderName, by: told.by },
  })
  return ok({ endedAt: now })
}

/**
 * The person's word that somebody may not: it counts before every mandate given earlier, and after it a new mandate
 * counts before this (the latest statement). Refuses with `notFound`, `empty`.
 */
export function refuseHolder(
  ctx: PersonCtx,
  input: { mandateId: string; sides: readonly ('state' | 'municipal')[]; themes: readonly string[] },
): Promise<Result<{ refusalId: string }>> {
  const { personId } = ctx.actor
  return ctx.beyondWall(async (beyond) => {
    const now = beyond.clock.now()
    const [mandate] = await registerOf(beyond.tx, personId, { id: input.mandateId })
    if (mandate?.kind !== 'mandate') return refused('notFound')
    if (input.sides.length === 0) return refused('empty')
    const refusalId = beyond.newId()
    await beyond.tx
      .insertInto('mandate')
      .values({
        personId,
        id: refusalId,
        kind: 'refusal',
        holderId: mandate.holderId,
        holderName: mandate.holderName,
        relation: mandate.relation,
        sides: [...input.sides],
        themes: [...input.themes],
        acts: ['ask', 'read', 'receive', 'speakFor', 'write', 'submit', 'appeal', 'fetch'],
        fromAt: now,
        untilAt: now.add({ hours: 24 * 36_500 }),
        form: 'web',
        language: ctx.actor.language,
        askedByKind: 'person',
        askedAt: now,
        state: 'active',
      })
      .execute()
    recordEvent(beyond, {
      personId,
      kind: 'mandateRevoked',
      side: 'common',
      channel: 'portalMessage',
      data: {
        mandateId: mandate.id,
        refusalId,
        holder: mandate.holderName,
        sides: input.sides,
        themes: input.themes,
      },
    })
    return ok({ refusalId })
  })
}
