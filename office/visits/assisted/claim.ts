import type { Ctx } from '../../kernel/context.ts'
import { countWrong, guessedTooOften } from '../../kernel/guesses.ts'
import { ok, type Result, refused } from '../../kernel/result.ts'
import { endSession } from './end.ts'
import { overBecause } from './rules.ts'
import { newSecret } from './start.ts'
import { type Found, hashOf, lockSession, sessionByToken, takeCode, updateSession } from './store.ts'

export type Claimed = { secret: string; sessionId: string; language: string }

/**
 * R-449, C6-06: the code that an employee was given, typed on a terminal or tablet. It works once and for some minutes, and
 * guesses are counted. Gives the secret for the cookie `__Host-beside`; nobody need be signed in on that device. In the name
 * of the system. Refuses with `wrongCode` and `tooMany`.
 */
export async function claimAssisted(
  ctx: Ctx,
  input: { code: string; source: string },
): Promise<Result<Claimed>> {
  if (await guessedTooOften(ctx, input.source)) return refused('tooMany')
  const code = input.code.replace(/\D/g, '')
  const now = ctx.clock.now()
  const secret = newSecret()
  const session = code.length === 6 ? await takeCode(ctx.tx, code, now, hashOf(secret)) : undefined
  if (session === undefined || session.endedAt !== null) {
    await countWrong(ctx, input.source)
    return refused('wrongCode')
  }
  await updateSession(ctx.tx, session.id, { openedAt: now, usedAt: now })
  return ok({ secret, sessionId: session.id, language: session.language })
}

/** For how long one look counts as the last. */
const SEEN_SECONDS = 20

/**
 * Who is helped by whom, by the secret of a cookie; null when it is over, whatever made it so, and then it is written down
 * that it is. `staffId`: the employee signed in in the same browser; theirs alone opens what was begun there.
 */
export async function assistedBy(
  ctx: Ctx,
  input: { secret: string; staffId: string | null },
): Promise<Found | null> {
  const found = await sessionByToken(ctx.tx, hashOf(input.secret))
  if (found === undefined) return null
  if (found.device === 'own' && found.staffId !== input.staffId) return null
  const now = ctx.clock.now()
  const over = endingOf(ctx, found, now)
  if (over !== null) {
    const locked = await lockSession(ctx.tx, found.id)
    if (locked && locked.endedAt === null) await endSession(ctx, locked, over)
    return null
  }
  if (now.since(found.usedAt).total('seconds') >= SEEN_SECONDS)
    await updateSession(ctx.tx, found.id, { usedAt: now })
  return found
}

function endingOf(ctx: Ctx, found: Found, now: Temporal.Instant) {
  if (found.notTheirs) return { why: 'notTheirs' as const }
  if (found.staffGone) return { why: 'staffLeft' as const }
  if (found.contactOver)
    return { why: found.callId === null ? ('visitClosed' as const) : ('callEnded' as const) }
  const idleMinutes = ctx.settings.get<number>('assisted.idleMinutes')
  return overBecause(found, now, { idleMinutes, codeUntil: null })
}
