import { defineConfig } from 'vitest/config'

/** Three kinds of test, told apart by name: pure rules, rules and SQL against a real database, scenes end to end. */
export default defineConfig({
  test: {
    // Left to itself it keeps one processor of two free.
    maxWorkers: 2,
    projects: [
      {
        test: {
          name: 'rules',
          maxWorkers: 2,
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
          name: 'database',
          maxWorkers: 2,
          include: ['**/*.db.test.ts'],
          exclude: ['node_modules/**', 'build/**'],
          globalSetup: ['test/support/postgres.setup.ts'],
          hookTimeout: 60_000,
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'scenes',
          include: ['**/*.scene.test.ts', 'app/shell.test.ts'],
          exclude: ['node_modules/**', 'build/**'],
          globalSetup: ['test/support/postgres.setup.ts', 'test/support/build.setup.ts'],
          hookTimeout: 120_000,
          testTimeout: 120_000,
          // Each has a server and a browser of its own: two at once keep two processors busy, more only wait.
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
})
