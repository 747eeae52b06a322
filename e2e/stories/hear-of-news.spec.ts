import type { CDPSession, Page } from '@playwright/test';
import { submitComplaint } from '../desk/api.ts';
import { browserOptions, wholeBrowser } from '../desk/devices.ts';
import { expect, test } from '../desk/test.ts';
import { installNow } from '../pages/offline.ts';

test.use({
  serviceWorkers: 'allow',
  launchOptions: { ...browserOptions.launchOptions, executablePath: wholeBrowser },
});
test.skip(
  !wholeBrowser,
  'Left out: notifications, since no usual place has a whole Chromium, but a headless shell.',
);

/** Opens the settings of a case of this browser; the worker that takes pushes is there. */
async function openSettings(page: Page): Promise<void> {
  await submitComplaint(page.request);
  await page.goto('/case/settings');
  await installNow(page);
  await expect(page.getByRole('heading', { name: 'Notifications in this browser' })).toBeVisible();
}

/** Hands the worker of this page a push, as the browser does when its push service brings one. */
async function deliver(browser: CDPSession, origin: string, data: object): Promise<void> {
  const registered = new Promise<string>((resolve) => {
    browser.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      const ours = registrations.find(({ scopeURL }) => scopeURL.startsWith(origin));
      if (ours) resolve(ours.registrationId);
    });
  });
  await browser.send('ServiceWorker.enable');
  await browser.send('ServiceWorker.deliverPushMessage', {
    origin,
    registrationId: await registered,
    data: JSON.stringify(data),
  });
}

test('a browser that does not want to be told says so, and where to change it', async ({ page }) => {
  await openSettings(page);
  await page.getByRole('button', { name: 'Turn them on' }).click();
  await expect(page.getByText('This browser does not let us.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Turn them on' })).toHaveCount(0);
});

test('where the push service is out of reach nothing is turned on, and the page says it', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['notifications']);
  await openSettings(page);
  await page.getByRole('button', { name: 'Turn them on' }).click();
  await expect(page.getByText('We could not reach our service')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Turn them on' })).toBeEnabled();
});

test('news is told in the language of the case, with nothing of the news', async ({ page, context }) => {
  await context.grantPermissions(['notifications']);
  await openSettings(page);
  const browser = await context.newCDPSession(page);
  await deliver(browser, new URL(page.url()).origin, { language: 'cy' });
  const shown = () =>
    page.evaluate(async () => {
      const registration = await navigator.serviceWorker.ready;
      return (await registration.getNotifications()).map(({ title, body }) => ({ title, body }));
    });
  await expect.poll(shown).toEqual([{ title: 'Eich cwyn', body: 'Mae newyddion am eich cwyn.' }]);
});
