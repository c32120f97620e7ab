import { parsePhoneNumberFromString } from 'libphonenumber-js'
import type { Ctx, PersonCtx, StaffCtx } from '../../kernel/context.ts'
import { recordEvent } from '../../kernel/event.ts'
import { ok, type Result, refused } from '../../kernel/result.ts'
import type { ContactPointKind, PhoneKind } from '../model.ts'
import { raiseReview } from '../profile/review.ts'
import * as store from '../store.ts'

/** In international form, as every channel wants it; null when it can be nobody's number. Norwegian unless it says so. */
export function phoneNumber(written: string): string | null {
  const parsed = parsePhoneNumberFromString(written, 'NO')
  return parsed?.isPossible() ? parsed.number : null
}

const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/
const MOST = 300

/** The value as it is kept; null when it can be nobody's number or e-mail, or is no writing. */
export function normalContact(kind: ContactPointKind, value: string): string | null {
  const trimmed = value.trim()
  if (trimmed.length > MOST || !trimmed.isWellFormed() || /[^\P{Cc}\n]/u.test(trimmed)) return null
  if (kind === 'phone') return phoneNumber(trimmed)
  if (kind === 'email') return EMAIL.test(trimmed) ? trimmed.toLowerCase() : null
  return trimmed === '' ? null : trimmed
}

type ContactPointInput = {
  kind: ContactPointKind
  value: string
  phoneKind?: PhoneKind
  prepaid?: boolean
}

/**
 * R-334, K19: the person has spoken on this number, so it works. That somebody picked up on a phone that is borrowed, shared
 * or lost says nothing of where the person is. Beyond the wall: whoever spoke need not see the number.
 */
export async function spokenOn(ctx: Ctx, personId: string, number: string | null): Promise<void> {
  if (number === null) return
  await ctx.tx
    .updateTable('contactPoint')
    .set({ lastWorkedAt: ctx.clock.now(), notWorkingSince: null, notWorkingWhy: null })
    .where('personId', '=', personId)
    .where('kind', '=', 'phone')
    .where('value', '=', number)
    .where('endedAt', 'is', null)
    .where((is) => is.or([is('phoneKind', 'is', null), is('phoneKind', '=', 'own')]))
    .execute()
}

/**
 * How the person can be reached from now on; said again, it is confirmed (K19). Protected from its first moment when the
 * person is. The person must be opened. Refuses with badForm. The timeline tells that it was set, not what it is.
 */
export async function setContactPoint(
  ctx: StaffCtx | PersonCtx,
  personId: string,
  input: ContactPointInput,
): Promise<Result<{ id: string }>> {
  const value = normalContact(input.kind, input.value)
  if (value === null) return refused('badForm')
  const phoneKind = input.kind === 'phone' ? (input.phoneKind ?? 'own') : null
  const facts = { phoneKind, prepaid: input.prepaid ?? false, confirmedAt: ctx.clock.now() }
  const known = await store.findContactPoint(ctx.tx, personId, input.kind, value)
  const id = known?.id ?? ctx.newId()
  if (known) await store.updateContactPoint(ctx.tx, personId, id, facts)
  else {
    const hidden = input.kind !== 'email' && (await store.isProtected(ctx.tx, personId))
    await store.insertContactPoint(ctx.tx, {
      personId,
      id,
      kind: input.kind,
      value,
      protected: hidden,
      ...facts,
    })
  }
  recordEvent(ctx, {
    personId,
    kind: 'contactPointSet',
    side: 'common',
    channel: 'system',
    data: { contactPoint: input.kind, phoneKind },
  })
  return ok({ id })
}

/** Lost, given back to whoever lent it, or simply not in use any more: nothing is sent there again (K24). */
export async function endContactPoint(
  ctx: StaffCtx | PersonCtx,
  personId: string,
  id: string,
  why: 'lost' | 'borrowed' | 'notInUse',
): Promise<Result<{ id: string }>> {
  const change = { endedAt: ctx.clock.now(), ...(why === 'notInUse' ? {} : { phoneKind: why }) }
  const ended = await store.updateContactPoint(ctx.tx, personId, id, change)
  if (ended === undefined) return refused('notFound')
  recordEvent(ctx, {
    personId,
    kind: 'contactPointEnded',
    side: 'common',
    channel: 'system',
    data: { contactPoint: ended.kind, why },
  })
  // whoever has lost the number may be reached by nothing else that stands in the profile.
  if (why === 'lost' && ended.kind === 'phone') await raiseReview(ctx, personId, 'phoneLost')
  return ok({ id })
}
