import type { Ctx, PersonCtx, StaffCtx } from '../../kernel/context.ts'
import { ok, type Result, refused } from '../../kernel/result.ts'
import { formStumbled } from '../../people/profile/happened.ts'
import { lockPersonUnits, type PersonUnits } from '../../people/units.ts'
import { registerContact, send } from '../../threads/actions.ts'
import { atDesk, did, knownVisit } from '../reception/desk.ts'
import { note, withVisitor } from './enter.ts'
import { follow, kept, offer, todayOf, turn } from './follow.ts'
import { CHOSEN_IN, RENEWAL_FORMS, RENEWAL_WAYS, type Renewal } from './model.ts'
import { comesMonthly, monthOf, planEnds } from './rules.ts'
import * as store from './store.ts'

type Helped = { version: number; renewalId: string | null }
const formOf = (told: string) => RENEWAL_FORMS.find((known) => known === told)

/**
 * helped at the desk with a form that has a name. Helped with it each month it becomes an arrangement, which is
 * offered there and then. Help is never less for it. Refuses with `badForm`, and as the desk does.
 */
export function helpedWithForm(
  ctx: StaffCtx,
  input: { visitId: string; form: string },
): Promise<Result<Helped>> {
  const form = formOf(input.form)
  if (form === undefined) return Promise.resolve(refused('badForm'))
  return atDesk<Helped>(ctx, async (desk, officeId) => {
    const found = await knownVisit(desk, input.visitId, officeId)
    if (!found.ok) return found
    const { personId } = found.value
    const { version } = await did(desk, found.value, { deed: 'helpForm', data: { form } })
    await formStumbled(desk, { personId, form: form.toLowerCase() })
    const open = (await store.openRenewals(desk.tx, personId)).find((one) => one.form === form)
    if (open) return ok({ version, renewalId: open.id })
    const months = desk.settings.get<number>('reception.recurringMonths', officeId)
    const today = todayOf(desk)
    const since = desk.clock.now().subtract({ hours: 24 * 31 * (months + 1) })
    const days = await store.helpDays(desk.tx, personId, form, since)
    if (!comesMonthly(days, today, months)) return ok({ version, renewalId: null })
    const units = await lockPersonUnits(desk, personId)
    if (!units) return refused('notFound')
    const renewal = await offer(desk, units, { form, officeId })
    return ok({ version, renewalId: renewal.id })
  })
}

/** staff know that it comes each month, and offer an arrangement. Once for each form. Refuses with `badForm`. */
export function offerRenewal(
  ctx: StaffCtx,
  input: { personId: string; form: string },
): Promise<Result<{ renewalId: string }>> {
  const form = formOf(input.form)
  return withVisitor(ctx, input.personId, async (beyond, units, officeId) => {
    if (form === undefined) return refused('badForm')
    const open = (await store.openRenewals(beyond.tx, input.personId)).find((one) => one.form === form)
    if (open) return ok({ renewalId: open.id })
    const renewal = await offer(beyond, units, { form, officeId })
    await turn(beyond, units, renewal)
    return ok({ renewalId: renewal.id })
  })
}

type Choose = { personId: string; renewalId: string; way: string; in: string }
type Chosen = { untilOn: string | null }

/**
 * the way that suits the person, said by them on Min side, at the desk or by telephone; never a login asked for. Chosen
 * again it is changed. A yearly plan is their consent for a year. Refuses with `badForm`, `notFound`.
 */
export async function chooseRenewal(ctx: PersonCtx | StaffCtx, input: Choose): Promise<Result<Chosen>> {
  const { actor } = ctx
  if (actor.kind === 'staff')
    return withVisitor(ctx as StaffCtx, input.personId, (beyond, units) => choose(beyond, units, input))
  if (actor.personId !== input.personId) return refused('notFound')
  return ctx.beyondWall(async (beyond) => {
    const units = await lockPersonUnits(beyond, input.personId)
    return units ? choose(beyond, units, { ...input, in: 'web' }) : refused('notFound')
  })
}

async function choose(ctx: Ctx, units: PersonUnits, input: Choose): Promise<Result<Chosen>> {
  const way = RENEWAL_WAYS.find((known) => known === input.way)
  const chosenIn = CHOSEN_IN.find((known) => known === input.in)
  if (way === undefined || chosenIn === undefined) return refused('badForm')
  const renewal = await store.lockRenewal(ctx.tx, input.personId, input.renewalId)
  if (!renewal) return refused('notFound')
  const months = ctx.settings.get<number>('reception.planMonths', renewal.officeId)
  const untilOn = planEnds(way, todayOf(ctx), months)
  const changed = { way, chosenAt: ctx.clock.now(), untilOn }
  await kept(ctx, input.personId, renewal.promiseId, 'answered')
  await store.changeRenewal(ctx.tx, renewal.id, { ...changed, chosenIn, promiseId: null })
  note(ctx, input.personId, 'renewalChosen', {
    side: renewal.side,
    data: { renewalId: renewal.id, form: renewal.form, way, chosenIn, untilOn },
  })
  const open = await store.openTurn(ctx.tx, renewal.id)
  if (open && way !== renewal.way) {
    await kept(ctx, input.personId, open.promiseId, 'changed')
    await follow(ctx, units, { ...renewal, ...changed }, { ...open, promiseId: null })
  }
  const last = await store.lastTurn(ctx.tx, renewal.id)
  if (!last && !(await helpedThisMonth(ctx, renewal))) await turn(ctx, units, { ...renewal, ...changed })
  return ok({ untilOn })
}

async function helpedThisMonth(ctx: Ctx, renewal: Renewal): Promise<boolean> {
  const month = monthOf(todayOf(ctx))
  const since = month.toZonedDateTime('Europe/Oslo').toInstant()
  return (await store.helpDays(ctx.tx, renewal.personId, renewal.form, since)).length > 0
}

/** it is needed no more, or help as before is what suits. Refuses with `notFound`. */
export function endRenewal(
  ctx: StaffCtx,
  input: { personId: string; renewalId: string },
): Promise<Result<null>> {
  return withVisitor(ctx, input.personId, async (beyond) => {
    const renewal = await store.lockRenewal(beyond.tx, input.personId, input.renewalId)
    if (!renewal) return refused('notFound')
    const open = await store.openTurn(beyond.tx, renewal.id)
    for (const promiseId of [renewal.promiseId, open?.promiseId ?? null])
      await kept(beyond, input.personId, promiseId, 'notNeeded')
    await store.changeRenewal(beyond.tx, renewal.id, { endedAt: beyond.clock.now() })
    return ok(null)
  })
}

type Settle = { personId: string; renewalId: string; text: string; how?: string; clientKey?: string }

/**
 * the renewal of the month is sent, in the words that were read to the person or that they have changed. It is an entry
 * like any other, with owner and time. Refuses with `empty`, `notFound` (there is none, or it is sent), `badForm`, and as writing
 * and registering do.
 */
export async function settleRenewal(ctx: PersonCtx | StaffCtx, input: Settle): Promise<Result<null>> {
  if (input.text.trim() === '') return refused('empty')
  if (ctx.actor.kind === 'person') return settleMine(ctx as PersonCtx, input)
  const how = input.how === 'phone' ? 'phone' : 'desk'
  return withVisitor(ctx as StaffCtx, input.personId, async (beyond) => {
    const found = await toSettle(beyond, input)
    if (!found.ok) return found
    const sent = await registerContact(beyond as StaffCtx, {
      personId: input.personId,
      channel: how === 'phone' ? 'officePhone' : 'dropIn',
      theme: found.value.renewal.form,
      side: found.value.renewal.side,
      text: input.text,
      ...(input.clientKey ? { clientKey: input.clientKey } : {}),
    })
    if (!sent.ok) return sent
    await settled(beyond, found.value, how)
    return ok(null)
  })
}

async function settleMine(ctx: PersonCtx, input: Settle): Promise<Result<null>> {
  const personId = ctx.actor.personId
  if (input.personId !== personId) return refused('notFound')
  return ctx.beyondWall(async (beyond) => {
    const found = await toSettle(beyond, input)
    if (!found.ok) return found
    const sent = await send(beyond as PersonCtx, {
      text: input.text,
      named: { theme: found.value.renewal.form, side: found.value.renewal.side },
      ...(input.clientKey ? { clientKey: input.clientKey } : {}),
    })
    if (!sent.ok) return sent
    await settled(beyond, found.value, 'web')
    return ok(null)
  })
}

type ToSettle = { renewal: Renewal; turnId: string; promiseId: string | null; month: string }

async function toSettle(ctx: Ctx, input: Settle): Promise<Result<ToSettle>> {
  const renewal = await store.lockRenewal(ctx.tx, input.personId, input.renewalId)
  const open = renewal && (await store.openTurn(ctx.tx, renewal.id))
  if (!renewal || !open) return refused('notFound')
  return ok({ renewal, turnId: open.id, promiseId: open.promiseId, month: open.month })
}

async function settled(
  ctx: Ctx,
  { renewal, turnId, promiseId, month }: ToSettle,
  how: string,
): Promise<void> {
  await store.changeTurn(ctx.tx, turnId, { settledAt: ctx.clock.now(), settledHow: how })
  await kept(ctx, renewal.personId, promiseId, 'answered')
  note(ctx, renewal.personId, 'renewalSettled', {
    side: renewal.side,
    data: { renewalId: renewal.id, form: renewal.form, month, how, way: renewal.way },
  })
}
