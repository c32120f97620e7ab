import { idnr } from '@navikt/fnrvalidator'
import type { StaffCtx } from '../../kernel/context.ts'
import { recordEvent } from '../../kernel/event.ts'
import { ok, type Result, refused } from '../../kernel/result.ts'
import { setOpenPerson } from '../../kernel/transaction.ts'
import type { Identity, InterpreterNeed, MergeBasis } from '../model.ts'
import { oweAssessment } from '../profile/review.ts'
import { provesIdentity } from '../rules.ts'
import * as store from '../store.ts'
import { phoneNumber, setContactPoint } from './contactPoint.ts'
import { openForIdentity } from './merge.ts'

type NewPersonInput = {
  givenName: string
  familyName: string
  birthDate?: string | null
  /** None at all is quite all right (K33). */
  identity?: Identity | null
  language?: string
  interpreterNeed?: InterpreterNeed
  phone?: string
  municipalityId?: string | null
  officeId?: string | null
  channel?: string
}

const digits = (number: string) => number.replace(/\s/g, '')

/** A number from a register must be right in itself; one that the office made up need not. */
function readIdentity(identity: Identity): Identity | null {
  const number = digits(identity.number)
  if (identity.kind === 'temporary') return number === '' ? null : { ...identity, number }
  const isDNumber = Number(number[0]) >= 4
  if (idnr(number).status !== 'valid' || isDNumber !== (identity.kind === 'dNumber')) return null
  return { ...identity, number }
}

/**
 * a person is entered with a national id, a D-number or nothing but a name. Gives the id. Refuses with empty (no
 * name), badForm (number or telephone that cannot be) and conflict (the number finds somebody already: merge instead).
 */
export async function registerPerson(
  ctx: StaffCtx,
  input: NewPersonInput,
): Promise<Result<{ personId: string }>> {
  const givenName = input.givenName.trim()
  const familyName = input.familyName.trim()
  if (givenName === '' || familyName === '') return refused('empty')
  const identity = input.identity ? readIdentity(input.identity) : null
  const phone = input.phone ? phoneNumber(input.phone) : null
  if ((input.identity && identity === null) || (input.phone && phone === null)) return refused('badForm')
  if (identity !== null && (await store.isNumberTaken(ctx.tx, identity.number))) return refused('conflict')
  const personId = ctx.newId()
  const officeId = input.officeId ?? ctx.actor.officeId
  await store.insertPerson(ctx.tx, {
    id: personId,
    givenName,
    familyName,
    birthDate: input.birthDate ?? null,
    language: input.language ?? 'nb',
    interpreterNeed: input.interpreterNeed ?? 'none',
    // Whoever comes to an office of one municipality is in it until something else is known, and what they ask goes there.
    municipalityId: input.municipalityId ?? (await store.soleMunicipality(ctx.tx, officeId)),
    officeId,
    createdAt: ctx.clock.now(),
  })
  // Who enters somebody has them before their eyes: that is the ground for seeing what was entered.
  await setOpenPerson(ctx, personId, 'visit')
  // whoever has no number is found by one of the house's own, until another comes and after it.
  const number = identity ?? { kind: 'temporary' as const, number: await store.nextInternalNumber(ctx.tx) }
  await store.insertIdentity(ctx.tx, personId, number, ctx.clock.now())
  if (phone !== null) await setContactPoint(ctx, personId, { kind: 'phone', value: phone })
  recordEvent(ctx, {
    personId,
    kind: 'personRegistered',
    side: 'common',
    channel: input.channel ?? 'dropIn',
    data: { identity: identity?.kind ?? 'none' },
  })
  await oweAssessment(ctx, personId)
  return ok({ personId })
}

/**
 * a number arrives for somebody who had none, or another one. All the person's numbers go on finding them.
 * Refuses with notFound, needsPurpose, badForm, mergeNeedsIdentity (name and birth date prove nothing) and conflict (the number is
 * another record's: the two have to be merged).
 */
export async function addIdentity(
  ctx: StaffCtx,
  personId: string,
  identity: Identity,
  basis: MergeBasis,
  purpose: string | null = null,
): Promise<Result<{ number: string }>> {
  if (!provesIdentity(basis)) return refused('mergeNeedsIdentity')
  const read = readIdentity(identity)
  if (read === null) return refused('badForm')
  const opened = await openForIdentity(ctx, personId, purpose)
  if (!opened.ok) return opened
  if (await store.isNumberTaken(ctx.tx, read.number)) return refused('conflict')
  await store.insertIdentity(ctx.tx, personId, read, ctx.clock.now())
  recordEvent(ctx, {
    personId,
    kind: 'identityAdded',
    side: 'common',
    channel: 'system',
    data: { identity: read.kind, basis },
  })
  return ok({ number: read.number })
}
