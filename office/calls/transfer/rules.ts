import type { Urgency } from '../../kernel/promise/model.ts'
import { ok, type Result, refused } from '../../kernel/result.ts'
import type { Link } from '../duty/model.ts'
import type { Judgement, Target } from './model.ts'

const WEIGHT: Record<Urgency, number> = { ordinary: 0, elevated: 1, acute: 2 }

/**
 * R-425, K15: the duty phone is for what cannot wait the ordinary two days; severity is judged before the transfer. All
 * else may be put through to whoever is free. Refuses with `notUrgentEnough`.
 */
export function mayPutThrough(target: Target, urgency: Urgency): Result<null> {
  return target === 'duty' && urgency !== 'acute' ? refused('notUrgentEnough') : ok(null)
}

/** did the other end find it less urgent than the giver did? */
export const isLower = (receiver: Urgency, giver: Urgency): boolean => WEIGHT[receiver] < WEIGHT[giver]

/**
 * R-434, K15: a downgrade is a named person's, after they have spoken with whoever it is about, with a reason and the time
 * of the next contact. Equal or higher needs neither. Refuses with `needsTalk`, `needsReason`, `needsContactTime`.
 */
export function readJudgement(
  giver: Urgency,
  said: Judgement,
  { spoken, now }: { spoken: boolean; now: Temporal.Instant },
): Result<Judgement> {
  if (!isLower(said.urgency, giver)) return ok(said)
  if (!spoken) return refused('needsTalk')
  if (said.reason.trim() === '') return refused('needsReason')
  if (said.nextContactAt === null || Temporal.Instant.compare(said.nextContactAt, now) <= 0)
    return refused('needsContactTime')
  return ok({ ...said, reason: said.reason.trim() })
}

/** who is rung next; null when everybody has been. */
export const nextLink = (chain: readonly Link[], step: number): { link: Link; step: number } | null => {
  const link = chain[step + 1]
  return link === undefined ? null : { link, step: step + 1 }
}
