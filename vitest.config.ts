import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    // All cores: most of what the tests do is wait for programs that they have started.
    maxWorkers: '100%',
    projects: [
      {
        test: {
          name: 'unit',
          testTimeout: 60_000,
          include: [
            'src-*/**/*.test.ts',
            'src-*/**/*.test.tsx',
            'tests/rules/**/*.test.ts',
            'tests/bench/**/*.test.ts',
          ],
        },
      },
      {
        test: {
          name: 'integration',
          include: ['tests/integration/**/*.test.ts', 'tests/contract/**/*.test.ts', 'tests/migrations/**/*.test.ts'],
          exclude: ['tests/integration/nfc/**'],
          globalSetup: ['tests/support/build.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'nfc',
          include: ['tests/integration/nfc/**/*.test.ts'],
          globalSetup: ['tests/support/build.ts'],
          // One card service for the whole machine.
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
