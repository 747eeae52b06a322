import { chromium, type Browser, type Page } from '@playwright/test';
import { browserOptions, devices } from '../desk/devices.ts';
import type { MeasuredPage } from './pages.ts';

/** Lighthouse's Slow 4G: 150 ms there and back, 1.6 Mbit/s down, 750 kbit/s up. */
const LINE = { offline: false, latency: 150, downloadThroughput: 204_800, uploadThroughput: 96_000 };
const CPU_SLOWDOWN = 4;

declare global {
  interface Window {
    slowest: number;
  }
}

/** What a person does first on each page. */
const acts: Record<string, (page: Page) => Promise<void>> = {
  async home(page) {
    await page.getByLabel('Your reference number').pressSequentially('CON-7K3M', { delay: 60 });
    await page.getByRole('button', { name: 'Cymraeg' }).tap();
  },
  async form(page) {
    await page.getByLabel('What happened?').pressSequentially('My payment never arrived.', { delay: 60 });
    await page.getByRole('button', { name: 'Continue' }).tap();
  },
  async track(page) {
    await page.getByText('Why this date?').first().tap();
    await page.getByRole('button', { name: 'Cymraeg' }).tap();
  },
  async case(page) {
    await page.getByLabel('Your message').pressSequentially('Thank you for the news.', { delay: 60 });
    await page.getByText('Put your words right', { exact: true }).tap();
  },
};

/**
 * Uses each page by touch and keys on a slow phone and a slow line.
 * @returns the longest time from an input to the next frame, in milliseconds, by the name of the page
 */
export async function interactionsOf(pages: readonly MeasuredPage[]): Promise<Map<string, number>> {
  const browser = await chromium.launch(browserOptions.launchOptions);
  try {
    const slowest = new Map<string, number>();
    for (const page of pages) slowest.set(page.name, await slowestOf(browser, page));
    return slowest;
  } finally {
    await browser.close();
  }
}

async function slowestOf(browser: Browser, { name, url, cookie }: MeasuredPage): Promise<number> {
  const extraHTTPHeaders: Record<string, string> = cookie === null ? {} : { cookie };
  const context = await browser.newContext({ ...devices.phone, locale: 'en-GB', extraHTTPHeaders });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Network.emulateNetworkConditions', LINE);
  await session.send('Emulation.setCPUThrottlingRate', { rate: CPU_SLOWDOWN });
  await page.addInitScript(() => {
    window.slowest = 0;
    const observer = new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & { interactionId?: number })[])
        if (entry.interactionId) window.slowest = Math.max(window.slowest, entry.duration);
    });
    observer.observe({ type: 'event', durationThreshold: 16, buffered: true } as PerformanceObserverInit);
  });
  await page.goto(url);
  await acts[name]?.(page);
  // Entries come a frame after what they tell of.
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 100))));
  const slowest = await page.evaluate(() => window.slowest);
  await context.close();
  return slowest;
}
