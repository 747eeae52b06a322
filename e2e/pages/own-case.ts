import { expect, type Page } from '@playwright/test';

/** Opens the case of this browser, and waits until it is live. */
export async function openOwnCase(page: Page): Promise<void> {
  await page.goto('/case');
  await expectLive(page);
}

/** The page changes by itself from now on. */
export async function expectLive(page: Page): Promise<void> {
  await expect(page.getByText('Live — this page changes by itself')).toBeVisible();
}

/** Writes to us on the page of the case, with a small file where one is named. */
export async function sendMessage(page: Page, text: string, fileName?: string): Promise<void> {
  await page.getByLabel('Your message').fill(text);
  if (fileName !== undefined) await addFile(page, '#message-files', fileName);
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await expect(page.getByRole('listitem').filter({ hasText: text })).toBeVisible();
  await expect(page.getByText('Sent.', { exact: true })).toBeVisible();
}

/** Adds a text file and waits until it is sent. */
export async function addFile(page: Page, picker: string, name: string): Promise<void> {
  const buffer = Buffer.from('Paid on Monday.');
  await page.locator(picker).setInputFiles({ name, mimeType: 'text/plain', buffer });
  await expect(page.getByText('Ready to go with your answer')).toBeVisible();
}
