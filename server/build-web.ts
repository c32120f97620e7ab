import { spawn } from 'node:child_process'
import { existsSync, statSync } from 'node:fs'
import { glob } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
export const BUILD_DIRECTORY = join(ROOT, 'build')
const BUILT = join(BUILD_DIRECTORY, 'server', 'index.js')

/** What the pages are made of. Rules and models of the office may be bundled into them too. */
const SOURCES = [
  'app/**/*',
  'text/**/*.{json,ts}',
  'office/**/{rules,model}.ts',
  '*.config.ts',
  'package-lock.json',
]

/** Builds the pages when they never were or something they are made of is newer. Gives whether it did. */
export async function buildWebIfStale(): Promise<boolean> {
  if (existsSync(BUILT) && !(await newerThan(statSync(BUILT).mtimeMs))) return false
  await reactRouterBuild()
  return true
}

async function newerThan(builtMs: number): Promise<boolean> {
  for await (const file of glob(SOURCES, { cwd: ROOT })) {
    if (statSync(join(ROOT, file)).mtimeMs > builtMs) return true
  }
  return false
}

function reactRouterBuild(): Promise<void> {
  const cli = join(ROOT, 'node_modules', '@react-router', 'dev', 'bin.js')
  return new Promise((resolve, reject) => {
    const said: Buffer[] = []
    const child = spawn(process.execPath, [cli, 'build'], { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] })
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => said.push(chunk))
    child.once('error', reject)
    child.once('close', (code) =>
      code === 0 ? resolve() : reject(new Error(`the pages could not be built:\n${Buffer.concat(said)}`)),
    )
  })
}
