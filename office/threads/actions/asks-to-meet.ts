import type { Ctx } from '../../kernel/context.ts'
import type { Route } from '../routing/rules.ts'

/**
 * R-464, C5-01: whoever asks for an interpreter and has no meeting ahead asks to be met with one: a wish for a meeting, with
 * the time that such a wish has. With a meeting ahead it is asked for there.
 */
async function asksToMeet(ctx: Ctx, theme: string, personId: string): Promise<boolean> {
  if (theme !== 'interpreter') return false
  const ahead = await ctx.tx
    .selectFrom('meeting')
    .select('id')
    .where('personId', '=', personId)
    .where('state', '=', 'booked')
    .where('startsAt', '>', ctx.clock.now())
    .limit(1)
    .executeTakeFirst()
  return ahead === undefined
}

/** What is owed for a question, and how soon: as its theme says, or a meeting. */
export const owedFor = async (ctx: Ctx, theme: string, route: Route, personId: string) =>
  (await asksToMeet(ctx, theme, personId))
    ? ({ kind: 'arrangeMeeting', clock: 'meetingRequest' } as const)
    : { kind: route.row.promise, clock: route.clock }
