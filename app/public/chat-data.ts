import type { Audience, ChatLeft, ChatShown, LineShown } from '../../office/calls/chat/model.ts'
import { sayDay, sayWhen } from '../../text/when.ts'
import type { PageDoor } from '../context.ts'
import type { Choice } from '../ui/forms.tsx'
import { windowChoice } from '../ui/windows.ts'

export type QuoteShown = {
  title: string
  body: string
  source: string
  url: string | null
  date: string
  language: string
  translation: string
}
export type SaidShown = {
  seq: number
  at: string
  by: 'visitor' | 'assistant' | 'staff' | 'house'
  author: string | null
  kind: string
  body: string | null
  masked: boolean
  quotes: QuoteShown[]
}
export type ChatPage = {
  audience: Audience
  state: 'none' | ChatShown['state']
  number: string | null
  lines: SaidShown[]
  loggedIn: boolean
  urgent: boolean
  urgentPhone: string
  /** Whether a human answers now; the queue where the visitor stands in it; when somebody answers next. */
  now: boolean
  place: number | null
  minutes: number | null
  opens: string | null
  windows: Choice[]
  thread: string | null
  /** What began in this browser before the login; its lines only where the login began in it. */
  left: { id: string; at: string; lines: SaidShown[] | null } | null
  keepDays: number
}

/** The chat as its visitor reads it, in plain values. `chat` null: nothing has been written yet. */
export function chatPage(
  chat: ChatShown | null,
  left: ChatLeft | null,
  audience: Audience,
  here: PageDoor,
): ChatPage {
  const { language, now } = here
  const offers = chat?.offers
  return {
    audience: chat?.audience ?? audience,
    state: chat?.state ?? 'none',
    number: chat?.number ?? null,
    lines: saidIn(chat?.lines ?? [], here),
    loggedIn: chat?.loggedIn ?? here.viewer?.kind === 'person',
    urgent: chat?.urgent ?? false,
    urgentPhone: chat?.urgentPhone ?? here.agency.urgentPhone,
    now: offers?.now != null,
    place: offers?.now?.place ?? null,
    minutes: offers?.now?.minutes ?? null,
    opens: offers?.opens ? sayWhen(language, offers.opens, now) : null,
    windows: (offers?.windows ?? []).map((one) => windowChoice(language, one, now)),
    thread: chat?.threadId ?? null,
    left: left && {
      id: left.id,
      at: left.startedAt.toString(),
      lines: left.lines && saidIn(left.lines, here),
    },
    keepDays: here.chats.keepDays,
  }
}

function saidIn(lines: readonly LineShown[], { language, now }: PageDoor): SaidShown[] {
  return lines.map((line) => ({
    seq: line.seq,
    at: line.at.toString(),
    by: line.by,
    author: line.author,
    kind: line.kind,
    body: line.body,
    masked: line.masked.length > 0,
    quotes: line.quotes.map((quote) => ({
      title: quote.title,
      body: quote.body,
      source: quote.source,
      url: quote.sourceUrl,
      date: sayDay(language, noon(quote.sourceDate), now),
      language: quote.language,
      translation: quote.translation,
    })),
  }))
}

const noon = (day: string) => Temporal.Instant.from(`${day}T12:00:00Z`)
