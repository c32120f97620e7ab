/** The keys of the workbench: what is pressed becomes a command, one key or two after each other ("g m"). */

export const COMMANDS = {
  j: 'down',
  k: 'up',
  v: 'preview',
  s: 'answer',
  r: 'call',
  o: 'handOver',
  u: 'postpone',
  t: 'take',
  a: 'accept',
  m: 'meet',
  '/': 'search',
  '?': 'help',
  'g m': 'goMine',
  'g l': 'goTeam',
  'g s': 'goTriage',
  'g n': 'goContact',
  'g v': 'goNotices',
  n: 'nextCall',
  'g k': 'goCalls',
} as const

export type Keys = keyof typeof COMMANDS
export type Command = (typeof COMMANDS)[Keys]

export interface Pressed {
  readonly key: string
  /** Ctrl, Alt or Meta is held: the browser's own shortcut, never ours. */
  readonly held: boolean
  /** The reader is writing; letters are letters. */
  readonly writing: boolean
  /** Milliseconds on any clock that only goes forward. */
  readonly at: number
}

/** How long the first of two keys waits for the second. */
const PATIENCE_MS = 1200

const isKeys = (keys: string): keys is Keys => Object.hasOwn(COMMANDS, keys)
const FIRST = new Set(
  Object.keys(COMMANDS)
    .filter((keys) => keys.includes(' '))
    .map((keys) => keys.slice(0, keys.indexOf(' '))),
)

/** Gives the command that a press completes, or null. Remembers the first of two keys for a moment. */
export function keyReader(): (pressed: Pressed) => Command | null {
  let first: { key: string; at: number } | null = null
  return ({ key, held, writing, at }) => {
    const before = first !== null && at - first.at <= PATIENCE_MS ? first.key : null
    first = null
    if (held || writing) return null
    const both = `${before} ${key}`
    if (before !== null && isKeys(both)) return COMMANDS[both]
    if (FIRST.has(key)) {
      first = { key, at }
      return null
    }
    return isKeys(key) ? COMMANDS[key] : null
  }
}

/** Where the mark lands when it moves in a list of `length`; it stops at the ends. -1: nothing is marked yet. */
export function moved(index: number, step: 1 | -1, length: number): number {
  if (length === 0) return -1
  if (index < 0) return step === 1 ? 0 : length - 1
  return Math.min(length - 1, Math.max(0, index + step))
}
