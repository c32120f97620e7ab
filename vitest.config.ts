import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

// What a process has made of the code, the next one takes over: half of the time that each of them needs to load the house.
process.env.NODE_COMPILE_CACHE ??= fileURLToPath(new URL('./node_modules/.cache/compiled', import.meta.url))

/** Node loads the code of the house as it does in use: nothing is transformed for a test, nor loaded for each file. */
const shared = {
  isolate: false,
  maxWorkers: 2,
  experimental: { viteModuleRunner: false, nodeLoader: false },
  // Pages are shown as users see them, not as who builds them does.
  env: { NODE_ENV: 'production' },
  // A page that looks again every few seconds is waited for; no test may rest on how fast the machine is.
  expect: { poll: { timeout: 20_000 } },
} as const

/** Three kinds of test, told apart by name: pure rules, rules and SQL against a real database, scenes end to end. */
export default defineConfig({
  test: {
    // Left to itself it keeps one processor of two free.
    maxWorkers: 2,
    projects: [
      {
        test: {
          ...shared,
          name: 'rules',
          testTimeout: 60_000,
          include: ['**/*.test.ts'],
          exclude: [
            'node_modules/**',
            'build/**',
            '**/*.db.test.ts',
            '**/*.scene.test.ts',
            'app/shell.test.ts',
          ],
        },
      },
      {
        test: {
          ...shared,
          name: 'database',
          include: ['**/*.db.test.ts'],
          exclude: ['node_modules/**', 'build/**'],
          globalSetup: ['test/support/postgres.setup.ts'],
          hookTimeout: 120_000,
          testTimeout: 60_000,
        },
      },
      {
        test: {
          ...shared,
          name: 'scenes',
          include: ['**/*.scene.test.ts', 'app/shell.test.ts'],
          exclude: ['node_modules/**', 'build/**'],
          globalSetup: ['test/support/postgres.setup.ts', 'test/support/build.setup.ts'],
          // Only for what never ends: a machine five times as slow still passes.
          hookTimeout: 300_000,
          testTimeout: 300_000,
          // Each has a server and a browser of its own: two at once keep two processors busy, more only wait.
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
})
