import { defineConfig } from '@playwright/test';

export default defineConfig({
  // The pictures of docs/screens are taken by the same means; they are no tests and run on demand only.
  testDir: process.env.LANYARD_SCREENS ? 'tests/screens' : 'tests/e2e',
  outputDir: 'test-results',
  // Each test runs an app of its own on a folder of its own; two cores bear two of them.
  workers: 2,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  forbidOnly: true,
  reporter: 'list',
  use: {
    // Everything is on this machine: what takes longer does not come.
    actionTimeout: 20_000,
    // What the page said and fetched, of tests that failed: without pictures, which would cost more than the test.
    trace: { mode: 'retain-on-failure', screenshots: false, snapshots: false, sources: false },
    viewport: { width: 1400, height: 900 },
    launchOptions: {
      ...(process.env.LANYARD_CHROMIUM ? { executablePath: process.env.LANYARD_CHROMIUM } : {}),
      args: ['--no-sandbox', '--disable-background-networking', '--disable-component-update', '--no-first-run'],
    },
  },
});
