import { createConnection } from 'node:net'
import type { Scan } from '../../office/reach/upload/scan.ts'

type ClamdOptions = {
  host: string
  port: number
  /** The whole look, from the connection to the answer. */
  timeoutMs?: number
}

const USUAL_TIMEOUT_MS = 20_000
/** Smaller than what clamd takes in one piece (StreamMaxLength is for the whole). */
const CHUNK = 64 * 1024
const LONGEST_ANSWER = 4096

/**
 * ClamAV's daemon over TCP, by its own INSTREAM: the command, each piece with its length before it, and a length of
 * nothing at the end. `OK` is clean, `FOUND` is not; whatever else comes, or nothing, means that nobody has looked.
 */
export const clamdScan =
  ({ host, port, timeoutMs = USUAL_TIMEOUT_MS }: ClamdOptions): Scan =>
  async (bytes) => {
    const answer = await exchange(host, port, bytes, timeoutMs)
    if (answer === null) return 'waiting'
    if (/\bFOUND$/.test(answer)) return 'infected'
    return /^stream: OK$/.test(answer) ? 'clean' : 'waiting'
  }

/** The answer without its closing byte; null when none came in time, or it was cut off. */
function exchange(host: string, port: number, bytes: Uint8Array, timeoutMs: number): Promise<string | null> {
  return new Promise((resolve) => {
    const socket = createConnection({ host, port })
    let answer = ''
    const finish = (outcome: string | null) => {
      clearTimeout(timer)
      socket.destroy()
      resolve(outcome)
    }
    const timer = setTimeout(() => finish(null), timeoutMs)
    socket.on('connect', () => {
      socket.write('zINSTREAM\0')
      for (const piece of pieces(bytes)) socket.write(piece)
    })
    socket.on('data', (chunk: Buffer) => {
      answer += chunk.toString('utf8')
      const end = answer.indexOf('\0')
      if (end !== -1) finish(answer.slice(0, end).trim())
      else if (answer.length > LONGEST_ANSWER) finish(null)
    })
    // An answer without its end may be the beginning of another one.
    socket.on('close', () => finish(null))
    socket.on('error', () => finish(null))
  })
}

function* pieces(bytes: Uint8Array): Generator<Buffer> {
  for (let from = 0; from < bytes.length; from += CHUNK) {
    const piece = bytes.subarray(from, from + CHUNK)
    const length = Buffer.alloc(4)
    length.writeUInt32BE(piece.length)
    yield Buffer.concat([length, piece])
  }
  yield Buffer.alloc(4)
}
