import type { Audience, ChatShown } from '../../office/calls/chat/model.ts'
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
  keepDays: number
}

/** The chat as its visitor reads it, in plain values. `chat` null: nothing has been written yet. */
export function chatPage(chat: ChatShown | null, audience: Audience, here: PageDoor): ChatPage {
  const { language, now } = here
  const offers = chat?.offers
  return {
    audience: chat?.audience ?? audience,
    state: chat?.state ?? 'none',
    number: chat?.number ?? null,
    lines: (chat?.lines ?? []).map((line) => ({
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
    })),
    loggedIn: chat?.loggedIn ?? here.viewer?.kind === 'person',
    urgent: chat?.urgent ?? false,
    urgentPhone: chat?.urgentPhone ?? here.agency.urgentPhone,
    now: offers?.now != null,
    place: offers?.now?.place ?? null,
    minutes: offers?.now?.minutes ?? null,
    opens: offers?.opens ? sayWhen(language, offers.opens, now) : null,
    windows: (offers?.windows ?? []).map((one) => windowChoice(language, one, now)),
    thread: chat?.threadId ?? null,
    keepDays: here.chats.keepDays,
  }
}

const noon = (day: string) => Temporal.Instant.from(`${day}T12:00:00Z`)
