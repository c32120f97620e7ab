import { openPerson } from '../../../access/actions.ts'
import type { Ctx, PersonCtx, StaffCtx, StaffSide } from '../../../kernel/context.ts'
import { recordEvent } from '../../../kernel/event.ts'
import { ok, type Result, refused } from '../../../kernel/result.ts'
import { tidy } from '../holder.ts'
import {
  CONSENTS,
  CONTACT_CONSENTS,
  type ConfirmInterpreter,
  type Consent,
  type Form,
  SHARING_CONSENTS,
  type SharingConsent,
} from '../model.ts'
import { mayGive, periodOf } from '../rules.ts'
import { insertMandate, personCard } from '../store.ts'
import { mayRegister } from './give.ts'

type SpokenChannel = 'officePhone' | 'contactCentrePhone' | 'dropIn' | 'meetingOffice' | 'emailInbound'
export type ConsentChannel = SpokenChannel | 'paperLetter'
type Consented = { consentId: string; until: Temporal.Instant }

/** What a consent says: what for, to whom outside, about what, and until when. */
type Scope = {
  to: Consent
  /** Who outside is told, or the companion who sits there; nobody for what an employee opens, or for the other side. */
  recipient?: string
  sides?: readonly StaffSide[]
  themes?: readonly string[]
  until?: Temporal.Instant
  messageId?: string | null
  callId?: string | null
}
type Heard = {
  form: Form
  language: string
  channel: string
  staff: { id: string; name: string } | null
  witness?: string
  interpreter?: ConfirmInterpreter
}

const isForContact = (to: Consent) => CONTACT_CONSENTS.some((kind) => kind === to)

/**
 * on Min side, in one step: whom the office may tell what, until when. Refuses with `badForm` (what
 * is for one contact is given in it), `empty` (nobody or no side named), `mandateTooLong` and `guardianOnly`.
 */
export async function giveConsent(
  ctx: PersonCtx,
  input: Omit<Scope, 'to' | 'messageId' | 'callId'> & { to: SharingConsent },
): Promise<Result<Consented>> {
  const { personId, language } = ctx.actor
  if (!SHARING_CONSENTS.includes(input.to)) return refused('badForm')
  const heard = { form: 'web' as const, language, channel: 'portalMessage', staff: null }
  return ctx.beyondWall((beyond) => consent(beyond, personId, input, heard))
}

type SaidConsent = Scope & {
  personId: string
  channel: ConsentChannel
  form?: Exclude<Form, 'web'>
  witness?: string
  interpreter?: ConfirmInterpreter
}

/**
 * M-31: what the person says yes to at the desk, on the phone or on paper, written down by whoever heard it.
 * What opens something for one employee is for whoever writes it, in this contact, and lasts the hours of a spoken mandate
 * at most. Refuses as `giveConsent`, with `notFound`, and with `needsInterpreter` where a spoken yes was not interpreted.
 */
export async function recordConsent(ctx: StaffCtx, input: SaidConsent): Promise<Result<Consented>> {
  if (!mayRegister(ctx)) return refused('notFound')
  if (!CONSENTS.includes(input.to)) return refused('badForm')
  const visit = input.channel === 'dropIn' || input.channel === 'meetingOffice'
  const opened = await openPerson(ctx, input.personId, { purpose: visit ? 'visit' : 'call', what: 'consent' })
  if (!opened.ok) return opened
  const { interpreterNeed, language } = opened.value.person
  const { form = 'spoken', interpreter = 'notNeeded' } = input
  if (form !== 'paper' && interpreterNeed !== 'none' && interpreter === 'notNeeded')
    return refused('needsInterpreter')
  const { staffId, name } = ctx.actor
  const { personId, channel, witness = '' } = input
  const staff = { id: staffId, name }
  return ctx.beyondWall((beyond) =>
    consent(beyond, personId, input, { form, language, channel, staff, witness, interpreter }),
  )
}

/**
 * what the person lets whoever has them on the line see or hear in this call. It opens for this call only,
 * and ends with it (`endCallConsents`). Refuses as `recordConsent`.
 */
export const consentForCall = (
  ctx: StaffCtx,
  input: {
    personId: string
    callId: string
    what: Consent
    messageId?: string | null
    companion?: string
    form?: 'spoken' | 'interpreter'
    interpreter?: ConfirmInterpreter
    channel?: SpokenChannel
  },
): Promise<Result<Consented>> => {
  const { what, companion = '', channel, ...rest } = input
  if (!isForContact(what)) return Promise.resolve(refused('badForm'))
  const line = ctx.actor.roles.includes('CC') ? 'contactCentrePhone' : 'officePhone'
  return recordConsent(ctx, { ...rest, to: what, recipient: companion, channel: channel ?? line })
}

async function consent(ctx: Ctx, personId: string, scope: Scope, heard: Heard): Promise<Result<Consented>> {
  const now = ctx.clock.now()
  const giver = await personCard(ctx.tx, personId)
  if (!giver) return refused('notFound')
  if (!mayGive(giver, 'other', now)) return refused('guardianOnly')
  const contact = isForContact(scope.to)
  const recipient = tidy(scope.recipient ?? '')
  const sides = scope.sides ?? (contact ? (['state', 'municipal'] as const) : [])
  if (sides.length === 0 || (recipient === '' && needsName(scope.to))) return refused('empty')
  const period = periodOf({ ...(scope.until ? { until: scope.until } : {}), callOnly: contact }, now, {
    maxMonths: ctx.settings.get('mandate.maxMonths'),
    spokenHours: ctx.settings.get('mandate.spokenHours'),
  })
  if (period === null) return refused('mandateTooLong')
  const consentId = ctx.newId()
  const { staff } = heard
  await insertMandate(ctx.tx, {
    personId,
    id: consentId,
    kind: 'consent',
    consentTo: scope.to,
    toStaff: contact ? (staff?.id ?? null) : null,
    messageId: scope.messageId ?? null,
    callId: scope.callId ?? null,
    holderName: recipient || (contact ? (staff?.name ?? '') : ''),
    relation: 'other',
    sides: [...sides],
    themes: [...(scope.themes ?? [])],
    acts: ['read'],
    callOnly: contact,
    fromAt: period.from,
    untilAt: period.until,
    form: heard.form,
    language: heard.language,
    givenBefore: staff?.id ?? null,
    recordedBy: staff?.id ?? null,
    witness: heard.witness ? tidy(heard.witness) : null,
    interpreter: heard.interpreter ?? null,
    channel: heard.channel,
    askedByKind: 'person',
    askedAt: now,
    state: 'active',
  })
  recordEvent(ctx, {
    personId,
    kind: 'consentGiven',
    side: 'common',
    channel: heard.channel,
    messageId: scope.messageId ?? null,
    data: { consentId, to: scope.to, until: period.until.toString() },
  })
  return ok({ consentId, until: period.until })
}

const needsName = (to: Consent) => to === 'companion' || (!isForContact(to) && to !== 'otherSide')
