/** Builds the pages when one of their sources is newer than the build. Run after install, before a start and in tests. */
import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { glob, stat } from 'node:fs/promises'
import { join } from 'node:path'
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

/** True when it has built. An installation without the build tools keeps the build it came with. */
export async function buildIfStale(): Promise<boolean> {
  if (!existsSync(builder)) return false
  if ((await newest(SOURCES)) <= (await newest(['build/server/index.js']))) return false
  execFileSync(process.execPath, [builder, 'build'], {
    cwd: root,
    stdio: 'pipe',
    env: { ...process.env, NODE_ENV: 'production' },
  })
  return true
}

if (import.meta.main) await buildIfStale()
