import { defineConfig } from 'vitest/config'

const servers = 'tests/e2e/**/*.test.ts'
const faults = 'tests/faults/**/*.test.ts'

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['{packages,services,tools,tests,bench}/**/*.test.ts'],
          exclude: ['**/node_modules/**', '**/dist/**', servers, faults],
          maxWorkers: 2,
          testTimeout: 20_000, // some start programs, on a machine that may be busy
          sequence: { groupOrder: 0 },
        },
      },
      {
        // Starts real servers: one file at a time, after the unit tests, so that nothing competes with their deadlines.
        test: {
          name: 'e2e',
          include: [servers],
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 120_000,
          sequence: { groupOrder: 1 },
        },
      },
      {
        // Breaks what the services lean on, and measures them meanwhile: alone on the machine, one file at a time.
        test: {
          name: 'faults',
          include: [faults],
          fileParallelism: false,
          testTimeout: 300_000,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
})
