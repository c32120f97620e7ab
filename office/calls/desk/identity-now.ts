import type { StaffCtx } from '../../kernel/context.ts'
import { ownNumber } from './code.ts'
import { roundsAhead } from './identity.ts'
import type { DeskCall, IdentityNow, IdentityWay, Question } from './model.ts'
import * as store from './store.ts'
import { MOST_CODE_TRIES, MOST_CODES } from './table.ts'

/** How sure, and what can be tried next. The questions of an open round, never an answer. */
export async function identityNow(ctx: StaffCtx, call: DeskCall): Promise<IdentityNow | null> {
  const { personId } = call
  if (personId === null || call.who !== 'person') return null
  return ctx.beyondWall(async (beyond) => {
    const checks = await store.checksIn(beyond.tx, call.id)
    const point = await ownNumber(beyond, personId)
    const asked = checks.find(({ how, state }) => how === 'questions' && state === 'asked')
    const code = checks.find(
      ({ how, state, untilAt }) =>
        how === 'code' && state === 'asked' && Temporal.Instant.compare(untilAt, beyond.clock.now()) > 0,
    )
    const sent = checks.filter(({ how }) => how === 'code').length
    const left = await roundsAhead(beyond, { ...call, personId })
    const ways: IdentityWay[] = [
      ...(left > 0 || asked ? (['questions'] as const) : []),
      ...(point !== null && sent < MOST_CODES ? (['code'] as const) : []),
      ...(call.byHand === 'desk' ? (['document'] as const) : []),
      'eId',
    ]
    return {
      level: call.identity,
      how: call.identityHow,
      ways,
      roundsLeft: left,
      asked: asked ? { checkId: asked.id, questions: asked.questions as Question[] } : null,
      code: code
        ? {
            checkId: code.id,
            until: code.untilAt,
            endsWith: point?.value.slice(-2) ?? '',
            triesLeft: MOST_CODE_TRIES - code.tries,
          }
        : null,
    }
  })
}
