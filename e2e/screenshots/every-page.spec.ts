import { fileURLToPath } from 'node:url';
import { test } from '../desk/test.ts';
import { openPlayground } from '../pages/playground.ts';
import { pageStates } from '../pages/states.ts';

const folder = fileURLToPath(new URL('../.output/screenshots/', import.meta.url));

test.use({ contextOptions: { reducedMotion: 'reduce' } });

for (const { name, open } of pageStates) {
  test(name, async ({ page, request, staff }, { project }) => {
    await open(page, { request, staff });
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await page.screenshot({ path: `${folder}${name}-${project.name}-${colorScheme}.png`, fullPage: true });
    }
  });
}

test('playground', async ({ page }, { project }) => {
  await openPlayground(page);
  await page.screenshot({ path: `${folder}playground-${project.name}.png` });
});
