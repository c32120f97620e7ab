import type { Ctx } from '../../kernel/context.ts'
import { type Open, openAt } from '../line/hours.ts'

type ChatHours = { weekdays: readonly number[]; from: string; to: string }

/** whether people answer in the chat now, and when they do next. Closed on days that are no working days. */
export function chatOpen(ctx: Pick<Ctx, 'settings' | 'clock'>): Open {
  const { weekdays, from, to } = ctx.settings.get<ChatHours>('chat.hours')
  const hours = weekdays.map((weekday) => ({ weekday, opens: from, closes: to }))
  return openAt(ctx.clock.now(), hours, ctx.settings.calendar())
}
