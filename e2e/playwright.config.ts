import { defineConfig } from '@playwright/test';
import { browserOptions, devices } from './desk/devices.ts';

/** The people's stories, in a real browser against the real desk: on a phone first, then on a desktop. */
export default defineConfig({
  testDir: 'stories',
  outputDir: '.output/results',
  globalSetup: './desk/start-desk.ts',
  fullyParallel: true,
  workers: 2,
  // Room for a machine that is busy with other things; nothing here waits for time to pass.
  timeout: 60_000,
  reporter: 'line',
  use: {
    ...browserOptions,
    // Each test is a first visit; only the stories without a connection need what a worker keeps.
    serviceWorkers: 'block',
    // Set by the global set-up: the desk listens on a port that was free.
    baseURL: process.env['DESK_ADDRESS'],
    // A trace of each story would take a fifth more of a processor; `npx playwright test NAME --trace on` makes one.
    trace: 'off',
    screenshot: 'only-on-failure',
  },
  projects: [
    // Staff work at a desk: the playground is no page for a phone.
    { name: 'phone', use: devices.phone, testIgnore: /work-a-case/ },
    { name: 'desktop', use: devices.desktop },
  ],
});
