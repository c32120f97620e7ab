import { createServer, type IncomingMessage } from 'node:http'
import { getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks.js'
import { readTwiml, twimlFaults } from '../voice/document.ts'
import { silence } from '../voice/music.ts'
import type { Mood } from './partner.ts'
import { type CallState, carryOut, isLive, type Line } from './voice-line.ts'
import type { Telling, VoiceSimulator } from './voice-model.ts'

export type { VoiceSimulator } from './voice-model.ts'

const SIMULATED_ACCOUNT = 'AC00000000000000000000000000000001'
const TOKEN_FOR_SIMULATORS = 'for-simulators-only'

type Options = { token?: string; port?: number }

/** A voice platform on loopback: the REST shape of Twilio one way, signed form webhooks the other. No clock of its own. */
export async function simulateVoice({
  token = TOKEN_FOR_SIMULATORS,
  port = 0,
}: Options = {}): Promise<VoiceSimulator> {
  const lines = new Map<string, Line>()
  const byToken = new Map<string, string>()
  const recordings = new Map<string, Buffer>()
  let mood: Mood = {}
  let telling: Telling = {}
  let held: (() => Promise<unknown>)[] = []
  let asked = 0
  const faults: string[] = []
  /** What is being told to the office because the office asked for something. */
  const under = new Set<Promise<void>>()
  let made = 0
  const newSid = () => `CA${String(++made).padStart(32, '0')}`

  const server = createServer((request, reply) => {
    void serve(request, reply).catch(() => reply.destroy())
  })
  const serve = async (request: IncomingMessage, reply: import('node:http').ServerResponse) => {
    const bytes = await bytesOf(request)
    asked += 1
    const say = (status: number, body: unknown) =>
      reply.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
    const expected = `Basic ${Buffer.from(`${SIMULATED_ACCOUNT}:${token}`).toString('base64')}`
    if (request.headers.authorization !== expected) return say(401, { code: 20_003 })
    if (mood.slowMs) await new Promise((resolve) => setTimeout(resolve, mood.slowMs))
    if (mood.down) return say(503, { code: 20_500 })
    const { pathname } = new URL(request.url ?? '/', 'http://here')
    const recording = recordings.get(pathname)
    if (request.method === 'GET' && recording)
      return reply.writeHead(200, { 'content-type': 'audio/x-wav' }).end(recording)
    const [, sid] =
      new RegExp(`^/2010-04-01/Accounts/${SIMULATED_ACCOUNT}/Calls(?:/([^/]+))?\\.json$`).exec(pathname) ?? []
    if (!pathname.includes('/Calls')) return say(404, { code: 20_404 })
    const told = new URLSearchParams(bytes.toString('utf8'))
    if (mood.refuses?.(told.get('To') ?? '')) return say(400, { code: 21_211 })
    const done =
      sid === undefined
        ? ring(told, String(request.headers['i-twilio-idempotency-token'] ?? ''))
        : change(sid, told)
    if (mood.cutAfter) {
      mood = { ...mood, cutAfter: mood.cutAfter - 1 }
      return reply.destroy()
    }
    if (done === null) return say(404, { code: 20_404 })
    if ('code' in done) return say(400, done)
    say(sid === undefined ? 201 : 200, mood.lies ? {} : { sid: done.line.sid, status: done.line.state })
    const telling = done.after().catch((fault) => void faults.push(String(fault)))
    under.add(telling)
    await telling
    under.delete(telling)
  }

  function ring(told: URLSearchParams, key: string) {
    const known = lines.get(byToken.get(key) ?? '')
    if (known) return { line: known, after: async () => {} }
    const [to, from, url] = [told.get('To') ?? '', told.get('From') ?? '', told.get('Url') ?? '']
    if (!/^\+[1-9]\d{6,14}$/.test(to)) return { code: 21_211 }
    const line: Line = {
      ...fresh(newSid(), from, to),
      direction: 'outbound-api',
      state: 'queued',
      url,
      callback: told.get('StatusCallback'),
    }
    lines.set(line.sid, line)
    if (key !== '') byToken.set(key, line.sid)
    line.state = 'ringing'
    return { line, after: () => tellState(line) }
  }

  function change(sid: string, told: URLSearchParams) {
    const line = lines.get(sid)
    if (!line) return null
    if (!isLive(line)) return { code: 21_220 }
    const url = told.get('Url')
    if (url !== null) return { line, after: () => goTo(line, url) }
    return { line, after: () => end(line, line.state === 'ringing' ? 'canceled' : 'completed') }
  }

  const fields = (line: Line, more: Record<string, string> = {}): Record<string, string> => ({
    CallSid: line.sid,
    AccountSid: SIMULATED_ACCOUNT,
    ApiVersion: '2010-04-01',
    From: line.from,
    To: line.to,
    Direction: line.direction,
    CallStatus: line.state,
    ...more,
  })

  /** Posts one signed form; gives the answer's text. Throws where the office does not answer at all. */
  async function post(url: string, form: Record<string, string>): Promise<{ status: number; text: string }> {
    const answer = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        'x-twilio-signature': getExpectedTwilioSignature(token, url, form),
      },
      body: new URLSearchParams(form),
    })
    return { status: answer.status, text: await answer.text() }
  }

  async function goTo(line: Line, url: string, more: Record<string, string> = {}): Promise<void> {
    let next: string | null = url
    let form = fields(line, more)
    for (let turns = 0; next !== null; turns += 1) {
      if (turns > 20) throw new Error(`the line goes in circles at ${next}`)
      if (telling.twice) await post(next, form)
      const { status, text } = await post(next, form)
      if (!isLive(line)) return
      if (status !== 200) throw new Error(`the office answered ${status} at ${next}`)
      const wrong = twimlFaults(text)
      if (wrong.length > 0) throw new Error(`${next}: ${wrong.join('; ')}`)
      line.rest = [...readTwiml(text)]
      next = await goOn(line)
      form = fields(line)
    }
  }

  /** Goes on with what is left of the answer; gives the address it leads to. */
  async function goOn(line: Line): Promise<string | null> {
    const outcome = carryOut(line)
    if (outcome === null) return null
    if ('goTo' in outcome) return outcome.goTo
    await end(line, line.state === 'busy' ? 'busy' : 'completed')
    return null
  }

  async function end(line: Line, how: CallState): Promise<void> {
    if (!isLive(line)) return
    line.state = how
    line.at = null
    line.rest = []
    await tellState(line)
  }

  async function tellState(line: Line): Promise<void> {
    const url = line.callback
    if (url === null) return
    const form = fields(line, { SequenceNumber: String(line.told++), CallDuration: String(line.seconds) })
    const tell = async () => {
      await post(url, form)
      if (telling.twice) await post(url, form)
    }
    if (telling.held) held.push(tell)
    else await tell()
  }

  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  const url = `http://127.0.0.1:${address.port}/`

  return {
    url,
    account: SIMULATED_ACCOUNT,
    token,
    asked: () => asked,
    faults: () => faults,
    behave: (next) => {
      mood = next
    },
    tells: (next) => {
      telling = next
    },
    releases: async () => {
      const letGo = held.reverse()
      held = []
      for (const tell of letGo) await tell()
    },
    rings: async (office, name, from, to = '+4780000111') => {
      const line: Line = {
        ...fresh(newSid(), from ?? 'anonymous', to),
        direction: 'inbound',
        state: 'in-progress',
        url: `${office}/voice/incoming/${name}`,
        callback: `${office}/voice/status/${name}`,
      }
      lines.set(line.sid, line)
      await goTo(line, line.url)
      return line
    },
    press: async (line, digits) => {
      if (line.at?.waits !== 'keys') throw new Error(`nothing waits for keys on ${line.sid}`)
      await goTo(line, line.at.element.attributes.action ?? '', { Digits: digits })
    },
    silent: async (line) => {
      if (line.at?.waits !== 'keys' && line.at?.waits !== 'recording')
        throw new Error(`nothing is waited for on ${line.sid}`)
      const next = await goOn(line)
      if (next !== null) await goTo(line, next)
    },
    records: async (line, seconds, text) => {
      if (line.at?.waits !== 'recording') throw new Error(`nothing is recorded on ${line.sid}`)
      const sid = `RE${line.sid.slice(2)}`
      const path = `/2010-04-01/Accounts/${SIMULATED_ACCOUNT}/Recordings/${sid}`
      recordings.set(path, silence(Math.min(seconds, 5)))
      await goTo(line, line.at.element.attributes.action ?? '', {
        RecordingSid: sid,
        RecordingUrl: `${url.slice(0, -1)}${path}`,
        RecordingDuration: String(seconds),
        ...(text === undefined ? {} : { TranscriptionText: text }),
      })
    },
    hangsUp: (line) => end(line, 'completed'),
    calls: (number) =>
      [...lines.values()].filter(
        (line) => line.direction === 'outbound-api' && (number === undefined || line.to === number),
      ),
    line: (sid) => lines.get(sid),
    lines: () => [...lines.values()],
    answers: async (line) => {
      if (line.state !== 'ringing') throw new Error(`${line.to} does not ring`)
      line.state = 'in-progress'
      await tellState(line)
      await goTo(line, line.url)
    },
    ends: (line, how) => end(line, how),
    inRoom: (room) =>
      [...lines.values()].filter((line) => line.at?.waits === 'room' && line.at.room === room),
    settled: async () => {
      while (under.size > 0) await Promise.all(under)
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}

const fresh = (sid: string, from: string, to: string) => ({
  sid,
  from,
  to,
  heard: [],
  rest: [],
  at: null,
  told: 0,
  seconds: 0,
})

async function bytesOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}
