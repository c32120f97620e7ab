import { openPerson } from '../../access/actions.ts'
import { type Ctx, type Purpose, purposeOf, type StaffCtx } from '../../kernel/context.ts'
import { besideOf } from '../../kernel/event.ts'
import { ok, type Result, refused } from '../../kernel/result.ts'
import type { Method, ProfileFact, Source } from './model.ts'

/** How something came to be said: the way, whose words, and whether anybody helped with the writing. */
export type Told = {
  method?: Method
  source?: Source
  /** with anybody's help it is no evidence of what the person manages alone. */
  helped?: boolean
  /** What the record is opened for, where staff have no standing ground. */
  purpose?: string | null
}

const PURPOSE: Partial<Record<Method, Purpose>> = { phone: 'call', desk: 'visit', paper: 'visit' }

const isStaff = (ctx: Ctx): ctx is StaffCtx => ctx.actor.kind === 'staff'

/**
 * whose profile may whoever acts change? The person their own; any employee with the profile in reach (M-03)
 * who has opened the person; the program, for what falls due. Refuses with `notFound` and `needsPurpose`.
 */
export async function maySet(ctx: Ctx, personId: string, told: Told): Promise<Result<null>> {
  if (ctx.actor.kind === 'person') return ctx.actor.personId === personId ? ok(null) : refused('notFound')
  if (!isStaff(ctx)) return ctx.actor.kind === 'system' ? ok(null) : refused('notFound')
  const purpose = purposeOf(told.purpose) ?? (told.method ? PURPOSE[told.method] : undefined) ?? null
  const opened = await openPerson(ctx, personId, { purpose, what: 'profile' })
  if (!opened.ok) return opened
  return opened.value.codes['M-03'] === 'W' ? ok(null) : refused('notFound')
}

export type By = Pick<ProfileFact, 'byKind' | 'byId' | 'source' | 'method'>

/** Who says it, and what it counts as. What the program notices never counts as a statement. */
export function saidBy(ctx: Ctx, told: Told): By {
  const { actor } = ctx
  const beside = besideOf(actor)
  // the person's own word, and the hand of the employee beside them.
  if (beside !== null)
    return {
      byKind: 'staff',
      byId: beside.staffId,
      source: told.helped ? 'helper' : 'ownStatement',
      method: /Phone$/.test(beside.channel) ? 'phone' : 'desk',
    }
  if (actor.kind === 'person')
    return {
      byKind: 'person',
      byId: actor.personId,
      source: told.helped ? 'helper' : 'ownStatement',
      method: told.method ?? 'web',
    }
  if (actor.kind === 'staff')
    return {
      byKind: 'staff',
      byId: actor.staffId,
      source: told.helped ? 'helper' : (told.source ?? 'staff'),
      method: told.method ?? 'meeting',
    }
  const source = told.source === 'register' ? 'register' : 'trigger'
  return { byKind: 'system', byId: null, source, method: 'system' }
}
