import type { Ctx } from '../../kernel/context.ts'
import type { EnquiryTheme } from '../../threads/recognise/model.ts'
import type { Queue, Verb } from '../model.ts'
import { ringAdviser } from './adviser.ts'
import { owedCall, owedToNumber } from './call-back.ts'
import { type Situation, situationOf } from './facts.ts'
import { heard } from './heard.ts'
import { stopRinging } from './legs.ts'
import type { Level, Place, Told, Turn } from './model.ts'
import { sendLineCode, tryLineCode } from './returned.ts'
import { human } from './rules.ts'
import { type LineCall, updateCall } from './store.ts'
import { ringDuty } from './urgent.ts'

type Step = Turn | { do: 'human' }
type Change = Partial<Pick<LineCall, 'state' | 'queue' | 'language' | 'urgency' | 'theme' | 'waitingSince'>>

/** Whoever goes elsewhere is no longer waited for by the one who is being rung on their behalf. */
const LEAVES: readonly Step['do'][] = ['queue', 'callBack', 'ringNumber', 'voicemail']

/** Carries out what a key led to, and gives what the caller hears next. */
export async function take(ctx: Ctx, was: LineCall, turn: Step, known?: Situation): Promise<Verb[]> {
  const call = LEAVES.includes(turn.do) ? await stopRinging(ctx, was) : was
  const now = known ?? (await situationOf(ctx, call, { adviser: false }))
  switch (turn.do) {
    case 'human':
      return take(ctx, call, human(now.facts, null), now)
    case 'again':
      return go(ctx, call, call.place.at, { wrong: call.place.wrong + 1, told: turn.told })
    case 'stay':
      return go(ctx, call, 'wait', { ...(call.place.said ? { said: call.place.said } : {}) })
    case 'language':
      return go(ctx, call, now.facts.open ? 'menu' : 'closed', {}, { language: turn.language })
    case 'menu':
      return go(ctx, call, 'language')
    case 'queue':
      return queue(ctx, call, turn)
    case 'adviser':
      return adviser(ctx, call, now)
    case 'urgent':
      return urgent(ctx, call, now)
    case 'callBack':
      return callBack(ctx, call, now)
    case 'over':
      return go(ctx, call, 'over')
    case 'askNumber':
      // Whoever shows a number is rung on that one; nobody has to key it in.
      return call.fromNumber === null ? go(ctx, call, 'number') : placeKept(ctx, call, call.fromNumber)
    case 'checkNumber':
      return go(ctx, call, 'numberCheck', { number: turn.number })
    case 'ringNumber':
      return call.place.number === undefined
        ? go(ctx, call, 'number')
        : placeKept(ctx, call, call.place.number)
    case 'voicemail':
      return leaveWord(ctx, call, now)
    case 'check':
      return sendLineCode(ctx, call, now)
    case 'code':
      return tryLineCode(ctx, call, turn.digits, now)
  }
}

/** To a level, with a step of its own: what comes for an earlier one is too late. */
export async function go(
  ctx: Ctx,
  call: LineCall,
  at: Level,
  more: Partial<Omit<Place, 'at' | 'step' | 'menu'>> & { told?: Told } = {},
  change: Change = {},
): Promise<Verb[]> {
  const { said: _said, told: _told, over: _over, when: _when, ...kept } = call.place
  const place: Place = { ...kept, at, step: kept.step + 1, wrong: 0, ...more }
  await updateCall(ctx.tx, call.id, { ...change, place: JSON.stringify(place), lastEventAt: ctx.clock.now() })
  return heard(ctx, { ...call, ...change, place })
}

async function queue(
  ctx: Ctx,
  call: LineCall,
  to: { queue: Queue; theme: EnquiryTheme | null; told: Told | null },
): Promise<Verb[]> {
  return go(ctx, call, 'wait', to.told ? { told: to.told } : {}, {
    state: 'waiting',
    queue: to.queue,
    waitingSince: call.waitingSince ?? ctx.clock.now(),
    ...(to.theme === null ? {} : { theme: to.theme }),
  })
}

/** 9. Who cannot be rung for it gets a person who finds out. */
export async function adviser(
  ctx: Ctx,
  call: LineCall,
  now: Situation,
  said: Partial<Pick<Place, 'told' | 'who'>> = {},
): Promise<Verb[]> {
  if (!(await ringAdviser(ctx, call)))
    return take(
      ctx,
      { ...call, place: { ...call.place, ...said } },
      human(now.facts, said.told ?? 'adviserAway'),
      now,
    )
  const waiting = {
    waitingSince: call.waitingSince ?? ctx.clock.now(),
    theme: call.theme ?? 'contactAdviser',
  }
  return go(
    ctx,
    call,
    'wait',
    { rings: 'adviser', ...said },
    { ...waiting, state: 'ringing', queue: call.queue ?? now.facts.menu.human },
  )
}

/**
 * K16: an urgent need. In duty hours the office's duty phone rings at once where it is known whose office it
 * is; whoever is not known comes first in the queue of people. Outside, the emergency number at once, and first in turn
 * when duty opens.
 */
async function urgent(ctx: Ctx, call: LineCall, now: Situation): Promise<Verb[]> {
  const acute = {
    urgency: 'acute' as const,
    theme: 'emergencyNeed',
    waitingSince: call.waitingSince ?? ctx.clock.now(),
  }
  const raised = { ...call, ...acute }
  if (now.facts.duty) {
    await updateCall(ctx.tx, call.id, acute)
    if (await ringDuty(ctx, raised))
      return go(ctx, raised, 'wait', { rings: 'duty' }, { ...acute, state: 'ringing', queue: 'municipal' })
    return go(ctx, raised, 'wait', {}, { ...acute, state: 'waiting', queue: 'municipal' })
  }
  const owed = now.facts.known ? await owedCall(ctx, raised, { kept: false }) : null
  if (owed === null)
    return go(ctx, raised, 'voicemail', { told: 'urgentClosed' }, { ...acute, state: 'voicemail' })
  const when = owed.dueAt.toString()
  return go(ctx, raised, 'over', { told: 'urgentClosed', over: 'callBack', when }, acute)
}

/** the place is kept, and somebody rings. */
async function callBack(ctx: Ctx, call: LineCall, now: Situation): Promise<Verb[]> {
  const owed = await owedCall(ctx, call, { kept: call.waitingSince !== null })
  if (owed === null) return leaveWord(ctx, call, now)
  return go(ctx, call, 'over', { ...shut(call, now), over: 'callBack', when: owed.dueAt.toString() })
}

/** After the tone; told once more to whoever said nothing, and then it is over. */
function leaveWord(ctx: Ctx, call: LineCall, now: Situation): Promise<Verb[]> {
  const { at, wrong } = call.place
  const silent = at === 'voicemail' ? { wrong: wrong + 1 } : {}
  return go(ctx, call, 'voicemail', { ...shut(call, now), ...silent }, { state: 'voicemail' })
}

/** whoever comes here without having heard it hears that it is closed, and whom to ring with what cannot wait. */
function shut({ place }: LineCall, { facts }: Situation): { told?: 'closed' | 'whoRang' } {
  // C4-07: who has shown who they are hears who rang, also when nobody can be rung.
  if (place.told === 'whoRang') return { told: 'whoRang' }
  return facts.open || place.at === 'closed' || place.at === 'voicemail' ? {} : { told: 'closed' }
}

/** the same for somebody of whom only a number is known. */
async function placeKept(ctx: Ctx, call: LineCall, number: string): Promise<Verb[]> {
  const when = await owedToNumber(ctx, call, number)
  return go(ctx, call, 'over', { over: 'callBack', when: when.toString() })
}
