import type { Ctx } from '../../kernel/context.ts'
import { countWrong, guessedTooOften } from '../../kernel/guesses.ts'
import { ok, type Result, refused } from '../../kernel/result.ts'
import { endOpen, endSession } from './end.ts'
import { guesserOf, opensAt, overBecause, type TypedAt } from './rules.ts'
import { newSecret } from './start.ts'
import {
  type Found,
  hashOf,
  lockCoded,
  lockSession,
  sessionByToken,
  spendCode,
  updateSession,
} from './store.ts'

export type Claimed = { secret: string; sessionId: string; language: string }

/**
 * R-449, C6-06: the code that an employee was given, typed on a screen of their office or in their own browser. It works
 * once and for some minutes, and guesses are counted for each screen. Gives the secret for the cookie `__Host-beside`; nobody
 * need be signed in on that screen. In the name of the system. Refuses with `needsScreen`, `helpCodeWrong` and `tooMany`.
 */
export async function claimAssisted(
  ctx: Ctx,
  input: { code: string; at: TypedAt },
): Promise<Result<Claimed>> {
  const guesser = guesserOf(input.at)
  if (guesser === null) return refused('needsScreen')
  if (await guessedTooOften(ctx, guesser)) return refused('tooMany')
  const code = input.code.replace(/\D/g, '')
  const now = ctx.clock.now()
  const session = code.length === 6 ? await lockCoded(ctx.tx, code, now) : undefined
  const device = session === undefined ? null : opensAt(session, input.at)
  if (session === undefined || device === null) {
    await countWrong(ctx, guesser)
    return refused('helpCodeWrong')
  }
  const terminalId = device === 'own' ? null : (input.at.terminal?.id ?? null)
  // One person at a time on a screen: whoever was helped there before is not, whichever employee it was.
  if (terminalId !== null) await endOpen(ctx, { terminalId }, 'screenEmptied')
  const secret = newSecret()
  await spendCode(ctx.tx, session.id, hashOf(secret))
  await updateSession(ctx.tx, session.id, { openedAt: now, usedAt: now, device, terminalId })
  return ok({ secret, sessionId: session.id, language: session.language })
}

/** For how long one look counts as the last. */
const SEEN_SECONDS = 20

/**
 * Who is helped by whom, by the secret of a cookie; null when it is over, whatever made it so, and then it is written down
 * that it is. `staffId`: the employee signed in in the same browser; theirs alone opens what was begun there. `terminalId`: the
 * screen that this browser is; what was opened on one is opened by no other.
 */
export async function assistedBy(
  ctx: Ctx,
  input: { secret: string; staffId: string | null; terminalId: string | null },
): Promise<Found | null> {
  const found = await sessionByToken(ctx.tx, hashOf(input.secret))
  if (found === undefined) return null
  if (found.device === 'own' && found.staffId !== input.staffId) return null
  if (found.device === 'other' && found.terminalId !== input.terminalId) return null
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
