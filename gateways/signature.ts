import { createHmac, timingSafeEqual } from 'node:crypto'

/** Both ways, ours to a gateway and a gateway's to us: who sent it, and when, over the very bytes that were sent. */
const TIMESTAMP_HEADER = 'x-evi-timestamp'
const SIGNATURE_HEADER = 'x-evi-signature'

/** A signed request older or newer than this is somebody's copy of it. */
const WINDOW_SECONDS = 300

const mac = (secret: string, timestamp: string, body: Uint8Array | string) =>
  createHmac('sha256', secret).update(`${timestamp}.`).update(body).digest('hex')

/** `seconds`: Unix time. Gives the two headers of a signed request. */
export function signed(secret: string, body: Uint8Array | string, seconds: number): Record<string, string> {
  const timestamp = String(Math.floor(seconds))
  return { [TIMESTAMP_HEADER]: timestamp, [SIGNATURE_HEADER]: `v1=${mac(secret, timestamp, body)}` }
}

export type Verdict = 'genuine' | 'unsigned' | 'forged' | 'tooOld'

/** Is this what our partner sent, and did they send it now? Compared without telling by its time how much was right. */
export function verdictOn(
  secret: string,
  headers: { readonly [name: string]: string | string[] | undefined },
  body: Uint8Array | string,
  nowSeconds: number,
): Verdict {
  const timestamp = headers[TIMESTAMP_HEADER]
  const signature = headers[SIGNATURE_HEADER]
  if (typeof timestamp !== 'string' || typeof signature !== 'string') return 'unsigned'
  const given = Buffer.from(signature)
  const right = Buffer.from(`v1=${mac(secret, timestamp, body)}`)
  if (given.length !== right.length || !timingSafeEqual(given, right)) return 'forged'
  const seconds = Number(timestamp)
  return Number.isFinite(seconds) && Math.abs(nowSeconds - seconds) <= WINDOW_SECONDS ? 'genuine' : 'tooOld'
}
