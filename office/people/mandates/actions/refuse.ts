import { openPerson } from '../../../access/actions.ts'
import type { Ctx, PersonCtx, StaffCtx, StaffSide } from '../../../kernel/context.ts'
import { recordEvent } from '../../../kernel/event.ts'
import { ok, type Result, refused } from '../../../kernel/result.ts'
import { ACTS, type Form } from '../model.ts'
import { insertMandate, registerOf, stopSending } from '../store.ts'
import type { ConsentChannel } from './consent.ts'
import { mayRegister } from './give.ts'

type Refusal = { mandateId: string; sides: readonly StaffSide[]; themes: readonly string[] }
type Heard = { form: Form; language: string; channel: string; staffId: string | null }
type Refused = Result<{ refusalId: string }>

/** A no stands until the person says something else: longer than anybody lives. */
const AT_MOST = { hours: 24 * 36_500 }

/**
 * The person's word that somebody may not: it counts before every mandate given earlier, and after it a new mandate
 * counts before this (the latest statement). Refuses with `notFound`, `empty`.
 */
export function refuseHolder(ctx: PersonCtx, input: Refusal): Promise<Refused> {
  const { personId, language } = ctx.actor
  const heard = { form: 'web' as const, language, channel: 'portalMessage', staffId: null }
  return ctx.beyondWall((beyond) => refuse(beyond, personId, input, heard))
}

/** the same, said on the phone, at the desk or on paper. Refuses with `notFound`, `empty` and as opening does. */
export async function recordRefusal(
  ctx: StaffCtx,
  input: Refusal & { personId: string; channel: ConsentChannel; form?: Exclude<Form, 'web'> },
): Promise<Refused> {
  if (!mayRegister(ctx)) return refused('notFound')
  const purpose = input.channel === 'dropIn' || input.channel === 'meetingOffice' ? 'visit' : 'call'
  const opened = await openPerson(ctx, input.personId, { purpose, what: 'mandate' })
  if (!opened.ok) return opened
  const { form = 'spoken', channel } = input
  const { language } = opened.value.person
  return ctx.beyondWall((beyond) =>
    refuse(beyond, input.personId, input, { form, language, channel, staffId: ctx.actor.staffId }),
  )
}

async function refuse(ctx: Ctx, personId: string, input: Refusal, heard: Heard): Promise<Refused> {
  const now = ctx.clock.now()
  const [mandate] = await registerOf(ctx.tx, personId, { id: input.mandateId })
  if (mandate?.kind !== 'mandate') return refused('notFound')
  if (input.sides.length === 0) return refused('empty')
  const refusalId = ctx.newId()
  await insertMandate(ctx.tx, {
    personId,
    id: refusalId,
    kind: 'refusal',
    holderId: mandate.holderId,
    holderName: mandate.holderName,
    relation: mandate.relation,
    sides: [...input.sides],
    themes: [...input.themes],
    acts: [...ACTS],
    fromAt: now,
    untilAt: now.add(AT_MOST),
    form: heard.form,
    language: heard.language,
    givenBefore: heard.staffId,
    recordedBy: heard.staffId,
    channel: heard.channel,
    askedByKind: 'person',
    askedAt: now,
    state: 'active',
  })
  // what stood in the queue may be about just this; the notice itself is on Min side.
  if (mandate.holderId !== null) await stopSending(ctx.tx, personId, mandate.holderId)
  const { holderName: holder } = mandate
  recordEvent(ctx, {
    personId,
    kind: 'mandateRevoked',
    side: 'common',
    channel: heard.channel,
    data: { mandateId: mandate.id, refusalId, holder, sides: input.sides, themes: input.themes },
  })
  return ok({ refusalId })
}
