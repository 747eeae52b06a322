import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { demoStaff } from '../desk/api.ts';
import { expect, test } from '../desk/test.ts';
import { openPlayground } from '../pages/playground.ts';
import { pageStates } from '../pages/states.ts';
import { erasedCase } from './erased-case.ts';

const folder = fileURLToPath(new URL('../.output/screenshots/', import.meta.url));

test.use({ contextOptions: { reducedMotion: 'reduce' } });

for (const { name, open } of pageStates) {
  test(name, async ({ page, request, staff }, { project }) => {
    await open(page, { request, staff });
    await picture(page, `${name}-${project.name}`);
  });
}

test('track-erased', async ({ page, request, staff, staffOf }, { project }) => {
  const reference = await erasedCase(request, staff, await staffOf(demoStaff.director));
  await page.goto(`/track#${reference}`);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('its details are erased');
  await expect(page.getByRole('link', { name: 'complaints@constrat.io' })).toBeVisible();
  await picture(page, `track-erased-${project.name}`);
});

test('playground', async ({ page }, { project }) => {
  await openPlayground(page);
  await page.screenshot({ path: `${folder}playground-${project.name}.png` });
});

async function picture(page: Page, name: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await page.screenshot({ path: `${folder}${name}-${colorScheme}.png`, fullPage: true });
  }
}
