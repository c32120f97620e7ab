import { textFor } from '../../../text/index.ts'
import { isLanguage } from '../../../text/languages.ts'
import type { ArticleShown } from '../answers/model.ts'
import type { ChatSide, Line } from './model.ts'

const ZONE = 'Europe/Oslo'
/** A little below what the store takes. */
const MOST_PART = 19_000

/**
 * The whole talk as it is kept, in the order it was said: a run of lines of one side is one part, so that no word of the
 * municipality's matters lies in a state store.
 */
export function transcriptOf(
  lines: readonly Line[],
  quotes: readonly ArticleShown[],
  reads: string,
): { side: ChatSide; body: string }[] {
  const parts: { side: ChatSide; body: string }[] = []
  for (const line of lines) {
    const text = written(line, quotes, reads)
    const last = parts.at(-1)
    if (last && last.side === line.side && last.body.length + text.length < MOST_PART)
      last.body += `\n\n${text}`
    else parts.push({ side: line.side, body: text })
  }
  return parts
}

function written(line: Line, articles: readonly ArticleShown[], reads: string): string {
  const say = textFor(isLanguage(reads) ? reads : 'nb')
  const at = line.at.toZonedDateTimeISO(ZONE).toPlainTime().toString({ smallestUnit: 'minute' })
  const who = line.byKind === 'staff' ? (line.staffName ?? '') : say(`chat:by.${line.byKind}`)
  const words = line.kind === 'words' ? (line.body ?? '') : say(`chat:line.${line.kind}`)
  const quoted = line.quotes.flatMap(({ key, version, language }) => {
    const one = articles.find((a) => a.key === key && a.version === version && a.language === language)
    return one ? [`«${one.title}» ${one.body} (${one.source}, ${one.sourceDate})`] : []
  })
  return [`${at} ${who}: ${words}`, ...quoted].join('\n')
}

/** What the visitor wrote, in pieces that each can be answered as a message. */
export function wordsOf(lines: readonly Line[], most: number): string[] {
  const pieces: string[] = []
  for (const { byKind, body } of lines) {
    if (byKind !== 'visitor' || body === null) continue
    const last = pieces.at(-1)
    if (last !== undefined && [...last].length + [...body].length + 2 <= most)
      pieces[pieces.length - 1] = `${last}\n\n${body}`
    else pieces.push(body)
  }
  return pieces
}
