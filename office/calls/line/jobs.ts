import { sql } from 'kysely'
import type { Ctx } from '../../kernel/context.ts'
import { inTransaction, type Surroundings } from '../../kernel/transaction.ts'
import { LEG_OVER, type LegState, type VoiceCommand } from '../model.ts'
import type { Asked, Asking, VoiceGateway } from './gateway.ts'
import { hangUp } from './legs.ts'
import { endCall, legState } from './status.ts'
import { lockCall, lockCallAndLeg, updateCommand, updateLeg } from './store.ts'
import { keepRecording } from './voicemail.ts'

const SYSTEM = { kind: 'system', name: 'voice' } as const
const BATCH = 40
const AT_ONCE = 8
/** How long a command that somebody has taken is left alone before it counts as forgotten. */
const LEASE_SECONDS = 30
const WAITS_SECONDS = [2, 5, 15, 30, 60] as const
const MOST_ATTEMPTS = 8

type Row = {
  id: string
  callId: string
  legId: string | null
  does: 'ring' | 'move' | 'hangUp' | 'fetch'
  data: unknown
  attempts: number
  callProvider: string | null
  legProvider: string | null
  legState: LegState | null
  callState: string
  /** Something else is wanted of the same call. */
  more: boolean
}

/** Asks the voice platform for everything that was saved and is due. Gives how many it was asked for. */
export async function speak(around: Surroundings, gateway: VoiceGateway): Promise<number> {
  let asked = 0
  for (;;) {
    const rows = await inTransaction(around, SYSTEM, claim)
    asked += rows.length
    for (let at = 0; at < rows.length; at += AT_ONCE)
      await Promise.all(rows.slice(at, at + AT_ONCE).map((row) => carryOut(around, gateway, row)))
    // What waited behind these is due now; what was saved meanwhile has been asked for by whoever saved it.
    if (rows.length < BATCH && !rows.some(({ more }) => more)) return asked
  }
}

/** What is new is asked for at once, what was tried again when it is due. The oldest first, and of one call and leg only the oldest: what was wanted first is asked first. */
async function claim(ctx: Ctx): Promise<Row[]> {
  const now = ctx.clock.now()
  const { rows } = await sql<Row>`
    with due as (
      select c.id from voice_command c
      where c.done_at is null and c.failed_why is null and (c.attempts = 0 or c.next_at <= ${now})
        and not exists (select from voice_command e where e.call_id = c.call_id and e.leg_id is not distinct from c.leg_id
          and e.id < c.id and e.done_at is null and e.failed_why is null)
      order by c.next_at, c.id limit ${BATCH} for update skip locked),
    taken as (
      update voice_command c set attempts = c.attempts + 1, next_at = ${now.add({ seconds: LEASE_SECONDS })}
      from due where c.id = due.id returning c.*)
    select t.id, t.call_id as "callId", t.leg_id as "legId", t.does, t.data, t.attempts,
      c.provider_id as "callProvider", c.state as "callState", l.provider_id as "legProvider", l.state as "legState",
      exists (select from voice_command e where e.call_id = t.call_id and e.id <> t.id and e.done_at is null and e.failed_why is null) as more
    from taken t join call c on c.id = t.call_id left join call_leg l on l.id = t.leg_id order by t.id`.execute(
    ctx.tx,
  )
  return rows
}

/** What is asked for a row as things stand now; null when there is nothing left to ask. */
function askingOf(row: Row): Asking | null {
  if (row.does === 'ring') {
    const over =
      row.legId === null ||
      (row.legState !== null && LEG_OVER.includes(row.legState)) ||
      row.callState === 'ended'
    // A leg that the platform has told of rings already: its yes was lost on the way.
    if (over || row.legProvider !== null) return null
    const command = { does: 'ring', ...(row.data as object) } as Extract<VoiceCommand, { does: 'ring' }>
    return { id: row.id, does: 'ring', legId: row.legId as string, command }
  }
  const providerId = row.legId === null ? row.callProvider : row.legProvider
  if (providerId === null) return null
  if (row.does === 'hangUp') return { id: row.id, does: 'hangUp', providerId }
  if (row.callState === 'ended') return null
  return { id: row.id, does: 'move', providerId, next: (row.data as { next: string }).next }
}

async function carryOut(around: Surroundings, gateway: VoiceGateway, row: Row): Promise<void> {
  if (row.does === 'fetch') return carryHome(around, gateway, row)
  const asking = askingOf(row)
  const asked: Asked = asking === null ? { how: 'gone' } : await gateway.ask(asking)
  await inTransaction(around, SYSTEM, (ctx) => note(ctx, row, asked))
}

/** What was said after the tone comes into the house, and lies there as long as the office has decided. */
async function carryHome(around: Surroundings, gateway: VoiceGateway, row: Row): Promise<void> {
  const fetched = await gateway.recording((row.data as { url: string }).url)
  await inTransaction(around, SYSTEM, async (ctx) => {
    if (fetched.how === 'done') await keepRecording(ctx, row.data, fetched)
    await note(ctx, row, fetched.how === 'done' ? { how: 'gone' } : fetched)
  })
}

async function note(ctx: Ctx, row: Row, asked: Asked): Promise<void> {
  const now = ctx.clock.now()
  const set = (change: { doneAt?: Temporal.Instant; nextAt?: Temporal.Instant; failedWhy?: string }) =>
    updateCommand(ctx.tx, row.id, change)
  if (asked.how === 'done' || asked.how === 'gone') {
    await set({ doneAt: now })
    if (asked.how === 'done' && row.does === 'ring' && row.legId !== null)
      await rang(ctx, row, asked.providerId)
    return
  }
  const gaveUp = asked.how !== 'again' || row.attempts >= MOST_ATTEMPTS
  if (!gaveUp) {
    const seconds = WAITS_SECONDS[Math.min(row.attempts, WAITS_SECONDS.length) - 1] ?? 2
    await set({ nextAt: now.add({ seconds }) })
    return
  }
  await set({ failedWhy: 'why' in asked ? asked.why : 'noPlatform' })
  if (row.does === 'ring' && row.legId !== null) await fails(ctx, row.legId)
}

/** The platform has named the leg. Where its webhooks came first, they know more. */
async function rang(ctx: Ctx, row: Row, providerId: string): Promise<void> {
  const found = await lockCallAndLeg(ctx.tx, row.legId as string)
  if (found === null) return
  const { call, leg } = found
  if (leg.providerId === null) await updateLeg(ctx.tx, leg.id, { providerId })
  await legState(ctx, call, { ...leg, providerId: leg.providerId ?? providerId }, 'ringing')
  // It was given up, or the call ended, while it was being asked for.
  if (LEG_OVER.includes(leg.state)) await hangUp(ctx, { callId: call.id, legId: leg.id })
}

async function fails(ctx: Ctx, legId: string): Promise<void> {
  const found = await lockCallAndLeg(ctx.tx, legId)
  if (found) await legState(ctx, found.call, found.leg, 'failed')
}

/** legs that have rung as long as they may, by our clock: the next one rings whatever the platform says. */
export async function giveUpLegs(around: Surroundings, until: Temporal.Instant): Promise<number> {
  const { rows } = await sql<{ id: string }>`
    select id from call_leg where state in ('wanted', 'ringing') and give_up_at <= ${until}
    order by give_up_at, id`.execute(around.databases.system)
  for (const row of rows) await inTransaction(around, SYSTEM, (ctx) => giveUp(ctx, row.id, until))
  return rows.length
}

async function giveUp(ctx: Ctx, legId: string, until: Temporal.Instant): Promise<void> {
  const found = await lockCallAndLeg(ctx.tx, legId)
  if (found === null || found.leg.giveUpAt === null) return
  const { call, leg } = found
  if (leg.state !== 'wanted' && leg.state !== 'ringing') return
  if (Temporal.Instant.compare(found.leg.giveUpAt, until) > 0) return
  await hangUp(ctx, { callId: call.id, legId: leg.id })
  await legState(ctx, call, leg, 'noAnswer')
}

/** When a leg is next given up; for whoever moves the clock. */
export async function nextGiveUp(around: Surroundings): Promise<Temporal.Instant | null> {
  const { rows } = await sql<{ at: Temporal.Instant | null }>`
    select min(give_up_at) as at from call_leg where state in ('wanted', 'ringing')`.execute(
    around.databases.system,
  )
  return rows[0]?.at ?? null
}

/**
 * Calls of which nothing has been heard for so long that nobody can be on them: the platform lost them, or its last word
 * was lost. They end as any other, with what is owed for it.
 */
export async function endSilent(around: Surroundings): Promise<number> {
  const now = around.clock.now()
  const { settings } = around
  const { rows } = await sql<{ id: string }>`
    select id from call where state <> 'ended' and last_event_at < case when state = 'talking'
      then ${now.subtract({ minutes: settings.get<number>('line.lostTalkMinutes') })}::timestamptz
      else ${now.subtract({ minutes: settings.get<number>('line.lostMinutes') })}::timestamptz end
    order by last_event_at limit 500`.execute(around.databases.system)
  const failed: unknown[] = []
  for (const { id } of rows)
    await inTransaction(around, SYSTEM, async (ctx) => {
      const call = await lockCall(ctx.tx, id)
      if (call && call.state !== 'ended')
        await endCall(ctx, call, call.state === 'talking' ? 'lost' : undefined)
    }).catch((fault) => failed.push(fault))
  // One that cannot end keeps none of the others on the line.
  if (failed.length > 0) throw failed[0]
  return rows.length
}
