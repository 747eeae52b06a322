import { existsSync } from 'node:fs';
import type { BrowserContextOptions, PlaywrightTestOptions, PlaywrightWorkerOptions } from '@playwright/test';

const wholeBrowsers = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

// Without what only windows need it takes a third less of a processor.
const usualPlaces = ['/usr/bin/chromium-headless-shell', ...wholeBrowsers];

/** A Chromium that can show notifications, which the headless shell cannot; undefined where there is none. */
export const wholeBrowser = wholeBrowsers.find((place) => existsSync(place));

/** The system's Chromium, which talks to nobody but the desk. Playwright leaves its sandbox off, as root needs. */
export const browserOptions: Partial<PlaywrightTestOptions & PlaywrightWorkerOptions> = {
  locale: 'en-GB',
  timezoneId: 'Europe/London',
  launchOptions: {
    executablePath: process.env['CHROMIUM_PATH'] ?? usualPlaces.find((place) => existsSync(place)),
    args: [
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
    ],
  },
};

export type Device = 'phone' | 'desktop';

/** The devices that people hold: a small phone, and a screen on a desk. */
export const devices: Record<Device, BrowserContextOptions> = {
  phone: {
    viewport: { width: 360, height: 740 },
    deviceScaleFactor: 2,
    isMobile: true,
    hasTouch: true,
    userAgent:
      'Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Mobile Safari/537.36',
  },
  desktop: { viewport: { width: 1280, height: 800 } },
};
