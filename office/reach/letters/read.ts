import { openPerson } from '../../access/actions.ts'
import type { PersonCtx, StaffCtx } from '../../kernel/context.ts'
import { recordEvent } from '../../kernel/event.ts'
import { ok, type Result, refused } from '../../kernel/result.ts'
import { noticeTold } from '../notices/reached.ts'
import { readCode, shownCode } from './code.ts'
import type { ReadThrough } from './model.ts'
import { codeOf, letterOfCode } from './store.ts'

/** The person's own letter, found by the code on the paper; another's is not found. */
export async function myLetterByCode(
  ctx: PersonCtx,
  input: { code: string },
): Promise<Result<{ noticeId: string }>> {
  const code = readCode(input.code)
  const found = code === null ? undefined : await letterOfCode(ctx.tx, code)
  if (found?.personId !== ctx.actor.personId) return refused('notFound')
  return ok({ noticeId: found.noticeId })
}

/** What to say on the telephone so that the right letter is read; drawn when it is first asked for. */
export async function myLetterCode(ctx: PersonCtx, input: { noticeId: string }): Promise<Result<string>> {
  const { personId } = ctx.actor
  const own = await ctx.tx
    .selectFrom('notice')
    .select('id')
    .where('personId', '=', personId)
    .where('id', '=', input.noticeId)
    .executeTakeFirst()
  if (!own) return refused('notFound')
  return ok(shownCode(await codeOf(ctx.tx, personId, own.id, ctx.clock.now())))
}

/**
 * K23, R-328: to have found a letter by its code reaches nobody: whoever holds the paper may be anybody. It has been told
 * when whoever read it says that it was read to the person; and where the person needs an interpreter it must have gone
 * through one. Gives whether it has. Refuses with `wrongCode`, and as opening does.
 */
export async function letterReadOut(
  ctx: StaffCtx,
  input: { code: string; through: ReadThrough },
): Promise<Result<{ told: boolean }>> {
  const code = readCode(input.code)
  const found = code === null ? undefined : await ctx.beyondWall(({ tx }) => letterOfCode(tx, code))
  if (!found) return refused('wrongCode')
  const visit = ctx.actor.roles.includes('RE')
  const opened = await openPerson(ctx, found.personId, {
    purpose: visit ? 'visit' : 'call',
    what: 'letterByCode',
  })
  if (!opened.ok) return opened
  const channel = visit ? 'dropIn' : 'contactCentrePhone'
  const eventId = recordEvent(ctx, {
    personId: found.personId,
    kind: 'disclosed',
    side: 'common',
    channel,
    data: { what: 'letterReadOut', noticeId: found.noticeId, interpreter: input.through },
  })
  const { explained } = await ctx.beyondWall((beyond) =>
    noticeTold(beyond, {
      personId: found.personId,
      noticeIds: [found.noticeId],
      channel,
      interpreter: input.through,
      eventId,
      toPerson: true,
    }),
  )
  return ok({ told: explained.length > 0 })
}
