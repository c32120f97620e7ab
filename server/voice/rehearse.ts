import { twiml } from '../../gateways/voice/twiml.ts'
import {
  callArrives,
  callerJoins,
  callStatus,
  keyPressed,
  legAnswered,
  legStatus,
  voicemailLeft,
} from '../../office/calls/line/actions.ts'
import { ringLeg } from '../../office/calls/line/legs.ts'
import type { Verb } from '../../office/calls/model.ts'
import type { Ctx } from '../../office/kernel/context.ts'
import { writeEvents } from '../../office/kernel/event.ts'
import { inTransaction, type Surroundings } from '../../office/kernel/transaction.ts'
import { lineWords } from './words.ts'

/** Nothing of a rehearsal is kept. */
class Over extends Error {}

/**
 * A new connection plans every statement of a call for the first time, and under row-level security that takes longer
 * than the call: whoever rings first after a start would wait for it, on every connection. So the line is rehearsed
 * before it is opened, on each connection at once: somebody rings, chooses, speaks, leaves word and hangs up, in a
 * transaction that is taken back. What goes wrong in it keeps no line closed; it is told.
 */
export async function rehearse(
  around: Surroundings,
  connections: number,
  report: (task: string, error: unknown) => void,
): Promise<void> {
  const one = (n: number) =>
    inTransaction(around, { kind: 'system', name: 'line' }, async (ctx) => {
      await everyCall(ctx, n)
      throw new Over()
    }).catch((error: unknown) => {
      if (!(error instanceof Over)) report('rehearsal', error)
    })
  await Promise.all(Array.from({ length: connections }, (_, n) => one(n)))
}

async function everyCall(ctx: Ctx, n: number): Promise<void> {
  const number = await somebody(ctx, n)
  await talks(ctx, number)
  await rings(ctx, number, ['1', '2', null, '1'])
  await rings(ctx, number, ['1', '1'])
  await rings(ctx, null, ['1', '8', '9'])
  await leavesWord(ctx, number)
  await leavesWord(ctx, null)
  await writeEvents(ctx)
}

/** Nobody has such a number: it is as long as the longest that can be, in a country that there is none of. */
const numberNo = (n: number) => `+8839900000${String(n).padStart(2, '0')}`

async function somebody({ tx, clock, newId }: Ctx, n: number): Promise<string> {
  const [personId, now, number] = [newId(), clock.now(), numberNo(n)]
  const office = await tx.selectFrom('office').select('id').limit(1).executeTakeFirst()
  await tx
    .insertInto('person')
    .values({ id: personId, givenName: '–', familyName: '–', officeId: office?.id ?? null, createdAt: now })
    .execute()
  await tx
    .insertInto('contactPoint')
    .values({ id: newId(), personId, kind: 'phone', value: number, phoneKind: 'own', confirmedAt: now })
    .execute()
  return number
}

type Line = { providerId: string; from: string | null; callId: string; said: readonly Verb[] }

async function begins(ctx: Ctx, from: string | null): Promise<Line> {
  const providerId = `rehearsal ${ctx.newId()}`
  const said = await callArrives(ctx, { line: 'general', providerId, from, to: null })
  return { providerId, from, callId: stepIn(ctx, said).callId, said }
}

async function presses(ctx: Ctx, line: Line, digits: string | null): Promise<Line> {
  const { callId, providerId } = line
  return {
    ...line,
    said: await keyPressed(ctx, { callId, providerId, step: stepIn(ctx, line.said).step, digits }),
  }
}

const hangsUp = (ctx: Ctx, { providerId, from }: Line) =>
  callStatus(ctx, { line: 'general', providerId, from, to: null, state: 'completed' })

/** Where the line listens: what a platform would read in the answer. */
function stepIn({ clock }: Ctx, said: readonly Verb[]): { callId: string; step: number | null } {
  const xml = twiml(said, { origin: 'https://rehearsal.invalid', words: lineWords(clock.now()) })
  const [, callId = '', step] = /\/voice\/\w+\/([0-9a-f-]{36})(?:\?at=(\d+))?/.exec(xml) ?? []
  return { callId, step: step === undefined ? null : Number(step) }
}

async function rings(ctx: Ctx, from: string | null, keys: readonly (string | null)[]): Promise<void> {
  let line = await begins(ctx, from)
  for (const key of keys) line = await presses(ctx, line, key)
  await hangsUp(ctx, line)
}

async function talks(ctx: Ctx, from: string): Promise<void> {
  let line = await begins(ctx, from)
  for (const key of ['1', '0']) line = await presses(ctx, line, key)
  const { callId, providerId } = line
  const legId = await ringLeg(ctx, { callId, kind: 'operator', number: numberNo(99), ringSeconds: 30 })
  const leg = { legId, providerId: `rehearsal ${legId}` }
  await legStatus(ctx, { ...leg, state: 'ringing' })
  await legAnswered(ctx, leg)
  await callerJoins(ctx, { callId, providerId })
  await legStatus(ctx, { ...leg, state: 'completed' })
  await hangsUp(ctx, line)
}

async function leavesWord(ctx: Ctx, from: string | null): Promise<void> {
  let line = await begins(ctx, from)
  for (const key of ['1', '0', '2']) line = await presses(ctx, line, key)
  const { callId, providerId } = line
  const { step } = stepIn(ctx, line.said)
  await voicemailLeft(ctx, { callId, providerId, step, url: null, seconds: 3, transcript: null })
  await hangsUp(ctx, line)
}
