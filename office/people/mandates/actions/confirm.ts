import { openPerson } from '../../../access/actions.ts'
import { purposeAtDesk } from '../../../access/ground.ts'
import { purposeOf, type StaffCtx } from '../../../kernel/context.ts'
import { recordEvent } from '../../../kernel/event.ts'
import { ok, type Result, refused } from '../../../kernel/result.ts'
import type { AloneAt, ConfirmInterpreter } from '../model.ts'
import { mayGive, mayHold } from '../rules.ts'
import { personCard, registerOf, updateMandate } from '../store.ts'
import { asked, mayRegister } from './give.ts'
import { type SafetyWish, safeReach, setSafetyNow } from './safety.ts'

type Confirmation = {
  personId: string
  mandateId: string
  answer: 'yes' | 'no'
  /** The employee says so: nobody else could hear or read along. */
  alone: boolean
  at: AloneAt
  interpreter: ConfirmInterpreter
  /** Offered in the same talk, and only set when she wants it. */
  safety?: SafetyWish | null
  /** What the record is opened for, where there is no standing ground. */
  purpose?: string | null
}

/**
 * R-382, C2-10: what the giver says when spoken with alone, where they chose, with an interpreter when they need one.
 * Yes puts it in force; no ends it, and nobody else is told. Refuses with `notAlone`, `needsInterpreter`, `badForm` (a
 * number to be safe on that is nobody's: then nothing is done), `alreadyEnded`, `holderTooYoung`, `guardianOnly`,
 * `needsPurpose`, `notFound`.
 */
export async function confirmMandate(
  ctx: StaffCtx,
  input: Confirmation,
): Promise<Result<{ state: 'active' | 'declined' | 'suspended' }>> {
  if (!mayRegister(ctx)) return refused('notFound')
  const opened = await openPerson(ctx, input.personId, {
    purpose: purposeOf(input.purpose) ?? purposeAtDesk(ctx.actor),
    what: 'mandate',
  })
  if (!opened.ok) return opened
  if (!input.alone) return refused('notAlone')
  if (opened.value.person.interpreterNeed !== 'none' && input.interpreter === 'notNeeded')
    return refused('needsInterpreter')
  if (input.safety && safeReach(input.safety) === undefined) return refused('badForm')
  const { staffId } = ctx.actor
  return ctx.beyondWall(async (beyond) => {
    const now = beyond.clock.now()
    const [mandate] = await registerOf(beyond.tx, input.personId, { id: input.mandateId })
    const giver = await personCard(beyond.tx, input.personId)
    if (!mandate || !giver) return refused('notFound')
    if (mandate.state !== 'asked') return refused('alreadyEnded')
    const yes = input.answer === 'yes' && !input.safety
    if (yes && !mayGive(giver, mandate.relation, now)) return refused('guardianOnly')
    if (yes && !mayHold({ ...mandate, birthDate: mandate.holderBirthDate }, now))
      return refused('holderTooYoung')
    await updateMandate(beyond.tx, input.personId, mandate.id, {
      state: yes ? 'active' : 'declined',
      confirmedAloneAt: now,
      confirmedBy: staffId,
      aloneAt: input.at,
      interpreter: input.interpreter,
      // In force from when she said so, and her word of now is the latest.
      ...(yes
        ? { askedAt: now, fromAt: Temporal.Instant.compare(mandate.fromAt, now) < 0 ? now : mandate.fromAt }
        : {}),
      ...(yes ? {} : { endedAt: now, endedHow: 'declined', endedByKind: 'person' }),
    })
    recordEvent(beyond, {
      personId: input.personId,
      kind: yes ? 'mandateConfirmed' : 'mandateDeclined',
      side: 'common',
      channel: 'officePhone',
      data: { mandateId: mandate.id, at: input.at, interpreter: input.interpreter },
    })
    await asked(beyond, input.personId, mandate.promiseId)
    if (input.safety) await setSafetyNow(beyond, input.personId, input.safety)
    return ok({ state: yes ? ('active' as const) : ('declined' as const) })
  })
}
