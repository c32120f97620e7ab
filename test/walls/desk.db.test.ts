import { sql } from 'kysely'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { agreeToReading, closeCall, readBack, sayWho, startByHand } from '../../office/calls/desk/actions.ts'
import { readInCall } from '../../office/calls/desk/views.ts'
import type { StaffCtx } from '../../office/kernel/context.ts'
import { setOpenPerson } from '../../office/kernel/transaction.ts'
import { makeNotice } from '../../office/reach/notices/actions.ts'
import { beginStory, type Story } from '../support/story.ts'
import { MUNICIPALITIES, PERSONS, staffActor } from '../support/world.ts'

/** C4-09: one letter of the municipality, asked for straight from the database, at every moment of a call. */
const lars = staffActor('operator')
const yasmin = staffActor('operator2')
const pia = PERSONS.residentA

let story: Story
let messageId: string
beforeEach(async () => {
  story = await beginStory()
  const made = await story.asSystem((ctx) =>
    makeNotice(ctx, {
      personId: pia,
      eventKey: 'decision',
      kind: 'decision',
      side: 'municipal',
      theme: 'socialAssistance',
      box: { what: 'Vedtak', todo: '–', byWhen: '–', otherwise: '–', whom: '–' },
      body: 'Vilkåret.',
      language: 'nb',
    }),
  )
  if (!made.ok) throw new Error(made.reason)
  messageId = made.value.messageId
  await story.database.system
    .insertInto('configuration')
    .values({
      key: 'access.ccReadMunicipalLetter',
      scope: MUNICIPALITIES.A,
      version: 1,
      value: JSON.stringify({ basis: 'Avtale', from: '2026-01-01' }),
      validFrom: story.clock.now(),
      reason: 'test',
    })
    .execute()
})
afterEach(() => story.end())

const as = <T>(act: (ctx: StaffCtx) => Promise<T>) => story.asStaff(lars, act)
const value = <T>(result: { ok: true; value: T } | { ok: false; reason: string }): T => {
  if (!result.ok) throw new Error(result.reason)
  return result.value
}
/** What the wall lets through to this employee, whatever the code above it thinks: the door, and the rows themselves. */
const lets = (who: typeof lars) =>
  story.asStaff(who, async (ctx) => {
    await setOpenPerson(ctx, pia, 'call')
    const { rows } = await sql<{ n: number }>`select (select count(*) from wall.consented_letter(${pia}::uuid,
        ${messageId}::uuid, ${ctx.clock.now()}::timestamptz))::int
      + (select count(*) from message_text where person_id = ${pia} and message_id = ${messageId})::int as n`.execute(
      ctx.tx,
    )
    return rows[0]?.n ?? 0
  })
const sure = (callId: string, level = 'full') =>
  story.database.system.updateTable('call').set({ identity: level }).where('id', '=', callId).execute()
async function callWith(level: string): Promise<string> {
  const { callId } = value(await as((ctx) => startByHand(ctx, {})))
  value(await as((ctx) => sayWho(ctx, { callId, who: 'person', personId: pia })))
  await sure(callId, level)
  return callId
}

it('is shut before the yes, open in the call to the one who has it, and shut when the call has ended', async () => {
  expect(await lets(lars)).toBe(0)
  const callId = await callWith('full')
  expect(await lets(lars)).toBe(0)
  expect(await as((ctx) => readInCall(ctx, { callId, messageId }))).toMatchObject({
    ok: false,
    reason: 'notFound',
  })
  value(await as((ctx) => agreeToReading(ctx, { callId, messageId })))
  expect(await lets(lars)).toBe(1)
  expect(await lets(yasmin)).toBe(0)
  expect(value(await as((ctx) => readInCall(ctx, { callId, messageId }))).parts[0]?.body).toBe('Vilkåret.')

  value(await as((ctx) => closeCall(ctx, { callId, outcome: 'resolved', theme: 'socialAssistance' })))
  value(await as((ctx) => readBack(ctx, { callId, summary: false })))
  expect(await lets(lars)).toBe(0)
  expect(await as((ctx) => readInCall(ctx, { callId, messageId }))).toMatchObject({
    ok: false,
    reason: 'notFound',
  })
  const told = await story.database.system
    .selectFrom('event')
    .select('data')
    .where('personId', '=', pia)
    .where('kind', '=', 'letterReadInCall')
    .execute()
  expect(told).toHaveLength(1)
})

it('shuts with the call also when the register still says yes', async () => {
  const callId = await callWith('full')
  value(await as((ctx) => agreeToReading(ctx, { callId, messageId })))
  expect(await lets(lars)).toBe(1)
  await story.database.system
    .updateTable('call')
    .set({ state: 'ended', endedAt: story.clock.now(), endedHow: 'hungUpWaiting' })
    .where('id', '=', callId)
    .execute()
  expect(await lets(lars)).toBe(0)
})

it('shuts when the office is no longer sure of whom it speaks with, and asks nobody before it is', async () => {
  const callId = await callWith('partial')
  expect(await as((ctx) => agreeToReading(ctx, { callId, messageId }))).toMatchObject({
    ok: false,
    reason: 'needsIdentity',
  })
  await sure(callId)
  value(await as((ctx) => agreeToReading(ctx, { callId, messageId })))
  expect(await lets(lars)).toBe(1)
  await sure(callId, 'none')
  expect(await lets(lars)).toBe(0)
})

it('opens nothing where the municipality has not switched it on, and in no other call', async () => {
  const callId = await callWith('full')
  value(await as((ctx) => agreeToReading(ctx, { callId, messageId })))
  await story.database.system
    .updateTable('call')
    .set({ staffId: yasmin.staffId })
    .where('id', '=', callId)
    .execute()
  expect(await lets(lars)).toBe(0)
  await story.database.system
    .updateTable('call')
    .set({ staffId: lars.staffId })
    .where('id', '=', callId)
    .execute()
  expect(await lets(lars)).toBe(1)
  await story.database.system
    .deleteFrom('configuration')
    .where('key', '=', 'access.ccReadMunicipalLetter')
    .execute()
  expect(await lets(lars)).toBe(0)
  expect(await as((ctx) => agreeToReading(ctx, { callId, messageId }))).toMatchObject({
    ok: false,
    reason: 'notFound',
  })
})

it('lets nobody at what the desk has found out but the room itself', async () => {
  await callWith('full')
  for (const table of ['desk_contact', 'identity_check', 'page_share', 'page_guess'])
    await expect(as((ctx) => sql`select 1 from ${sql.id(table)}`.execute(ctx.tx))).rejects.toThrow(
      /permission denied/,
    )
})
