import type { Find } from './grammar.ts'
import type { Reading } from './reader.ts'

/**
 * a bare acknowledgement – thanks, agreed, received, withdrawn. It must say so in words that are
 * known, ask nothing, tell of nothing else, and leave almost no word over that is not understood: what is taken
 * for thanks by mistake is never answered.
 */
export function isAcknowledgement(text: string, readings: readonly Reading[]): boolean {
  if (/[?？؟፧]/u.test(text) || text.length > 400) return false
  return readings.some(acknowledges)
}

function acknowledges({ reader, words, met }: Reading): boolean {
  const core = met[reader.core] ?? []
  const stops = met[reader.stops] ?? []
  if (core.length === 0 || stops.some((stop) => !core.some((said) => within(stop, said)))) return false
  const known = new Set<number>()
  for (const find of [...core, ...(met[reader.beside] ?? [])]) {
    for (let place = find[0]; place <= find[1]; place++) known.add(place)
  }
  const strange = words.filter((word, place) => !known.has(place) && !/^\d/.test(word.text)).length
  return strange <= allowedStrange(words.length)
}

function within(stop: Find, said: Find): boolean {
  return said[0] <= stop[0] && said[1] >= stop[1] && said[1] - said[0] > stop[1] - stop[0]
}

/** Names and turns of phrase that no list holds. */
function allowedStrange(words: number): number {
  return words < 3 ? 0 : words < 6 ? 1 : Math.floor(words * 0.25)
}
