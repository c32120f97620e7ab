import { fileURLToPath } from 'node:url'

// After an install the pages are built, so that the first start is quick. Where the pinned Node.js is not there yet
// (an install of the lock file alone) nothing is done: the start builds what is missing.
if (Number(process.versions.node.split('.')[0]) >= 26) {
  const { buildIfStale } = await import('./build-if-stale.ts')
  await buildIfStale()
  // What the house's code has been made into is kept, so that no start has to make it again: a third of its first seconds.
  const { enableCompileCache, flushCompileCache } = await import('node:module')
  enableCompileCache(fileURLToPath(new URL('../node_modules/.cache/compiled', import.meta.url)))
  await import('../server/start.ts')
  flushCompileCache()
}
