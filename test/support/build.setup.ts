import { execFileSync } from 'node:child_process'
import { glob, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** What a build is made of; a test beside the code changes no page. */
const SOURCES = [
  'app/**/*',
  'text/**/*',
  'office/**/{model,rules}.ts',
  'vite.config.ts',
  'react-router.config.ts',
]

/** Builds the pages when one of their sources is newer than the build, so that tests see what users would. */
export default async function setup(): Promise<void> {
  if ((await newest(SOURCES)) <= (await newest(['build/server/index.js']))) return
  const builder = join(root, 'node_modules/@react-router/dev/bin.cjs')
  execFileSync(process.execPath, [builder, 'build'], {
    cwd: root,
    stdio: 'pipe',
    env: { ...process.env, NODE_ENV: 'production' },
  })
}

async function newest(patterns: string[]): Promise<number> {
  let latest = 0
  for await (const file of glob(patterns, { cwd: root })) {
    if (file.includes('.test.')) continue
    const found = await stat(join(root, file))
    if (found.isFile()) latest = Math.max(latest, found.mtimeMs)
  }
  return latest
}
