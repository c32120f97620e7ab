import { openPerson } from '../../../access/actions.ts'
import type { Ctx, HelperCtx, PersonCtx, StaffCtx } from '../../../kernel/context.ts'
import { recordEvent } from '../../../kernel/event.ts'
import { ok, type Result, refused } from '../../../kernel/result.ts'
import { myMandates, registerOf, stopSending, updateMandate } from '../store.ts'
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

/**
 * The holder does not want to any more: the one mandate that is named, or all that they hold from this giver. Refuses with
 * `notFound`.
 */
export async function stepDown(ctx: HelperCtx, input: { mandateId?: string } = {}): Promise<Ended> {
  const { personId, holderId } = ctx.actor
  const mine = await myMandates(ctx.tx, ctx.clock.now())
  const leaving = mine.filter(({ id }) => input.mandateId === undefined || id === input.mandateId)
  if (leaving.length === 0) return refused('notFound')
  return ctx.beyondWall(async (beyond) => {
    for (const { id } of leaving) {
      const [mandate] = await registerOf(beyond.tx, personId, { id, holderId })
      if (mandate) await end(beyond, personId, id, { by: 'holder', channel: 'portalMessage' })
    }
    return ok({ endedAt: beyond.clock.now() })
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
