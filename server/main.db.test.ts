import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { freePort } from '../test/support/server.ts'

const MAIN = fileURLToPath(new URL('main.ts', import.meta.url))
let home = ''

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'evi-main-'))
  await chmod(home, 0o755)
})
afterAll(() => rm(home, { recursive: true, force: true }))

type Server = { process: ChildProcess; baseUrl: string; said(): string }

// The test runner has a BASE_URL of its own.
const { BASE_URL: _runners, ...inherited } = process.env

async function startServer(env: Record<string, string> = {}): Promise<Server> {
  const port = await freePort()
  const process_ = spawn(process.execPath, [MAIN], {
    env: {
      ...inherited,
      EVI_MODE: 'test',
      DATA_DIR: home,
      PORT: String(port),
      NODE_ENV: 'production',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  for (const stream of [process_.stdout, process_.stderr]) stream?.on('data', (chunk) => (said += chunk))
  const ready = new Promise<void>((resolve, reject) => {
    process_.stdout?.on('data', () => said.includes('is ready at') && resolve())
    process_.once('exit', (code) => reject(new Error(`ended with ${code}:\n${said}`)))
  })
  await ready
  return { process: process_, baseUrl: `http://127.0.0.1:${port}`, said: () => said }
}

async function end(server: Server, signal: NodeJS.Signals): Promise<{ code: number | null; ms: number }> {
  const begun = performance.now()
  const ended = once(server.process, 'exit')
  server.process.kill(signal)
  const [code] = await ended
  return { code, ms: performance.now() - begun }
}

const postgresFile = async () => (await readFile(join(home, 'pg', 'postmaster.pid'), 'utf8')).split('\n')
const isAlive = (pid: number) => {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

test('a server killed in the middle leaves its database running; the next takes it over, and SIGTERM ends both', async () => {
  const first = await startServer()
  expect((await fetch(`${first.baseUrl}/readyz`)).status).toBe(200)
  const [pid, , , port] = await postgresFile()
  const owner = new pg.Client({ connectionString: `postgres://postgres:postgres@127.0.0.1:${port}/evi` })
  await owner.connect()
  await owner.query(
    "insert into person (given_name, family_name, created_at) values ('Amina', 'Hassan', now())",
  )
  await owner.end()
  expect((await end(first, 'SIGKILL')).code).toBeNull()
  expect(isAlive(Number(pid))).toBe(true)

  const second = await startServer()
  expect((await postgresFile())[0]).toBe(pid)
  expect((await fetch(`${second.baseUrl}/readyz`)).status).toBe(200)
  const { code, ms } = await end(second, 'SIGTERM')
  expect(code, second.said()).toBe(0)
  expect(ms).toBeLessThan(10_000)
  expect(isAlive(Number(pid))).toBe(false)

  const third = await startServer()
  const listening = fetch(`${third.baseUrl}/live/person`)
  expect((await listening).status).toBe(401)
  const interrupted = await end(third, 'SIGINT')
  expect(interrupted.code, third.said()).toBe(0)
}, 90_000)

test('asked to start with nonsense it says what to change, and starts nothing', async () => {
  await expect(startServer({ PORT: 'x', BASE_URL: 'nowhere' })).rejects.toThrow(
    /ended with 1:[\s\S]*PORT: [\s\S]*BASE_URL: /,
  )
})
