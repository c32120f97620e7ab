import { type ChildProcess, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { freePort } from './server.ts'

/**
 * As `npm start` does. With a young generation of 8 MB, what lived a moment too long was collected with the old one every
 * seven seconds, and a dozen messages waited 150 ms each time; with 24 MB the server held over 400. One thread beside the work collects: four took
 * both processors of a small machine from it (docs/bench.md).
 */
const FLAGS = ['--v8-pool-size=1', '--max-semi-space-size=16', '--max-old-space-size=512']

export type ServerProcess = {
  port: number
  pid: number
  residentMb(): number
  /** As the machine kills: at once, without a word. Resolves when it is gone. */
  kill(): Promise<void>
  stop(): Promise<void>
}

/** The server in a process of its own over a database of the caller's. */
export async function startServer(
  databaseUrl: string,
  wanted?: number,
  more: Record<string, string> = {},
): Promise<ServerProcess> {
  const port = wanted ?? (await freePort())
  const child = spawn(process.execPath, [...FLAGS, 'server/main.ts'], {
    env: {
      // Nothing of the caller's own settings: a test runner has a BASE_URL that means something else.
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      TMPDIR: process.env.TMPDIR,
      NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE,
      NODE_ENV: 'production',
      EVI_MODE: 'test',
      PORT: String(port),
      DATABASE_URL: databaseUrl,
      RATE_LIMIT: '1000000',
      LOG_LEVEL: 'silent',
      ...more,
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  await ready(port, child).catch((failure) => {
    child.kill('SIGKILL')
    throw failure
  })
  return {
    port,
    pid: child.pid as number,
    residentMb: () =>
      Math.round(
        Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1] ?? 0) / 1024,
      ),
    kill: () => ended(child, 'SIGKILL'),
    stop: () => ended(child, 'SIGTERM'),
  }
}

const ended = (child: ChildProcess, signal: NodeJS.Signals) =>
  new Promise<void>((resolve) => {
    child.once('exit', () => resolve())
    child.kill(signal)
  })

async function ready(port: number, child: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 1200; tries += 1) {
    if (child.exitCode !== null) throw new Error('the server ended before it was ready')
    const status = await send(port, { path: '/readyz' }).catch(() => null)
    if (status?.status === 200) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error('the server was not ready in two minutes')
}

const agent = new Agent({ keepAlive: true, maxSockets: 64 })
export type Sent = { status: number; body: string; location: string | undefined }

/** One request over a kept connection; as little work on this side as can be. */
export function send(port: number, what: { path: string; cookie?: string; form?: string }): Promise<Sent> {
  return new Promise((resolve, reject) => {
    const headers: Record<string, string> = { accept: 'text/html' }
    if (what.cookie) headers.cookie = what.cookie
    if (what.form) {
      headers['content-type'] = 'application/x-www-form-urlencoded'
      headers['content-length'] = String(Buffer.byteLength(what.form))
      headers.origin = `http://localhost:${port}`
    }
    const asked = request(
      {
        host: '127.0.0.1',
        port,
        path: what.path,
        method: what.form ? 'POST' : 'GET',
        headers: { ...headers, host: `localhost:${port}` },
        agent,
      },
      (answer) => {
        const chunks: Buffer[] = []
        answer.on('data', (chunk: Buffer) => chunks.push(chunk))
        answer.on('end', () =>
          resolve({
            status: answer.statusCode ?? 0,
            body: Buffer.concat(chunks).toString(),
            location: answer.headers.location,
          }),
        )
        answer.on('error', reject)
      },
    )
    asked.on('error', reject)
    asked.end(what.form)
  })
}
