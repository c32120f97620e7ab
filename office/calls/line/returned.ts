import { createHash } from 'node:crypto'
import type { Ctx } from '../../kernel/context.ts'
import { reachFactsOf } from '../../people/profile/views.ts'
import { queueText } from '../../reach/sms/queue.ts'
import { callReturned, returnOf } from '../callback/actions.ts'
import { keepPassed, newDigits, ownNumber } from '../desk/code.ts'
import { levelOf } from '../desk/rules.ts'
import { codeWords } from '../desk/words.ts'
import type { Line, Verb } from '../model.ts'
import type { Situation } from './facts.ts'
import type { Place } from './model.ts'
import { human } from './rules.ts'
import { type LineCall, updateCall } from './store.ts'
import { adviser, go, take } from './take.ts'

/** Lines that people who missed a call ring: the number on their display is the common one. */
const RETURNS_TO: readonly Line[] = ['general', 'staff', 'direct']

/**
 * R-414, C4-07: has the office tried to reach this number lately, and was not answered? Who it was for and what about is
 * told to nobody: a number is not a person.
 */
export async function ringsBack(ctx: Ctx, call: LineCall): Promise<NonNullable<Place['missed']> | null> {
  if (call.fromNumber === null || !RETURNS_TO.includes(call.line)) return null
  const found = await returnOf(ctx, call.fromNumber)
  if (found === null) return null
  const { attemptId, personId, staffId, deputyId } = found
  await callReturned(ctx, { personId, attemptId, callId: call.id })
  return { attemptId, staffId, deputyId }
}

const CODE_MINUTES = 10
const MOST_TRIES = 3

const hashed = (callId: string, code: string) =>
  createHash('sha256').update(`${callId} ${code}`).digest('hex')

/**
 * a code by text to the number that is verified as the caller's own. Whoever rings from another one, or does not
 * want texts, is checked by a person.
 */
export async function sendLineCode(ctx: Ctx, call: LineCall, now: Situation): Promise<Verb[]> {
  const { personId } = call
  const point = personId === null || call.knownBy !== 'ownNumber' ? null : await ownNumber(ctx, personId)
  if (personId === null || point === null || point.value !== call.fromNumber)
    return take(ctx, call, human(now.facts, 'noOwnNumber'), now)
  const code = newDigits()
  await queueText(ctx, {
    personId,
    address: point.value,
    contactPointId: point.id,
    language: call.language,
    body: codeWords(call.language, ctx.settings.get<string>('agency.name'), code),
    kind: 'identityCode',
  })
  const until = ctx.clock.now().add({ minutes: CODE_MINUTES }).toString()
  return go(ctx, call, 'code', { code: { hash: hashed(call.id, code), until, tries: 0 } })
}

/** The code is right: it is said who rang, and they are rung. Three wrong ones, or too late, and a person asks instead. */
export async function tryLineCode(ctx: Ctx, call: LineCall, digits: string, now: Situation): Promise<Verb[]> {
  const { code, missed } = call.place
  const { personId } = call
  if (code === undefined || personId === null || missed === undefined)
    return take(ctx, call, human(now.facts, null), now)
  const late = Temporal.Instant.compare(ctx.clock.now(), Temporal.Instant.from(code.until)) >= 0
  const tries = code.tries + 1
  if (late || hashed(call.id, digits) !== code.hash) {
    if (late || tries >= MOST_TRIES) return take(ctx, call, human(now.facts, 'codeWrong'), now)
    return go(ctx, call, 'code', { told: 'codeWrong', code: { ...code, tries } })
  }
  await keepPassed(ctx, call.id, 'code', null)
  const identity = await levelByCode(ctx, personId)
  await updateCall(ctx.tx, call.id, { identity, identityHow: 'code', identityAt: ctx.clock.now() })
  const found = call.fromNumber === null ? null : await returnOf(ctx, call.fromNumber)
  const checked = { ...call, identity }
  if (found === null || found.personId !== personId || found.staffName === null || identity !== 'full')
    return take(ctx, checked, human(now.facts, 'codeRight'), now)
  const who = { name: found.staffName, when: found.at.toString() }
  return adviser(ctx, checked, now, { told: 'whoRang', who })
}

async function levelByCode(ctx: Ctx, personId: string) {
  const safety = (await reachFactsOf(ctx, [personId])).get(personId)?.safety ?? false
  return levelOf([{ how: 'code', state: 'passed', asked: [], right: [] }], safety)
}
