import { sql } from 'kysely'
import { openPerson } from '../../../access/actions.ts'
import type { Ctx, Side, StaffCtx } from '../../../kernel/context.ts'
import { recordEvent } from '../../../kernel/event.ts'
import { ok, type Result, refused } from '../../../kernel/result.ts'
import { tidy } from '../holder.ts'
import { type Act, CONSENTS, type Consent, type Relation } from '../model.ts'
import { owe } from '../owner.ts'
import { covered } from '../rules.ts'
import { insertMandate, registerOf } from '../store.ts'
import { mayRegister } from './give.ts'

type Channel = 'officePhone' | 'contactCentrePhone' | 'dropIn' | 'meetingOffice' | 'emailInbound'

/**
 * somebody rings or comes for another. With a mandate they are answered within it, and the log says
 * so; without one, staff listen, take the message, and neither confirm nor deny. It is never contact with the person.
 * Gives whether the office may answer. Refuses with `notFound`.
 */
export async function helperContact(
  ctx: StaffCtx,
  input: {
    personId: string
    channel: Channel
    /** From the register, or by name when there is none. */
    mandateId?: string | null
    name?: string
    relation?: Relation
    act: Act
    side: Side
    theme?: string | null
  },
): Promise<Result<{ mayAnswer: boolean }>> {
  if (!mayRegister(ctx)) return refused('notFound')
  const visit = input.channel === 'dropIn' || input.channel === 'meetingOffice'
  const opened = await openPerson(ctx, input.personId, { purpose: visit ? 'visit' : 'call', what: 'helper' })
  if (!opened.ok) return opened
  return ctx.beyondWall(async (beyond) => {
    const at = beyond.clock.now()
    const register = await registerOf(beyond.tx, input.personId)
    const said = register.find(({ id }) => id === input.mandateId)
    const theirs = register.filter((row) =>
      said?.holderId ? row.holderId === said.holderId : row.holderName === (said?.holderName ?? ''),
    )
    const question = { act: input.act, side: input.side, theme: input.theme ?? null, at, inCall: true }
    const mandate = said ? covered(theirs, question) : null
    recordEvent(beyond, {
      personId: input.personId,
      kind: mandate ? 'mandateUsed' : 'helperContact',
      side: input.side,
      channel: input.channel,
      authorship: mandate ? 'representative' : authorshipOf(said?.relation ?? input.relation),
      onBehalfOf: input.personId,
      theme: input.theme ?? null,
      data: {
        holder: said?.holderName ?? tidy(input.name ?? ''),
        relation: said?.relation ?? input.relation ?? 'other',
        ...(mandate ? { mandateId: mandate.id } : {}),
        act: input.act,
      },
    })
    return ok({ mayAnswer: mandate !== null })
  })
}

const authorshipOf = (relation: Relation | undefined) =>
  relation === 'spouse'
    ? 'family'
    : relation === 'family' ||
        relation === 'friend' ||
        relation === 'neighbour' ||
        relation === 'organisation'
      ? relation
      : 'unknown'

export type HelperRequest = { number: number; dueAt: Temporal.Instant }

/**
 * a named helper asks the office to get in touch with somebody, and is given a number and a deadline, and nothing
 * else: the question becomes the person's own. The answer is the same whoever is asked for. Refuses with `empty`.
 */
export async function helperRequest(
  ctx: StaffCtx,
  input: {
    personId: string
    channel: Channel
    name: string
    organisation?: string
    relation: Relation
    wish: string
  },
): Promise<Result<HelperRequest>> {
  if (!mayRegister(ctx)) return refused('notFound')
  const opened = await openPerson(ctx, input.personId, { purpose: 'call', what: 'helper' })
  if (!opened.ok) return opened
  if (input.name.trim() === '') return refused('empty')
  return ctx.beyondWall((beyond) => lodge(beyond, input))
}

async function lodge(
  ctx: Ctx,
  input: {
    personId: string
    channel: string
    name: string
    organisation?: string
    relation: Relation
    wish: string
  },
): Promise<Result<HelperRequest>> {
  const { rows } = await sql<{ number: string }>`select nextval('receipt_number') as number`.execute(ctx.tx)
  const number = Number(rows[0]?.number)
  const helper = {
    name: tidy(input.name),
    organisation: input.organisation ? tidy(input.organisation) : null,
    relation: input.relation,
  }
  const promise = await owe(ctx, input.personId, {
    kind: 'callBack',
    theme: 'contactAdviser',
    details: {
      helper,
      number,
      wish: tidy(input.wish, 500),
      noInsight: true,
      channel: input.channel,
    },
  })
  if (!promise) return refused('notFound')
  recordEvent(ctx, {
    personId: input.personId,
    kind: 'helperRequest',
    side: 'common',
    channel: input.channel,
    authorship: authorshipOf(input.relation),
    onBehalfOf: input.personId,
    promiseId: promise.id,
    data: { holder: helper.name, organisation: helper.organisation, relation: helper.relation, number },
  })
  return ok({ number, dueAt: promise.dueAt })
}

/**
 * R-718, M-31: the person lets one employee see or hear one thing, for this contact: open a letter, see a draft, have
 * somebody listen in. Lasts the hours of a spoken mandate at most. Refuses with `notFound`, `badForm`.
 */
export async function recordConsent(
  ctx: StaffCtx,
  input: { personId: string; to: Consent; messageId?: string | null; companion?: string; channel: Channel },
): Promise<Result<{ consentId: string; until: Temporal.Instant }>> {
  const visit = input.channel === 'dropIn' || input.channel === 'meetingOffice'
  const opened = await openPerson(ctx, input.personId, { purpose: visit ? 'visit' : 'call', what: 'consent' })
  if (!opened.ok) return opened
  if (!CONSENTS.includes(input.to)) return refused('badForm')
  const { staffId, name } = ctx.actor
  return ctx.beyondWall(async (beyond) => {
    const now = beyond.clock.now()
    const until = now.add({ hours: beyond.settings.get<number>('mandate.spokenHours') })
    const consentId = beyond.newId()
    await insertMandate(beyond.tx, {
      personId: input.personId,
      id: consentId,
      kind: 'consent',
      consentTo: input.to,
      toStaff: staffId,
      messageId: input.messageId ?? null,
      holderName: tidy(input.companion ?? '') || name,
      relation: 'other',
      sides: ['state', 'municipal'],
      acts: ['read'],
      callOnly: true,
      fromAt: now,
      untilAt: until,
      form: 'spoken',
      language: opened.value.person.language,
      givenBefore: staffId,
      recordedBy: staffId,
      channel: input.channel,
      askedByKind: 'person',
      askedAt: now,
      state: 'active',
    })
    recordEvent(beyond, {
      personId: input.personId,
      kind: 'consentGiven',
      side: 'common',
      channel: input.channel,
      data: { consentId, to: input.to, until: until.toString() },
    })
    return ok({ consentId, until })
  })
}
