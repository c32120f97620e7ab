import type { Ctx, HelperCtx, PersonCtx } from '../../../kernel/context.ts'
import { recordEvent } from '../../../kernel/event.ts'
import { ok, type Result, refused } from '../../../kernel/result.ts'
import { tidy } from '../holder.ts'
import { owe } from '../owner.ts'
import { openTasks } from '../store.ts'

/** What somebody was asked for and cannot produce: a paper, a login, a form on the web. In their own words. */
type CannotProduce = { about: string; promiseId?: string | null }
type GuidanceOwed = { promiseId: string; dueAt: Temporal.Instant }
const MOST = 300

/**
 * said by the person, or by a holder for them, it opens a promise to guide and help; nothing is demanded
 * twice in the meantime, and saying it again about the same thing gives the same promise. Refuses with `empty`, `tooLong`
 * and `notFound`.
 */
export async function cannotProduce(
  ctx: PersonCtx | HelperCtx,
  input: CannotProduce,
): Promise<Result<GuidanceOwed>> {
  if (input.about.trim() === '') return refused('empty')
  if (input.about.length > MOST) return refused('tooLong', { most: MOST })
  const { personId } = ctx.actor
  const by = ctx.actor.kind === 'helper' ? ctx.actor.name : null
  return ctx.beyondWall((beyond) => guide(beyond, personId, input, by))
}

async function guide(
  ctx: Ctx,
  personId: string,
  input: CannotProduce,
  by: string | null,
): Promise<Result<GuidanceOwed>> {
  const about = tidy(input.about, MOST)
  const open = await openTasks(ctx.tx, personId, 'callBack')
  const same = open.find(({ details }) => details.guidance === true && details.about === about)
  if (same) return ok({ promiseId: same.id, dueAt: same.dueAt })
  const promise = await owe(ctx, personId, {
    kind: 'callBack',
    theme: 'missingDocuments',
    details: {
      guidance: true,
      about,
      ...(by === null ? {} : { saidBy: by }),
      ...(input.promiseId ? { request: input.promiseId } : {}),
    },
  })
  if (!promise) return refused('notFound')
  recordEvent(ctx, {
    personId,
    kind: 'guidanceAsked',
    side: 'common',
    channel: 'portalMessage',
    ...(by === null ? {} : { authorship: 'representative' as const, onBehalfOf: personId }),
    promiseId: promise.id,
    data: by === null ? {} : { holder: by },
  })
  return ok({ promiseId: promise.id, dueAt: promise.dueAt })
}
