const RATE = 8000
const SECONDS = 20
/** A slow chord that goes up and comes down again, in hertz. */
const NOTES = [262, 330, 392, 523, 392, 330] as const

/**
 * What is heard while one waits: a quiet tone, made here so that the house plays nobody's music without leave. Eight bits,
 * eight thousand a second, as telephones carry it.
 */
export function waitingMusic(): Buffer {
  const samples = Buffer.alloc(RATE * SECONDS)
  const length = (RATE * SECONDS) / NOTES.length / 2
  for (let at = 0; at < samples.length; at += 1) {
    const note = NOTES[Math.floor(at / length) % NOTES.length] ?? 262
    const within = (at % length) / length
    const swell = Math.sin(Math.PI * within) ** 2
    samples[at] = 128 + Math.round(18 * swell * Math.sin((2 * Math.PI * note * at) / RATE))
  }
  return Buffer.concat([header(samples.length), samples])
}

/** So many seconds of nothing, as a recording is sent. */
export function silence(seconds: number): Buffer {
  const samples = Buffer.alloc(seconds * RATE, 128)
  return Buffer.concat([header(samples.length), samples])
}

function header(size: number): Buffer {
  const head = Buffer.alloc(44)
  head.write('RIFF', 0)
  head.writeUInt32LE(36 + size, 4)
  head.write('WAVEfmt ', 8)
  head.writeUInt32LE(16, 16)
  head.writeUInt16LE(1, 20)
  head.writeUInt16LE(1, 22)
  head.writeUInt32LE(RATE, 24)
  head.writeUInt32LE(RATE, 28)
  head.writeUInt16LE(1, 32)
  head.writeUInt16LE(8, 34)
  head.write('data', 36)
  head.writeUInt32LE(size, 40)
  return head
}
