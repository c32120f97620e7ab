import type { Ctx } from '../../kernel/context.ts'
import { quoted } from '../answers/store.ts'
import type { Window } from '../callback/model.ts'
import { strangerWindows } from '../callback/requests.ts'
import { chatOpen } from './hours.ts'
import type { Chat, ChatShown, ChatSide, Line, Offers } from './model.ts'
import { expectedMinutes, queueFor } from './rules.ts'
import { linesOf, placeIn } from './store.ts'

const PACE_MINUTES = 30
const MOST_WINDOWS = 8

/** Everything that a reader of this chat is shown; `sees`: whose words they may read (the visitor: all of them). */
export async function show(
  ctx: Ctx,
  chat: Chat,
  sees: (side: ChatSide) => boolean = () => true,
): Promise<ChatShown> {
  const lines = await linesOf(ctx.tx, chat.id)
  const articles = await quoted(
    ctx.tx,
    lines.flatMap((line) => line.quotes),
  )
  const shown = (line: Line) => {
    const withheld = line.kind === 'words' && !sees(line.side)
    return {
      seq: line.seq,
      at: line.at,
      by: line.byKind,
      kind: line.kind,
      body: withheld ? null : line.body,
      author: line.staffName,
      masked: line.masked,
      quotes: line.quotes.flatMap(
        ({ key, version, language }) =>
          articles.find((a) => a.key === key && a.version === version && a.language === language) ?? [],
      ),
      withheld,
    }
  }
  return {
    id: chat.id,
    number: String(chat.number),
    state: chat.state,
    audience: chat.audience,
    language: chat.language,
    changes: chat.changes,
    loggedIn: chat.personId !== null,
    urgent: chat.urgent,
    theme: chat.theme,
    lines: lines.map(shown),
    offers: await offersFor(ctx, chat),
    urgentPhone: await urgentPhone(ctx, chat),
    endedHow: chat.endedHow,
    threadId: chat.threadId,
  }
}

/** a human now or when, a call in a window, a message: in every turn, whatever was said. */
async function offersFor(ctx: Ctx, chat: Chat): Promise<Offers> {
  const open = chatOpen(ctx)
  const loggedIn = chat.personId !== null
  const windows: Window[] = chat.state === 'ended' ? [] : (await strangerWindows(ctx)).slice(0, MOST_WINDOWS)
  if (!open.open) return { now: null, opens: open.opens, windows, loggedIn }
  const queue = chat.queue ?? queueFor(chat.audience, chat.theme, chat.side)
  const since = ctx.clock.now().subtract({ minutes: PACE_MINUTES })
  const { ahead, taken } = await placeIn(ctx.tx, queue, chat.waitingSince, since)
  const place = ahead + 1
  return {
    now: { place, minutes: expectedMinutes(place, taken, PACE_MINUTES) },
    opens: null,
    windows,
    loggedIn,
  }
}

/** K16: the municipality's own number where it is known whose it is. */
async function urgentPhone(ctx: Ctx, chat: Chat): Promise<string> {
  if (chat.personId !== null) {
    const row = await ctx.tx
      .selectFrom('person as p')
      .innerJoin('municipality as m', 'm.id', 'p.municipalityId')
      .select('m.emergencyPhone')
      .where('p.id', '=', chat.personId)
      .executeTakeFirst()
    if (row && !ctx.settings.calendar().inDutyHours(ctx.clock.now())) return row.emergencyPhone
  }
  return ctx.settings.get<string>('agency.emergencyPhone')
}
