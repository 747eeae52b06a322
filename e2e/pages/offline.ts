import type { Page } from '@playwright/test';

/**
 * Installs the service worker of the page at once. By itself the portal does so two seconds later, once the first view
 * had its time.
 */
export async function installNow(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await navigator.serviceWorker.register('/service-worker.js', { updateViaCache: 'none' });
  });
}
