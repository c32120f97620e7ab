import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { signed, verdictOn } from '../signature.ts'

/** How a simulated partner behaves from now on. */
export type Mood = {
  /** Answers only after so long. */
  slowMs?: number
  /** Answers 503 to everything. */
  down?: boolean
  /** Carries out what is asked and then cuts the line before it answers, so many times. */
  cutAfter?: number
  /** Says yes, and names nothing. */
  lies?: boolean
  /** Says that this address will never take anything. */
  refuses?: (address: string) => boolean
}

export type Simulated = {
  url: string
  secret: string
  behave(mood: Mood): void
  /** Requests that reached it, also those it did not answer. */
  asked(): number
  /** Tells the office something, signed with the secret they share. */
  tell(url: string, body: string): ReturnType<typeof tellOffice>
  close(): Promise<void>
}

type Asked = { path: string; body: Record<string, unknown>; key: string }
/** What is done for one request; null means that this address will never take it. */
type Handler = (asked: Asked) => Record<string, unknown> | null

const SECRET_FOR_SIMULATORS = 'for-simulators-only'

/** `now`: real time in seconds, which signatures are held against. `port` 0 is any that is free. */
export type SimulatorOptions = { now: () => number; secret?: string; port?: number }

/** A real HTTP server on loopback that demands the signature of whoever asks. */
export async function simulatePartner(
  handler: Handler,
  { now, secret = SECRET_FOR_SIMULATORS, port = 0 }: SimulatorOptions,
): Promise<Simulated> {
  let mood: Mood = {}
  let asked = 0
  const server = createServer((request, reply) => void answer(request, reply).catch(() => reply.destroy()))
  const answer = async (request: IncomingMessage, reply: ServerResponse) => {
    const bytes = await bytesOf(request)
    asked += 1
    const say = (status: number, body: unknown) =>
      reply.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
    if (verdictOn(secret, request.headers, bytes, now()) !== 'genuine')
      return say(401, { reason: 'signature' })
    if (mood.slowMs) await new Promise((resolve) => setTimeout(resolve, mood.slowMs))
    if (mood.down) return say(503, { reason: 'down' })
    const body = JSON.parse(bytes.toString('utf8')) as Record<string, unknown>
    if (mood.refuses?.(String(body.to ?? body.address ?? ''))) return say(422, { reason: 'unknownAddress' })
    const done = handler({
      path: new URL(request.url ?? '/', 'http://here').pathname.slice(1),
      body,
      key: String(request.headers['idempotency-key'] ?? ''),
    })
    if (mood.cutAfter) {
      mood = { ...mood, cutAfter: mood.cutAfter - 1 }
      return reply.destroy()
    }
    if (done === null) return say(422, { reason: 'refused' })
    return mood.lies ? say(200, {}) : say(200, done)
  }
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return {
    url: `http://127.0.0.1:${address.port}/`,
    secret,
    behave: (next) => {
      mood = next
    },
    asked: () => asked,
    tell: (url, body) => tellOffice(url, secret, body, { at: now() }),
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}

async function bytesOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}

/** What a partner tells the office: a webhook, signed at `at` in seconds. Gives the status it was answered with. */
export async function tellOffice(
  url: string,
  secret: string,
  body: string | Uint8Array,
  { at, contentType = 'application/json', headers = {} }: TellOptions,
): Promise<{ status: number; body: unknown }> {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': contentType, ...signed(secret, body, at), ...headers },
    body: body as BodyInit,
  })
  const text = await answer.text()
  return { status: answer.status, body: text.startsWith('{') ? JSON.parse(text) : text }
}
type TellOptions = { at: number; contentType?: string; headers?: Record<string, string> }
