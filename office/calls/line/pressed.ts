import type { Ctx } from '../../kernel/context.ts'
import type { Verb } from '../model.ts'
import { situationOf } from './facts.ts'
import { heard } from './heard.ts'
import { MOST_DIGITS, pressed as turnOf } from './rules.ts'
import { lockSpokenCall } from './store.ts'
import { take } from './take.ts'

export type Pressed = {
  callId: string
  providerId: string
  /** The step that was answered; null: the line asks where it is. */
  step: number | null
  /** Null: nothing was pressed. */
  digits: string | null
}

/** A call that is none of ours is taken as one that begins. */
const STRANGER: Verb[] = [{ do: 'go', next: '/voice/incoming/general' }]
const LISTENS = ['menu', 'waiting', 'ringing', 'voicemail']

/**
 * a key, or silence. What answers another step than the one that is waited for has come twice or too late: the
 * caller hears where they are, and nothing changes.
 */
export async function keyPressed(ctx: Ctx, told: Pressed): Promise<Verb[]> {
  const call = await lockSpokenCall(ctx.tx, told.callId)
  if (call === undefined) return STRANGER
  if (call.providerId !== told.providerId) return [{ do: 'hangUp' }]
  if (told.step === null || told.step !== call.place.step || !LISTENS.includes(call.state))
    return heard(ctx, call)
  const key = told.digits === null || told.digits === '' ? null : told.digits.slice(0, MOST_DIGITS)
  const situation = await situationOf(ctx, call, { adviser: key === '9' })
  return take(ctx, call, turnOf(call.place.at, key, call.place.wrong, situation.facts), situation)
}
