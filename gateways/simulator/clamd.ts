import { createServer, type Socket } from 'node:net'

type ClamdMood = {
  /** Answers only after so long. */
  slowMs?: number
  /** Cuts the line as soon as somebody has connected. */
  down?: boolean
  /** Says that the file is more than it takes. */
  full?: boolean
  /** Says something else, or only half of it. */
  says?: string
}
export type ClamdSimulator = {
  host: string
  port: number
  behave(mood: ClamdMood): void
  /** Whole files that it has been shown. */
  looked(): number
  close(): Promise<void>
}

/** The file that every scanner finds, and that harms nobody. */
export const EICAR = 'X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'
const COMMAND = Buffer.from('zINSTREAM\0')

/** A scanner on loopback that speaks INSTREAM and knows one virus. */
export async function simulateClamd(): Promise<ClamdSimulator> {
  let mood: ClamdMood = {}
  let looked = 0
  const open = new Set<Socket>()
  const server = createServer((socket) => {
    open.add(socket)
    socket.on('close', () => open.delete(socket))
    socket.on('error', () => {})
    if (mood.down) return socket.destroy()
    let read = Buffer.alloc(0)
    socket.on('data', (chunk: Buffer) => {
      read = Buffer.concat([read, chunk])
      const file = streamed(read)
      if (file === null) return
      read = Buffer.alloc(0)
      looked += 1
      const answer = mood.says ?? `${verdictOn(file, mood)}\0`
      setTimeout(() => socket.end(answer), mood.slowMs ?? 0)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return {
    host: '127.0.0.1',
    port: address.port,
    behave: (next) => {
      mood = next
    },
    looked: () => looked,
    close: () =>
      new Promise((resolve) => {
        for (const socket of open) socket.destroy()
        server.close(() => resolve())
      }),
  }
}

function verdictOn(file: Buffer, { full }: ClamdMood): string {
  if (full) return 'INSTREAM size limit exceeded. ERROR'
  return file.includes(EICAR) ? 'stream: Eicar-Test-Signature FOUND' : 'stream: OK'
}

/** The file in what has been read; null while there is more to come. What is no INSTREAM never ends. */
function streamed(read: Buffer): Buffer | null {
  if (!read.subarray(0, COMMAND.length).equals(COMMAND)) return null
  const pieces: Buffer[] = []
  for (let at = COMMAND.length; at + 4 <= read.length; ) {
    const length = read.readUInt32BE(at)
    if (length === 0) return Buffer.concat(pieces)
    at += 4
    if (at + length > read.length) return null
    pieces.push(read.subarray(at, at + length))
    at += length
  }
  return null
}
