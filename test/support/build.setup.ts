import { buildIfStale } from '../../scripts/build-if-stale.ts'

/** Tests see the pages that users would see. */
export default async function setup(): Promise<void> {
  await buildIfStale()
}
