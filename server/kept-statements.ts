import { createHash } from 'node:crypto'

/** `first`: so many are kept as they come. `often`: so many more of those asked `uses` times. `counted`: how many are counted. */
type Room = { first: number; often: number; uses: number; counted: number }

/**
 * Which statements a connection keeps planned: gives a name for a statement's text, undefined for one that is not kept. What
 * comes first is kept at once, as what is rehearsed before a line opens must be; after that there is room for what is asked
 * often, so that a day's rare questions do not take it from those that come all the time. A name once given stays.
 */
export function keptStatements({ first, often, uses, counted }: Room): (text: string) => string | undefined {
  const names = new Map<string, string>()
  const asked = new Map<string, number>()
  const isOften = (text: string): boolean => {
    if (names.size >= first + often) return false
    const times = (asked.get(text) ?? 0) + 1
    // Lists of any length make texts without end.
    if (asked.size >= counted) asked.clear()
    if (times < uses) asked.set(text, times)
    else asked.delete(text)
    return times >= uses
  }
  return (text) => {
    const known = names.get(text)
    if (known !== undefined || (names.size >= first && !isOften(text))) return known
    const name = createHash('sha1').update(text).digest('base64url').slice(0, 20)
    names.set(text, name)
    return name
  }
}
