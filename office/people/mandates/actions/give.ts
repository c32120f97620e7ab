import { openPerson } from '../../../access/actions.ts'
import type { Ctx, PersonCtx, StaffCtx } from '../../../kernel/context.ts'
import { recordEvent } from '../../../kernel/event.ts'
import { endPromise } from '../../../kernel/promise/actions.ts'
import { lockPromise } from '../../../kernel/promise/store.ts'
import { ok, type Result, refused } from '../../../kernel/result.ts'
import { between, findHolder, type Holder, tidy } from '../holder.ts'
import type { AloneAt, ConfirmInterpreter, Form, NewMandate } from '../model.ts'
import { owe } from '../owner.ts'
import { monthsAfter, mustBeAlone, periodOf } from '../rules.ts'
import {
  holderNumberOf,
  insertMandate,
  matterOf,
  type PersonCard,
  personCard,
  registerOf,
  updateMandate,
} from '../store.ts'
import { anotherWay } from './household.ts'

export type Given = { mandateId: string; state: 'active' | 'asked' }

/** How the wish came to the office, and what was heard from the giver alone. */
type Heard = {
  askedBy: 'person' | 'holder'
  form: Form
  language: string
  channel: string
  witness?: string
  alone?: { at: AloneAt; interpreter: ConfirmInterpreter; staffId: string } | null
  staffId: string | null
  /** somebody sat beside the giver while it was given. */
  helped?: boolean
}

/**
 * the giver says on the web who may do what for them. In force at once, or when the office has heard it
 * from the giver alone (household, money, address, what is sensitive: R-382). Refuses with `holderIsSelf`,
 * `holderTooYoung` (and sees to another way for the household), `guardianOnly`, `needsHolderBirth`, `mandateTooLong`,
 * `empty`, `badForm`.
 */
export function giveMandate(
  ctx: PersonCtx,
  input: Omit<NewMandate, 'personId'> & { helped?: boolean },
): Promise<Result<Given>> {
  const { personId, language } = ctx.actor
  return ctx.beyondWall((beyond) =>
    give(
      beyond,
      { ...input, personId },
      {
        askedBy: 'person',
        form: 'web',
        language,
        channel: 'portalMessage',
        staffId: null,
        helped: input.helped ?? false,
      },
    ),
  )
}

type Registration = NewMandate & {
  askedBy: 'person' | 'holder'
  form: Form
  language?: string
  channel: 'officePhone' | 'contactCentrePhone' | 'dropIn' | 'meetingOffice' | 'paperLetter'
  witness?: string
  /** Heard from the giver with nobody else there, in this contact. */
  alone?: { at: AloneAt; interpreter: ConfirmInterpreter } | null
}

/** Those who take what a person says about helpers, whatever their cell in M-19 gives them to read. */
const REGISTERS: readonly string[] = ['AS', 'AM', 'CO', 'CC', 'RE', 'DU']
export const mayRegister = (ctx: StaffCtx) => ctx.actor.roles.some((role) => REGISTERS.includes(role))

/**
 * C2-10: staff write down who is to help whom. Asked for by the holder it is not in force until the giver
 * has been heard alone, where they chose, with an interpreter when they need one. Refuses as `giveMandate`, with
 * `notFound`, and with `needsInterpreter`.
 */
export async function registerMandate(ctx: StaffCtx, input: Registration): Promise<Result<Given>> {
  if (!mayRegister(ctx)) return refused('notFound')
  const purpose = input.channel === 'dropIn' || input.channel === 'meetingOffice' ? 'visit' : 'call'
  const opened = await openPerson(ctx, input.personId, { purpose, what: 'mandate' })
  if (!opened.ok) return opened
  const { interpreterNeed, language } = opened.value.person
  const alone = input.askedBy === 'holder' ? null : (input.alone ?? null)
  if (alone && interpreterNeed !== 'none' && alone.interpreter === 'notNeeded')
    return refused('needsInterpreter')
  const { staffId } = ctx.actor
  return ctx.beyondWall((beyond) =>
    give(beyond, input, {
      askedBy: input.askedBy,
      form: input.form,
      language: input.language ?? language,
      channel: input.channel,
      ...(input.witness ? { witness: input.witness } : {}),
      alone: alone && { ...alone, staffId },
      staffId,
    }),
  )
}

async function give(ctx: Ctx, input: NewMandate, heard: Heard): Promise<Result<Given>> {
  const now = ctx.clock.now()
  const giver = await personCard(ctx.tx, input.personId)
  if (!giver) return refused('notFound')
  const holder = await findHolder(ctx, input.holder)
  if (typeof holder === 'string') return refused(holder)
  if (input.sides.length === 0 || input.acts.length === 0) return refused('empty')
  const matter = await matterOf(ctx.tx, giver.id, input)
  if (matter === undefined) return refused('notFound')
  const period = periodOf({ ...input, callOnly: input.callOnly ?? false }, now, {
    maxMonths: ctx.settings.get('mandate.maxMonths'),
    spokenHours: ctx.settings.get('mandate.spokenHours'),
  })
  if (period === null) return refused('mandateTooLong')
  const why = between(giver, holder, input.relation, period.from)
  if (why === 'holderTooYoung') await anotherWay(ctx, giver, { asked: true, channel: heard.channel })
  if (why !== null) return refused(why)
  return ok(await write(ctx, giver, holder, { ...input, threadId: matter }, heard, period))
}

async function write(
  ctx: Ctx,
  giver: PersonCard,
  holder: Holder,
  input: NewMandate,
  heard: Heard,
  period: { from: Temporal.Instant; until: Temporal.Instant },
): Promise<Given> {
  const now = ctx.clock.now()
  const id = ctx.newId()
  // What staff wrote down without an interpreter, for somebody who needs one, nobody has heard yet (R-381, C2-08).
  const unheard = heard.helped === true || (heard.staffId !== null && giver.interpreterNeed !== 'none')
  const needsAlone = unheard || mustBeAlone({ ...input, askedBy: heard.askedBy })
  const safe = (await registerOf(ctx.tx, giver.id)).some((row) => row.giverSafety)
  const inForce = !safe && heard.askedBy === 'person' && (!needsAlone || Boolean(heard.alone))
  await insertMandate(ctx.tx, {
    personId: giver.id,
    id,
    kind: 'mandate',
    holderId: holder.holderId,
    holderName: holder.name,
    holderNumber: holder.number,
    holderBirthDate: holder.birthDate,
    relation: input.relation,
    sameHousehold: input.sameHousehold,
    sides: [...input.sides],
    themes: [...input.themes],
    acts: [...input.acts],
    threadId: input.threadId ?? null,
    callOnly: input.callOnly ?? false,
    callId: input.callId ?? null,
    earlierMaterial: input.earlierMaterial ?? false,
    fromAt: period.from,
    untilAt: period.until,
    form: heard.form,
    language: heard.language,
    givenBefore: heard.staffId,
    recordedBy: heard.staffId,
    witness: heard.witness ? tidy(heard.witness) : null,
    channel: heard.channel,
    askedByKind: heard.askedBy,
    askedAt: now,
    needsAlone,
    state: inForce ? 'active' : 'asked',
    confirmedAloneAt: heard.alone ? now : null,
    confirmedBy: heard.alone?.staffId ?? null,
    aloneAt: heard.alone?.at ?? null,
    interpreter: heard.alone?.interpreter ?? null,
  })
  const mandate = { holder: holder.name, relation: input.relation, sides: input.sides, acts: input.acts }
  recordEvent(ctx, {
    personId: giver.id,
    kind: inForce ? 'mandateGiven' : 'mandateAsked',
    side: 'common',
    channel: heard.channel,
    data: { mandateId: id, ...mandate, askedBy: heard.askedBy },
  })
  if (!inForce) await askAlone(ctx, giver, id, heard.askedBy)
  return { mandateId: id, state: inForce ? 'active' : 'asked' }
}

/** C2-10: somebody has to speak with the giver alone, on a number or at a place they choose, with interpreter if needed. */
export async function askAlone(
  ctx: Ctx,
  giver: PersonCard,
  mandateId: string,
  askedBy: string,
): Promise<void> {
  const promise = await owe(ctx, giver.id, {
    kind: 'confirmMandate',
    details: {
      mandateId,
      askedBy,
      alone: true,
      interpreter: giver.interpreterNeed === 'none' ? null : (giver.interpreterLanguage ?? giver.language),
    },
  })
  if (promise) await updateMandate(ctx.tx, giver.id, mandateId, { promiseId: promise.id })
}

/** The promise to ask has been kept, whatever the answer was. */
export async function asked(ctx: Ctx, personId: string, promiseId: string | null): Promise<void> {
  if (promiseId === null) return
  const promise = await lockPromise(ctx.tx, personId, promiseId)
  if (promise?.endedAt === null)
    await endPromise(ctx, promise, { state: 'kept', how: 'spokenWith', channel: 'system' })
}

/**
 * it goes on as it was, from its end and for as long again as a mandate may last. What had to be heard alone has to
 * be heard alone once more. Refuses with `notFound`, and as `giveMandate`.
 */
export function renewMandate(ctx: PersonCtx, input: { mandateId: string }): Promise<Result<Given>> {
  const { personId, language } = ctx.actor
  return ctx.beyondWall(async (beyond) => {
    const [old] = await registerOf(beyond.tx, personId, { id: input.mandateId })
    if (old?.kind !== 'mandate' || old.state !== 'active') return refused('notFound')
    const giver = await personCard(beyond.tx, personId)
    if (!giver) return refused('notFound')
    const holder = {
      holderId: old.holderId,
      number: await holderNumberOf(beyond.tx, personId, old.id),
      name: old.holderName,
      birthDate: old.holderBirthDate,
    }
    const why = between(giver, holder, old.relation, old.untilAt)
    if (why !== null) return refused(why)
    const months = beyond.settings.get<number>('mandate.maxMonths')
    const period = { from: old.untilAt, until: monthsAfter(old.untilAt, months) }
    const again = { ...old, holder: { name: old.holderName } }
    const heard = {
      askedBy: 'person' as const,
      form: 'web' as const,
      language,
      channel: 'portalMessage',
      staffId: null,
    }
    return ok(await write(beyond, giver, holder, again, heard, period))
  })
}
