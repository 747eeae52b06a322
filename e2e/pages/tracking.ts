import { expect, type Page } from '@playwright/test';

/** The words of the page on whether it follows the case. */
export const liveWords = 'Live — this page changes by itself';
export const reconnectingWords = 'Reconnecting… The page shows the last state we know.';

/** A reference number as people type it: no capitals, spaces for dashes, letters for digits. */
export function sloppy(reference: string): string {
  const [, ...groups] = reference.toLowerCase().split('-');
  return ` con ${groups.join(' ').replaceAll('0', 'o').replaceAll('1', 'l')} `;
}

/** Types a reference number into the form of the page and presses the button. */
export async function typeReference(page: Page, typed: string): Promise<void> {
  await page.getByLabel('Your reference number').fill(typed);
  await page.getByRole('button', { name: 'Show my complaint' }).click();
}

/** Opens the tracking page, types the reference number and waits until the page follows the case. */
export async function track(page: Page, typed: string): Promise<void> {
  await page.goto('/track');
  await typeReference(page, typed);
  await expect(page.getByText(liveWords)).toBeVisible();
}

/** The lines of the timeline without their dates, oldest first. */
export async function toldSteps(page: Page): Promise<string[]> {
  const timeline = page.locator('section').filter({ has: page.getByRole('heading', { name: 'Progress' }) });
  const lines = await timeline.locator('.title, .notes > li').allTextContents();
  return lines.map((line) =>
    line
      .replace(/\w{3}\s\d{1,2}\s\w+, \d\d:\d\d/, '')
      .replace(/\s+/g, ' ')
      .trim(),
  );
}
