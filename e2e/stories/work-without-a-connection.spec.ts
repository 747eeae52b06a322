import type { Page } from '@playwright/test';
import { act } from '../desk/actions.ts';
import { casesOf, submitComplaint } from '../desk/api.ts';
import { servePortal } from '../desk/serve-portal.ts';
import { expect, test } from '../desk/test.ts';
import { complaint, fillIn, openForm, readConfirmation, send } from '../pages/complaint-form.ts';
import { installNow } from '../pages/offline.ts';
import { liveWords, track } from '../pages/tracking.ts';

test.use({ serviceWorkers: 'allow' });

/** Waits until the portal's files are on the device. */
async function isInstalled(page: Page): Promise<void> {
  await page.waitForFunction(() => navigator.serviceWorker.controller?.state === 'activated');
}

/** The addresses of everything that the worker has kept. */
function keptAddresses(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const caches = await window.caches.keys();
    const kept = await Promise.all(caches.map(async (name) => (await window.caches.open(name)).keys()));
    return kept.flat().map(({ url }) => new URL(url).pathname);
  });
}

test('a complaint is written without a connection, and goes once there is one', async ({
  openDevice,
  line,
  staff,
  isMobile,
}, { testId }) => {
  const name = `Tunnel ${testId}`;
  const page = await openDevice(isMobile ? 'phone' : 'desktop', line.address);
  await page.goto('/');
  await expect(page.getByRole('link', { name: 'complaints@constrat.io' })).toBeVisible();
  await isInstalled(page);

  await line.cut();
  await openForm(page);
  await fillIn(page, { name });
  await send(page);
  await expect(page.getByRole('alert')).toContainText('goes by itself once you are online');
  await page.reload();
  await expect(page.getByRole('alert')).toContainText('goes by itself once you are online');

  await line.restore();
  const { reference } = await readConfirmation(page);
  expect(await casesOf(staff, name)).toEqual([{ reference, whatHappened: complaint.whatHappened }]);
});

test('the last state of a complaint can be read without a connection, with its time, and nothing else is kept', async ({
  request,
  staff,
  openDevice,
  line,
  isMobile,
}) => {
  const reference = await submitComplaint(request);
  await act(staff, reference, 'startReview', {});
  const page = await openDevice(isMobile ? 'phone' : 'desktop', line.address);
  await track(page, reference);
  await installNow(page);
  await isInstalled(page);
  const kept = await keptAddresses(page);
  expect(kept).toContain('/index.html');
  expect(kept.filter((path) => path.includes('graphql'))).toEqual([]);

  await line.cut();
  await page.reload();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    'We are reading everything you have told us',
  );
  await expect(
    page.getByText(/^You are offline. This is how it stood on \w{3}\s\d+\s\w+, \d\d:\d\d;/),
  ).toBeVisible();

  await act(staff, reference, 'startInvestigation', {});
  await line.restore();
  await expect(page.getByText(liveWords)).toBeVisible({ timeout: 15_000 });
  await expect(page.getByText('1 update while you were away', { exact: true })).toBeVisible();
  await expect(page.getByText('You are offline.')).toBeHidden();

  await page.getByRole('button', { name: 'Remove it' }).click();
  await line.cut();
  await page.reload();
  await expect(page.getByRole('alert')).toContainText('We could not look up your complaint');
});

test('a new version waits until it is wanted', async ({ page }) => {
  const portal = await servePortal();
  await page.goto(portal.address);
  await installNow(page);
  await isInstalled(page);
  const field = page.getByLabel('Your reference number');
  await field.fill('CON-7K3M');
  const openedAt = await page.evaluate(() => performance.timeOrigin);

  portal.release();
  await page.evaluate(async () => (await navigator.serviceWorker.ready).update());
  await expect(page.getByText('A new version of this page is ready.')).toBeVisible();
  await expect(field, 'nothing was lost').toHaveValue('CON-7K3M');
  await page.getByRole('button', { name: 'Later' }).click();
  await expect(page.getByText('A new version of this page is ready.')).toBeHidden();

  await page.reload();
  await page.getByRole('button', { name: 'Use it now' }).click();
  await expect(page.getByText('A new version of this page is ready.')).toBeHidden();
  await page.waitForFunction((before) => performance.timeOrigin > before, openedAt);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await portal.stop();
});
