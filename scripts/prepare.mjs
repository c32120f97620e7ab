// After an install the pages are built, so that the first start is quick. Where the pinned Node.js is not there yet
// (an install of the lock file alone) nothing is done: the start builds what is missing.
if (Number(process.versions.node.split('.')[0]) >= 26) {
  const { buildIfStale } = await import('./build-if-stale.ts')
  await buildIfStale()
}
