/** Builds the pages when one of their sources is newer than the build. Run after install, before a start and in tests. */
import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { glob, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const builder = join(root, 'node_modules/@react-router/dev/bin.cjs')

/** What a build is made of; a test beside the code changes no page. */
const SOURCES = [
  'app/**/*',
  'text/**/*',
  'office/**/{model,rules}.ts',
  'vite.config.ts',
  'react-router.config.ts',
]

async function newest(patterns: string[]): Promise<number> {
  let latest = 0
  for await (const file of glob(patterns, { cwd: root })) {
    if (file.includes('.test.')) continue
    const found = await stat(join(root, file))
    if (found.isFile()) latest = Math.max(latest, found.mtimeMs)
  }
  return latest
}

const lock = join(root, 'build.lock')
const PATIENCE_MS = 300_000

/** Two builds at once in one checkout write over each other: the second waits, and most often finds nothing left to do. */
async function alone<T>(work: () => Promise<T>): Promise<T> {
  const until = performance.now() + PATIENCE_MS
  while (!(await taken())) {
    if (performance.now() > until)
      throw new Error(`another build has not ended; remove ${lock} if there is none`)
    await pause(200)
  }
  try {
    return await work()
  } finally {
    await rm(lock, { force: true })
  }
}

/** A lock whose process is gone was left by a build that was killed. */
async function taken(): Promise<boolean> {
  try {
    await writeFile(lock, String(process.pid), { flag: 'wx' })
    return true
  } catch {
    const holder = Number(await readFile(lock, 'utf8').catch(() => ''))
    if (holder > 0 && !isAlive(holder)) await rm(lock, { force: true })
    return false
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (failure) {
    return (failure as NodeJS.ErrnoException).code === 'EPERM'
  }
}

const isStale = async () => (await newest(SOURCES)) > (await newest(['build/server/index.js']))

/** True when it has built. An installation without the build tools keeps the build it came with. */
export async function buildIfStale(): Promise<boolean> {
  if (!existsSync(builder)) return false
  if (!(await isStale())) return false
  return alone(async () => {
    if (!(await isStale())) return false
    execFileSync(process.execPath, [builder, 'build'], {
      cwd: root,
      stdio: 'pipe',
      env: { ...process.env, NODE_ENV: 'production' },
    })
    return true
  })
}

if (import.meta.main) await buildIfStale()
