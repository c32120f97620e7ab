import { type Insertable, sql, type Updateable } from 'kysely'
import type { InterpreterAsk, InterpreterRequest } from '../../../db/types.ts'
import type { Ctx, Tx } from '../../kernel/context.ts'
import { insertRows } from '../../kernel/insert.ts'
import { lockCall } from '../line/store.ts'
import type { Ask, Order } from './model.ts'

export const insertOrder = (tx: Tx, row: Insertable<InterpreterRequest>): Promise<void> =>
  insertRows(tx, 'interpreterRequest', [row])
export const insertAsk = (tx: Tx, row: Insertable<InterpreterAsk>): Promise<void> =>
  insertRows(tx, 'interpreterAsk', [row])

export async function updateOrder(tx: Tx, id: string, change: Updateable<InterpreterRequest>): Promise<void> {
  await tx.updateTable('interpreterRequest').set(change).where('id', '=', id).execute()
}
export async function updateAsk(tx: Tx, id: string, change: Updateable<InterpreterAsk>): Promise<void> {
  await tx.updateTable('interpreterAsk').set(change).where('id', '=', id).execute()
}

const orders = (tx: Tx) => tx.selectFrom('interpreterRequest').selectAll()

/** The order, after the call or meeting it is of: these are always locked before it, and the leg of a call too. */
export async function lockOrder(tx: Tx, id: string): Promise<Order | undefined> {
  const found = await orders(tx).where('id', '=', id).executeTakeFirst()
  if (found === undefined) return undefined
  if (found.callId !== null) await lockCall(tx, found.callId)
  if (found.meetingId !== null)
    await sql`select from meeting where id = ${found.meetingId} and person_id = ${found.personId} for update`.execute(
      tx,
    )
  return (await orders(tx).where('id', '=', id).forNoKeyUpdate().executeTakeFirst()) as Order | undefined
}

/** Of a leg that is locked, and its call with it. */
export async function lockOrderOfLeg(tx: Tx, legId: string): Promise<Order | undefined> {
  const row = await orders(tx).where('legId', '=', legId).forNoKeyUpdate().executeTakeFirst()
  return row as Order | undefined
}

/** Whose talk an order is for: a call, a chat, or a person outside both. */
export type OrderOf = { callId?: string | null; chatId?: string | null; personId?: string | null }

/** What is under way for a call; outside any call, for the chat or the person. */
export async function runningOrder(
  tx: Tx,
  { callId = null, chatId = null, personId = null }: OrderOf,
): Promise<Order | undefined> {
  const row = await orders(tx)
    .where('endedHow', 'is', null)
    // What is booked for a time is nothing that runs now.
    .where('startsAt', 'is', null)
    .where('callId', callId === null ? 'is' : '=', callId)
    .$if(callId === null, (query) =>
      query.where((of) => of.or([of('chatId', '=', chatId), of('personId', '=', personId)])),
    )
    .orderBy('askedAt', 'desc')
    .limit(1)
    .forNoKeyUpdate()
    .executeTakeFirst()
  return row as Order | undefined
}

export async function asksOf(tx: Tx, requestId: string): Promise<Ask[]> {
  const rows = await tx
    .selectFrom('interpreterAsk')
    .selectAll()
    .where('requestId', '=', requestId)
    .orderBy('rank')
    .execute()
  return rows as Ask[]
}

export async function askById(tx: Tx, id: string): Promise<Ask | undefined> {
  const row = await tx.selectFrom('interpreterAsk').selectAll().where('id', '=', id).executeTakeFirst()
  return row as Ask | undefined
}

/** Under which key this service had said yes to the order that came before. */
export async function lastYesOf(tx: Tx, requestId: string, service: string): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`select a.id from interpreter_ask a
    join interpreter_request r on r.id = a.request_id and r.ask_id = a.id
    where a.request_id = ${requestId} and a.service = ${service}`.execute(tx)
  return rows[0]?.id ?? null
}

/** has an interpreter been asked for in this talk, and nobody come? */
export async function wasTried(
  tx: Tx,
  of: { callId: string | null; personId: string | null; since: Temporal.Instant },
): Promise<boolean> {
  const { rows } = await sql<{ yes: boolean }>`select exists (select from interpreter_request
    where (call_id = ${of.callId}::uuid or (${of.callId}::uuid is null and person_id = ${of.personId}::uuid))
      and asked_at >= ${of.since} and ended_how is distinct from 'notNeeded') as yes`.execute(tx)
  return rows[0]?.yes ?? false
}

/** has an interpreter been asked for in this chat, and has one been there? */
export async function inChat(tx: Tx, chatId: string): Promise<{ tried: boolean; interpreted: boolean }> {
  const { rows } = await sql<{ tried: boolean; interpreted: boolean }>`
    select coalesce(bool_or(ended_how is distinct from 'notNeeded'), false) as tried,
      coalesce(bool_or(ended_how = 'connected'), false) as interpreted
    from interpreter_request where chat_id = ${chatId}`.execute(tx)
  return rows[0] ?? { tried: false, interpreted: false }
}

/** Numbers of the person, and of those who help them. */
export async function closeNumbers(
  tx: Tx,
  personId: string | null,
  callId: string | null,
): Promise<string[]> {
  const { rows } = await sql<{ number: string }>`
    select value as number from contact_point where person_id = ${personId}::uuid and kind = 'phone'
    union select p.value from mandate m join contact_point p on p.person_id = m.holder_id and p.kind = 'phone'
      where m.person_id = ${personId}::uuid
    union select from_number from call where id = ${callId}::uuid and from_number is not null`.execute(tx)
  return rows.map(({ number }) => number)
}

/** A chat of this employee that is under way. */
export async function ownChat(
  ctx: Pick<Ctx, 'tx'>,
  chatId: string,
  staffId: string,
): Promise<{ personId: string | null; language: string } | undefined> {
  return ctx.tx
    .selectFrom('chat')
    .select(['personId', 'language'])
    .where('id', '=', chatId)
    .where('state', '=', 'talking')
    .where('staffId', '=', staffId)
    .executeTakeFirst()
}

/** A call of this employee that is under way: it is theirs, or they are in it. */
export async function ownCall(
  ctx: Pick<Ctx, 'tx'>,
  callId: string,
  staffId: string,
): Promise<{ id: string; personId: string | null; language: string; officeId: string | null } | undefined> {
  const { rows } = await sql<{
    id: string
    personId: string | null
    language: string
    officeId: string | null
  }>`select c.id, c.language, c.office_id as "officeId",
      case when d.who = 'person' or c.direction = 'out' then c.person_id end as "personId"
    from call c left join desk_contact d on d.call_id = c.id
    where c.id = ${callId}::uuid and c.state <> 'ended' and (c.staff_id = ${staffId} or exists (
      select from call_leg l where l.call_id = c.id and l.staff_id = ${staffId} and l.state = 'answered'))`.execute(
    ctx.tx,
  )
  return rows[0]
}
