import type { RecognisedPart } from './model.ts'

type Paragraph = { start: number; end: number; text: string }

/** Longer letters are read as a whole: in them paragraphs are how a story is told, not one question each. */
const MOST = 6

/** Stretches between blank lines; each reaches to where the next begins. */
export function paragraphsOf(text: string): Paragraph[] {
  const starts = [0, ...[...text.matchAll(/\n[ \t]*\n\s*/g)].map((gap) => gap.index + gap[0].length)]
  return starts
    .map((start, at) => ({ start, end: starts[at + 1] ?? text.length }))
    .map(({ start, end }) => ({ start, end, text: text.slice(start, end) }))
    .filter(({ text: words }) => words.trim() !== '')
}

const sureGroups = (parts: readonly RecognisedPart[]) =>
  new Set(parts.filter((part) => part.certain).map((part) => part.group))

/** A greeting, a signature, background: belongs to what it stands beside. Municipal words never do. */
const leans = (part: RecognisedPart) =>
  !part.certain && part.group !== 'emergency' && part.side !== 'municipal'

/**
 * What stands apart is read apart: when the paragraphs, each by itself, are about more things for certain than
 * the message as a whole seemed to be, they go before it. Undefined when they do not.
 */
export function byParagraph(
  text: string,
  whole: readonly RecognisedPart[],
  partsOf: (text: string) => readonly RecognisedPart[],
): RecognisedPart[] | undefined {
  const paragraphs = paragraphsOf(text)
  if (paragraphs.length < 2 || paragraphs.length > MOST) return undefined
  const apart = paragraphs.flatMap(({ start, text: words }) =>
    partsOf(words).map((part) => ({ ...part, start: part.start + start, end: part.end + start })),
  )
  if (sureGroups(apart).size <= Math.max(1, sureGroups(whole).size)) return undefined
  return joined(text, apart)
}

function joined(text: string, apart: readonly RecognisedPart[]): RecognisedPart[] {
  const kept: RecognisedPart[] = []
  for (const part of apart) {
    const before = kept.at(-1)
    const same = before && !leans(part) && before.theme === part.theme && before.side === part.side
    if (before && (same || leans(part))) continue
    kept.push(part)
  }
  const solid = kept.length > 1 && kept[0] && leans(kept[0]) ? kept.slice(1) : kept
  return solid.map((part, at) => {
    const start = at === 0 ? 0 : part.start
    const end = solid[at + 1]?.start ?? text.length
    return { ...part, start, end, text: text.slice(start, end) }
  })
}
