import type { Ctx } from '../../kernel/context.ts'
import { recordPromise } from '../../kernel/promise/actions.ts'
import type { Promised } from '../../kernel/promise/model.ts'
import type { Policy, Window } from './model.ts'
import { moveDue } from './store.ts'

export function policyOf({ settings }: Pick<Ctx, 'settings'>, officeId: string | null): Policy {
  const get = <T>(key: string) => settings.get<T>(`callback.${key}`, officeId)
  return {
    tries: get('tries'),
    retryMinutes: get('retryMinutes'),
    aheadMinutes: get('aheadMinutes'),
    openDays: get('openDays'),
    slotMinutes: get('slotMinutes'),
    hours: get('hours'),
    daysAhead: get('daysAhead'),
    perHour: get('perHour'),
  }
}

/** From when on a text may leave in the morning. */
export const quietUntil = ({ settings }: Pick<Ctx, 'settings'>): string =>
  settings.get<{ from: string }>('clock.quietHours').from

/**
 * what has been agreed is when it is due; the first due time stays on record. What is urgent is not put off by a
 * later window. Written on the timeline with the window.
 */
export async function agreeTimes(
  ctx: Ctx,
  agreed: readonly { promise: Promised; window: Window; by: string; moves: boolean }[],
  event: 'windowChosen' | 'callBackNote' = 'windowChosen',
): Promise<Map<string, Promised>> {
  const moved = agreed.map(({ promise, window, by, moves }) => {
    if (!moves || promise.clock !== 'callbackPromise') return { promise, window, by, changed: false }
    const dueAt = window.until
    // Nobody is told that it may be late before an agreed time: it is late when that time has passed.
    const change = { dueAt, nextStep: 'breach' as const, nextStepAt: dueAt }
    return { promise: { ...promise, ...change }, window, by, changed: true }
  })
  await moveDue(
    ctx.tx,
    moved.filter((one) => one.changed).map(({ promise }) => promise),
  )
  for (const { promise, window, by } of moved)
    recordPromise(ctx, event, promise, {
      from: window.from.toString(),
      until: window.until.toString(),
      by,
    })
  return new Map(moved.map(({ promise }) => [promise.id, promise]))
}
