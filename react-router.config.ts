import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, gzip } from 'node:zlib'
import type { Config } from '@react-router/dev/config'

/** Assets never change under their name, so they are compressed once, at the best quality, when built. */
async function compressAssets(directory: string): Promise<void> {
  for (const name of await readdir(directory)) {
    if (!/\.(js|css|svg)$/.test(name)) continue
    const bytes = await readFile(join(directory, name))
    await writeFile(join(directory, `${name}.br`), await promisify(brotliCompress)(bytes))
    await writeFile(join(directory, `${name}.gz`), await promisify(gzip)(bytes, { level: 9 }))
  }
}

export default {
  appDirectory: 'app',
  buildDirectory: 'build',
  ssr: true,
  // All routes are told at once: no manifest endpoint, and the staff pages that hydrate are few.
  routeDiscovery: { mode: 'initial' },
  async buildEnd({ reactRouterConfig }) {
    await compressAssets(join(reactRouterConfig.buildDirectory, 'client', 'assets'))
  },
} satisfies Config
